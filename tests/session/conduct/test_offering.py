"""What is offered in practice and when, and which question a command is about."""

from __future__ import annotations

import pytest

from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.session.commands import Command, Commands
from officer_quiz.session.conduct.practice import Practice
from officer_quiz.session.conduct.recorder import Unrecorded
from officer_quiz.session.events import Started
from officer_quiz.session.state import fold

ASKING = {Command.FLAG, Command.HELP, Command.LEAVE, Command.SKIP}
PAUSING = {Command.FLAG, Command.HELP, Command.LEAVE, Command.NEXT}
BACK = {Command.DISPUTE, Command.STAR, Command.AWAY, Command.FAVOURITE}


def single(id: str, hint: str = "") -> Question:
    data = {"id": id, "type": "single", "stem": "选哪个？", "choices": {"A": "甲", "B": "乙", "C": "丙"}, "answer": "B"}
    question, faults = parse(data | ({"hint": hint} if hint else {}))
    assert question is not None, faults
    return question


FIRST, SECOND = single("q-1"), single("q-2", hint="想一想。")


def practice(*, kept: bool = True) -> Practice:
    contents = ((FIRST.id, "h"), (SECOND.id, "h"))
    return Practice(Unrecorded(fold([Started("practice", contents, "1", "exact", "2026-11-23")])), kept)


def asked(practice: Practice, question: Question, *, looks_back: bool = False, has_articles: bool = False) -> Commands:
    turn = practice.turn(question)
    assert turn is not None
    return practice.while_asked(turn, looks_back=looks_back, has_articles=has_articles)


def test_a_hint_is_offered_where_there_is_one() -> None:
    assert asked(practice(), FIRST) == ASKING
    assert asked(practice(), SECOND) == ASKING | {Command.HINT}


def test_looking_back_is_offered_once_something_was_revealed_and_said_now() -> None:
    under_way = practice()
    assert asked(under_way, FIRST, looks_back=True, has_articles=True) == ASKING
    under_way.answer(FIRST, ["A"])
    assert asked(under_way, SECOND) == ASKING | {Command.HINT}
    assert asked(under_way, SECOND, looks_back=True) == ASKING | {Command.HINT} | BACK


@pytest.mark.parametrize(("has_articles", "law"), [(False, set[Command]()), (True, {Command.LAW})])
def test_the_law_is_offered_where_its_text_is_at_hand(has_articles: bool, law: set[Command]) -> None:
    under_way = practice()
    under_way.answer(FIRST, ["A"])
    assert under_way.after_feedback(has_articles=has_articles) == PAUSING | BACK | law
    looking = asked(under_way, SECOND, looks_back=True, has_articles=has_articles)
    assert looking == ASKING | {Command.HINT} | BACK | law


def test_what_is_for_later_is_not_offered_where_nothing_is_kept() -> None:
    under_way = practice(kept=False)
    under_way.answer(FIRST, ["A"])
    assert under_way.after_feedback(has_articles=True) == {Command.HELP, Command.LEAVE, Command.NEXT, Command.LAW}


def test_what_looks_back_is_about_the_question_just_answered() -> None:
    under_way = practice()
    assert under_way.about(Command.DISPUTE, FIRST) is FIRST
    under_way.answer(FIRST, ["A"])
    told = {command: under_way.about(command, SECOND).id for command in (*BACK, Command.FLAG, Command.LAW)}
    assert told == dict.fromkeys(BACK, "q-1") | {Command.FLAG: "q-2", Command.LAW: "q-2"}


def test_a_flag_is_set_and_cleared() -> None:
    under_way = practice()
    assert (under_way.flag(FIRST), under_way.state.flagged) == (True, frozenset({"q-1"}))
    assert (under_way.flag(FIRST), under_way.state.flagged) == (False, frozenset())
