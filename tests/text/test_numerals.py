"""Chinese numerals and integers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_quiz.text.numerals import LIMIT, NUMERAL, to_chinese, to_int


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (9, "九"),
        (10, "十"),
        (19, "十九"),
        (20, "二十"),
        (97, "九十七"),
        (100, "一百"),
        (108, "一百零八"),
        (110, "一百一十"),
        (119, "一百一十九"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (9999, "九千九百九十九"),
        (10_000, "一万"),
        (10_001, "一万零一"),
        (10_100, "一万零一百"),
        (100_010, "十万零一十"),
        (201_000, "二十万一千"),
        (99_999_999, "九千九百九十九万九千九百九十九"),
    ],
)
def test_as_statutes_write_it(number: int, text: str) -> None:
    assert to_chinese(number) == text
    assert to_int(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("两百", 200),
        ("〇", 0),
        ("二〇二六", 2026),
        ("二○二六", 2026),
        ("一百十", 110),
        ("一百二", 120),
        ("一百零二", 102),
        ("一百二十三", 123),
        ("三千五", 3500),
        ("三千五百", 3500),
        ("三千零五", 3005),
        ("三千零五十", 3050),
        ("两万五", 25_000),
        ("两万零五", 20_005),
        ("二十万五", 205_000),
        ("一万二千五", 12_500),
        ("二十五", 25),
        ("24", 24),
        ("０２４", 24),
        ("007", 7),
        ("0" * 30 + "5", 5),
    ],
)
def test_other_ways_of_writing(text: str, number: int) -> None:
    assert to_int(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "abc", "第十", "百", "零十", "十百", "十十", "二三十", "万", "百万零", "一万二万", "五〇万", "-1", "1.5", "²"],
)
def test_no_numeral(text: str) -> None:
    assert to_int(text) is None


@pytest.mark.parametrize("text", ["1" * 9, "9" * 6000, "一" * 9, "九" * 6000, str(LIMIT)])
def test_what_is_too_large_is_not_read(text: str) -> None:
    assert to_int(text) is None


@pytest.mark.parametrize("number", [-1, LIMIT])
def test_what_is_too_large_is_not_written(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        to_chinese(number)


@settings(max_examples=200)
@given(st.integers(0, LIMIT - 1))
def test_round_trip(number: int) -> None:
    assert to_int(to_chinese(number)) == number
    assert to_int(str(number)) == number


@settings(max_examples=200)
@given(st.text(NUMERAL + "0９第", max_size=30))
def test_reading_never_raises_and_stays_in_range(text: str) -> None:
    value = to_int(text)
    assert value is None or 0 <= value < LIMIT
