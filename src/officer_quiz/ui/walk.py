"""Walks every turn a question can come to and what its answers reveal, for screens that show a question whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Response, Turn
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.kinds.base.reveal import Note, Reveal

Past = tuple[Response, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A turn; the first `shown` passages of its context were in the turn before it.

    `reveal` is what the key (or some answer, where there is no single key) reveals, if it finishes something. In a
    conversation, where each reply leads elsewhere, it is what the end reveals, and `replies` holds the remark on each
    reply in the authored order.
    """

    turn: Turn
    shown: int
    reveal: Reveal | None
    replies: tuple[Note, ...] = ()


def walk(question: Question, rules: Rules) -> Iterator[Step]:
    """Yield each turn of a question once, in the order they are first come to."""
    seen: list[object] = []
    waiting: list[tuple[Past, int]] = [((), 0)]
    while waiting:
        past, shown = waiting.pop(0)
        turn = question.turn(past)
        if turn is None or _place(turn) in seen:
            continue
        seen.append(_place(turn))
        answers = responses(turn.ask)
        ends = [_to_the_end(question, (*past, each), rules) for each in answers]
        if len(answers) > 1 and ends[0].key is None:
            yield Step(turn, shown, ends[0], tuple(end.notes[len(past)] for end in ends))
        else:
            yield Step(turn, shown, _with_the_key(question, past, answers[0], rules))
            answers = answers[:1]
        waiting += [((*past, each), len(turn.context)) for each in answers]


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
