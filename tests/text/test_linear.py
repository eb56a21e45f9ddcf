"""Bounds that keep work in proportion to a text: patterns, guesses, numbers, marks, lines and values."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from officer_quiz.bank.blueprint import Scoring
from officer_quiz.kinds.numeric import Numeric
from officer_quiz.statutes.register import Register
from officer_quiz.text import building, decoding
from officer_quiz.text import nearest as guesses
from officer_quiz.text.document import read
from officer_quiz.text.nearest import LONGEST, MOST, likeness, nearest
from officer_quiz.text.shapes import validate
from officer_quiz.ui.wrapping import wrap
from syntax_trees import files, nodes_of

PATTERNS = """
from officer_quiz.bank import amounts, measures
from officer_quiz.bank.checks.base.negation import marked
from officer_quiz.bank.checks.l28_demeaning_words import _unquoted
from officer_quiz.bank.silence import remarks
from officer_quiz.statutes import citation
from officer_quiz.text.document import read
n = 200_000
for text in ("9" * n + "x", "十百千万" * (n // 4) + "x", "不超过三日，" * (n // 6)):
    list(amounts.limits(text)), amounts.numbers(text), measures.measured(text), list(measures.numbers_of(text))
for text in ("【不属于" * n, "**不属于" * n, "【" + "不属于" * n):
    assert marked(text) is ("*" in text)
assert _unquoted("“" * n + "傻瓜") == "“" * n + "傻瓜"
for end in (" " * n, " " * n + "x", "、" * n, "至" * n):
    citation.parse("《治安管理处罚法》第一条" + end)
line = "a: 1 # check: ignore " + "L05, " * n + "x"
assert [list(each.codes) for each in remarks(read("x", line.encode())).values()] == [["L05"]]
remarks(read("x", ("a: 1 # check: ignore L05" + " " * n + "x").encode()))
assert not read("x", ("a: b" + " " * n + "\\nc: d # " + " " * n + "#").encode()).diagnostics
"""


def test_no_pattern_tries_a_long_text_from_every_place() -> None:
    """With one that does, the process would not end within hours; the deadline is no measure."""
    subprocess.run([sys.executable, "-c", PATTERNS], check=True, timeout=60)


def test_a_guess_compares_a_bounded_number_of_words(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counted(one: str, other: str) -> float:
        nonlocal compared
        compared += 1
        return likeness(one, other)

    monkeypatch.setattr(guesses, "likeness", counted)
    words = [f"{n}-stem" for n in range(10_000)]
    assert nearest("17-stam", words) == "17-stem"
    assert 0 < compared <= MOST
    assert nearest("9876-stam", words, most=None) == "9876-stem"
    compared = 0
    assert nearest("k" * (LONGEST + 1), ["k" * LONGEST]) is None
    assert nearest("stem", ["s" * (LONGEST + 1)]) is None
    assert compared == 0


@pytest.mark.parametrize("number", ["-1e999999999", "-1e-999999999", "-1e1", "-0." + "1" * 19, "NaN", "-Infinity"])
def test_a_share_with_an_exponent_or_endless_digits_is_no_number(number: str) -> None:
    model, found = validate(Scoring, {"wrong_true_false": number})
    assert model is None
    assert [(fault.code, fault.path) for fault in found] == [("not-a-number", ("wrong_true_false",))]


def test_every_whole_number_of_a_file_has_a_bound_on_either_side() -> None:
    """One without would be worked out, counted up to or drawn, however large."""
    ranges = [
        mark.args
        for file in files()
        for hint in nodes_of(file)
        if isinstance(hint, ast.Subscript) and ast.unparse(hint.value) == "Annotated"
        if ast.unparse(hint.slice).startswith(("int,", "(int,"))
        for mark in ast.walk(hint.slice)
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "Range"
    ]
    assert len(ranges) >= 8
    assert {len(bounds) for bounds in ranges} == {2}


@pytest.mark.parametrize(
    ("number", "code"),
    [("10000", "out-of-range"), ("9" * 19, "out-of-range"), ("9" * 400, "out-of-range"), ("1e9", "not-a-number")],
)
def test_a_statute_of_endless_articles_is_refused(number: str, code: str) -> None:
    version = {"adopted": "2012-10-26", "effective": "2013-01-01", "articles": number}
    register, found = Register.build([{"title": "某法", "short": "某法", "versions": [version]}])
    assert register.statutes == ()
    assert [(fault.path, fault.code) for fault in found] == [((0, "versions", 0, "articles"), code)]


@pytest.mark.parametrize("number", ["1e999999999", "1e-999999999", "9" * 19])
def test_an_answer_of_too_many_digits_is_out_of_range(number: str) -> None:
    data = {"id": "n-1", "type": "numeric", "stem": "几日？", "answer": number}
    _, found = validate(Numeric, data)
    assert [(fault.code, fault.path, fault.message.key) for fault in found] == [
        ("out-of-range", ("answer",), "diagnostic.out-of-range-digits")
    ]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: 为" + "\u0301" * 9, 5),
        ("a: e" + "\u0301" * 8, None),
        ("a: " + "e\u0301" * 100, None),
        ("a: กำ่้ทั้งหมด", None),
        ("a: 中" + "\u0e49" * 5000, 5),
        ('a: "中' + "\\u0301" * 9 + '"', 4),
        ('a: "中' + "\\u0301" * 8 + '"', None),
    ],
)
def test_marks_may_not_pile_up(text: str, column: int | None) -> None:
    found = read("x.yaml", text.encode()).diagnostics
    assert [(one.code, one.column) for one in found] == ([("combining-storm", column)] if column else [])


def test_marks_stay_with_their_letter_when_wrapped() -> None:
    assert wrap("甲乙" + "\u0301" * 5 + "丙", 4) == ["甲乙" + "\u0301" * 5, "丙"]


def test_the_lines_of_a_file_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MAX_LINES", 10)
    assert [one.code for one in read("x.yaml", b"a: 1" + b"\r\n" * 9).diagnostics] == ["windows-line-ends"]
    found = read("x.yaml", b"a: 1" + b"\n" * 10).diagnostics
    assert [(one.code, one.line, one.column, one.message.args) for one in found] == [
        ("too-many-lines", 1, 1, {"most": 10})
    ]


def test_the_values_of_a_file_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "MAX_VALUES", 10)
    assert read("x.yaml", b"a: [1, 2, 3, 4, 5, 6, 7]").diagnostics == ()
    found = read("x.yaml", b"a: [1, 2, 3, 4, 5, 6, 7, 8]").diagnostics
    assert [(one.code, one.column, one.message.args) for one in found] == [("too-many-values", 26, {"most": 10})]


def test_the_values_of_a_file_are_as_many_as_its_length_lets_texts_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "FREE", 0)
    assert read("x.yaml", "a: [一二三, 四五]".encode()).diagnostics == ()
    found = read("x.yaml", "a: [一二, 三, 四]".encode()).diagnostics
    assert [(one.code, one.column, one.message.args) for one in found] == [("too-many-values", 12, {"most": 5})]
