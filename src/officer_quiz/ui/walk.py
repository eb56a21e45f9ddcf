"""Walks every turn a question can come to and what its answers reveal, for screens that show a question whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Response, Turn
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.kinds.base.reveal import Ending, Note, Reveal

Past = tuple[Response, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A reply in a conversation: the remark on it, and the step it leads to, counted from 1, or the ending."""

    note: Note
    to: int
    ending: Ending | None


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


def walk(question: Question, rules: Rules) -> Iterator[Step]:
    """Yield each turn of a question once, in the order they are first come to."""
    places: list[object] = []
    waiting: list[tuple[Past, int]] = []

    def come(past: Past, shown: int) -> int:
        """Return the number of the place `past` leads to, 0 for the end; a new one waits to be told."""
        turn = question.turn(past)
        if turn is None:
            return 0
        if _place(turn) not in places:
            places.append(_place(turn))
            waiting.append((past, shown))
        return places.index(_place(turn)) + 1

    come((), 0)
    while waiting:
        past, shown = waiting.pop(0)
        turn = question.turn(past)
        assert turn is not None, "only a place with a turn waits"
        answers = responses(turn.ask)
        ends = [_to_the_end(question, (*past, each), rules) for each in answers]
        branches = len(answers) > 1 and ends[0].key is None
        ways = [come((*past, each), len(turn.context)) for each in (answers if branches else answers[:1])]
        if branches:
            replies = (
                Way(end.notes[len(past)], to, None if to else end.ending) for end, to in zip(ends, ways, strict=True)
            )
            yield Step(turn, shown, ends[0], tuple(replies))
        else:
            yield Step(turn, shown, _with_the_key(question, past, answers[0], rules))


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
    """What makes two turns the same place: what is asked and the last thing read, not how one came there."""
    return turn.prompt, turn.ask, turn.part, turn.context[-1:]


def _with_the_key(question: Question, past: Past, response: Response, rules: Rules) -> Reveal | None:
    """Return what the key reveals; any response finds out the key."""
    reveal = question.reveal((*past, response), rules)
    return question.reveal((*past, reveal.key), rules) if reveal and reveal.key is not None else reveal


def _to_the_end(question: Question, past: Past, rules: Rules) -> Reveal:
    """Return what the question reveals in the end when it goes on from `past` in any way."""
    while turn := question.turn(past):
        past = (*past, responses(turn.ask)[0])
    reveal = question.reveal(past, rules)
    assert reveal is not None, "a finished question reveals something"
    return reveal
