"""Conducting practice and review: what is asked next, what may be done, what an answer means and reveals.

The functions are pure, over the state and a question. `Practice` records what they return, before anything is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field

from officer_quiz.kinds.base.ask import Blanks, Past, Response, Turn
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.kinds.base.reveal import Reveal, beside
from officer_quiz.session.commands import Command, Commands
from officer_quiz.session.conduct.recorder import Recorder
from officer_quiz.session.events import (
    Answered,
    Away,
    Disputed,
    Favourite,
    Finished,
    Flagged,
    Hinted,
    Resumed,
    Revised,
    Said,
    Starred,
    Sure,
    Undone,
)
from officer_quiz.session.layout import lay_out, lay_out_reveal
from officer_quiz.session.marking import fits, rules_of
from officer_quiz.session.modes import MODES
from officer_quiz.session.state import State

LOOKS_BACK = frozenset({Command.DISPUTE, Command.STAR, Command.AWAY, Command.FAVOURITE})
"""Commands about the question just answered, even while the next is asked."""
FOR_LATER = LOOKS_BACK | {Command.FLAG}
"""Commands whose whole effect is on record."""
OWN_WORDS = Blanks(("",), form="speech")
"""What asks for one's own words before the replies in a conversation are shown."""


def next_turn(state: State, question: Question) -> Turn | None:
    """Return what to ask of a question now, in screen order, or None when it is finished."""
    past = state.past.get(question.id, ())
    turn = question.turn(past)
    if turn is None:
        return None
    return lay_out(turn, state.started.seed, _salt(question, len(past)), shuffle=question.shuffle)


def answer(state: State, question: Question, response: Response | None, rules: Rules) -> Answered:
    """Return the event of answering the current turn; None leaves it blank. ValueError for a malformed response."""
    past = state.past.get(question.id, ())
    turn = question.turn(past)
    if turn is None:
        raise ValueError(f"{question.id} is finished")
    if response is not None and turn.ask.refuse(response):
        raise ValueError(f"malformed response to {question.id}: {response!r}")
    past = (*past, response)
    if question.turn(past) is not None:
        return Answered(question.id, response)
    return Answered(question.id, response, str(question.score(past, rules)), str(question.worth), question.type)


def feedback(state: State, question: Question, rules: Rules) -> Reveal | None:
    """Return what the last response to a question revealed, its options as they stood on screen.

    What was said in one's own words stands beside the replies chosen.

    None when it revealed nothing yet, or when the session's mode keeps it back.
    """
    if not MODES[state.started.mode].reveals_each:
        return None
    past = state.past[question.id]
    reveal = question.reveal(past, rules)
    if reveal is None:
        return None
    reveal = beside(reveal, past, state.said.get(question.id, {}))
    salt = _salt(question, len(past) - 1)
    return lay_out_reveal(reveal, state.started.seed, salt, shuffle=question.shuffle)


def recheck(
    state: State,
    content: Callable[[str], str | None],
    question: Callable[[str], Question | None],
    held: Container[str] = frozenset(),
) -> list[Revised]:
    """Return an event for each unfinished question whose material is no longer what the session started with.

    So is one whose answers so far are no answers to it, or leave nothing to ask. `content` gives a question's content
    hash now, `question` the question; None if it is gone. Of those `held` nothing is known.
    """
    return [
        Revised(id, now)
        for id in state.unmarked
        if id not in held
        and ((now := content(id)) != state.contents[id] or not _goes_on(question(id), state.past.get(id, ())))
    ]


def _goes_on(question: Question | None, past: Past) -> bool:
    """Whether a question has a turn after these responses, all well-formed."""
    return not past or (question is not None and fits(question, past) and question.turn(past) is not None)


def _salt(question: Question, turns: int) -> str:
    """The same question may ask several times; each turn is shuffled on its own."""
    return f"{question.id}:{turns}"


@dataclass(slots=True)
class Practice:
    """A session under way that reveals each answer at once: which commands are allowed, and what each records.

    `kept`: whether anything is stored; what only makes sense for later is not offered otherwise. Questions `held` are
    not asked now. When `over`, time is up: a question begun is asked to its end, and no other. `away` are the questions
    put away, `favourites` those that are favourites. `previous` is the question last revealed, `cited` what that
    revealed of the law.
    """

    session: Recorder
    kept: bool = True
    held: Container[str] = frozenset()
    over: Callable[[], bool] = lambda: False
    away: set[str] = field(default_factory=set)
    favourites: set[str] = field(default_factory=set)
    previous: Question | None = None
    cited: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """The session so far."""
        return self.session.state

    @property
    def current(self) -> str | None:
        """The question to ask now, None when there is none."""
        waiting = (id for id in self.state.unmarked if id not in self.held)
        return next((id for id in waiting if id in self.state.past or not self.over()), None)

    @property
    def rules(self) -> Rules:
        """The rules it is marked by."""
        return rules_of(self.state)

    def turn(self, question: Question) -> Turn | None:
        """Return what to ask of a question now, in screen order, or None when it is finished."""
        return next_turn(self.state, question)

    def while_asked(self, turn: Turn, *, looks_back: bool, has_articles: bool) -> Commands:
        """Return the commands allowed while a turn is asked.

        `looks_back`: what is said of the question before is said now. `has_articles`: the law it cited is at hand.
        There is nothing to skip where one's own words are asked for, which may be none.
        """
        asking = MODES[self.state.started.mode].asking - ({Command.SKIP} if turn.ask == OWN_WORDS else frozenset())
        hint = {Command.HINT} if turn.hint else frozenset()
        return self._offered(asking | hint, looks_back and self.previous is not None, has_articles)

    def after_feedback(self, *, has_articles: bool, has_more: bool = False, may_undo: bool = False) -> Commands:
        """Return the commands allowed after feedback; `has_more`: not all of it was shown."""
        more = {Command.EXPLAIN: has_more, Command.UNDO: may_undo}
        commands = MODES[self.state.started.mode].pausing | {command for command, on in more.items() if on}
        return self._offered(commands, True, has_articles)

    def _offered(self, commands: Commands, looks_back: bool, has_articles: bool) -> Commands:
        if looks_back:
            replay = self.previous is not None and self.previous.replays
            more = {Command.LAW: has_articles, Command.REPLAY: replay}
            commands |= LOOKS_BACK | {command for command, on in more.items() if on}
        return commands if self.kept else commands - FOR_LATER

    def about(self, command: Command, question: Question) -> Question:
        """Return the question a command is about: the one just answered, where it looks back, else the one at hand."""
        return self.previous if self.previous and command in LOOKS_BACK else question

    def answer(self, question: Question, response: Response | None) -> Reveal | None:
        """Record the answer to the current turn, None for a skip, and return what it revealed, if anything.

        What was skipped was not known: it goes into the wrong-answer book.
        """
        self.session.record(answer(self.state, question, response, self.rules))
        if response is None and self.kept:
            self.star(question)
        reveal = feedback(self.state, question, self.rules)
        if reveal is not None:
            self.previous, self.cited = question, reveal.cited
        return reveal

    def asks_certainty(self, reveal: Reveal) -> bool:
        """Return whether to ask how sure the trainee is before an answer's result is shown.

        Not of what was left blank, nor where no single response earns full marks (a conversation, an essay).
        """
        return self.state.started.asks_certainty and reveal.response is not None and reveal.key is not None

    def sure(self, question: Question, certainty: str, reveal: Reveal) -> Sure:
        """Record how sure the trainee is of the answer just given, and return it."""
        said = Sure(question.id, len(self.state.past[question.id]), certainty, str(reveal.fraction))
        self.session.record(said)
        return said

    def own_words(self, question: Question) -> str | None:
        """Return what was said in one's own words for the current turn, None where nothing was yet."""
        past = self.state.past.get(question.id, ())
        return self.state.said.get(question.id, {}).get(len(past) + 1)

    def asks_own_words(self, question: Question, turn: Turn) -> bool:
        """Return whether to ask for one's own words before the replies of the current turn are shown."""
        return self.state.started.says_first and turn.fresh and self.own_words(question) is None

    def say_first(self, question: Question, words: str) -> None:
        """Record what one would say at the current turn."""
        self.session.record(Said(question.id, len(self.state.past.get(question.id, ())) + 1, words))

    def hint(self, question: Question) -> None:
        """Record that the hint was looked at."""
        self.session.record(Hinted(question.id))

    def star(self, question: Question) -> None:
        """Put a question into the wrong-answer book."""
        self.session.record(Starred(question.id, True))

    def flag(self, question: Question) -> bool:
        """Set or clear the flag on a question; return whether it is set now."""
        on = question.id not in self.state.flagged
        self.session.record(Flagged(question.id, on))
        return on

    def done(self, question: Question) -> Commands:
        """Return the commands whose effect on a question is there, so that they take it back."""
        on = {
            Command.FLAG: self.state.flagged,
            Command.AWAY: self.away,
            Command.FAVOURITE: self.favourites,
        }
        return frozenset(command for command, ids in on.items() if question.id in ids)

    def put_away(self, question: Question) -> bool:
        """Put a question away as known for good, or take it back; return whether it is away now."""
        self.away ^= {question.id}
        on = question.id in self.away
        self.session.note(Away(question.id, on))
        return on

    def favour(self, question: Question) -> bool:
        """Put a question among the favourites, or take it out; return whether it is one now."""
        self.favourites ^= {question.id}
        on = question.id in self.favourites
        self.session.note(Favourite(question.id, on))
        return on

    def undo(self, question: Question) -> None:
        """Take the last answer to a question back: it is asked anew, and counts as one whose hint was looked at."""
        self.session.record(Undone(question.id, len(self.state.past[question.id])))

    def come_back(self) -> None:
        """Record that the trainee has done something else meanwhile, whose time does not count."""
        self.session.record(Resumed())

    def dispute(self, question: Question, note: str) -> None:
        """Record what is wrong with a question."""
        self.session.record(Disputed(question.id, note))

    def finish(self) -> None:
        """Record that the session is over, unless there are questions left for another time."""
        if self.state.current is None or self.over():
            self.session.record(Finished())
