"""Numeric: a number, within a tolerance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Literal

from officer_quiz.kinds.base.ask import Blanks, Response
from officer_quiz.kinds.base.one_turn import OneTurn
from officer_quiz.kinds.base.question import Rules, Sample, said
from officer_quiz.kinds.base.reveal import Note, verdict
from officer_quiz.messages.catalogue import Message
from officer_quiz.text.fields import DIGITS, Digits, Editors, Label, Range, Text, doc

if TYPE_CHECKING:
    from officer_quiz.kinds.base import portable

Number = Annotated[Decimal, Digits(DIGITS), Editors({"type": "number"})]


@dataclass(frozen=True, kw_only=True)
class Numeric(OneTurn):
    """A number, right within the tolerance."""

    EXAMPLE = """\
id: example-numeric-1
type: numeric
stem: 违反治安管理行为事实清楚、证据确凿的，可以当场作出处罚决定的罚款上限是多少元？
answer: 500
unit: 元
explain: 当场处罚的罚款上限现为五百元；二百元是修订前的数额，也是现在当场收缴的限额，不要混淆。
cite: 《治安管理处罚法》第一百一十九条
"""
    MESSAGES = {
        "zh": {
            "name": "数值",
            "summary": "写一个数",
            "manual": "`answer` 写数，`unit` 写单位，`tolerance` 写允许的误差（不写就是 0）。单位写不写都行，写了要相符；数可以写成阿拉伯数字、中文数字、带千分位逗号或“￥”。",
            "rule": "数值：误差不超过 {tolerance} 得满分。",
            "rule-exact": "数值：与答案相同得满分。",
        },
        "en": {
            "name": "numeric",
            "summary": "a number",
            "manual": "`answer` is the number, `unit` its unit, `tolerance` how far off is still right (0 by default). The unit "
            "may be typed if it matches; digits, Chinese numerals, commas between thousands and ￥ are read alike.",
            "rule": "Numeric: full points within {tolerance}.",
            "rule-exact": "Numeric: full points for the same number.",
        },
    }

    type: Literal["numeric"]
    stem: Annotated[Text, doc("题干", "what is asked")]
    answer: Annotated[Number, doc("正确的数", "the right number")]
    unit: Annotated[Label, doc("单位", "its unit")] = ""
    tolerance: Annotated[
        Number, Range(0), Editors({"type": "number", "minimum": 0}), doc("允许的误差", "how far off is still right")
    ] = Decimal(0)

    def prompt(self) -> str:
        """Return the stem."""
        return self.stem

    def ask(self) -> Blanks:
        """Write a number."""
        return Blanks((self.unit,), "number", self.unit)

    def key(self) -> Response:
        """Return the right number in digits, which may be written as ``1e5``: so it can be typed."""
        return [f"{self.answer:f}"]

    def neutral(self) -> portable.Number:
        """Write the number."""
        from officer_quiz.kinds.base import portable  # noqa: PLC0415  (only exports need it)

        return portable.Number(self.answer, self.tolerance, self.unit)

    def mark(self, response: Response, rules: Rules) -> Fraction:
        """Return 1 within the tolerance."""
        return Fraction(self._right(response))

    def _right(self, response: Response) -> bool:
        given = self.ask().number(response[0]) if isinstance(response, list) else None
        return given is not None and abs(given - Fraction(self.answer)) <= Fraction(self.tolerance)

    def rule(self, rules: Rules) -> Message:
        """All or nothing within the tolerance."""
        return said("numeric.rule", tolerance=f"{self.tolerance:f}") if self.tolerance else said("numeric.rule-exact")

    def remarks(self, response: Response | None) -> tuple[Note, ...]:
        """Return the only blank, marked."""
        return (Note("", key="1", verdict=verdict(response is not None and self._right(response))),)

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Return the number in several spellings, and another."""
        return (
            Sample([["500"]], Fraction(1)),
            Sample([["５００ 元"]], Fraction(1)),
            Sample([["500.0"]], Fraction(1)),
            Sample([["￥500。"]], Fraction(1)),
            Sample([["伍佰元整"]], Fraction(1)),
            Sample([["200"]], Fraction(0)),
            Sample([None], Fraction(0)),
        )
