"""L44: quotation marks and brackets stand in pairs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L44", "warning")
MESSAGES = {
    "zh": {
        "name": "引号、括号成对",
        "what": "文字里的“”、‘’、《》、（）、【】、「」、『』只有一半，或者前后写反了。“1）”这样的编号不算。",
        "why": "少了一半，读的人不知道引到哪里；法规名少一半书名号，程序也认不出来。",
        "open": "“{words}”没有后一半。请补上，或删去。",
        "close": "“{words}”没有前一半。请补上，或删去；写反了请换过来。",
    },
    "en": {
        "name": "quotation marks and brackets in pairs",
        "what": "One half of “”, ‘’, 《》, （）, 【】, 「」 or 『』 is missing in a text, or the halves are the wrong way round. A number such as 1) is allowed.",
        "why": "Without its other half nobody knows where a quotation ends, and the program does not know a statute's title.",
        "open": "“{words}” has no second half. Add it, or remove this one.",
        "close": "“{words}” has no first half. Add it, remove this one, or turn it round.",
    },
}
BAD = """\
id: demo-1
type: true_false
stem: 民警传唤时应当告知“原因和依据。（　）
answer: 对
"""
GOOD = """\
id: demo-1
type: true_false
stem: 民警传唤时应当告知“原因和依据”。（　）
answer: 对
"""
_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "【": "】", "「": "」", "『": "』"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_WIDTHS = {ord("("): "（", ord(")"): "）"}
_MARKS = re.compile(f"[{''.join(_PAIRS)}{''.join(_OPENING)}()]")
_NUMBERED = re.compile(r"(?:^|[\s，。；：、])[0-9A-Za-z一二三四五六七八九十]{1,3}$")
"""What stands before a bracket that closes a number: 1）, a), 三）."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each half without the other."""
    for item in bank.items:
        for path, text in item.prose:
            marks = "".join(_MARKS.findall(text))
            for start, key in () if not marks or _paired(marks) else _halves(text.translate(_WIDTHS)):
                yield RULE.fault(path, key, offset=start, words=text[start])


@lru_cache(maxsize=4096)  # a few patterns are those of nearly all texts
def _paired(marks: str) -> bool:
    """Whether marks, without the text between them, are all in pairs."""
    return not any(_halves(marks.translate(_WIDTHS)))


def _halves(text: str) -> Iterator[tuple[int, str]]:
    """The marks that stand alone, with whether they open or close."""
    opened: list[tuple[int, str]] = []
    count = Counter[str]()
    for found in _MARKS.finditer(text):
        start, mark = found.start(), found[0]
        if mark in _PAIRS:
            opened.append((start, mark))
            count[mark] += 1
        elif count[_OPENING[mark]]:
            while opened[-1][1] != _OPENING[mark]:
                count[opened[-1][1]] -= 1
                yield opened.pop()[0], "open"
            count[opened.pop()[1]] -= 1
        elif not _loose(text, start, mark):
            yield start, "close"
    yield from ((start, "open") for start, mark in opened)


def _loose(text: str, start: int, mark: str) -> bool:
    """Whether a closing mark may stand alone: after a number, or as the apostrophe of a word."""
    if mark == "’":
        return start > 0 and text[start - 1].isalnum() and text[start - 1].isascii()
    return mark == "）" and bool(_NUMBERED.search(text, max(0, start - 4), start))
