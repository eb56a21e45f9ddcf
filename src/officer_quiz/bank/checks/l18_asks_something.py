"""L18: a stem asks something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.checks.base.left_key import left_keys
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L18", "warning")
MESSAGES = {
    "zh": {
        "name": "题干要发问",
        "what": "题干里没有问号、没有（　），也没有“请”字。填空题有空就算发问。",
        "why": "一句陈述摆在那里，学员要猜是判断对错、选最好的还是选全部。",
        "found": "题干没有发问。请以问号结尾，或写上“请……”；判断题在句末写（　）。",
    },
    "en": {
        "name": "a stem asks something",
        "what": "The stem has no question mark, no （　） and no 请 (please). A blank to fill in asks by itself; in an English bank only choice questions are looked at.",
        "why": "A bare statement leaves open whether to judge it, to choose the best or to choose all.",
        "found": "The stem asks nothing. End it with a question mark, or with 请…; a claim to judge ends in （　）.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 传唤后询问查证的时限
choices: {A: 四小时, B: 八小时, C: 十二小时}
answer: B
"""
GOOD = """\
id: demo-1
type: single
stem: 传唤后询问查证一般不得超过几小时？
choices: {A: 四小时, B: 八小时, C: 十二小时}
answer: B
"""
_ASKS = re.compile(r"[?？请]|[(（]\s*[)）]|____")


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield an error at each stem that does not ask."""
    for item in bank.items:
        stem = getattr(item.question, "stem", "")
        asks_by_kind = bank.header.language == "en" and not isinstance(item.question, Chosen)
        if stem and not asks_by_kind and not _ASKS.search(stem) and not any(left_keys(item.question)):
            yield RULE.fault((*item.path, "stem"))
