"""L45: what may be written in a blank is a list of answers, not one answer with a stroke."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.fill import Fill
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L45", "warning")
MESSAGES = {
    "zh": {
        "name": "一个空的几种写法分开写",
        "what": "填空题的一个答案里有“/”“|”，如 八/8。",
        "why": "“八/8”是一个答案，学员要一字不差地打出“八/8”才对；“/”又是在一行里分隔各空的符号。",
        "found": "“{words}”是一个答案。几种写法请写成列表：[[{parts}]]；{count} 个空请写成 [{parts}]；日期、分数请换一种不带“{stroke}”的写法。",
    },
    "en": {
        "name": "answers of a blank stand apart",
        "what": "One answer of a fill-in question holds “/” or “|”, as in 八/8.",
        "why": "“八/8” is one answer, to be typed just so; and a stroke separates the blanks where all are typed on one line.",
        "found": "“{words}” is one answer. Write alternatives as a list: [[{parts}]]; {count} blanks as [{parts}]; a date or a fraction without “{stroke}”.",
    },
}
BAD = """\
id: demo-1
type: fill
stem: 传唤后询问查证一般不得超过____小时。
answer: [八/8]
"""
GOOD = """\
id: demo-1
type: fill
stem: 传唤后询问查证一般不得超过____小时。
answer: [[八, 8]]
"""
_STROKE = re.compile("(?<![A-Za-z])[/／]|[/／](?![A-Za-z])|[|｜]")


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each answer with a stroke."""
    for question, item in bank.of(Fill):
        for place, answers in enumerate(question.answer):
            for number, answer in enumerate(answers):
                if found := _STROKE.search(answer):
                    parts = [part.strip() for part in _STROKE.split(answer)]
                    path = (*item.path, "answer", place, number)
                    yield RULE.fault(
                        path,
                        offset=found.start(),
                        words=answer,
                        parts=", ".join(parts),
                        count=len(parts),
                        stroke=found[0],
                    )
