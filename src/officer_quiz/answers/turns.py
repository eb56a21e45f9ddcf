"""Every turn a question can come to and what its answers reveal, for whatever shows a question whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Response, Turn
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.kinds.base.reveal import Ending, Note, Reveal

Responses = tuple[Response, ...]
"""What leads to a turn; none of them blank."""


@dataclass(frozen=True, slots=True)
class Way:
    """A reply in a conversation: the remark on it, and the place it leads to, counted from 1, or the ending."""

    note: Note
    to: int | Ending


@dataclass(frozen=True, slots=True)
class Step:
    """A turn; the first `shown` passages of its context were in the turn before it.

    `reveal` is what the key (or some answer, where there is no single key) reveals, if it finishes something. In a
    conversation, where each reply leads elsewhere, it is what the end reveals, and `replies` are the ways on in the
    authored order.
    """

    turn: Turn
    shown: int
    reveal: Reveal | None
    replies: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A place come to but not yet told: the responses that led there, the first `begun` of them to other parts."""

    past: Responses
    begun: int
    shown: int


def every_turn(question: Question, rules: Rules) -> Iterator[Step]:
    """Yield each turn of a question once, in the order they are first come to."""
    places: list[tuple[int, object]] = []
    waiting: list[_Waiting] = []

    def come(past: Responses, begun: int, shown: int) -> int:
        """Return the number within its part of the place `past` leads to, 0 for the end; a new one waits."""
        turn = question.turn(past)
        if turn is None:
            return 0
        place = (turn.part.number if turn.part else 0, _place(turn))
        if place not in places:
            places.append(place)
            waiting.append(_Waiting(past, begun, shown))
        return [each for each in places if each[0] == place[0]].index(place) + 1

    come((), 0, 0)
    while waiting:
        here = waiting.pop(0)
        turn = question.turn(here.past)
        assert turn is not None, "only a place with a turn waits"
        answers = responses(turn.ask)
        ends = [_to_the_end(question, (*here.past, each), rules) for each in answers]
        branches = len(answers) > 1 and ends[0].key is None
        ways: list[Way] = []
        for each, end in zip(answers if branches else answers[:1], ends, strict=False):
            past = (*here.past, each)
            closed = question.reveal(past, rules) is not None
            to = come(past, len(past) if closed else here.begun, len(turn.context))
            if branches:
                ways.append(Way(end.notes[len(here.past) - here.begun], end.ending if closed and end.ending else to))
        reveal = ends[0] if branches else _with_the_key(question, here.past, answers[0], rules)
        yield Step(turn, here.shown, reveal, tuple(ways))


def responses(ask: Ask) -> list[Response]:
    """Return well-formed responses to an ask: each option where one is chosen, else just one."""
    match ask:
        case Choose(options=options, most=1):
            return [[option.key] for option in options]
        case Choose(options=options):
            return [[option.key for option in options]]
        case Blanks(labels=labels, form=form):
            return [["0" if form == "number" else "…"] * len(labels)]
        case Arrange(items=items):
            return [[item.key for item in items]]
        case Assign(rows=rows, columns=columns):
            return [{row.key: columns[place % len(columns)].key for place, row in enumerate(rows)}]


def _place(turn: Turn) -> object:
    """What makes two turns the same place: its name, else what is asked; not how one came there."""
    return turn.place or (turn.prompt, turn.ask, turn.context[-1:])


def _with_the_key(question: Question, past: Responses, response: Response, rules: Rules) -> Reveal | None:
    """Return what the key reveals; any response finds out the key."""
    reveal = question.reveal((*past, response), rules)
    return question.reveal((*past, reveal.key), rules) if reveal and reveal.key is not None else reveal


def _to_the_end(question: Question, past: Responses, rules: Rules) -> Reveal:
    """Return what the question, or the part that `past` has come to, reveals when it goes on in any way."""
    while (reveal := question.reveal(past, rules)) is None:
        turn = question.turn(past)
        assert turn is not None, "a finished question reveals something"
        past = (*past, responses(turn.ask)[0])
    return reveal
