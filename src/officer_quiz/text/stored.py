"""Shapes as plain JSON data and back, without checking anything: for data that was sound when it was stored.

Fields have the keys they have in files. Dates, fractions and decimals are texts; what a shape has by default is left
out.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from officer_quiz.text.fields import Key, Reads, declared

Shape = TypeVar("Shape")
Restore = Callable[[Any], Any]

_TEXTS: Mapping[Any, Restore] = {date: date.fromisoformat, Fraction: Fraction, Decimal: Decimal}
"""What makes a value of the text it is stored as."""
_SCALARS: Mapping[Any, Restore] = {**_TEXTS, int: int, float: float, bool: lambda value: value in {True, "true"}}
"""The same, and for what JSON has too, of the plainest text in a file."""


def plain(value: Any) -> Any:
    """Return a value, or a shape with all within it, as JSON data."""
    shape: type = type(value)
    if shape is str:  # what most are
        return value
    if shape in _TEXTS:
        return str(value)
    if is_dataclass(shape):
        held = ((field, getattr(value, field.name)) for field in _stored(shape))
        return {
            field.key: plain(own) if field.deep else own
            for field, own in held
            if field.default is MISSING or own != field.default
        }
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return value


def build(shape: type[Shape], data: Mapping[str, Any]) -> Shape:
    """Return the shape that `plain` made `data` of; most data of a file gives what its validation gives, too.

    ValueError, TypeError or ArithmeticError for data that cannot be a stored shape.
    """
    own: type = shape
    restores, names = _restores(own), _names(own)
    held = ((names.get(key, key), value) for key, value in data.items())
    return shape(**{name: restores[name](value) if name in restores else value for name, value in held})


class _Stored(NamedTuple):
    """A field of a shape: its name, its key in files, its default (MISSING where there is none).

    `deep`: its value may hold what JSON has not.
    """

    name: str
    key: str
    default: Any
    deep: bool


@cache
def _stored(shape: type) -> tuple[_Stored, ...]:
    """The fields of a shape as they are stored."""
    keys = {name: key for key, name in _names(shape).items()}
    listed: tuple[Field[Any], ...] = fields(shape)
    return tuple(
        _Stored(
            each.name,
            keys.get(each.name, each.name),
            each.default if each.default_factory is MISSING else each.default_factory(),
            each.name in _restores(shape),
        )
        for each in listed
    )


@cache
def _names(shape: type) -> Mapping[str, str]:
    """The fields of a shape that are called otherwise in files, by their keys there."""
    marked = ((name, get_args(annotation)[1:]) for name, annotation in declared(shape).items())
    return {mark.name: name for name, marks in marked for mark in marks if isinstance(mark, Key)}


@cache
def _restores(shape: type) -> Mapping[str, Restore]:
    """The fields of a shape whose stored form is not the value itself, with what makes the value of it."""
    found = {name: _restore(annotation) for name, annotation in declared(shape).items()}
    return {name: restore for name, restore in found.items() if restore}


def _restore(annotation: Any) -> Restore | None:
    """What makes a value of its stored form, None where that is the value."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        restore = _restore(args[0])
        for mark in args[1:]:
            restore = _after(mark.read, restore) if isinstance(mark, Reads) else restore
        return restore
    if origin in {Union, types.UnionType}:
        return next((_or_none(restore) for arg in args if (restore := _restore(arg))), None)
    if origin in {list, dict} and (each := _restore(args[-1])):
        return _all(each)
    if isinstance(annotation, type) and is_dataclass(annotation):
        return lambda value: value if isinstance(value, annotation) else build(annotation, value)
    return _SCALARS.get(annotation)


def _after(read: Restore, restore: Restore | None) -> Restore:
    return (lambda value: restore(read(value))) if restore else read


def _or_none(restore: Restore) -> Restore:
    return lambda value: None if value is None else restore(value)


def _all(restore: Restore) -> Restore:
    """What restores each item of a list or mapping."""

    def restored(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: restore(each) for key, each in value.items()}
        return [restore(each) for each in value]

    return restored
