"""L12: a question has a usual number of choices."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L12", "warning")
MESSAGES = {
    "zh": {
        "name": "选项个数",
        "what": "单选题的选项不是三到五个，或者多选题、不定项题的选项不是四到六个。",
        "why": "两个选项等于判断题；再多，凑数的选项没有人会选，只费阅读时间。",
        "found": "这里有 {count} 个选项，{least} 到 {most} 个为宜。",
    },
    "en": {
        "name": "number of choices",
        "what": "A single-choice question has not three to five choices, or a multiple-choice one not four to six.",
        "why": "Two choices are a true-false question; beyond that, fillers nobody picks only cost reading time.",
        "found": "There are {count} choices; {least} to {most} are usual.",
    },
}
BAD = """\
id: demo-1
type: multiple
stem: 传唤违法嫌疑人，可以用哪些方式？
choices: {A: 使用传唤证, B: 现场口头传唤, C: 托邻居捎话}
answer: AB
"""
GOOD = """\
id: demo-1
type: multiple
stem: 传唤违法嫌疑人，可以用哪些方式？
choices: {A: 使用传唤证, B: 现场口头传唤, C: 托邻居捎话, D: 在单位门口张贴}
answer: AB
"""
USUAL = {"single": (3, 5)}
SEVERAL = (4, 6)


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at the choices of each question with too few or too many."""
    for question, item in bank.of(Chosen):
        least, most = USUAL.get(question.type, SEVERAL)
        count = len(question.choices)
        if not least <= count <= most:
            yield RULE.fault((*item.path, "choices"), count=count, least=least, most=most)
