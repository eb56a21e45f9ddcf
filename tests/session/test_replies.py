"""Replies of a conversation are known by their ids: their order, and ids given later, change no answer on record."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from examples import built, data_of
from officer_quiz import kinds
from officer_quiz.answers.turns import every_turn
from officer_quiz.answers.words import responses_in_words
from officer_quiz.kinds.base.ask import Choose, Option, Past, Turn
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.base.stored import build, plain
from officer_quiz.messages.catalogue import Wording
from officer_quiz.scoring import PRACTICE
from officer_quiz.session.conduct.practice import answer, next_turn, recheck
from officer_quiz.session.events import Event, Started, decode, encode
from officer_quiz.session.marking import fits, revised
from officer_quiz.session.state import State, fold

SAY = Wording("zh", {"kinds": kinds.wording})
IDS = {"stop": ("shout", "reason", "papers"), "hear": ("rules", "care")}
SAID = ["（敬礼）你好！请出示驾驶证、行驶证。", "老人现在怎么样？接电话的经过请您讲，我记下。"]
EARNED = Fraction(5, 6)
"""What these two replies earn: 2 of 3 points and 3 of 3."""


def dialogue(*, ids: bool, turned: bool = False) -> Question:
    """The example, its replies with `ids` of their own or not, and in the opposite order when `turned`."""
    data = data_of("dialogue")
    for name, node in data["nodes"].items():
        for reply, id in zip(node["replies"], IDS.get(name, ()), strict=False):
            reply.update({"id": id} if ids else {})
        if turned:
            node["replies"].reverse()
    return built(data)


def keys(turn: Turn | None) -> list[str]:
    assert turn is not None and isinstance(turn.ask, Choose)
    return [option.key for option in turn.ask.options]


def told(question: Question, past: Past) -> list[str]:
    return responses_in_words(question, past, SAY).split(" ‖ ")


def test_a_reply_is_known_by_its_id_and_without_one_by_the_letter_of_its_place() -> None:
    assert keys(dialogue(ids=True).turn(())) == ["shout", "reason", "papers"]
    assert keys(dialogue(ids=False).turn(())) == ["A", "B", "C"]
    assert keys(dialogue(ids=False).turn((["A"],))) == ["repair", "warn"]


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_replies_with_ids_changes_no_answer_on_record(turned: bool) -> None:
    question = dialogue(ids=True, turned=turned)
    past = (["papers"], ["care"])
    assert fits(question, past) and question.turn(past) is None
    assert question.score(past, PRACTICE) == EARNED
    assert told(question, past) == SAID


def test_an_answer_recorded_by_letter_means_the_same_once_replies_have_ids() -> None:
    past = (["C"], ["B"])
    for question in (dialogue(ids=False), dialogue(ids=True)):
        assert fits(question, past)
        assert question.score(past, PRACTICE) == EARNED
        assert told(question, past) == SAID


@pytest.mark.parametrize("response", [["D"], ["a"], ["warn"], ["papers", "C"], ["A", "B"], []])
def test_what_names_no_reply_or_several_is_refused(response: list[str]) -> None:
    assert not fits(dialogue(ids=True), (response,))


def test_the_same_option_under_two_names_is_chosen_twice() -> None:
    ask = Choose((Option("one", "一", former=("A",)), Option("two", "二", former=("B",))), 1, 2)
    assert ask.refuse(["one", "B"]) is None
    assert ask.refuse(["one", "A"]) is not None


def log(question: Question, *, past: Past) -> str:
    """The events of a session that has answered a question so far, as stored."""
    started = Started("practice", ((question.id, "before"),), "2026", "subset_half", "2026-11-23")
    events: list[Event] = [started]
    for response in past:
        events.append(answer(fold(events), question, response, PRACTICE))
    return json.dumps([encode(event) for event in events], ensure_ascii=False)


def resumed(text: str) -> State:
    return fold(decode(kind, data) for kind, data in json.loads(text))


def test_a_conversation_is_stored_and_gone_on_with_by_ids() -> None:
    question = dialogue(ids=True)
    shown = next_turn(resumed(log(question, past=())), question)
    assert sorted(keys(shown)) == ["papers", "reason", "shout"]
    text = log(question, past=(["papers"],))
    assert '"papers"' in text
    state = resumed(text)
    event = answer(state, build(plain(dialogue(ids=True))), ["care"], PRACTICE)
    assert (event.response, event.fraction) == (["care"], str(EARNED))


@pytest.mark.parametrize(
    ("recorded", "past"), [(dialogue(ids=True), (["papers"],)), (dialogue(ids=False), (["C"],))], ids=["id", "letter"]
)
def test_a_conversation_goes_on_after_its_replies_got_ids_or_another_order(recorded: Question, past: Past) -> None:
    now = dialogue(ids=True, turned=past == (["papers"],))
    state = resumed(log(recorded, past=past))
    assert recheck(state, lambda _: "before", lambda _: now) == []
    turn = next_turn(state, now)
    assert turn is not None and [passage.text for passage in turn.context if passage.role == "self"] == SAID[:1]
    assert answer(state, now, ["care"], PRACTICE).fraction == str(EARNED)


def test_a_conversation_is_told_whole_in_the_authored_order() -> None:
    first = next(every_turn(dialogue(ids=True), PRACTICE))
    assert [way.note.verdict for way in first.replies] == ["wrong", "right", "partly"]
    assert [way.to for way in first.replies] == [2, 3, 3]


def test_in_an_exam_what_was_said_is_kept_when_replies_get_ids_or_another_order() -> None:
    for recorded, past in ((dialogue(ids=True), (["papers"],)), (dialogue(ids=False), (["C"],))):
        state = resumed(log(recorded, past=past))
        now = dialogue(ids=True, turned=past == (["papers"],))
        assert revised(state, now, now.id, "after").kept
