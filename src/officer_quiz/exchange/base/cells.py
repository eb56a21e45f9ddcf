"""What the cells of a row say of an answer: choices in columns or in one cell, keys as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from unicodedata import normalize

from officer_quiz.exchange.base.choosing import Weighed, chosen
from officer_quiz.exchange.base.columns import letter
from officer_quiz.exchange.base.numbers import read_number
from officer_quiz.exchange.base.understood import Understood, essay
from officer_quiz.kinds.base.portable import (
    BestWorst,
    Blanks,
    Item,
    Number,
    Order,
    Pairs,
    Rate,
    Rated,
    TrueFalse,
)
from officer_quiz.messages.catalogue import message

Row = Mapping[str, str]
TRUE = frozenset({"对", "正确", "√", "✓", "t", "true", "是", "v", "y", "yes", "1", "真"})
FALSE = frozenset({"错", "错误", "×", "✗", "✘", "f", "false", "否", "x", "n", "no", "0", "假", "不正确"})
_PARTED = ("$;$", "###", "\n", "|")
"""What parts the choices in one cell, the surest first."""
_LABEL = re.compile(r"\s*[(（]?([A-Za-zＡ-Ｚ])\s*[)）.．、:：]\s*|\s*(?=\S)")
_BESIDE = re.compile(r"[\s,，、;；./|&和及]+")
_GAP = re.compile(r"_{2,}|[（(][\s\u3000]*[)）]")
_ARROW = re.compile(r"\s*=>\s*")


def shape_of(kind: str, row: Row) -> Understood:
    """Return what is answered in a row; `kind` is that of the row, empty where it names none."""
    reader = _READERS.get(kind) or _likely(row)
    return reader(row)


def choices(row: Row) -> list[tuple[str, str]]:
    """Return the choices of a row with the remarks on them, in the order of their letters."""
    lettered = [(letter(place), row.get(f"choice:{letter(place)}", "")) for place in range(26)]
    found = [(text, row.get(f"remark:{name}", "")) for name, text in lettered if text]
    whole = row.get("choices", "")
    if found or not whole:
        return found
    sign = next((each for each in _PARTED if each in whole), None)
    parts = whole.split(sign) if sign else [whole]
    return [(_LABEL.sub("", each, count=1).strip(), "") for each in parts if each.strip()]


def _likely(row: Row) -> Callable[[Row], Understood]:
    """Return how to read a row whose kind is not told: by its choices and its answer."""
    if choices(row):
        return lambda row: _choosing(row, several=len(_keys(row.get("answer", ""), choices(row))) > 1)
    if _judged(row.get("answer", "")) is not None:
        return _judging
    return _blanks if _GAP.search(row.get("prompt", "")) else _text


def _keys(answer: str, offered: Sequence[tuple[str, str]]) -> set[int]:
    """Return the places of the choices that an answer names by letter, by number or by their text."""
    plain = normalize("NFKC", answer).strip()
    bare = _BESIDE.sub("", plain).upper()
    if re.fullmatch("[A-Z]+", bare) and all(ord(each) - 65 < len(offered) for each in bare):
        return {ord(each) - 65 for each in bare}
    texts = [normalize("NFKC", text).strip() for text, _ in offered]
    if plain in texts:
        return {texts.index(plain)}
    parts = [each for each in re.split(r"[\n;,、|]|\$;\$|###", plain) if each.strip()]
    named = [texts.index(each.strip()) for each in parts if each.strip() in texts]
    if parts and len(named) == len(parts):
        return set(named)
    numbers = [int(each) - 1 for each in parts if re.fullmatch(r"\s*\d{1,2}\s*", each)]
    if parts and len(numbers) == len(parts) and all(0 <= each < len(offered) for each in numbers):
        return set(numbers)
    return set()


def _choosing(row: Row, several: bool) -> Understood:
    offered = choices(row)
    keys = _keys(row.get("answer", ""), offered)
    weighed = [Weighed(text, Decimal(100 * (at in keys)), remark) for at, (text, remark) in enumerate(offered)]
    return chosen(weighed, several)


def _judged(answer: str) -> bool | None:
    plain = normalize("NFKC", answer).strip().casefold()
    return True if plain in TRUE else False if plain in FALSE else None


def _judging(row: Row) -> Understood:
    """Read a judgement; where its choices are true and false, the answer may be a letter."""
    answer = row.get("answer", "")
    offered = choices(row)
    keys = _keys(answer, offered) if offered else set()
    right = _judged(offered[min(keys)][0]) if len(keys) == 1 else _judged(answer)
    return Understood(TrueFalse, None if right is None else TrueFalse(right))


def _blanks(row: Row) -> Understood:
    """Read blanks: an answer a line, else one between semicolons, else one; a bar parts those that one blank takes."""
    stem, answer = row.get("prompt", ""), row.get("answer", "").strip()
    gaps = list(_GAP.finditer(stem))
    if not gaps or not answer:
        return Understood(Blanks, None)
    lines = [each for each in answer.split("\n") if each.strip()]
    if len(lines) != len(gaps):
        lines = [each for each in re.split(r"[；;\n]|\$;\$|###", answer) if each.strip()]
    if len(lines) != len(gaps):
        told = message("formats.blanks", blanks=len(gaps), answers=len(lines))
        return Understood(Blanks, None, doubts=(told,))
    accepted = tuple(tuple(each.strip() for each in line.split("|") if each.strip()) for line in lines)
    ends, starts = [0, *(gap.end() for gap in gaps)], [*(gap.start() for gap in gaps), len(stem)]
    texts = tuple(stem[begin:end] for begin, end in zip(ends, starts, strict=True))
    return Understood(Blanks, Blanks(texts, accepted) if all(accepted) else None)


def _number(row: Row) -> Understood:
    value = read_number(row.get("answer", ""))
    tolerance = read_number(row.get("tolerance", "") or "0")
    if value is None or tolerance is None:
        return Understood(Number, None)
    return Understood(Number, Number(value, tolerance, row.get("unit", "")))


def _order(row: Row) -> Understood:
    """Read an order: as the choices stand, or as an answer of letters puts them."""
    offered = choices(row)
    wanted = _BESIDE.sub("", normalize("NFKC", row.get("answer", ""))).upper()
    places = [ord(each) - 65 for each in wanted] if re.fullmatch("[A-Z]*", wanted) else []
    if wanted and sorted(places) != list(range(len(offered))):
        return Understood(Order, None)
    sorted_items = [offered[place] for place in places] if wanted else offered
    items = tuple(Item(str(place), text, remark) for place, (text, remark) in enumerate(sorted_items, 1))
    return Understood(Order, Order(items) if items else None)


def _pairs(row: Row) -> Understood:
    sides = [_ARROW.split(text, maxsplit=1) for text, _ in choices(row)]
    if not sides or any(len(both) != 2 for both in sides):
        return Understood(Pairs, None)
    pairs = tuple((Item(left, left), Item(right, right)) for left, right in sides if left)
    return Understood(Pairs, Pairs(pairs, tuple(Item(right, right) for left, right in sides if not left)))


def _rate(row: Row) -> Understood:
    offered = choices(row)
    values = dict(re.findall(r"([A-Z])\s*[=:]?\s*(\d)", normalize("NFKC", row.get("answer", "")).upper()))
    scale = row.get("scale", "")
    letters = [letter(place) for place in range(len(offered))]
    if not offered or set(values) != set(letters) or not re.fullmatch(r"\d", scale):
        return Understood(Rate, None)
    items = tuple(Rated(at, text, int(values[at]), why) for at, (text, why) in zip(letters, offered, strict=True))
    return Understood(Rate, Rate(items, int(scale)))


def _best_worst(row: Row) -> Understood:
    offered = choices(row)
    letters = [letter(place) for place in range(len(offered))]
    keys = re.findall("[A-Z]", normalize("NFKC", row.get("answer", "")).upper())
    if len(keys) != 2 or not set(keys) <= set(letters):
        return Understood(BestWorst, None)
    items = tuple(Item(at, text, why) for at, (text, why) in zip(letters, offered, strict=True))
    return Understood(BestWorst, BestWorst(items, *keys))


def _text(row: Row) -> Understood:
    points = tuple(Item(str(place), text) for place, (text, _) in enumerate(choices(row), 1))
    return essay(row.get("answer", ""), points)


_READERS: Mapping[str, Callable[[Row], Understood]] = {
    "single": lambda row: _choosing(row, several=False),
    "multiple": lambda row: _choosing(row, several=True),
    "indefinite": lambda row: _choosing(row, several=True),
    "true_false": _judging,
    "fill": _blanks,
    "numeric": _number,
    "ordering": _order,
    "ranking": _order,
    "matching": _pairs,
    "rating": _rate,
    "best_worst": _best_worst,
    "essay": _text,
}
