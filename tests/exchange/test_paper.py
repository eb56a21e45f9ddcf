"""Papers for Word: their layout, and that the reader of papers reads them back with the same keys."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import docx as library
import pytest

from examples import example
from officer_quiz import kinds
from officer_quiz.exchange import docx
from officer_quiz.exchange.base.paper import KINDS, Block, paper
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.base.written import Told
from officer_quiz.kinds.base.portable import Portable, TrueFalse
from officer_quiz.messages.catalogue import Wording

SAY = Wording("en", {"kinds": kinds.wording})
NEVER = {
    "id",
    "title",
    "explain",
    "why",
    "hint",
    "cite",
    "source",
    "level",
    "posts",
    "skills",
    "tags",
    "region",
    "shuffle",
}
"""What is no key, or not said by a paper."""


def of(name: str, **changed: Any) -> Portable:
    whole = example(name, **changed).portable()
    assert whole is not None
    return whole


def lines(*questions: Portable, title: str = "题库") -> list[str]:
    """The blocks of a paper behind its first lines, a line each, choices with bars between."""
    blocks, _, _ = paper(title, questions)
    return [block.text or " | ".join(block.texts) for block in blocks[3:]]


def keys(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a question without what a paper does not say, and without its place for the answer."""
    kept = {name: value for name, value in data.items() if name not in NEVER}
    if data["type"] == "essay":
        kept |= {"points": data["points"]}
    if "questions" in data:
        kept["questions"] = [
            {**keys(part), "points": None} for part in data["questions"]
        ]  # they share those of the case
    if "stem" in data:
        kept["stem"] = data["stem"].removesuffix("（　）").rstrip()
    if isinstance(actions := data.get("actions"), list):
        kept["actions"] = [{"do": each["do"]} for each in actions]
    elif isinstance(actions, dict):
        kept["actions"] = {
            letter: {"do": each["do"], "expect": each["expect"]} if isinstance(each, dict) else each
            for letter, each in actions.items()
        }
    if "distractors" in data:
        kept["distractors"] = sorted(data["distractors"])
    return kept


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("english", [False, True])
def test_a_question_of_each_kind_is_read_back_with_its_key(name: str, english: bool) -> None:
    whole = of(name)
    if english:
        whole = replace(whole, explain="Because it is said so in so many words, again and again. " * 60)
    assert paper("t", [whole])[2].language == ("en" if english else "zh")
    (draft,) = docx.read(docx.write("t", [whole]).raw).questions
    assert [SAY(said) for said in draft.doubts] == []
    assert keys(plain(draft.question)) == keys(plain(whole))


def test_all_kinds_but_conversations_have_a_section() -> None:
    assert set(KINDS) == set(kinds.names()) - {"dialogue"}
    written = docx.write("t", [of("dialogue")])
    assert [SAY(told.why or "") for told in written.told] == [
        "a conversation is no paper; --format twee or mermaid writes it"
    ]


def test_points_come_back() -> None:
    worths = (Fraction(1), Fraction(1, 2), Fraction(2))
    for name in ("single", "true_false", "matching", "case"):
        for given in ((Fraction(2), Fraction(2)), worths):
            sent = [replace(of(name), id=f"a-{place}", points=each) for place, each in enumerate(given)]
            back = [plain(each.question) for each in docx.read(docx.write("t", sent).raw).questions]
            assert [Fraction(each.get("points", "1")) for each in back] == list(given), name


def test_sections_numbers_and_keys() -> None:
    choices = dict(zip("ABCD", "一二三四", strict=True))
    cite = "《治安管理处罚法》第九十七条"
    one = of("single", stem="几小时？", choices=choices, answer="B", why={"A": "太短"}, explain="因为二。", cite=cite)
    judged = replace(of("true_false"), prompt="甲可以（　）。", answer=TrueFalse(False), citations=())
    judged = replace(judged, explain="因为错。", sources=("S001", "S002"))
    assert lines(one, judged) == [
        "一、单项选择题（每题1分，共1分）",
        "1．几小时？（　　）",
        "一 | 二 | 三 | 四",
        "二、判断题（每题1分，共1分）",
        "2．甲可以（　）。",
        "参考答案与解析",
        "一、单项选择题",
        "1．B",
        "解析：因为二。",
        "A 项：太短",
        "依据：《治安管理处罚法》第九十七条",
        "二、判断题",
        "2．错误",
        "解析：因为错。",
        "出处：S001；S002",
    ]


def test_points_that_differ_stand_at_the_questions() -> None:
    two = [replace(of("single"), id="a-1", points=Fraction(1, 2)), replace(of("single"), id="a-2", points=Fraction(2))]
    head, first, _, second = lines(*two)[:4]
    assert head == "一、单项选择题（共2题，2.5分）"
    assert (first[:8], second[:6]) == ("1．（0.5分）", "2．（2分）")


def test_the_questions_of_a_case_share_its_points_and_follow_its_facts() -> None:
    case = of("case")
    found = lines(case)
    assert found[:3] == ["一、案例题（每题1分，共1分）", "根据以下材料回答第1-2题。", case.context[0].text]
    assert found[3].startswith("1．（0.5分）【")


def styles(raw: bytes) -> dict[str, tuple[str | None, str | None]]:
    """The Latin and the Chinese face of each style of a paper."""
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found = {}
    for style in library.Document(io.BytesIO(raw)).styles:
        fonts = style.element.find(f"{w}rPr/{w}rFonts")
        if fonts is not None:
            found[str(style.name)] = (fonts.get(f"{w}ascii"), fonts.get(f"{w}eastAsia"))
    return found


def test_faces_page_and_numbers_of_pages() -> None:
    raw = docx.write("题库", [of("single")]).raw
    faces = styles(raw)
    assert faces["Paper question"] == faces["Paper choices"] == ("Times New Roman", "宋体")
    assert faces["Paper head"] == faces["Paper answers"] == ("Times New Roman", "黑体")
    document = library.Document(io.BytesIO(raw))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]
    assert section.footer.paragraphs[0].text.startswith("第 ")
    assert document.core_properties.author == ""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        footer = next(name for name in archive.namelist() if "footer" in name)
        assert b'w:instr="PAGE"' in archive.read(footer) and b'w:instr="NUMPAGES"' in archive.read(footer)


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        (("一", "二", "三", "四"), ["A．一\tB．二\tC．三\tD．四"]),
        (("一" * 12, "二", "三", "四"), ["A．" + "一" * 12 + "\tB．二", "C．三\tD．四"]),
        (("一" * 30, "二", "三"), ["A．" + "一" * 30, "B．二", "C．三"]),
    ],
)
def test_choices_stand_four_two_or_one_a_line(texts: tuple[str, ...], rows: list[str]) -> None:
    one = of("single", choices=dict(zip("ABCD", texts, strict=False)), answer="A", why={})
    document = library.Document(io.BytesIO(docx.write("题库", [one]).raw))
    assert [each.text for each in document.paragraphs if each.style and each.style.name == "Paper choices"] == rows


def test_what_word_cannot_hold_is_left_out() -> None:
    one = replace(of("single"), prompt="甲\x01乙\ud800？")
    document = library.Document(io.BytesIO(docx.write("a\x0bb", [one]).raw))
    assert next(each.text for each in document.paragraphs if each.text.startswith("1．")) == "1．甲乙？（　　）"


def test_a_paper_tells_what_it_does_not_say() -> None:
    told = docx.write("t", [replace(of("single"), level="advanced", hint="x", explain="y")]).told
    assert isinstance(told[0], Told) and {"id", "hint", "level"} <= set(told[0].lost)
    assert not {"explain", "citations", "feedback"} & set(told[0].lost)
    assert Block("title", "t") == paper("t", [])[0][0]
