"""A session in the log: stores each event, committed, before anything of it is shown, and holds the state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.session.events import Event, Stamped, Started
from officer_quiz.session.state import State, apply
from officer_quiz.store.log import EventLog, Recorded


class Session:
    """A session under way, under its id."""

    def __init__(self, env: Env, log: EventLog, id: str, recorded: Recorded) -> None:
        self.env, self.log, self.id = env, log, id
        self._events = len(recorded.events)
        self._state = recorded.state if recorded else None

    @classmethod
    def start(cls, env: Env, log: EventLog, started: Started) -> Session:
        """Record the start of a session under an unused id: the date where the user is and four digits."""
        taken = {head.id for head in log.sessions()}
        while (id := f"{env.today():%Y%m%d}-{env.chance(4)}") in taken:
            pass
        session = cls(env, log, id, log.read(id))
        session.record(started)
        return session

    @classmethod
    def open(cls, env: Env, log: EventLog, id: str) -> Session:
        """Return a session to go on with; UserError if there is none of that id or it is finished."""
        recorded = log.read(id)
        if not recorded:
            raise UserError(message("screen.history.no-session", id=id))
        if recorded.state.finished:
            raise UserError(message("screen.resume.finished", id=id))
        return cls(env, log, id, recorded)

    @property
    def state(self) -> State:
        """The state after what has been recorded."""
        assert self._state is not None, "the session has started"
        return self._state

    def record(self, event: Event, at: datetime | None = None) -> State:
        """Store an event of this moment (or of `at`), committed, and return the state after it."""
        self.log.append(self.id, self._events, event, at or self.env.now())
        self._events += 1
        self._state = apply(self._state, event)
        return self._state

    def events(self) -> Sequence[Stamped]:
        """Return all events with their times."""
        return self.log.read(self.id).events
