"""L26: every question is explained, and every tempting choice with it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from operator import add

from officer_quiz.bank.checks.base.choices import right, wrong
from officer_quiz.bank.checks.base.letters import named, people
from officer_quiz.bank.context import Context
from officer_quiz.bank.measures import measured, numbers_of
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L26", "warning")
MESSAGES = {
    "zh": {
        "name": "有解析，错项也说到",
        "what": "没有解析或解析不到 15 个字；单选、多选题的某个错误选项既没有 why，解析里也没有提到它的内容。案例由各小题解析。",
        "why": "答错的人要知道自己为什么错；只说对的，错的想法还在。",
        "short": "解析只有 {count} 个字，至少要 {least} 个。请写明为什么对、错在哪里、记住什么。",
        "found": "选项 {letters} 为什么错没有说到。请在 why 里写一句，或在解析里说明。",
    },
    "en": {
        "name": "explained, wrong choices too",
        "what": "There is no explanation, or one of fewer than 15 characters; or a wrong choice has no `why` and its words do not come up in the "
        "explanation. A case is explained by its parts.",
        "why": "Whoever was wrong needs to know why; telling only what is right leaves the wrong idea where it was.",
        "short": "The explanation has {count} characters, at least {least} are needed. Say why it is right, what is wrong, what to remember.",
        "found": "Nothing says why {letters} is wrong. Add a sentence under why, or say it in the explanation.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 传唤后询问查证一般不得超过几小时？
choices: {A: 四小时, B: 八小时, C: 十二小时}
answer: B
explain: 法律规定是八小时。
"""
GOOD = """\
id: demo-1
type: single
stem: 传唤后询问查证一般不得超过几小时？
choices: {A: 四小时, B: 八小时, C: 十二小时}
answer: B
explain: 一般以八小时为限；涉案人数众多或者身份不明的才是十二小时，四小时没有依据。
"""
LEAST = 15
LONG = 1000
"""Characters of a text that are not looked through again and again."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each question not explained, and at each whose wrong choices are passed over."""
    for item in bank.items:
        question = item.question
        if question.parts_field:
            continue
        count = len(question.explain)
        if count < LEAST:
            yield RULE.fault((*item.path, "explain"), "short", count=count, least=LEAST)
        elif isinstance(question, Chosen) and (passed := [*_passed_over(question)]):
            yield RULE.fault((*item.path, "choices", passed[0]), letters=tuple(passed))


def _passed_over(question: Chosen) -> Iterator[str]:
    """The wrong choices without a remark, of which the explanation has neither the letter nor words of their own."""
    explained, keys = _having(question.explain), _having(" ".join(right(question).values()))
    for letter, text in wrong(question).items():
        if letter in question.why or f"{{{letter}}}" in question.explain:
            continue
        own = any(run in explained and run not in keys for run in _runs(text))
        if not own and not _told(question, letter, text):
            yield letter


def _told(question: Chosen, letter: str, text: str) -> bool:
    """Whether an explanation speaks of a choice as B项, or of its number where all of it stands in the key's."""
    known = frozenset(question.choices) - people(question.stem)
    if any(letter in each.letters for each in named(question.explain, known)):
        return True
    return measured(text) is not None and {*numbers_of(text)} <= {*numbers_of(question.explain)}


def _runs(text: str) -> Iterator[str]:
    """Every two characters in a row of a text: as many as an explanation shares with a choice when it speaks of it."""
    return map(add, text, text[1:])


def _having(text: str) -> Container[str]:
    """Return what has every run of a text: the text itself, unless that would take long to look through."""
    return text if len(text) < LONG else {*_runs(text)}
