"""L10: the key is not the only choice that echoes the stem."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from officer_quiz.bank.checks.base.choices import at, singles
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L10", "warning")
MESSAGES = {
    "zh": {
        "name": "答案不独自呼应题干",
        "what": "单选题的答案与题干有四个字以上相同，而别的选项都没有这几个字。",
        "why": "题干里刚读到的词又出现在一个选项里，学员会顺着选它。",
        "found": "只有答案重复了题干的“{words}”。请在题干或答案里换个说法，或让干扰项也用上。",
    },
    "en": {
        "name": "the key alone does not echo the stem",
        "what": "The key of a single-choice question shares four or more characters with the stem that no other choice has.",
        "why": "A word just read in the stem and met again in one choice draws the answer.",
        "found": "Only the key repeats “{words}” from the stem. Reword one of them, or use it in a distractor too.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 调解达成协议后不履行的，公安机关应当怎样处理？
choices: {A: 对不履行的一方依法处罚, B: 再调解一次, C: 结案归档}
answer: A
"""
GOOD = """\
id: demo-1
type: single
stem: 调解达成协议后反悔的，公安机关应当怎样处理？
choices: {A: 依法对违法行为作出处罚, B: 再次主持双方调解, C: 按调解成功结案}
answer: A
"""
LEAST = 4
_WORD = re.compile(r"[\u4e00-\u9fff]+")


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each key that alone repeats words of its stem."""
    for item, choices, key in singles(bank):
        others = [text for letter, text in choices.items() if letter != key]
        if words := _echo(choices[key], str(item.data["stem"]), others):
            yield RULE.fault(at(item, key), offset=choices[key].index(words), words=words)


def _echo(key: str, stem: str, others: list[str]) -> str:
    """The longest run of Chinese characters that the key shares with the stem and no other choice, or empty."""
    echoed = _pieces(key) & _pieces(stem)
    if echoed:
        echoed.difference_update(*map(_pieces, others))
    for run in _WORD.findall(key) if echoed else ():
        for start in range(len(run) - LEAST + 1):
            if run[start : start + LEAST] in echoed:
                ends = range(start + LEAST, len(run) + 1)
                return str(run[start : ends[bisect(ends, 0, key=lambda end: run[start:end] not in stem) - 1]])
    return ""


def _pieces(text: str) -> set[str]:
    """Every `LEAST` characters in a row of a text."""
    return {text[place : place + LEAST] for place in range(len(text) - LEAST + 1)}
