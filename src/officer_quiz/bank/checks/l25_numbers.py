"""L25: the numbers of a key stand in the article it cites."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from officer_quiz.bank.amounts import amounts, limits, numbers
from officer_quiz.bank.checks.base.choices import at, right
from officer_quiz.bank.checks.base.negation import negation
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank, Item
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.kinds.fill import Fill
from officer_quiz.kinds.numeric import Numeric
from officer_quiz.kinds.true_false import TrueFalse
from officer_quiz.text.diagnostic import Fault, Path
from officer_quiz.text.numerals import to_int

RULE = Rule("L25", "warning", by_texts=True)
MESSAGES = {
    "zh": {
        "name": "数字与条文一致",
        "what": "填空、数值题的答案，各选项都是数量时的答案，以及正确说法里“以上、以内、不得超过”一类限额的数字，在所引条文里找不到；"
        "中文数字与阿拉伯数字相同，案情里的数字不算。要有法规条文库。",
        "why": "限额和期限改得最勤，记错一个数字，就教会民警违法。",
        "found": "所引条文里没有“{words}”这个数。请核对条文，改答案或者改依据。",
    },
    "en": {
        "name": "numbers agree with the article",
        "what": "The answer of a fill-in or numeric question, a key among choices that are all amounts, or a limit (以上, 以内, 不得超过 …) in a right statement is not "
        "in the cited article, in Chinese or Arabic numerals; the facts of a case do not count. Needs a text library.",
        "why": "Limits and periods change most often; one wrong number teaches an officer to break the law.",
        "found": "The cited article has no number “{words}”. Check it, and mend the key or the citation.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 传唤后询问查证一般不得超过几小时？
choices: {A: 四小时, B: 六小时, C: 十小时}
answer: B
cite: 《治安管理处罚法》第九十七条
shuffle: false
"""
GOOD = """\
id: demo-1
type: single
stem: 传唤后询问查证一般不得超过几小时？
choices: {A: 四小时, B: 八小时, C: 十小时}
answer: B
cite: 《治安管理处罚法》第九十七条
shuffle: false
"""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each keyed text with a number that no cited article has."""
    for item in bank.items:
        if not (law := context.law(item)):
            continue
        in_law = numbers(law)
        for path, number, words, start in _keyed(item):
            if number not in in_law:
                yield RULE.fault(path, offset=start, words=words)


def _keyed(item: Item) -> Iterator[tuple[Path, int | Decimal, str, int]]:
    """The numbers that are a key, or that keyed texts state as limits: where, the number, its words, their offset.

    Other numbers in a keyed text are facts of the case.
    """
    question = item.question
    if isinstance(question, Chosen) and not negation(question.stem):
        all_amounts = all(any(amounts(text)) for text in question.choices.values())
        for letter, text in right(question).items():
            for each in amounts(text) if all_amounts else limits(text):
                yield at(item, letter), each.number, f"{each.number}{each.unit}", each.start
    elif isinstance(question, Numeric):
        yield (*item.path, "answer"), question.answer, f"{question.answer}{question.unit}", 0
    elif isinstance(question, TrueFalse) and question.answer == "对":
        for each in limits(question.stem):
            yield (*item.path, "stem"), each.number, f"{each.number}{each.unit}", each.start
    elif isinstance(question, Fill):
        for place, answers in enumerate(question.answer):
            if (number := to_int(answers[0])) is not None:
                yield (*item.path, "answer", place), number, answers[0], 0
