"""Moodle XML: exports that others made, and what each kind of question becomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal

import pytest

from officer_quiz import kinds
from officer_quiz.exchange import moodle
from officer_quiz.exchange.base.texts import from_html
from officer_quiz.exchange.reading import Reading, Unreadable
from officer_quiz.kinds.base.portable import Blanks, ChooseMany, Number, Order, Portable
from officer_quiz.messages.catalogue import Wording
from reference import SAMPLES

MOODLE = SAMPLES / "moodle-xml"
SAY = Wording("en", {"kinds": kinds.wording})


def quiz(question: str) -> Reading:
    return moodle.read(f"<quiz>{question}</quiz>".encode())


def asked(kind: str, rest: str) -> Portable:
    question = quiz(f'<question type="{kind}"><name><text>n</text></name>{rest}</question>').questions[0].question
    assert isinstance(question, Portable)
    return question


def stem(text: str) -> str:
    return f'<questiontext format="html"><text><![CDATA[{text}]]></text></questiontext>'


@pytest.mark.skipif(not MOODLE.exists(), reason="the samples are not here")
@pytest.mark.parametrize(
    ("name", "shapes", "left_out"),
    [
        ("QCM.xml", {"ChooseOne": 5, "ChooseMany": 3, "Number": 1, "dict": 1}, {"calculatedmulti": 2, "": 1}),
        ("QCM_wo-tikz.xml", {"ChooseOne": 4, "ChooseMany": 3, "Number": 1, "dict": 1}, {"calculatedmulti": 2, "": 1}),
        ("moodle-bank-exemple.xml", {"ChooseOne": 5, "Number": 4, "dict": 1}, {"calculatedmulti": 2, "": 1}),
        ("numerical.xml", {"Number": 5}, {}),
    ],
)
def test_exports_of_others(name: str, shapes: dict[str, int], left_out: dict[str, int]) -> None:
    raw = (MOODLE / name).read_bytes()
    assert moodle.recognise(name, raw)
    reading = moodle.read(raw)
    found = [each.question for each in reading.questions]
    told = Counter(type(each.answer).__name__ if isinstance(each, Portable) else "dict" for each in found)
    assert (told, Counter(str(each.message.args.get("kind", "")) for each in reading.losses)) == (shapes, left_out)


def test_several_choices_a_hint_points_and_tags() -> None:
    question = asked(
        "multichoice",
        stem("<p>a<br>b &amp; c</p>")
        + "<idnumber>law-7</idnumber><defaultgrade>1.5000000</defaultgrade><single>false</single>"
        "<shuffleanswers>0</shuffleanswers>"
        '<answer fraction="50"><text>x</text><feedback><text>good</text></feedback></answer>'
        '<answer fraction="50"><text>y</text></answer><answer fraction="-100"><text>z</text></answer>'
        "<hint><text>think</text></hint><tags><tag><text>skill:language</text></tag><tag><text>t</text></tag></tags>",
    )
    assert isinstance(question.answer, ChooseMany)
    assert [(each.text, each.right, each.feedback) for each in question.answer.choices] == [
        ("x", True, "good"),
        ("y", True, ""),
        ("z", False, ""),
    ]
    assert (question.prompt, question.id, question.title, question.hint) == ("a\nb & c", "law-7", "n", "think")
    assert (str(question.points), question.shuffle, question.skills, question.tags) == (
        "3/2",
        False,
        ("language",),
        ("t",),
    )


def test_a_cloze_of_short_answers_has_blanks() -> None:
    text = stem("a {1:SHORTANSWER:=八~%50%九~=8} b {2:SA:%100%x#good}.")
    assert asked("cloze", text).answer == Blanks(("a ", " b ", "."), (("八", "8"), ("x",)))


def test_a_number_has_its_tolerance_and_unit() -> None:
    unit = "<units><unit><unit_name>小时</unit_name></unit></units>"
    answer = '<answer fraction="100"><text>150.0</text><tolerance>0.50</tolerance></answer>'
    assert asked("numerical", stem("x") + answer + unit).answer == Number(Decimal(150), Decimal("0.5"), "小时")


def test_an_order_stands_as_its_numbers_say() -> None:
    rest = stem("x") + '<answer fraction="2.0"><text>b</text></answer><answer fraction="1.0"><text>a</text></answer>'
    answer = asked("ordering", rest).answer
    assert isinstance(answer, Order) and [each.text for each in answer.items] == ["a", "b"]


def test_what_is_left_out_is_told_with_its_place_and_name() -> None:
    reading = quiz(
        '<question type="category"><category><text>c</text></category></question>'
        '<question type="description"><name><text>d</text></name></question>'
        '<question type="calculated"><name><text>e</text></name></question>'
        '<question type="cloze"><name><text>f</text></name>' + stem("{1:NUMERICAL:=1}") + "</question>"
    )
    assert [(SAY(each.place), SAY(each.message)) for each in reading.losses] == [
        ("question 1 (d)", "it is only a text, no question."),
        ("question 2 (e)", "there is no kind like “calculated” here."),
        ("question 3 (f)", "there is no kind like “cloze” here."),
    ]


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda: b'<!DOCTYPE q [<!ENTITY a "b">]><quiz>&a;</quiz>', "entities"),
        (lambda: b'<!DOCTYPE quiz SYSTEM "file:///etc/passwd"><quiz/>', "entities"),
        (lambda: b"<quiz><question></quiz>", "xml-broken"),
        (
            lambda: b'<?xml version="1.0"?><assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"/>',
            "xml-other",
        ),
        (lambda: b"", "xml-broken"),
        (lambda: b"\xff\xfe<\0", "xml-broken"),
        (lambda: b"<quiz>\x81</quiz>", "not-text"),
        (lambda: b"<quiz>" + b"x" * 64_000_000, "too-large"),
    ],
)
def test_hostile_files_get_a_sentence(made: Callable[[], bytes], why: str) -> None:
    with pytest.raises(Unreadable) as error:
        moodle.read(made())
    assert error.value.message.key == f"formats.{why}"
    assert SAY(error.value.message)


@pytest.mark.parametrize(
    ("markup", "text", "pictures"),
    [
        ("<p>a&nbsp;&lt;b&gt;</p>\n<P class='x'>c<br/>d</P>", "a <b>\nc\nd", False),
        ("a<!-- <p>hidden</p> -->b<script>x</script>c<style>y", "abc", False),
        ('1 < 2 <img src="a.png">', "1 < 2", True),
        ("（　）。", "（　）。", False),
        ("<b>（　）</b>。", "（　）。", False),
        ("<p" * 200_000, "<p" * 200_000, False),
        ("<!--" * 200_000, "<!--" * 200_000, False),
    ],
    ids=["paragraphs", "hidden", "pictures", "plain", "wide-space", "open-tags", "open-comments"],
)
def test_html_as_it_reads(markup: str, text: str, pictures: bool) -> None:
    assert from_html(markup) == (text, pictures)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n'
    answer = '<answer fraction="100"><text>false</text></answer>'
    text = f'{declared}<quiz><question type="truefalse">{stem("传唤")}{answer}</question></quiz>'
    raw = text.encode(encoding)
    assert moodle.recognise("x.xml", raw)
    question = moodle.read(raw).questions[0].question
    assert isinstance(question, Portable) and question.prompt == "传唤"
