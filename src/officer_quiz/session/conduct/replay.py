"""Going back to a turn of a conversation that is over and playing on from there; nothing of it is recorded.

What was stored of the first time stays as it is, and no statistics know of another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from officer_quiz.kinds.base.ask import Turn
from officer_quiz.session import modes
from officer_quiz.session.commands import Command, Commands
from officer_quiz.session.conduct.practice import Practice
from officer_quiz.session.conduct.recorder import Unrecorded
from officer_quiz.session.state import State


def alone(state: State, question: str) -> State:
    """Return the state of a practice of a finished question alone, as it went in a session of any mode."""
    started = replace(
        state.started,
        mode=modes.PRACTICE.name,
        questions=((question, state.contents[question]),),
        paper=None,
        asks_certainty=False,
        says_first=False,
        minutes=0,
    )
    past, results = {question: state.past[question]}, {question: state.results[question]}
    said = {question: state.said.get(question, {})}
    return State(started, dict(started.questions), past=past, results=results, said=said)


def before(state: State, question: str, turn: int) -> State:
    """Return how a finished question stood before its answer `turn` (from 1), by itself: all that follows is open.

    The seed is the same, so that everything stands where it stood.
    """
    whole = alone(state, question)
    said = {id: {at: words for at, words in each.items() if at < turn} for id, each in whole.said.items()}
    return replace(whole, past={question: whole.past[question][: turn - 1]}, results={}, said=said)


@dataclass(slots=True)
class Replay(Practice):
    """A conversation played on from an earlier turn: `session` is kept nowhere."""

    @classmethod
    def of(cls, state: State, question: str, turn: int) -> Replay:
        """Return the replay of a finished question of a session from its answer `turn` (from 1) on."""
        return cls(Unrecorded(before(state, question, turn)), kept=False)

    def while_asked(self, turn: Turn, *, looks_back: bool, has_articles: bool) -> Commands:
        """Return the commands allowed while a turn is asked: stopping takes one back to where one came from."""
        del looks_back, has_articles
        return frozenset({Command.HELP, Command.STOP}) | ({Command.HINT} if turn.hint else frozenset())

    def after_feedback(self, *, has_articles: bool, has_more: bool = False, may_undo: bool = False) -> Commands:
        """Return the commands allowed after feedback: among them going back to a turn once more."""
        del may_undo
        more = {Command.EXPLAIN: has_more, Command.LAW: has_articles}
        return frozenset({Command.HELP, Command.NEXT, Command.REPLAY, *(each for each, on in more.items() if on)})
