"""Articles in the layouts in which statutes are published: every layout gives the same articles."""

from __future__ import annotations

import pytest

from officer_quiz.statutes.articles import Line, articles

PLAIN = """\
第一条　甲机关应当依法履行下列职责：
（一）第一项职责；
（二）第二项职责。
前款所列职责不得委托。
第二条　询问查证的时间不得超过八小时。
第二条之一　补充规定一款。
第三条　本规定自公布之日起施行。
"""
FOUND = {
    (1, 0): (
        Line("第一条　甲机关应当依法履行下列职责：", 1, 0),
        Line("（一）第一项职责；", 1, 1),
        Line("（二）第二项职责。", 1, 2),
        Line("前款所列职责不得委托。", 2, 0),
    ),
    (2, 0): (Line("第二条　询问查证的时间不得超过八小时。", 1, 0),),
    (2, 1): (Line("第二条之一　补充规定一款。", 1, 0),),
    (3, 0): (Line("第三条　本规定自公布之日起施行。", 1, 0),),
}
NOTES = "# 示例法\n\n（2025年6月27日修订）\n\n目　　录\n第一章　总则\n第二章　附则\n\n第一章　总则\n\n"


def bold(text: str) -> str:
    for number in ("第一条", "第二条之一", "第三条"):
        text = text.replace(f"{number}　", f"**{number}**　")
    return text.replace("第二条　", "**第二条**　")


LAYOUTS = {
    "consecutive lines": PLAIN,
    "a blank line after each": PLAIN.replace("\n", "\n\n"),
    "bold numbers": bold(PLAIN).replace("\n", "\n\n"),
    "Markdown headings": PLAIN.replace("第二条　", "### 第二条\n\n"),
    "full-width indents": "　　" + PLAIN.replace("\n", "\n　　"),
    "no space after the number": PLAIN.replace("条　", "条").replace("之一　", "之一"),
    "Windows line ends": PLAIN.replace("\n", "\r\n"),
    "notes, contents and chapters": NOTES + PLAIN.replace("第三条", "\n第二章　附则\n\n第三条"),
    "Markdown lists": PLAIN.replace("（", "- （").replace("第二条　", "* 第二条　"),
    "lists within, bullets and quotations": "> " + PLAIN.replace("\n（", "\n  + （").replace("第三条", "• 第三条"),
    "characters without a width": PLAIN.replace("条　", "条\u200b　").replace("（二）", "\ufeff（\u200b二）\u200e"),
    "an appendix": PLAIN + "\n附件1\n\n收费标准见下表。\n",
    "rulers and remarks": "---\nsidebar: auto\n---\n" + PLAIN.replace("第三条", "<!-- INFO END -->\n\n***\n第三条"),
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_gives_the_same_articles(text: str) -> None:
    assert articles(text) == FOUND


def test_half_width_brackets_begin_items_and_stay_as_written() -> None:
    found = articles(PLAIN.replace("（", "(").replace("）", ")"))
    assert found[1, 0][1:] == (
        Line("(一)第一项职责；", 1, 1),
        Line("(二)第二项职责。", 1, 2),
        Line("前款所列职责不得委托。", 2, 0),
    )


@pytest.mark.parametrize(
    "line",
    ["第三条的规定不适用。", "第三条规定的期限。", "第三条、第四条所列。", "第九条另有规定。", "第三条至第五条"],
)
def test_a_line_that_mentions_an_article_does_not_begin_it(line: str) -> None:
    assert articles(f"第二条　甲。\n{line}\n") == {(2, 0): (Line("第二条　甲。", 1, 0), Line(line, 2, 0))}


@pytest.mark.parametrize(
    ("written", "number"),
    [("第廿一条", 21), ("第卅条", 30), ("第一〇八条", 108), ("第９７条", 97), ("第97条", 97), ("第一百零八条", 108)],
)
def test_numbers_of_articles(written: str, number: int) -> None:
    assert list(articles(f"{written}　甲。\n")) == [(number, 0)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("第一条　甲。\n" + "第二款。\n" * 100_000, 100_001),
        ("第一章　总则\n" * 100_000, 0),
        ("第" * 400_000, 0),
        ("　" * 400_000, 0),
        ("第" + "一" * 400_000 + "条", 0),
        ("*" * 400_000, 0),
        ("<!--" * 100_000, 0),
    ],
    ids=["lines", "headings", "beginnings", "spaces", "digits", "stars", "remarks"],
)
def test_large_texts_come_to_their_end(text: str, lines: int) -> None:
    """Where a pattern tries each start anew, they would not within hours."""
    assert sum(map(len, articles(text).values())) == lines
