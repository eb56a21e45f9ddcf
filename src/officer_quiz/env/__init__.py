"""What the outside world gives a command: language, folders, streams, clock and chance. Made once, here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import Any

from officer_quiz.env import folders
from officer_quiz.env.project import Project, find, project_start
from officer_quiz.messages.catalogue import Wording
from officer_quiz.printable import one_line
from officer_quiz.store.profile import Profile

FOLDERS = {"data_dir": "--data", "statutes_dir": "--statutes"}
"""The options of every command that name a folder once, by their names among `Env.options`."""

Counted = Callable[[Iterable[Any], int, str], Iterable[Any]]


@dataclass
class Env:
    """One run's surroundings. The folders are read from the options once the command line has been parsed."""

    language: str
    environ: Mapping[str, str]
    options: dict[str, str] = field(default_factory=dict)
    banks_named: list[str] = field(default_factory=list)
    """The folders and files of banks named on the command line."""
    counted: Counted = lambda work, _total, _words: work
    """Sees long work go by, how much it is and what to call it (a message key): a screen can show how far it is."""

    @property
    def say(self) -> Wording:
        """The wording of the run's language, the kinds' own included; commands it names use the folders of this run."""
        banks = [_option("--banks", place) for place in self.banks_named]
        data = [_option(flag, self.options[name]) for name, flag in FOLDERS.items() if name in self.options]
        return Wording(self.language, {"kinds": _kind_wording, "checks": _check_wording}, banks, data)

    @property
    def banks(self) -> tuple[Path, ...]:
        """The folders and files of banks, each once: an id that stands in several is that of the first.

        UserError for a project file with errors, if the user names none.
        """
        named = folders.named_banks(self.banks_named, self.environ)
        found = [folders.banks_place(name) for name in named] or self.project.banks or [folders.usual_banks(Path.cwd())]
        return tuple(dict.fromkeys(found))

    @property
    def names_banks(self) -> bool:
        """Whether the user names banks."""
        return bool(self.banks_named or self.environ.get("OFFICER_QUIZ_BANKS"))

    @cached_property
    def project(self) -> Project:
        """What the project file says, nothing without one; UserError for one with errors."""
        return Project.at(find(project_start(self.banks_named, self.environ)))

    @property
    def data(self) -> Path:
        """The personal data folder."""
        return folders.data_folder(self._folder("data_dir"), self.environ)

    @cached_property
    def profile(self) -> Profile:
        """The trainee's profile."""
        return Profile.read(self.data)

    def book(self, named: str = "") -> str:
        """Return the address of the unit book: the one named, else of the environment, the project file, the folder."""
        given = named or self.environ.get("OFFICER_QUIZ_BOOK", "")
        return folders.book_address(given) if given else self.project.book or folders.USUAL_BOOK

    @property
    def log(self) -> Path:
        """The file of the event log."""
        return self.data / "events.db"

    @property
    def cache(self) -> Path:
        """The folder of derived data."""
        return folders.cache_folder(self.environ)

    @property
    def statutes(self) -> Path | None:
        """The folder of statute texts, if one was named."""
        option = self._folder("statutes_dir")
        named = option or self.environ.get("OFFICER_QUIZ_STATUTES")
        return folders.statutes_folder(option, self.environ, None if named else self.project.statutes)

    @property
    def added_texts(self) -> Path:
        """The folder that statute texts are copied into."""
        return self.data / "statutes"

    @property
    def terminal(self) -> bool:
        """Whether a person is at a terminal on both sides."""
        return sys.stdin.isatty() and sys.stdout.isatty()

    @property
    def interactive(self) -> bool:
        """Whether keys can be read and lines redrawn: a terminal that is not dumb."""
        return self.terminal and self.draws

    @property
    def draws(self) -> bool:
        """Whether a report may draw with signs: not at a dumb terminal, whose reader may be listening."""
        return self.environ.get("TERM") != "dumb"

    @property
    def colour(self) -> bool:
        """Whether colour may be used."""
        return not self.environ.get("NO_COLOR") and self.interactive

    @staticmethod
    def now() -> datetime:
        """The time, in UTC."""
        return datetime.now(UTC)

    @staticmethod
    def steady() -> float:
        """The seconds of a clock that nobody can set; it may stand still while the machine sleeps."""
        return monotonic()

    @staticmethod
    def today() -> date:
        """The date where the user is: the law in force is a matter of local days."""
        return datetime.now().astimezone().date()

    @staticmethod
    def day(moment: datetime) -> date:
        """The local day of a time."""
        return moment.astimezone().date()

    @staticmethod
    def chance(digits: int = 6) -> str:
        """Return that many random digits."""
        from secrets import randbelow  # noqa: PLC0415  (only when a seed is not given)

        return f"{randbelow(10**digits):0{digits}}"

    @staticmethod
    def new_id() -> str:
        """Return a new UUID (version 4)."""
        from uuid import uuid4  # noqa: PLC0415  (only when a session starts)

        return str(uuid4())

    def _folder(self, name: str) -> Path | None:
        return folders.at_home(self.options[name]) if name in self.options else None


def _option(flag: str, place: str) -> str:
    return f"{flag} {one_line(folders.quoted(place))}"


def _kind_wording(language: str, key: str) -> str:
    from officer_quiz.kinds import wording  # noqa: PLC0415  (only where questions are shown)

    return wording(language, key)


def _check_wording(language: str, key: str) -> str:
    from officer_quiz.bank.checks import wording  # noqa: PLC0415  (only where checks have run)

    return wording(language, key)
