"""GIFT: the samples of a public grammar read as it reads them, and what each construct becomes."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from officer_quiz import kinds
from officer_quiz.exchange import gift
from officer_quiz.exchange.base.gift_grammar import Broken, Gift, Marked, questions
from officer_quiz.exchange.reading import Draft
from officer_quiz.kinds.base.portable import (
    Blanks,
    Choice,
    ChooseMany,
    ChooseOne,
    Item,
    Number,
    Pairs,
    Portable,
    TrueFalse,
)
from officer_quiz.messages.catalogue import Wording
from reference import SAMPLES

GIFT = SAMPLES / "gift"
SAY = Wording("en", {"kinds": kinds.wording})


def one(text: str) -> Draft:
    (draft,) = gift.read(text.encode()).questions
    return draft


def asked(text: str) -> Portable:
    question = one(text).question
    assert isinstance(question, Portable)
    return question


@pytest.mark.skipif(not GIFT.exists(), reason="the samples are not here")
def test_the_samples_read_as_a_public_grammar_reads_them() -> None:
    compared = 0
    for file in sorted(GIFT.glob("*.gift")):
        wanted = [
            each for each in json.loads(file.with_suffix(".json").read_text("utf-8")) if each["type"] != "Category"
        ]
        found = list(questions(file.read_text("utf-8")))
        assert [_told(each) for each in found] == [_expected(each) for each in wanted], file.name
        compared += len(found)
    assert compared == 100


def _text(told: Any) -> tuple[str, str] | None:
    """A text with its format, however its lines are broken."""
    if told is None:
        return None
    format, text = (told["format"], told["text"]) if isinstance(told, dict) else (told.format, told.text)
    return format, " ".join(text.split())


def _expected(told: dict[str, Any]) -> Any:
    common = (told["type"], told["title"] or "", told["id"] or "", tuple(told["tags"] or ()))
    stem = (_text(told["stem"]), told["hasEmbeddedAnswers"], _text(told.get("globalFeedback")))
    match told["type"]:
        case "MC" | "Short":
            rest: Any = [(c["isCorrect"], c["weight"], _text(c["text"]), _text(c["feedback"])) for c in told["choices"]]
        case "TF":
            rest = (told["isTrue"], _text(told["trueFeedback"]), _text(told["falseFeedback"]))
        case "Matching":
            rest = [(_text(pair["subquestion"]), pair["subanswer"]) for pair in told["matchPairs"]]
        case "Numerical":
            choices = told["choices"]
            many = choices if isinstance(choices, list) else [{"weight": None, "text": choices, "feedback": None}]
            rest = [(c["weight"], *_bounds(c["text"]), _text(c["feedback"])) for c in many if "type" in c["text"]]
        case _:
            rest = None
    return (*common, *stem, rest)


def _bounds(told: dict[str, Any]) -> tuple[float, float]:
    if told["type"] == "high-low":
        return told["numberLow"], told["numberHigh"]
    around = told.get("range", 0)
    return told["number"] - around, told["number"] + around


def _told(found: Gift | Broken) -> Any:
    assert isinstance(found, Gift)
    common = (found.sort, found.title, found.id, found.tags)
    stem = (_text(found.stem), found.embedded, _text(found.feedback))
    weights = [None if each.weight is None else float(each.weight) for each in found.answers]
    match found.sort:
        case "MC" | "Short":
            rest: Any = [
                (each.right, weight, _text(each.text), _text(each.feedback))
                for each, weight in zip(found.answers, weights, strict=True)
            ]
        case "TF":
            rest = (found.is_true, *map(_text, found.remarks))
        case "Matching":
            rest = [(_text(left), right) for left, right in found.pairs]
        case "Numerical":
            rest = [
                (
                    weight,
                    pytest.approx(float(each.interval.low)),
                    pytest.approx(float(each.interval.high)),
                    _text(each.feedback),
                )
                for each, weight in zip(found.answers, weights, strict=True)
                if each.interval
            ]
        case _:
            rest = None
    return (*common, *stem, rest)


def test_choices_with_remarks() -> None:
    question = asked("::a-1::几小时？{\n=八#对\n~十二\n####总的说明\n依据：《治安管理处罚法》第九十七条\n}")
    assert question.answer == ChooseOne((Choice("A", "八", True, "对"), Choice("B", "十二", False)))
    assert (question.title, question.kind, question.prompt) == ("a-1", "single", "几小时？")
    assert (question.explain, question.citations) == ("总的说明", ("《治安管理处罚法》第九十七条",))


def test_id_and_tags_in_comments() -> None:
    question = asked(
        "// [id:law-1] [tag:传唤] [tag:level:advanced] [tag:points:3/2] [tag:post:border] [tag:post:moon]\nx{T}"
    )
    assert (question.id, question.tags, question.level, str(question.points)) == (
        "law-1",
        ("传唤", "post:moon"),
        "advanced",
        "3/2",
    )
    assert (question.posts, question.answer) == (("border",), TrueFalse(True))


THREE = (Choice("A", "甲", True), Choice("B", "乙", True), Choice("C", "丙", False))


def same(*texts: str) -> Any:
    """Items that are called by their texts."""
    return tuple(Item(text, text) for text in texts)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("几个？{~%50%甲~%50%乙~%-100%丙}", ChooseMany(THREE)),
        ("不超过{=八=8}小时。", Blanks(("不超过", "小时。"), (("八", "8"),))),
        ("首都？{=北京}", Blanks(("首都？", ""), (("北京",),))),
        ("几？{#3:0.5}", Number(Decimal(3), Decimal("0.5"), "")),
        ("几？{#3:0.5~#不对}", Number(Decimal(3), Decimal("0.5"), "")),
        ("几？{#2.5..3.5}", Number(Decimal(3), Decimal("0.5"), "")),
        ("配对{=甲 -> 1\n=乙 -> 2\n= -> 3}", Pairs((same("甲", "1"), same("乙", "2")), same("3"))),
        ("\\{x\\} \\= 1{F}", TrueFalse(False)),
    ],
)  # fmt: skip
def test_kinds_of_answers(text: str, answer: object) -> None:
    assert asked(text).answer == answer


NO_KEY = "there is no key, or it is none of the choices; add it."
SEVERAL = "one choice was to be right, but several earn everything: taken as multiple choice; check it."


@pytest.mark.parametrize(
    ("text", "doubts", "losses"),
    [
        (
            "x{=a=b~c}",
            ["one choice was to be right, but several earn everything: taken as multiple choice; check it."],
            [],
        ),
        ("x{=a~%50%b~c}", [], ["answers that earn a part of the points were not imported."]),
        ("x{~a~b}", [NO_KEY], []),
        ("x{}", [NO_KEY], []),
        ('[html]x <img src\\="a.png">{=a~b}', [], ["pictures or formulas in it were not imported."]),
    ],
)
def test_what_is_doubtful_and_lost(text: str, doubts: list[str], losses: list[str]) -> None:
    draft = one(text)
    assert ([SAY(each) for each in draft.doubts], [SAY(each) for each in draft.losses]) == (doubts, losses)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("\n\nonly words", 3, "it is only a text, no question."),
        ("x{=a~b\n\ny{T}", 1, "braces are not in pairs. Check { and }; an empty line parts questions."),
        ("x{T}\ny{F}", 1, "there are two pairs of braces in one question. An empty line parts questions."),
        ("x{#abc}", 1, "what follows # is no number."),
    ],
)
def test_what_is_no_question_is_told_with_its_line(text: str, line: int, why: str) -> None:
    loss = gift.read(text.encode()).losses[0]
    assert (SAY(loss.place), SAY(loss.message)) == (f"line {line}", why)


def test_an_empty_line_within_braces_parts_nothing() -> None:
    assert asked("x{\n=a\n\n~b\n}").prompt == "x"
    assert len(gift.read(b"x{=a\n\ny{T}\n\nz{F}").questions) == 2


def test_signs_of_the_format_in_a_text_come_back() -> None:
    text = "a \\ ~ = # { } : [html] -> %50%\nb // c"
    whole = Portable(
        id="a-1", kind="single", prompt=text, answer=ChooseOne((Choice("A", text, True), Choice("B", "b", False)))
    )
    assert asked(gift.write("t", [whole]).raw.decode()) == whole


def test_formats_of_texts() -> None:
    (found,) = questions("[markdown]x{=[plain]a~b}")
    assert isinstance(found, Gift) and found.stem == Marked("markdown", "x")
    assert [each.text for each in found.answers] == [Marked("plain", "a"), Marked("markdown", "b")]


def test_what_is_written_has_no_empty_line_within_a_question() -> None:
    choices = (Choice("A", "八", True, "对"), Choice("B", "十二", False))
    whole = Portable(id="a-1", kind="single", prompt="几小时？\n选一个。", answer=ChooseOne(choices), explain="因为")
    claim = Portable(id="a-2", kind="true_false", prompt="x", answer=TrueFalse(False), points=Fraction(2))
    assert gift.write("题库", [whole, claim]).raw.decode() == (
        "// 题库\n\n"
        "// [id:a-1]\n::a-1::[plain]几小时？\\n选一个。{\n=[plain]八#对\n~[plain]十二\n####因为\n}\n\n"
        "// [id:a-2] [tag:points:2]\n::a-2::[plain]x{FALSE}\n"
    )


def test_brackets_are_written_as_they_are_and_a_feedback_is_never_a_format() -> None:
    one = Portable(id="a-1", kind="true_false", prompt="甲[1]", explain="[html]乙", answer=TrueFalse(True))
    told = gift.write("t", [one]).raw.decode()
    assert "[plain]甲[1]{TRUE\n####[plain][html]乙\n}" in told
    assert [each.question for each in gift.read(told.encode()).questions] == [one]
