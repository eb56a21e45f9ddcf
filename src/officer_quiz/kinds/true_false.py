"""True or false: one claim to judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Literal
from unicodedata import normalize

from officer_quiz.kinds.base.ask import Choose, Option, Response
from officer_quiz.kinds.base.one_turn import OneTurn
from officer_quiz.kinds.base.question import Rules, Sample, said
from officer_quiz.messages.catalogue import Message
from officer_quiz.text.fields import Editors, Reads, Text, doc

if TYPE_CHECKING:
    from officer_quiz.kinds.base import portable

TRUE = ("对", "正确", "√", "true", "t", "yes", "是")
FALSE = ("错", "错误", "×", "false", "f", "no", "否")

_ALSO_TRUE = ("✓", "✔", "☑", "right", "correct", "真")
_ALSO_FALSE = ("✗", "✘", "✕", "☒", "x", "不对", "不正确", "不是", "wrong", "incorrect", "假")
"""What stands for them in files beside the words that are typed."""
_IN_AN_ANSWER = {"v": "对", "y": "对", "1": "对", "n": "错", "0": "错"}
"""What stands for them as an answer, and for something else in any other text."""

WRITTEN = {
    "anyOf": [
        {"type": "boolean"},
        {"enum": [*TRUE, *FALSE, "T", "F", "True", "False", "Y", "N", "✓", "✔", "✗", "✘", "X", "1", "0", 1, 0]},
    ]
}
"""What editors offer and take."""
_BESIDE = " \t\n。.,;、()[]【】\"'“”‘’"


def judgements() -> Mapping[str, str]:
    """Return what people write for right and wrong in any text, in small letters, each with the 对 or 错 it means."""
    return dict.fromkeys((*TRUE, *_ALSO_TRUE), "对") | dict.fromkeys((*FALSE, *_ALSO_FALSE), "错")


_JUDGEMENTS: Mapping[str, str] = {**judgements(), **_IN_AN_ANSWER}


def _judged(value: Any) -> Any:
    """Read what people write for right and wrong as 对 and 错, full-width letters and signs around it included.

    Anything else stays to be refused.
    """
    return _JUDGEMENTS.get(normalize("NFKC", str(value)).strip(_BESIDE).casefold(), value)


@dataclass(frozen=True, kw_only=True)
class TrueFalse(OneTurn):
    """One claim, true or false."""

    EXAMPLE = """\
id: example-true-false-1
type: true_false
stem: 处理决定作出前，双方自行和解并履行，口头告诉民警就可以不予处罚。（　）
answer: 错
explain: 自行和解要不予处罚，还须当事人书面申请并经公安机关认可，口头告诉不够。
cite: 《治安管理处罚法》第九条第四款
"""
    MESSAGES = {
        "zh": {
            "name": "判断",
            "summary": "判断一句话对不对",
            "manual": "一句肯定的说法，句末写（　）。`answer` 写 对 或 错。判断对得满分。",
            "true": "对",
            "false": "错",
            "rule": "判断：判断对得满分。",
            "rule-off": "判断：判断对得满分，判断错倒扣分值的 {cost} 倍，不答不扣。",
        },
        "en": {
            "name": "true or false",
            "summary": "a claim to judge",
            "manual": "One affirmative claim ending in （　）; `answer` is 对 or 错 (true or false). Full points for judging right.",
            "true": "true",
            "false": "false",
            "rule": "True or false: full points for judging right.",
            "rule-off": "True or false: full points for judging right, {cost} of the points off for judging wrong.",
        },
    }

    type: Literal["true_false"]
    stem: Annotated[Text, doc("一句说法", "a claim")]
    answer: Annotated[Literal["对", "错"], Reads(_judged), Editors(WRITTEN), doc("对 或 错", "对 (true) or 错 (false)")]

    def prompt(self) -> str:
        """Return the claim."""
        return self.stem

    def ask(self) -> Choose:
        """Choose one of two, in this order."""
        options = (Option("对", said("true_false.true"), TRUE), Option("错", said("true_false.false"), FALSE))
        return Choose(options, 1, 1, fixed=True)

    def key(self) -> Response:
        """Return the right judgement."""
        return [self.answer]

    def neutral(self) -> portable.TrueFalse:
        """Judge the claim."""
        from officer_quiz.kinds.base import portable  # noqa: PLC0415  (only exports need it)

        return portable.TrueFalse(self.answer == "对")

    def mark(self, response: Response, rules: Rules) -> Fraction:
        """Return 1 for judging right, else what the rules give for a wrong judgement."""
        return Fraction(1) if response == [self.answer] else rules.wrong_true_false

    def rule(self, rules: Rules) -> Message:
        """All or nothing, or points taken off."""
        cost = rules.wrong_true_false
        return said("true_false.rule-off", cost=f"{float(-cost):g}") if cost else said("true_false.rule")

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Return both judgements."""
        return Sample([["错"]], Fraction(1)), Sample([["对"]], Fraction(0)), Sample([None], Fraction(0))
