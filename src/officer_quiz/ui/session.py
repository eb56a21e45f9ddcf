"""A session on screen: prints each question, takes answers and commands, records before it shows, sums up.

Knows the four shapes of asking and no kind. What happened is recorded through `Play.record`, which has stored and
committed the event when it returns; only then is anything about it shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from rich.console import Console
from rich.text import Text

from officer_quiz.kinds.base.ask import Response, Turn
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.messages.catalogue import Wording
from officer_quiz.session.events import Disputed, Event, Finished, Flagged, Hinted, Starred
from officer_quiz.session.play import answer, feedback, next_turn
from officer_quiz.session.state import State
from officer_quiz.ui.answering import LETTERS, Answerer, Command
from officer_quiz.ui.console import hanging
from officer_quiz.ui.feedback import print_reveal, print_whole
from officer_quiz.ui.question import number, print_head, print_hint, print_turn

WHILE_ASKED = frozenset({Command.FLAG, Command.SKIP, Command.HELP, Command.LEAVE})
LOOKS_BACK = frozenset({Command.DISPUTE, Command.STAR})
"""Commands about the question just answered, even while the next is asked."""
FOR_LATER = frozenset({Command.FLAG, Command.DISPUTE, Command.STAR})
"""Commands whose whole effect is on record."""
AFTERWARDS = frozenset({Command.NEXT, Command.FLAG, Command.HELP, Command.LEAVE})


class Left(Exception):
    """The trainee left before the end; everything confirmed is on disk."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a session shows of its questions: each question, its bank's title, and the law behind it."""

    question: Callable[[str], Question]
    bank_title: Callable[[str], str]
    cite: Callable[[Question, str], str]
    """A citation in words, with the version of the statute."""
    article: Callable[[str], str]
    """The text of a cited article, or empty where there is none at hand."""
    notice: Callable[[Question], str]
    """What to say before a question whose law has changed since it was checked, or empty."""


@dataclass(slots=True)
class Play:
    """One session being played. `answerer` is made when the first question is on screen: it is slow to import."""

    state: State
    record: Callable[[Event], State]
    material: Material
    rules: Rules
    answerer: Callable[[], Answerer]
    screen: Console
    say: Wording
    kept: bool = True
    """Whether anything is stored: what only makes sense for later is not offered otherwise."""
    previous: Question | None = None
    """The question last answered, and below what its feedback cited."""
    cited: tuple[str, ...] = ()

    def run(self) -> State:
        """Play to the end and return the finished state; Left when the trainee leaves, EOFError at the end of input."""
        while self.state.current is not None:
            self._question(self.material.question(self.state.current))
        self.state = self.record(Finished())
        return self.state

    def _question(self, question: Question) -> None:
        """Ask one question to its end."""
        order = self.state.order
        place = self.say("screen.head", number=order.index(question.id) + 1, of=len(order))
        print_head(question, place, self.material.bank_title(question.id), self.screen, self.say)
        drafted = self.say("screen.draft") if question.status == "draft" else ""
        for notice in filter(None, (drafted, self.material.notice(question))):
            self.screen.print(hanging(notice, self.screen.width, style="yellow"))
        shown = 0
        while turn := next_turn(self.state, question):
            print_turn(turn, shown, self.screen, self.say)
            shown = len(turn.context)
            response = self._response(question, turn)
            self.state = self.record(answer(self.state, question, response, self.rules))
            self._after(question, turn, response)

    def _after(self, question: Question, turn: Turn, response: Response | None) -> None:
        """Show what an answer, by now on disk, has revealed; a skip reveals nothing."""
        if response is None:
            self.screen.print(Text(self.say("screen.skipped"), style="dim"))
        reveal = feedback(self.state, question, self.rules)
        if reveal is None:
            return
        self.previous = question
        self.cited = reveal.cited
        cite = partial(self.material.cite, question)
        if response is not None:
            print_reveal(reveal, cite, self.screen, self.say)
        elif reveal.whole:
            print_whole(reveal.whole, cite, self.screen, self.say)
        if turn.part and (result := self.state.results.get(question.id)):
            earned, worth = number(result.fraction * result.worth), number(result.worth)
            self.screen.print(Text(self.say("screen.whole", points=earned, worth=worth), style="bold"))
        if response is not None:
            self._pause(question)

    def _response(self, question: Question, turn: Turn) -> Response | None:
        """Return the trainee's response, None for a skip; commands are carried out on the way."""
        while True:
            looks_back = self.previous is not None and not self.answerer().pauses
            allowed = self._offered(WHILE_ASKED, looks_back)
            allowed |= {Command.HINT} if turn.hint else frozenset()
            given = self.answerer().ask(turn.ask, allowed, question.id in self.state.flagged)
            if not isinstance(given, Command):
                return given
            if given is Command.SKIP:
                return None
            if given is Command.HINT:
                self.state = self.record(Hinted(question.id))
                print_hint(turn, self.screen, self.say)
                continue
            about = self.previous if self.previous and given in LOOKS_BACK else question
            self._command(given, about, allowed)

    def _pause(self, question: Question) -> None:
        """After feedback: go on with Enter, or do something about the question first."""
        while True:
            allowed = self._offered(AFTERWARDS, looks_back=True)
            given = self.answerer().pause(allowed, question.id in self.state.flagged)
            if given is Command.NEXT:
                return
            self._command(given, question, allowed)

    def _offered(self, commands: frozenset[Command], looks_back: bool) -> frozenset[Command]:
        """Add what can be said and read of the question just answered: articles only where their text is at hand."""
        if looks_back:
            commands |= LOOKS_BACK | ({Command.LAW} if self._articles() else set())
        return commands if self.kept else commands - FOR_LATER

    def _articles(self) -> list[str]:
        return [text for citation in self.cited if (text := self.material.article(citation))]

    def _command(self, command: Command, about: Question, allowed: frozenset[Command]) -> None:
        """Carry out a command that is no answer."""
        if command is Command.LEAVE:
            raise Left
        if command is Command.HELP:
            print_keys(allowed, self.screen, self.say)
        elif command is Command.STAR:
            self.state = self.record(Starred(about.id, True))
            self.screen.print(Text(self.say("screen.starred"), style="dim"))
        elif command is Command.FLAG:
            on = about.id not in self.state.flagged
            self.state = self.record(Flagged(about.id, on))
            self.screen.print(Text(self.say("screen.flag-on" if on else "screen.flag-off"), style="dim"))
        elif command is Command.DISPUTE:
            self._dispute(about)
        elif command is Command.LAW:
            self._law()

    def _dispute(self, question: Question) -> None:
        note = self.answerer().line(self.say("screen.dispute-ask"))
        if note:
            self.state = self.record(Disputed(question.id, note))
        self.screen.print(Text(self.say("screen.dispute-kept" if note else "screen.dispute-none"), style="dim"))

    def _law(self) -> None:
        for text in self._articles():
            self.screen.print()
            for line in text.splitlines():
                mark = line[:2] if line.startswith(("→ ", "  ")) else ""
                self.screen.print(hanging(line.removeprefix(mark), self.screen.width, first=f"  {mark}"))


def print_keys(allowed: frozenset[Command], screen: Console, say: Wording, area: str = "screen.does") -> None:
    """Say what each command does that works now; `area` is where its wording begins."""
    for command, key in LETTERS.items():
        if command in allowed:
            said = say(f"{area}.{command.value}")
            screen.print(hanging(said, screen.width, first=f"  {key}  ", style="dim"))
