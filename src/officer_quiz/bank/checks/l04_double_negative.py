"""L04: a negative stem has no negative choices."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.checks.base.choices import at
from officer_quiz.bank.checks.base.negation import negation
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L04", "warning")
MESSAGES = {
    "zh": {
        "name": "不用双重否定",
        "what": "题干已经是否定的，选项又以“不”“非”“未”“无”开头。",
        "why": "“不属于”加“不得”要绕两个弯，考的是语文，不是法律。",
        "found": "题干是否定的，这个选项又以“{words}”开头。请把题干或选项改成正面说法。",
    },
    "en": {
        "name": "no double negative",
        "what": "The stem is negative and a choice begins with 不, 非, 未 or 无.",
        "why": "Two negations test reading, not law.",
        "found": "The stem is negative and this choice begins with “{words}”. Say one of them positively.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 下列哪一项【不属于】民警的义务？
choices: {A: 不得泄露秘密, B: 不得饮酒值班, C: 替群众交罚款}
answer: C
"""
GOOD = """\
id: demo-1
type: single
stem: 下列哪一项是民警的义务？
choices: {A: 保守秘密, B: 替群众交罚款, C: 代写起诉状}
answer: A
"""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each negative choice under a negative stem."""
    for question, item in bank.of(Chosen):
        if not negation(question.stem):
            continue
        for letter, text in question.choices.items():
            if text.startswith(("不", "非", "未", "无")):
                yield RULE.fault(at(item, letter), words=text[0])
