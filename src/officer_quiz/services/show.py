"""One question tried out: asked as in practice, without recording anything."""

from __future__ import annotations

from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.scoring import PRACTICE
from officer_quiz.session import modes
from officer_quiz.session.conduct.recorder import Unrecorded
from officer_quiz.session.events import Started
from officer_quiz.session.state import fold


def try_out(env: Env, library: Library, id: str) -> Unrecorded:
    """Return a session on one question that is kept nowhere; UserError if there is none of that id."""
    library.wanted(id)
    content = library.content(id) or ""
    started = Started(modes.PRACTICE.name, ((id, content),), env.chance(), PRACTICE.multiple, env.today().isoformat())
    return Unrecorded(fold([started]))
