"""An exam on screen: questions in any order, answers that may be changed, an overview, handing in.

Nothing about keys is shown. What happened is recorded through `ExamPlay.record` before the next thing is shown; after
the deadline nothing is recorded any more, and whatever was pressed then changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from officer_quiz.kinds.base.ask import Choose, Option, Response, Turn
from officer_quiz.kinds.base.question import Question
from officer_quiz.messages.catalogue import Wording
from officer_quiz.session.events import Event, Flagged, Moved
from officer_quiz.session.exam import answeredness, entry, turn_at, written
from officer_quiz.session.paper import Paper
from officer_quiz.session.state import State
from officer_quiz.ui.answering import Answerer, Command
from officer_quiz.ui.clock import Clock
from officer_quiz.ui.console import hanging, print_line
from officer_quiz.ui.question import print_head, print_turn
from officer_quiz.ui.session import Left, Material, print_keys

ANYWHERE = frozenset(
    {Command.FLAG, Command.BACK, Command.FORWARD, Command.OVERVIEW, Command.SUBMIT, Command.HELP, Command.LEAVE}
)
SIGNS = {"answered": "●", "partly": "◎", "blank": "○"}
ROW = 10
"""Questions in a row of the overview."""


class TimeUp(Exception):
    """The deadline has passed."""


@dataclass(slots=True)
class ExamPlay:
    """One exam being sat."""

    state: State
    record: Callable[[Event], State]
    material: Material
    answerer: Callable[[], Answerer]
    clock: Clock
    screen: Console
    say: Wording

    @property
    def paper(self) -> Paper:
        """The paper being sat."""
        assert self.state.started.paper is not None, "an exam has a paper"
        return self.state.started.paper

    def run(self) -> bool:
        """Sit the exam until it is handed in; return whether the clock did that. Left when the trainee leaves."""
        try:
            here = self.state.here if self.state.here in self.state.order else self.state.order[0]
            place = entry(self.state, self.material.question(here))
            while True:
                step = self._step(here, place)
                if step is None:
                    return False
                if step[0] != here:
                    self._record(Moved(step[0]))
                here, place = step
        except TimeUp:
            return True

    def _record(self, event: Event) -> None:
        if self.clock.over():
            raise TimeUp
        self.state = self.record(event)

    def _step(self, here: str, place: int) -> tuple[str, int] | None:
        """Ask turn `place` of a question, do what was said, and return where to go next; None when handed in."""
        question = self.material.question(here)
        turn = turn_at(self.state, question, place)
        self._print(question, turn, place)
        allowed = self._allowed(question, turn, place)
        past = self.state.past.get(here, ())
        given = past[place] if turn and place < len(past) else None
        while True:
            said = self._ask(turn, allowed, here in self.state.flagged, given)
            match said:
                case Command.TIME_UP:
                    raise TimeUp
                case Command.LEAVE:
                    raise Left
                case Command.HELP:
                    print_keys(allowed, self.screen, self.say, "exam.does")
                case Command.FLAG:
                    self._flag(here)
                case Command.OVERVIEW:
                    return self._overview(here, place)
                case Command.SUBMIT:
                    return None if self._hands_in() else (here, place)
                case Command.BACK:
                    return self._back(here, place)
                case Command.FORWARD | Command.NEXT:
                    return self._forward(here, place)
                case Command.CLEAR:
                    self._write(question, place, None)
                    return here, place
                case _:
                    assert not isinstance(said, Command), f"{said} does not belong into an exam"
                    self._write(question, place, said)
                    return self._after_answer(question, place)

    def _ask(
        self, turn: Turn | None, allowed: frozenset[Command], flagged: bool, given: Response | None
    ) -> Response | Command:
        if turn is None:
            return self.answerer().pause(allowed, flagged)
        return self.answerer().ask(turn.ask, allowed, flagged, given)

    def _print(self, question: Question, turn: Turn | None, place: int) -> None:
        order = self.state.order
        where = self.say("screen.head", number=order.index(question.id) + 1, of=len(order))
        print_head(question, where, "", self.screen, self.say, self.paper.worth(question.id))
        if turn is not None:
            print_turn(turn, 0, self.screen, self.say)
        else:  # a conversation that has come to its end
            before = turn_at(self.state, question, place - 1)
            if before is not None:
                print_turn(before, 0, self.screen, self.say)
            print_line(self.say("exam.said"), self.screen)

    def _allowed(self, question: Question, turn: Turn | None, place: int) -> frozenset[Command]:
        past = self.state.past.get(question.id, ())
        answered = place < len(past) and past[place] is not None
        return ANYWHERE | {Command.CLEAR} if turn and answered and question.revisable else ANYWHERE

    def _write(self, question: Question, place: int, response: Response | None) -> None:
        event = written(self.state, question, place, response)
        if event.past != self.state.past.get(question.id):
            self._record(event)

    def _flag(self, here: str) -> None:
        on = here not in self.state.flagged
        self._record(Flagged(here, on))
        self.screen.print(Text(self.say("screen.flag-on" if on else "screen.flag-off"), style="dim"))

    def _after_answer(self, question: Question, place: int) -> tuple[str, int] | None:
        if turn_at(self.state, question, place + 1) is not None:
            return question.id, place + 1
        if question.id == self.state.order[-1]:
            return self._overview(question.id, place)
        return self._beside(question.id, 1)

    def _forward(self, here: str, place: int) -> tuple[str, int] | None:
        """Go on: within a case to its next part, the one at hand left as it is; else to the next question."""
        question = self.material.question(here)
        more = len(question.parts) > 1 and question.revisable
        if more and turn_at(self.state, question, place) is not None:
            past = self.state.past.get(here, ())
            if place + 1 < len(question.parts) and place >= len(past):
                self._write(question, place, None)
            written = place < len(self.state.past.get(here, ()))
            if written and turn_at(self.state, question, place + 1) is not None:
                return here, place + 1
        if here == self.state.order[-1]:
            return self._overview(here, place)
        return self._beside(here, 1)

    def _back(self, here: str, place: int) -> tuple[str, int]:
        if place and self.material.question(here).revisable:
            return here, place - 1
        return self._beside(here, -1)

    def _beside(self, here: str, step: int) -> tuple[str, int]:
        order = self.state.order
        return self._at(order[(order.index(here) + step) % len(order)])

    def _at(self, id: str) -> tuple[str, int]:
        return id, entry(self.state, self.material.question(id))

    def _overview(self, here: str, place: int) -> tuple[str, int] | None:
        """Show the grid, then go to the question whose number is typed, hand in, or go back."""
        self._print_overview()
        while True:
            line = (self.answerer().line(self.say("exam.go-to", last=len(self.state.order))) or "").strip()
            if self.clock.over():
                raise TimeUp
            if not line:
                return here, place
            if line.casefold() in {"x", ":x", "ｘ"}:
                return None if self._hands_in() else (here, place)
            if line.isdecimal() and 1 <= int(line) <= len(self.state.order):
                return self._at(self.state.order[int(line) - 1])
            print_line(self.say("exam.no-number", line=line, last=len(self.state.order)), self.screen)

    def _print_overview(self) -> None:
        self.screen.print()
        order = self.state.order
        width = len(str(len(order)))
        for part in self.paper.parts:
            print_line(part.title, self.screen)
            cells = [self._cell(order.index(id) + 1, id, width) for id in part.questions if id in order]
            room = max(1, min(ROW, (self.screen.width - 2) // (width + 5)))
            for start in range(0, len(cells), room):
                self.screen.print(Text("  " + "".join(cells[start : start + room]).rstrip()))
        counts = [self._answered(id) for id in order]
        told = {name: counts.count(name) for name in SIGNS} | {"flagged": len(self.state.flagged)}
        self.screen.print(hanging(self.say("exam.legend", **told), self.screen.width, style="dim"))
        print_line(self.clock.words(), self.screen)

    def _cell(self, place: int, id: str, width: int) -> str:
        flag = "*" if id in self.state.flagged else " "
        return f"{place:>{width}}{SIGNS[self._answered(id)]}{flag} "

    def _answered(self, id: str) -> str:
        return answeredness(self.material.question(id), self.state.past.get(id, ()))

    def _hands_in(self) -> bool:
        """Name what is still blank, and ask whether to hand the paper in."""
        order = self.state.order
        for name in ("blank", "partly"):
            open_ones = [str(order.index(id) + 1) for id in order if self._answered(id) == name]
            if open_ones:
                told = self.say(f"exam.{name}", count=len(open_ones), numbers=tuple(open_ones))
                self.screen.print(hanging(told, self.screen.width, style="yellow"))
        print_line(self.say("exam.hand-in"), self.screen)
        options = (Option("back", self.say("exam.hand-in.no")), Option("yes", self.say("exam.hand-in.yes")))
        said = self.answerer().ask(Choose(options, 1, 1, fixed=True), frozenset(), False)
        if said is Command.TIME_UP or self.clock.over():
            raise TimeUp
        return said == ["yes"]
