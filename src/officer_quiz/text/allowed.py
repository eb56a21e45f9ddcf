"""Finds what a model allows at a place in its data: keys of the model there, or the values of a literal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from officer_quiz.text.diagnostic import Path


def keys_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """Return the keys of the model or models that may stand at `path`."""
    return _keys_at(model, _shape(path))


def literals_at(model: type[BaseModel], path: Path, *, key: bool = False) -> tuple[str, ...]:
    """Return the literal values that may stand at `path`, or with `key` as its last step."""
    return _literals_at(model, _shape(path), key)


def _shape(path: Path) -> Path:
    """A path without the places in lists: what is allowed is the same at each."""
    return tuple(0 if isinstance(step, int) else step for step in path)


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
