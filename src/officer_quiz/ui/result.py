"""The result of an exam on screen: score and pass mark, the rules in force, by section, topic and skill, the time each
question took, blanks apart from wrong answers; then the paper question by question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.messages.catalogue import Wording
from officer_quiz.session.exam import possible, reveals
from officer_quiz.session.paper import Paper
from officer_quiz.session.state import State
from officer_quiz.ui.answering import Answerer, Command
from officer_quiz.ui.console import hanging, print_line, single_line
from officer_quiz.ui.feedback import MARKS, STYLES, print_reveal, verdict
from officer_quiz.ui.options import print_options
from officer_quiz.ui.question import number, print_head, print_turn
from officer_quiz.ui.session import Material
from officer_quiz.ui.summary import About, duration, print_groups, print_shares


@dataclass(frozen=True, slots=True)
class Outcome:
    """An exam's result in figures: what was earned, what waits for a trainer, and the pass mark, in points.

    The pass mark keeps its share of the total where questions were withdrawn.
    """

    earned: Fraction
    waiting: Fraction
    total: Fraction
    pass_mark: Fraction

    @classmethod
    def of(cls, state: State) -> Outcome:
        """Return the outcome of a marked exam."""
        paper = state.started.paper
        assert paper is not None, "an exam has a paper"
        total = possible(state)
        share = Fraction(paper.pass_mark) / Fraction(paper.total)
        return cls(max(state.earned, Fraction(0)), sum(state.awaiting.values(), Fraction(0)), total, share * total)

    @property
    def verdict(self) -> str:
        """passed, failed, or open while what waits for a trainer decides."""
        if self.earned >= self.pass_mark:
            return "passed"
        return "open" if self.earned + self.waiting >= self.pass_mark else "failed"


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """What the result needs beside the state."""

    about: Callable[[str], About | None]
    spent: timedelta
    seconds: Mapping[str, float]
    """What each question took."""


def print_result(state: State, facts: ResultFacts, screen: Console, say: Wording) -> None:
    """Print the result of a marked exam."""
    paper = state.started.paper
    assert paper is not None, "an exam has a paper"
    outcome = Outcome.of(state)
    screen.print()
    screen.print(single_line(f"══ {paper.title} · {say('exam.result')} ══", "cyan"))
    if state.submitted and state.submitted.by_clock:
        screen.print(hanging(say("exam.by-clock"), screen.width, style="yellow"))
    _print_outcome(outcome, screen, say)
    tally = [verdict(result.fraction, result.blank) for result in state.results.values()]
    counts = {name: tally.count(name) for name in ("right", "partly", "wrong", "blank")}
    print_line(say("screen.counts", **counts), screen)
    print_line(say("screen.rule", rule=say(f"screen.rule.{state.started.rule}")), screen)
    if Fraction(paper.wrong_true_false):
        print_line(say("exam.wrong-true-false", cost=number(-Fraction(paper.wrong_true_false))), screen)
    print_line(say("screen.time", time=duration(facts.spent, say)), screen)
    titles = {id: part.title for part in paper.parts for id in part.questions}
    print_shares(say("exam.by-section"), state.results, lambda id: [titles[id]], screen)
    known = {id: about for id in state.order if (about := facts.about(id))}
    print_groups(state.results, known, screen, say)
    _print_questions(state, paper, facts, known, screen, say)


def _print_outcome(outcome: Outcome, screen: Console, say: Wording) -> None:
    figures = {"earned": number(outcome.earned), "total": number(outcome.total), "mark": number(outcome.pass_mark)}
    style = {"passed": "bold green", "failed": "bold red", "open": "bold yellow"}[outcome.verdict]
    screen.print(Text(say(f"exam.{outcome.verdict}", **figures), style=style))
    if outcome.waiting:
        screen.print(hanging(say("exam.waiting", points=number(outcome.waiting)), screen.width, style="yellow"))


def _print_questions(
    state: State, paper: Paper, facts: ResultFacts, known: Mapping[str, About], screen: Console, say: Wording
) -> None:
    """A line a question: number, mark, points, time, how it begins."""
    screen.print()
    screen.print(Text(say("exam.by-question"), style="cyan"))
    for place, id in enumerate(state.order, 1):
        result = state.results.get(id)
        outcome = verdict(result.fraction, result.blank) if result else "blank"
        mark = MARKS.get(outcome, "-") if result else "…"
        earned = number(result.fraction * result.worth) if result else "?"
        minutes, seconds = divmod(round(facts.seconds.get(id, 0)), 60)
        head = f"{place:>3} {mark} {earned}/{number(paper.worth(id))}"
        head += " " * max(1, 15 - cell_len(head)) + f"{minutes:>2}:{seconds:02}  "
        line = Text(head, style=STYLES[outcome] if result else "yellow", no_wrap=True, overflow="ellipsis")
        line.append_text(single_line(known[id].stem if id in known else id))
        screen.print(line, no_wrap=True, overflow="ellipsis")


@dataclass(frozen=True, slots=True)
class Review:
    """Goes through a marked paper question by question."""

    state: State
    rules: Rules
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
        paper = self.state.started.paper
        assert paper is not None, "an exam has a paper"
        screen, say = self.screen, self.say
        where = say("screen.head", number=place, of=len(self.state.order))
        bank = self.material.bank_title(question.id)
        print_head(question, where, bank, screen, say, paper.worth(question.id))
        shown = 0
        for turn, reveal in reveals(self.state, question, self.rules):
            if question.id in self.state.awaiting:
                print_turn(turn, shown, screen, say)
                continue
            if turn.part or not shown:
                print_turn(turn, shown, screen, say)
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
