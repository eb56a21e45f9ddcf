"""Makes pydantic models of shapes: what checks the data of a file and describes it to editors.

Only loading files needs this module. A model validates a mapping and gives the shape itself, a plain dataclass.
"""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from functools import cache, partial
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import pydantic
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, InstanceOf, TypeAdapter, WithJsonSchema
from pydantic_core import PydanticCustomError

from officer_quiz.text.fields import (
    Built,
    Digits,
    Editors,
    Key,
    Length,
    Meaning,
    NotANumber,
    Pattern,
    Range,
    Reads,
    declared,
    in_ascii,
)

Shape = TypeVar("Shape")
_DIGITS = (int, float, Decimal, datetime.date)
"""What is written in digits; a fraction is read by its field."""
_READS_DIGITS = BeforeValidator(in_ascii)


@cache
def model_of(shape: type) -> type[BaseModel]:
    """Return the pydantic model of a shape: the same fields, no others, and the same name."""
    hints = declared(shape)
    own: dict[str, Any] = {each.name: (_translated(hints[each.name]), _default(each)) for each in fields(shape)}
    config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    return pydantic.create_model(
        shape.__name__, __config__=config, __doc__=shape.__doc__, __module__=shape.__module__, **own
    )


@cache
def adapter(shape: type) -> TypeAdapter[Any]:
    """Return what validates a file's data and makes the shape of it."""
    return TypeAdapter(_made(shape))


def _made(shape: type) -> Any:
    """The model of a shape as a type, validated data becoming the shape."""
    return Annotated[model_of(shape), AfterValidator(partial(_shape, shape))]


def _shape(shape: type[Shape], model: BaseModel) -> Shape:
    return shape(**model.__dict__)


def _default(field: Field[Any]) -> Any:
    """A field's default as pydantic has it."""
    if field.default_factory is not MISSING:
        return pydantic.Field(default_factory=field.default_factory)
    return ... if field.default is MISSING else field.default


def _translated(annotation: Any) -> Any:
    """Return an annotation as pydantic reads it: shapes as their models, marks as pydantic's own."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        if any(isinstance(mark, Built) for mark in marks):
            return Annotated[InstanceOf[inner], WithJsonSchema({})]  # type: ignore[misc, valid-type]
        told = [each for mark in marks for each in _marks(mark)]
        if inner in _DIGITS:
            return Annotated[(inner, *told, _READS_DIGITS)]
        translated = _translated(inner)
        return Annotated[(translated, *told)] if told else translated
    if isinstance(annotation, type) and is_dataclass(annotation):
        return _made(annotation)
    if origin in {Union, types.UnionType}:
        return Union[tuple(map(_translated, get_args(annotation)))]  # noqa: UP007  (of arguments found here)
    if annotation in _DIGITS:
        return Annotated[annotation, _READS_DIGITS]
    if origin is None or origin is Literal:
        return annotation
    return origin[tuple(map(_translated, get_args(annotation)))]


def _marks(mark: Any) -> Iterator[Any]:
    """Yield what pydantic calls a mark of a field; nothing for those that are not its concern."""
    match mark:
        case Meaning(zh, en):
            yield pydantic.Field(description=f"{zh} / {en}")
        case Length(least, most):
            yield pydantic.Field(min_length=least, max_length=most)
        case Range(least, most):
            yield pydantic.Field(ge=least, le=most)
        case Digits(most):
            yield pydantic.Field(allow_inf_nan=False, max_digits=most)
        case Pattern(regex):
            yield pydantic.Field(pattern=regex)
        case Key(name):
            yield pydantic.Field(alias=name)
        case Reads(read, None):
            yield BeforeValidator(_reading(read))
        case Reads(read, written):
            yield BeforeValidator(_reading(read), json_schema_input_type=written)
        case Editors(schema):
            yield WithJsonSchema(dict(schema))


def _reading(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a reading function that refuses a number as pydantic itself does."""

    def reads(value: Any) -> Any:
        try:
            return read(value)
        except NotANumber as error:
            raise PydanticCustomError("fraction_parsing", "not a number") from error

    return reads
