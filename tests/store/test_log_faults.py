"""Faults of the log's file: each is told in a sentence, and the file is left as it is."""

import json
import os
import re
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import LANGUAGES, Message, Wording, message
from officer_quiz.session.events import Answered, Disputed, Finished, Flagged, Started, decode, encode
from officer_quiz.session.paper import Paper, Part
from officer_quiz.session.state import fold
from officer_quiz.store import log as store
from officer_quiz.store import opening
from officer_quiz.store.faults import FAULTS
from officer_quiz.store.log import EventLog
from officer_quiz.store.opening import APPLICATION

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PAPER = {
    "blueprint": "e",
    "title": "考试",
    "minutes": 60,
    "deadline": "2026-11-23T13:00:00+00:00",
    "pass_mark": "6",
    "total": "10",
    "wrong_true_false": "-1/2",
    "parts": [{"title": "题", "questions": ["a"], "points": "3/2"}],
}
STARTED = Started("practice", (("a", "1"),), "seed", "subset_half", "2026-11-23")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A log of one session with two events, closed."""
    path = tmp_path / "log.sqlite"
    with EventLog.open(path) as log:
        log.append("s", 0, STARTED, NOON)
        log.append("s", 1, Answered("a", ["A"], "1", "1"), NOON)
    return path


def told(work: Callable[[], object]) -> Message:
    with pytest.raises(UserError) as error:
        work()
    assert error.value.code == Exit.PROBLEMS
    for language in LANGUAGES:
        assert Wording(language)(error.value.message)
    return error.value.message


def opened(path: Path) -> Callable[[], object]:
    return lambda: EventLog.open(path)


def change(path: Path, *statements: str) -> None:
    database = sqlite3.connect(path)
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()


def contents(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.parent.iterdir()}


@pytest.mark.parametrize(
    "text", [b"my notes, not a database\n" * 50, b"SQLite format 3\0" + b"\xff" * 200, b"a note\n"]
)
def test_not_a_database(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "log.sqlite"
    path.write_bytes(text)
    assert told(opened(path)).key == "store.damaged"
    assert contents(path) == {"log.sqlite": text}


def test_a_damaged_page(path: Path) -> None:
    damaged = bytearray(path.read_bytes())
    damaged[4096:] = b"\xa5" * (len(damaged) - 4096)
    path.write_bytes(damaged)
    said = told(lambda: _read(path))
    assert said.key == "store.damaged"
    assert said.args["path"] == str(path)
    assert path.read_bytes() == bytes(damaged)


def _read(path: Path) -> object:
    with EventLog.open(path) as log:
        return log.read("s").events


def test_a_cut_off_file(path: Path) -> None:
    cut = path.read_bytes()[:5000]
    path.write_bytes(cut)
    assert told(lambda: _read(path)).key == "store.damaged"
    assert path.read_bytes() == cut


@pytest.mark.parametrize("statement", ["CREATE TABLE notes (text)", "PRAGMA application_id = 252006674"])
def test_another_program_s_database(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "log.sqlite"
    change(path, statement)
    before = contents(path)
    said = told(opened(path))
    assert (said.key, said.args) == ("store.foreign", {"path": str(path)})
    assert contents(path) == before


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_a_newer_version(path: Path, journal: str) -> None:
    change(path, "PRAGMA user_version = 99", f"PRAGMA journal_mode = {journal}")
    before = contents(path)
    said = told(opened(path))
    assert (said.key, said.args) == ("store.newer", {"path": str(path)})
    assert contents(path) == before


def test_a_session_that_the_index_of_the_table_does_not_find(tmp_path: Path) -> None:
    path, session = tmp_path / "log.sqlite", "20261123-0001"
    with EventLog.open(path) as log:
        log.append(session, 0, STARTED, NOON)
    sound = path.read_bytes()
    places = [hit.start() for hit in re.finditer(session.encode(), sound)]
    assert len(places) == 4  # in the tables of events and of sessions, and in the index of each
    said = []
    for place in places:
        path.write_bytes(sound[:place] + b"x" + sound[place + 1 :])
        with EventLog.open(path) as log:
            try:
                assert [log.read(head.id).state for head in log.sessions()] == [fold([STARTED])]
                assert [name.id for name in log.find(session)] == [session]  # found without the index of sessions
                said.append("sound")
            except UserError as error:
                said.append(error.message.key)
    assert sorted(said) == ["sound", "store.damaged", "store.damaged", "store.damaged"]


def test_a_paper_without_one_of_its_questions(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    paper = Paper("x", "甲", 30, "2026-11-23T13:00:00+00:00", "1", "2", "0", (Part("单选", ("a",), "1"),))
    with EventLog.open(path) as log:
        log.append("sound", 0, replace(STARTED, mode="exam", paper=paper), NOON)
        log.append("bad", 0, replace(STARTED, mode="exam", paper=paper, questions=(("a", "1"), ("b", "2"))), NOON)
        assert len(log.read("sound").events) == 1
        assert told(lambda: log.read("bad")).key == "store.damaged"


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("started", '{"mode": "sleep", "questions": [], "seed": "1", "rule": "exact", "law_date": "2026-11-23"}'),
        ("started", '{"mode": "exam", "questions": [], "seed": "1", "rule": "luck", "law_date": "2026-11-23"}'),
        ("answered", "not JSON"),
        ("answered", "null"),
        ("answered", '{"question": "a"}'),
        ("answered", '{"question": "unknown", "response": ["A"]}'),
        ("answered", '{"question": "a", "response": ["A"], "fraction": "1", "worth": "1"}'),
        ("started", '{"mode": "practice"}'),
        ("answered", '{"question": "a", "response": 7}'),
        ("answered", '{"question": "a", "response": ["A", 1]}'),
        ("answered", '{"question": "a", "response": ["A"], "fraction": "1e999999999", "worth": "1"}'),
        ("flagged", '{"question": "a", "on": "yes"}'),
        ("disputed", '{"question": "a", "note": null}'),
        ("revised", '{"question": "a", "content": ["1"]}'),
        ("disputed", '{"question": "a", "note": ' + "[" * 100_000 + "}"),
    ],
)
def test_events_that_cannot_have_happened(path: Path, kind: str, data: str) -> None:
    change(
        path,
        "INSERT INTO events (session, seq, at, kind, data) "
        f"VALUES ('s', 2, '2026-11-23T12:00:00+00:00', '{kind}', '{data}')",
    )
    assert told(lambda: _read(path)).key == "store.damaged"


@pytest.mark.parametrize(
    ("table", "column"), [("sessions", "uuid"), ("sessions", "origin"), ("events", "kind"), ("events", "seq")]
)
def test_a_column_that_holds_something_else_than_was_stored(path: Path, table: str, column: str) -> None:
    sort = "INTEGER" if column == "seq" else "TEXT"
    change(
        path,
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_master SET sql = replace(replace(sql, 'STRICT', ''), '{column} {sort}', '{column} BLOB')"
        f" WHERE name = '{table}'",
    )
    change(path, f"DROP TRIGGER {table}_are_never_changed", f"UPDATE {table} SET {column} = x'00' WHERE rowid = 1")
    with EventLog.open(path) as log:
        assert told(lambda: list(log.rows())).key == "store.damaged"


@pytest.mark.parametrize(
    ("kind", "data", "unknown"),
    [
        ("burnt", "{}", "burnt"),
        ("answered", '{"question": "a", "response": ["A"], "colour": "red"}', "answered.colour"),
    ],
)
def test_an_event_of_a_newer_program_is_told_as_that(path: Path, kind: str, data: str, unknown: str) -> None:
    change(
        path,
        "INSERT INTO events (session, seq, at, kind, data) "
        f"VALUES ('s', 2, '2026-11-23T12:00:00+00:00', '{kind}', '{data}')",
    )
    error = told(lambda: _read(path))
    assert (error.key, error.args["event"]) == ("store.newer-event", unknown)


def test_half_a_result_is_none(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    with EventLog.open(path) as log:
        log.append("s", 0, STARTED, NOON)
        log.append("s", 1, Answered("a", ["A"], fraction="1"), NOON)
        assert told(lambda: log.read("s")).key == "store.damaged"


@pytest.mark.parametrize(
    "change",
    [
        {"mode": "party"},
        {"rule": "none"},
        {"seed": "\ud800"},
        {"questions": [["\ud800", "1"]]},
        {"questions": [["a"]]},
        {"profile": ["x"]},
        {"banks": 1},
        {"paper": "x"},
        {"paper": {**PAPER, "total": "1/0"}},
        {"paper": {**PAPER, "minutes": "60"}},
        {"paper": {**PAPER, "deadline": "2026-11-23T12:00:00"}},
        {"paper": {**PAPER, "deadline": "9999-12-31T23:59:59+00:00"}},
        {"paper": {**PAPER, "parts": [{"title": "t", "questions": ["b"], "points": "1"}]}},
        {"paper": {**PAPER, "parts": [{"title": "t", "questions": ["a"], "points": "x"}]}},
        {"paper": {**PAPER, "parts": ["a"]}},
    ],
    ids=str,
)
def test_sessions_that_cannot_have_started(tmp_path: Path, change: dict[str, object]) -> None:
    kind, data = encode(STARTED)
    assert decode(kind, {**data, "paper": PAPER})
    path = tmp_path / "log.sqlite"
    EventLog.open(path).__exit__()
    database = sqlite3.connect(path)
    row = ("s", 0, NOON.isoformat(), kind, json.dumps({**data, **change}))
    database.execute("INSERT INTO events (session, seq, at, kind, data) VALUES (?, ?, ?, ?, ?)", row)
    database.commit()
    database.close()
    assert told(lambda: _read(path)).key == "store.damaged"


@pytest.mark.parametrize(
    "at", ["yesterday", "2026-11-23T12:00:00", "0001-01-01T00:00:00+00:00", "9999-12-31T00:00+00:00"]
)
def test_times_at_which_nothing_can_have_happened(path: Path, at: str) -> None:
    change(path, f"INSERT INTO events (session, seq, at, kind, data) VALUES ('s', 2, '{at}', 'resumed', '{{}}')")
    with EventLog.open(path) as log:
        for read in (log.sessions, log.attempts, lambda: log.read("s")):
            assert told(read).key == "store.damaged"


@pytest.mark.parametrize("data", ["not JSON", "[]", '{"question": "a", "response": ["A"], "fraction": "1/0"}'])
def test_results_that_cannot_be_read(path: Path, data: str) -> None:
    change(
        path,
        "INSERT INTO events (session, seq, at, kind, data) "
        f"VALUES ('t', 0, '2026-11-23T12:00:00+00:00', 'answered', '{data}')",
    )
    with EventLog.open(path) as log:
        assert told(log.attempts).key == "store.damaged"


def test_a_full_disk_keeps_what_was_confirmed(path: Path) -> None:
    with EventLog.open(path) as log:
        pages = log._database.execute("PRAGMA page_count").fetchone()[0]
        log._database.execute(f"PRAGMA max_page_count = {pages}")
        said = told(lambda: log.append("s", 2, Disputed("a", "长" * 50_000), NOON))
        assert (said.key, said.args["path"]) == ("store.full", str(path))
        assert len(log.read("s").events) == 2
        log.append("s", 2, Flagged("a", True), NOON)
    with EventLog.open(path) as log:
        assert len(log.read("s").events) == 3


@pytest.mark.parametrize("below", ["log.sqlite/log.sqlite", "log.sqlite/data/log.sqlite"])
def test_a_folder_that_cannot_be_made(path: Path, below: str) -> None:
    before = contents(path)
    said = told(opened(path.parent / below))
    assert said == message("store.no-folder", path=str(path), reason=message("store.not-a-folder"))
    assert contents(path) == before


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    said = told(opened(tmp_path))
    assert said == message("store.no-file", path=str(tmp_path), reason=message("system.folder"))


@pytest.mark.parametrize("version", [-1, 0])
def test_a_version_that_no_log_has(path: Path, version: int) -> None:
    change(path, f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    reason = message("store.wrong-version", version=version)
    assert told(opened(path)) == message("store.damaged", path=str(path), reason=reason)
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [-1, 1, 99])
def test_an_empty_database_with_the_version_of_another_program(tmp_path: Path, version: int) -> None:
    path = tmp_path / "log.sqlite"
    change(path, f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    assert told(opened(path)) == message("store.foreign", path=str(path))
    assert path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_a_file_without_permission(path: Path) -> None:
    path.chmod(0o400)
    assert told(opened(path)).key == "store.read-only"


def test_a_read_only_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a user without the right to write, whom root cannot play: the database is opened for reading."""
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda path, **options: connect(f"{path.as_uri()}?mode=ro", uri=True, **options)
    )
    before = path.read_bytes()
    with EventLog.open(path) as log:
        assert told(lambda: log.append("s", 2, Finished(), NOON)).key == "store.read-only"
    assert path.read_bytes() == before


def test_a_lock_held_too_long(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0.01)
    with EventLog.open(path) as log, EventLog.open(path) as other:
        other._database.execute("BEGIN IMMEDIATE")
        said = told(lambda: log.append("s", 2, Finished(), NOON))
        assert (said.key, said.args["path"]) == ("store.busy", str(path))
        other._database.execute("ROLLBACK")
        log.append("s", 2, Finished(), NOON)


def test_opened_while_another_process_writes_with_the_rollback_journal(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The change to the write-ahead log needs the file alone; it is put off, and reading goes on."""
    change(path, "PRAGMA journal_mode = DELETE")
    monkeypatch.setattr(store, "PATIENCE", 0.01)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with EventLog.open(path) as log:
        assert len(log.read("s").events) == 2
        assert told(lambda: log.append("s", 2, Finished(), NOON)).key == "store.busy"
        writer.close()
        log.append("s", 2, Finished(), NOON)
    with EventLog.open(path) as log:
        assert log._database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_it_is_patient_with_another_writer() -> None:
    assert store.PATIENCE == 30


def test_a_failing_migration_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "log.sqlite"
    steps = opening._steps()
    monkeypatch.setattr(opening, "_steps", lambda: [*steps, "CREATE TABLE more (a) STRICT;\n"])
    with pytest.raises(UserError):
        EventLog.open(path)
    monkeypatch.setattr(opening, "_steps", lambda: steps)
    with EventLog.open(path) as log:
        assert log._database.execute("PRAGMA user_version").fetchone() == (len(steps),)
        log.append("s", 0, STARTED, NOON)


def test_a_later_migration_keeps_what_is_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = opening._steps()
    monkeypatch.setattr(opening, "_steps", lambda: [*steps, "CREATE TABLE more (a TEXT) STRICT;\n"])
    with EventLog.open(path) as log:
        assert len(log.read("s").events) == 2
        assert log._database.execute("PRAGMA user_version").fetchone() == (len(steps) + 1,)
        assert log._database.execute("SELECT count(*) FROM more").fetchone() == (0,)


@pytest.mark.parametrize("key", sorted({*FAULTS.values(), "store.elsewhere", "store.foreign", "store.newer"}))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_has_words(language: str, key: str) -> None:
    sentence = Wording(language)(key, path="记录.sqlite", reason="why", session="20261123-0001")
    assert "记录.sqlite" in sentence or "20261123-0001" in sentence


def test_the_mark_of_the_file() -> None:
    assert APPLICATION.to_bytes(4, "big") == b"oqz1"


def test_a_sqlite_that_is_too_old_is_told_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 26, 0))
    with pytest.raises(UserError) as told:
        EventLog.open(tmp_path / "data" / "log.sqlite")
    assert told.value.message.key == "store.old-sqlite"
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(("raw", "key"), [(b"x", "store.foreign"), (b"y" * 99, "store.damaged")])
def test_a_scrap_that_is_no_database_is_left_alone(raw: bytes, key: str, tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    path.write_bytes(raw)
    with pytest.raises(UserError) as refused:
        EventLog.open(path)
    assert refused.value.message.key == key
    assert path.read_bytes() == raw
