"""L34: a reviewed question says who wrote it, who reviewed it (someone else), and when it was checked."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L34", "error", firm=True)
MESSAGES = {
    "zh": {
        "name": "审题记录",
        "what": "status: reviewed 的题没有 author、reviewer 或 checked，或者出题和审题是同一方，或者 checked 在今天之后。",
        "why": "写题的人看不见自己的错；没有第二个人核对过的题不能用来考人。",
        "missing": "已审的题还缺 {names}。请补上，或把 status 改回 draft。",
        "same-hand": "出题和审题都是“{name}”。审题要由另一方来做。",
        "later": "核对日期 {day} 在今天之后，请核对。",
    },
    "en": {
        "name": "review trail",
        "what": "A question with status: reviewed lacks author, reviewer or checked, or both are the same, or checked is after today.",
        "why": "Nobody sees their own mistakes; what no second person has checked must not be used in exams.",
        "missing": "A reviewed question still lacks {names}. Fill in, or set status back to draft.",
        "same-hand": "Author and reviewer are both “{name}”. Somebody else has to review.",
        "later": "The date {day} of checking is after today. Check it.",
    },
}
BAD = """\
id: demo-1
type: true_false
status: reviewed
author: 甲组
reviewer: 甲组
checked: 2026-11-23
stem: 传唤应当告知原因和依据。（　）
answer: 对
"""
GOOD = """\
id: demo-1
type: true_false
status: reviewed
author: 甲组
reviewer: 乙组
checked: 2026-11-23
stem: 传唤应当告知原因和依据。（　）
answer: 对
"""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a fault at each reviewed question whose trail is incomplete or ends in the future."""
    for entry in bank.entries:
        question = entry.question
        path = ("questions", entry.index)
        if question.checked and question.checked > context.today:
            yield RULE.fault((*path, "checked"), "later", day=question.checked.isoformat())
        if question.status != "reviewed":
            continue
        missing = [name for name in ("author", "reviewer", "checked") if not getattr(question, name)]
        if missing:
            yield RULE.fault(path, "missing", names=tuple(missing))
        elif question.author == question.reviewer:
            yield RULE.fault(path, "same-hand", name=question.author)
