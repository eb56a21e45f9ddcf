"""L09: the keys of a bank spread over the letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from officer_quiz.bank.checks.base.choices import singles
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L09", "info")
MESSAGES = {
    "zh": {
        "name": "答案字母分布均匀",
        "what": "题库里有二十道以上单选题，而某个字母做答案的超过四成。",
        "why": "屏幕上选项会打乱，但打印的试卷和 shuffle: false 的题不会；偏爱某个字母的题库，猜也能多得分。",
        "found": "{count} 道单选题里有 {most} 道答案是 {letter}（{share}%，不宜超过 40%）。请调整一些题的选项顺序。",
    },
    "en": {
        "name": "keys spread over the letters",
        "what": "A bank of twenty or more single-choice questions has one letter as the key of more than 40%.",
        "why": "Choices are shuffled on screen, but not on printed papers nor with shuffle: false; guessing the favourite letter pays.",
        "found": "In {most} of {count} single-choice questions the key is {letter} ({share}%, at most 40%). Reorder some choices.",
    },
}
BAD = "# 二十道单选题，其中九道的 answer 都是 B（45%）\n# twenty single-choice questions, nine of them with answer B (45%)\n"
GOOD = "# 二十道单选题，答案 A、B、C、D 各五道\n# twenty single-choice questions, five with each of A, B, C, D\n"
ENOUGH = 20
SHARE = 0.4


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a remark for a bank with one letter too often."""
    keys = Counter(key for _, _, key in singles(bank))
    count = keys.total()
    for letter, most in keys.most_common(1):
        if count >= ENOUGH and most > SHARE * count:
            share = round(100 * most / count)
            yield RULE.fault(("questions",), on_key=True, count=count, most=most, letter=letter, share=share)
