"""L19: a stem can be read at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.kinds.true_false import TrueFalse
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L19", "info")
MESSAGES = {
    "zh": {
        "name": "题干长度",
        "what": "选择题、判断题的题干超过 120 个字（案例的案情另算）。英文题库按 300 个字符。",
        "why": "题干太长，考的是阅读速度；长的事实适合写成案例。",
        "found": "题干有 {count} 个字，不宜超过 {most} 个。请删去用不着的事实，或者改成案例题。",
    },
    "en": {
        "name": "length of the stem",
        "what": "The stem of a choice or true-false question has more than 120 characters (300 in an English bank); the facts of a case do not count.",
        "why": "A long stem tests reading speed; long facts belong in a case.",
        "found": "The stem has {count} characters, {most} at most. Leave out what is not needed, or make it a case.",
    },
}
BAD = """\
id: demo-1
type: true_false
stem: 某日夜里，民警接到报警，称某小区有人因为停车位问题发生争吵，到场后了解到双方是多年的邻居，平时关系尚可，当晚因为一方的亲戚来访，把车停在了另一方平时停车的位置上，双方先是在电话里互相指责，后来又在楼下当面争执，其间没有人动手，也没有财物损坏，对这样的纠纷民警可以当场调解。（　）
answer: 对
"""
GOOD = """\
id: demo-1
type: true_false
stem: 邻里因停车争吵、没有动手的，民警可以当场调解。（　）
answer: 对
"""
MOST = {"zh": 120, "en": 300}


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a remark at each long stem."""
    most = MOST[bank.header.language]
    for item in bank.items:
        question = item.question
        if isinstance(question, (Chosen, TrueFalse)) and len(question.stem) > most:
            yield RULE.fault((*item.path, "stem"), count=len(question.stem), most=most)
