"""Single choice: one right choice among several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Literal

from officer_quiz.kinds.base.ask import Choose, Response
from officer_quiz.kinds.base.choices import Chosen, Key, key_faults
from officer_quiz.kinds.base.question import Rules, Sample, said
from officer_quiz.messages.catalogue import Message
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.fields import doc

if TYPE_CHECKING:
    from officer_quiz.kinds.base.portable import ChooseOne


@dataclass(frozen=True, kw_only=True)
class Single(Chosen):
    """One right choice: full points for it, none otherwise."""

    EXAMPLE = """\
id: example-single-1
type: single
stem: 传唤后询问查证，一般不得超过多长时间？
choices:
  A: 四小时
  B: 八小时
  C: 十二小时
  D: 二十四小时
answer: B
explain: 传唤后一般以八小时为限；十二小时和二十四小时各有法定条件，四小时没有依据。
why:
  C: 涉案人数众多、身份不明时才适用。
  D: 情况复杂，可能适用行政拘留时才适用。
cite: 《治安管理处罚法》第九十七条第一款
shuffle: false
"""
    MESSAGES = {
        "zh": {
            "name": "单选",
            "summary": "从几个选项里选一个",
            "manual": "一个正确选项，选对得满分，选错不得分。选项 2 至 8 个，从 A 起按字母写；`why` 逐项说明为什么错。",
            "rule": "单选：选对得满分。",
            "several-keys": "单选题只有一个正确选项，这里写了 {letters}。请只留一个；确有几个正确的，请把 type 改成 multiple（多选）。",
        },
        "en": {
            "name": "single choice",
            "summary": "one right choice among several",
            "manual": "One right choice earns all points. Two to eight choices, lettered from A; `why` explains each.",
            "rule": "Single choice: full points for the right one.",
            "several-keys": "A single-choice question has one right choice; this names {letters}. Keep one, or make the type multiple.",
        },
    }

    type: Literal["single"]
    answer: Annotated[Key, doc("正确选项的字母", "the letter of the right choice")]

    @property
    def keys(self) -> frozenset[str]:
        """The letter of the right choice."""
        return frozenset({self.answer})

    def problems(self) -> Iterator[Fault]:
        """Yield faults of the choices and of the key."""
        yield from super().problems()
        yield from key_faults(self.answer, self.choices, ("answer",), "single.several-keys")

    def ask(self) -> Choose:
        """Choose one."""
        return self.options(1)

    def neutral(self) -> ChooseOne:
        """Choose the right one."""
        from officer_quiz.kinds.base import portable  # noqa: PLC0415  (only exports need it)

        return portable.ChooseOne(self.carried_choices())

    def mark(self, response: Response, rules: Rules) -> Fraction:
        """Return 1 for the key."""
        return Fraction(response == [self.answer])

    def rule(self, rules: Rules) -> Message:
        """All or nothing."""
        return said("single.rule")

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Return the key and a wrong choice."""
        return Sample([["B"]], Fraction(1)), Sample([["A"]], Fraction(0)), Sample([None], Fraction(0))
