"""Legal notation ⇄ citations."""

from dataclasses import astuple, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notation import notation
from officer_quiz.statutes.citation import Citation, Unreadable, parse

LAW = "治安管理处罚法"


def test_an_article() -> None:
    assert parse("《治安管理处罚法》第九十七条第一款") == (Citation(LAW, 97, paragraph=1),)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("《法》第10条", [("法", 10, 0, 0, 0, 0)]),
        ("《法》第１０条", [("法", 10, 0, 0, 0, 0)]),
        ("《法》第一百三十三条之一第二款", [("法", 133, 1, 2, 0, 0)]),
        ("《法》第二条第一款第三项", [("法", 2, 0, 1, 3, 0)]),
        ("《法》第二条第（三）项", [("法", 2, 0, 0, 3, 0)]),
        ("《法》第二条第(三)项", [("法", 2, 0, 0, 3, 0)]),
        ("《法》附件一", [("法", 0, 0, 0, 0, 1)]),
        ("《法》附件2、第三条", [("法", 0, 0, 0, 0, 2), ("法", 3, 0, 0, 0, 0)]),
        ("《法》第十条、第十二条第二款", [("法", 10, 0, 0, 0, 0), ("法", 12, 0, 2, 0, 0)]),
        ("《法》第十条和第十二条", [("法", 10, 0, 0, 0, 0), ("法", 12, 0, 0, 0, 0)]),
        ("《法》第十条至第十二条", [("法", 10, 0, 0, 0, 0), ("法", 12, 0, 0, 0, 0)]),
        ("《法》第三条之一第二项、第三项", [("法", 3, 1, 0, 2, 0), ("法", 3, 1, 0, 3, 0)]),
        ("《法》第三条第一款第二项、第三项", [("法", 3, 0, 1, 2, 0), ("法", 3, 0, 1, 3, 0)]),
        ("《法》第三条第一款第二项、第二款", [("法", 3, 0, 1, 2, 0), ("法", 3, 0, 2, 0, 0)]),
        ("《甲法》第一条；《乙法》第二条", [("甲法", 1, 0, 0, 0, 0), ("乙法", 2, 0, 0, 0, 0)]),
        ("《甲法》第一条《乙法》第二条", [("甲法", 1, 0, 0, 0, 0), ("乙法", 2, 0, 0, 0, 0)]),
        ("  《 法 》 第一条  ", [("法", 1, 0, 0, 0, 0)]),
        ("《关于适用〈法〉的解释》第一条", [("关于适用〈法〉的解释", 1, 0, 0, 0, 0)]),
    ],
)
def test_places_in_order(text: str, places: list[tuple[object, ...]]) -> None:
    found = parse(text)
    assert not isinstance(found, Unreadable)
    assert [astuple(each) for each in found] == places


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0),
        ("   ", 0),
        ("治安管理处罚法第十条", 0),
        ("《治安管理处罚法第十条", 0),
        ("《法》", 0),
        ("《法》十条", 3),
        ("《法》第十", 3),
        ("《法》第零条", 3),
        ("《法》第百条", 3),
        ("《法》第" + "9" * 5000 + "条", 3),
        ("《法》第一款", 3),
        ("《法》第一条。", 6),
        ("《法》第一条、", 6),
        ("《法》第一条至", 6),
        ("《法》第一条第十十款", 6),
        ("《法》第一条之零", 3),
        ("《法》第一条、第二", 7),
        ("《法》第一条等规定", 6),
        ("《法》附件一、第一款", 7),
        ("《甲法》第一条；《乙法》 ", 8),
        ("《甲法》《乙法》第二条", 4),
        ("《甲法》第一条；乙法第二条", 8),
    ],
)
def test_the_offset_of_what_cannot_be_read(text: str, offset: int) -> None:
    assert parse(text) == Unreadable(offset)


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        (Citation(LAW, 97, paragraph=1), "《治安管理处罚法》第九十七条第一款"),
        (Citation("法", 133, 1, 2, 3), "《法》第一百三十三条之一第二款第三项"),
        (Citation("法", 20, item=4), "《法》第二十条第四项"),
        (Citation("法", appendix=2), "《法》附件二"),
    ],
)
def test_notation(citation: Citation, text: str) -> None:
    assert notation(citation) == text


TITLES = st.text(st.characters(codec="utf-8", exclude_characters="《》"), min_size=1, max_size=12).map(str.strip)
COUNT = st.integers(1, 99_999_999)
OPTIONAL = st.one_of(st.just(0), st.integers(1, 300))
PLACES = st.one_of(
    st.builds(Citation, TITLES, COUNT, OPTIONAL, OPTIONAL, OPTIONAL),
    st.builds(Citation, TITLES, appendix=COUNT),
).filter(lambda citation: bool(citation.statute))


@settings(max_examples=100)
@given(PLACES)
def test_round_trip(citation: Citation) -> None:
    assert parse(notation(citation)) == (citation,)


@settings(max_examples=100)
@given(st.lists(PLACES, min_size=1, max_size=4), st.sampled_from(["、", "；", "，", " ", "", " 和 "]))
def test_round_trip_of_several(citations: list[Citation], between: str) -> None:
    assert parse(between.join(map(notation, citations))) == tuple(citations)


@settings(max_examples=100)
@given(st.lists(PLACES, min_size=2, max_size=4))
def test_round_trip_of_several_places_in_one_statute(citations: list[Citation]) -> None:
    of_one = [replace(each, statute="法") for each in citations]
    text = "《法》" + "、".join(notation(each).removeprefix("《法》") for each in of_one)
    assert parse(text) == tuple(of_one)


@settings(max_examples=300)
@given(st.text("《》法第一二十百零9条款项之附件至、； （）", max_size=40))
def test_anything_is_either_read_or_told(text: str) -> None:
    found = parse(text)
    if isinstance(found, Unreadable):
        assert 0 <= found.offset <= len(text)
    else:
        assert found
        assert all(each.statute and (each.article or each.appendix) for each in found)
