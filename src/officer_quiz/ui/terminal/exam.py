"""An exam on screen: questions in any order, answers that may be changed, an overview, handing in.

Nothing about keys is shown; what happened has been recorded before the next thing is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from officer_quiz.answers.read import echoed, folded
from officer_quiz.kinds.base.ask import Choose, Option, Response
from officer_quiz.messages.catalogue import Wording
from officer_quiz.session.commands import Command
from officer_quiz.session.conduct.exam import Exam, TimeUp, turn_at
from officer_quiz.session.marking import Answeredness
from officer_quiz.session.state import State
from officer_quiz.text.numerals import to_int
from officer_quiz.ui.console import hanging, print_line
from officer_quiz.ui.screens.question import print_head, print_turn
from officer_quiz.ui.terminal.answering import NOTHING, Answerer, Left, print_keys
from officer_quiz.ui.terminal.clock import Pressed, ShownClock

SIGNS = {"answered": "●", "partly": "◎", "blank": "○"}
HELD = "—"
"""Stands for a question that cannot be answered now."""
ROW = 10
"""Questions in a row of the overview."""


@dataclass(slots=True)
class ExamScreen:
    """One exam being sat."""

    exam: Exam
    answerer: Callable[[], Answerer]
    clock: ShownClock
    screen: Console
    say: Wording
    pressed: Pressed | None = None
    """The clocks of conversations, where they run."""

    @property
    def state(self) -> State:
        """The exam so far."""
        return self.exam.state

    def run(self) -> bool:
        """Sit the exam until it is handed in; return whether the clock did that. Left when the trainee leaves."""
        try:
            while not self._step():
                pass
        except TimeUp:
            return True
        return False

    def _step(self) -> bool:
        """Show what is asked, do what is said, and return whether the paper is handed in."""
        exam = self.exam
        self._print()
        while True:
            said = self._ask()
            match said:
                case Command.TIME_UP:
                    raise TimeUp
                case Command.LEAVE:
                    raise Left
                case Command.HELP:
                    keys = self.answerer().keys(exam.turn.ask if exam.turn else None, exam.allowed)
                    print_keys(keys, self.screen, self.say, "exam.does")
                    continue
                case Command.FLAG:
                    key = "screen.flag-on" if exam.flag() else "screen.flag-off"
                    self.screen.print(Text(self.say(key), style="dim"))
                    continue
                case Command.OVERVIEW:
                    return self._overview()
                case Command.SUBMIT:
                    return self._hands_in()
                case Command.BACK:
                    exam.back()
                case Command.FORWARD | Command.NEXT:
                    return exam.forward() and self._overview()
                case Command.CLEAR:
                    exam.clear()
                case _:
                    assert not isinstance(said, Command), f"{said} does not belong into an exam"
                    return exam.answer(said) and self._overview()
            return False

    def _ask(self) -> Response | Command:
        exam, turn = self.exam, self.exam.turn
        done = frozenset({Command.FLAG}) if exam.here in self.state.flagged else NOTHING
        if turn is None:
            return self.answerer().pause(exam.allowed, done)
        pressing = self.pressed.at(exam.here, exam.place, turn) if self.pressed else None
        said = self.answerer().ask(turn.ask, exam.allowed, done, exam.given, pressing=pressing)
        if said is not Command.LATE:
            return said
        self.screen.print(Text(self.say("screen.late"), style="dim"))
        return [turn.late]

    def _print(self) -> None:
        exam = self.exam
        where = self.say("screen.head", number=exam.number, of=len(self.state.order))
        print_head(exam.at_hand, where, "", self.screen, self.say, self.state.paper.worth(exam.here))
        turn = exam.turn
        if turn is None:  # a conversation that has come to its end
            before = turn_at(self.state, exam.at_hand, exam.place - 1)
            if before is not None:
                print_turn(before, 0, self.screen, self.say)
            print_line(self.say("exam.said"), self.screen)
        else:
            print_turn(turn, 0, self.screen, self.say)

    def _overview(self) -> bool:
        """Show the grid, then go to the question whose number is typed, hand in, or go back."""
        self._print_overview()
        last = len(self.state.order)
        while True:
            line = (self.answerer().line(self.say("exam.go-to", last=last)) or "").strip()
            self.exam.check_time()
            if not line:
                return False
            if line.casefold() in {"x", ":x", "ｘ"}:
                return self._hands_in()
            number = to_int(folded(line))
            if not number or number > last:
                print_line(self.say("exam.no-number", line=echoed(line), last=last), self.screen)
            elif self.exam.is_held(number):
                print_line(self.say("exam.held-number", number=number), self.screen)
            else:
                self.exam.go(number)
                return False

    def _print_overview(self) -> None:
        self.screen.print()
        order = self.state.order
        width = len(str(len(order)))
        for part in self.state.paper.parts:
            print_line(part.title, self.screen)
            cells = [self._cell(order.index(id) + 1, id, width) for id in part.questions if id in order]
            room = max(1, min(ROW, (self.screen.width - 2) // (width + 5)))
            for start in range(0, len(cells), room):
                self.screen.print(Text("  " + "".join(cells[start : start + room]).rstrip()))
        counts = Counter[str](self.exam.answered(id) for id in self.exam.order)
        told = {name: counts[name] for name in SIGNS} | {"flagged": len(self.state.flagged)}
        self.screen.print(hanging(self.say("exam.legend", **told), self.screen.width, style="dim"))
        if len(self.exam.order) < len(order):
            print_line(f"{HELD} {self.say('exam.held-legend')}", self.screen)
        if not self.answerer().pauses:  # where the line to type on does not show it
            print_line(self.clock.words(), self.screen)

    def _cell(self, place: int, id: str, width: int) -> str:
        flag = "*" if id in self.state.flagged else " "
        sign = HELD if self.exam.is_held(place) else SIGNS[self.exam.answered(id)]
        return f"{place:>{width}}{sign}{flag} "

    def _hands_in(self) -> bool:
        """Name what is still blank, and ask whether to hand the paper in."""
        unanswered: tuple[Answeredness, ...] = ("blank", "partly")
        for name in unanswered:
            if open_ones := self.exam.numbers(name):
                told = self.say(f"exam.{name}", count=len(open_ones), numbers=tuple(open_ones))
                self.screen.print(hanging(told, self.screen.width, style="yellow"))
        print_line(self.say("exam.hand-in"), self.screen)
        options = (Option("back", self.say("exam.hand-in.no")), Option("yes", self.say("exam.hand-in.yes")))
        said = self.answerer().ask(Choose(options, 1, 1, fixed=True), NOTHING)
        if said is Command.TIME_UP:
            raise TimeUp
        self.exam.check_time()
        return said == ["yes"]
