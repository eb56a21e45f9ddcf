"""Finds what a model allows at a place in its data: keys of the model there, or the values of a literal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from officer_quiz.text.diagnostic import Path


def keys_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """Return the keys of the model or models that may stand at `path`."""
    return _keys_at(model, _shape(path))


def is_field(model: type[BaseModel], path: Path) -> bool:
    """Return whether what stands at `path` is a field of a model, not an item of a list or a free mapping."""
    return bool(path) and path[-1] in keys_at(model, path[:-1])


def needed_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """Return the keys of the model or models at `path` that must be there."""
    return tuple(
        field.alias or name
        for place in _at(model, _shape(path))
        if isinstance(place, type) and issubclass(place, BaseModel)
        for name, field in place.model_fields.items()
        if field.is_required()
    )


def meaning_at(model: type[BaseModel], path: Path) -> tuple[str, str] | None:
    """Return what the field at `path` means in Chinese and English, None where it is no field or does not say."""
    for place in _at(model, _shape(path[:-1])):
        if isinstance(place, type) and issubclass(place, BaseModel):
            for name, field in place.model_fields.items():
                if path[-1] == (field.alias or name) and field.description:
                    zh, _, en = field.description.partition(" / ")
                    return zh, en
    return None


def stand_in(model: type[BaseModel], path: Path) -> Any:
    """Return what is right at `path` and can be told from what is meant there, None where nothing is known to be.

    That is a text; of a model a mapping of what it needs; lists and free mappings are empty where a model needs them.
    """
    place = next(iter(_at(model, _shape(path))), None)
    return None if _is_several(place) else _stand_in(place)


def _stand_in(place: Any) -> Any:
    if get_origin(place) is Literal:
        return str(get_args(place)[0])
    if _is_several(place):
        return get_origin(place)()
    if isinstance(place, type) and issubclass(place, BaseModel):
        needed = [(field.alias or name, field) for name, field in place.model_fields.items() if field.is_required()]
        return {key: _filled(field) for key, field in needed}
    return _STAND_INS.get(place)


def _filled(field: FieldInfo) -> Any:
    """Return what stands in for the value of a field; of a list as many as it has at least."""
    place = next(_plain(field.annotation))
    least = next((mark.min_length for mark in field.metadata if isinstance(mark, MinLen)), 0)
    if get_origin(place) is list and least:
        return [_stand_in(next(_plain(get_args(place)[0])))] * least
    return _stand_in(place)


def _is_several(place: Any) -> bool:
    return get_origin(place) in {list, dict}


_STAND_INS = {str: "?", bool: "true", int: "1", float: "1", Fraction: "1", Decimal: "1", date: "2000-01-01"}


def literals_at(model: type[BaseModel], path: Path, *, key: bool = False) -> tuple[str, ...]:
    """Return the literal values that may stand at `path`, or with `key` as its last step."""
    return _literals_at(model, _shape(path), key)


def _shape(path: Path) -> Path:
    """A path without the places in lists: what is allowed is the same at each."""
    return tuple([0 if isinstance(step, int) else step for step in path])


@lru_cache(maxsize=1024)
def _keys_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    return tuple(
        field.alias or name
        for place in _at(model, path)
        if isinstance(place, type) and issubclass(place, BaseModel)
        for name, field in place.model_fields.items()
    )


@lru_cache(maxsize=1024)
def _literals_at(model: type[BaseModel], path: Path, key: bool) -> tuple[str, ...]:
    places = _keys(model, path[:-1]) if key else _at(model, path)
    return tuple(str(value) for place in places if get_origin(place) is Literal for value in get_args(place))


def _at(model: type[BaseModel], path: Path) -> list[Any]:
    """The plain annotations that may stand at a path: no unions, no Annotated."""
    places: list[Any] = [model]
    for step in path:
        places = [plain for place in places for inner in _below(place, step) for plain in _plain(inner)]
    return places


def _below(place: Any, step: str | int) -> Iterator[Any]:
    """The annotations one step further down."""
    if isinstance(place, type) and issubclass(place, BaseModel):
        for name, field in place.model_fields.items():
            if step == (field.alias or name):
                yield field.annotation
    elif get_origin(place) is not Literal and get_args(place):
        yield get_args(place)[-1 if isinstance(step, str) else 0]


def _keys(model: type[BaseModel], path: Path) -> Iterator[Any]:
    for place in _at(model, path):
        if get_origin(place) is not Literal and get_args(place):
            yield from _plain(get_args(place)[0])


def _plain(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _plain(get_args(annotation)[0])
    elif origin in {Union, UnionType}:
        for one in get_args(annotation):
            yield from _plain(one)
    else:
        yield annotation
