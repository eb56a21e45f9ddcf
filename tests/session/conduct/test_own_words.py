"""One's own words: when they are asked for, and beside which reply they stand in a conversation and in a case."""

from __future__ import annotations

from examples import built, data_of, example
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.base.reveal import Reveal
from officer_quiz.session.conduct.practice import OWN_WORDS, Practice
from officer_quiz.session.conduct.recorder import Unrecorded
from officer_quiz.session.events import Started
from officer_quiz.session.state import fold

TALK = example("dialogue")


def practice(question: Question, *, says_first: bool = True) -> Practice:
    started = Started("practice", ((question.id, "h"),), "1", "exact", "2026-11-23", says_first=says_first)
    return Practice(Unrecorded(fold([started])))


def asks(under_way: Practice, question: Question) -> bool:
    turn = under_way.turn(question)
    assert turn is not None
    return under_way.asks_own_words(question, turn)


def own(reveal: Reveal | None) -> list[str]:
    assert reveal is not None
    return [note.own for note in reveal.notes]


def test_they_are_asked_for_at_each_place_once_where_that_is_wanted() -> None:
    under_way = practice(TALK)
    assert asks(under_way, TALK)
    under_way.say_first(TALK, "甲")
    assert not asks(under_way, TALK) and under_way.own_words(TALK) == "甲"
    under_way.answer(TALK, ["B"])
    assert asks(under_way, TALK) and under_way.own_words(TALK) is None
    assert not asks(practice(TALK, says_first=False), TALK)
    assert not asks(practice(example("single")), example("single"))
    assert OWN_WORDS.refuse([""]) is None


def test_a_conversation_broken_off_has_those_of_the_replies_given() -> None:
    under_way = practice(TALK)
    under_way.say_first(TALK, "甲")
    under_way.answer(TALK, ["B"])
    under_way.say_first(TALK, "乙")
    assert own(under_way.answer(TALK, None)) == ["甲"]


def test_in_a_case_they_stand_beside_the_replies_of_its_conversation() -> None:
    first, last = data_of("single"), data_of("true_false", cite=[])
    case = built(data_of("case", questions=[first, data_of("dialogue"), last]))
    under_way = practice(case)
    assert not asks(under_way, case)
    under_way.answer(case, ["A"])
    under_way.say_first(case, "甲")
    under_way.answer(case, ["B"])
    under_way.say_first(case, "乙")
    assert own(under_way.answer(case, ["B"])) == ["甲", "乙"]
    assert not asks(under_way, case)
    assert not any(own(under_way.answer(case, ["对"])))
