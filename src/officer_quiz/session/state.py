"""The state of a session: a fold over its events, never changed in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from officer_quiz.kinds.base.ask import Past
from officer_quiz.kinds.base.reveal import Verdict, verdict
from officer_quiz.session.events import (
    Answered,
    Away,
    ClockRead,
    Disputed,
    Event,
    Favourite,
    Finished,
    Flagged,
    Hinted,
    Moved,
    Resumed,
    Revised,
    Said,
    Scored,
    Settled,
    Starred,
    Started,
    Studied,
    Submitted,
    Sure,
    Undone,
    Written,
)
from officer_quiz.session.paper import Paper


@dataclass(frozen=True, slots=True)
class Result:
    """What a finished question earned: `fraction` (0 to 1) of `worth` points; blank when every turn was left blank."""

    fraction: Fraction
    worth: Fraction
    blank: bool

    @property
    def verdict(self) -> Verdict:
        """Right, partly or wrong; blank where nothing was answered, whatever that earned."""
        return "blank" if self.blank else verdict(self.fraction)


@dataclass(frozen=True, slots=True)
class State:
    """A session so far. Mappings are by question id; `contents` holds the content hash in force."""

    started: Started
    contents: Mapping[str, str]
    past: Mapping[str, Past] = field(default_factory=dict)
    results: Mapping[str, Result] = field(default_factory=dict)
    flagged: frozenset[str] = frozenset()
    hinted: frozenset[str] = frozenset()
    """The questions whose hint was looked at."""
    sure: Mapping[str, Mapping[int, Sure]] = field(default_factory=dict)
    """How sure the trainee was of each answer, by question and by the number of the answer."""
    said: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    """What was said in one's own words, by question and by the number of the answer beside it."""
    disputes: tuple[Disputed, ...] = ()
    here: str | None = None
    """The question of an exam the trainee went to last."""
    submitted: Submitted | None = None
    awaiting: Mapping[str, Fraction] = field(default_factory=dict)
    """The points of questions that wait for a trainer's mark."""
    finished: bool = False

    @property
    def paper(self) -> Paper:
        """The paper of an exam."""
        assert self.started.paper is not None, "only an exam has a paper"
        return self.started.paper

    @property
    def order(self) -> tuple[str, ...]:
        """The questions in the order of play, without those withdrawn."""
        return tuple(id for id, _ in self.started.questions if id in self.contents)

    @property
    def unmarked(self) -> tuple[str, ...]:
        """The questions without a result that wait for no trainer, in the order of play."""
        return tuple(id for id in self.order if id not in self.results and id not in self.awaiting)

    @property
    def current(self) -> str | None:
        """The first question without a result, or None when all are done."""
        return next(iter(self.unmarked), None)

    @property
    def earned(self) -> Fraction:
        """Points earned so far."""
        return sum((result.fraction * result.worth for result in self.results.values()), Fraction(0))

    @property
    def possible(self) -> Fraction:
        """Points that could have been earned so far."""
        return sum((result.worth for result in self.results.values()), Fraction(0))


def fold(events: Iterable[Event]) -> State:
    """Return the state after `events`; ValueError when they cannot have happened in this order."""
    state: State | None = None
    for event in events:
        state = apply(state, event)
    if state is None:
        raise ValueError("a session without events")
    return state


def apply(state: State | None, event: Event) -> State:
    """Return the state after one more event; ValueError when it cannot have happened."""
    if isinstance(event, Started):
        return _started(state, event)
    if state is None or state.finished or isinstance(event, Settled | Away | Favourite | Studied):
        raise ValueError(f"{type(event).__name__} outside a running session")
    match event:
        case Answered():
            return _answered(state, event)
        case Sure():
            return _sure(state, event)
        case Said():
            return _said(state, event)
        case Undone():
            return _undone(state, event)
        case Written() | Moved() | Submitted() | Scored():
            return _in_exam(state, event)
        case Revised():
            return _revised(state, event)
        case Resumed() | ClockRead():
            return state
        case Finished():
            return _finished(state)
        case _:
            return _remarked(state, event)


def _started(state: State | None, event: Started) -> State:
    """Begin a session."""
    if state is not None:
        raise ValueError("a session starts once")
    if event.paper and event.minutes:
        raise ValueError("a paper has a clock of its own")
    return State(event, dict(event.questions))


def _finished(state: State) -> State:
    """End a session; what one that the clock ends has not come to was never part of it."""
    if not state.started.minutes:
        return replace(state, finished=True)
    contents = {id: content for id, content in state.contents.items() if id in state.results}
    return replace(state, finished=True, contents=contents, flagged=state.flagged & contents.keys())


def _remarked(state: State, event: Hinted | Starred | Flagged | Disputed) -> State:
    """What is done about a question beside answering it."""
    _known(state, event.question)
    match event:
        case Hinted(question=question):
            return replace(state, hinted=state.hinted | {question})
        case Flagged(question=question, on=on):
            flagged = state.flagged | {question} if on else state.flagged - {question}
            return replace(state, flagged=flagged)
        case Disputed():
            return replace(state, disputes=(*state.disputes, event))
        case Starred():
            return state


def _answered(state: State, event: Answered) -> State:
    _known(state, event.question)
    if state.started.paper or event.question in state.results:
        raise ValueError(f"{event.question} was already finished")
    if (event.fraction is None) != (event.worth is None):
        raise ValueError(f"half a result of {event.question}")
    past = (*state.past.get(event.question, ()), event.response)
    answered = replace(state, past={**state.past, event.question: past})
    if event.fraction is None or event.worth is None:
        return answered
    blank = all(response is None for response in past)
    result = Result(_number(event.fraction), _number(event.worth), blank)
    return replace(answered, results={**state.results, event.question: result})


def _sure(state: State, event: Sure) -> State:
    _last_turn(state, event)
    said = {**state.sure.get(event.question, {}), event.turn: event}
    return replace(state, sure={**state.sure, event.question: said})


def _said(state: State, event: Said) -> State:
    """Take in what stands beside the answer that comes next, once."""
    _known(state, event.question)
    said = state.said.get(event.question, {})
    if state.started.paper or event.question in state.results or event.turn in said:
        raise ValueError(f"nothing is said of answer {event.turn} to {event.question}")
    if event.turn != len(state.past.get(event.question, ())) + 1:
        raise ValueError(f"answer {event.turn} to {event.question} is not its next")
    return replace(state, said={**state.said, event.question: {**said, event.turn: event.words}})


def _undone(state: State, event: Undone) -> State:
    """Take the last answer to a question back, with its result and how sure it was; its key has been seen by then."""
    _last_turn(state, event)
    said = state.sure.get(event.question, {})
    return replace(
        state,
        past={**state.past, event.question: state.past[event.question][:-1]},
        results={id: result for id, result in state.results.items() if id != event.question},
        sure={**state.sure, event.question: {turn: each for turn, each in said.items() if turn != event.turn}},
        hinted=state.hinted | {event.question},
    )


def _last_turn(state: State, event: Sure | Undone) -> None:
    """Raise ValueError unless an event is about the last answer to a question, in practice."""
    _known(state, event.question)
    if state.started.paper or not 0 < event.turn == len(state.past.get(event.question, ())):
        raise ValueError(f"answer {event.turn} to {event.question} is not its last")


def _in_exam(state: State, event: Written | Moved | Submitted | Scored) -> State:
    """Answers of an exam stand as last written until the paper is submitted; then each question is marked once."""
    if state.started.paper is None:
        raise ValueError(f"{type(event).__name__} in a session without a paper")
    if isinstance(event, Scored) != bool(state.submitted):
        raise ValueError(f"{type(event).__name__} on the wrong side of submitting")
    if isinstance(event, Submitted):
        return replace(state, submitted=event)
    _known(state, event.question)
    if isinstance(event, Moved):
        return replace(state, here=event.question)
    if isinstance(event, Written):
        return replace(state, past={**state.past, event.question: event.past})
    if event.question in state.results or event.question in state.awaiting:
        raise ValueError(f"{event.question} was already marked")
    if event.fraction is None:
        return replace(state, awaiting={**state.awaiting, event.question: _number(event.worth)})
    blank = all(response is None for response in state.past.get(event.question, ()))
    result = Result(_number(event.fraction), _number(event.worth), blank)
    return replace(state, results={**state.results, event.question: result})


def _revised(state: State, event: Revised) -> State:
    """Set the answers to the unfinished question aside unless they are kept; without content it leaves the session."""
    _known(state, event.question)
    if event.question in state.results:
        raise ValueError(f"{event.question} was already finished")
    past = {id: given for id, given in state.past.items() if id != event.question or event.kept}
    sure = {id: each for id, each in state.sure.items() if id in past}
    said = {id: each for id, each in state.said.items() if id != event.question or event.kept}
    contents = {id: content for id, content in state.contents.items() if id != event.question}
    if event.content is not None:
        contents[event.question] = event.content
    return replace(state, past=past, sure=sure, said=said, contents=contents)


def _number(text: str) -> Fraction:
    try:
        return Fraction(text)
    except ZeroDivisionError as error:
        raise ValueError(text) from error


def _known(state: State, question: str) -> None:
    if question not in state.contents:
        raise ValueError(f"{question} is not in this session")
