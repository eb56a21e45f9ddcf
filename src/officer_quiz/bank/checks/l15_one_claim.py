"""L15: a true-false question makes one claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.true_false import TrueFalse
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L15", "warning")
MESSAGES = {
    "zh": {
        "name": "判断题只说一件事",
        "what": "判断题的题干里有分号、“并且”“同时”“且”，或者“应当”“可以”“不得”出现了一次以上。",
        "why": "一半对一半错的话，学员不知道该判哪一半；答错了也看不出错在哪一点。",
        "found": "题干里有“{words}”，像是说了两件事。请拆成两题，或者只留一件。",
        "several": "题干里“应当”“可以”“不得”出现了 {count} 次，像是说了两件事。请只留一件。",
    },
    "en": {
        "name": "one claim in a true-false question",
        "what": "The stem has a semicolon, 并且, 同时 or 且, or more than one of 应当, 可以, 不得.",
        "why": "A claim half right leaves open which half to judge, and a wrong answer does not show what was not known.",
        "found": "“{words}” in the stem looks like two claims. Split it, or keep one.",
        "several": "The stem has 应当, 可以, 不得 {count} times, which looks like two claims. Keep one.",
    },
}
BAD = """\
id: demo-1
type: true_false
stem: 传唤应当告知原因和依据，并且可以不通知家属。（　）
answer: 错
"""
GOOD = """\
id: demo-1
type: true_false
stem: 传唤后可以不把原因和处所通知家属。（　）
answer: 错
"""
_TWO = re.compile("；|(?<![a-z]);|并且|(?:(?<=[，,、])|(?<=并)|^)同时(?!起|制)|而且|(?<![暂姑况而并])且")
_MODAL = re.compile("(?<!但)(?<!但是)(?:应当|可以|不得)")
"""A proviso (但是应当…) belongs to the rule before it."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each stem that seems to make two claims."""
    for question, item in bank.of(TrueFalse):
        path = (*item.path, "stem")
        if found := _TWO.search(question.stem):
            yield RULE.fault(path, offset=found.start(), words=found[0])
        elif (count := len(_MODAL.findall(question.stem))) > 1:
            yield RULE.fault(path, "several", count=count)
