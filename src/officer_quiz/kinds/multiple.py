"""Multiple choice: two or more right choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from officer_quiz.kinds.base.choices import Several
from officer_quiz.kinds.base.question import Sample


@dataclass(frozen=True, kw_only=True)
class Multiple(Several):
    """Two or more right choices; marked by the multi-select rule in force."""

    EXAMPLE = """\
id: example-multiple-1
type: multiple
stem: 关于当场处罚和当场收缴罚款，符合现行治安管理处罚法的有哪些？
choices:
  A: 事实清楚、证据确凿，处警告或者五百元以下罚款的，可以当场决定
  B: 被处五十元以下罚款且没有异议的，才可以当场收缴
  C: 被处罚人没有异议的，可以由一名民警当场处罚并全程录音录像
  D: 经办民警应当在二十四小时以内报所属公安机关备案
  E: 有被侵害人的，当场处罚决定书交给被处罚人就够了
answer: ACD
explain: 当场处罚的上限是五百元，当场收缴的上限现为二百元，五十元是修订前的数额；有被侵害人的，决定书还要送达被侵害人。
why:
  B: 五十元是修订前的限额，现为二百元。
  E: 决定书还应当送达被侵害人。
cite:
  - 《治安管理处罚法》第一百一十九条
  - 《治安管理处罚法》第一百二十条
  - 《治安管理处罚法》第一百二十三条第一款第一项
"""
    MESSAGES = {
        "zh": {
            "name": "多选",
            "summary": "选出全部正确的选项，至少两个",
            "manual": "至少两个正确选项和一个干扰项。练习时全对得满分；没有错选时每选对一项得四分之一，最多四分之三；有错选不得分。"
            "考试按组卷方案指定的规则计分。",
        },
        "en": {
            "name": "multiple choice",
            "summary": "all right choices, two or more",
            "manual": "At least two right choices and one distractor. Practice gives full points for all of them, a quarter "
            "for each right one (three quarters at most) without a wrong one, none with a wrong one.",
        },
    }
    least_keys = 2

    type: Literal["multiple"]

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Return all keys, some of them, and some with a wrong one."""
        return (
            Sample([["A", "C", "D"]], Fraction(1)),
            Sample([["A", "C"]], Fraction(1, 2)),
            Sample([["A"]], Fraction(1, 4)),
            Sample([["A", "C", "D", "E"]], Fraction(0)),
            Sample([["B"]], Fraction(0)),
            Sample([None], Fraction(0)),
        )
