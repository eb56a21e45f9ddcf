"""Whether data read from a log can be what this program stored: each field of an event of its sort, and within bounds.

A log may be damaged anywhere; what passes here can be reckoned with and shown without a further look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from officer_quiz.kinds.base.ask import SPEECH
from officer_quiz.session.modes import MODES

RULES = frozenset({"exact", "subset_half", "subset_share", "net", "each_choice"})
"""The names of the multi-select rules."""
CERTAINTIES = ("low", "medium", "high")
"""How sure one may be of an answer."""
STATES = ("open", "accepted", "rejected")
"""What a dispute may be."""
YEARS = range(1970, 3000)
"""Years in which something can have happened: with days added or in another time zone there is still a date."""
_NUMBER = re.compile(r"-?\d{1,40}(?:/0*[1-9]\d{0,39})?", re.ASCII)
_HALF_PAIRS = re.compile("[\ud800-\udfff]")

Fits = Callable[[Any], bool]


def moment(text: str) -> datetime:
    """Return the time (with its offset) in an ISO 8601 text; ValueError for none that an event can have happened at."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None or at.year not in YEARS:
        raise ValueError(text)
    return at


def check(kind: type[Any], data: Mapping[str, Any]) -> None:
    """Raise ValueError unless every field of a dataclass given in `data` holds what is stored in it."""
    for field in fields(kind):
        if field.name in data:
            optional = str(field.type).endswith(" | None")
            fits = BY_NAME.get(field.name) or BY_TYPE[str(field.type).removesuffix(" | None")]
            value = data[field.name]
            if not (fits(value) or (optional and value is None)):
                raise ValueError(f"{kind.__name__}.{field.name}: {str(value)[:80]!r}")


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _name(value: Any) -> bool:
    """A name that can be looked up."""
    return isinstance(value, str) and not _HALF_PAIRS.search(value)


def _number(value: Any) -> bool:
    return isinstance(value, str) and bool(_NUMBER.fullmatch(value))


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _by_text(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_text, value.values()))


def _response(value: Any) -> bool:
    return _texts(value) or _by_text(value)


def _each(fits: Fits) -> Fits:
    return lambda value: isinstance(value, (list, tuple)) and all(map(fits, value))


def _pair(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and len(value) == 2 and all(map(_name, value))


def _pairs(value: Any) -> bool:
    """Questions of a session with what tells their content: each once, or it would be marked twice."""
    return _each(_pair)(value) and len({name for name, _ in value}) == len(value)


def _time(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(moment(value))
    except ValueError:
        return False


def _day(value: Any) -> bool:
    try:
        return _text(value) and date.fromisoformat(value).isoformat() == value and int(value[:4]) in YEARS
    except ValueError:
        return False


BY_TYPE: Mapping[str, Fits] = {
    "str": _text,
    "bool": lambda value: isinstance(value, bool),
    "int": lambda value: type(value) is int,
    "Response": _response,
    "tuple[Response | None, ...]": _each(lambda value: value is None or _response(value)),
    "tuple[tuple[str, str], ...]": _pairs,
    "tuple[str, ...]": _each(_name),
    "Mapping[str, str]": _by_text,
    "tuple[Part, ...]": _each(lambda value: isinstance(value, dict)),
    "Paper": lambda value: isinstance(value, dict),
}
"""What fits a field, by its type as written without ``| None``."""
BY_NAME: Mapping[str, Fits] = {
    "mode": lambda value: _text(value) and value in MODES,
    "rule": lambda value: _text(value) and value in RULES,
    "state": lambda value: _text(value) and value in STATES,
    "words": lambda value: _text(value) and len(value) <= SPEECH,
    "certainty": lambda value: _text(value) and value in CERTAINTIES,
    **dict.fromkeys(("question", "seed", "of"), _name),
    **dict.fromkeys(("deadline", "wall", "latest"), _time),
    "law_date": _day,
    **dict.fromkeys(("fraction", "worth", "points", "pass_mark", "total", "wrong_true_false"), _number),
}
"""What fits a field, by its name, where its type does not say enough."""
