"""L07: questions of fact have no vague words of frequency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.checks.base.choices import at, right
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank, Item
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.kinds.fill import Fill
from officer_quiz.kinds.true_false import TrueFalse
from officer_quiz.text.diagnostic import Fault, Path

RULE = Rule("L07", "info", by_texts=True)
MESSAGES = {
    "zh": {
        "name": "事实题不用含糊词",
        "what": "选择、判断、填空题的题干或答案里有“经常”“通常”“一般”“可能”“适当”“尽量”。法条原文用了这个词的不算（要有法规条文库）。",
        "why": "多少次算“经常”，各人看法不同；法条怎么说，题目就怎么问。",
        "found": "“{words}”各人理解不同。请写明条件或数量；法条原文如此的可以不改。",
    },
    "en": {
        "name": "no vague words in questions of fact",
        "what": "The stem or key of a choice, true-false or fill-in question says 经常, 通常, 一般, 可能, 适当 or 尽量. Words of the cited article are allowed (with a text library).",
        "why": "Nobody agrees on how often “often” is; ask as the article says it.",
        "found": "“{words}” is read differently by everyone. Give the condition or the number; leave it where the article says so.",
    },
}
BAD = """\
id: demo-1
type: true_false
stem: 民警经常应当听取当事人的陈述和申辩。（　）
answer: 错
"""
GOOD = """\
id: demo-1
type: true_false
stem: 作出处罚决定前，民警应当听取当事人的陈述和申辩。（　）
answer: 对
"""
_WORDS = re.compile("经常|通常|一般(?!程序|缴款)|可能|适当|尽量")


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a remark at each stem and key with such a word."""
    for item in bank.items:
        for path, text in _told(item):
            found = _WORDS.search(text)
            if found and found[0] not in context.law(item):
                yield RULE.fault(path, words=found[0])


def _told(item: Item) -> Iterator[tuple[Path, str]]:
    question = item.question
    if isinstance(question, (Chosen, TrueFalse, Fill)):
        yield (*item.path, "stem"), question.stem
    if isinstance(question, Chosen):
        yield from ((at(item, letter), text) for letter, text in right(question).items())
