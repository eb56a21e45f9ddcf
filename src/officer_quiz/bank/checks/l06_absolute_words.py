"""L06: absolute words do not stand in wrong choices alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.checks.base.choices import at, right, wrong
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L06", "warning", by_texts=True)
MESSAGES = {
    "zh": {
        "name": "绝对词不只出现在错项",
        "what": "“一律”“绝对”“总是”“从不”“任何情况下”“只能”“必须”“全部都”“所有……都”出现在干扰项里，答案里没有。法条原文用了这个词的不算（要有法规条文库）。",
        "why": "学员很快就会知道“说得太死的是错的”，不懂法也能排除。",
        "found": "干扰项里有“{words}”，答案里没有这类词。请去掉，或在答案里也用法条上的绝对说法。",
    },
    "en": {
        "name": "absolute words not only in wrong choices",
        "what": "一律, 绝对, 总是, 从不, 任何情况下, 只能, 必须, 全部都 or 所有…都 stands in a distractor and none in the key. Words of the cited article are allowed (with a text library).",
        "why": "Trainees soon learn that whatever is put too strongly is wrong, without knowing the law.",
        "found": "A distractor says “{words}”, the key has no such word. Leave it out, or use the article's own strong word in the key.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 对现场发现的违法嫌疑人，民警可以怎样传唤？
choices: {A: 出示证件后口头传唤, B: 一律使用传唤证, C: 任何情况下都要等所长批准}
answer: A
"""
GOOD = """\
id: demo-1
type: single
stem: 对现场发现的违法嫌疑人，民警可以怎样传唤？
choices: {A: 出示证件后口头传唤, B: 补办传唤证后再传唤, C: 所长批准后再传唤}
answer: A
"""
_WORDS = re.compile(
    "一律|绝对|总是|从不|任何情况下|只能|必须|^全部(?!选项|答案|说法)|全部(?:都|均|应当|要)|所有(?!选项|答案|说法)[^，。；]{0,12}?[都均]|无一例外|永远|绝不|一概|毫无例外"
)


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each wrong choice with an absolute word where no right choice has one."""
    for question, item in bank.of(Chosen):
        if any(_WORDS.search(text) for text in right(question).values()):
            continue
        for letter, text in wrong(question).items():
            found = _WORDS.search(text)
            if found and found[0] not in context.law(item):
                yield RULE.fault(at(item, letter), offset=found.start(), words=found[0])
