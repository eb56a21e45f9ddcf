"""What is kept beside a log is what folding all its events gives, whatever happened to the file."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest

from logs import last_fractions, rows
from officer_quiz.errors import UserError
from officer_quiz.results.attempts import Kept, attempts, replayed
from officer_quiz.results.dates import Due
from officer_quiz.results.due import due
from officer_quiz.results.summary import Summary, summed_up
from officer_quiz.session.events import (
    Answered,
    Disputed,
    Event,
    Finished,
    Hinted,
    Resumed,
    Revised,
    Scored,
    Stamped,
    Started,
    Submitted,
    Written,
    decode,
)
from officer_quiz.session.paper import Paper, Part
from officer_quiz.session.state import fold
from officer_quiz.session.stored import moment
from officer_quiz.store import folded, following
from officer_quiz.store.log import EventLog

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=4000)
QUESTIONS = tuple("abcdefgh")
STARTED = Started("practice", tuple((id, "1") for id in QUESTIONS), "s", "subset_half", "2026-11-23")
PAPER = Paper("e", "考试", 60, "2026-11-23T13:00:00+00:00", "3", "6", "0", (Part("题", ("a", "b", "c"), "2"),))
EXAM = replace(STARTED, mode="exam", paper=PAPER, questions=STARTED.questions[:3])


class Writer:
    """Writes sessions at random into a log, several at once, by a clock that is set back now and then."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.now = NOON
        self.open: dict[str, Iterator[Event]] = {}
        self.seq: dict[str, int] = {}

    def write(self, log: EventLog, count: int) -> None:
        for _ in range(count):
            if not self.open or self.chance.random() < 0.2:
                name = f"s{len(self.seq)}"
                self.open[name], self.seq[name] = self._session(), 0
            name = self.chance.choice([*self.open])
            event = next(self.open[name], None)
            if event is None:
                del self.open[name]
                continue
            self.now += timedelta(seconds=self.chance.choice([0, 0, 5, 90, 4000, 90_000, -7000]))
            log.append(name, self.seq[name], event, self.now)
            self.seq[name] += 1

    def _session(self) -> Iterator[Event]:
        return self._exam() if self.chance.random() < 0.3 else self._practice()

    def _practice(self) -> Iterator[Event]:
        yield STARTED
        for id in self.chance.sample(QUESTIONS, 4):
            if self.chance.random() < 0.3:
                aside: list[Event] = [Hinted(id), Resumed(), Disputed(id, "?"), Revised(id, "2")]
                yield self.chance.choice(aside)
            if self.chance.random() < 0.3:
                yield Answered(id, ["B"])
            blank = self.chance.random() < 0.2
            fraction = "0" if blank else self.chance.choice(["0", "1", "1/3", "1"])
            yield Answered(id, None if blank else ["A"], fraction, "2", "single")
        if self.chance.random() < 0.7:
            yield Finished()

    def _exam(self) -> Iterator[Event]:
        yield EXAM
        for id in "abc":
            if self.chance.random() < 0.7:
                yield Written(id, (["A"],))
        if self.chance.random() < 0.8:
            yield Submitted(by_clock=False)
            for id in "abc":
                yield Scored(id, self.chance.choice(["0", "1", "1/2", None]), "2", "single")
            yield Finished()


Figures = tuple[list[Kept], dict[str, Fraction], list[tuple[str, Summary]], list[tuple[str, bool, bool]]]


def figures(log: EventLog) -> Figures:
    """Return all that is kept."""
    return (
        log.attempts(),
        dict(log.last_fractions(LATER)),
        [(name.id, summary) for name, summary in log.summaries()],
        [(head.id, head.finished, head.exam) for head in log.sessions()],
    )


def reckoned(path: Path) -> Figures:
    """Return the same, worked out from all events."""
    sessions: dict[str, list[Stamped]] = {}
    for session, at, kind, data in rows(path, "SELECT session, at, kind, json(data) FROM events ORDER BY id"):
        sessions.setdefault(str(session), []).append(Stamped(moment(str(at)), decode(str(kind), json.loads(str(data)))))
    done = [each for session, events in sessions.items() for each in attempts(session, events)]
    done.sort(key=lambda each: each.at)
    states = {session: fold(each.event for each in events) for session, events in sessions.items()}
    last = {id: fraction for id, fraction in last_fractions(done).items() if fraction is not None}
    return (
        [Kept(each.question, each.at, each.fraction, each.seconds, each.turns, each.hinted) for each in done],
        last,
        [(session, summed_up(states[session], events)) for session, events in sessions.items()],
        [(session, state.finished, state.started.paper is not None) for session, state in states.items()],
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A log of some sessions whose results are kept."""
    path = tmp_path / "events.db"
    with EventLog.open(path) as log:
        Writer(1).write(log, 60)
        log.attempts()
    return path


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_is_what_folding_all_events_gives(tmp_path: Path, seed: int) -> None:
    path, writer = tmp_path / "events.db", Writer(seed)
    for _ in range(6):
        with EventLog.open(path) as log:
            for count in (0, 1, 12):
                writer.write(log, count)
                found = figures(log)
                assert found == reckoned(path)
    assert len(found[0]) > 20 and len(found[2]) > 5
    assert any(summary.outcome for _, summary in found[2])


def test_the_attempts_at_some_questions(path: Path) -> None:
    with EventLog.open(path) as log:
        assert log.attempts(["b", "a", "none"]) == [each for each in log.attempts() if each.question in {"a", "b"}]


def test_answers_dated_ahead_say_nothing_yet(path: Path) -> None:
    with EventLog.open(path) as log:
        now = sorted(each.at for each in log.attempts())[9]
        known = last_fractions(each for each in log.attempts() if each.at <= now)
        assert log.last_fractions(now) == {id: fraction for id, fraction in known.items() if fraction is not None}


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def no_database(file: Path) -> None:
    file.write_bytes(b"notes\n" * 900)


def gone(file: Path) -> None:
    file.unlink()


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def of_another_version(file: Path) -> None:
    _run(file, "UPDATE about SET mark = 'x'", "DROP TABLE tries", "CREATE TABLE more (a)", "DELETE FROM sessions")


def without_a_session(file: Path) -> None:
    _run(file, "DELETE FROM sessions WHERE session = 's1'")


def without_a_question(file: Path) -> None:
    _run(file, "DELETE FROM latest WHERE question = 'a'", "DELETE FROM tries WHERE question = 'b'")


def with_other_figures(file: Path) -> None:
    _run(
        file,
        "UPDATE sessions SET data = replace(data, '2', '3')",
        "UPDATE latest SET fraction = '1/7'",
        "UPDATE tries SET data = replace(data, '1', '0')",
    )


def _run(file: Path, *statements: str) -> None:
    database = sqlite3.connect(file)
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()


DAMAGES = (
    truncated,
    emptied,
    no_database,
    gone,
    a_folder,
    of_another_version,
    without_a_session,
    without_a_question,
    with_other_figures,
)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_what_is_damaged_is_made_again(path: Path, damage: Callable[[Path], None]) -> None:
    file = folded.kept_beside(path)[0]
    damage(file)
    for _ in range(2):
        with EventLog.open(path) as log:
            assert figures(log) == reckoned(path)
    assert file.is_dir() == (damage is a_folder)


def test_flipped_bits_change_no_figure(path: Path) -> None:
    file, chance = folded.kept_beside(path)[0], random.Random(3)
    sound, expected = file.read_bytes(), reckoned(path)
    for _ in range(40):
        raw = bytearray(sound)
        for _ in range(3):
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        file.write_bytes(raw)
        with EventLog.open(path) as log:
            assert figures(log) == expected


def test_a_log_put_back_from_a_backup_is_not_taken_for_the_other(path: Path, tmp_path: Path) -> None:
    backup = Path(shutil.copy(path, tmp_path / "backup"))
    with EventLog.open(path) as log:
        log.append("later", 0, STARTED, NOON)
        log.append("later", 1, Answered("a", ["A"], "1/9", "1"), LATER)
        assert log.last_fractions(LATER)["a"] == Fraction(1, 9)
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    shutil.copy(backup, path)
    with EventLog.open(path) as log:
        assert figures(log) == reckoned(path)
        log.append("other", 0, STARTED, NOON)
        log.append("other", 1, Answered("a", ["A"], "1/8", "1"), LATER)
        assert figures(log) == reckoned(path)


KILLED = """
import os, signal, sys
from pathlib import Path
from officer_quiz.store import following
from officer_quiz.store.log import EventLog

put, left = following.put, [int(sys.argv[2])]

def cut(*values):
    put(*values)
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)

following.put = cut
with EventLog.open(Path(sys.argv[1])) as log:
    log.attempts()
"""


@pytest.mark.skipif(os.name != "posix", reason="POSIX only")
@pytest.mark.parametrize("done", [1, 9])
def test_killed_while_it_is_written_it_is_written_again(path: Path, done: int) -> None:
    with EventLog.open(path) as log:
        for name in ("one", "two"):
            log.append(name, 0, STARTED, NOON)
            for seq, id in enumerate(QUESTIONS, 1):
                log.append(name, seq, Answered(id, ["A"], "1/5", "1"), NOON)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path), str(done)], check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    with EventLog.open(path) as log:
        assert figures(log) == reckoned(path)


def test_while_another_process_writes_it_is_worked_out_in_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = folded.kept_beside(path)[0]
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    before = file.read_bytes()
    with EventLog.open(path) as log:
        monkeypatch.setattr(log._results, "_patience", 0.01)
        assert figures(log) == reckoned(path)
    other.execute("ROLLBACK")
    other.close()
    assert file.read_bytes() == before


def test_only_what_is_new_is_folded(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []

    def noted(session: str, events: list[Stamped]) -> object:
        taken.append(session)
        return replayed(session, events)

    monkeypatch.setattr("officer_quiz.store.following.replayed", noted)
    with EventLog.open(path) as log:
        figures(log)
        assert taken == []
        log.append("new", 0, STARTED, NOON)
        figures(log)
        log.append("new", 1, Answered("a", ["A"], "1", "1"), NOON)
        figures(log)
        assert taken == ["new", "new"]


@pytest.mark.skipif(sys.platform == "win32", reason="the profile folder is private there")
def test_it_is_for_the_owner_only(path: Path) -> None:
    assert stat.S_IMODE(folded.kept_beside(path)[0].stat().st_mode) == 0o600


def test_a_session_that_cannot_have_happened_is_listed_and_told(path: Path) -> None:
    _run(
        path,
        "INSERT INTO events (session, seq, at, kind, data)"
        " VALUES ('odd', 0, '2026-11-23T12:00:00+00:00', 'finished', '{}')",
    )
    with EventLog.open(path) as log:
        assert [head.id for head in log.sessions()][-1] == "odd"
        for told in (log.attempts, log.summaries, lambda: log.last_fractions(NOON)):
            with pytest.raises(UserError) as error:
                told()
            assert error.value.message.key == "store.damaged"


def test_dates_are_kept_as_long_as_they_follow_from_the_same(path: Path) -> None:
    with EventLog.open(path) as log:
        dates = due(log.attempts(), datetime.date, {})
        log.keep_due(dates)
        assert log.due() == dates
        log.keep_due({"a": Due(NOON.date(), "mark")})
    with EventLog.open(path) as log:
        assert log.due() == {**dates, "a": Due(NOON.date(), "mark")}
        assert due(log.attempts(), datetime.date, log.due()) == dates


TIMED: list[Event] = [
    replace(STARTED, minutes=3),
    Answered("a", ["A"], "1", "2", "single"),
    Answered("b", None, "0", "2", "single"),
    Finished(),
]


def test_of_what_the_clock_ended_only_what_was_asked_is_summed_up(path: Path) -> None:
    with EventLog.open(path) as log:
        for seq, event in enumerate(TIMED):
            log.append("timed", seq, event, NOON)
            (summary,) = (each for name, each in log.summaries() if name.id == "timed")
            asked = (0, 1, 2, 2)[seq]
            assert (summary.questions, bool(summary.finished)) == (asked, seq == 3)
        assert figures(log) == reckoned(path)


def test_unfinished_sessions_are_found_without_the_others(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with EventLog.open(path) as log:
        expected = [head for head in log.sessions() if not head.finished]
        assert len(expected) > 1 and any(head.finished for head in log.sessions())
        monkeypatch.setattr(folded, "_rows_of_sessions", None)
        assert log.unfinished() == expected
    _run(folded.kept_beside(path)[0], "UPDATE sessions SET finished = 1")
    monkeypatch.undo()
    with EventLog.open(path) as log:
        assert log.unfinished() == expected


def test_folding_in_another_way_has_another_number(tmp_path: Path) -> None:
    """What is kept stays in use until it has another mark: without one, old figures would stand beside new ones."""
    path = tmp_path / "events.db"
    with EventLog.open(path) as log:
        Writer(1).write(log, 60)
        for seq, event in enumerate(TIMED):
            log.append("timed", seq, event, NOON)
        log.attempts()
    told = [rows(folded.kept_beside(path)[0], f"SELECT * FROM {table} ORDER BY 1") for table in KEPT]
    digest = sha256(repr(told).encode()).hexdigest()[:16]
    assert (following.FOLDS, digest) == (2, "c402c83dc9734a15"), (
        "raise FOLDS where a fold has changed, then put the digest here"
    )


KEPT = ("sessions", "latest", "tries")
