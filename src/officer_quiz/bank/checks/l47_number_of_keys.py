"""L47: how many choices are right is no pattern over a law bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.multiple import Multiple
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L47", "info")
MESSAGES = {
    "zh": {
        "name": "多选题的答案个数有变化",
        "what": "法律题库（编号以 law- 开头）里有八道以上多选题，而答案个数相同的超过六成。",
        "why": "学员做上几题就知道“选三个”，不懂法也能得分。",
        "found": "{count} 道多选题里有 {most} 道是 {keys} 个答案（{share}%，不宜超过 60%）。请让答案有两个、三个、四个的都有。",
    },
    "en": {
        "name": "the number of keys varies",
        "what": "A law bank (its id begins with law-) has eight multiple-choice questions or more, and over 60% have the same number of keys.",
        "why": "“Pick three” is learnt in a week and earns points without knowing the law.",
        "found": "{most} of {count} multiple-choice questions have {keys} keys ({share}%, at most 60%). Let there be two, three and four keys.",
    },
}
BAD = "# 八道多选题，其中五道的 answer 都是三个字母（62%）\n# eight multiple-choice questions, five of them with three keys (62%)\n"
GOOD = "# 八道多选题，答案两个、三个、四个的各有几道\n# eight multiple-choice questions, some with two, three and four keys\n"
ENOUGH = 8
SHARE = 0.6
LAW = "law-"
"""How the ids of law banks begin."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a remark for a law bank with one number of keys too often."""
    numbers = Counter(len(question.keys) for question, _ in bank.of(Multiple))
    count = numbers.total()
    if not bank.header.bank.startswith(LAW) or count < ENOUGH:
        return
    keys, most = numbers.most_common(1)[0]
    if most > SHARE * count:
        share = round(100 * most / count)
        yield RULE.fault(("questions",), on_key=True, count=count, most=most, keys=keys, share=share)
