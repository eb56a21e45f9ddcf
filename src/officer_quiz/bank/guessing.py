"""How far somebody gets in judgement items and dialogues who never reads the scene, only the words of the actions.

The guesser knows how characters and pairs of characters went with good and bad actions in other banks: the mean worth
of the texts that have one, drawn towards nothing where few have it (additive smoothing, as in naive Bayes). On the
project's banks it comes within two points in a hundred of a ridge regression on the same characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import fsum
from operator import add
from zlib import crc32

from officer_quiz.bank.model import Bank
from officer_quiz.bank.replaying import Replayed
from officer_quiz.kinds.base.ask import Response
from officer_quiz.kinds.base.question import Rules
from officer_quiz.kinds.best_worst import BestWorst
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.kinds.ranking import Ranking
from officer_quiz.kinds.rating import Rating

SMOOTHING = 3
"""Texts that would have to have a run of characters for half of what it seems to tell to be believed."""
FEWEST = 3
"""Texts that have a run of characters, at least: fewer tell nothing."""
_WHOLE = 10**12
"""What a worth of 1 is as a whole number."""
_BITS = 32
_OFTEN = (1 << _BITS) - 1
STEPS = 60
"""Replies after which a conversation is left."""
SPREAD = {3: (5, 3, 1), 4: (5, 4, 2, 1), 5: (5, 4, 2, 2, 1), 6: (5, 5, 4, 2, 1, 1)}
"""The values that a guesser who can only rank gives on a scale of five, by the number of actions."""

Judged = Rating | BestWorst | Ranking | Dialogue
Row = tuple[str, float]
"""The text of an action or a reply, and its worth from -1 to 1."""
Worth = Callable[[str], float]
"""What a guesser thinks of a text: more is better."""


@dataclass(frozen=True, slots=True)
class Guessed:
    """A question, and what fraction of it a guesser and chance earn."""

    question: Judged
    guesser: float
    chance: float


def learned(questions: Iterable[Judged]) -> Learned:
    """Return what the texts of questions teach."""
    return Learned(row for question in questions for row in rows(question))


def judged(bank: Bank) -> list[Judged]:
    """Return the judgement items and dialogues of a bank, parts of cases included."""
    return [item.question for item in bank.items if isinstance(item.question, Judged)]


def rows(question: Judged) -> Iterator[Row]:
    """Yield each action or reply of a question with its worth."""
    match question:
        case Dialogue():
            for node in question.nodes.values():
                most = max(reply.points for reply in node.replies) or 1
                yield from ((reply.say, float(2 * reply.points / most - 1)) for reply in node.replies)
        case Rating():
            middle = (question.scale + 1) / 2
            for action in question.actions.values():
                yield action.do, (action.expect - middle) / (middle - 1)
        case BestWorst():
            for letter, text in question.actions.items():
                yield text, float((letter == question.best) - (letter == question.worst))
        case Ranking():
            last = max(len(question.actions) - 1, 1)
            yield from ((action.do, 1 - 2 * place / last) for place, action in enumerate(question.actions))


def runs(text: str) -> set[str]:
    """Return the characters and the pairs of neighbours of a text."""
    return {*text, *map(add, text, text[1:])}


class Learned:
    """How often runs of characters were seen, and the worths of their texts added up.

    Worths are added as whole numbers of millionths of a millionth, so that what one bank adds can be left out again to
    the last digit, and no order of the banks makes a difference. Both stand in one number, the worths above `_BITS`
    bits and how often in them: it is added up, sent and looked up as fast as one.
    """

    def __init__(self, told: Iterable[Row] = ()) -> None:
        """Learn from texts with their worths."""
        self.texts = self.total = 0
        self.runs: dict[str, int] = {}
        for text, worth in told:
            whole = round(worth * _WHOLE)
            self.texts, self.total = self.texts + 1, self.total + whole
            each = (whole << _BITS) + 1
            for run in runs(text):
                self.runs[run] = self.runs.get(run, 0) + each

    def add(self, other: Learned) -> None:
        """Learn what another has learned."""
        self.texts, self.total = self.texts + other.texts, self.total + other.total
        for run, each in other.runs.items():
            self.runs[run] = self.runs.get(run, 0) + each


NOTHING = Learned()


class Guesser:
    """Knows what runs of characters go with: all that was learned but for what comes from one bank.

    It is asked for the runs of that bank, and hardly any others.
    """

    def __init__(self, learned: Learned, without: Learned = NOTHING) -> None:
        self._learned, self._without = learned, without
        self.texts = learned.texts - without.texts
        self._mean = (learned.total - without.total) / self.texts if self.texts else 0.0
        self._told: dict[str, float | None] = {}
        self._work_out(without.runs)

    def _work_out(self, runs: Iterable[str]) -> None:
        """Note what runs tell, None for those that too few texts have."""
        learned, without, mean, told = self._learned.runs, self._without.runs, self._mean, self._told
        for run in runs:
            both = learned.get(run, 0) - without.get(run, 0)
            often = both & _OFTEN
            told[run] = ((both >> _BITS) - mean * often) / (often + SMOOTHING) / _WHOLE if often >= FEWEST else None

    def tells(self, run: str) -> float | None:
        """Return what a run tells; None for one that too few texts have."""
        if run not in self._told:
            self._work_out((run,))
        return self._told[run]

    def worth(self, text: str) -> float:
        """Return what it thinks of a text."""
        found = runs(text)
        self._work_out(found.difference(self._told))
        return fsum(filter(None, map(self._told.get, found))) / (len(found) or 1)

    def strongest(self, text: str) -> str:
        """Return the run of a text that tells most, either way; empty where none tells anything."""
        told = ((run, self.tells(run)) for run in runs(text))
        known = ((-abs(each), run) for run, each in told if each is not None)
        return min(known, default=(0.0, ""))[1]

    def strength(self, run: str) -> float:
        """Return how much a run tells, either way."""
        return abs(self.tells(run) or 0.0)


def by_words(question: Judged, guesser: Guesser, rules: Rules) -> float:
    """Return what the guesser earns in a question."""
    return float(_fraction(question, guesser.worth, rules))


def means(found: Sequence[Guessed]) -> tuple[float, float]:
    """Return what the guesser and chance earn on the average."""
    return sum(each.guesser for each in found) / len(found), sum(each.chance for each in found) / len(found)


def room_used(found: Sequence[Guessed]) -> float:
    """Return the share of the room above chance that guessing uses: 0 for chance, 1 for full marks."""
    guesser, chance = means(found)
    return (guesser - chance) / (1 - chance) if chance < 1 else 0.0


def _fraction(question: Judged, worth: Worth, rules: Rules) -> Fraction:
    """Return what somebody earns who goes by the worth of the texts alone."""
    match question:
        case Dialogue():
            return Replayed(question).fraction(partial(_first, worth=worth), STEPS)
        case Rating():
            return question.score([_rated(question, worth)], rules)
        case BestWorst():
            order = _ordered(question.actions, worth)
            return question.score([{"best": order[0], "worst": order[-1]}], rules)
        case Ranking():
            texts = {str(place): action.do for place, action in enumerate(question.actions, 1)}
            return question.score([_ordered(texts, worth)], rules)


def _ordered(texts: Mapping[str, str], worth: Worth) -> list[str]:
    """The keys of texts, best first; equals in an order that has nothing to do with how the author wrote them."""
    worths = {key: worth(text) for key, text in texts.items()}
    if len({*worths.values()}) == len(worths):
        return sorted(texts, key=worths.__getitem__, reverse=True)
    return sorted(texts, key=lambda key: (-worths[key], crc32(texts[key].encode())))


def _first(texts: Mapping[str, str], worth: Worth) -> str:
    """The first of them in that order."""
    if len(texts) == 1:
        return next(iter(texts))
    worths = {key: worth(text) for key, text in texts.items()}
    best = max(worths.values())
    equal = {key: texts[key] for key, each in worths.items() if each == best}
    return next(iter(equal)) if len(equal) == 1 else _ordered(equal, worth)[0]


def _rated(question: Rating, worth: Worth) -> Response:
    order = _ordered({letter: action.do for letter, action in question.actions.items()}, worth)
    count = len(order)
    spread = SPREAD.get(count) or (5, *(4 for _ in range(count - 3)), 2, 1)[:count]
    values = (round(1 + (value - 1) * (question.scale - 1) / 4) for value in spread)
    return {letter: str(value) for letter, value in zip(order, values, strict=True)}
