"""A person's own results, handed in because they chose to: checked like any hand-in, with the marks given at the time.

An exam's essays come with their questions, so that a trainer can mark them without a key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from hashlib import sha256
from typing import Any

from officer_quiz.kinds.base.ask import Past
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.base.stored import build
from officer_quiz.papers import seal
from officer_quiz.papers.canonical import Unsound
from officer_quiz.papers.chain import broken
from officer_quiz.papers.checks import Checked, Finding, ahead
from officer_quiz.papers.handin import code_of, open_envelope, read_envelope, started
from officer_quiz.papers.paper import Newer
from officer_quiz.results.attempts import time_each
from officer_quiz.results.marks import Marked, Person, QuestionMark
from officer_quiz.session.events import Answered, Event, Scored, Submitted

MOST, FINEST = 1000, 10**6
"""The points a question can be worth at most, and the largest denominator of points."""
LETTERED = frozenset({"single", "multiple", "indefinite", "true_false"})
"""Kinds whose responses are authored letters."""


def examine_own(name: str, raw: bytes, secret: bytes | None, now: datetime) -> Checked:
    """Return what is found of a file by itself; `secret` opens it where it was sealed."""
    own = Checked(name, sha256(raw).hexdigest(), code_of(raw))
    try:
        envelope = read_envelope(raw)
        if not envelope.signed:
            return own.also(Finding("altered", "signature"))
        if envelope.paper:
            return own.also(Finding("other-paper", "needs-key", other=envelope.paper))
        hand_in = open_envelope(envelope, secret)
        events, state = hand_in.events(), hand_in.state()
        started(events)
        if not all(_can_be(each.event) for each in events):
            raise Unsound("points")
    except Newer:
        return own.also(Finding("altered", "newer"))
    except Unsound:
        return own.also(Finding("altered", "file"))
    except seal.Unopened:
        return own.also(Finding("other-paper", "sealed"))
    head = hand_in.head
    found = replace(own.opened(hand_in), past=state.past, events=events, about=head.about, title=head.title)
    if head.signer != envelope.signer:
        found = found.also(Finding("altered", "signer"))
    for how, numbers in broken(head.data(), head.count, hand_in.links):
        found = found.also(Finding("altered", how, numbers))
    return found.also(*ahead(events, now))


def own_marked(checked: Checked, essays: Mapping[str, Fraction], marker: str, now: datetime) -> Marked:
    """Return the marks of a person's own results: those given at the time, and those of essays since."""
    events, person = checked.events, checked.person or Person("")
    begun = started(events)
    times = time_each(events)
    rows = [
        _row(checked, each.event, essays, times)
        for each in events
        if isinstance(each.event, Answered | Scored) and each.event.worth is not None
    ]
    last = next((each.at for each in events if isinstance(each.event, Submitted)), events[-1].at)
    return Marked(
        checked.id,
        "",
        "",
        checked.title,
        person,
        events[0].at,
        last,
        now,
        marker,
        "",
        begun.rule,
        checked.verdict,
        Fraction(begun.paper.pass_mark) if begun.paper else Fraction(0),
        tuple(rows),
    )


def own_essays(checked: Checked) -> Mapping[str, tuple[Question, str]]:
    """Return the essays that wait for a trainer, by question: the question and what was written."""
    found = {}
    for id, about in (checked.about or {}).items():
        past = (checked.past or {}).get(id, ())
        if "question" in about and past and isinstance(past[0], list) and past[0]:
            question = _built(about["question"])
            if question is not None:
                found[id] = question, past[0][0]
    return found


def _built(data: Any) -> Question | None:
    """Return an essay as its writer's machine had it, None for anything else."""
    try:
        question = build(data)
        return question if question.marked_by_trainer and question.turn((["…"],)) is not None else None
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError):
        return None


def _row(
    checked: Checked, event: Answered | Scored, essays: Mapping[str, Fraction], times: Mapping[str, float]
) -> QuestionMark:
    id, worth = event.question, Fraction(event.worth or 0)
    past = (checked.past or {}).get(id, ())
    about = (checked.about or {}).get(id, {})
    share = Fraction(event.fraction) if event.fraction is not None else essays.get(id)
    return QuestionMark(
        id,
        event.kind or "",
        _text(about.get("bank")),
        _text(about.get("level")),
        tuple(map(_text, about.get("skills", ()))),
        _told(event.kind or "", past),
        all(response is None for response in past),
        None if share is None else share * worth,
        worth,
        times.get(id),
    )


def _can_be(event: Event) -> bool:
    """Whether an event tells of points that a question can have earned."""
    if not isinstance(event, Answered | Scored) or event.worth is None:
        return True
    worth, share = Fraction(event.worth), Fraction(event.fraction or 0)
    return 0 <= worth <= MOST and abs(share) <= 1 and max(worth.denominator, share.denominator) <= FINEST


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _told(kind: str, past: Past) -> str:
    """Return the responses as they were given: letters together, anything else one after the other."""
    between = "" if kind in LETTERED else " "
    told = []
    for response in past:
        if isinstance(response, dict):
            told.append(" ".join(f"{row}{column}" for row, column in response.items()))
        elif response is not None:
            told.append(between.join(response))
    return " ".join(told)
