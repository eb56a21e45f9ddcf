"""Kinds of questions that a head names and whose keys have a form of their own: orders, pairs, ratings, numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

KINDS = frozenset({"ordering", "ranking", "matching", "rating", "best_worst", "numeric"})
_BETWEEN = re.compile(r"[\s,，、;；>→\-—]+")
_LEFT = re.compile(r"\s*[①-⑳]\s*(.+)")
_PAIR = re.compile(r"([①-⑳])\s*[-—=:：]?\s*([A-Z])")
_RATED = re.compile(r"([A-Z])\s*[=:：]?\s*(\d{1,2})")
_EXTREMES = re.compile(
    r"(?:最佳|最好|best)\s*[:：]?\s*([A-Z])[\s,，;；、]*(?:最差|worst)\s*[:：]?\s*([A-Z])", re.IGNORECASE
)
_BARE_EXTREMES = re.compile(r"([A-Z])[\s,，;；、/]+([A-Z])")
_SCALE = re.compile(r"\s*[（(]\s*1\s*(?:至|到|[-—~～]|to)\s*(\d{1,2})\s*分?\s*[)）]\s*$")
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)\s*(?:(?:±|\+/-)\s*(\d+(?:\.\d+)?))?\s*(\D*)")
_BLANK = re.compile(r"\s*_{2,}[^_\n]{0,12}$")


def asked(kind: str, stem: str, choices: Mapping[str, str]) -> dict[str, Any]:
    """Return what is asked, as a bank's file has it as far as it can be told without the key."""
    data: dict[str, Any] = {"type": kind}
    if kind == "matching":
        lines = [line for line in stem.split("\n") if not _LEFT.fullmatch(line)]
        return {**data, "stem": "\n".join(lines)}
    if kind == "numeric":
        return {**data, "stem": _BLANK.sub("", stem)}
    if kind == "ordering":
        return {**data, "stem": stem}
    return {**data, "scene": _SCALE.sub("", stem)}


def keyed(kind: str, stem: str, choices: Mapping[str, str], key: str) -> dict[str, Any] | None:
    """Return the fields that a key gives, in their order in a bank's file; None for a key that does not fit."""
    plain = normalize("NFKC", key).strip(" \n。.") if kind not in {"matching"} else key.strip(" \n。.")
    match kind:
        case "ordering" | "ranking":
            order = _BETWEEN.sub("", plain.upper())
            if not choices or sorted(order) != sorted(choices):
                return None
            texts = [choices[letter] for letter in order]
            return {"steps": texts} if kind == "ordering" else {"actions": [{"do": text} for text in texts]}
        case "matching":
            return _pairs(stem, choices, plain)
        case "rating":
            rated = dict(_RATED.findall(plain))
            if not choices or rated.keys() != choices.keys():
                return None
            scale = _SCALE.search(stem)
            most = scale[1] if scale else str(max(5, *map(int, rated.values())))
            return {"actions": {each: {"do": choices[each], "expect": rated[each]} for each in choices}, "scale": most}
        case "best_worst":
            found = _EXTREMES.search(plain) or _BARE_EXTREMES.fullmatch(plain.upper())
            if not found or not {found[1].upper(), found[2].upper()} <= choices.keys():
                return None
            return {"actions": dict(choices), "best": found[1].upper(), "worst": found[2].upper()}
        case _:
            found = _NUMBER.fullmatch(plain)
            if not found:
                return None
            told = {"answer": found[1], "tolerance": found[2] or "", "unit": found[3].strip()}
            return {name: value for name, value in told.items() if value}


def _pairs(stem: str, choices: Mapping[str, str], key: str) -> dict[str, Any] | None:
    """Return the pairs that a key (①B ②A) makes of the numbered lines of a stem and the choices."""
    lefts = {line.strip()[0]: found[1] for line in stem.split("\n") if (found := _LEFT.fullmatch(line))}
    rights = dict(_PAIR.findall(key))
    if not lefts or rights.keys() != lefts.keys() or not set(rights.values()) <= choices.keys():
        return None
    pairs = {lefts[mark]: choices[rights[mark]] for mark in lefts}
    others = [text for letter, text in choices.items() if letter not in rights.values()]
    return {"pairs": pairs, **({"distractors": others} if others else {})}
