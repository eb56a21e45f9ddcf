"""Practice and review on screen: prints each question, takes answers and commands, shows what they revealed.

Knows the four shapes of asking and no kind. Whatever happened has been recorded before anything about it is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from rich.console import Console
from rich.text import Text

from officer_quiz.answers.words import number
from officer_quiz.kinds.base.ask import Ask, Response, Turn
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.base.reveal import Reveal
from officer_quiz.messages.catalogue import Wording
from officer_quiz.services.material import Material
from officer_quiz.session.commands import Command, Commands
from officer_quiz.session.conduct.practice import OWN_WORDS, Practice
from officer_quiz.session.state import State
from officer_quiz.session.stored import CERTAINTIES
from officer_quiz.ui.console import hanging, print_line
from officer_quiz.ui.screens.certainty import certainty_in_words
from officer_quiz.ui.screens.feedback import print_reveal
from officer_quiz.ui.screens.question import print_head, print_hint, print_turn
from officer_quiz.ui.screens.verdict import print_verdict
from officer_quiz.ui.terminal.answering import Answerer, Left, Ticking, print_keys
from officer_quiz.ui.terminal.clock import Pressed

UNDOABLE = 2.0
"""Seconds in which an answer by one key may be taken back once its result is shown."""


@dataclass(slots=True)
class PracticeScreen:
    """A session being played. `answerer` is made when the first question is on screen: it is slow to import."""

    practice: Practice
    material: Material
    answerer: Callable[[], Answerer]
    screen: Console
    say: Wording
    spent: Callable[[], timedelta] = timedelta
    """Tells the time spent so far."""
    now: Callable[[], float] = float
    """Tells the seconds of a clock."""
    quick: bool = False
    """Whether the key of a choice answers at once, where it may be taken back."""
    beside: str = ""
    """What stands beside the points of each result."""
    pressed: Pressed | None = None
    """The clocks of conversations, where they run."""
    _asked: Ask | None = None
    """What is being asked; None after feedback."""
    _revealed: Reveal | None = None
    """Feedback that was shown in part."""
    _beside: str = ""
    """What stands beside the points of the answer just given: how sure the trainee was, with the mark for it."""

    @property
    def state(self) -> State:
        """The session so far."""
        return self.practice.state

    def run(self) -> None:
        """Play to the end; Left when the trainee leaves, EOFError at the end of input."""
        while (current := self.practice.current) is not None:
            self._question(self.material.question(current))
        self.practice.finish()

    def _question(self, question: Question) -> None:
        """Ask one question to its end."""
        print_head(question, self._place(question), self.material.bank_title(question.id), self.screen, self.say)
        drafted = self.say("screen.draft") if question.status == "draft" else ""
        for notice in filter(None, (drafted, self.material.notice(question))):
            self.screen.print(hanging(notice, self.screen.width, style="yellow"))
        shown = 0
        while turn := self.practice.turn(question):
            print_turn(turn, shown, self.screen, self.say)
            self._say_first(question, turn)
            taken_back = self._answer(question, turn, self._response(question, turn))
            shown = 0 if taken_back else len(turn.context)

    def _say_first(self, question: Question, turn: Turn) -> None:
        """Have it said in one's own words, where that is wanted, before the replies are shown; keep it above them.

        No clock presses meanwhile.
        """
        asks = self.practice.asks_own_words(question, turn)
        if asks:
            if self.answerer().pauses:  # where lines are typed, how to answer says it
                self._note("talk.say-first")
            words = self._response(question, replace(turn, ask=OWN_WORDS, seconds=0, late=""))
            if isinstance(words, list) and words[0].strip():
                self.practice.say_first(question, words[0].strip())
        own = self.practice.own_words(question)
        if own is None:
            return
        if self.answerer().pauses or not asks:  # else it stands where it was typed
            self.screen.print(hanging(own, self.screen.width, first=f"{self.say('talk.own')}  "))
        self._note("talk.nearest")

    def _place(self, question: Question) -> str:
        """Where in the session a question stands, and how it has gone so far."""
        order = self.state.order
        key = "screen.head-open" if self.state.started.minutes else "screen.head"
        return self.say(key, number=order.index(question.id) + 1, of=len(order)) + self._tally()

    def _tally(self) -> str:
        """How it has gone so far, where somebody watches: what was right, what was not, the time."""
        results = self.state.results.values()
        if not results or not self.answerer().pauses:
            return ""
        right = sum(result.fraction == 1 for result in results)
        minutes, seconds = divmod(round(self.spent().total_seconds()), 60)
        limit = self.state.started.minutes
        time = f"{minutes}:{seconds:02}" + (f"/{limit}:00" if limit else "")
        told = self.say("screen.tally", right=right, missed=len(results) - right, time=time)
        return f" · {told}"

    def _answer(self, question: Question, turn: Turn, response: Response | None) -> bool:
        """Record an answer, then show what it has revealed; a skip shows the key. Return whether it was taken back."""
        reveal = self.practice.answer(question, response)
        if response is None:
            self._note("screen.skipped" if self.practice.kept else "screen.skipped-unkept")
        if reveal is None:
            return False
        self._beside = self._how_sure(question, reveal) if self.practice.asks_certainty(reveal) else self.beside
        self._revealed = self._tell(question, reveal)
        if turn.part and (result := self.state.results.get(question.id)):
            earned, worth = number(result.fraction * result.worth), number(result.worth)
            self.screen.print(Text(self.say("screen.whole", points=earned, worth=worth), style="bold"))
        if question.replays and self.practice.kept and not self.answerer().pauses:
            print_line(self.say("talk.replay.how", question=question.id), self.screen)
        return self._pause(question, may_undo=response is not None and self._at_once(question))

    def _at_once(self, question: Question) -> bool:
        """Whether a key answers at once: not in a conversation, which goes on from what was said."""
        return self.quick and question.revisable

    def _how_sure(self, question: Question, reveal: Reveal) -> str:
        """Ask how sure the trainee is before the result is shown, and return what that comes to, empty if unsaid."""
        self.screen.print()
        print_line(self.say("certainty.ask"), self.screen)
        said = self.answerer().pick([(each, self.say(f"certainty.{each}")) for each in CERTAINTIES], "answer.unsaid")
        if said is None:
            return ""
        event = self.practice.sure(question, said, reveal)
        return certainty_in_words([event], self.say)

    def _tell(self, question: Question, reveal: Reveal) -> Reveal | None:
        """Show feedback: what fits the screen where somebody reads it there; return it where that was not all."""
        cite = partial(self.material.cite, question)
        if self.answerer().pauses:
            return reveal if print_verdict(reveal, cite, self.screen, self.say, self._beside) else None
        print_reveal(reveal, cite, self.screen, self.say, beside=self._beside)
        return None

    def _response(self, question: Question, turn: Turn) -> Response | None:
        """Return the trainee's response, None for a skip; commands are carried out on the way.

        Where a clock presses and runs out, the response is that nothing was said; what was in the making is dropped.
        """
        self._asked = turn.ask
        pressing = self._pressing(question, turn)
        while True:
            looks_back = not self.answerer().pauses
            allowed = self.practice.while_asked(turn, looks_back=looks_back, has_articles=bool(self._articles()))
            done, at_once = self.practice.done(question), self._at_once(question)
            given = self.answerer().ask(turn.ask, allowed, done, at_once=at_once, pressing=pressing)
            if given is Command.LATE:
                self._note("screen.late")
                return [turn.late]
            if not isinstance(given, Command):
                return given
            if given is Command.SKIP:
                return None
            if given is Command.HINT:
                self.practice.hint(question)
                print_hint(turn, self.screen, self.say)
            else:
                self._command(given, self.practice.about(given, question), allowed)
                if given is Command.REPLAY:
                    self._asked = turn.ask
                    print_turn(turn, 0, self.screen, self.say)

    def _pressing(self, question: Question, turn: Turn) -> Ticking | None:
        """Return the clock that presses now: none once it has been said in one's own words."""
        if self.pressed is None or self.practice.own_words(question) is not None:
            return None
        return self.pressed.at(question.id, len(self.state.past.get(question.id, ())), turn)

    def _pause(self, question: Question, may_undo: bool) -> bool:
        """After feedback: go on with Enter, or do something about the question first.

        With `may_undo` the answer may be taken back for a moment; return whether it was.
        """
        self._asked = None
        until = self.now() + UNDOABLE

        def undoable() -> bool:
            return may_undo and self.now() <= until

        while True:
            more, articles = self._revealed is not None, bool(self._articles())
            allowed = self.practice.after_feedback(has_articles=articles, has_more=more, may_undo=undoable())
            given = self.answerer().pause(allowed, self.practice.done(question), undoable)
            if given is Command.NEXT:
                return False
            if given is Command.UNDO:
                self.practice.undo(question)
                self._note("screen.undone")
                return True
            if given is Command.EXPLAIN and self._revealed:
                cite = partial(self.material.cite, question)
                print_reveal(self._revealed, cite, self.screen, self.say, beside=self._beside)
                continue
            self._command(given, question, allowed)

    def _articles(self) -> list[str]:
        return [text for citation in self.practice.cited if (text := self.material.article(citation))]

    def _command(self, command: Command, about: Question, allowed: Commands) -> None:
        """Carry out a command that is no answer."""
        match command:
            case Command.LEAVE:
                raise Left
            case Command.HELP:
                print_keys(self.answerer().keys(self._asked, allowed), self.screen, self.say)
            case Command.STAR:
                self.practice.star(about)
                self._note("screen.starred")
            case Command.FLAG:
                self._note("screen.flag-on" if self.practice.flag(about) else "screen.flag-off")
            case Command.AWAY:
                self._note("screen.away-on" if self.practice.put_away(about) else "screen.away-off")
            case Command.FAVOURITE:
                self._note("screen.favourite-on" if self.practice.favour(about) else "screen.favourite-off")
            case Command.DISPUTE:
                self._dispute(about)
            case Command.LAW:
                self._law()
            case Command.REPLAY:
                self._replay()

    def _replay(self) -> None:
        """Play the conversation that was just over on from one of its turns; then all is as it was."""
        from officer_quiz.ui.terminal.replaying import Replaying  # noqa: PLC0415  (only conversations)

        question = self.practice.previous
        assert question is not None, "it is offered once something is over"
        Replaying(self.state, question, self.material, self.answerer, self.screen, self.say, self.pressed).run()
        self.practice.come_back()

    def _dispute(self, question: Question) -> None:
        note = self.answerer().line(self.say("screen.dispute-ask"))
        if note:
            self.practice.dispute(question, note)
        self._note("screen.dispute-kept" if note else "screen.dispute-none")

    def _note(self, key: str) -> None:
        self.screen.print(Text(self.say(key), style="dim"))

    def _law(self) -> None:
        for text in self._articles():
            self.screen.print()
            for line in text.splitlines():
                mark = line[:2] if line.startswith(("→ ", "  ")) else ""
                self.screen.print(hanging(line.removeprefix(mark), self.screen.width, first=f"  {mark}"))
