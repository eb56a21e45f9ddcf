"""Plays a practice or review session from the command line: the banks it draws on, the screen and the answers."""

from __future__ import annotations

import sys
from datetime import date
from functools import cached_property

from officer_quiz import scoring
from officer_quiz.cli.answers import answerer
from officer_quiz.cli.interrupts import terminated_as_interrupt
from officer_quiz.cli.law import material
from officer_quiz.cli.material import Library
from officer_quiz.cli.recording import Recording
from officer_quiz.errors import Exit
from officer_quiz.session.pace import spent
from officer_quiz.ui.answering import Answerer
from officer_quiz.ui.console import console
from officer_quiz.ui.session import Left, Play
from officer_quiz.ui.summary import Facts, print_summary


class Sitting:
    """One session in this terminal: plays until the end or until the trainee leaves."""

    def __init__(self, recording: Recording, library: Library, plain: bool) -> None:
        self.recording, self.library, self.plain = recording, library, plain
        self.env = recording.env
        self.screen = console(sys.stdout, colour=None if self.env.colour else False)

    def play(self) -> Exit:
        """Play the session on; return the exit code. However it stops, what was confirmed is on disk."""
        play = Play(
            self.recording.state,
            self.recording.record,
            material(self.env, self.library),
            scoring.rules(self.recording.state.started.rule),
            lambda: self._answerer,
            self.screen,
            self.env.say,
        )
        try:
            with terminated_as_interrupt():
                play.run()
        except (Left, EOFError):
            return self._stopped(Exit.DONE)
        except KeyboardInterrupt:
            return self._stopped(Exit.INTERRUPTED)
        self._sum_up()
        return Exit.DONE

    @cached_property
    def _answerer(self) -> Answerer:
        return answerer(self.env, self.screen, self.plain)

    def _stopped(self, code: Exit) -> Exit:
        """Say where the session stands and how to go on, on stderr."""
        say, state = self.env.say, self.recording.state
        if state.results:
            self._sum_up()
        print(say("screen.left", number=len(state.results) + 1, of=len(state.order)), file=sys.stderr)
        print(say("screen.resume-how", session=self.recording.session), file=sys.stderr)
        return code

    def _sum_up(self) -> None:
        say = self.env.say
        facts = Facts(
            lambda id: self.library.about(id, say), spent(self.recording.moments()), self._due(), self.env.today()
        )
        print_summary(self.recording.state, facts, self.screen, say)

    def _due(self) -> dict[str, date]:
        from officer_quiz.schedule import due  # noqa: PLC0415  (slow, and only the end of a session needs it)

        when = due(self.recording.log.attempts())
        return {id: self.env.day(when[id]) for id in self.recording.state.results if id in when}
