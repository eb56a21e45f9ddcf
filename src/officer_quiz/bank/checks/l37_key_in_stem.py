"""L37: the key does not stand in the stem."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.checks.base.left_key import left_keys
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault, Mend

RULE = Rule("L37", "warning")
MESSAGES = {
    "zh": {
        "name": "题干里不留答案",
        "what": "题干的括号里写着答案（（ B ）、（×）），或者后面跟着“答案：B”，是从试卷粘贴时留下的。",
        "why": "学员看题就看到了答案。",
        "found": "题干里的“{words}”是答案。请删去，括号里只留空格：（　）。",
        "other": "题干里的“{words}”像是答案，与 answer 又不一样。请先核对哪个对，再从题干里删去。",
    },
    "en": {
        "name": "no key in the stem",
        "what": "The brackets of the stem hold the key （ B ）, （×）, or 答案：B follows it: left over from a paper.",
        "why": "Trainees read the answer with the question.",
        "found": "“{words}” in the stem is the key. Remove it and leave the brackets empty: （　）.",
        "other": "“{words}” in the stem looks like a key and is not the answer given. Check which is right, then remove it.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 传唤后询问查证一般不得超过（ B ）小时。
choices: {A: 四, B: 八, C: 十二}
answer: B
"""
GOOD = """\
id: demo-1
type: single
stem: 传唤后询问查证一般不得超过（　）小时。
choices: {A: 四, B: 八, C: 十二}
answer: B
"""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each key left in a stem."""
    for item in bank.items:
        for start, words, same in left_keys(item.question):
            emptied = Mend(words, "（　）") if same and words[0] in "(（" else None
            path, key = (*item.path, "stem"), "found" if same else "other"
            yield RULE.fault(path, key, offset=start, mend=emptied, words=words)
