"""L20: no question gives away another of its bank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.cues import TELLING, keys
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

ENOUGH = 30
"""Characters of a key by which it is known: whoever reads as many has read the key."""
PIECE = TELLING // 2
"""Texts are cut into pieces of this length: one of the first PIECE pieces of a key is among those of a text it is in."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a remark at each question whose key another one shows."""
    telling = _Telling(bank.entries)
    told: set[int] = set()
    for entry in bank.entries:
        for key in telling.found(entry.shown):
            owners = telling.owners[key]
            for other in owners:
                if other is not entry and other.index not in told:
                    told.add(other.index)
                    yield RULE.fault(("questions", other.index), id=entry.question.id)
            telling.leave(key, [other for other in owners if other is entry])


class _Telling:
    """The keys of a bank, each once with the questions whose key it is, to be found in texts.

    A key is known by its first `ENOUGH` characters, found by looking up what stands at a place in a text: how many
    keys there are, and how alike, costs nothing.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.owners: dict[str, list[Entry]] = {}
        for entry in entries:
            for key in dict.fromkeys(key[:ENOUGH] for key in keys(entry.question)):
                self.owners.setdefault(key, []).append(entry)
        self._lengths: dict[str, set[int]] = {}
        for key in self.owners:
            self._lengths.setdefault(key[:TELLING], set()).add(len(key))
        self._pieces = {head[place : place + PIECE] for head in self._lengths for place in range(PIECE)}

    def leave(self, key: str, owners: list[Entry]) -> None:
        """Keep only these owners of a key; one without any is not looked for any more."""
        self.owners[key] = owners
        if not owners:
            del self.owners[key]
            self._lengths[key[:TELLING]].discard(len(key))

    def found(self, text: str) -> Iterator[str]:
        """Yield the keys that stand in a text."""
        for place in range(0, len(text), PIECE):
            if text[place : place + PIECE] not in self._pieces:
                continue
            for start in range(max(0, place - PIECE + 1), place + 1):
                for length in tuple(self._lengths.get(text[start : start + TELLING], ())):
                    if (key := text[start : start + length]) in self.owners:
                        yield key
