"""Goes through a marked paper question by question, with the answer given, the key and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from rich.console import Console

from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.base.reveal import Reveal
from officer_quiz.messages.catalogue import Wording
from officer_quiz.services.material import Material
from officer_quiz.session.commands import Command
from officer_quiz.session.marking import reveals, rules_of
from officer_quiz.session.state import State
from officer_quiz.ui.console import hanging, print_line
from officer_quiz.ui.screens.feedback import print_reveal
from officer_quiz.ui.screens.options import print_options
from officer_quiz.ui.screens.question import print_head, print_turn
from officer_quiz.ui.screens.verdict import print_verdict
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
            shortened = self._show(place, question)
            if self._pause(question, shortened) is Command.LEAVE:
                return

    def _pause(self, question: Question, shortened: Sequence[Reveal]) -> Command:
        """Wait until the trainee goes on or leaves; all that was shortened is shown when asked for."""
        allowed = frozenset({Command.NEXT, Command.LEAVE})
        while True:
            offered = allowed | ({Command.EXPLAIN} if shortened else frozenset())
            given = self.answerer().pause(offered)
            if given is not Command.EXPLAIN:
                return given
            for reveal in shortened:
                print_reveal(reveal, partial(self.material.cite, question), self.screen, self.say)

    def _show(self, place: int, question: Question) -> list[Reveal]:
        """Show a question with its answer and feedback; return what of that was shown in part."""
        screen, say = self.screen, self.say
        where = say("screen.head", number=place, of=len(self.state.order))
        bank = self.material.bank_title(question.id)
        print_head(question, where, bank, screen, say, self.state.paper.worth(question.id))
        shown = 0
        shortened = []
        cite = partial(self.material.cite, question)
        for turn, reveal in reveals(self.state, question, rules_of(self.state)):
            if turn.part or not shown:
                print_turn(turn, shown, screen, say)
            if question.id in self.state.awaiting:
                break  # what comes after its first turn was not asked
            shown = len(turn.context)
            if reveal is not None:
                if not self.answerer().pauses:
                    print_reveal(reveal, cite, screen, say)
                elif print_verdict(reveal, cite, screen, say):
                    shortened.append(reveal)
        if question.id in self.state.awaiting:
            self._show_awaiting(question)
        return shortened

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
