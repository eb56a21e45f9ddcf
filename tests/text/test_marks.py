"""Where keys and values stand: kept as offsets, told as lines and columns only of what is asked for."""

from __future__ import annotations

import pytest

from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Fault, Mark
from officer_quiz.text.document import read
from officer_quiz.text.source import Source

TEXT = "bank: a\nquestions:\n  - id: x\n    tags: [甲, 乙]\n  - y\nc: &b {d: }\n"
DOCUMENT = read("x.yaml", TEXT.encode())


def test_every_path_has_its_place() -> None:
    values, keys = DOCUMENT.marks.values, DOCUMENT.marks.keys
    assert dict(values) == dict(values.items())
    assert {path: tuple(mark) for path, mark in values.items()} == {
        (): (1, 1),
        ("bank",): (1, 7),
        ("questions",): (3, 3),
        ("questions", 0): (3, 5),
        ("questions", 0, "id"): (3, 9),
        ("questions", 0, "tags"): (4, 11),
        ("questions", 0, "tags", 0): (4, 12),
        ("questions", 0, "tags", 1): (4, 15),
        ("questions", 1): (5, 5),
        ("c",): (6, 4),
        ("c", "d"): (6, 11),
    }
    assert [path for path in values if path not in keys] == [
        (),
        ("questions", 0),
        ("questions", 0, "tags", 0),
        ("questions", 0, "tags", 1),
        ("questions", 1),
    ]
    assert keys["c", "d"] == Mark(6, 8)
    assert len(keys) == 6


@pytest.mark.parametrize("path", [("x",), ("bank", "x"), ("questions", 2), ("questions", "id"), ("c", 0)])
def test_what_is_not_there_has_no_place(path: tuple[str | int, ...]) -> None:
    assert path not in DOCUMENT.marks.values
    assert DOCUMENT.marks.values.get(path) is None
    with pytest.raises(KeyError):
        DOCUMENT.marks.values[path]


def test_the_nearest_value_around_a_path_is_found() -> None:
    above = DOCUMENT.marks.values.above
    assert above(("questions", 0, "tags", 7)) == (("questions", 0, "tags"), Mark(4, 11))
    assert above(("x", "y")) == ((), Mark(1, 1))
    assert read("x.yaml", b"").marks.values.above(("x",)) == ((), None)


def test_the_places_of_questions_come_by_their_indexes() -> None:
    assert DOCUMENT.marks.values.below("questions") == {0: TEXT.index("id: x"), 1: TEXT.index("y\n")}
    assert DOCUMENT.marks.keys.below("questions") == {}
    assert DOCUMENT.marks.keys.below("c") == {"d": TEXT.index("d: }")}
    assert DOCUMENT.marks.values.below("bank") == {}


def test_no_place_is_worked_out_that_nobody_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    at = Source.at

    def noted(self: Source, offset: int) -> Mark:
        asked.append(offset)
        return at(self, offset)

    monkeypatch.setattr(Source, "at", noted)
    document = read("x.yaml", TEXT.encode())
    assert not asked
    found = document.locate(Fault("x", ("questions", 1), message("bank.not-a-question")))
    assert (found.line, found.column) == (5, 5)
    assert len(asked) == 1
