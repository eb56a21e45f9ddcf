"""Chinese numerals and integers, 0 to 99,999,999."""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "零〇○一二三四五六七八九十百千万两廿卅"
"""Every character a numeral is written with."""
LIMIT = 10**8
_RUN = re.compile(f"[{NUMERAL}]+")


def to_int(text: str) -> int | None:
    """Return the value of a numeral in Chinese (二十四, 一百零八, 二〇二六) or Arabic digits, else None.

    As it is spoken too: 一百二 is 120 and 两万五 is 25,000, where 一百零二 is 102. Also None where the value is not
    below 10⁸: whatever was typed, however long, is never worked out further.
    """
    if text.isdecimal():
        return _digits(text)
    if not text or any(character not in NUMERAL for character in text):
        return None
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not set(text) & set("十百千万"):
        return _digits("".join(str(_VALUES[digit]) for digit in text))
    high, ten_thousands, low = text.partition("万")
    if not ten_thousands:
        return _below(high)
    above, below = _below(high), _below(f"{low}千" if low in _VALUES else low) if low else 0
    return None if above is None or below is None or not high else above * 10_000 + below


def _digits(text: str) -> int | None:
    """The value of decimal digits, or None at LIMIT and above."""
    significant = text.lstrip("0０")
    return int(significant or "0") if len(significant) < len(str(LIMIT)) else None


def _below(text: str) -> int | None:
    """The value of a numeral under ten thousand, or None where the units do not descend."""
    total, digit, last, spoken = 0, None, 10_000, 1
    for character in text:
        if character in _VALUES:
            if digit:
                return None
            spoken = 1 if digit == 0 or not total else last // 10
            digit = _VALUES[character]
        else:
            unit = _UNITS.get(character, last)
            times = 1 if digit is None and unit == 10 else digit
            if unit >= last or not times:
                return None
            total += times * unit
            digit, last = None, unit
    return total + (digit or 0) * spoken


def in_digits(text: str) -> str:
    """Return a text with its Chinese numerals as digits: 二十四小时 as 24小时. What is no numeral stays."""
    return _RUN.sub(lambda found: str(value) if (value := to_int(found[0])) is not None else found[0], text)


def to_chinese(number: int) -> str:
    """Return a number in Chinese as statutes write it: 24 二十四, 108 一百零八, 110 一百一十. 0 ≤ number < 10⁸."""
    if not 0 <= number < LIMIT:
        raise ValueError(number)
    above, below = divmod(number, 10_000)
    if not above:
        return _spelt(below).removeprefix("一") if 10 <= below < 20 else _spelt(below)
    gap = "零" if below and below < 1000 else ""
    return f"{to_chinese(above)}万{gap}{_spelt(below) if below else ''}"


def _spelt(number: int) -> str:
    """Spell a number under ten thousand, with 一 before 十."""
    if number < 10:
        return DIGITS[number]
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if gap else "") + DIGITS[digit] + name
            gap = False
        elif text:
            gap = True
    return text
