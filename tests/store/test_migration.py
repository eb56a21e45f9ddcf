"""A log of an earlier release becomes one of this: every session gets a UUID, the log an origin, no event changes."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from logs import rows
from officer_quiz.errors import UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.session.events import Finished, Flagged, Starred, Started
from officer_quiz.store.log import EventLog, Log

OLD = Path(__file__).parent / "fixtures" / "log-0001.sqlite"
"""A log of version 1, as its release left it: a practice and an exam that are finished, a practice with a dispute
that is not, and a star."""
IDS = ["20261123-4821", "20261123-4822", "20261123-4823"]
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
STARTED = Started("practice", (("a", "1"),), "seed", "subset_half", "2026-11-23")
UUID4 = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A copy of the old log."""
    return Path(shutil.copy(OLD, tmp_path / "log.sqlite"))


EVENTS = "SELECT * FROM events ORDER BY id"
STEP = "PRAGMA user_version"


def test_every_session_gets_a_uuid_and_no_event_changes(path: Path) -> None:
    before = rows(path, EVENTS)
    assert (len(before), rows(path, STEP)) == (25, [(1,)])
    with EventLog.open(path) as log:
        names = [head.name for head in log.sessions()]
    assert rows(path, EVENTS) == before
    assert rows(path, STEP) == [(2,)]
    assert [name.id for name in names] == [name.shown for name in names] == IDS
    assert len({name.uuid for name in names}) == 3
    assert all(UUID4.fullmatch(text) for name in names for text in (name.uuid, name.origin))
    assert rows(path, "SELECT origin FROM installation") == [(names[0].origin,)]
    assert {name.origin for name in names} == {names[0].origin}
    with EventLog.open(path) as again:
        assert [head.name for head in again.sessions()] == names


def test_two_installations_have_two_origins(tmp_path: Path) -> None:
    for name in ("one", "two"):
        EventLog.open(tmp_path / name).__exit__()
    origins = [rows(tmp_path / name, "SELECT origin FROM installation")[0][0] for name in ("one", "two")]
    assert len(set(origins)) == 2
    assert all(UUID4.fullmatch(str(origin)) for origin in origins)


@pytest.mark.parametrize(
    "statement",
    [
        f"{change} {table}{rest}"
        for table in ("sessions", "installation")
        for change, rest in (("UPDATE", " SET origin = 'x'"), ("DELETE FROM", ""))
    ]
    + ["INSERT INTO installation (only) VALUES (2)", "REPLACE INTO sessions SELECT * FROM sessions"],
)
def test_names_never_change(path: Path, statement: str) -> None:
    with EventLog.open(path) as log, pytest.raises(sqlite3.IntegrityError):
        log._database.execute(statement)


def test_a_session_is_named_when_it_starts_whoever_records_it(path: Path) -> None:
    """An earlier release may still be running: it goes on with its ids in a log that has become one of this."""
    uuid = "3f9a2c15-07d4-4e6b-9a51-c0ffee123456"
    with EventLog.open(path) as log:
        origin = log.name(IDS[0]).origin
        log.append(uuid, 0, STARTED, NOON)
        log.append(uuid, 1, Finished(), NOON)
        old = "INSERT INTO events (session, seq, at, kind, data) VALUES ('20261123-9999', 0, ?, 'finished', '{}')"
        log._database.execute(old, (NOON.isoformat(),))
        log.note(Starred("a", True), NOON)
        assert (log.name(uuid).uuid, log.name(uuid).shown, log.name(uuid).origin) == (uuid, "3f9a2c", origin)
        later = log.name("20261123-9999")
        assert UUID4.fullmatch(later.uuid)
        assert (later.shown, later.origin) == ("20261123-9999", origin)
        assert [head.id for head in log.sessions()] == [*IDS, uuid, "20261123-9999"]


def test_what_is_typed_finds_sessions(tmp_path: Path) -> None:
    first, second = "3f9a2c15-07d4-4e6b-9a51-c0ffee123456", "3f9a2c95-07d4-4e6b-9a51-c0ffee123456"
    with EventLog.open(tmp_path / "log.sqlite") as log:
        for session in (first, second, "20261123-4821", "3f9"):
            log.append(session, 0, STARTED, NOON)
        assert [log.name(session).shown for session in (first, second)] == ["3f9a2c1", "3f9a2c9"]
        assert {head.id: head.name for head in log.sessions()} == {id: log.name(id) for id in (first, second, *OTHERS)}
        found = {
            typed: [name.id for name in log.find(typed)]
            for typed in ("3f9a2c1", "3F9A2C95-07", "3f9a2c", first, "20261123-4821", "3f9", "x", "", "\udcff", "notes")
        }
        old = log.name("20261123-4821")
        assert log.find(old.uuid.upper()) == log.find(old.uuid.replace("-", "")) == [old]
    assert found == {
        "3f9a2c1": [first],
        "3F9A2C95-07": [second],
        "3f9a2c": [first, second],
        first: [first],
        "20261123-4821": ["20261123-4821"],
        "3f9": ["3f9"],  # an id as it is comes before the start of another
        **{nothing: [] for nothing in ("x", "", "\udcff", "notes")},
    }


OTHERS = ("20261123-4821", "3f9")


def test_another_window_is_told_by_the_short_form(tmp_path: Path) -> None:
    uuid = "3f9a2c15-07d4-4e6b-9a51-c0ffee123456"
    with EventLog.open(tmp_path / "log.sqlite") as log:
        log.append(uuid, 0, STARTED, NOON)
        with pytest.raises(UserError) as told:
            log.append(uuid, 0, STARTED, NOON)
    assert told.value.message == message("store.elsewhere", session="3f9a2c")


def test_rows_say_uuid_and_origin(path: Path) -> None:
    with EventLog.open(path) as log:
        names = {head.id: head.name for head in log.sessions()}
        told = list(log.rows())
    assert len(told) == 25
    for row in told[:-1]:
        assert (row["uuid"], row["origin"]) == (names[row["session"]].uuid, names[row["session"]].origin)
    star = {"session": "notes", "uuid": None, "origin": names[IDS[0]].origin, "seq": 0, "event": "starred"}
    assert {key: told[-1][key] for key in star} == star


def test_the_log_is_what_services_need(tmp_path: Path) -> None:
    with EventLog.open(tmp_path / "log.sqlite") as log:
        any_log: Log = log
        assert any_log.sessions() == []


OPENS = """
import sys
from pathlib import Path
from officer_quiz.store.log import EventLog

print("ready", flush=True)
sys.stdin.readline()
with EventLog.open(Path(sys.argv[1])) as log:
    print(*(head.name.uuid for head in log.sessions()))
"""


def test_two_processes_open_an_old_log_at_once(path: Path) -> None:
    """One changes it, the other waits for that and finds it done."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    opening = [subprocess.Popen([sys.executable, "-c", OPENS, str(path)], **pipes) for _ in range(2)]  # type: ignore[call-overload]
    for each in opening:
        assert each.stdout.readline() == "ready\n"
    for each in opening:
        each.stdin.write("go\n")
        each.stdin.flush()
    said = [each.communicate(timeout=60)[0] for each in opening]
    assert [each.returncode for each in opening] == [0, 0]
    assert said[0] == said[1]
    assert len(said[0].split()) == 3


KILLED = """
import os, signal, sys
from pathlib import Path
from officer_quiz.store import log, opening

statements = opening._statements

def cut(script):
    for place, statement in enumerate(statements(script)):
        if place == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        yield statement
    os.kill(os.getpid(), signal.SIGKILL)

opening._statements = cut
log.EventLog.open(Path(sys.argv[1]))
"""


@pytest.mark.skipif(os.name != "posix", reason="POSIX only")
@pytest.mark.parametrize("done", [1, 4, 99])
def test_killed_while_it_is_changed_it_is_still_an_old_one(path: Path, done: int) -> None:
    before = rows(path, EVENTS)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path), str(done)], check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert rows(path, STEP) == [(1,)]
    assert rows(path, "SELECT name FROM sqlite_schema WHERE name IN ('sessions', 'installation')") == []
    assert rows(path, EVENTS) == before
    with EventLog.open(path) as log:
        assert [head.id for head in log.sessions()] == IDS
        log.append(IDS[2], 3, Flagged("small-4", True), NOON)
