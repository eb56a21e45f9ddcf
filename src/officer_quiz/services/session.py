"""A session in the log: stores each event, committed, before anything of it is shown, and holds the state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Self

from officer_quiz import interrupts
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import message
from officer_quiz.session.clock import Onward
from officer_quiz.session.events import Away, Event, Favourite, Stamped, Started
from officer_quiz.session.names import Name
from officer_quiz.session.state import State, apply
from officer_quiz.store.log import Log, Recorded

TOLD = 6
"""Sessions named at most when a typed id fits several."""


def find(log: Log, typed: str) -> Name:
    """Return the session that a typed id means: any start of its UUID that no other has, or an older id.

    UserError when there is none, or several.
    """
    if not typed.strip():
        raise UserError(message("screen.history.no-id"), Exit.USAGE)
    found = log.find(typed)
    if not found:
        raise UserError(message("screen.history.no-session", id=typed))
    if len(found) > 1:
        told, more = [name.shown for name in found[:TOLD]], len(found) > TOLD
        raise UserError(message(f"screen.history.{'many' if more else 'several'}-sessions", id=typed, sessions=told))
    return found[0]


def waiting(state: State, library: Library) -> Mapping[str, str]:
    """Return the questions not yet marked that wait for a file with errors to be mended, each with the file's path."""
    return library.held_up(state.unmarked)


class Session:
    """A session under way, under its id; `time` is that of an exam."""

    def __init__(self, env: Env, log: Log, id: str, recorded: Recorded) -> None:
        self.env, self.log, self.id = env, log, id
        self._events = len(recorded.events)
        self.time = Onward(env.now, env.steady, recorded.latest if recorded else env.now())
        self._state = recorded.state if recorded else None

    @classmethod
    def start(cls, env: Env, log: Log, started: Started) -> Self:
        """Record the start of a session under a new UUID."""
        session = cls(env, log, env.new_id(), Recorded((), None))
        session.record(started)
        return session

    @classmethod
    def open(cls, env: Env, log: Log, typed: str) -> Self:
        """Return a session to go on with, by its id as typed; UserError if there is none or it is finished."""
        name = find(log, typed)
        recorded = log.read(name.id)
        if recorded.state.finished:
            raise UserError(message("screen.resume.finished", id=name.shown))
        session = cls(env, log, name.id, recorded)
        session._say_how_to_go_on()
        return session

    @cached_property
    def shown(self) -> str:
        """What the session is called on screens."""
        return self.log.name(self.id).shown

    @property
    def state(self) -> State:
        """The state after what has been recorded."""
        assert self._state is not None, "the session has started"
        return self._state

    @interrupts.held()
    def record(self, event: Event, at: datetime | None = None) -> State:
        """Store an event of this moment (or of `at`), committed, and return the state after it.

        In an exam the time never goes back, so that the log holds how far its clock has run.
        """
        in_exam = self._state is not None and self._state.started.paper is not None
        self.log.append(self.id, self._events, event, at or (self.time() if in_exam else self.env.now()))
        self._events += 1
        self._state = apply(self._state, event)
        self._say_how_to_go_on()
        return self._state

    def note(self, event: Away | Favourite) -> None:
        """Store what is said of a question for good, whatever the session."""
        self.log.note(event, self.env.now())

    def _say_how_to_go_on(self) -> None:
        """Have it said should the program be interrupted, as long as the session is open."""
        said = "" if self.state.finished else self.env.say("screen.resume-how", session=self.shown)
        interrupts.farewell(said)

    def events(self) -> Sequence[Stamped]:
        """Return all events with their times."""
        return self.log.read(self.id).events
