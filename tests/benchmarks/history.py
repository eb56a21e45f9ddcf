"""How fast the program is with a long history, against an empty one.

    python tests/benchmarks/history.py [SESSIONS] [ROUNDS]

Writes a log of so many sessions (5,000) of 20 answers to the shipped questions. Every round runs each case once with
the empty and once with the long log, in turn, in fresh processes; the table shows medians in milliseconds: of the time
a processor worked on it, whatever else the machine does, with their ratio, and of the time that passed. "First" is the
first start on the long log, which folds all of it. A session ended is one of one question, answered and summed up, from
the start of the process to its end. Practice is to start within 1.3 times what it takes on an empty log, progress and
history are to be there within two seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from uuid import UUID

from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.session.events import Answered, Event, Finished, Started, encode
from officer_quiz.store.log import EventLog

Times = list[tuple[float, float]]
"""Of runs: milliseconds of work, and those that passed."""
ANSWERS = 20
A_DAY = 8
"""Sessions."""
CASES = {
    "practice starts": (["practice", "--plain", "-n", "1"], "", "Question 1"),
    "a session ends": (["practice", "--plain", "-n", "1", "--kind", "true_false"], "A\n\n", "Question 1"),
    "progress": (["progress"], "", ""),
    "history": (["history"], "", ""),
    "review --list": (["review", "--list"], "", ""),
}
"""The words, what is typed, and what is waited for: the end of the process where that is empty."""


def generate(file: Path, sessions: int, env: Env) -> None:
    """Write a log of so many finished sessions."""
    library, chance = Library(env), random.Random(1)
    asked = [(each.id, library.content(each.id) or "", each.kind) for each in library.candidates()]
    begun = datetime.now(UTC) - timedelta(days=sessions / A_DAY + 1)
    EventLog.open(file).__exit__()
    rows = []
    for _ in range(sessions):
        session, chosen = str(UUID(int=chance.getrandbits(128), version=4)), chance.sample(asked, ANSWERS)
        contents = tuple((id, content) for id, content, _ in chosen)
        events: list[Event] = [Started("practice", contents, "1", "subset_half", "2026-11-23", library.remembered)]
        events += [Answered(id, ["A"], chance.choice(["0", "1/2", "1", "1"]), "1", kind) for id, _, kind in chosen]
        begun += timedelta(days=1 / A_DAY)
        at = begun
        for seq, event in enumerate([*events, Finished()]):
            at += timedelta(seconds=chance.choice([5, 15, 40, 130]))
            kind, data = encode(event)
            rows.append((session, seq, at.isoformat(timespec="milliseconds"), kind, json.dumps(data)))
    with EventLog.open(file) as log:
        log._database.execute("BEGIN")
        log._database.executemany("INSERT INTO events (session, seq, at, kind, data) VALUES (?, ?, ?, ?, ?)", rows)
        log._database.execute("COMMIT")


def timed(words: list[str], typed: str, marker: str, data: Path, environ: dict[str, str]) -> tuple[float, float]:
    """Return milliseconds of work, and those that passed until `marker` was read, or until the end without one."""
    begin, worked = time.perf_counter(), work_of_children()
    with subprocess.Popen(
        [sys.executable, "-m", "officer_quiz", "--data", str(data), *words],
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:
        assert process.stdin and process.stdout
        process.stdin.write(typed)
        process.stdin.close()
        taken = 0.0
        for line in process.stdout:
            if marker and marker in line and not typed and not taken:
                taken = time.perf_counter() - begin
        process.wait()
    return (work_of_children() - worked) * 1000, (taken or time.perf_counter() - begin) * 1000


def work_of_children() -> float:
    """Return the seconds that processors worked for processes started here that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sessions", type=int, nargs="?", default=5_000)
    parser.add_argument("rounds", type=int, nargs="?", default=5)
    asked = parser.parse_args()
    sessions, rounds = asked.sessions, asked.rounds
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        environ = {**os.environ, "OFFICER_QUIZ_LANG": "en", "OFFICER_QUIZ_CACHE": str(work / "cache")}
        empty, long = work / "empty", work / "long"
        generate(long / "events.db", sessions, Env("en", environ))
        _, first = timed(*CASES["practice starts"], long, environ)
        times: dict[str, tuple[Times, Times]] = {label: ([], []) for label in CASES}
        for _ in range(rounds):
            for label, case in CASES.items():
                for data, taken in zip((empty, long), times[label], strict=True):
                    taken.append(timed(*case, data, environ))
        kept = sum(file.stat().st_size for file in long.iterdir()) / 2**20
    heads = ("empty: work", "long: work", "ratio", "empty: time", "long: time")
    print(f"{f'{sessions:,} sessions, median of {rounds}':<36}{''.join(f'{head:>12}' for head in heads)}")
    for label, both in times.items():
        (worked, passed), (worked_long, passed_long) = (
            [median(each) for each in zip(*runs, strict=True)] for runs in both
        )
        figures = (worked, worked_long, worked_long / worked, passed, passed_long)
        print(f"{label:<36}{''.join(f'{each:>12.2f}' if each < 100 else f'{each:>12.0f}' for each in figures)}")
    print(f"first start {first:.0f} ms; files {kept:.0f} MB")


if __name__ == "__main__":
    main()
