"""A history as a trainee leaves it: two months of practice in several banks, better from week to week, and two exams.

    python tests/histories.py DATA [DAYS]

writes one that ends today into a data folder, to look at what the program makes of it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.session.events import Answered, Event, Finished, Scored, Started, Submitted, Written
from officer_quiz.session.filter import Candidate
from officer_quiz.session.paper import Paper, Part
from officer_quiz.store.log import EventLog

BANKS = 16
"""Banks that are practised, one more every four days."""
QUESTIONS = (5, 10, 10, 15)
"""Of a session."""
RIGHT = (0.45, 0.9)
"""How likely an answer is to be right in the beginning and at the end."""


def write(path: Path, library: Library, now: datetime, days: int = 60, seed: int = 1) -> None:
    """Write a log of so many days until `now`: most days one or two sessions, now and then none, an exam a month."""
    chance = Random(seed)
    banks: dict[str, list[Candidate]] = {}
    for each in library.candidates():
        if each.status == "reviewed":
            banks.setdefault(each.bank, []).append(each)
    mixed = Random(2).sample([*banks.values()], len(banks))
    with EventLog.open(path) as log:
        for day in range(days):
            share = RIGHT[0] + (RIGHT[1] - RIGHT[0]) * day / days
            at = now - timedelta(days=days - 1 - day, hours=3)
            known = mixed[: min(2 + day // 4, BANKS)]
            for _ in range(chance.choice((0, 1, 1, 1, 2, 2)) if day < days - 3 else 1):
                pool = chance.choice(known) + chance.choice(known)
                asked = chance.sample(pool, min(chance.choice(QUESTIONS), len(pool)))
                _record(log, library, chance, at, _practice(library, asked, share, chance))
                at += timedelta(hours=1)
            if day % 30 == 29:
                pool = [each for bank in known for each in bank if each.kind in {"single", "multiple", "true_false"}]
                asked = chance.sample(pool, 20)
                _record(log, library, chance, at, _exam(library, asked, share, chance, at))


def _record(log: EventLog, library: Library, chance: Random, at: datetime, events: Iterator[Event]) -> None:
    session = str(UUID(int=chance.getrandbits(128), version=4))
    for number, event in enumerate(events):
        log.append(session, number, event, at)
        at += timedelta(seconds=chance.choice((8, 20, 35, 60, 140)))


def _fraction(share: float, chance: Random) -> str:
    return "1" if chance.random() < share else chance.choice(("0", "0", "1/2"))


def _practice(library: Library, asked: Sequence[Candidate], share: float, chance: Random) -> Iterator[Event]:
    asked = [*{each.id: each for each in asked}.values()]
    contents = tuple((each.id, library.content(each.id) or "") for each in asked)
    yield Started("practice", contents, "1", "subset_half", "2026-11-23", library.remembered)
    for each in asked:
        yield Answered(each.id, ["A"], _fraction(share, chance), "1", each.kind)
    yield Finished()


def _exam(library: Library, asked: Sequence[Candidate], share: float, chance: Random, at: datetime) -> Iterator[Event]:
    ids = tuple(each.id for each in asked)
    contents = tuple((id, library.content(id) or "") for id in ids)
    deadline = (at + timedelta(hours=1)).isoformat()
    paper = Paper("mock-basic", "基本级模拟考试", 60, deadline, "24", "40", "0", (Part("客观题", ids, "2"),))
    yield Started("exam", contents, "1", "subset_half", "2026-11-23", library.remembered, paper)
    for id in ids:
        yield Written(id, (["A"],))
    yield Submitted(by_clock=False)
    for each in asked:
        yield Scored(each.id, _fraction(share, chance), "2", each.kind)
    yield Finished()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    write(folder / "events.db", Library(Env("zh", {})), datetime.now(UTC), *map(int, sys.argv[2:]))
