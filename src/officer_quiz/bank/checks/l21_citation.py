"""L21: law is cited in legal notation from listed statutes; what is not about law cites, or names a source."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank, Item
from officer_quiz.bank.rule import Rule
from officer_quiz.statutes.citation import Unreadable
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L21", "error", firm=True)
MESSAGES = {
    "zh": {
        "name": "依据齐全、写法规范、法规已登记",
        "what": "法律题（题库编号以 law- 开头）没有 cite；其他题既没有 cite 也没有 source；依据不是《法规名》第N条第N款第N项的写法；"
        "法规不在 statutes.yaml 里（它读不出来时不查）。",
        "why": "没有条文的法律说法不能教；写法规范，程序才能查条文、才知道法律改了哪些题要重看。",
        "missing": "法律题要有依据（cite），如《治安管理处罚法》第九十七条第一款。",
        "missing-either": "要写依据（cite）或者出处（source）。",
        "notation": "这里看不懂。依据要写成《法规名》第N条第N款第N项，如《治安管理处罚法》第九十七条第一款。",
    },
    "en": {
        "name": "cited, in legal notation, from listed statutes",
        "what": "A law question (of a bank whose id begins with law-) has no cite; another has neither cite nor source; a citation is not written "
        "《statute》第N条第N款第N项; its statute is not in statutes.yaml (not looked at while that cannot be read).",
        "why": "A claim about law without an article must not be taught; in legal notation the program can find the article, and the questions to look at when it changes.",
        "missing": "A law question needs a citation (cite), such as 《治安管理处罚法》第九十七条第一款.",
        "missing-either": "A citation (cite) or a source (source) is needed.",
        "notation": "This cannot be read. Write 《statute》第N条第N款第N项, such as 《治安管理处罚法》第九十七条第一款.",
    },
}
BAD = """\
id: demo-1
type: true_false
stem: 传唤应当告知原因和依据。（　）
answer: 对
cite: 治安法97条
"""
GOOD = """\
id: demo-1
type: true_false
stem: 传唤应当告知原因和依据。（　）
answer: 对
cite: 《治安管理处罚法》第九十六条第二款
"""
LAW = "law-"
"""How the ids of law banks begin."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a fault at each question without citation, and at each citation that is not readable or not listed."""
    for item in bank.items:
        if not _grounded(bank, item):
            yield RULE.fault(item.path, "missing" if bank.header.bank.startswith(LAW) else "missing-either")
    for cited in bank.citations:
        if isinstance(cited.places, Unreadable):
            yield RULE.fault(cited.path, "notation")
            continue
        unknown = next((place for place in cited.places if context.register.find(place.statute) is None), None)
        if unknown and context.register.whole:
            yield Fault(RULE.code, cited.path, context.register.unknown(unknown.statute))


def _grounded(bank: Bank, item: Item) -> bool:
    """A part rests on what its case cites, and a case on what all its parts cite."""
    kinds = ("cite",) if bank.header.bank.startswith(LAW) else ("cite", "source")
    if any(item.data.get(name) or item.entry.data.get(name) for name in kinds):
        return True
    parts = item.data.get(item.question.parts_field or "")
    return bool(parts) and all(any(part.get(name) for name in kinds) for part in parts or ())
