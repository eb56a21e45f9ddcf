"""Lines of a question paper as they are read: cleaned of what nobody sees, widths of letters and digits made one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from officer_quiz.messages.catalogue import Message
from officer_quiz.printable import UNSEEN

MARK = "\ue000"
"""Stands before text that is set off (bold, red, ticked) within a line of a Word file."""
PICTURE = "〔图〕"
"""Stands where a picture is."""
UNREAD = "\ufdd0"
"""Stands where a piece in a format of its own was not read; no text holds it."""
_DROPPED = re.compile(rf"(?:{UNSEEN})|[\ue001-\uf8ff]")
_BREAKS = re.compile("[\n\x0b\x0c\x85\u2028\u2029]")
_NARROW = str.maketrans(
    {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F) if chr(code).isalnum()}
    | {"\u3000": " ", "\xa0": " ", "\t": "  ", "＿": "_", "﹙": "（", "﹚": "）", "\u2002": " ", "\u2003": " "}
)
_BEFORE = re.compile(r"(?P<key>[（(]\s*(?:[√×✓✗✔✘对错TFA-J]|[A-J]{2,})?\s*[)）])\s*(?P<rest>\d{1,4}\s*[.．、](?!\d).*)")
"""A bracket for the key before the number of a question."""
_PAGE = re.compile(r"[-—\s]*(?:第\s*\d+\s*页.*|\d+\s*/\s*\d+|[-—]\s*\d+\s*[-—])\s*")
_END = re.compile(
    r"[-—*\s（(【]*(?:考试结束|试卷结束|全卷完|全文完|以下无正文|试题到此结束|the end|完)[-—*\s）)】。.！!]*",
    re.IGNORECASE,
)
_TITLES = {
    "number": ("题号", "序号", "编号"),
    "kind": ("题型", "类型", "题目类型", "试题类型"),
    "stem": ("题干", "题目", "试题", "试题内容", "题目内容", "问题"),
    "key": ("答案", "正确答案", "参考答案", "标准答案"),
    "explain": ("解析", "答案解析", "试题解析", "说明"),
}
_LETTER = re.compile(r"(?:选项|答案)?\s*([A-J])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, the place it is told by, and whether an empty line is before it."""

    text: str
    place: Message
    apart: bool = False


def cleaned(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines that hold something, without page numbers; a line with breaks in it becomes several."""
    apart = False
    for line in _tables(lines):
        for piece in _BREAKS.split(line.text):
            text = _DROPPED.sub("", piece.translate(_NARROW)).strip()
            if not text.strip(MARK) or _PAGE.fullmatch(text) or _END.fullmatch(text):
                apart = True
                continue
            text = _BEFORE.sub(r"\g<rest>\g<key>", text) if text[0] in "（(" else text
            yield replace(line, text=text, apart=apart)
            apart = False


def _tables(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines, rows of a table under titles such as 题干 and 答案 written out as questions, keys as keys."""
    titles: Sequence[str] = ()
    numbers: Sequence[str] = ()
    for line in lines:
        cells = [cell.strip() for cell in line.text.split("\t")] if "\t" in line.text else []
        named = [_title(cell) for cell in cells]
        if {"stem", "key"} <= set(named):
            titles = named
        elif titles and len(cells) > 1:
            yield from _row(dict(zip(titles, cells, strict=False)), line)
        elif len(cells) > 1 and named[0] == "number" and all(map(str.isdigit, filter(None, cells[1:]))):
            numbers = cells[1:]
        elif numbers and len(cells) > 1 and named[0] == "key":
            pairs = zip(numbers, cells[1:], strict=False)
            yield replace(line, text="  ".join(f"{number}.{key}" for number, key in pairs if number and key))
            numbers = ()
        else:
            titles = titles if len(cells) > 1 else ()
            yield line


def _title(cell: str) -> str:
    """Return what a column holds by its title: a field, the letter of a choice, or nothing known."""
    plain = cell.replace(" ", "").upper()
    if letter := _LETTER.fullmatch(plain):
        return letter[1]
    return next((field for field, words in _TITLES.items() if plain in words), "")


def _row(cells: dict[str, str], line: Line) -> Iterator[Line]:
    """Yield a row as the lines of a question."""
    if not cells.get("stem"):
        return
    kind = f"【{cells['kind']}】" if cells.get("kind") else ""
    yield replace(line, text="")
    yield replace(line, text=f"第{cells.get('number') or '0'}题 {kind}{cells['stem']}")
    yield from (replace(line, text=f"{name}. {text}") for name, text in cells.items() if len(name) == 1 and text)
    if cells.get("key"):
        yield replace(line, text=f"答案：{cells['key']}")
    if cells.get("explain"):
        yield replace(line, text=f"解析：{cells['explain']}")
