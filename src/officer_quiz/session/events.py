"""What happens in a session, as immutable events; a session is the fold over them (`state.py`)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from officer_quiz.kinds.base.ask import Response


@dataclass(frozen=True, slots=True)
class Started:
    """A session begins: which questions in which order, under which rules; `law_date` is the date of the law (ISO)."""

    mode: str
    questions: tuple[tuple[str, str], ...]
    """(question id, content hash) in the order of play."""
    seed: str
    rule: str
    law_date: str
    banks: str = ""
    """The folder of the banks, where it was known."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The current turn of a question was answered; `response` None means it was left blank.

    When this finishes the question, `fraction` (a fraction as text, ``3/4``) and `worth` (points) are its result,
    and `kind` says what it was, whatever becomes of the bank.
    """

    question: str
    response: Response | None
    fraction: str | None = None
    worth: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Flagged:
    """The trainee set or cleared a flag on a question."""

    question: str
    on: bool


@dataclass(frozen=True, slots=True)
class Disputed:
    """The trainee tells the trainer that a question is wrong or unclear."""

    question: str
    note: str


@dataclass(frozen=True, slots=True)
class Revised:
    """The material changed while the session was open: a question not yet finished has a new content hash.

    Its answers so far are set aside and it is asked anew; with `content` None it was withdrawn and no longer counts.
    """

    question: str
    content: str | None


@dataclass(frozen=True, slots=True)
class Resumed:
    """The trainee came back to the session: the time before does not count as spent on a question."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The session is over."""


Event = Started | Answered | Flagged | Disputed | Revised | Resumed | Finished
EVENTS: dict[str, type[Event]] = {
    kind.__name__.lower(): kind for kind in (Started, Answered, Flagged, Disputed, Revised, Resumed, Finished)
}


def encode(event: Event) -> tuple[str, dict[str, Any]]:
    """Return an event as (its name, JSON data)."""
    return type(event).__name__.lower(), asdict(event)


def decode(name: str, data: dict[str, Any]) -> Event:
    """Return the event stored as (name, JSON data); KeyError for an unknown name."""
    if name == "started":
        data = {**data, "questions": tuple((key, content) for key, content in data["questions"])}
    return EVENTS[name](**data)
