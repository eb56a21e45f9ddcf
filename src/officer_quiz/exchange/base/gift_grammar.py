"""The grammar of GIFT: a file's questions as they are written, before anything is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

Sort = Literal["MC", "TF", "Short", "Numerical", "Matching", "Essay", "Description"]
GAP = "_____"
"""What stands for the answers within a sentence."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the format it is in: moodle, plain, html or markdown."""

    format: str
    text: str


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from `low` to `high`."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: `=` or `~`, its weight in percent where one is given, what it says, and the remark on it."""

    right: bool
    weight: Decimal | None
    text: Marked
    feedback: Marked | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Gift:
    """A question as it is written; what its sort does not have is empty. `line` counts from 1."""

    sort: Sort
    line: int
    stem: Marked
    around: tuple[str, str] = ("", "")
    """What stands before and after the answers, as it is written."""
    title: str = ""
    id: str = ""
    tags: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    pairs: tuple[tuple[Marked, str], ...] = ()
    is_true: bool = False
    remarks: tuple[Marked | None, Marked | None] = (None, None)
    """Of a judgement: on a wrong answer, on a right one."""
    feedback: Marked | None = None
    category: str = ""

    @property
    def embedded(self) -> bool:
        """Whether the answers stand within a sentence."""
        return bool(self.around[1])


@dataclass(frozen=True, slots=True)
class Broken:
    """What is no question: `why` is a name of the message area `formats`."""

    line: int
    why: str


_COMMENT = re.compile(r"\s*//")
_ID = re.compile(r"\[id:((?:\\.|[^\]\\\x00-\x1f`])+)\]")
_TAG = re.compile(r"\[tag:((?:\\.|[^\]\\\x00-\x1f`])+)\]")
_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]")
_TITLE = re.compile(r"\s*::((?:\\.|(?!::)[^\\])*)::", re.DOTALL)
_NUMBER = r"[-+]?\s*(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?"
_RANGE = re.compile(rf"\s*({_NUMBER})\s*(?:(:|\.\.)\s*({_NUMBER}))?\s*")
_TF = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?=#|$)", re.IGNORECASE)
_WEIGHT = re.compile(r"\s*%([-+]?\d+(?:\.\d+)?)%")
_ANSWER = re.compile(r"([=~])((?:\\.|[^\\=~])*)", re.DOTALL)
_CATEGORY = re.compile(r"\s*\$CATEGORY:(.*)", re.IGNORECASE)


def questions(text: str) -> Iterator[Gift | Broken]:
    """Yield the questions of a file and what is none, in order."""
    category = ""
    for line, comments, body in _blocks(text):
        named = _CATEGORY.match(body)
        category = named[1].strip() if named else category
        asked = body[named.end() :].lstrip("\n") if named else body
        if not asked.strip():
            continue
        found = _question(line, asked)
        if isinstance(found, Gift):
            id = _ID.search(comments)
            tags = tuple(_unescaped(tag).strip() for tag in _TAG.findall(comments))
            found = replace(found, id=_unescaped(id[1]).strip() if id else "", tags=tags, category=category)
        yield found


def _blocks(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield what empty lines part: the first line's number, the comments, the rest.

    An empty line within braces parts nothing, if the brace is closed before the next one opens.
    """
    waiting: tuple[int, list[str], list[str]] | None = None
    for start, lines in _paragraphs(text):
        comments = [line for line in lines if _COMMENT.match(line)]
        body = [line for line in lines if not _COMMENT.match(line)]
        if not body:
            continue
        joined = "\n".join(body)
        opened, closed = _find(joined, "{"), _find(joined, "}")
        if waiting and opened < 0:
            waiting[1].extend(comments)
            waiting[2].extend(body)
            if closed < 0:
                continue
        elif waiting:
            yield _block(waiting)
            waiting = None
        if opened >= 0 > closed:
            waiting = (start, comments, body)
            continue
        yield _block(waiting or (start, comments, body))
        waiting = None
    if waiting:
        yield _block(waiting)


def _block(parts: tuple[int, list[str], list[str]]) -> tuple[int, str, str]:
    return parts[0], "\n".join(parts[1]), "\n".join(parts[2])


def _paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    lines: list[str] = []
    start = 1
    for number, line in enumerate((*text.split("\n"), ""), 1):
        if line.strip():
            start = start if lines else number
            lines.append(line)
        elif lines:
            yield start, lines
            lines = []


@cache
def _sign(sign: str) -> re.Pattern[str]:
    return re.compile(rf"\\.|{re.escape(sign)}", re.DOTALL)


def _find(text: str, sign: str, begin: int = 0) -> int:
    """Return where a sign stands that no backslash takes its meaning, -1 if nowhere."""
    found = (each.start() for each in _sign(sign).finditer(text, begin) if each[0] == sign)
    return next(found, -1)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([\\:~=#{}\[\]n])", lambda found: "\n" if found[1] == "n" else found[1], text)


def _marked(text: str, usual: str = "moodle") -> Marked:
    found = _FORMAT.match(text)
    return Marked(found[1] if found else usual, _unescaped(text[found.end() if found else 0 :].strip()))


def _question(line: int, body: str) -> Gift | Broken:
    title = _TITLE.match(body)
    rest = body[title.end() :] if title else body
    name = _unescaped(title[1]).strip() if title else ""
    opened = _find(rest, "{")
    closed = _find(rest, "}")
    if opened < 0 and closed < 0:
        return Gift("Description", line, _marked(rest), title=name)
    if opened < 0 or closed < opened:
        return Broken(line, "gift-brace")
    if _find(rest, "{", opened + 1) >= 0:
        return Broken(line, "gift-two")
    before, inside, after = rest[:opened], rest[opened + 1 : closed], rest[closed + 1 :]
    stem = _marked(before)
    if after.strip():
        gap = " ".join(each for each in (stem.text, GAP, _unescaped(after.strip())) if each)
        stem = Marked(stem.format, gap)
    formatted = _FORMAT.match(before)
    around = (_unescaped(before[formatted.end() if formatted else 0 :]).lstrip(), _unescaped(after).rstrip())
    return _answered(Gift("Essay", line, stem, around, name), inside)


def _answered(plain: Gift, inside: str) -> Gift | Broken:
    """Return a question with the answers that stand between its braces."""
    usual = plain.stem.format
    cut = _find(inside, "####")
    feedback = _marked(inside[cut + 4 :], usual) if cut >= 0 else None
    own = inside[:cut] if cut >= 0 else inside
    plain = replace(plain, feedback=feedback)
    if not own.strip():
        return plain
    if own.lstrip().startswith("#"):
        return _numerical(plain, own.lstrip()[1:])
    if judged := _TF.match(own):
        said = own[judged.end() :].lstrip()[1:]
        cut = _find(said, "#")
        wrong, right = (said, "") if cut < 0 else (said[:cut], said[cut + 1 :])
        remarks = (_remark(wrong, usual), _remark(right, usual))
        return replace(plain, sort="TF", is_true=judged[1][0] in "Tt", remarks=remarks)
    answers = _answers(own, usual)
    if not answers:
        return replace(plain, sort="Short", answers=(Answer(True, None, _marked(own, usual)),))
    if all(each.right for each in answers):
        pairs = _pairs(own, usual)
        if pairs:
            return replace(plain, sort="Matching", pairs=pairs)
        return replace(plain, sort="Short", answers=answers)
    return replace(plain, sort="MC", answers=answers)


def _remark(text: str, usual: str) -> Marked | None:
    said = _marked(text, usual)
    return said if said.text else None


def _pieces(own: str) -> list[tuple[str, str]]:
    """Return the sign and text of each answer."""
    return [(found[1], found[2]) for found in _ANSWER.finditer(own)]


def _answers(own: str, usual: str) -> tuple[Answer, ...]:
    found = []
    for sign, text in _pieces(own):
        weight, said, remark = _parts(text)
        feedback = _remark(remark, usual) if remark is not None else None
        found.append(Answer(sign == "=", weight, _marked(said, usual), feedback))
    return tuple(found)


def _parts(text: str) -> tuple[Decimal | None, str, str | None]:
    """Return the weight of an answer, what it says, and its remark."""
    weighed = _WEIGHT.match(text)
    rest = text[weighed.end() :] if weighed else text
    cut = _find(rest, "#")
    weight = Decimal(weighed[1]) if weighed else None
    return (weight, rest, None) if cut < 0 else (weight, rest[:cut], rest[cut + 1 :])


def _pairs(own: str, usual: str) -> tuple[tuple[Marked, str], ...]:
    """Return the pairs if every answer is one, else nothing."""
    pairs = []
    for _, text in _pieces(own):
        left, arrow, right = text.partition("->")
        if not arrow:
            return ()
        pairs.append((_marked(left, usual), _unescaped(right.strip())))
    return tuple(pairs)


def _numerical(plain: Gift, own: str) -> Gift | Broken:
    usual = plain.stem.format
    first = re.split(r"[=~]", own, maxsplit=1)[0]
    written = [(True, first)] if first.strip() else []
    written += [(sign == "=", text) for sign, text in _pieces(own)]
    answers = []
    for right, text in written:
        weight, said, remark = _parts(text)
        interval = _interval(said)
        if interval is None and right:
            return Broken(plain.line, "gift-number")
        feedback = _remark(remark, usual) if remark is not None else None
        answers.append(Answer(right, weight, Marked(usual, said.strip()), feedback, interval))
    return replace(plain, sort="Numerical", answers=tuple(answers))


def _interval(text: str) -> Interval | None:
    found = _RANGE.fullmatch(text)
    if not found:
        return None
    first = Decimal(found[1].replace(" ", ""))
    second = Decimal(found[3].replace(" ", "")) if found[3] else Decimal(0)
    if found[2] == "..":
        return Interval(min(first, second), max(first, second))
    return Interval(first - abs(second), first + abs(second))
