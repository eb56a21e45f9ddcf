"""L02: no choice says that none of the others is right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.checks.base.choices import matching_choices
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L02", "warning")
MESSAGES = {
    "zh": {
        "name": "不用“以上都不对”",
        "what": "选项里有“以上都不对”“均不对”“没有正确选项”之类的话。",
        "why": "选它的人不用说出什么才是对的；它做答案时，学员也学不到正确的规定。",
        "found": "选项写了“{words}”。请换成一个具体的选项。",
    },
    "en": {
        "name": "no “none of the above”",
        "what": "A choice says “none of the above” (以上都不对, 均不对, 没有正确选项).",
        "why": "Whoever picks it need not know what is right, and where it is the key nobody learns the rule.",
        "found": "A choice says “{words}”. Write a real choice instead.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 传唤后询问查证一般不得超过几小时？
choices: {A: 四小时, B: 八小时, C: 十二小时, D: 以上都不对}
answer: B
"""
GOOD = """\
id: demo-1
type: single
stem: 传唤后询问查证一般不得超过几小时？
choices: {A: 四小时, B: 八小时, C: 十二小时, D: 二十四小时}
answer: B
"""
_RIGHT = "(?:是|对|正确|可以?|行|符合|属于|应当?)"
_WORDS = re.compile(
    f"^(?:以上|上述|前面|前[一二三四五六七两几]|上面)[^，。；人方]{{0,8}}?(?:[都全皆均]部?都?(?:不{_RIGHT}|[非无]|错误?)|不正确|错误)"
    f"|^(?:所有|全部|各)(?:选?项|答案|说法|做法|表述)[都全皆均]?(?:不{_RIGHT}|错误?)"
    "|[都全皆均]不(?:对|正确|是)$|^[都全皆均](?:不可?以?|不行|非|错误?)$"
    "|(?:没有|无)(?:一[项个]|任何)?(?:正确|对的?|合适|符合)的?(?:选?项|答案|做法|说法)|none of the above",
    re.IGNORECASE,
)


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each such choice."""
    for path, found in matching_choices(bank, _WORDS):
        yield RULE.fault(path, offset=found.start(), words=found[0])
