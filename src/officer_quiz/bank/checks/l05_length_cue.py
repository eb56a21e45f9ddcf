"""L05: the key does not stand out by its length, in a question or over a bank."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from officer_quiz.bank.checks.base.choices import at, singles
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L05", "warning")
MESSAGES = {
    "zh": {
        "name": "长短不露答案",
        "what": "单选题的答案比其他选项长得多：是其他选项长度中位数的一倍半以上（至少多四个字），或者独自最长、比第二长的多八个字以上。"
        "题库里有五道以上单选题时，答案独自最长的超过四成也提示。",
        "why": "出题人总想把对的说得周全，“选最长的”于是成了不看法条也能得分的办法。",
        "found": "答案有 {length} 个字，其他选项长度的中位数是 {median}。请把干扰项写得一样具体，或者把答案写短。",
        "bank": "{count} 道单选题里有 {longest} 道答案最长（{share}%，不宜超过 40%）。请把一些答案写短，或把干扰项写具体。",
    },
    "en": {
        "name": "no length cue",
        "what": "The key of a single-choice question is much longer than the rest: 1.5 times their median length (and four characters more), or the "
        "longest by eight characters. Over a bank of five or more: the key alone is longest in more than 40%.",
        "why": "Authors spell out what is right, so “take the longest” earns points without knowing the law.",
        "found": "The key has {length} characters, the median of the others is {median}. Make the distractors as definite, or shorten the key.",
        "bank": "In {longest} of {count} single-choice questions the key is the longest ({share}%, at most 40%). Shorten some keys or lengthen distractors.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 当事人不愿调解，民警应当怎么办？
choices:
  A: 继续劝说
  B: 终止调解，依法对违反治安管理行为作出处理，并告知当事人可以起诉
  C: 结案归档
answer: B
"""
GOOD = """\
id: demo-1
type: single
stem: 当事人不愿调解，民警应当怎么办？
choices: {A: 继续劝到双方同意, B: 终止调解，依法处理, C: 按调解成功结案}
answer: B
"""
TIMES = 1.5
FEWEST = 4
AHEAD = 8
SHARE = 0.4
ENOUGH = 5


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each key that is too long, and one for a bank whose keys are too often the longest."""
    count = longest = 0
    for item, choices, key in singles(bank):
        others = sorted(len(text) for letter, text in choices.items() if letter != key)
        length, middle = len(choices[key]), median(others)
        count += 1
        longest += length > others[-1]
        if length >= max(TIMES * middle, middle + FEWEST) or length >= others[-1] + AHEAD:
            yield RULE.fault(at(item, key), length=length, median=f"{middle:g}")
    if count >= ENOUGH and longest > SHARE * count:
        share = round(100 * longest / count)
        yield RULE.fault(("questions",), "bank", on_key=True, count=count, longest=longest, share=share)
