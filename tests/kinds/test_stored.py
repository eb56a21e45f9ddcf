"""Questions stored as plain data build again as they were, without what validates files."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, get_args, get_origin

import pytest

from examples import built, data_of
from officer_quiz import kinds
from officer_quiz.env.folders import shipped_banks
from officer_quiz.kinds.base.judgement import Panel
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.base.stored import build, builds, plain
from officer_quiz.kinds.rating import Rating
from officer_quiz.library.load import read_document
from officer_quiz.library.places import bank_files
from officer_quiz.text.fields import Built, Role, declared

ALL = kinds.names()


def example(name: str, **changed: Any) -> tuple[dict[str, Any], Question]:
    """Return the data of a kind's example with changes, and the question in it."""
    data = data_of(name, **changed)
    return data, built(data)


def again(question: Question) -> Question:
    """Return a question stored and built again."""
    return build(json.loads(json.dumps(plain(question))))


@pytest.mark.parametrize("name", ALL)
def test_an_example_builds_as_it_was_validated(name: str) -> None:
    data, question = example(name)
    assert again(question) == question
    assert builds(data, question)


def test_every_shipped_question_builds_as_it_was_validated() -> None:
    for file in bank_files(shipped_banks()):
        for data in read_document(file, file.name).data["questions"]:
            question, _ = parse(data)
            assert question is not None
            assert again(question) == question, data["id"]
            assert builds(data, question), data["id"]


GIVEN = {"A": "4.5", "B": "2", "C": "5", "D": "1"}
MEANT = {"A": 4.5, "B": 2.0, "C": 5.0, "D": 1.0}
PANEL = {"size": "9", "date": "2026-11-01", "mean": GIVEN, "mode": GIVEN, "sd": GIVEN}


def test_every_sort_of_value_comes_back() -> None:
    _, rating = example("rating", panel=PANEL, points="0.5", valid_to="2027-01-31", shuffle="no")
    assert isinstance(rating, Rating)
    assert (rating.panel, rating.points, rating.valid_to, rating.shuffle) == (
        Panel(size=9, date=date(2026, 11, 1), mean=MEANT, mode=MEANT, sd=MEANT),
        Fraction(1, 2),
        date(2027, 1, 31),
        False,
    )
    assert again(rating) == rating
    assert plain(rating)["points"] == "1/2"
    assert "posts" not in plain(rating)


@pytest.mark.parametrize(("written", "as_it_is"), [("false", True), ("true", True), ("no", True), ("yes", False)])
def test_data_that_builds_something_else_is_told(written: str, as_it_is: bool) -> None:
    data, question = example("single", shuffle=written)
    assert builds(data, question) is as_it_is
    assert again(question) == question


def test_data_that_builds_nothing_is_told() -> None:
    data, question = example("rating", checked="2026-11-23")
    assert builds(data, question)
    assert not builds({**data, "checked": "2026-11-23T00:00:00Z"}, replace(question, checked=None))
    assert not builds({**data, "scale": "5.0"}, question)


def test_nothing_that_validates_or_exports_is_imported_to_build() -> None:
    code = (
        "import sys, json; from officer_quiz import kinds; from officer_quiz.messages.catalogue import Wording;"
        "from officer_quiz.kinds.base.stored import build;"
        "[Wording('zh', {'kinds': kinds.wording})(f'kinds.{name}.name') for name in kinds.names()];"
        "build(json.load(sys.stdin));"
        "needless = ('pydantic', 'pydantic_core', 'annotated_types', 'yaml', 'officer_quiz.kinds.base.portable');"
        "print([name for name in needless if name in sys.modules])"
    )
    data = json.dumps(plain(example("case")[1]))
    ran = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True, text=True)
    assert ran.stdout == "[]\n"


def texts(annotation: Any, marks: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the marks of every text that may be a value within an annotation."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        if not any(isinstance(mark, Built) for mark in more):
            yield from texts(inner, tuple(more))
    elif annotation is str:
        yield marks
    elif isinstance(annotation, type) and is_dataclass(annotation):
        for inner in declared(annotation).values():
            yield from texts(inner)
    elif get_origin(annotation) is dict:
        yield from texts(get_args(annotation)[1])
    else:
        for inner in get_args(annotation):
            if not isinstance(inner, str):
                yield from texts(inner)


@pytest.mark.parametrize("name", ALL)
def test_every_text_of_a_kind_says_who_reads_it(name: str) -> None:
    found = [[mark for mark in marks if isinstance(mark, Role)] for marks in texts(kinds.kind(name))]
    assert found and all(len(roles) == 1 for roles in found)
    if any(roles[0].name == "key" for roles in found):
        assert "wording" in declared(kinds.kind(name)), "how a text reads that answers know needs a place"
