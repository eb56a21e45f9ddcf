"""How fast the unit book takes answers, and how fast it answers what reports ask.

    python tests/benchmarks/book.py [ANSWERS] [--engines sqlite,postgresql]

Loads so many answers (100,000) in hand-ins of 50, a thousand an officer: exams that everybody sits each month, and
practice drawn from 2,000 questions, over a year, in 200 units. Prints for each engine the load rate (without the time
that making the answers takes) and how busy this process was, its peak memory, the size on disk, and the time of every
query of a report. PostgreSQL is the server of OFFICER_QUIZ_TEST_POSTGRES (``.ci/postgres`` starts one); the answers
go into a schema of their own, dropped afterwards.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from officer_quiz.results.marks import Marked, Person, QuestionMark, Received
from officer_quiz.store.book.book import Book
from officer_quiz.store.book.opening import open_book
from unit_books import place, server

EACH = 50
"""Answers in a hand-in."""
A_YEAR = 1000
"""Answers of an officer in a year."""
UNITS, BANKS, QUESTIONS, EXAMS = 200, 20, 2000, 12
POSTS = ("traffic", "station", "border", "window", "inspector", "legal")
SKILLS = ((), ("defuse",), ("listen", "defuse"), ("language",), ("serve",), ("settle", "language"))
START = datetime(2026, 1, 1, 1, tzinfo=UTC)


def marks_of(number: int) -> list[QuestionMark]:
    """Return what answering a question may come to: four choices, the first right, and nothing."""
    bank, chance = number % BANKS, random.Random(number)
    about = (f"bank-{bank}-{number:04}", "single", f"bank-{bank}", ("basic", "intermediate", "advanced")[number % 3])
    skills = SKILLS[chance.randrange(len(SKILLS))]
    return [
        QuestionMark(*about, skills, chosen, not chosen, Fraction(int(chosen == "A")), Fraction(1), None)
        for chosen in ("A", "A", "A", "B", "C", "D", "")
    ]


def hand_ins(answers: int) -> Iterator[tuple[Received, Marked]]:
    """Yield hand-ins in the order of time: a fifth are exams, everybody's each month the same one."""
    chance = random.Random(1)
    pool = [marks_of(number) for number in range(QUESTIONS)]
    people = [
        Person(f"警号{number:06}", f"单位{number % UNITS:03}", POSTS[number // UNITS % len(POSTS)])
        for number in range(max(answers // A_YEAR, 1))
    ]
    exams = [chance.sample(range(QUESTIONS), EACH) for _ in range(EXAMS)]
    count = answers // EACH
    for number in range(count):
        when = START + timedelta(days=364 * number / count)
        is_exam = chance.random() < 0.2
        asked = exams[when.month - 1] if is_exam else chance.sample(range(QUESTIONS), EACH)
        marks = tuple(replace(chance.choice(pool[each]), seconds=chance.randrange(80) / 2) for each in asked)
        id = f"{chance.getrandbits(256):064x}"
        paper, variant, title = (
            (f"E-{when.month:02}", "AB"[number % 2], f"{when.month} 月考核") if is_exam else ("", "", "")
        )
        person = chance.choice(people)
        content = chance.randbytes(EACH * 12)  # what is left of the events when they are deflated
        end = when + timedelta(minutes=40)
        times = (when, end, end)
        yield (
            Received(id, paper, variant, person, "sound", end, content),
            Marked(id, paper, variant, title, person, *times, "m", "k", "all", "sound", Fraction(30), marks),
        )


class Making:
    """Hand-ins, and the seconds it took to make them, passed and busy."""

    def __init__(self, answers: int) -> None:
        self.seconds = self.busy = 0.0
        self._pairs = hand_ins(answers)

    def __iter__(self) -> Iterator[tuple[Received, Marked]]:
        while True:
            began, busy = time.perf_counter(), time.process_time()
            pair = next(self._pairs, None)
            self.seconds += time.perf_counter() - began
            self.busy += time.process_time() - busy
            if pair is None:
                return
            yield pair


def queries(book: Book) -> dict[str, Callable[[], object]]:
    """Return what reports ask, by what they show."""
    year, october = START, datetime(2026, 10, 1, tzinfo=UTC)
    days = (october + timedelta(days=9), october + timedelta(days=12))
    return {
        "papers and their people": book.papers,
        "units": book.units,
        "all people": lambda: sum(1 for _ in book.people()),
        "share by unit": lambda: book.totals("unit"),
        "share by post": lambda: book.totals("post"),
        "share by bank": lambda: book.totals("bank"),
        "skills by unit": lambda: book.totals("unit", "skill"),
        "banks by month": lambda: book.totals("bank", "month"),
        "one quarter by unit": lambda: book.totals("unit", since=october),
        "single days by unit": lambda: book.totals("unit", since=days[0], until=days[1]),
        "questions of a bank": lambda: book.totals("question", bank="bank-3"),
        "choices of a bank": lambda: book.totals("question", "chosen", bank="bank-3"),
        "all questions": lambda: book.totals("question"),
        "questions of a unit": lambda: book.totals("question", unit="单位003", since=year),
        "an exam by unit": lambda: book.totals("unit", paper="E-05"),
        "an exam's choices": lambda: book.totals("question", "chosen", paper="E-05"),
        "an exam, person by person": lambda: sum(1 for _ in book.sat("E-05")),
        "an exam in a unit": lambda: sum(1 for _ in book.sat("E-05", unit="单位003")),
        "a person by bank": lambda: book.totals("bank", person="警号000007"),
        "a person by skill and month": lambda: book.totals("skill", "month", person="警号000007"),
        "every answer of an exam": lambda: sum(len(each.questions) for each in book.marked("E-05")),
    }


def measure(engine: str, answers: int) -> None:
    """Load and ask on one engine, and print what it took."""
    with tempfile.TemporaryDirectory() as folder, place(engine, Path(folder)) as address, open_book(address) as book:
        making = Making(answers)
        began, busy = time.perf_counter(), time.process_time()
        book.add(making, lambda done: _progress(done * EACH, answers))
        seconds = time.perf_counter() - began - making.seconds
        busy = time.process_time() - busy - making.busy
        print(f"\n{engine}: {answers:,} answers in {seconds:.1f} s: {answers / seconds:,.0f} answers/s")
        print(f"  this process was busy for {busy:.1f} s of it: {busy / answers * 1e6:.1f} µs an answer")
        print(f"  {_memory():.0f} MB at most, {_size(book, Path(folder)) / 1e6:,.0f} MB on disk", flush=True)
        for name, ask in queries(book).items():
            times = []
            for _ in range(2):
                began = time.perf_counter()
                ask()
                times.append(time.perf_counter() - began)
            print(f"  {name:32} {times[0] * 1000:10,.1f} ms   again {times[1] * 1000:10,.1f} ms", flush=True)
        print(f"  {_memory():.0f} MB at most after reading", flush=True)


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done:,} of {of:,}", end="", file=sys.stderr)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _size(book: Book, folder: Path) -> int:
    files = sum(file.stat().st_size for file in folder.iterdir())
    if files:
        return files
    with book.engine.connect() as connection:
        query = (
            "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c "
            "WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace"
        )
        found: Any = connection.exec_driver_sql(query).scalar()
        return int(found)


def main() -> None:
    """Measure each engine in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers", nargs="?", type=int, default=100_000)
    parser.add_argument("--engines", default="sqlite,postgresql")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    for engine in given.engines.split(","):
        if engine == "postgresql" and not server():
            print("postgresql: no server given, left out")
        elif given.here:
            measure(engine, given.answers)
        else:
            words = [sys.executable, __file__, str(given.answers), "--engines", engine, "--here"]
            subprocess.run(words, check=True, env=os.environ)


if __name__ == "__main__":
    main()
