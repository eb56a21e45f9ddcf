"""Articles in the text of a statute."""

import pytest

from officer_quiz.statutes.articles import Line, articles, cited

TEXT = """\
# 示例法

第一章　总则

第一条　为了示例，制定本法。

第二条　有下列情形之一的，给予警告：
（一）第一种情形；
（二）第二种情形。
情节较重的，处罚款。

第二条之一　另有规定的除外。

第三条

第十二条 Half-width space.
"""


def test_an_article_with_sub_paragraphs_and_items() -> None:
    assert articles(TEXT)[2, 0] == (
        Line("第二条　有下列情形之一的，给予警告：", 1, 0),
        Line("（一）第一种情形；", 1, 1),
        Line("（二）第二种情形。", 1, 2),
        Line("情节较重的，处罚款。", 2, 0),
    )


@pytest.mark.parametrize(
    ("number", "sub", "text"),
    [
        (1, 0, "第一条　为了示例，制定本法。"),
        (2, 1, "第二条之一　另有规定的除外。"),
        (3, 0, "第三条"),
        (12, 0, "第十二条 Half-width space."),
    ],
)
def test_found_by_number(number: int, sub: int, text: str) -> None:
    assert [line.text for line in articles(TEXT)[number, sub]] == [text]


@pytest.mark.parametrize(("number", "sub"), [(4, 0), (1, 1), (2, 2)])
def test_an_article_that_is_not_there(number: int, sub: int) -> None:
    assert (number, sub) not in articles(TEXT)


def test_an_article_mentioned_inside_another_is_not_it() -> None:
    assert list(articles("第五条　依照本法\n第六条的规定处理。\n")) == [(5, 0)]


def test_windows_line_ends() -> None:
    assert [line.text for line in articles(TEXT.replace("\n", "\r\n"))[1, 0]] == ["第一条　为了示例，制定本法。"]


@pytest.mark.parametrize(
    ("paragraph", "item", "meant"),
    [
        (0, 0, [0, 1, 2, 3]),
        (1, 0, [0, 1, 2]),
        (2, 0, [3]),
        (0, 2, [2]),
        (1, 2, [2]),
        (2, 1, []),
    ],
)
def test_the_lines_a_citation_means(paragraph: int, item: int, meant: list[int]) -> None:
    lines = articles(TEXT)[2, 0]
    assert [place for place, line in enumerate(lines) if cited(line, paragraph, item)] == meant
