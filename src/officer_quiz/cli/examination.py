"""Sits an exam from the command line, hands it in when time is up whether or not anybody is there, and marks it."""

from __future__ import annotations

import sys
from fractions import Fraction
from functools import cached_property
from typing import Any

from officer_quiz import scoring
from officer_quiz.cli.answers import answerer, choose
from officer_quiz.cli.env import Env
from officer_quiz.cli.interrupts import terminated_as_interrupt
from officer_quiz.cli.law import material
from officer_quiz.cli.material import Library
from officer_quiz.cli.recording import Recording
from officer_quiz.errors import Exit
from officer_quiz.kinds.base.question import Rules
from officer_quiz.session.attempts import time_each
from officer_quiz.session.events import Finished, Moved, Resumed, Submitted
from officer_quiz.session.exam import answeredness, revised, scored
from officer_quiz.session.pace import spent
from officer_quiz.session.paper import Paper
from officer_quiz.session.play import fits
from officer_quiz.session.state import State, fold
from officer_quiz.store.log import EventLog
from officer_quiz.ui.answering import Answerer
from officer_quiz.ui.clock import Clock
from officer_quiz.ui.console import console, print_line
from officer_quiz.ui.exam import ExamPlay
from officer_quiz.ui.lists import local
from officer_quiz.ui.result import ResultFacts, Review, print_result
from officer_quiz.ui.session import Left


def rules_of(state: State) -> Rules:
    """Return the rules a session is marked by."""
    paper = state.started.paper
    return scoring.rules(state.started.rule, Fraction(paper.wrong_true_false) if paper else Fraction(0))


def paper_of(state: State) -> Paper:
    """Return the paper of an exam."""
    assert state.started.paper is not None, "an exam has a paper"
    return state.started.paper


class Examination:
    """One exam in this terminal."""

    def __init__(self, recording: Recording, library: Library, plain: bool) -> None:
        self.recording, self.library, self.plain = recording, library, plain
        self.env = recording.env
        self.screen = console(sys.stdout, colour=None if self.env.colour else False)
        self.clock = Clock(paper_of(recording.state).ends, self.env.now, self.env.say)

    def go_on(self) -> Exit:
        """Go on after a break: say how much time is left, and sit on; with no time left, show the result."""
        if self.recording.state.submitted or self.clock.over():
            hand_in(self.recording, self.library, by_clock=True)
            return self._show()
        note_changes(self.recording, self.library)
        state = self.recording.record(Resumed())
        said = self.env.say(
            "exam.resumed",
            session=self.recording.session,
            answered=answered(state, self.library),
            of=len(state.order),
            time=self.clock.words(),
        )
        print(said, file=sys.stderr)
        return self.sit()

    def sit(self) -> Exit:
        """Sit the exam until it is handed in, then show its result; return the exit code."""
        state = self.recording.state
        if state.here is None and state.order:
            state = self.recording.record(Moved(state.order[0]))
        play = ExamPlay(
            state,
            self.recording.record,
            material(self.env, self.library),
            lambda: self._answerer,
            self.clock,
            self.screen,
            self.env.say,
        )
        try:
            with terminated_as_interrupt():
                by_clock = play.run()
        except (Left, EOFError):
            return self._stopped(Exit.DONE)
        except KeyboardInterrupt:
            return self._stopped(Exit.INTERRUPTED)
        hand_in(self.recording, self.library, by_clock=by_clock)
        return self._show()

    @cached_property
    def _answerer(self) -> Answerer:
        return answerer(self.env, self.screen, self.plain, self.clock)

    def _stopped(self, code: Exit) -> Exit:
        """Say how much was answered, that the clock runs on, and how to go on, on stderr."""
        if self.clock.over():
            hand_in(self.recording, self.library, by_clock=True)
            self._print_result()
            return code
        say, state = self.env.say, self.recording.state
        ends = local(paper_of(state).ends)
        done = answered(state, self.library)
        print(say("exam.left-open", answered=done, of=len(state.order), ends=ends), file=sys.stderr)
        print(say("screen.resume-how", session=self.recording.session), file=sys.stderr)
        return code

    def _show(self) -> Exit:
        """Show the result, and go through the questions if the trainee wants to."""
        self._print_result()
        taking = answerer(self.env, self.screen, self.plain)
        print_line("", self.screen)
        print_line(self.env.say("exam.review-ask"), self.screen)
        items = [(name, self.env.say(f"exam.review.{name}")) for name in ("no", "missed", "all")]
        try:
            chosen = choose(taking, items)
            if chosen in {"missed", "all"}:
                state = self.recording.state
                shows = material(self.env, self.library)
                review = Review(state, rules_of(state), shows, lambda: taking, self.screen, self.env.say)
                review.run(only_missed=chosen == "missed")
        except (EOFError, KeyboardInterrupt):
            pass  # the paper is marked; there is nothing left to lose
        print(self.env.say("exam.review-how", session=self.recording.session), file=sys.stderr)
        return Exit.DONE

    def _print_result(self) -> None:
        show_result(self.env, self.recording.log, self.recording.session, self.screen)


def show_result(env: Env, log: EventLog, session: str, screen: Any) -> None:
    """Print the result of a marked exam."""
    moments = [(each.at, each.event) for each in log.events(session)]
    state = fold(event for _, event in moments)
    library = Library(env, state.started.banks)
    facts = ResultFacts(lambda id: library.about(id, env.say), spent(moments), time_each(moments))
    print_result(state, facts, screen, env.say)


def answered(state: State, library: Library) -> int:
    """Return how many questions of an exam have all their answers."""
    found = ((library.question(id), past) for id, past in state.past.items())
    return sum(question is not None and answeredness(question, past) == "answered" for question, past in found)


def note_changes(recording: Recording, library: Library) -> None:
    """Record what has changed in the banks since the exam began; answers stay where they still fit."""
    state = recording.state
    for id in state.order:
        if id in state.results or id in state.awaiting:
            continue
        question, content = library.question(id), library.content(id)
        unfit = question is not None and not fits(question, state.past.get(id, ()))
        if unfit or content != state.contents[id]:
            recording.record(revised(state, question, id, content))


def hand_in(recording: Recording, library: Library, *, by_clock: bool) -> None:
    """Submit the paper if it is not yet submitted, mark every question that is not yet marked, and finish.

    Each step is recorded by itself: interrupted anywhere, it goes on from there to the same result. What happens after
    the deadline is dated to it.
    """
    note_changes(recording, library)
    state = recording.state
    at = min(recording.env.now(), paper_of(state).ends)
    if state.submitted is None:
        state = recording.record(Submitted(by_clock), at)
    for id in state.order:
        question = library.question(id)
        if question is not None and id not in state.results and id not in state.awaiting:
            state = recording.record(scored(state, question, rules_of(state)), at)
    recording.record(Finished(), at)


def settle(env: Env, log: EventLog) -> None:
    """Hand in every exam whose time ran out while the program was not running, or that was submitted but not marked.

    An exam whose banks are not at hand is left as it is, and told.
    """
    for head in log.sessions():
        if head.finished:
            continue
        state = fold(each.event for each in log.events(head.id))
        paper = state.started.paper
        if paper is None or (state.submitted is None and env.now() < paper.ends):
            continue
        library = Library(env, state.started.banks)
        told = {"title": paper.title, "session": head.id, "folder": library.folder}
        if all(library.content(id) is None for id in state.order):
            print(env.say("exam.settle-later", **told), file=sys.stderr)
            continue
        hand_in(Recording.open(env, log, head.id), library, by_clock=True)
        print(env.say("exam.settled", **told), file=sys.stderr)
