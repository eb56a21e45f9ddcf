"""The editor schemas agree with the loader wherever a schema can tell: on every good, bad and shipped file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from law import STATUTES
from officer_quiz import kinds
from officer_quiz.library.places import EXAMS, is_overlay
from officer_quiz.library.schemas import SCHEMAS

FOLDER = Path(__file__).parents[1] / "bank"
SHIPPED = FOLDER.parents[1] / "questions"
_TOLD = "missing-key unknown-key unknown-value wrong-shape not-a-number not-a-whole-number not-a-boolean bad-id"
_COUNTED = "too-few too-many too-short empty-text empty-value unknown-kind out-of-range not-a-bank not-a-question"
TELLS = frozenset([*_TOLD.split(), *_COUNTED.split()])
"""Codes of faults that a schema can tell too; relations between fields, law and style it cannot."""
BEYOND = frozenset({"rating-expects-too-much.yaml", "header-bad-date.yaml"})
"""Faults with such a code that depend on another field, or on which days there are."""


class Editor(yaml.CSafeLoader):
    """Reads YAML as editors do: the core schema of YAML 1.2, in which dates are texts and yes is no boolean."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


@cache
def validator(name: str) -> Draft202012Validator:
    schema = SCHEMAS[name]()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def wrong(path: Path, against: str) -> list[str]:
    """Return what the schema of that name has against a file."""
    data: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=Editor)
    errors = validator(against).iter_errors(data)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:80]}" for error in errors]


LISTING = (FOLDER / "bad" / "bank" / "expected.txt").read_text(encoding="utf-8").splitlines()
CODES: dict[str, set[str]] = {}
for line in LISTING:
    CODES.setdefault(line.partition(":")[0], set()).add(line.rpartition(" ")[2])


@pytest.mark.parametrize("path", sorted((FOLDER / "bad" / "bank").glob("*.yaml")), ids=lambda path: path.name)
def test_bad_banks_are_told_apart_as_the_loader_does(path: Path) -> None:
    if path.name in BEYOND:
        return
    found = wrong(path, "bank")
    assert bool(found) == bool(CODES.get(path.name, set()) & TELLS), (CODES.get(path.name), found)


@pytest.mark.parametrize("path", sorted((FOLDER / "good").glob("*.yaml")), ids=lambda path: path.name)
def test_good_banks_are_valid(path: Path) -> None:
    assert wrong(path, "bank") == []


@pytest.mark.parametrize("path", sorted(SHIPPED.rglob("*.yaml")), ids=lambda path: path.name)
def test_every_shipped_file_is_valid(path: Path) -> None:
    if path.name == "statutes.yaml":
        against = "statutes"
    elif path.parent.name == EXAMS:
        against = "exam"
    else:
        against = "translation" if is_overlay(path) else "bank"
    assert wrong(path, against) == []


def test_the_register_of_the_tests_is_valid() -> None:
    assert wrong(STATUTES, "statutes") == []


def test_every_field_is_described_in_both_languages() -> None:
    schema = SCHEMAS["bank"]()
    for name, definition in schema["$defs"].items():
        for field, about in definition.get("properties", {}).items():
            if field != "type":
                assert " / " in about.get("description", ""), (name, field)


def test_every_kind_has_its_example() -> None:
    schema = SCHEMAS["bank"]()
    for name in kinds.names():
        assert schema["$defs"][name]["examples"][0]["type"] == name
