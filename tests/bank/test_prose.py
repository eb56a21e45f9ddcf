"""What people read in a question, as the fields of its kind tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from officer_quiz import kinds
from officer_quiz.bank.prose import Searched, prose
from officer_quiz.bank.translation import texts
from officer_quiz.env.folders import shipped_banks
from officer_quiz.library.load import read_document
from officer_quiz.library.places import bank_files
from officer_quiz.text.diagnostic import Path
from officer_quiz.text.document import read

_NAMES = "id type answer cite source posts level skills tags author reviewer status checked region valid_from valid_to"
_LINKS = "shuffle start to outcome best worst expect scale panel tolerance unit questions wording"
_TALK = "mood effect notes if by grade moves repair seconds"
UNREAD = frozenset([*_NAMES.split(), *_LINKS.split(), *_TALK.split()])
"""Names of fields that nobody reads, in whatever kind: an independent account of the same."""


def by_names(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if key in UNREAD or (key == "points" and isinstance(value, str)):
            continue
        if isinstance(value, str):
            yield (*path, key), value
        elif value is not None:
            yield from by_names(value, (*path, key))


def shape(data: Any) -> list[tuple[Path, str]]:
    """Every text in the shape of a question's texts, with its path."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    found: list[tuple[Path, str]] = []
    for key, value in pairs:
        inner = [((), value)] if isinstance(value, str) else shape(value or ())
        found += [((key, *path), text) for path, text in inner]
    return found


def questions() -> Iterator[dict[str, Any]]:
    for name in kinds.names():
        yield read(name, kinds.kind(name).EXAMPLE.encode()).data
    for file in bank_files(shipped_banks()):
        yield from read_document(file, file.name).data["questions"]


def test_fields_say_the_same_as_their_names_for_every_example_and_shipped_question() -> None:
    for data in questions():
        for each in [data, *data.get("questions", ())]:
            wanted = list(by_names(each))
            assert list(prose(each, ())) == wanted
            assert shape(texts(each, names=False)) == wanted


def test_paths_stand_below_the_path_given() -> None:
    data = {
        "id": "a",
        "type": "single",
        "stem": "题",
        "choices": {"A": "甲", "B": "乙"},
        "answer": "A",
        "cite": ["《法》"],
    }
    at = ("questions", 3)
    assert list(prose(data, at)) == [
        ((*at, "stem"), "题"),
        ((*at, "choices", "A"), "甲"),
        ((*at, "choices", "B"), "乙"),
    ]


@pytest.mark.parametrize("action", ["先说", {"do": "先说", "why": "理由"}])
def test_an_action_written_as_a_bare_text_is_read_too(action: Any) -> None:
    data = {"id": "a", "type": "ranking", "scene": "景", "actions": [action, "后做"]}
    told: list[tuple[Path, str]] = [(("actions", 0), "先说")]
    if isinstance(action, dict):
        told = [(("actions", 0, "do"), "先说"), (("actions", 0, "why"), "理由")]
    assert list(prose(data, ())) == [(("scene",), "景"), *told, (("actions", 1), "后做")]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("b", [0, 2, 4]),
        ("^a", [0]),
        ("b(?!c)", [0, 4]),
        ("(?<!a)b", [2, 4]),
        ("bc|cb", [2]),
        ("[^b]+$", [4]),
        ("z", []),
    ],
)
def test_texts_are_searched_at_once_and_each_is_told_once(pattern: str, found: list[int]) -> None:
    searched = Searched(range(5), ["ab ab", "", "cbc", "ca", "bb!"])
    assert list(searched.having(re.compile(pattern))) == found


def test_no_text_is_searched_without_texts() -> None:
    assert list(Searched[int]([], []).having(re.compile("a|^"))) == []
