"""Ordering: steps to put in the right order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Annotated, Literal

from officer_quiz.kinds.base.ask import Arrange, Option, Response
from officer_quiz.kinds.base.choices import same_faults
from officer_quiz.kinds.base.one_turn import OneTurn
from officer_quiz.kinds.base.question import Rules, Sample, said
from officer_quiz.messages.catalogue import Message
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.fields import Length, Text, doc


@dataclass(frozen=True, kw_only=True)
class Ordering(OneTurn):
    """Steps in their right order; marked by how many pairs keep it (Kendall)."""

    EXAMPLE = """\
id: example-ordering-1
type: ordering
stem: 请把交通警察查处机动车驾驶人违法行为的步骤按规定的先后排列。
steps:
  - 敬礼
  - 指挥立即靠边停车
  - 告知出示相关证件
  - 检查核对驾驶证、行驶证等
  - 指出违法行为
  - 听取陈述和申辩
  - 给予口头警告或者制作处罚决定书等处理
explain: 听取陈述和申辩在处理决定之前，不能先开单再听；指出违法行为又在核对证件之后。
cite: 《交通警察道路执勤执法工作规范》第四十二条
tags: [confirm-version]
"""
    MESSAGES = {
        "zh": {
            "name": "排序",
            "summary": "把步骤排成正确的先后",
            "manual": "`steps` 按正确的先后写，显示时总是打乱。全对得满分；否则按先后正确的两两组合计分："
            "2×（保持先后的组合÷全部组合）−1，不低于零。",
            "twice": "同一个步骤写了两次。",
            "rule": "排序：全对得满分；否则两两比较，先后对的占几成，乘二减一，不低于零。",
        },
        "en": {
            "name": "ordering",
            "summary": "steps to put in order",
            "manual": "`steps` stand in the right order and are always shuffled on screen. Full points when exact, else "
            "2 × (pairs kept in order ÷ all pairs) − 1, not below zero (Kendall).",
            "twice": "The same step stands twice.",
            "rule": "Ordering: full points when exact, else twice the share of pairs in order, less one, not below zero.",
        },
    }

    type: Literal["ordering"]
    stem: Annotated[Text, doc("题干", "what is asked")]
    steps: Annotated[list[Text], Length(2, 12), doc("步骤，按正确的先后", "the steps, in the right order")]

    def problems(self) -> Iterator[Fault]:
        """Yield a fault at each step that stands twice."""
        for fault in same_faults({str(place): step for place, step in enumerate(self.steps)}, ("steps",)):
            yield Fault(fault.code, ("steps", int(fault.path[-1])), said("ordering.twice"))

    def prompt(self) -> str:
        """Return the stem."""
        return self.stem

    def ask(self) -> Arrange:
        """Put the steps in order."""
        return Arrange(tuple(Option(str(place), step) for place, step in enumerate(self.steps, 1)))

    def key(self) -> Response:
        """Return the authored order."""
        return [str(place) for place in range(1, len(self.steps) + 1)]

    def mark(self, response: Response, rules: Rules) -> Fraction:
        """Return Kendall's share of pairs kept in order, scaled from half kept (0) to all kept (1)."""
        pairs = list(combinations([int(key) for key in response], 2))
        kept = sum(first < second for first, second in pairs)
        return max(Fraction(0), 2 * Fraction(kept, len(pairs)) - 1)

    def rule(self, rules: Rules) -> Message:
        """By pairs in order."""
        return said("ordering.rule")

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Return the right order, one swap of neighbours, and the reverse."""
        return (
            Sample([list("1234567")], Fraction(1)),
            Sample([list("1234657")], Fraction(19, 21)),
            Sample([list("7654321")], Fraction(0)),
            Sample([None], Fraction(0)),
        )
