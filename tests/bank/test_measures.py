"""Choices that are amounts are read as such, whatever their unit and however they are written."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest

from officer_quiz.bank.amounts import Amount, amounts, limits
from officer_quiz.bank.measures import Measure, Span, measured
from one_check import loaded


def asked(choices: str, answer: str = "A", explain: str = "依据条文的规定。") -> str:
    """A question with these choices, in the order they stand."""
    fields = {"stem": "应当多少？", "choices": f"{{{choices}}}", "answer": answer, "explain": explain}
    return "id: demo-1\ntype: single\nshuffle: false\n" + "".join(f"{name}: {own}\n" for name, own in fields.items())


def told(question: str, code: str) -> list[str]:
    """The wording of each finding and where it stands."""
    found = loaded(question, code).diagnostics
    return [f"{each.message.key.rpartition('.')[2]} {each.line}:{each.column}" for each in found]


@pytest.mark.parametrize(
    ("text", "value", "unit", "words"),
    [
        ("1.5米", Fraction(3, 2), "米", ""),
        ("一米半", Fraction(3, 2), "米", ""),
        ("1.50 米。", Fraction(3, 2), "米", ""),
        ("不超过１．５公里", 1500, "米", "不超过"),
        ("半年", 6, "月", ""),
        ("一个半月以内", Fraction(3, 2), "月", "以内"),
        ("一年零六个月", 18, "月", ""),
        ("1小时30分钟", 90, "分钟", ""),
        ("半小时", 30, "分钟", ""),
        ("两个小时", 120, "分钟", ""),
        ("二十四小时", 1440, "分钟", ""),
        ("三天", 3 * 1440, "分钟", ""),
        ("1千元", 1000, "元", ""),
        ("1,000元以下", 1000, "元", "以下"),
        ("五个工作日", 5, "工作日", ""),
        ("不满十四周岁", 14, "岁", "不满"),
        ("50%", 50, "%", ""),
    ],
)
def test_an_amount_is_read(text: str, value: Fraction, unit: str, words: str) -> None:
    assert measured(text) == Measure(Fraction(value), unit, words)


DAY = Fraction(timedelta(days=1) / timedelta(minutes=1))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5～15日", 5, 15),
        ("15—20日", 15, 20),
        ("3-10日", 3, 10),
        ("三日至十日行政拘留", 3, 10),
        ("三日以上十日以下", 3, 10),
        ("1日到1.5日", 1, Fraction(3, 2)),
        ("十五日以上一个月以下", 15, 30),
        ("五日以下拘留", 0, 5),
        ("满三日不满十日", 3, 10),
        ("超过三日不超过十日", 3, 10),
    ],
)
def test_a_range_is_read(text: str, low: Fraction, high: Fraction) -> None:
    assert measured(text) == Span(low * DAY, high * DAY, "分钟")


@pytest.mark.parametrize(
    "text",
    [
        "出示证件",
        "一名民警到场",
        "3月5日",
        "第三条",
        "110",
        "9时40分",
        "三分之一",
        "2026-11-23",
        "半数",
        "十日后再办",
        "五元十日",
        "",
    ],
)
def test_what_says_something_else_is_none(text: str) -> None:
    assert measured(text) is None


@pytest.mark.parametrize(
    "text", ["一" * 50_000, "1" * 50_000, "1," * 50_000, "1.5" * 50_000, "半" * 50_000, "一日" * 50_000]
)
def test_hostile_texts_are_passed_over(text: str) -> None:
    assert measured(text) is None


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        ("A: 1.5米, B: 3米, C: 5米", []),
        ("A: 1.5米以下, B: 3米以下, C: 5米以下", []),
        ("A: 一米半以下, B: 三米以下, C: 五米以下", []),
        ("A: 六个月, B: 一年, C: 半年", ["unsorted 9:12"]),
        ("A: 三个月, B: 半年, C: 一年", []),
        ("A: 30分钟, B: 1小时, C: 半天", []),
        ("A: 1千元, B: 二千元, C: 1万元", []),
        ("A: 15日, B: 一个月, C: 半年", []),
        ("A: 2.5米, B: 1.5米, C: 3.5米", ["unsorted 9:12"]),
        ("A: 1小时, B: 30分钟, C: 2小时", ["unsorted 9:12"]),
        ("A: 五日, B: 十个工作日, C: 三日", []),
        ("A: 五日以下, B: 十日以下, C: 十日以上十五日以下", []),
        ("A: 3-10日, B: 5～15日, C: 15—20日", ["overlap 9:26"]),
        ("A: 三日至五日, B: 5日至10日, C: 十日至十五日", []),
        ("A: 六个月以上三年以下, B: 三年以上七年以下, C: 一个月以上六个月以下", []),
        ("A: 不满十四周岁, B: 已满十四周岁不满十六周岁, C: 已满十六周岁", []),
        ("A: 1.5米, B: 3米, C: 目测", ["mixed 9:12"]),
    ],
)
def test_amounts_in_several_units_are_of_one_sort(choices: str, found: list[str]) -> None:
    assert told(asked(choices), "L11") == found


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        ("A: 1.50米, B: 1.5米, C: 3米", ["same 9:26"]),
        ("A: 一天, B: 24小时, C: 三天", ["same 9:23"]),
        ("A: 1千元, B: 1000元以上, C: 1000元", ["same 9:36"]),
        ("A: 一个月, B: 30日, C: 十日以下, D: 十日以上", []),
        ("A: 三日至五日, B: 三日至五日拘留", []),
    ],
)
def test_one_amount_in_two_writings_is_one_choice(choices: str, found: list[str]) -> None:
    assert told(asked(choices), "L08") == found


@pytest.mark.parametrize(
    ("choices", "answer", "explain", "passed"),
    [
        ("A: 五日, B: 十日, C: 十五日", "C", "应当是十五日；五日、十日都没有依据。", []),
        ("A: 五日, B: 十日, C: 十五日", "C", "应当是十五日；10日是旧法的规定，不再用。", ["A"]),
        ("A: 1.5米, B: 5米", "A", "应当是1.5米，5米太远，看不清。", []),
        ("A: 1.5米, B: 5米", "A", "应当是1.5米，太远了就看不清楚。", ["B"]),
        ("A: 出示证件, B: 记录, C: 签字", "A", "先出示证件；选项B、C都在查明事实之后。", []),
        ("A: 出示证件, B: 记录, C: 签字", "A", "先出示证件；C项在查明事实之后才轮到。", ["B"]),
    ],
)
def test_an_explanation_speaks_of_numbers_and_letters(
    choices: str, answer: str, explain: str, passed: list[str]
) -> None:
    found = loaded(asked(choices, answer, explain), "L26").diagnostics
    assert [each.message.args["letters"] for each in found] == ([tuple(passed)] if passed else [])


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("三个小时以内", 3, "小时"),
        ("六个月以内", 6, "月"),
        ("十个工作日内", 10, "工作日"),
        ("30秒以内", 30, "秒"),
        ("5千米以内", 5, "千米"),
        ("两星期之内", 2, "星期"),
        ("50%以下", 50, "%"),
    ],
)
def test_amounts_within_a_text_have_the_units_of_measures(text: str, number: int, unit: str) -> None:
    found = [Amount(number, unit, 2)]
    assert list(amounts(f"应在{text}办结")) == list(limits(f"应在{text}办结")) == found
