"""Past sessions, answer by answer, with the results given at the time."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from officer_quiz.answers.own_words import side_by_side
from officer_quiz.answers.words import headline, responses_in_words
from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.library.library import Library
from officer_quiz.results.calibration import SURE, Calibration
from officer_quiz.results.rows import AnswerRow, SessionRow
from officer_quiz.results.summary import Summary, summed_up
from officer_quiz.services.exam import is_over
from officer_quiz.services.session import find
from officer_quiz.session.events import Answered, Scored, Undone
from officer_quiz.session.marking import answered, fits, rules_of
from officer_quiz.session.names import Name
from officer_quiz.session.state import State
from officer_quiz.store.log import Log, Recorded

Standing = Literal["finished", "open", "over", "submitted"]


def session_rows(env: Env, log: Log) -> list[SessionRow]:
    """Return all sessions, newest first."""
    return [_row(env, log, name, session) for name, session in reversed(log.summaries())]


def session_row(env: Env, log: Log, typed: str) -> SessionRow:
    """Return one session by its id as typed; UserError if there is none, or several."""
    name = find(log, typed)
    recorded = log.read(name.id)
    return _row(env, log, name, summed_up(recorded.state, recorded.events))


def _row(env: Env, log: Log, name: Name, session: Summary) -> SessionRow:
    outcome, answers = session.outcome, session.answered
    standing: Standing = "finished" if session.finished else "open"
    if outcome and not session.finished:  # what it has come to depends on the clock and on its banks
        recorded = log.read(name.id)
        answers, standing = answered_so_far(env, recorded.state), _standing(env, recorded)
    return SessionRow(
        name,
        session.mode,
        session.started,
        session.finished,
        session.questions,
        answers,
        outcome.earned if outcome else session.score,
        outcome.total if outcome else session.points,
        standing,
    )


def _standing(env: Env, recorded: Recorded) -> Standing:
    """How far an exam is that is not finished."""
    if recorded.state.submitted:
        return "submitted"
    return "over" if is_over(env, recorded) else "open"


def answered_so_far(env: Env, state: State) -> int:
    """Return how many questions of a session are answered; what is written of an exam is looked at in its banks."""
    if state.started.paper is None or len(state.results) + len(state.awaiting) == len(state.order):
        return answered(state, lambda _: None)
    try:
        return answered(state, Library(env, state.started.banks).question)
    except UserError:  # without its banks
        return answered(state, lambda _: None)


def answer_rows(env: Env, log: Log, id: str) -> list[AnswerRow]:
    """Return the finished questions of a session in the order they were finished, those for a trainer to mark too."""
    recorded = log.read(id)
    state = recorded.state
    library = Library(env, state.started.banks)
    rows: list[AnswerRow] = []
    for at, event in recorded.events:
        if isinstance(event, Undone):
            rows = [row for row in rows if row.question != event.question]
        if not isinstance(event, Scored) and not (isinstance(event, Answered) and event.fraction is not None):
            continue
        name = event.question
        question, found = library.question(name), library.data(name)
        past = state.past.get(name, (None,))
        changed = found is not None and found.content != state.contents[name]
        as_it_was = question if question and not changed and fits(question, past) else None
        rows.append(
            AnswerRow(
                name,
                event.kind or "",
                headline(question, env.say) if question else None,
                changed,
                past,
                responses_in_words(question, past, env.say) if question and not changed else "",
                state.results.get(name),
                Fraction(event.worth or 0),
                at,
                tuple(state.sure.get(name, {}).values()),
                side_by_side(as_it_was, past, state.said.get(name, {}), rules_of(state), env.say),
            )
        )
    return rows


def calibration_of(answers: Sequence[AnswerRow]) -> Calibration:
    """Return how sure the trainee was of the answers of a session, and which were wrong with certainty."""
    wrong = [
        (answer.question, answer.headline or "")
        for answer in answers
        if any(each.certainty == SURE and Fraction(each.fraction) < 1 for each in answer.sure)
    ]
    return Calibration.of((each for answer in answers for each in answer.sure), wrong)
