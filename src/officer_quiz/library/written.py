"""Writes questions as a person would: plain data as lines of YAML, our order of keys, remarks where to look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from officer_quiz.library.templates import SCHEMA_LINE, quoted

_FIRST = (
    "id",
    "type",
    "title",
    "objective",
    "facts",
    "scene",
    "stem",
    "choices",
    "actions",
    "steps",
    "pairs",
    "distractors",
    "questions",
    "answer",
    "best",
    "worst",
    "unit",
    "tolerance",
    "points",
    "model",
    "hint",
    "explain",
    "why",
)
_LAST = ("cite", "source", "status")
_PLAIN = re.compile(r"[^\W_][^\n:#]*|[“（《〈「【…·、，。；！？][^\n:#]*|[^\W_](?:[^\n:#]|:(?=\S)|(?<=\S)#)*")
_NOTHING = {"null", "Null", "NULL"}
_LITERAL = re.compile(r"[^\s#](?:[^\n\r\t]|\n(?!\s*\n))*\S")


def question(data: Mapping[str, Any], remarks: Sequence[str] = ()) -> list[str]:
    """Return the lines of a question as an item of a list, remarks above its first field."""
    keys = [*(key for key in _FIRST if key in data), *(key for key in data if key not in {*_FIRST, *_LAST})]
    keys += [key for key in _LAST if key in data]
    inner = [f"# {' '.join(remark.split())}" for remark in remarks]
    body = [line for key in keys for line in _field(key, data[key])]
    first, *rest = body
    return [f"- {first}", *(f"  {line}" for line in inner), *(f"  {line}" if line else "" for line in rest)]


def bank(header: Mapping[str, str], note: str, schema: str, questions: Sequence[Sequence[str]]) -> str:
    """Return the text of a bank's file."""
    lines = [SCHEMA_LINE.format(schema=schema).rstrip(), *(f"# {line}" for line in note.splitlines())]
    lines += [f"{key}: {scalar(value)}" for key, value in header.items()]
    lines += ["", "questions:"]
    for number, item in enumerate(questions):
        lines += [""] if number else []
        lines += [f"  {line}" if line else "" for line in item]
    return "\n".join(lines) + "\n"


def scalar(text: str) -> str:
    """Return a text as a value on one line: plain where that cannot be read as anything else, else in double quotes."""
    plain = _PLAIN.fullmatch(text) and not text.endswith((" ", ":")) and text not in _NOTHING
    return text if plain else quoted(text)


def _field(key: str, value: Any) -> Iterator[str]:
    """Yield the lines of a field in block style."""
    name = scalar(key)
    if isinstance(value, Mapping):
        yield f"{name}:"
        for inner, each in value.items():
            yield from (f"  {line}" for line in _field(inner, each))
    elif isinstance(value, (list, tuple)):
        if all(isinstance(each, str) and len(each) <= 1 for each in value):
            yield f"{name}: [{', '.join(map(scalar, value))}]"
            return
        yield f"{name}:"
        for each in value:
            yield from (f"  {line}" for line in _item(each))
    elif "\n" in (text := str(value)) and _LITERAL.fullmatch(text) and all(map(str.isprintable, text.split("\n"))):
        yield f"{name}: |-"
        yield from (f"  {line}" for line in text.split("\n"))
    else:
        yield f"{name}: {scalar(text)}"


def _item(value: Any) -> Iterator[str]:
    """Yield the lines of an item of a list."""
    if isinstance(value, Mapping):
        yield from question(value)
    elif isinstance(value, (list, tuple)):
        yield f"- [{', '.join(quoted(str(each)) for each in value)}]"
    else:
        yield f"- {scalar(str(value))}"
