"""Keys as people write them: letters, right and wrong, what goes into blanks, scoring points; never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from unicodedata import normalize

_BESIDE = " \t\n。.,，;；、:：()（）[]【】\"'“”‘’"
TRUE = {"对", "正确", "√", "✓", "✔", "☑", "t", "true", "是", "y", "yes", "v"}
FALSE = {"错", "错误", "×", "✗", "✘", "✕", "☒", "f", "false", "否", "n", "no", "x", "不对", "不正确", "╳", "ｘ"}
_LETTERS = re.compile(r"[A-J](?:[\s、,，;；.和及与]*[A-J])*[\s。.；;]*")
_RANGE = re.compile(r"([A-J])\s*(?:[-—～~－至到])\s*([A-J])[\s。.]*")
_ALL = re.compile(r"(?:以上)?(?:全选|全对|都对|都选|都正确|全部正确|全部|均正确|均选)[。.]?")
BLANK = re.compile(r"_{2,}|(?<![A-Za-z0-9_])[（(]\s*[)）]|[（(]\s*_+\s*[)）]|【\s*】|\[\s*\]")
"""An empty place in a sentence."""
FILLED = re.compile(r"[（(]\s*([^（()）_]+?)\s*[)）]")
_LEADS = r"(?:是|为|由|表示|有|包括|包含|分为|即|指|叫做?|称为|属于|实行|坚持|做到|:|：)"
_NO_BLANK = re.compile(r"[\dA-Za-z%]|以下简称|简称|型号|注册|修订|修正|见|如|第.*号")
_BETWEEN = re.compile(r"\s*(?:[、，,]|和|及|与|以及|或|、?和)\s*")
_ITEM = re.compile(
    r"(?:^|\n|(?<=[。；;]))\s*(?:[（(]?\d{1,2}[)）][、.．]?|\d{1,2}[、.．](?!\d)|[①-⑳]|[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+(?:是|、))\s*"
)


def judged(text: str) -> str | None:
    """Return 对 or 错 for what stands for it, None for anything else."""
    word = normalize("NFKC", text).strip(_BESIDE).casefold()
    return "对" if word in TRUE else "错" if word in FALSE else None


def letters(text: str, choices: Mapping[str, str]) -> str | None:
    """Return the letters that a key names, in order (``A、C``, ``A-D``, 全选, a text of one); None for none."""
    plain = normalize("NFKC", text).strip(" \t\n()（）[]【】\"'“”。.")
    upper = plain.upper()
    if _ALL.fullmatch(plain):
        return "".join(choices)
    if found := _RANGE.fullmatch(upper):
        first, last = ord(found[1]), ord(found[2])
        return "".join(map(chr, range(first, last + 1))) if first < last else None
    if _LETTERS.fullmatch(upper) and (upper == plain or len(plain) <= 2):
        return "".join(sorted(set(re.findall("[A-J]", upper))))
    led = re.fullmatch(r"([A-J])\s*[.．、:：]\s*(.+)", text.strip(), re.DOTALL)
    if led and _same(choices.get(led[1], "")) == _same(led[2]):
        return led[1]
    said = [letter for letter, choice in choices.items() if _same(choice) == _same(text)]
    return said[0] if len(said) == 1 else None


def _same(text: str) -> str:
    return "".join(filter(str.isalnum, normalize("NFKC", text))).casefold()


def with_blanks(stem: str) -> tuple[str, int]:
    """Return a sentence with each empty place as ``____``, and how many there are."""
    return BLANK.subn("____", stem)


def filled(stem: str, firmly: bool) -> tuple[str, list[str]]:
    """Return a sentence with the answers taken out of its brackets, and those; as it is with none if there are none.

    `firmly`: it is known to be a question with blanks; else only brackets count that a sentence leads up to (是（…）、
    （…）), several of them, of a few words.
    """
    found = list(FILLED.finditer(stem))
    if not firmly:
        found = _led_up_to(stem, found)
    if not found or (not firmly and len(found) < 2):
        return stem, []
    answers, text, place = [], "", 0
    for each in found:
        text += stem[place : each.start()] + "____"
        answers.append(each[1])
        place = each.end()
    return text + stem[place:], answers


def _led_up_to(stem: str, found: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the brackets if each is led up to by a word or by the bracket before it, and none is a remark."""
    glued = 0
    for number, each in enumerate(found):
        if _NO_BLANK.search(each[1]) or not 2 <= len(each[1]) <= 12:
            return []
        before = stem[found[number - 1].end() if number else 0 : each.start()]
        follows = number and _BETWEEN.fullmatch(before)
        glued += bool(number and not before)
        if not (follows or (number and not before) or re.search(rf"{_LEADS}\s*$", before)):
            return []
    return list(found) if not glued or len(found) >= 3 else []


def bracketed(stem: str) -> bool:
    """Return whether a sentence has several brackets of a few words: perhaps blanks that are filled in."""
    return sum(2 <= len(each[1]) <= 12 for each in FILLED.finditer(stem)) > 1


def blanks(text: str, count: int) -> list[list[str]] | None:
    """Return the answers of so many blanks, alternatives in a list; None where they are not as many."""
    bare = text.strip().rstrip("。")
    own = FILLED.findall(bare)
    if count > 1 and len(own) == count and not FILLED.sub("", bare).strip(" 、，,;；和及与"):
        return [_ways(each) for each in own]
    if count == 1:
        return None if re.search("[；;]", bare) else [_ways(bare)]
    for mark in (r"[；;]", r"\n", r"\|", r"\s{2,}", r"[、]", r"[，,]", r"\s+", r"/"):
        parts = [part.strip(" 。") for part in re.split(mark, bare)]
        parts = [re.sub(r"^(?:[（(]?\d{1,2}[)）.、．]|[①-⑳])\s*(?=\D)", "", part) for part in parts if part]
        if len(parts) == count:
            return [_ways(part) for part in parts]
    numbered = [part.strip(" ；;。、，") for part in re.split(r"(?:[（(]\d{1,2}[)）]|[①-⑳])", bare) if part.strip()]
    return [_ways(part) for part in numbered] if len(numbered) == count else None


def _ways(text: str) -> list[str]:
    """Return the ways of filling a blank: ``a或者b``, ``a|b``, ``a / b``, which keeps 或 within one."""
    if " / " in text:
        return [each.strip() for each in text.split(" / ") if each.strip()]
    return [each.strip() for each in re.split(r"或者|(?<=\S)或(?=\S)|\|", text) if each.strip()] or [text]


def points(model: str) -> list[str]:
    """Return the scoring points of a model answer: its numbered items, or all of it as one."""
    starts = list(_ITEM.finditer(model))
    if len(starts) < 2:
        return [model]
    ends = [*(each.start() for each in starts[1:]), len(model)]
    items = [model[each.end() : end].strip(" \n；;") for each, end in zip(starts, ends, strict=True)]
    return items if all(items) and len(items) <= 8 else [model]
