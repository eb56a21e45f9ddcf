"""How far somebody gets in judgement items and dialogues who never reads the scene, only the words of the actions.

The guesser knows how characters and pairs of characters went with good and bad actions in other banks: the mean worth
of the texts that have one, drawn towards nothing where few have it (additive smoothing, as in naive Bayes). On the
project's banks it comes within two points in a hundred of a ridge regression on the same characters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from hashlib import blake2b
from zlib import crc32

from officer_quiz.bank.model import Bank
from officer_quiz.kinds.base.ask import Choose, Past, Response
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.kinds.best_worst import BestWorst
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.kinds.ranking import Ranking
from officer_quiz.kinds.rating import Rating

SMOOTHING = 3
"""Texts that would have to have a run of characters for half of what it seems to tell to be believed."""
FEWEST = 3
"""Texts that have a run of characters, at least: fewer tell nothing."""
STEPS = 60
"""Replies after which a conversation is left."""
ROUNDS = 60
"""Times that chance plays each question."""
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
    return {*text, *(text[place : place + 2] for place in range(len(text) - 1))}


class Guesser:
    """Knows what runs of characters go with."""

    def __init__(self, told: Iterable[Row]) -> None:
        """Learn from texts with their worths."""
        seen, worths, count, total = Counter[str](), dict[str, float](), 0, 0.0
        for text, worth in told:
            count, total = count + 1, total + worth
            for run in runs(text):
                seen[run] += 1
                worths[run] = worths.get(run, 0.0) + worth
        mean = total / count if count else 0.0
        self.texts = count
        self.tells: Mapping[str, float] = {
            run: (worths[run] - mean * often) / (often + SMOOTHING) for run, often in seen.items() if often >= FEWEST
        }

    def worth(self, text: str) -> float:
        """Return what it thinks of a text."""
        found = runs(text)
        return sum(self.tells.get(run, 0.0) for run in sorted(found)) / (len(found) or 1)

    def strongest(self, text: str) -> str:
        """Return the run of a text that tells most, either way; empty where none tells anything."""
        known = sorted(run for run in runs(text) if run in self.tells)
        return max(known, key=lambda run: abs(self.tells[run]), default="")


def guessed(question: Judged, guesser: Guesser, rules: Rules) -> Guessed:
    """Return what the guesser and chance earn in a question; chance is the same each time."""
    by_words = float(question.score(_play(question, guesser.worth), rules))
    played = (question.score(_at_random(question, f"{question.id}:{place}"), rules) for place in range(ROUNDS))
    return Guessed(question, by_words, float(sum(played, Fraction(0)) / ROUNDS))


def means(found: Sequence[Guessed]) -> tuple[float, float]:
    """Return what the guesser and chance earn on the average."""
    return sum(each.guesser for each in found) / len(found), sum(each.chance for each in found) / len(found)


def room_used(found: Sequence[Guessed]) -> float:
    """Return the share of the room above chance that guessing uses: 0 for chance, 1 for full marks."""
    guesser, chance = means(found)
    return (guesser - chance) / (1 - chance) if chance < 1 else 0.0


def _at_random(question: Judged, seed: str) -> Past:
    if isinstance(question, Rating):
        return [{letter: str(1 + int(_chance(seed, letter) * question.scale)) for letter in question.actions}]
    return _play(question, partial(_chance, seed))


def _chance(seed: str, text: str) -> float:
    """A number from 0 to below 1 that follows from a seed and a text."""
    return int.from_bytes(blake2b(f"{seed}:{text}".encode(), digest_size=6).digest()) / 2**48


def _play(question: Judged, worth: Worth) -> Past:
    """Return the responses of somebody who goes by the worth of the texts alone."""
    match question:
        case Dialogue():
            return _talk(question, worth)
        case Rating():
            return [_rated(question, worth)]
        case BestWorst():
            order = _ordered(question.actions, worth)
            return [{"best": order[0], "worst": order[-1]}]
        case Ranking():
            texts = {str(place): action.do for place, action in enumerate(question.actions, 1)}
            return [_ordered(texts, worth)]


def _ordered(texts: Mapping[str, str], worth: Worth) -> list[str]:
    """The keys of texts, best first; equals in an order that has nothing to do with how the author wrote them."""
    return sorted(texts, key=lambda key: (-worth(texts[key]), crc32(texts[key].encode())))


def _rated(question: Rating, worth: Worth) -> Response:
    order = _ordered({letter: action.do for letter, action in question.actions.items()}, worth)
    count = len(order)
    spread = SPREAD.get(count) or (5, *(4 for _ in range(count - 3)), 2, 1)[:count]
    values = (round(1 + (value - 1) * (question.scale - 1) / 4) for value in spread)
    return {letter: str(value) for letter, value in zip(order, values, strict=True)}


def _talk(question: Question, worth: Worth) -> Past:
    past: list[Response | None] = []
    while len(past) < STEPS and (turn := question.turn(past)) is not None:
        assert isinstance(turn.ask, Choose)
        texts = {option.key: str(option.text) for option in turn.ask.options}
        past.append(_ordered(texts, worth)[:1])
    return past if question.turn(past) is None else [*past, None]
