"""A desk on which damaged files are laid: small banks, a log, a cache and a clock that stands still, all kept warm."""

from __future__ import annotations

import io
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from rich.console import Console, ConsoleDimensions

from fuzz import seeds
from law import TEXTS
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import load
from officer_quiz.bank.model import Bank
from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import LANGUAGES
from officer_quiz.services.law import Law
from officer_quiz.session.draw import Drawable
from officer_quiz.session.pool import drawable
from officer_quiz.statutes.register import Register
from officer_quiz.store.log import EventLog
from officer_quiz.text.document import Document, read
from officer_quiz.ui.console import console

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
TODAY = date(2026, 11, 23)
CITED = "".join(
    f"  - {{id: q-{place}, type: true_false, stem: 一日。（　）, answer: 对, explain: 八小时为限。, cite: {text}}}\n"
    for place, text in enumerate(seeds.CITATIONS)
)
ANSWERED = ("single", "fill", "case", "dialogue", "essay")
"""The kinds of the questions that the log's sessions ask."""
BESIDE = ("", "-wal", "-shm", "-journal", "-folded", "-folded-journal")


@dataclass(frozen=True)
class Listed:
    """A register on its own."""

    register: Register
    newest_law: str


class StillEnv(Env):
    """Surroundings in which it is always the same time, days are those of UTC, and chance gives the same."""

    @staticmethod
    def now() -> datetime:
        return NOW

    @staticmethod
    def today() -> date:
        return TODAY

    @staticmethod
    def day(moment: datetime) -> date:
        return moment.date()

    @staticmethod
    def chance(digits: int = 6) -> str:
        return "7" * digits


class Desk:
    """Everything that runs share; built when first used, and written below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.banks, self.data = folder / "banks", folder / "data"
        self.cache, self.statutes = folder / "cache", folder / "texts"
        for made in (self.banks / "law", self.data, self.cache, self.statutes):
            made.mkdir(parents=True)
        (self.banks / "law" / "every-kind.yaml").write_bytes(seeds.GOOD.read_bytes())
        (self.banks / "statutes.yaml").write_bytes(seeds.STATUTES.read_bytes())

    def env(self, language: str, **more: Path) -> StillEnv:
        """Return the surroundings of a command; `more` are folders of statute texts and the like."""
        folders = {"BANKS": self.banks, "DATA": self.data, "CACHE": self.cache, **more}
        return StillEnv(language, {f"OFFICER_QUIZ_{name}": str(path) for name, path in folders.items()})

    @cached_property
    def envs(self) -> tuple[StillEnv, ...]:
        """The surroundings in each language."""
        return tuple(self.env(language) for language in LANGUAGES)

    @cached_property
    def library(self) -> Library:
        """The banks as commands see them."""
        return Library(self.envs[0])

    @cached_property
    def register(self) -> Register:
        """The register beside the banks."""
        return Register.build(read("statutes.yaml", seeds.STATUTES.read_bytes()).data)[0]

    @cached_property
    def bank(self) -> Bank:
        """A sound bank of every kind."""
        document = read("law/every-kind.yaml", seeds.GOOD.read_bytes())
        loaded = load([document], Context(self.register, TODAY))
        return loaded.banks[0]

    @cached_property
    def cited(self) -> Document:
        """A bank of a few questions that cite."""
        return read("law/cited.yaml", (seeds.HEAD + CITED).encode())

    def context(self) -> Context:
        """Return what checks know, with no id taken yet."""
        return Context(self.register, TODAY, TEXTS)

    @cached_property
    def pool(self) -> list[Drawable]:
        """What papers are drawn from: the bank of every kind under many ids."""
        return [drawable(self.bank, entry) for entry in self.bank.entries]

    @cached_property
    def law(self) -> Law:
        """The law behind the questions."""
        return Law(self.envs[0], self.library, TODAY)

    @cached_property
    def rows(self) -> tuple[seeds.Row, ...]:
        """The rows of a log with sessions of every sort."""
        built = [entry.question for entry in self.bank.entries if entry.question.type in ANSWERED]
        return seeds.sessions(built, [(each.id, self.library.content(each.id) or "") for each in built])

    @property
    def log(self) -> Path:
        """The file of the log."""
        return self.envs[0].log

    @cached_property
    def empty_log(self) -> bytes:
        """A log without events."""
        self.clear_log()
        EventLog.open(self.log).__exit__()
        return self.log.read_bytes()

    @cached_property
    def full_log(self) -> bytes:
        """A log with all rows."""
        self.lay_log(self.rows)
        return self.log.read_bytes()

    def lay_log(self, rows: Any) -> None:
        """Put a log with these rows in place: texts may be bytes that are none."""
        empty = self.empty_log
        self.clear_log()
        self.log.write_bytes(empty)
        database = sqlite3.connect(self.log, isolation_level=None)
        database.execute("PRAGMA journal_mode = MEMORY")
        database.execute("PRAGMA synchronous = OFF")
        text = "CAST(? AS TEXT)"
        insert = (
            f"INSERT OR IGNORE INTO events (session, seq, at, kind, data) VALUES ({text}, ?, {text}, {text}, {text})"
        )
        database.execute("BEGIN")
        database.executemany(insert, rows)
        database.execute("COMMIT")
        database.close()

    def clear_log(self) -> None:
        """Take the log away."""
        for ending in BESIDE:
            self.log.with_name(self.log.name + ending).unlink(missing_ok=True)

    @contextmanager
    def streams(self, typed: str = "") -> Iterator[Console]:
        """Let commands print to nowhere and read `typed`; yields a console on their output."""
        before = sys.stdin, sys.stdout, sys.stderr
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace") for _ in range(2))
        sys.stdin, sys.stdout, sys.stderr = io.StringIO(typed), out, err
        try:
            screen = console(out)
            screen.size = ConsoleDimensions(80, 25)  # not to be asked for at every line
            yield screen
            out.flush()
        finally:
            sys.stdin, sys.stdout, sys.stderr = before

    def ctx(self, env: Env) -> Any:
        """Return what a command gets its surroundings from."""
        return SimpleNamespace(find_root=lambda: SimpleNamespace(obj=env))
