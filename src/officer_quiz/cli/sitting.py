"""Plays a session from the command line: the log behind it, the banks it draws on, the screen and the answers."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property

from officer_quiz import scoring
from officer_quiz.cli.answers import answerer
from officer_quiz.cli.env import Env
from officer_quiz.cli.law import Law
from officer_quiz.cli.material import Library
from officer_quiz.cli.pace import spent
from officer_quiz.errors import Exit
from officer_quiz.kinds.base.question import Question
from officer_quiz.session.events import Event
from officer_quiz.session.state import State, apply
from officer_quiz.store.log import EventLog
from officer_quiz.ui.answering import Answerer
from officer_quiz.ui.console import console
from officer_quiz.ui.session import Left, Material, Play
from officer_quiz.ui.summary import About, Facts, print_summary
from officer_quiz.ui.told import headline


class Sitting:
    """One session in this terminal: records events under its id and plays until the end or until the trainee leaves."""

    def __init__(self, env: Env, log: EventLog, library: Library, session: str, plain: bool) -> None:
        self.env, self.log, self.library, self.session = env, log, library, session
        self.plain = plain
        self.screen = console(sys.stdout, colour=None if env.colour else False)
        self.state: State | None = None
        self.stored = 0

    def record(self, event: Event) -> State:
        """Store an event, committed, and return the state after it."""
        self.log.append(self.session, self.stored, event, self.env.now())
        self.stored += 1
        self.state = apply(self.state, event)
        return self.state

    def play(self) -> Exit:
        """Play the session on; return the exit code. However it stops, what was confirmed is on disk."""
        assert self.state is not None
        play = Play(
            self.state,
            self.record,
            self._material(),
            scoring.rules(self.state.started.rule),
            lambda: self._answerer,
            self.screen,
            self.env.say,
        )
        try:
            with _terminated_as_interrupt():
                play.run()
        except (Left, EOFError):
            return self._stopped(Exit.DONE)
        except KeyboardInterrupt:
            return self._stopped(Exit.INTERRUPTED)
        self._sum_up()
        return Exit.DONE

    def _material(self) -> Material:
        law = Law(self.env, self.library.statutes, self.library.newest_law)

        def question(id: str) -> Question:
            found = self.library.question(id)
            assert found is not None, "a session asks only questions that are in the banks"
            return found

        return Material(question, self.library.bank_title, law.cite, law.article, law.notice)

    @cached_property
    def _answerer(self) -> Answerer:
        return answerer(self.env, self.screen, self.plain)

    def _stopped(self, code: Exit) -> Exit:
        """Say where the session stands and how to go on, on stderr."""
        assert self.state is not None
        if self.state.results:
            self._sum_up()
        say, state = self.env.say, self.state
        print(say("screen.left", number=len(state.results) + 1, of=len(state.order)), file=sys.stderr)
        print(say("screen.resume-how", session=self.session), file=sys.stderr)
        return code

    def _sum_up(self) -> None:
        assert self.state is not None
        facts = Facts(self._about, spent(self.log.events(self.session)), self._due(), self.env.today())
        print_summary(self.state, facts, self.screen, self.env.say)

    def _about(self, id: str) -> About | None:
        question = self.library.question(id)
        if question is None:
            return None
        return About(headline(question, self.env.say), self.library.bank_title(id), tuple(question.skills))

    def _due(self) -> dict[str, date]:
        from officer_quiz.schedule import due  # noqa: PLC0415  (slow, and only the end of a session needs it)

        assert self.state is not None
        when = due(self.log.results())
        return {id: when[id].astimezone().date() for id in self.state.results if id in when}


@contextmanager
def _terminated_as_interrupt() -> Iterator[None]:
    """Treat a polite request to end (SIGTERM) like Ctrl-C, so that the terminal is put back first."""

    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
