"""Matching: pairs to find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from string import ascii_lowercase
from typing import TYPE_CHECKING, Annotated, Literal

from officer_quiz.kinds.base.ask import Assign, Option, Response
from officer_quiz.kinds.base.choices import same_faults
from officer_quiz.kinds.base.one_turn import OneTurn
from officer_quiz.kinds.base.question import Rules, Sample, said
from officer_quiz.messages.catalogue import Message
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.fields import FEW, Length, Name, Term, Text, doc

if TYPE_CHECKING:
    from officer_quiz.kinds.base.portable import Pairs


@dataclass(frozen=True, kw_only=True)
class Matching(OneTurn):
    """Left sides to match with right sides; each right pair earns its share."""

    EXAMPLE = """\
id: example-matching-1
type: matching
stem: 请把左边的期限与右边的事项配对。
pairs:
  八小时: 传唤后询问查证的一般时限
  十二小时: 涉案人数众多、身份不明时询问查证的时限
  二十四小时: 情况复杂、可能适用行政拘留时询问查证的时限
distractors:
  - 继续盘问经批准延长后的时限
explain: 询问查证分八、十二、二十四小时三档，各有条件；继续盘问是另一项措施，时限另有规定。
cite: 《治安管理处罚法》第九十七条第一款
"""
    MESSAGES = {
        "zh": {
            "name": "配对",
            "summary": "把左边和右边配成对",
            "manual": "`pairs` 写成“左: 右”，右边各不相同；`distractors` 是多出来的右边。显示时右边总是打乱。按配对正确的对数给分。",
            "rule": "配对：按配对正确的对数给分。",
            "twice": "右边的内容不能重复。",
            "too-many": "右边按 a 到 z 编字母，连同 distractors 最多 {most} 项，这里有 {count} 项。请删减 distractors。",
        },
        "en": {
            "name": "matching",
            "summary": "pairs to find",
            "manual": "`pairs` maps left to right, all right sides different; `distractors` are further right sides. The right "
            "sides are always shuffled. Marked by the share of right pairs.",
            "rule": "Matching: the share of right pairs.",
            "twice": "The right sides must all be different.",
            "too-many": "Right sides are lettered a to z: at most {most} with the distractors, here {count}. Remove distractors.",
        },
    }

    type: Literal["matching"]
    stem: Annotated[Text, doc("题干", "what is asked")]
    pairs: Annotated[dict[Term, Term], Length(2, 9), doc("左: 右", "left: right")]
    distractors: Annotated[list[Term], Length(most=FEW), doc("多出来的右边", "right sides that match nothing")] = field(
        default_factory=list
    )

    wording: Annotated[
        dict[Name, Name],
        doc("显示时换用的文字，由译文填写", "how its texts read on screen, filled in from a translation"),
    ] = field(default_factory=dict)

    @property
    def _columns(self) -> tuple[str, ...]:
        return (*self.pairs.values(), *self.distractors)

    def problems(self) -> Iterator[Fault]:
        """Yield a fault at each right side that stands twice, and where there are more than letters for them."""
        if (count := len(self._columns)) > (most := len(ascii_lowercase)):
            yield Fault("too-many", ("distractors",), said("matching.too-many", most=most, count=count))
        places = [("pairs", left) for left in self.pairs] + [("distractors", n) for n in range(len(self.distractors))]
        for fault in same_faults({str(place): text for place, text in enumerate(self._columns)}, ()):
            yield Fault(fault.code, places[int(fault.path[-1])], said("matching.twice"))

    def prompt(self) -> str:
        """Return the stem."""
        return self.stem

    def ask(self) -> Assign:
        """Give each left side a right side."""
        rows = tuple(Option(left, self.wording.get(left, left)) for left in self.pairs)
        columns = tuple(Option(right, self.wording.get(right, right)) for right in self._columns)
        return Assign(rows, columns, distinct=True, fixed=not self.shuffle)

    def key(self) -> Response:
        """Return the pairs."""
        return dict(self.pairs)

    def neutral(self) -> Pairs:
        """Find the pairs, each side as it reads."""
        from officer_quiz.kinds.base import portable  # noqa: PLC0415  (only exports need it)

        def item(side: str) -> portable.Item:
            return portable.Item(side, self.wording.get(side, side))

        pairs = tuple((item(left), item(right)) for left, right in self.pairs.items())
        return portable.Pairs(pairs, tuple(item(right) for right in self.distractors))

    def mark(self, response: Response, rules: Rules) -> Fraction:
        """Return the share of right pairs."""
        given = response if isinstance(response, dict) else {}
        return Fraction(sum(given[left] == right for left, right in self.pairs.items()), len(self.pairs))

    def rule(self, rules: Rules) -> Message:
        """The share of right pairs."""
        return said("matching.rule")

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Return all pairs, one of three, none."""
        lefts = ("八小时", "十二小时", "二十四小时")
        first, second, third, spare = (
            "传唤后询问查证的一般时限",
            "涉案人数众多、身份不明时询问查证的时限",
            "情况复杂、可能适用行政拘留时询问查证的时限",
            "继续盘问经批准延长后的时限",
        )
        return (
            Sample([dict(zip(lefts, (first, second, third), strict=True))], Fraction(1)),
            Sample([dict(zip(lefts, (first, third, spare), strict=True))], Fraction(1, 3)),
            Sample([dict(zip(lefts, (second, third, first), strict=True))], Fraction(0)),
            Sample([None], Fraction(0)),
        )
