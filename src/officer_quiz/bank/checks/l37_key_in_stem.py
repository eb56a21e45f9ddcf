"""L37: the key does not stand in the stem."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.checks.base.left_key import left_keys
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.kinds.true_false import TrueFalse
from officer_quiz.text.diagnostic import Fault, Mend

RULE = Rule("L37", "warning")
MESSAGES = {
    "zh": {
        "name": "题干里不留答案",
        "what": "题干的括号里、横线上写着答案（（ B ）、（×）、__8__），或者后面跟着“答案：B”“B”，排序题的题干写着先后（（ACB）），是从试卷粘贴时留下的。",
        "why": "学员看题就看到了答案。",
        "found": "题干里的“{words}”是答案。请删去；要留括号的，里面只留空格：（　）。",
        "other": "题干里的“{words}”像是答案，与 answer 又不一样。请先核对哪个对，再从题干里删去。",
    },
    "en": {
        "name": "no key in the stem",
        "what": "Brackets or a line of the stem hold the key （ B ）, （×）, __8__, or 答案：B or B follows it, or that of an ordering tells the order （ACB）: left over from a paper.",
        "why": "Trainees read the answer with the question.",
        "found": "“{words}” in the stem is the key. Remove it; brackets that stay are left empty: （　）.",
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
            lettered = isinstance(item.question, (Chosen, TrueFalse))
            emptied = Mend(words, "（　）") if same and lettered and words[0] in "(（" else None
            path, key = (*item.path, "stem"), "found" if same else "other"
            yield RULE.fault(path, key, offset=start, mend=emptied, words=words)
