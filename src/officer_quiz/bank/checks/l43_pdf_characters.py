"""L43: every character is the one it looks like: no radicals and private characters out of PDF files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from officer_quiz.bank.checks.base.mending import titles
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault, Mend, Path
from officer_quiz.text.unwanted_characters import is_plain

RULE = Rule("L43", "warning")
MESSAGES = {
    "zh": {
        "name": "没有从 PDF 带来的假字",
        "what": "文字里有部首字符（U+2E80 至 U+2FDF，看起来像“民”“人”一类的字）或私用区字符（U+E000 至 U+F8FF，只有某个字体里才有）。",
        "why": "看起来一样，其实是另一个字：学员打对了也判错，搜索也找不到；私用区的字在别的电脑上是空框。",
        "radical": "“{words}”（{point}）是部首字符，不是汉字。请改成“{right}”。",
        "radical-unknown": "“{words}”（{point}）是部首字符，不是汉字。请重新打这个字。",
        "private": "这里有一个私用区字符（{point}），别的电脑显示不出来。请换成原来的字，没有用的就删去。",
    },
    "en": {
        "name": "no false characters out of PDF files",
        "what": "A text has radicals (U+2E80 to U+2FDF, which look like 民 or 人) or private-use characters (U+E000 to U+F8FF, known to one font only).",
        "why": "They look alike and are another character: a right answer typed is marked wrong, a search finds nothing; private characters are empty boxes elsewhere.",
        "radical": "“{words}” ({point}) is a radical, not a character. Write “{right}”.",
        "radical-unknown": "“{words}” ({point}) is a radical, not a character. Type the character anew.",
        "private": "A private-use character ({point}) stands here, which other computers cannot show. Write the character meant, or remove it.",
    },
}
BAD = """\
id: demo-1
type: true_false
stem: "传唤违法嫌疑\\u2F08应当告知原因和依据。（　）"
answer: 对
"""
GOOD = """\
id: demo-1
type: true_false
stem: 传唤违法嫌疑人应当告知原因和依据。（　）
answer: 对
"""
_FALSE = re.compile("(?P<radical>[\u2e80-\u2fdf])|(?P<private>[\ue000-\uf8ff\U000f0000-\U0010ffff])")
_ANY = re.compile("[\u2e80-\u2fdf\ue000-\uf8ff\U000f0000-\U0010ffff]")
_ALIKE = {
    "\u2e85": "亻", "\u2e89": "刂", "\u2e8c": "小", "\u2e96": "忄", "\u2e98": "扌", "\u2e9f": "母", "\u2ea0": "民",
    "\u2ea1": "氵", "\u2ea9": "王", "\u2eac": "示", "\u2eae": "竹", "\u2eb6": "羊", "\u2ec1": "虎", "\u2ec4": "西",
    "\u2ec5": "见", "\u2ec6": "角", "\u2ec8": "讠", "\u2ec9": "贝", "\u2ecb": "车", "\u2ed1": "長", "\u2ed3": "长",
    "\u2ed4": "门", "\u2ed7": "雨", "\u2ed8": "青", "\u2ed9": "韦", "\u2eda": "页", "\u2edb": "风", "\u2edc": "飞",
    "\u2edd": "食", "\u2ee2": "马", "\u2ee3": "骨", "\u2ee4": "鬼", "\u2ee5": "鱼", "\u2ee6": "鸟", "\u2ee7": "卤",
    "\u2ee8": "麦", "\u2ee9": "黄", "\u2eec": "齐", "\u2eee": "齿", "\u2ef0": "龙", "\u2ef3": "龟",
}  # fmt: skip
"""What the radicals look like that Unicode does not fold."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each such character in a text or an answer, the bank's title included."""
    written = bank.document.source.text
    if (is_plain(written) or not _ANY.search(written)) and "\\u" not in written and "\\U" not in written:
        return
    yield from _faults(("title",), bank.header.title)
    for item in bank.items:
        read = {path for path, _ in item.prose if path[len(item.path)] != "answer"}
        for path, text in _texts(item.data, item.path):
            yield from _faults(path, text, certain=path in read)


def _faults(path: Path, text: str, *, certain: bool = True) -> Iterator[Fault]:
    """Yield the faults of a text; `certain`: it is neither an answer nor names a law, so that it may be mended."""
    named = titles(text)
    for found in _FALSE.finditer(text):
        words, point = found[0], f"U+{ord(found[0]):04X}"
        right = _ALIKE.get(words) or normalize("NFKC", words)
        if found["private"]:
            yield RULE.fault(path, "private", offset=found.start(), point=point)
        elif right == words:
            yield RULE.fault(path, "radical-unknown", offset=found.start(), words=words, point=point)
        else:
            mend = Mend(words, right) if certain and found.start() not in named else None
            yield RULE.fault(path, "radical", offset=found.start(), mend=mend, words=words, point=point, right=right)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text within a value, whatever it is; parts of a case are told by themselves."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if key != "questions":
                yield from _texts(inner, (*path, key))
