"""L13: a multiple-choice question has two keys or more and something wrong to choose."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Several
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L13", "warning")
MESSAGES = {
    "zh": {
        "name": "多选有两个以上答案，也有错项",
        "what": "多选题只有一个正确选项是错误；全部选项都正确是警告。",
        "why": "只有一个答案就该出单选或不定项；全对的题，“都选上”总能得分。",
        "found": "全部选项都是正确的。请加一个真会弄混的错误选项。",
    },
    "en": {
        "name": "two keys or more, and something wrong",
        "what": "A multiple-choice question with one key is an error; one with every choice right, a warning.",
        "why": "One key makes it single or indefinite; where all are right, ticking everything always pays.",
        "found": "Every choice is right. Add a wrong one that people really confuse with them.",
    },
}
BAD = """\
id: demo-1
type: multiple
stem: 治安调解应当遵循哪些原则？
choices: {A: 合法, B: 公正, C: 自愿, D: 及时}
answer: ABCD
"""
GOOD = """\
id: demo-1
type: multiple
stem: 治安调解应当遵循哪些原则？
choices: {A: 合法, B: 公正, C: 自愿, D: 从重}
answer: ABC
"""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each multiple-choice question in which every choice is right."""
    for question, item in bank.of(Several):
        if question.type == "multiple" and len(question.keys) == len(question.choices):
            yield RULE.fault((*item.path, "answer"))
