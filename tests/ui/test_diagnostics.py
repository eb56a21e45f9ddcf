"""The report of `check` for people: bounded for each file, and lines cut around the column."""

from __future__ import annotations

import io
import json
import os
from fractions import Fraction

import pytest

from officer_quiz.env import Env
from officer_quiz.library import parallel
from officer_quiz.messages.catalogue import BRIEF, Message, message
from officer_quiz.text.diagnostic import Diagnostic, Level
from officer_quiz.ui.console import console
from officer_quiz.ui.reports import diagnostics
from officer_quiz.ui.reports.diagnostics import MOST, REPORTS, remembered

COUNTS = {"files": 1, "questions": 0, "errors": 1, "warnings": 0, "infos": 0, "silenced": 0, "ignored": 0}


def told(*found: Diagnostic, format: str = "text") -> str:
    out = io.StringIO()
    REPORTS[format](found, COUNTS, console(out), Env("zh", {}).say)
    return out.getvalue()


def fault(line: int, column: int = 1, excerpt: str = "", level: Level = "error", path: str = "a.yaml") -> Diagnostic:
    return Diagnostic("empty-key", level, message("diagnostic.empty-key"), path, line, column, excerpt)


def excerpt(line: str, column: int) -> list[str]:
    return told(fault(7, column, line)).splitlines()[2:4]


def test_a_long_line_is_cut_around_the_column() -> None:
    latin, caret = excerpt("x" * 300_000 + "Y" + "z" * 300_000, 300_001)
    assert latin == "    7 | …" + "x" * 46 + "Y" + "z" * 22 + "…"
    assert caret == "      | " + " " * 47 + "^"


def test_a_long_line_of_wide_characters_is_cut_by_cells() -> None:
    chinese, caret = excerpt("字" * 100_000 + "Y" + "字" * 100_000, 100_001)
    assert chinese == "    7 | …" + "字" * 23 + "Y" + "字" * 11 + "…"
    assert caret == "      | " + " " * 47 + "^"


def test_a_short_line_is_shown_whole() -> None:
    assert excerpt("键\t: 1", 3) == ["    7 | 键 : 1", "      |    ^"]


def test_of_very_many_faults_of_a_file_the_gravest_are_told_in_order() -> None:
    found = [fault(line, level="info") for line in range(1, MOST + 51)]
    found.append(fault(MOST + 51))
    lines = told(*found, fault(1, path="b.yaml")).splitlines()
    places = [line.split(":")[1] for line in lines if line.startswith("a.yaml:")]
    assert MOST == 200
    assert places == [*(str(line) for line in range(1, MOST)), str(MOST + 51)]
    assert "a.yaml 里还有 51 处没有列出。请先改好上面这些，或者用 --format json 列出全部。" in lines
    assert sum(line.startswith("b.yaml:") for line in lines) == 1


def test_as_many_as_the_bound_are_all_told() -> None:
    assert "还有" not in told(*(fault(line) for line in range(MOST)))


@pytest.mark.parametrize("colour", [False, True])
def test_several_processes_tell_the_same_in_the_same_order(colour: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR" if colour else "NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    found = [fault(line, 3, "键: 1", level="info") for line in range(1, MOST + 3)]
    found += [fault(line, path=f"b{line}.yaml") for line in range(1, 30)]
    one = told(*found)
    assert ("\x1b[" in one) is colour
    monkeypatch.setattr(parallel, "_processes", lambda: 2)
    monkeypatch.setattr(diagnostics, "MANY", MOST + 29)
    assert told(*found) == one
    monkeypatch.setattr(diagnostics, "_styled", lambda *_: iter([(f"process {os.getpid()}", "")]))
    assert f"process {os.getpid()}" not in told(*found)
    assert f"process {os.getpid()}" in told(*found[:-1])


@pytest.mark.parametrize("count", [0, 1, 500, 501, 1001])
def test_several_processes_tell_programs_the_same(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [fault(line, path=f"b{line}.yaml") for line in range(1, count + 1)]
    one = told(*found, format="json")
    assert [each["line"] for each in json.loads(one)["diagnostics"]] == [*range(1, count + 1)]
    monkeypatch.setattr(parallel, "_processes", lambda: 2)
    monkeypatch.setattr(diagnostics, "MANY", 1)
    assert told(*found, format="json") == one


def test_programs_get_all_of_them() -> None:
    found = [fault(line) for line in range(1, MOST + 301)]
    assert len(json.loads(told(*found, format="json"))["diagnostics"]) == MOST + 300
    assert len(json.loads(told(*found, format="sarif"))["runs"][0]["results"]) == MOST + 300
    assert told(*found, format="github").count("\n") == MOST + 300


def test_long_texts_of_a_file_are_not_repeated_whole() -> None:
    long = Diagnostic("x", "error", message("diagnostic.unknown-key", key="k" * 9999), "a.yaml", 1, 1)
    (each,) = json.loads(told(long, format="json"))["diagnostics"]
    assert each["message"].count("k") - "查该题型有哪些键".count("k") == BRIEF - 1


def test_a_sentence_is_made_once_and_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def tell(said: Message) -> str:
        made.append(f"{said.key} {said.args}")
        return made[-1]

    monkeypatch.setattr(diagnostics, "REMEMBERED", 2)
    told = remembered(tell)
    same = [told(message("a.b", key="x")) for _ in range(3)]
    assert same == ["a.b {'key': 'x'}"] * 3
    assert len(made) == 1
    for key in "yzx":
        told(message("a.b", key=key))
    assert len(made) == 4


def test_numbers_that_are_equal_and_read_otherwise_are_told_apart() -> None:
    told = remembered(lambda said: str(said.args["bound"]))
    assert [told(message("a.b", bound=value)) for value in (1, 1.0, True, Fraction(1), ["1"])] == [
        "1",
        "1.0",
        "True",
        "1",
        "['1']",
    ]


def test_a_findings_parts_are_escaped_in_json() -> None:
    odd = Diagnostic("x", "error", message("diagnostic.unknown-key", key='"\\'), 'a"\u202e.yaml', 1, 1)
    out = told(odd, format="json")
    assert json.loads(out)["diagnostics"][0]["path"] == 'a"\u202e.yaml'
    assert "\u202e" not in out
