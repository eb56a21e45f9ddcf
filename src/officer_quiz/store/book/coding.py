"""How values stand in the unit book, the same on both engines: texts, times, points, digests."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from hashlib import blake2b
from math import isfinite

from officer_quiz.store.book.layout import BILLIONTHS

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LONGEST = 2**31 - 1
"""Milliseconds that an answer can be said to have taken."""
DIGEST = 16
_ENCODE = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def text(value: str) -> str:
    """Return a text as both engines can keep it: halves of surrogate pairs and NUL are ``?``."""
    if value.isascii() and "\0" not in value:
        return value
    return value.encode("utf-8", "replace").decode("utf-8").replace("\0", "?")


def instant(moment: datetime | None) -> int | None:
    """Return a time as microseconds since 1970."""
    return None if moment is None else (moment - EPOCH) // _MICROSECOND


def moment(instant: int) -> datetime:
    """Return the UTC time of so many microseconds since 1970."""
    return EPOCH + timedelta(microseconds=instant)


def moment_or_none(instant: int | None) -> datetime | None:
    """Return the UTC time of so many microseconds since 1970, None for None."""
    return None if instant is None else moment(instant)


def milliseconds(seconds: float | None) -> int | None:
    """Return seconds as whole milliseconds; None for what is no length of time."""
    if seconds is None or not isfinite(seconds) or seconds < 0:
        return None
    return min(round(seconds * 1000), _LONGEST)


def seconds(milliseconds: int | None) -> float | None:
    """Return milliseconds as seconds, None for None."""
    return None if milliseconds is None else milliseconds / 1000


def month_of(moment: datetime) -> int:
    """Return the month of a time (UTC) as a number: 202612."""
    there = moment.astimezone(UTC)
    return there.year * 100 + there.month


def month_named(month: int) -> str:
    """Return a month's number as people write it: 2026-12."""
    return f"{month // 100:04}-{month % 100:02}"


def billionths(points: Fraction) -> int:
    """Return points as billionths, to add up."""
    return round(points * BILLIONTHS)


@lru_cache(maxsize=4096)
def fraction(points: str) -> Fraction:
    """Return the points that were kept as text."""
    return Fraction(points)


def digest(values: Sequence[object]) -> bytes:
    """Return what tells rows of texts, whole numbers, None and lists of these from one another."""
    return blake2b(_ENCODE(values).encode("ascii"), digest_size=DIGEST).digest()


def left_as(id: str) -> str:
    """Return what stays of the id of a hand-in when the person is forgotten."""
    return digest([id]).hex()


def deflated(content: bytes) -> bytes:
    """Return content as it is kept."""
    return zlib.compress(content, 1)


def inflated(kept: bytes) -> bytes:
    """Return content as it came."""
    return zlib.decompress(kept)
