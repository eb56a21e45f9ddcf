"""L46: a reviewed question is still the one that was reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import PRINT, Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L46", "warning", firm=True)
MESSAGES = {
    "zh": {
        "name": "审定后没有改过",
        "what": "已审的题写了 reviewed_print（审定时的指纹），而题文、答案、解析或依据后来改过。不写这个字段就不查；随便写几个字，这里会告诉该填什么。",
        "why": "审过的是另一段文字；改一个字也可能改了答案，要有第二个人再看一遍。",
        "found": "这道题现在的指纹是 {now}，与审定时的不同。请再审一遍，审定后改成 reviewed_print: {now}；还没有审，把 status 改回 draft。",
        "part": "小题不单独写 reviewed_print。请删去，写在整道案例题上。",
    },
    "en": {
        "name": "not changed since its review",
        "what": "A reviewed question has reviewed_print (the print of what was reviewed), and its texts, key, explanation or citations were changed later. Without the field nothing is looked at; write anything in it and this check tells what belongs there.",
        "why": "What was reviewed is another text; one word can change the key, and a second person has to look again.",
        "found": "The print of this question is now {now}, not that of its review. Have it reviewed again and then write reviewed_print: {now}; until then set status back to draft.",
        "part": "A part of a case has no reviewed_print of its own. Remove it and write it at the case.",
    },
}
BAD = """\
id: demo-1
type: true_false
status: reviewed
reviewed_print: 0a1b2c3d
stem: 传唤应当告知原因和依据。（　）
answer: 对
"""
GOOD = """\
id: demo-1
type: true_false
status: reviewed
reviewed_print: d18cc36d
stem: 传唤应当告知原因和依据。（　）
answer: 对
"""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each print that is not that of its question."""
    for item in bank.items:
        path = (*item.path, PRINT)
        if PRINT not in item.data:
            continue
        if item.question is not item.entry.question:
            yield RULE.fault(path, "part", on_key=True)
        elif item.question.status == "reviewed" and item.data[PRINT] != item.entry.print:
            yield RULE.fault(path, now=item.entry.print)
