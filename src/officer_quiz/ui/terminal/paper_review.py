"""Goes through a marked paper question by question, with the answer given, the key and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console

from officer_quiz.kinds.base.question import Question
from officer_quiz.messages.catalogue import Wording
from officer_quiz.services.material import Material
from officer_quiz.session.commands import Command
from officer_quiz.session.marking import reveals, rules_of
from officer_quiz.session.state import State
from officer_quiz.ui.console import hanging, print_line
from officer_quiz.ui.screens.feedback import print_reveal
from officer_quiz.ui.screens.options import print_options
from officer_quiz.ui.screens.question import print_head, print_turn
from officer_quiz.ui.terminal.answering import Answerer


@dataclass(frozen=True, slots=True)
class PaperReview:
    """Goes through a marked paper question by question."""

    state: State
    material: Material
    answerer: Callable[[], Answerer]
    screen: Console
    say: Wording

    def run(self, only_missed: bool) -> None:
        """Show each question with the answer given, the key and why, until the end or until the trainee leaves."""
        for place, id in enumerate(self.state.order, 1):
            result = self.state.results.get(id)
            if only_missed and result and result.fraction == 1:
                continue
            question = self.material.question(id)
            self._show(place, question)
            if self.answerer().pause(frozenset({Command.NEXT, Command.LEAVE}), False) is Command.LEAVE:
                return

    def _show(self, place: int, question: Question) -> None:
        screen, say = self.screen, self.say
        where = say("screen.head", number=place, of=len(self.state.order))
        bank = self.material.bank_title(question.id)
        print_head(question, where, bank, screen, say, self.state.paper.worth(question.id))
        shown = 0
        for turn, reveal in reveals(self.state, question, rules_of(self.state)):
            if turn.part or not shown:
                print_turn(turn, shown, screen, say)
            if question.id in self.state.awaiting:
                break  # what comes after its first turn was not asked
            shown = len(turn.context)
            if reveal is not None:
                print_reveal(reveal, lambda text: self.material.cite(question, text), screen, say)
        if question.id in self.state.awaiting:
            self._show_awaiting(question)

    def _show_awaiting(self, question: Question) -> None:
        """An answer a trainer will mark: what was written, and the points it will be marked by."""
        past = self.state.past[question.id]
        for response in past:
            if isinstance(response, list):
                self.screen.print(hanging(response[0], self.screen.width, first=f"{self.say('screen.your-answer')}  "))
        marking = question.turn(past)
        if marking is not None:
            print_turn(marking, 0, self.screen, self.say)
            print_options(marking.ask, self.screen, self.say)
        print_line(self.say("exam.to-be-marked"), self.screen)
