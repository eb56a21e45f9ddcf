"""L23: the law a question teaches is still the law: no newer version since it was checked, and it has not run out."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.statutes.citation import Unreadable
from officer_quiz.statutes.currency import Basis, amendment, out_of_period
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L23", "warning", firm=True)
MESSAGES = {
    "zh": {
        "name": "法律有效",
        "what": "所引法规在核对日期（checked）之后有新版施行，valid_to 已过，或者 valid_from 未到。这样的题“过时”：考试不出，练习时提示。",
        "why": "法律改了而题没有改，答案可能正好是违法的做法。",
        "amended": "《{name}》已有新版，{effective} 起施行，本题核对于 {checked}。请对照新版核对后改 checked。",
        "ran-out": "所教的规则已在 {day} 失效。请改写或停用这道题。",
        "not-yet": "所教的规则 {day} 才生效，在那之前考试不出这道题，练习时提示。",
    },
    "en": {
        "name": "law in force",
        "what": "A newer version of a cited statute took effect after the question was checked, valid_to has passed, or valid_from has not come. Such a question is stale: exams refuse it, practice says so.",
        "why": "Where the law has changed and the question has not, its key may be just what is now unlawful.",
        "amended": "《{name}》 has a newer version, in force from {effective}; this question was checked on {checked}. Compare it, then set checked.",
        "ran-out": "The rule it teaches ran out on {day}. Rewrite the question or retire it.",
        "not-yet": "The rule it teaches takes effect on {day}; until then exams refuse it and practice says so.",
    },
}
BAD = """\
id: demo-1
type: true_false
checked: 2025-06-01
stem: 传唤应当告知原因和依据。（　）
answer: 对
cite: 《治安管理处罚法》第八十二条
"""
GOOD = """\
id: demo-1
type: true_false
checked: 2026-11-23
stem: 传唤应当告知原因和依据。（　）
answer: 对
cite: 《治安管理处罚法》第九十六条第二款
"""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each citation gone stale, and at the date of each rule run out or not yet in force."""
    for cited in bank.citations if context.register.sound else ():
        if isinstance(cited.places, Unreadable) or cited.checked is None:
            continue
        if lapse := amendment(cited.places, cited.checked, context.register, context.today):
            assert lapse.statute is not None, "only a statute is amended"
            effective, checked = lapse.since.isoformat(), cited.checked.isoformat()
            yield RULE.fault(cited.path, "amended", name=lapse.statute.short, effective=effective, checked=checked)
    for item in bank.items:
        own = Basis(begins=item.question.valid_from, ends=item.question.valid_to)
        if lapse := out_of_period(own, context.today):
            field = "valid_to" if lapse.reason == "ran-out" else "valid_from"
            yield RULE.fault((*item.path, field), lapse.reason, day=lapse.since.isoformat())
