"""Where the events of a session under way go."""

from __future__ import annotations

from typing import Protocol

from officer_quiz.session.events import Away, Event, Favourite
from officer_quiz.session.state import State, apply


class Recorder(Protocol):
    """A session under way. It alone holds the state."""

    @property
    def state(self) -> State:
        """The state after what has been recorded."""

    def record(self, event: Event) -> State:
        """Store an event so that nothing of it can be lost any more, and return the state after it."""

    def note(self, event: Away | Favourite) -> None:
        """Store what is said of a question for good, whatever the session."""


class Unrecorded:
    """A session in memory only: a question tried out."""

    def __init__(self, state: State) -> None:
        self._state = state

    @property
    def state(self) -> State:
        """The state so far."""
        return self._state

    def record(self, event: Event) -> State:
        """Take an event in."""
        self._state = apply(self._state, event)
        return self._state

    def note(self, event: Away | Favourite) -> None:
        """Leave it: nothing is kept."""
