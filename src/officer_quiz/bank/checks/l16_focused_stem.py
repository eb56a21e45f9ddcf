"""L16: a stem names its topic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L16", "warning")
MESSAGES = {
    "zh": {
        "name": "题干有主题",
        "what": "选择题的题干上来就是“下列说法正确的是”，前面没有说是关于什么的。",
        "why": "不看选项就不知道问什么的题，是几道判断题拼在一起，考不准任何一点。",
        "found": "题干没有说明问的是什么。请先写主题，如“关于传唤，下列说法正确的是？”，最好直接问一件事。",
    },
    "en": {
        "name": "a stem names its topic",
        "what": "A stem begins “which of the following is right” without saying about what.",
        "why": "A question that asks nothing before its choices are read is several claims in one and measures none of them.",
        "found": "The stem does not say what it is about. Name the topic first; better still, ask one thing.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 下列说法正确的是？
choices: {A: 传唤一般不超过八小时, B: 检查由一人进行, C: 罚款由辅警决定}
answer: A
"""
GOOD = """\
id: demo-1
type: single
stem: 身份清楚、案情简单的，传唤后询问查证不得超过几小时？
choices: {A: 四小时, B: 八小时, C: 十二小时}
answer: B
"""
_BARE = re.compile(
    r"(?:下列|以下|下面)(?:各项|各)?(?:中，?)?(?:的?说法|选项|哪[一个]?项|哪些|哪[一个种]|表述|做法).{0,6}(?:正确|错误|恰当|符合规定|合法)"
)
TOPIC = 4
"""Characters before the question that can name a topic."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each stem that asks for what is right about nothing in particular."""
    for question, item in bank.of(Chosen):
        found = _BARE.search(question.stem)
        if found and found.start() < TOPIC:
            yield RULE.fault((*item.path, "stem"), offset=found.start())
