"""L03: stems ask for what is right; a negative one is marked."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.checks.base.negation import marked, negation
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L03", "warning")
MESSAGES = {
    "zh": {
        "name": "少用否定题干",
        "what": "选择题的题干问“不正确的”“不属于”“不包括”“不适用”“不应当……的是”“除……外”。没有用【】或 ** 标出来的，还会要求标出来。",
        "why": "读快了就会漏掉“不”字，答错的人未必不懂；记住的也是错的说法。确要这样问，就把否定词标出来。",
        "found": "题干问的是“{words}”。请改成正面提问；确有必要时保留【】并写明理由。",
        "unmarked": "题干里的“{words}”容易看漏。请改成正面提问，至少写成【{words}】。",
    },
    "en": {
        "name": "few negative stems",
        "what": "A stem asks for what is not so (不正确的, 不属于, 不包括, 不适用, 不应当…的是, 除…外). One unmarked by 【】 or ** is to be marked at least.",
        "why": "A hurried reader misses the “not”, and what is remembered is the wrong statement. If it must be, mark the negation.",
        "found": "The stem asks for “{words}”. Ask for what is right; if it must be, keep 【】 and say why.",
        "unmarked": "“{words}” in the stem is easily missed. Ask for what is right, or at least write 【{words}】.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 下列哪一项不属于询问查证的法定时限？
choices: {A: 四小时, B: 八小时, C: 十二小时}
answer: A
"""
GOOD = """\
id: demo-1
type: single
stem: 涉案人数众多时，询问查证不得超过几小时？
choices: {A: 四小时, B: 八小时, C: 十二小时}
answer: C
"""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a fault at each negative stem, said otherwise where the negation is not marked."""
    for question, item in bank.of(Chosen):
        if found := negation(question.stem):
            path, (offset, words) = (*item.path, "stem"), found
            yield RULE.fault(path, "found" if marked(question.stem) else "unmarked", offset=offset, words=words)
