"""What a corrected key changes: past responses marked again by the questions as they are now."""

from __future__ import annotations

from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.results.attempts import Attempt, attempts
from officer_quiz.results.rows import RemarkedRow
from officer_quiz.session.marking import fits, rules_of, to_the_end
from officer_quiz.session.names import Name
from officer_quiz.session.state import State
from officer_quiz.store.log import Log


def remarked(env: Env, log: Log, session: str | None) -> list[RemarkedRow]:
    """Return what past results become when the raw responses are marked by the questions as they are now.

    Only questions changed since, whose responses are still well-formed, can differ. The log stays as it is.
    """
    found: list[RemarkedRow] = []
    for head in log.sessions():
        if session in {None, head.id}:
            recorded = log.read(head.id)
            library = Library(env, recorded.state.started.banks)
            again = (_remarked(each, head.name, recorded.state, library) for each in attempts(head.id, recorded.events))
            found += filter(None, again)
    return found


def _remarked(attempt: Attempt, session: Name, state: State, library: Library) -> RemarkedRow | None:
    question = library.question(attempt.question)
    if question is None or attempt.fraction is None or library.content(attempt.question) == attempt.content:
        return None
    if not fits(question, attempt.past):
        return None
    now = question.score(to_the_end(question, attempt.past), rules_of(state))
    if now == attempt.fraction:
        return None
    return RemarkedRow(session, attempt.question, attempt.worth, attempt.fraction, now)
