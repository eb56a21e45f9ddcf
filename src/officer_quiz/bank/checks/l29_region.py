"""L29: a traffic question about an amount says where it holds."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.amounts import amounts
from officer_quiz.bank.checks.base.choices import at, right
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank, Item
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.kinds.numeric import Numeric
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L29", "warning")
MESSAGES = {
    "zh": {
        "name": "金额写明地区",
        "what": "岗位里有交警、依据是道路交通法规的题，答案里有“……元”，却没有写 region。全国统一的写 region: national。",
        "why": "道路交通的罚款数额多由各省在幅度内规定，别省的数字在本地是错的。",
        "found": "答案里有“{words}”，请写 region：本地标准写地区，全国统一的写 national。",
    },
    "en": {
        "name": "amounts name their region",
        "what": "A question for traffic officers, resting on road-traffic law, has an amount in yuan in its key and no region. Write region: national where it is the same everywhere.",
        "why": "Provinces set most traffic fines within a range; another province's figure is wrong at home.",
        "found": "The key has “{words}”. Write region: the province for a local figure, national for one that holds everywhere.",
    },
}
BAD = """\
id: demo-1
type: single
posts: [traffic]
stem: 驾车时接打手持电话，罚款多少？
choices: {A: 五十元, B: 一百元, C: 二百元}
answer: B
cite: 《道路交通安全法》第九十条
shuffle: false
"""
GOOD = """\
id: demo-1
type: single
posts: [traffic]
region: 某省
stem: 驾车时接打手持电话，罚款多少？
choices: {A: 五十元, B: 一百元, C: 二百元}
answer: B
cite: 《道路交通安全法》第九十条
shuffle: false
"""
ROADS = ("道路交通", "交通警察")


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each such key."""
    for item in bank.items:
        question = item.question
        named = "region" in item.data or "region" in item.entry.data
        if named or "traffic" not in item.entry.question.posts or not _on_roads(item, context):
            continue
        if isinstance(question, Chosen):
            for letter, text in right(question).items():
                if yuan := next((each for each in amounts(text) if each.unit == "元"), None):
                    yield RULE.fault(at(item, letter), offset=yuan.start, words=f"{yuan.number}元")
                    break
        elif isinstance(question, Numeric) and question.unit == "元":
            yield RULE.fault((*item.path, "answer"), words=f"{question.answer}元")


def _on_roads(item: Item, context: Context) -> bool:
    statutes = (context.register.find(place.statute) for place in item.cited)
    return any(road in statute.title for statute in statutes if statute for road in ROADS)
