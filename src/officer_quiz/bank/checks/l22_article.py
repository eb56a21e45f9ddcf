"""L22: what is cited exists in the version that was in force on the day the question was checked."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.checks.base.articles import refused
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.statutes.citation import Unreadable
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L22", "error", firm=True)
MESSAGES = {
    "zh": {
        "name": "所引条文存在",
        "what": "所引的条号在核对当日有效的版本里没有；有法规条文库时，款和项也要有。",
        "why": "引错了条、款、项，学员去查就对不上，也就不会再信这道题。",
        "no-article": "条文库里的《{name}》没有第 {article} 条。请核对条号。",
        "no-paragraph": "《{name}》第 {article} 条没有第 {paragraph} 款（共 {last} 款）。请核对。",
        "no-item": "《{name}》第 {article} 条的这一款没有第 {item} 项。请核对。",
    },
    "en": {
        "name": "what is cited exists",
        "what": "The version in force on the day the question was checked has no such article; with a text library, no such paragraph or item.",
        "why": "A trainee who looks it up and finds something else will not trust the question again.",
        "no-article": "The text of 《{name}》 at hand has no article {article}. Check the number.",
        "no-paragraph": "Article {article} of 《{name}》 has no paragraph {paragraph} ({last} in all). Check it.",
        "no-item": "That paragraph of article {article} of 《{name}》 has no item {item}. Check it.",
    },
}
BAD = """\
id: demo-1
type: true_false
stem: 传唤应当告知原因和依据。（　）
answer: 对
cite: 《治安管理处罚法》第一百九十六条
"""
GOOD = """\
id: demo-1
type: true_false
stem: 传唤应当告知原因和依据。（　）
answer: 对
cite: 《治安管理处罚法》第九十六条第二款
"""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a fault at each citation of which a place is not in its version, or not in the text at hand."""
    for each in bank.citations if context.register.sound else ():
        if isinstance(each.places, Unreadable):
            continue
        why = (refused(place, each.checked or context.today, context) for place in each.places)
        if said := next(filter(None, why), None):
            yield Fault(RULE.code, each.path, said)
