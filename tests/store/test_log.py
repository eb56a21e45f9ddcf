"""The event log: what goes in comes out, in order, and nothing is ever changed."""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logs import last_fractions, rows
from officer_quiz.errors import UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.session.events import (
    Answered,
    Away,
    Disputed,
    Event,
    Favourite,
    Finished,
    Flagged,
    Resumed,
    Revised,
    Stamped,
    Started,
    Sure,
    Undone,
)
from officer_quiz.store.log import EventLog, SessionHead
from officer_quiz.store.opening import APPLICATION

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
STARTED = Started("practice", (("a", "1"), ("b", "2")), "种子", "subset_half", "2026-11-23")
EVENTS: list[Event] = [
    STARTED,
    Flagged("a", True),
    Answered("a", ["A", "C"], "3/4", "2"),
    Disputed("a", "答案“有误”\n第二行"),
    Resumed(),
    Revised("b", "3"),
    Answered("b", {"左": "右"}),
    Answered("b", None, "0", "1"),
    Finished(),
]

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


def minutes(count: int) -> datetime:
    return NOON + timedelta(minutes=count)


def write(path: Path, session: str, *events: Event, start: int = 0) -> None:
    with EventLog.open(path) as log:
        for seq, event in enumerate(events):
            log.append(session, seq, event, minutes(start + seq))


def test_events_come_back_in_order_from_a_new_process_s_view(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    write(path, "s", *EVENTS)
    with EventLog.open(path) as log:
        assert log.read("s").events == [Stamped(minutes(seq), event) for seq, event in enumerate(EVENTS)]
        assert log.read("none").events == []


def test_an_empty_log(tmp_path: Path) -> None:
    with EventLog.open(tmp_path / "log.sqlite") as log:
        assert (log.sessions(), log.latest_open(), log.attempts(), log.stars()) == ([], None, [], [])


def test_times_are_stored_as_utc_iso_8601(tmp_path: Path) -> None:
    path, beijing = tmp_path / "log.sqlite", timezone(timedelta(hours=8))
    with EventLog.open(path) as log:
        log.append("s", 0, STARTED, datetime(2026, 11, 23, 20, 0, 0, 123456, tzinfo=beijing))
        assert log.read("s").events[0].at == datetime(2026, 11, 23, 12, 0, 0, 123000, tzinfo=UTC)
    assert rows(path, "SELECT at FROM events") == [("2026-11-23T12:00:00.123+00:00",)]


def test_sessions_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    write(path, "first", STARTED, Answered("a", ["A"]))
    write(path, "second", STARTED, Answered("a", ["B"], "1", "1"), Finished(), start=10)
    with EventLog.open(path) as log:
        assert log.sessions() == [
            SessionHead(log.name("first"), minutes(0), minutes(1), finished=False),
            SessionHead(log.name("second"), minutes(10), minutes(12), finished=True),
        ]
        assert [head.id for head in log.sessions()] == ["first", "second"]
        assert log.read("first").events[1].event == Answered("a", ["A"])


def test_the_latest_open_session_is_the_one_used_last(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    write(path, "old", STARTED)
    write(path, "new", STARTED, start=10)
    write(path, "done", STARTED, Finished(), start=20)
    with EventLog.open(path) as log:
        assert log.latest_open() == "new"
        log.append("old", 1, Resumed(), minutes(30))
        assert log.latest_open() == "old"
        log.append("new", 1, Resumed(), minutes(-30))
        assert log.latest_open() == "new", "by the order of the log, whatever the clock said"


def test_attempts_and_last_fractions(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    questions = tuple((id, "1") for id in "abcde")
    start = Started("practice", questions, "s", "subset_half", "2026-11-23")
    write(
        path,
        "first",
        start,
        Answered("a", ["A"], "1/3", "1"),
        Answered("b", None, "0", "1"),
        Answered("c", ["A"], "0", "1"),
        Answered("d", ["A"]),
        Answered("d", None, "0", "1"),
        Answered("e", ["A"]),
    )
    write(path, "second", start, Answered("a", ["B"], "1", "1"), Answered("c", None, "0", "1"), start=20)
    with EventLog.open(path) as log:
        done = log.attempts()
    assert [(each.question, each.at, each.fraction, each.seconds) for each in done] == [
        ("a", minutes(1), Fraction(1, 3), 60),
        ("b", minutes(2), None, 60),
        ("c", minutes(3), Fraction(0), 60),
        ("d", minutes(5), Fraction(0), 120),
        ("a", minutes(21), Fraction(1), 60),
        ("c", minutes(22), None, 60),
    ]
    assert last_fractions(done) == {"a": Fraction(1), "b": None, "c": Fraction(0), "d": Fraction(0)}


def test_an_answer_set_aside_by_a_revision_is_no_attempt(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    write(path, "s", STARTED, Answered("a", ["A"]), Revised("a", "9"), Answered("a", None, "0", "1"))
    with EventLog.open(path) as log:
        assert last_fractions(log.attempts()) == {"a": None}


def test_a_number_taken_means_another_window(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    with EventLog.open(path) as here, EventLog.open(path) as there:
        here.append("s", 0, STARTED, NOON)
        there.append("s", 1, Answered("a", ["B"], "1", "1"), NOON)
        with pytest.raises(UserError) as told:
            here.append("s", 1, Answered("a", ["A"], "0", "1"), NOON)
        assert told.value.message == message("store.elsewhere", session="s")
        assert here.read("s").events[1].event == Answered("a", ["B"], "1", "1")
        here.append("other", 0, STARTED, NOON)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET data = '{}'",
        "DELETE FROM events",
        "REPLACE INTO events SELECT * FROM events",
        "INSERT INTO events (session, seq, at, kind, data) VALUES ('s', 'one', 'now', 'finished', '{}')",
    ],
)
def test_the_table_itself_refuses_changes(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "log.sqlite"
    write(path, "s", STARTED)
    with EventLog.open(path) as log, pytest.raises(sqlite3.IntegrityError):
        log._database.execute(statement)
    with EventLog.open(path) as log:
        assert [each.event for each in log.read("s").events] == [STARTED]


def test_how_the_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    with EventLog.open(path) as log:
        told = [
            log._database.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "recursive_triggers", "application_id", "user_version")
        ]
    assert told == ["wal", 2, 1, APPLICATION, 2]


@posix
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write(tmp_path / "data" / "log.sqlite", "s", STARTED)
    finally:
        os.umask(before)
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "data" / "log.sqlite").stat().st_mode & 0o777 == 0o600


@posix
def test_where_the_write_ahead_log_is_refused_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a network share: locks by file (unix-dotfile) have no shared memory, so no write-ahead log."""
    connect = sqlite3.connect

    def shared(path: Path, **options: object) -> sqlite3.Connection:
        database: sqlite3.Connection = connect(f"{path.as_uri()}?vfs=unix-dotfile", uri=True, **options)  # type: ignore[call-overload]
        return database

    monkeypatch.setattr(sqlite3, "connect", shared)
    path = tmp_path / "log.sqlite"
    write(path, "s", *EVENTS)
    with EventLog.open(path) as log:
        assert log._database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert log._database.execute("PRAGMA synchronous").fetchone() == (2,)
        assert [each.event for each in log.read("s").events] == EVENTS


WRITER = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from officer_quiz.session.events import Flagged, Started
from officer_quiz.store.log import EventLog

with EventLog.open(Path(sys.argv[1])) as log:
    name, count = sys.argv[2], int(sys.argv[3])
    log.append(name, 0, Started("practice", (("a", "1"),), "seed", "subset_half", "2026-11-23"), datetime.now(UTC))
    for seq in range(1, count):
        log.append(name, seq, Flagged("a", True), datetime.now(UTC))
"""


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    path, count = tmp_path / "log.sqlite", 25
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name, str(count)]) for name in ("one", "two")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    with EventLog.open(path) as log:
        assert [len(log.read(name).events) for name in ("one", "two")] == [count, count]


KILLED = """
import os, signal, sys
from datetime import datetime, UTC
from pathlib import Path
from officer_quiz.session.events import Flagged, Started
from officer_quiz.store.log import EventLog

log = EventLog.open(Path(sys.argv[1]))
log.append("s", 0, Started("practice", (("a", "1"),), "seed", "subset_half", "2026-11-23"), datetime.now(UTC))
for seq in range(1, 4):
    log.append("s", seq, Flagged("a", True), datetime.now(UTC))
if sys.argv[2] == "inside":
    log._database.execute("BEGIN IMMEDIATE")
    log._database.execute(
        "INSERT INTO events (session, seq, at, kind, data) VALUES ('s', 4, '2026-01-01', 'finished', '{}')"
    )
os.kill(os.getpid(), signal.SIGKILL)
"""


@posix
@pytest.mark.parametrize("where", ["between", "inside"])
def test_killed_everything_confirmed_is_there_and_nothing_half(tmp_path: Path, where: str) -> None:
    path = tmp_path / "log.sqlite"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path), where], check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    with EventLog.open(path) as log:
        assert len(log.read("s").events) == 4
        log.append("s", 4, Finished(), NOON)


ANSWERS = st.one_of(
    st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=3),
)


@settings(max_examples=25)
@given(st.lists(st.tuples(ANSWERS, st.text(max_size=20)), max_size=4))
def test_any_answer_and_any_note_come_back(
    tmp_path_factory: pytest.TempPathFactory, given_: list[tuple[list[str] | dict[str, str], str]]
) -> None:
    events: list[Event] = [STARTED]
    for response, note in given_:
        events += [Answered("a", response), Disputed("b", note)]
    with EventLog.open(tmp_path_factory.mktemp("log") / "log.sqlite") as log:
        for seq, event in enumerate(events):
            log.append("s", seq, event, NOON)
        assert [each.event for each in log.read("s").events] == events


def test_how_sure_one_was_goes_with_the_answer_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "log.sqlite"
    answer = Answered("a", ["A"], "1", "1")
    first, second, other = Sure("a", 1, "high", "0"), Sure("a", 1, "low", "1"), Sure("a", 1, "medium", "1")
    write(path, "s", STARTED, answer, first, Undone("a", 1), answer, second)
    write(path, "t", STARTED, answer, other, start=9)
    with EventLog.open(path) as log:
        assert log.sure() == [(minutes(5), second), (minutes(11), other)]
        assert [each.fraction for each in log.attempts()] == [Fraction(1), Fraction(1)]


def test_notes_are_told_by_their_sort_in_the_order_they_came(tmp_path: Path) -> None:
    with EventLog.open(tmp_path / "log.sqlite") as log:
        log.note(Away("a", True), minutes(0))
        log.note(Favourite("b", True), minutes(1))
        log.note(Away("a", False), minutes(2))
        assert log.notes(Away) == [(minutes(0), Away("a", True)), (minutes(2), Away("a", False))]
        assert log.notes(Favourite) == [(minutes(1), Favourite("b", True))]
