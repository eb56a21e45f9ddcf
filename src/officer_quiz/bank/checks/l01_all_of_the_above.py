"""L01: no choice says that all the others are right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.checks.base.choices import matching_choices
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L01", "warning")
MESSAGES = {
    "zh": {
        "name": "不用“以上都对”",
        "what": "选项里有“以上都对”“上述各项都是”“前三项均正确”“ABC都对”“三者皆可”“都正确”之类的话。",
        "why": "学员认出两个对的就知道该选它，认出一个错的就能排除它，考不出其余选项会不会；选项打乱以后“以上”也没有了着落。",
        "found": "选项写了“{words}”。请换成一个具体的选项，或者改成多选题。",
    },
    "en": {
        "name": "no “all of the above”",
        "what": "A choice says “all of the above” (以上都对, 上述各项都是, 前三项均正确, ABC都对, 三者皆可, 都正确).",
        "why": "Two right choices seen give it away, one wrong choice seen rules it out; and once the choices are shuffled, nothing is above it.",
        "found": "A choice says “{words}”. Write a real choice, or make it a multiple-choice question.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 传唤违法嫌疑人，可以用哪种方式？
choices: {A: 使用传唤证, B: 现场口头传唤, C: 以上都对}
answer: C
"""
GOOD = """\
id: demo-1
type: multiple
stem: 传唤违法嫌疑人，可以用哪些方式？
choices: {A: 使用传唤证, B: 现场口头传唤, C: 托邻居捎话, D: 在单位门口张贴}
answer: AB
"""
_THESE = "(?:^|(?<=[，。；：]))(?:以上|上述|前面?|上面|[A-H](?:[、，,和与及至到~～-]?[A-H]){1,7})(?:所?[说述列]的?)?"
_COUNT = "(?:任何)?(?:[一二三四五六七两几各]?个?(?:选?项|种)?(?:说法|做法|表述|情形|内容|行为|选项|答案)?)"
_RIGHT = "(?:是|对|正确|可以?|行|符合|应当?|属于)"
_ALL = "[都全皆均]{1,2}+(?:部都?)?+(?![不非错无没])"
_WORDS = re.compile(
    f"{_THESE}{_COUNT}(?:{_ALL}{_RIGHT}?|全?部?正确)|(?:所有|全部|各)(?:选?项|选项|答案|说法|做法|表述){_ALL}{_RIGHT}"
    f"|^(?:[二两三四五六]者|任何?一[项种个])?{_ALL}{_RIGHT}$|上述各项(?![^，。；]{{0,4}}[不非错无])|全部?(?:都?正确|都?对)$|all of the above",
    re.IGNORECASE,
)


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each such choice."""
    for path, found in matching_choices(bank, _WORDS):
        yield RULE.fault(path, offset=found.start(), words=found[0])
