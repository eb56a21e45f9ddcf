"""The neutral shape as plain JSON data and back, without loss: fields by their names, an answer with its `shape`."""

from __future__ import annotations

import re
import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from officer_quiz.kinds.base import portable
from officer_quiz.kinds.base.portable import Answer, Portable

SHAPE = "shape"
SHAPES = {shape.__name__: shape for shape in get_args(Answer)}
MOST_DIGITS = 60
"""Characters of a number: what is longer is none that a question holds."""
_HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which JSON can name and no file can hold."""
DEEP = 40
"""How deep questions may lie in each other."""


def data(value: Any) -> Any:
    """Return a question, or a part of it, as JSON data; what is as usual is left out."""
    if isinstance(value, (Fraction, Decimal)):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [data(each) for each in value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    own = {
        each.name: data(getattr(value, each.name))
        for each in fields(value)
        if each.default is MISSING or getattr(value, each.name) != each.default
    }
    return {SHAPE: type(value).__name__, **own} if type(value) in SHAPES.values() else own


def question(found: Any) -> Portable:
    """Return the question that JSON data tells; ValueError names the place of what is not understood."""
    whole: Portable = _built(Portable, found, "", 0)
    return whole


@cache
def _hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape, vars(portable))


def _built(wanted: Any, found: Any, at: str, depth: int) -> Any:
    """Return a value of the type wanted; `at` is the path to it."""
    if depth > DEEP:
        raise ValueError(at)
    origin = get_origin(wanted)
    if wanted == Answer:
        return _built(SHAPES.get(_member(found, SHAPE, at)), found, at, depth + 1)
    if origin in {Union, types.UnionType}:
        return None if found is None else _built(get_args(wanted)[0], found, at, depth)
    if origin is tuple:
        return _list(get_args(wanted), found, at, depth)
    if origin is Literal:
        if found in get_args(wanted):
            return found
        raise ValueError(at)
    if isinstance(wanted, type) and is_dataclass(wanted):
        return _object(wanted, found, at, depth)
    return _scalar(wanted, found, at)


def _member(found: Any, name: str, at: str) -> str:
    if isinstance(found, dict) and isinstance(found.get(name), str):
        return str(found[name])
    raise ValueError(f"{at}.{name}".lstrip("."))


def _list(inner: tuple[Any, ...], found: Any, at: str, depth: int) -> tuple[Any, ...]:
    if not isinstance(found, list):
        raise ValueError(at)
    every = len(inner) == 2 and inner[1] is Ellipsis
    if not every and len(found) != len(inner):
        raise ValueError(at)
    wanted = [inner[0]] * len(found) if every else inner
    return tuple(
        _built(kind, each, f"{at}[{place}]", depth + 1)
        for place, (kind, each) in enumerate(zip(wanted, found, strict=True))
    )


def _object(shape: Any, found: Any, at: str, depth: int) -> Any:
    if not isinstance(found, dict):
        raise ValueError(at)
    hints = _hints(shape)
    given = {}
    for name, value in found.items():
        if name == SHAPE and shape.__name__ in SHAPES:
            continue
        if name not in hints:
            raise ValueError(f"{at}.{name}".lstrip("."))
        given[name] = _built(hints[name], value, f"{at}.{name}".lstrip("."), depth + 1)
    for each in fields(shape):
        if each.default is MISSING and each.name not in given:
            raise ValueError(f"{at}.{each.name}".lstrip("."))
    return shape(**given)


def _scalar(wanted: Any, found: Any, at: str) -> Any:
    number = wanted in {Fraction, Decimal}
    try:
        if number and isinstance(found, str) and len(found) <= MOST_DIGITS and "e" not in found.casefold():
            read = wanted(found)
            return read if not isinstance(read, Decimal) or read.is_finite() else _refused(at)
        if wanted is date and isinstance(found, str):
            return date.fromisoformat(found)
    except (ValueError, ArithmeticError):
        raise ValueError(at) from None
    if number and type(found) is int:
        return wanted(found)
    if isinstance(found, str) and _HALVES.search(found):
        raise ValueError(at)
    if isinstance(wanted, type) and type(found) is wanted:
        return found
    raise ValueError(at)


def _refused(at: str) -> None:
    raise ValueError(at)
