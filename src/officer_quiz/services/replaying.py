"""Conversations of past sessions that one wants to play on from one of their turns."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import message
from officer_quiz.services.session import find
from officer_quiz.session.marking import fits
from officer_quiz.session.state import State
from officer_quiz.store.log import Log


def to_replay(env: Env, log: Log, typed: str | None, question: str) -> tuple[Library, State]:
    """Return the session in which a conversation was last finished, or the one typed, and its banks.

    UserError where it was not finished there, is no conversation, or is not as it was then.
    """
    state = next((state for state in _sessions(log, typed) if question in state.results), None)
    if state is None:
        raise UserError(message("talk.replay.not-done", question=question))
    library = Library(env, state.started.banks)
    found = library.question(question)
    if found is None or library.content(question) != state.contents[question]:
        raise UserError(message("talk.replay.changed", question=question))
    if not found.replays or not fits(found, state.past.get(question, ())):
        raise UserError(message("talk.replay.no-talk", question=question))
    return library, state


def _sessions(log: Log, typed: str | None) -> Iterator[State]:
    """Yield the state of the session typed, or of all, newest first."""
    if typed is not None:
        yield log.read(find(log, typed).id).state
        return
    for head in reversed(log.sessions()):
        yield log.read(head.id).state
