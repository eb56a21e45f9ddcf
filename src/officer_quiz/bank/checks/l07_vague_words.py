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
        "what": "选择、判断、填空题的题干或答案里有“经常”“通常”“一般”“可能”“适当”“尽量”。法条里的用语（一般程序、可能影响）和所引条文原文的词（要有法规条文库）不算。",
        "why": "多少次算“经常”，各人看法不同；法条怎么说，题目就怎么问。",
        "found": "“{words}”各人理解不同。请写明条件或数量；法条原文如此的可以不改。",
    },
    "en": {
        "name": "no vague words in questions of fact",
        "what": "The stem or key of a choice, true-false or fill-in question says 经常, 通常, 一般, 可能, 适当 or 尽量. Terms of law (一般程序, 可能影响) and words of the cited article (with a text library) are allowed.",
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
_LEGAL = "程序|缴款|纳税人|保证|管辖|规定|累犯|情节|过失|违法|处罚|事故|道路|公路|程度|主体|人员|职务|债权|代理|地域"
"""What 一般 makes a term of law of."""
_CONDITION = "适用|判处|被判处|影响|造成|导致|发生|引起|危[及害]|毁灭|伪造|销毁|隐匿|转移|串供|逃跑|逃避|自杀|自残|妨[碍害]|灭失|被"
"""What follows 可能 where a statute makes it a condition."""
_WORDS = re.compile(f"经常(?!居住)|通常|一般(?!{_LEGAL})|可能(?!(?:会|依法)?(?:{_CONDITION}))|适当|尽量")


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a remark at each stem and key with such a word."""
    for item in bank.items:
        for path, text in _told(item):
            for found in _WORDS.finditer(text):
                if found[0] not in context.law(item):
                    yield RULE.fault(path, offset=found.start(), words=found[0])


def _told(item: Item) -> Iterator[tuple[Path, str]]:
    question = item.question
    if isinstance(question, (Chosen, TrueFalse, Fill)):
        yield (*item.path, "stem"), question.stem
    if isinstance(question, Chosen):
        yield from ((at(item, letter), text) for letter, text in right(question).items())
