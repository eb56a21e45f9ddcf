"""A sealed paper in this terminal: sat like any exam, handed in as a file; its key is not here, nothing is marked."""

from __future__ import annotations

import sys
from pathlib import Path

from officer_quiz.errors import Exit
from officer_quiz.services import paper_sitting as papers
from officer_quiz.services.paper_sitting import Sitting
from officer_quiz.ui.console import print_line
from officer_quiz.ui.terminal.manner import Manner
from officer_quiz.ui.terminal.sitting import TimedSitting


class PaperSitting(TimedSitting):
    """A sealed paper; what is handed in is written into a folder, under a name that begins as the paper's file."""

    def __init__(self, sitting: Sitting, folder: Path, stem: str, manner: Manner) -> None:
        self.sitting, self.folder, self.stem = sitting, folder, stem
        questions = sitting.questions
        super().__init__(sitting.session, questions.__getitem__, (), manner)

    def go_on(self) -> Exit:
        """Go on after a break; where it was handed in or time is up, write what was handed in."""
        state = self.session.state
        if state.submitted or self.clock.over():
            return self._handed_in(by_clock=True)
        papers.come_back(self.sitting)
        said = self.env.say(
            "exam.resumed",
            session=self.sitting.facts.code,
            answered=self._done(),
            of=len(state.order),
            time=self.clock.words(),
        )
        print(said, file=sys.stderr)
        return self.sit()

    def _handed_in(self, *, by_clock: bool) -> Exit:
        self._hand_in(by_clock=by_clock)
        return Exit.DONE

    def _time_ran_out(self) -> None:
        self._hand_in(by_clock=True)

    def _hand_in(self, *, by_clock: bool) -> None:
        """Hand in, write the file, and say where it is and what proves it."""
        before = self.session.state.submitted
        papers.hand_in(self.sitting, by_clock=by_clock)
        written = papers.write(self.sitting, self.folder, self.stem)
        say, submitted = self.env.say, self.session.state.submitted
        key = "paper.written-again" if before else "paper.written"
        if submitted and submitted.by_clock and not before:
            print_line(say("exam.by-clock"), self.screen)
        about = {"path": str(written.path), "code": written.code, "answered": self._done()}
        print_line(say(key, **about, of=len(self.session.state.order)), self.screen)
        print_line(say("paper.bring-it"), self.screen)
