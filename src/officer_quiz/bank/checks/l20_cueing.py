"""L20: no question gives away another of its bank."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.cues import TELLING, keys, shown
from officer_quiz.bank.model import Bank, Entry
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L20", "info")
MESSAGES = {
    "zh": {
        "name": "题目互不泄露答案",
        "what": "同一题库里，一道题的题干或选项里出现了另一题的答案（十个字以上）。组卷时这样的两题不会进同一份卷子。",
        "why": "练到后一题，前一题的答案就知道了；考试里等于送分。",
        "found": "这个答案原样出现在 {id} 的题面里。请改写其中一处。",
    },
    "en": {
        "name": "questions do not give each other away",
        "what": "A question's stem or choices contain the key (ten characters or more) of another question of the bank. An exam never draws both.",
        "why": "Whoever meets one knows the other; in an exam that is a gift.",
        "found": "This key stands word for word in what {id} shows. Reword one of them.",
    },
}
BAD = """\
- id: demo-1
  type: single
  stem: 一名民警主持调解时应当怎么办？
  choices: {A: 全程同步录音录像并存档, B: 事后补写情况说明, C: 请辅警在场见证签字}
  answer: A
- id: demo-2
  type: true_false
  stem: 一名民警主持调解的，应当全程同步录音录像并存档。（　）
  answer: 对
"""
GOOD = """\
- id: demo-1
  type: single
  stem: 一名民警主持调解时应当怎么办？
  choices: {A: 全程同步录音录像并存档, B: 事后补写情况说明, C: 请辅警在场见证签字}
  answer: A
- id: demo-2
  type: true_false
  stem: 一名民警也可以主持治安调解。（　）
  answer: 对
"""

PIECE = TELLING // 2
"""Texts are cut into pieces of this length: one of the first PIECE pieces of a key is among those of a text it is in."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a remark at each question whose key another one shows."""
    telling: dict[str, list[tuple[str, Entry]]] = {}
    for entry in bank.entries:
        for key in keys(entry.question):
            for place in range(PIECE):
                telling.setdefault(key[place : place + PIECE], []).append((key, entry))
    told: set[str] = set()
    for entry in bank.entries:
        text = shown(entry.question)
        for piece in telling.keys() & {text[place : place + PIECE] for place in range(0, len(text), PIECE)}:
            for key, other in telling[piece]:
                if other is not entry and key in text and other.question.id not in told:
                    told.add(other.question.id)
                    yield RULE.fault(("questions", other.index), id=entry.question.id)
