"""The neutral shape of every kind: nothing people read is lost, and what it calls right earns everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from examples import built, data_of
from officer_quiz import kinds
from officer_quiz.bank.prose import prose
from officer_quiz.kinds.base import portable
from officer_quiz.kinds.base.ask import Past, Response
from officer_quiz.kinds.base.one_turn import OneTurn
from officer_quiz.kinds.base.portable import Answer, Portable
from officer_quiz.kinds.base.question import Question
from officer_quiz.messages.catalogue import Message
from officer_quiz.scoring import PRACTICE

CARRIED = {
    "single": "ChooseOne",
    "multiple": "ChooseMany",
    "indefinite": "ChooseMany",
    "true_false": "TrueFalse",
    "fill": "Blanks",
    "numeric": "Number",
    "ordering": "Order",
    "ranking": "Order",
    "matching": "Pairs",
    "rating": "Rate",
    "best_worst": "BestWorst",
    "essay": "Text",
    "case": "Parts",
    "dialogue": "Talk",
}
"""The answer that carries each kind; a kind not named here cannot be carried."""
ASKS_BY_ITSELF = {"rating", "best_worst", "ranking", "case", "dialogue"}


def example(name: str, **change: Any) -> tuple[Question, dict[str, Any]]:
    data = data_of(name, **change)
    return built(data), data


def carried(name: str, **change: Any) -> Portable:
    shape = example(name, **change)[0].portable()
    assert shape is not None
    return shape


def right(answer: Answer) -> list[Response]:
    """The responses that the neutral shape calls right, turn by turn."""
    match answer:
        case portable.ChooseOne(choices) | portable.ChooseMany(choices):
            return [[choice.id for choice in choices if choice.right]]
        case portable.TrueFalse(is_right):
            return [["对" if is_right else "错"]]
        case portable.Blanks(accepted=accepted):
            return [[each[0] for each in accepted]]
        case portable.Number(value):
            return [[str(value)]]
        case portable.Order(items):
            return [[item.id for item in items]]
        case portable.Pairs(pairs):
            return [{left.id: found.id for left, found in pairs}]
        case portable.Rate(items):
            return [{item.id: str(item.value) for item in items}]
        case portable.BestWorst(best=best, worst=worst):
            return [{"best": best, "worst": worst}]
        case portable.Text(model, items):
            return [[model], [item.id for item in items]]
        case portable.Parts(parts):
            return [response for part in parts for response in right(part.answer)]
        case portable.Talk():
            return best_words(answer)


def best_words(talk: portable.Talk) -> list[Response]:
    """The best reply at each place on the way to an ending."""
    places = {place.id: place for place in talk.places}
    at, told = talk.start, list[Response]()
    while at in places:
        best = max(places[at].replies, key=lambda reply: reply.points)
        told.append([best.id])
        at = best.to
    assert at in {ending.id for ending in talk.endings}
    return told


def values(value: Any) -> Iterator[Any]:
    """Every value within a shape."""
    if isinstance(value, tuple):
        for each in value:
            yield from values(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from values(getattr(value, field.name))
    else:
        yield value


@pytest.mark.parametrize("name", kinds.names())
def test_each_kind_is_carried_as_the_table_says(name: str) -> None:
    question, _ = example(name)
    shape = question.portable()
    assert (type(shape.answer).__name__ if shape else None) == CARRIED.get(name)
    assert shape is None or (shape.id, shape.kind, shape.points) == (question.id, name, question.worth)


@pytest.mark.parametrize("name", CARRIED)
def test_what_it_calls_right_earns_everything(name: str) -> None:
    question, _ = example(name)
    past: Past = right(carried(name).answer)
    for place, response in enumerate(past):
        turn = question.turn(past[:place])
        assert turn is not None and response is not None and turn.ask.refuse(response) is None
    assert question.turn(past) is None and question.score(past, PRACTICE) == 1
    if isinstance(question, OneTurn):
        assert past == [question.key()]


@pytest.mark.parametrize("name", CARRIED)
def test_nothing_that_people_read_is_lost_and_nothing_is_said_by_the_program(name: str) -> None:
    _, data = example(name, hint="提示。", title="标题")
    told = list(values(carried(name, hint="提示。", title="标题")))
    assert not any(isinstance(each, (Message, list, dict)) for each in told)
    parts = data.get("questions", [])
    texts = [text for each in [data, *parts] for _, text in prose(each, ())]
    assert [text for text in texts if text not in told] == []


@pytest.mark.parametrize("name", CARRIED)
def test_the_prompt_is_empty_only_where_a_kind_asks_by_itself(name: str) -> None:
    shape = carried(name)
    assert (shape.prompt == "") == (name in ASKS_BY_ITSELF)


@pytest.mark.parametrize("name", CARRIED)
def test_what_every_question_says_of_itself_goes_with_it(name: str) -> None:
    shape = carried(
        name,
        posts=["station", "window"],
        level="advanced",
        skills=["defuse"],
        tags=["一"],
        author="甲组",
        reviewer="乙组",
        status="reviewed",
        checked="2026-11-23",
        region="北京",
        explain="因为。",
        cite=["《人民警察法》第二条"],
        source=["S001"],
        valid_from="2026-01-01",
        valid_to="2026-12-31",
        shuffle="false",
        hint="想想。",
        title="题",
    )
    assert (shape.posts, shape.level, shape.skills, shape.tags) == (
        ("station", "window"),
        "advanced",
        ("defuse",),
        ("一",),
    )
    assert (shape.author, shape.reviewer, shape.status, shape.region) == ("甲组", "乙组", "reviewed", "北京")
    assert [str(day) for day in (shape.checked, shape.valid_from, shape.valid_to)] == [
        "2026-11-23",
        "2026-01-01",
        "2026-12-31",
    ]
    assert (shape.explain, shape.citations, shape.sources) == ("因为。", ("《人民警察法》第二条",), ("S001",))
    assert (shape.shuffle, shape.hint, shape.title) == (False, "想想。", "题")


def test_a_sentence_is_split_around_its_blanks_and_every_accepted_answer_counts() -> None:
    question, _ = example("fill")
    blanks = carried("fill").answer
    assert isinstance(blanks, portable.Blanks)
    assert len(blanks.texts) == len(blanks.accepted) + 1
    assert "____".join(blanks.texts) == carried("fill").prompt
    assert blanks.accepted == (("八",), ("十二", "十二小时"))
    for other in blanks.accepted[1]:
        assert question.score([["八", other]], PRACTICE) == 1


def test_a_number_is_right_to_the_edge_of_its_tolerance() -> None:
    question, _ = example("numeric", answer="0.5", tolerance="0.2", unit="米")
    assert carried("numeric", answer="0.5", tolerance="0.2", unit="米").answer == portable.Number(
        Decimal("0.5"), Decimal("0.2"), "米"
    )
    assert [question.score([[typed]], PRACTICE) for typed in ("0.3", "0.7", "0.71")] == [1, 1, 0]


def test_a_remark_stands_at_what_it_is_about() -> None:
    single, rating, ranking = (carried(name).answer for name in ("single", "rating", "ranking"))
    assert isinstance(single, portable.ChooseOne) and isinstance(rating, portable.Rate)
    assert isinstance(ranking, portable.Order)
    assert [choice.feedback[:3] for choice in single.choices] == ["", "", "涉案人", "情况复"]
    assert (rating.scale, [(item.id, item.value) for item in rating.items]) == (
        5,
        [("A", 5), ("B", 2), ("C", 5), ("D", 1)],
    )
    assert ranking.items[3].feedback == "说得不全错，但眼前的冲突没有人管。"


def test_pairs_read_as_translated_and_keep_their_keys() -> None:
    pairs = carried("matching", wording={"八小时": "eight hours"}).answer
    assert isinstance(pairs, portable.Pairs)
    left, found = pairs.pairs[0]
    assert (left, found.id) == (portable.Item("八小时", "eight hours"), "传唤后询问查证的一般时限")
    assert [item.id for item in pairs.distractors] == ["继续盘问经批准延长后的时限"]


def test_a_key_of_judgement_tells_how_many_experts_stand_behind_it() -> None:
    means = dict.fromkeys("ABCDE", "3")
    panel = {"size": "12", "date": "2026-01-01", "mean": means, "mode": means, "sd": means}
    assert carried("best_worst", panel=panel).experts == 12
    assert carried("best_worst").experts == 0
    assert carried("single").experts is None


def test_a_case_carries_its_questions_with_the_facts_before_all() -> None:
    _, data = example("case")
    shape = carried("case", points="4")
    assert isinstance(shape.answer, portable.Parts)
    assert [(passage.role, passage.text) for passage in shape.context] == [("facts", data["facts"])]
    assert [(part.id, part.kind) for part in shape.answer.parts] == [
        ("example-case-1-1", "single"),
        ("example-case-1-2", "true_false"),
    ]
    assert shape.points == 4


def test_texts_that_are_blocks_of_lines_end_with_their_last_sign() -> None:
    whole = carried("case", facts="甲\n乙\n", explain="丙\n")
    assert (whole.context[0].text, whole.explain) == ("甲\n乙", "丙")


def test_a_case_with_a_question_that_cannot_be_carried_is_not_carried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds.kind("true_false"), "portable", lambda _: None)
    assert example("case")[0].portable() is None


def test_a_conversation_is_carried_as_its_graph() -> None:
    talk = carried("dialogue").answer
    assert isinstance(talk, portable.Talk)
    assert (talk.start, [place.id for place in talk.places]) == ("stop", ["stop", "heated", "hear"])
    assert [[(reply.id, reply.to) for reply in place.replies] for place in talk.places] == [
        [("A", "heated"), ("B", "hear"), ("C", "hear")],
        [("repair", "hear"), ("warn", "left")],
        [("A", "done"), ("B", "done")],
    ]
    rude = talk.places[0].replies[0]
    assert (rude.points, rude.violation, rude.citations) == (
        Fraction(0),
        "训斥当事人",
        ("《交通警察道路执勤执法工作规范》第六条",),
    )
    assert [(ending.id, ending.outcome) for ending in talk.endings] == [("done", "good"), ("left", "bad")]
    assert [passage.role for passage in carried("dialogue").context] == ["objective", "scene"]
