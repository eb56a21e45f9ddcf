"""What happens in a session, as immutable events; a session is the fold over them (`state.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any, NamedTuple

from officer_quiz.kinds.base.ask import Response
from officer_quiz.session.paper import Paper
from officer_quiz.session.stored import check


@dataclass(frozen=True, slots=True)
class _AboutOne:
    """What is said of a question and no more; a class is made by `dataclass` once for all that hold the same."""

    question: str


@dataclass(frozen=True, slots=True)
class _Marked:
    """What is set on a question, or taken off it."""

    question: str
    on: bool


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
    """The folders and files of the banks, one a line, where they were known; `shipped` are those of the program."""
    paper: Paper | None = None
    """The paper of an exam."""
    profile: Mapping[str, str] = field(default_factory=dict)
    """Who takes it, as they named themselves: name, unit, post, level."""
    chance_corrected: bool = False
    """Whether judgements earn nothing for what chance earns."""
    asks_certainty: bool = False
    """Whether each answer is followed by how sure the trainee is of it."""
    minutes: int = 0
    """Minutes of work after which no further question is asked, 0 for none: what is left then was never asked."""
    says_first: bool = False
    """Whether one says in one's own words what one would say before the replies in a conversation are shown."""


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
class Sure:
    """How sure the trainee was of the last answer to a question, said before its result was shown.

    `turn` is the number of that answer, from 1; `fraction` what it earned for the question, or its part of a case.
    """

    question: str
    turn: int
    certainty: str
    fraction: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the trainee would say in their own words, before the replies at a place of a conversation were shown.

    `turn` is the number of the answer it stands beside, from 1: the next one that is given.
    """

    question: str
    turn: int
    words: str


@dataclass(frozen=True, slots=True)
class Undone:
    """The last answer to a question, its number `turn`, was taken back as a slip of a key: it is asked anew.

    Its result had been shown by then.
    """

    question: str
    turn: int


@dataclass(frozen=True, slots=True)
class Written:
    """The responses to a question of an exam as they now stand, turn by turn; written anew until the end."""

    question: str
    past: tuple[Response | None, ...]


class Moved(_AboutOne):
    """The trainee went to a question of an exam."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Submitted:
    """The paper was handed in: by the trainee, or when time was up."""

    by_clock: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """A question of a submitted paper was marked; `fraction` None: it waits for a trainer."""

    question: str
    fraction: str | None
    worth: str
    kind: str


class Hinted(_AboutOne):
    """The trainee looked at a question's hint before answering."""

    __slots__ = ()


class Starred(_Marked):
    """The trainee put a question into the wrong-answer book by hand, or took it out; needs no session."""

    __slots__ = ()


class Away(_Marked):
    """The trainee put a question away as known for good, or took it back; needs no session."""

    __slots__ = ()


class Favourite(_Marked):
    """The trainee put a question among the favourites, or took it out; needs no session."""

    __slots__ = ()


class Studied(_AboutOne):
    """The trainee read a question with its key to the end of the page; needs no session."""

    __slots__ = ()


class Flagged(_Marked):
    """The trainee set or cleared a flag on a question."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Disputed:
    """The trainee tells the trainer that a question is wrong or unclear."""

    question: str
    note: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The trainer decided on a dispute, event number `number` of the session with the UUID `of`; needs no session.

    `state` is ``accepted``, ``rejected``, or ``open`` again; the last decision counts.
    """

    question: str
    of: str
    number: int
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class Revised:
    """The material changed while the session was open: a question not yet finished has a new content hash.

    Its answers so far are set aside and it is asked anew, unless `kept` says they still answer it; with `content` None
    it was withdrawn and no longer counts.
    """

    question: str
    content: str | None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Resumed:
    """The trainee came back to the session: the time before does not count as spent on a question."""


@dataclass(frozen=True, slots=True)
class ClockRead:
    """The clocks of the machine during a sealed paper, so that one that was set back shows.

    `wall` is what the wall clock said (ISO 8601, UTC), `steady` the seconds of a clock that nobody can set and that
    begins anew when the machine does, `latest` the latest time known here from before the paper, the same as `wall`
    where nothing was.
    """

    wall: str
    steady: int
    latest: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The session is over."""


Event = (
    Started
    | Answered
    | Sure
    | Said
    | Undone
    | Written
    | Moved
    | Submitted
    | Scored
    | Hinted
    | Starred
    | Away
    | Favourite
    | Studied
    | Flagged
    | Disputed
    | Settled
    | Revised
    | Resumed
    | ClockRead
    | Finished
)
EVENTS: dict[str, type[Event]] = {kind.__name__.lower(): kind for kind in Event.__args__}


class UnknownEventError(KeyError):
    """An event of a kind, or with a field, that this program does not know: a newer one may have stored it."""


class Stamped(NamedTuple):
    """An event and when it happened (UTC)."""

    at: datetime
    event: Event


def encode(event: Event) -> tuple[str, dict[str, Any]]:
    """Return an event as (its name, JSON data)."""
    return type(event).__name__.lower(), asdict(event)


def decode(name: str, data: dict[str, Any]) -> Event:
    """Return the event stored as (name, JSON data); UnknownEventError for an unknown name, or an unknown field.

    KeyError, TypeError or ValueError where the data are not what this program stores.
    """
    if name not in EVENTS:
        raise UnknownEventError(name)
    check(EVENTS[name], data)
    if name == "started":
        questions = tuple((key, content) for key, content in data["questions"])
        paper = Paper.of(data["paper"]) if data.get("paper") else None
        if paper:
            for question, _ in questions:
                paper.worth(question)  # an exam asks what is on its paper
        data = {**data, "questions": questions, "paper": paper}
    elif name == "written":
        data = {**data, "past": tuple(data["past"])}
    try:
        return EVENTS[name](**data)
    except TypeError as error:
        if unknown := sorted(data.keys() - {field.name for field in fields(EVENTS[name])}):
            raise UnknownEventError(f"{name}.{unknown[0]}") from error
        raise
