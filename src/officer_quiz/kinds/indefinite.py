"""Indefinite choice: one or more right choices, shown exactly as multiple choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from officer_quiz.kinds.base.choices import Several
from officer_quiz.kinds.base.question import Sample


@dataclass(frozen=True, kw_only=True)
class Indefinite(Several):
    """One or more right choices; how many never shows."""

    EXAMPLE = """\
id: example-indefinite-1
type: indefinite
stem: 民警在规范设置的调解室独自主持调解，应当怎样做？
choices:
  A: 全程同步录音录像
  B: 事后补写一份工作说明
  C: 请一名辅警代为主持
  D: 再找一名民警补签名
answer: A
explain: 一名民警可以主持调解，条件是全程同步录音录像；补写说明、辅警代替、事后补签都不能代替录音录像。
cite: 《治安管理处罚法》第一百零八条第三款
"""
    MESSAGES = {
        "zh": {
            "name": "不定项",
            "summary": "选出全部正确的选项，可能只有一个",
            "manual": "一个或几个正确选项。显示和计分与多选完全一样，答题人看不出有几个正确。",
        },
        "en": {
            "name": "indefinite choice",
            "summary": "all right choices, perhaps only one",
            "manual": "One or more right choices, shown and marked exactly as multiple choice: how many never shows.",
        },
    }
    least_keys = 1

    type: Literal["indefinite"]

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Return the key, the key with a wrong choice, and a wrong choice."""
        return (
            Sample([["A"]], Fraction(1)),
            Sample([["A", "B"]], Fraction(0)),
            Sample([["C"]], Fraction(0)),
            Sample([None], Fraction(0)),
        )
