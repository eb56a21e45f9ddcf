"""Makes shapes of plain data with pydantic and says what is wrong as faults with paths in the data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import takewhile
from typing import Any, TypeVar
from unicodedata import normalize

from pydantic import BaseModel, ValidationError

from officer_quiz.messages.catalogue import Bilingual, Message, Word, message
from officer_quiz.messages.words import meant
from officer_quiz.text import allowed, troubles
from officer_quiz.text.aliases import key_meant
from officer_quiz.text.diagnostic import Fault, Mend, Path
from officer_quiz.text.lookalikes import Odd, as_it_looks, odd
from officer_quiz.text.models import adapter, model_of
from officer_quiz.text.nearest import nearest
from officer_quiz.text.troubles import Trouble

Shape = TypeVar("Shape")

SHOWN = 40
"""Characters of a wrong value that a message repeats."""
LISTED = 8
"""Keys in the wrong place that a message names."""
GUESSED = 200
"""Troubles of one shape for which the right word is guessed: who has more of them has no slips."""
MENDED = 20
"""Faults of a shape beside which the rest of it is still looked at."""

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

RIGHT = {
    "not-a-number": re.compile(r"[+-]?\d+(?:[./]\d+)?%?"),
    "not-a-boolean": re.compile("true|false|yes|no|on|off", re.IGNORECASE),
    "not-a-date": re.compile(r"\d{4}-\d\d-\d\d"),
    "bad-id": re.compile("[a-z0-9]+(?:-[a-z0-9]+)*"),
}
"""What the values of these errors look like where they are right: beside others a blank is not what is wrong."""

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


def validate(shape: type[Shape], data: Any, *, guess: bool = True) -> tuple[Shape | None, list[Fault]]:
    """Return the shape built from `data`, or None with every fault found. Never raises for bad data.

    With `guess`, the faults say which right word was perhaps meant by a wrong one.
    """
    own: type = shape
    try:
        return adapter(own).validate_python(data), []
    except ValidationError as error:
        found = troubles.of(error.errors(include_url=False), data)
    model = model_of(own)
    unindented = list(_unindented(found, data))
    left = {trouble.path for run in unindented for trouble in run}
    # what stands under another name is told there, and not missing
    unknown = (trouble.path for trouble in found if trouble.kind == "extra_forbidden")
    named = {(*path[:-1], key) for path in unknown if (key := _key_meant(model, path))}
    told = (trouble for trouble in found if trouble.kind != "missing" or trouble.path not in named)
    kept = (trouble for trouble in told if trouble.path not in left)
    faults = [_fault(model, trouble, guess=guess and number < GUESSED) for number, trouble in enumerate(kept)]
    return None, faults + [_not_indented(run) for run in unindented]


def keys_of(shape: type) -> frozenset[str]:
    """Return the keys that a shape has in files."""
    return _keys_of(shape)


@cache
def _keys_of(shape: type) -> frozenset[str]:
    return frozenset(allowed.keys_at(model_of(shape), ()))


def mended(shape: type[Shape], data: Mapping[str, Any], faults: Sequence[Fault]) -> Shape | None:
    """Return the shape of data with faults as if what is faulty were something else, or were not there.

    None where too much is wrong for that. What the shape then says of the rest can be told beside the faults.
    """
    own: type = shape
    model, mending = model_of(own), dict(data)
    if len(faults) > MENDED or not all(_mend(model, mending, fault) for fault in faults):
        return None
    try:
        return adapter(own).validate_python(mending)  # type: ignore[no-any-return]
    except ValidationError:
        return None


def _mend(model: type[BaseModel], data: dict[str, Any], fault: Fault) -> bool:
    """Put something that is right in the place of a fault, or nothing; return whether that can be done."""
    if not fault.path:
        return False
    around: Any = data
    step: Any
    for step in fault.path[:-1]:  # each container on the way is copied: the data itself stays as it is
        around[step] = around[step].copy() if isinstance(around[step], (dict, list)) else around[step]
        around = around[step]
    step = fault.path[-1]
    right = None if fault.on_key else allowed.stand_in(model, fault.path)
    if fault.on_key or (right is None and allowed.is_field(model, fault.path)):
        return isinstance(around, dict) and around.pop(step, around) is not around
    if right is None or not isinstance(around, (dict, list)):
        return False
    around[step] = right
    return True


def _unindented(found: Sequence[Trouble], data: Any) -> Iterator[list[Trouble]]:
    """Yield each mapping whose keys stand beside the key they belong under: the trouble of that one, then theirs."""
    unknown = {trouble.path: trouble for trouble in found if trouble.kind == "extra_forbidden"}
    for trouble in found if unknown else ():
        if trouble.value is None and SHAPES.get(trouble.kind) == "mapping" and trouble.path and not trouble.on_key:
            around: Any = data
            step: Any
            for step in trouble.path[:-1]:
                around = around[step]
            keys = list(around) if isinstance(around, dict) else []
            after = keys[keys.index(trouble.path[-1]) + 1 :] if keys else []
            run = list(takewhile(unknown.__contains__, ((*trouble.path[:-1], key) for key in after)))
            if run:
                yield [trouble, *(unknown[path] for path in run)]


def _not_indented(run: Sequence[Trouble]) -> Fault:
    key, names = run[0].path[-1], tuple(str(trouble.path[-1]) for trouble in run[1 : LISTED + 1])
    names += ("…",) if len(run) > LISTED + 1 else ()
    return Fault("not-indented", run[1].path, message("diagnostic.not-indented", key=key, names=names), on_key=True)


def _fault(model: type[BaseModel], trouble: Trouble, *, guess: bool) -> Fault:
    """Return the fault of a trouble; where `guess`, with the right word that was perhaps meant."""
    if trouble.kind == "missing":  # most faults of a file that has very many
        return Fault("missing-key", trouble.path, _missing(trouble.path[-1]), on_key=trouble.on_key)
    if trouble.kind == "extra_forbidden" and (key := _key_meant(model, trouble.path)):
        return misnamed(trouble.path, key)
    if slip := _slip(model, trouble):
        code = "unknown-value" if trouble.kind == "literal_error" else PLAIN[trouble.kind][0]
        code = "empty-text" if not slip.word else code
        return Fault(code, trouble.path, slip.said, on_key=trouble.on_key, offset=slip.offset, mend=slip.mend)
    code, said = _told(model, trouble, guess=guess)
    on_key = trouble.on_key or code == "unknown-key"
    mend = _mend_of(model, trouble) if code in {"unknown-value", "wrong-shape"} else None
    comma = _COMMA.search(trouble.value) if said.key == "diagnostic.unknown-value-comma" else None
    return Fault(code, trouble.path, said, on_key=on_key, offset=comma.start() if comma else None, mend=mend)


def _key_meant(model: type[BaseModel], path: Path) -> str | None:
    """Return the key that is meant by one that the model does not have."""
    return key_meant(str(path[-1]), allowed.keys_at(model, path[:-1]))


def misnamed(path: Path, key: str) -> Fault:
    """Return the fault of a key, the last step of a path, that stands for another one."""
    written = str(path[-1])
    slip = odd(written) if as_it_looks(written) == key else None
    said = slip.said if slip else message("diagnostic.unknown-key-near", key=written, near=key)
    mend = None if written.isascii() else Mend(written, key, "key", seen=False)
    return Fault("unknown-key", path, said, on_key=True, offset=slip.offset if slip else None, mend=mend)


def _slip(model: type[BaseModel], trouble: Trouble) -> Odd | None:
    """Return the character for which a value is not what it looks like, None where it does not look right."""
    if not isinstance(trouble.value, str) or (trouble.kind != "literal_error" and trouble.kind not in PLAIN):
        return None
    slip = odd(trouble.value)
    if slip is None or not slip.word:
        return slip
    if trouble.kind in PLAIN:
        return slip if RIGHT[PLAIN[trouble.kind][0]].fullmatch(slip.word) else None
    return slip if slip.word in allowed.literals_at(model, trouble.path, key=trouble.on_key) else None


@lru_cache(maxsize=1024)
def _missing(key: str | int) -> Message:
    return message("diagnostic.missing-key", key=key)


def _mend_of(model: type[BaseModel], trouble: Trouble) -> Mend | None:
    """Return what a value under another of its names is changed to; a guess at a slip is not certain."""
    if not isinstance(trouble.value, str):
        return None
    if trouble.kind in SHAPES:
        begins = _BEGINS.get(SHAPES[trouble.kind])
        return Mend("", "", "lines", seen=False) if begins and begins.match(trouble.value) else None
    word = meant(trouble.value, tuple(map(Word, allowed.literals_at(model, trouble.path, key=trouble.on_key))))
    return Mend(trouble.value, str(word), "key" if trouble.on_key else "text", seen=False) if word else None


def _told(model: type[BaseModel], trouble: Trouble, *, guess: bool) -> tuple[str, Message]:
    """Return the code and the message of a trouble."""
    kind = trouble.kind
    if kind == "extra_forbidden":
        return _unknown_key(str(trouble.path[-1]), allowed.keys_at(model, trouble.path[:-1]), guess=guess)
    if trouble.value is None and not trouble.on_key:
        return _say("empty-value")
    if kind == "literal_error":
        return _literal(model, trouble, guess=guess)
    if kind in SHAPES:
        return _shape(model, SHAPES[kind], trouble)
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


def _unknown_key(key: str, known: Sequence[str], *, guess: bool) -> tuple[str, Message]:
    near = nearest(key, known) if guess else None
    said = message("diagnostic.unknown-key-near", key=key, near=near) if near else _say("unknown-key", key=key)[1]
    return "unknown-key", said


def _literal(model: type[BaseModel], trouble: Trouble, *, guess: bool) -> tuple[str, Message]:
    if not isinstance(trouble.value, str):
        return _shape(model, "text", trouble)
    right = tuple(map(Word, allowed.literals_at(model, trouble.path, key=trouble.on_key)))
    parts = [part for part in _COMMAS.split(trouble.value) if part]
    if len(parts) > 1 and all(part in right for part in parts):
        return "unknown-value", message("diagnostic.unknown-value-comma", example=", ".join(parts))
    value = _shown(trouble.value)
    near = meant(trouble.value, right) or (nearest(trouble.value, right) if guess else None)
    if near:
        return "unknown-value", message("diagnostic.unknown-value-near", value=value, near=Word(near), right=right)
    return _say("unknown-value", value=value, right=right)


def _length(trouble: Trouble) -> tuple[str, Message]:
    code, bound = LENGTHS[trouble.kind]
    if trouble.value == "":
        return _say("empty-text")
    return _say(code, bound=trouble.bounds[bound], count=len(trouble.value))


def _shape(model: type[BaseModel], expected: str, trouble: Trouble) -> tuple[str, Message]:
    """Say what a value should be and is, with what its field means and how it is written, where that can be told."""
    value = trouble.value
    found = "list" if isinstance(value, list) else "mapping" if isinstance(value, dict) else "text"
    expects, finds = message(f"diagnostic.shape-{expected}"), message(f"diagnostic.found-{found}")
    example = _example(model, expected, trouble)
    remedy = message("diagnostic.write-so", example=example) if example else message("diagnostic.rewrite")
    meaning = allowed.meaning_at(model, trouble.path) if trouble.path and expected in {"list", "mapping"} else None
    if meaning is None:
        return _say("wrong-shape", expected=expects, found=finds, remedy=remedy)
    told = {"key": trouble.path[-1], "meaning": Bilingual(*meaning)}
    return "wrong-shape", message("diagnostic.wrong-shape-of", expected=expects, found=finds, remedy=remedy, **told)


def _example(model: type[BaseModel], expected: str, trouble: Trouble) -> str:
    """Return how a value of the wrong shape is written in the right one; empty where that cannot be guessed."""
    value = trouble.value
    first = value[0] if isinstance(value, list) and value else value
    if expected == "mapping" and isinstance(value, list) and isinstance(first, dict):
        return (
            _shown("".join(f"{key}: {its}" for key, its in first.items() if isinstance(its, str)))
            if len(first) == 1
            else ""
        )
    if not isinstance(first, str) or _NUMBER.fullmatch(first):
        return ""
    if expected == "mapping":
        if keys := allowed.needed_at(model, trouble.path):
            return "{" + ", ".join(f"{key}: …" for key in keys) + "}"
        pair = _PAIR.match(first) or _LETTERED.match(first)
        return _shown(f"{normalize('NFKC', pair['key'])}: {pair['value']}" if pair else f"A: {first}")
    if expected == "list":
        words, right = value.split(), allowed.literals_at(model, (*trouble.path, 0))
        parts = words if all(word in right for word in words) else [part for part in _COMMAS.split(value) if part]
        return _shown(f"[{', '.join(parts)}]")
    return _shown(first) if expected == "text" and len(value) == 1 else ""


_BEGINS = {"mapping": re.compile("[A-HＡ-Ｈ]："), "list": re.compile(r"[－—–]\s")}
"""How lines begin that look like those of the shape."""
_COMMA = re.compile("[,，、；;]")
_COMMAS = re.compile(r"\s*[,，、；;]\s*")
_NUMBER = re.compile(r"[\d.]+")
_PAIR = re.compile(r"(?P<key>[A-Za-zＡ-Ｚ]\w{0,20})\s*[:：、.．]\s*(?P<value>\S+)")
"""The first key and value of a mapping written some other way."""
_LETTERED = re.compile(r"(?P<key>[A-HＡ-Ｈ])(?P<value>[^\s\w]*[^\x00-\x7f]\S*)")
"""The first choice behind its letter, with nothing between them."""


def _say(code: str, **args: object) -> tuple[str, Message]:
    return code, message(f"diagnostic.{code}", **args)


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
