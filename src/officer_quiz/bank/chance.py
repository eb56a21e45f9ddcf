"""What chance earns in judgement items and dialogues, on the average.

Each question is played a number of rounds. Whatever there is to choose from, each of it is chosen in about as many
rounds as any other, and which those are has nothing to do with what is chosen elsewhere (Latin hypercube sampling;
McKay, Beckman and Conover 1979): so few rounds tell as much as many more that are drawn freely.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from hashlib import blake2b
from itertools import permutations
from struct import unpack
from typing import TypeVar

from officer_quiz.bank.guessing import STEPS, Judged
from officer_quiz.bank.replaying import Replayed
from officer_quiz.kinds.base.ask import Response
from officer_quiz.kinds.base.question import Rules
from officer_quiz.kinds.best_worst import BestWorst
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.kinds.ranking import Ranking
from officer_quiz.kinds.rating import Rating

ROUNDS = 20
"""Times that chance plays each question: each of two, four or five as often. On the project's banks their means are
half as far from those of very many rounds (0.4 of a hundred) as those of 60 rounds that are drawn freely.
"""

Thing = TypeVar("Thing")


def by_chance(question: Judged, rules: Rules) -> float:
    """Return what chance earns in a question on the average, the same each time."""
    if isinstance(question, Dialogue):
        played = list(_talked(question))
    else:
        played = [question.score([response], rules) for response in _responses(question)]
    return float(sum(played, Fraction(0)) / len(played))


def _talked(question: Dialogue) -> Iterator[Fraction]:
    """Yield what a conversation earns in each round; the same replies are chosen from alike, wherever they are met."""
    talk = Replayed(question)
    met: dict[tuple[str, ...], list[str]] = {}

    for place in range(ROUNDS):

        def chosen(texts: Mapping[str, str], place: int = place) -> str:
            offered = tuple(texts.values())
            if offered not in met:
                met[offered] = _drawn([*texts], f"{question.id}:{':'.join(offered)}")
            return met[offered][place]

        yield talk.fraction(chosen, STEPS)


def _responses(question: Rating | BestWorst | Ranking) -> Iterator[Response]:
    """Yield the response of each round."""
    match question:
        case Rating():
            values = [str(value) for value in range(1, question.scale + 1)]
            rated = {letter: _drawn(values, f"{question.id}:{letter}") for letter in question.actions}
            yield from (dict(zip(rated, each, strict=True)) for each in zip(*rated.values(), strict=True))
        case BestWorst():
            pairs = _drawn([*permutations(question.actions, 2)], question.id)
            yield from ({"best": best, "worst": worst} for best, worst in pairs)
        case Ranking():
            keys = [str(place) for place in range(1, len(question.actions) + 1)]
            lots = {key: _drawn(range(ROUNDS), f"{question.id}:{key}") for key in keys}
            yield from (sorted(keys, key=lambda key: lots[key][place]) for place in range(ROUNDS))


def _drawn(things: Sequence[Thing], seed: str) -> list[Thing]:
    """Return one of the things for each round, each about as often as any other, the same for the same seed."""
    lots = unpack(f"<{ROUNDS + 1}H", blake2b(seed.encode(), digest_size=2 * (ROUNDS + 1)).digest())
    places = sorted(range(ROUNDS), key=lots.__getitem__)
    return [things[(place + lots[ROUNDS]) % len(things)] for place in places]
