"""Makes hand-ins with their marks for tests of the unit book, and databases on both engines to keep them in."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from officer_quiz.results.marks import Marked, Person, QuestionMark, Received
from officer_quiz.store.book.book import Book
from officer_quiz.store.book.layout import metadata

SERVER = "OFFICER_QUIZ_TEST_POSTGRES"
"""The environment variable with the address of a PostgreSQL server for tests, which ``.ci/postgres`` sets."""
NINE = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
SKILLS = ((), ("defuse",), ("defuse", "listen"), ("serve",))
LEVELS = ("basic", "advanced")


def question(number: int, chosen: str = "A", earned: Fraction | None = Fraction(1), **other: Any) -> QuestionMark:
    """Return the mark of a question that is about what its number says."""
    given = {
        "question": f"q{number}",
        "kind": "single",
        "bank": f"bank-{number % 3}",
        "level": LEVELS[number % 2],
        "skills": SKILLS[number % 4],
        "chosen": chosen,
        "blank": not chosen,
        "earned": earned,
        "worth": Fraction(3, 2),
        "seconds": 3.25,
    }
    return QuestionMark(**{**given, **other})


def hand_in(name: str, marks: Sequence[QuestionMark], **other: Any) -> tuple[Received, Marked]:
    """Return a hand-in of a paper with its marks; `other` replaces what it says of itself."""
    given = {
        "paper": "LX-7",
        "variant": "A",
        "title": "十二月考核",
        "person": Person(name, "城东所", "station"),
        "started": NINE,
        "handed_in": NINE + timedelta(minutes=40),
        "marked": NINE + timedelta(hours=3),
        "marker": "老王",
        "key_version": "k1",
        "rule": "subset_half",
        "state": "sound",
        "pass_mark": Fraction(6),
        "questions": tuple(marks),
    }
    known = {"content": b'{"person": "' + name.encode() + b'"}', "received": NINE + timedelta(hours=1)}
    given.update({key: value for key, value in other.items() if key not in known})
    known.update({key: value for key, value in other.items() if key in known})
    told = f"{given['paper']} {given['variant']} {given['person']} {given['started']} {known['content']!r}"
    marked = Marked(**{"id": sha256(told.encode()).hexdigest(), **given})  # type: ignore[arg-type]
    received = Received(marked.id, marked.paper, marked.variant, marked.person, marked.state, **known)  # type: ignore[arg-type]
    return received, marked


def class_of(people: int, questions: int = 6, seed: int = 1) -> list[tuple[Received, Marked]]:
    """Return hand-ins of a paper and of practice by so many people, over three months, of three units and two posts."""
    chance = random.Random(seed)
    pairs = []
    for number in range(people):
        person = Person(f"p{number}", f"unit-{number % 3}", ("traffic", "station")[number % 2])
        for paper, variant in (("LX-7", "AB"[number % 2]), ("", "")):
            when = NINE + timedelta(days=chance.randrange(70))
            marks = [_answer(chance, each) for each in range(questions)]
            times = {"started": when, "handed_in": when + timedelta(minutes=30)}
            pairs.append(hand_in(person.name, marks, paper=paper, variant=variant, person=person, **times))
    return pairs


def _answer(chance: random.Random, number: int) -> QuestionMark:
    if number == 5:  # an essay
        return question(number, f"第 {chance.random()} 种写法" + "，耐心听、讲清楚" * 6, None, kind="essay")
    chosen = chance.choice(("A", "B", "C", ""))
    earned = {"A": Fraction(3, 2), "B": Fraction(1, 3)}.get(chosen, Fraction())
    return question(number, chosen, earned, seconds=chance.choice((None, 2.5, 40.0)))


def everything(book: Book) -> dict[str, list[Any]]:
    """Return every row of every table in an order that does not depend on the engine."""
    with book.engine.connect() as connection:
        return {table.name: sorted(map(tuple, connection.execute(table.select())), key=repr) for table in tables()}


def tables() -> list[Any]:
    """Return the tables of a book."""
    return list(metadata.sorted_tables)


@contextmanager
def database(server: str) -> Iterator[str]:
    """Yield the address of an empty database on a server: a schema of its own."""
    import psycopg

    name = f"t{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
    try:
        yield f"{server}{'&' if '?' in server else '?'}options={quote(f'-csearch_path={name}')}"
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP SCHEMA {name} CASCADE".encode())


def server() -> str:
    """Return the address of the server for tests, empty where there is none."""
    return os.environ.get(SERVER, "")


@contextmanager
def place(engine: str, folder: Path) -> Iterator[str]:
    """Yield the address of a book that is not there yet, on one engine."""
    if engine == "sqlite":
        yield str(folder / "unit.db")
    else:
        with database(server()) as address:
            yield address
