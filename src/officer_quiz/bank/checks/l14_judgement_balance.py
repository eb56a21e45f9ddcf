"""L14: slightly more claims are false than true."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.true_false import TrueFalse
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L14", "warning")
MESSAGES = {
    "zh": {
        "name": "判断题对错均衡",
        "what": "题库里判断题答案为“错”的比例不在 45% 到 65% 之间（题数少时按最接近的整数放宽）。",
        "why": "拿不准的人多半判“对”；对错悬殊时，全选一边也能得分。",
        "found": "{count} 道判断题里有 {wrong} 道答案是“错”，{least} 到 {most} 道为宜。",
    },
    "en": {
        "name": "true and false in balance",
        "what": "The share of false claims in a bank is not between 45% and 65% (rounded outwards to whole questions).",
        "why": "The unsure judge “true”; where one side outweighs the other, judging everything alike pays.",
        "found": "{wrong} of {count} claims are false; {least} to {most} would be balanced.",
    },
}
BAD = """\
- {id: demo-1, type: true_false, stem: 传唤应当告知原因和依据。（　）, answer: 对}
- {id: demo-2, type: true_false, stem: 询问应当制作笔录。（　）, answer: 对}
- {id: demo-3, type: true_false, stem: 检查时应当出示执法证件。（　）, answer: 对}
"""
GOOD = """\
- {id: demo-1, type: true_false, stem: 传唤应当告知原因和依据。（　）, answer: 对}
- {id: demo-2, type: true_false, stem: 询问可以不作笔录。（　）, answer: 错}
- {id: demo-3, type: true_false, stem: 检查时不必出示执法证件。（　）, answer: 错}
"""
LOW, HIGH = 0.45, 0.65


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning for a bank whose claims are too often true or too often false."""
    answers = [question.answer for question, _ in bank.of(TrueFalse)]
    wrong, count = answers.count("错"), len(answers)
    least, most = floor(LOW * count), ceil(HIGH * count)
    if not least <= wrong <= most:
        yield RULE.fault(("questions",), on_key=True, count=count, wrong=wrong, least=least, most=most)
