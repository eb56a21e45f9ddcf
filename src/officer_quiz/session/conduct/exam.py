"""Conducting an exam: turns in any order, answers that may be changed until the paper is handed in or time is up.

Nothing about keys is revealed. After the deadline nothing is recorded any more: whatever was meant then raises TimeUp.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, replace

from officer_quiz.kinds.base.ask import Past, Response, Turn
from officer_quiz.kinds.base.question import Question
from officer_quiz.session.clock import Clock
from officer_quiz.session.commands import Command, Commands
from officer_quiz.session.conduct.recorder import Recorder
from officer_quiz.session.events import Event, Flagged, Moved, Written
from officer_quiz.session.layout import lay_out
from officer_quiz.session.marking import Answeredness, answeredness, asked_in_exam
from officer_quiz.session.modes import MODES
from officer_quiz.session.state import State


class TimeUp(Exception):
    """The deadline has passed."""


def turn_at(state: State, question: Question, place: int) -> Turn | None:
    """Return turn number `place` (from 0) of a question in screen order, without its hint; None past its end.

    The turns before it must have been answered or left blank.
    """
    turn = asked_in_exam(question, state.past.get(question.id, ())[:place])
    if turn is None:
        return None
    laid_out = lay_out(turn, state.started.seed, f"{question.id}:{place}", shuffle=question.shuffle)
    return replace(laid_out, hint="")


def entry(state: State, question: Question) -> int:
    """Return the turn at which to go into a question: the first without an answer, else the first of all."""
    past = state.past.get(question.id, ())
    if not question.revisable:
        return len(past)
    blank = next((place for place, response in enumerate(past) if response is None), len(past))
    return blank if asked_in_exam(question, past[:blank]) is not None else 0


def written(state: State, question: Question, place: int, response: Response | None) -> Written:
    """Return the event of answering turn `place`, None for leaving it blank; later answers stay where they still fit.

    ValueError for a malformed response, and for changing what a conversation has gone on from.
    """
    before = state.past.get(question.id, ())
    turn = asked_in_exam(question, before[:place])
    if turn is None or (place < len(before) and not question.revisable):
        raise ValueError(f"turn {place} of {question.id} cannot be answered")
    if response is not None and turn.ask.refuse(response):
        raise ValueError(f"malformed response to {question.id}: {response!r}")
    past = (*before[:place], response)
    for later in range(place + 1, len(before)):
        now = asked_in_exam(question, past)
        then = asked_in_exam(question, before[:later])
        if now is None or then is None or now.ask != then.ask:
            break
        past = (*past, before[later])
    return Written(question.id, past)


@dataclass(slots=True)
class Exam:
    """An exam under way: where the trainee is, what they may do there, and the events that makes.

    `question` gives a question by its id; those `held` cannot be answered now, and at least one is not held. `here` is
    the question at hand and `place` its turn, from 0.
    """

    session: Recorder
    question: Callable[[str], Question]
    clock: Clock
    held: Container[str] = frozenset()
    here: str = ""
    place: int = 0

    def __post_init__(self) -> None:
        """Go to the question the trainee went to last, else to the first."""
        last = self.state.here
        self.here = last if last in self.order and last is not None else self.order[0]
        self.place = entry(self.state, self.at_hand)

    @property
    def state(self) -> State:
        """The session so far."""
        return self.session.state

    @property
    def order(self) -> tuple[str, ...]:
        """The questions that can be answered now, in the order of the paper."""
        return tuple(id for id in self.state.order if id not in self.held)

    @property
    def at_hand(self) -> Question:
        """The question at hand."""
        return self.question(self.here)

    @property
    def number(self) -> int:
        """The number of the question at hand on the paper, from 1."""
        return self.state.order.index(self.here) + 1

    @property
    def turn(self) -> Turn | None:
        """What is asked now; None where a conversation has come to its end."""
        return turn_at(self.state, self.at_hand, self.place)

    @property
    def given(self) -> Response | None:
        """The answer to this turn as it stands."""
        past = self._past()
        return past[self.place] if self.turn and self.place < len(past) else None

    @property
    def allowed(self) -> Commands:
        """The commands allowed now: an answer can be cleared where there is one that may be changed."""
        mode = MODES[self.state.started.mode]
        if self.turn is None:
            return mode.pausing
        return mode.asking | {Command.CLEAR} if self.given is not None and self.at_hand.revisable else mode.asking

    def check_time(self) -> None:
        """Raise TimeUp when the deadline has passed."""
        if self.clock.over():
            raise TimeUp

    def answer(self, response: Response) -> bool:
        """Keep the answer and go on; return whether the last question is answered: stay there then."""
        self._write(response)
        if turn_at(self.state, self.at_hand, self.place + 1) is not None:
            self.place += 1
            return False
        return self._next()

    def clear(self) -> None:
        """Leave this turn blank."""
        self._write(None)

    def flag(self) -> bool:
        """Set or clear the flag on the question at hand; return whether it is set now."""
        on = self.here not in self.state.flagged
        self._record(Flagged(self.here, on))
        return on

    def forward(self) -> bool:
        """Go on: within a case to its next part, the one at hand left as it is; else to the next question.

        Return whether there is none after the last: stay there then.
        """
        question = self.at_hand
        if len(question.parts) > 1 and question.revisable and self.turn is not None:
            if self.place + 1 < len(question.parts) and self.place >= len(self._past()):
                self._write(None)
            if self.place < len(self._past()) and turn_at(self.state, question, self.place + 1) is not None:
                self.place += 1
                return False
        return self._next()

    def back(self) -> None:
        """Go back: within a case to the part before, else to the question before; from the first to the last."""
        if self.place and self.at_hand.revisable:
            self.place -= 1
        else:
            self._enter(self.order[self.order.index(self.here) - 1])

    def go(self, number: int) -> None:
        """Go to the question of that number, from 1; it must not be held up."""
        self._enter(self.state.order[number - 1])

    def is_held(self, number: int) -> bool:
        """Return whether the question of that number, from 1, cannot be answered now."""
        return self.state.order[number - 1] in self.held

    def _enter(self, id: str) -> None:
        if id != self.here:
            self._record(Moved(id))
        self.here, self.place = id, entry(self.state, self.question(id))

    def answered(self, id: str) -> Answeredness:
        """Return whether a question's turns are all answered, some, or none."""
        return answeredness(self.question(id), self.state.past.get(id, ()))

    def numbers(self, wanted: Answeredness) -> list[int]:
        """Return the numbers, from 1, of the questions that are so far answered, partly, or blank."""
        numbered = [(number, id) for number, id in enumerate(self.state.order, 1) if id not in self.held]
        return [number for number, id in numbered if self.answered(id) == wanted]

    def _next(self) -> bool:
        if self.here == self.order[-1]:
            return True
        self._enter(self.order[self.order.index(self.here) + 1])
        return False

    def _past(self) -> Past:
        return self.state.past.get(self.here, ())

    def _write(self, response: Response | None) -> None:
        event = written(self.state, self.at_hand, self.place, response)
        if event.past != self.state.past.get(self.here):
            self._record(event)

    def _record(self, event: Event) -> None:
        self.check_time()
        self.session.record(event)
