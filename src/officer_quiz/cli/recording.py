"""One session in the log: stores each event, committed, before anything of it is shown, and keeps the state."""

from __future__ import annotations

from datetime import datetime

from officer_quiz.cli.env import Env
from officer_quiz.errors import UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.session.events import Event
from officer_quiz.session.pace import Moment
from officer_quiz.session.state import State, apply, fold
from officer_quiz.store.log import EventLog


class Recording:
    """A session being recorded under its id."""

    def __init__(self, env: Env, log: EventLog, session: str) -> None:
        self.env, self.log, self.session = env, log, session
        events = log.events(session)
        self._state = fold(each.event for each in events) if events else None
        self._stored = events[-1].seq + 1 if events else 0

    @classmethod
    def new(cls, env: Env, log: EventLog) -> Recording:
        """Return a session under an unused id: the date where the user is and four digits."""
        taken = {head.id for head in log.sessions()}
        while (id := f"{env.today():%Y%m%d}-{env.chance(4)}") in taken:
            pass
        return cls(env, log, id)

    @classmethod
    def open(cls, env: Env, log: EventLog, id: str) -> Recording:
        """Return a session to go on with; UserError if there is none of that id or it is finished."""
        recording = cls(env, log, id)
        if recording._state is None:
            raise UserError(message("screen.history.no-session", id=id))
        if recording.state.finished:
            raise UserError(message("screen.resume.finished", id=id))
        return recording

    @property
    def state(self) -> State:
        """The state after what has been recorded; a session that has not started has none."""
        assert self._state is not None, "the session has started"
        return self._state

    def record(self, event: Event, at: datetime | None = None) -> State:
        """Store an event of this moment (or of `at`), committed, and return the state after it."""
        self.log.append(self.session, self._stored, event, at or self.env.now())
        self._stored += 1
        self._state = apply(self._state, event)
        return self._state

    def moments(self) -> list[Moment]:
        """Return all events with their times."""
        return [(each.at, each.event) for each in self.log.events(self.session)]
