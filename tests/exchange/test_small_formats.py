"""Aiken and JSON, and the neutral shape as data of a bank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from examples import built, example
from officer_quiz import kinds
from officer_quiz.exchange import aiken, json
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.reading import Unreadable
from officer_quiz.kinds.base.portable import Choice, ChooseOne, Parts, Portable
from officer_quiz.messages.catalogue import Wording

SAY = Wording("en", {"kinds": kinds.wording})


def test_aiken() -> None:
    reading = aiken.read(
        "几小时？\nA. 八\nB) 十二\nANSWER: B\n\nno choices\nANSWER: A\nx\nA. a\nB. b\n\ny\nA. c\n".encode("gb18030")
    )
    first = reading.questions[0].question
    assert isinstance(first, Portable)
    assert (first.prompt, first.answer) == (
        "几小时？",
        ChooseOne((Choice("A", "八", False), Choice("B", "十二", True))),
    )
    assert [(SAY(each.place), SAY(each.message)) for each in reading.losses] == [
        ("line 6", "it makes no question: no choices")
    ]
    assert [SAY(each.place) for each in reading.questions] == ["line 1", "line 8", "line 12"]
    assert [each.question for each in reading.questions[1:]] == [
        {"type": "single", "stem": "x", "choices": {"A": "a", "B": "b"}},
        {"type": "single", "stem": "y", "choices": {"A": "c"}},
    ]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b'{"a": ', "it is no JSON: it breaks off at line 1, column 7."),
        (b"[" * 200_000, "its JSON lies too deep in itself and was not read."),
        (b'"x"', "its JSON has no questions."),
        (b"\xff\xff\xff\xff", "it is no text, or its encoding is not known. Save it as text in UTF-8."),
    ],
)
def test_what_is_no_json(raw: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as error:
        json.read(raw)
    assert SAY(error.value.message) == why


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ('{"id": "a", "kind": "single"}', "answer"),
        ('{"id": 1, "kind": "single", "answer": {"shape": "TrueFalse", "right": true}}', "id"),
        ('{"id": "a", "kind": "x", "answer": {"shape": "TrueFalse", "right": 1}}', "answer.right"),
        (
            '{"id": "a", "kind": "x", "answer": {"shape": "ChooseOne", "choices": [{"id": "A"}]}}',
            "answer.choices[0].text",
        ),
        ('{"id": "a", "kind": "x", "answer": {"shape": "Nothing"}}', "answer"),
        ('{"id": "a", "kind": "x", "answer": {"shape": "TrueFalse", "right": true}, "points": "1/0"}', "points"),
        ('{"id": "a", "kind": "x", "answer": {"shape": "TrueFalse", "right": true}, "points": "1e99999"}', "points"),
        ('{"id": "a", "kind": "x", "answer": {"shape": "TrueFalse", "right": true}, "more": 1}', "more"),
        (r'{"id": "a", "kind": "x", "answer": {"shape": "TrueFalse", "right": true}, "title": "\ud800"}', "title"),
    ],
)
def test_a_question_that_is_not_as_it_should_be_is_named(question: str, field: str) -> None:
    (loss,) = json.read(question.encode()).losses
    assert (SAY(loss.place), loss.message.args["field"]) == ("question 1", field)


def test_lines_of_json_are_questions() -> None:
    line = '{"id": "a", "kind": "true_false", "answer": {"shape": "TrueFalse", "right": true}}\n'
    assert len(json.read((line * 3).encode()).questions) == 3


@pytest.mark.parametrize("name", kinds.names())
def test_every_kind_becomes_data_of_a_bank_again(name: str) -> None:
    whole = example(name).portable()
    assert whole is not None
    data = {**plain(whole), "id": whole.id}
    if name == "case":
        data["questions"] = [{**part, "id": f"{whole.id}-{place}"} for place, part in enumerate(data["questions"], 1)]
    back = built(data).portable()
    assert back is not None
    assert (back.answer, back.context, back.points) == (whole.answer, whole.context, whole.points)


def test_json_tells_that_it_has_the_size_of_a_panel_alone() -> None:
    each = dict.fromkeys("ABCD", "3")
    panel = {"size": "12", "date": "2026-09-01", "mean": each, "mode": each, "sd": each}
    alone, agreed = example("rating").portable(), example("rating", panel=panel).portable()
    assert alone is not None and agreed is not None
    case = replace(alone, answer=Parts((agreed,)))
    told = json.write("t", [alone, agreed, case]).told
    assert [[SAY(f"formats.lost-{name}") for name in each.lost] for each in told] == [
        [],
        ["how the experts of a panel judged"],
        ["how the experts of a panel judged"],
    ]
