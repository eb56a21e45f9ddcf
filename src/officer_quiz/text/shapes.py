"""Makes shapes of plain data with pydantic and says what is wrong as faults with paths in the data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from officer_quiz.messages.catalogue import Message, message
from officer_quiz.text import allowed, troubles
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.models import adapter, model_of
from officer_quiz.text.nearest import nearest
from officer_quiz.text.troubles import Trouble

Shape = TypeVar("Shape")

SHOWN = 40
"""Characters of a wrong value that a message repeats."""

SHAPES = {
    "string_type": "text",
    "list_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "mapping_type": "mapping",
    "int_type": "number",
    "float_type": "number",
    "decimal_type": "number",
    "fraction_type": "number",
    "bool_type": "boolean",
    "date_type": "date",
}
"""What pydantic expected, by the error it gives for anything of another shape."""

PLAIN = {
    "int_parsing": ("not-a-number", "not-a-whole-number"),
    "int_from_float": ("not-a-number", "not-a-whole-number"),
    "float_parsing": ("not-a-number", "not-a-number"),
    "finite_number": ("not-a-number", "not-a-number"),
    "decimal_parsing": ("not-a-number", "not-a-number"),
    "fraction_parsing": ("not-a-number", "not-a-number"),
    "bool_parsing": ("not-a-boolean", "not-a-boolean"),
    "date_parsing": ("not-a-date", "not-a-date"),
    "date_from_datetime_parsing": ("not-a-date", "not-a-date"),
    "date_from_datetime_inexact": ("not-a-date", "not-a-date"),
    "string_pattern_mismatch": ("bad-id", "bad-id"),
}
"""Code and wording of errors that need no more than the value."""

LENGTHS = {
    "string_too_short": ("too-short", "min_length"),
    "string_too_long": ("too-long", "max_length"),
    "too_short": ("too-few", "min_length"),
    "too_long": ("too-many", "max_length"),
}
"""Code, and the bound that was broken, of errors about lengths."""

DIGITS = frozenset({"decimal_max_digits", "decimal_whole_digits", "decimal_max_places", "int_parsing_size"})
"""Errors about numbers too long to be worked out."""

RANGES = {
    "greater_than_equal": ("least", "ge"),
    "less_than_equal": ("most", "le"),
}
"""Wording, and the bound that was broken, of numbers out of range."""


def validate(shape: type[Shape], data: Any) -> tuple[Shape | None, list[Fault]]:
    """Return the shape built from `data`, or None with every fault found. Never raises for bad data."""
    own: type = shape
    try:
        return adapter(own).validate_python(data), []
    except ValidationError as error:
        found = troubles.of(error.errors(include_url=False), data)
        return None, [_fault(model_of(own), trouble) for trouble in found]


def _fault(model: type[BaseModel], trouble: Trouble) -> Fault:
    code, said = _told(model, trouble)
    on_key = trouble.on_key or code == "unknown-key"
    return Fault(code, trouble.path, said, on_key=on_key)


def _told(model: type[BaseModel], trouble: Trouble) -> tuple[str, Message]:
    """Return the code and the message of a trouble."""
    kind = trouble.kind
    if kind == "missing":
        return _say("missing-key", key=trouble.path[-1])
    if kind == "extra_forbidden":
        key = str(trouble.path[-1])
        return _guessed("unknown-key", key, allowed.keys_at(model, trouble.path[:-1]), key=key)
    if trouble.value is None and not trouble.on_key:
        return _say("empty-value")
    if kind == "literal_error":
        return _literal(model, trouble)
    if kind in SHAPES:
        return _shape(SHAPES[kind], trouble.value)
    if kind in PLAIN:
        code, wording = PLAIN[kind]
        return code, message(f"diagnostic.{wording}", value=_shown(trouble.value))
    if kind in LENGTHS:
        return _length(trouble)
    if kind in DIGITS:
        return "out-of-range", message("diagnostic.out-of-range-digits", value=_shown(trouble.value))
    if kind in RANGES:
        wording, bound = RANGES[kind]
        said = message(f"diagnostic.out-of-range-{wording}", bound=str(trouble.bounds[bound]))
        return "out-of-range", said
    return _say("bad-value", words=trouble.words)


def _literal(model: type[BaseModel], trouble: Trouble) -> tuple[str, Message]:
    if not isinstance(trouble.value, str):
        return _shape("text", trouble.value)
    right = allowed.literals_at(model, trouble.path, key=trouble.on_key)
    return _guessed("unknown-value", trouble.value, right, value=_shown(trouble.value), right=right)


def _length(trouble: Trouble) -> tuple[str, Message]:
    code, bound = LENGTHS[trouble.kind]
    if trouble.value == "":
        return _say("empty-text")
    return _say(code, bound=trouble.bounds[bound], count=len(trouble.value))


def _shape(expected: str, value: Any) -> tuple[str, Message]:
    found = "list" if isinstance(value, list) else "mapping" if isinstance(value, dict) else "text"
    return _say(
        "wrong-shape",
        expected=message(f"diagnostic.shape-{expected}"),
        found=message(f"diagnostic.shape-{found}"),
    )


def _guessed(code: str, word: str, words: Sequence[str], **args: object) -> tuple[str, Message]:
    """Return a message that names the nearest right word, or the plain one where none is near."""
    near = nearest(word, words)
    said = message(f"diagnostic.{code}-near", near=near, **args) if near else _say(code, **args)[1]
    return code, said


def _say(code: str, **args: object) -> tuple[str, Message]:
    return code, message(f"diagnostic.{code}", **args)


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
