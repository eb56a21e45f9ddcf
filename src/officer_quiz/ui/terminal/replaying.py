"""Playing a conversation on from a turn that is picked, as often as one likes, the first result beside the new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from rich.console import Console

from officer_quiz.answers.words import number
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.base.reveal import Reveal
from officer_quiz.messages.catalogue import Wording
from officer_quiz.services.material import Material
from officer_quiz.session.commands import Command, Commands
from officer_quiz.session.conduct.practice import feedback
from officer_quiz.session.conduct.replay import Replay, alone
from officer_quiz.session.marking import rules_of
from officer_quiz.session.state import State
from officer_quiz.ui.console import print_line
from officer_quiz.ui.terminal.answering import Answerer
from officer_quiz.ui.terminal.clock import Pressed
from officer_quiz.ui.terminal.practice import PracticeScreen


class _Stopped(Exception):
    """The trainee does not want to play on."""


class _Again(Exception):
    """The trainee wants to go back to a turn once more."""


@dataclass(slots=True)
class _ReplayScreen(PracticeScreen):
    """A conversation played on from `turn`."""

    turn: int = 1

    def _place(self, question: Question) -> str:
        del question
        return self.say("talk.replay.head", number=self.turn)

    def _command(self, command: Command, about: Question, allowed: Commands) -> None:
        if command is Command.STOP:
            raise _Stopped
        if command is Command.REPLAY:
            raise _Again
        super(_ReplayScreen, self)._command(command, about, allowed)


@dataclass(frozen=True, slots=True)
class Replaying:
    """Replays of a finished question of a session: what is needed to show them."""

    state: State
    question: Question
    material: Material
    answerer: Callable[[], Answerer]
    screen: Console
    say: Wording
    pressed: Pressed | None = None
    """The clocks of conversations, where they run; each replay has its own."""

    def run(self) -> None:
        """Let the trainee pick a turn and play on from it until they have enough.

        Left when they leave, EOFError at the end of input.
        """
        first = alone(self.state, self.question.id)
        reveal = feedback(first, self.question, rules_of(first))
        assert reveal is not None, "a finished conversation reveals something"
        beside = self._first(reveal)
        while turn := self._pick(reveal):
            replay = Replay.of(self.state, self.question.id, turn)
            pressed = self.pressed.anew() if self.pressed else None
            shown = _ReplayScreen(
                replay,
                self.material,
                self.answerer,
                self.screen,
                self.say,
                beside=beside,
                pressed=pressed,
                turn=turn,
            )
            try:
                shown.run()
            except _Again:
                continue
            except _Stopped:
                print_line(self.say("talk.replay.stopped"), self.screen)
            return

    def _pick(self, reveal: Reveal) -> int:
        """Return the turn that is picked, counted from 1; 0 for none."""
        say = self.say
        items = []
        for place, note in enumerate(reveal.notes, 1):
            earned, most = note.points or (Fraction(0), Fraction(0))
            points = say("screen.note-points", points=number(earned), most=number(most))
            items.append((str(place), say("talk.replay.turn", number=place, points=points, reply=note.about)))
        if reveal.response is None:
            place = len(items) + 1
            items.append((str(place), say("talk.replay.turn-blank", number=place)))
        print_line("", self.screen)
        print_line(say("talk.replay.ask"), self.screen)
        return int(self.answerer().pick(items) or 0)

    def _first(self, reveal: Reveal) -> str:
        """Return in words what the first time came to."""
        about = {"points": number(reveal.fraction * reveal.worth), "worth": number(reveal.worth)}
        if reveal.ending is None:
            return self.say("talk.replay.first-left", **about)
        return self.say("talk.replay.first", **about, outcome=self.say(f"screen.outcome.{reveal.ending[1]}"))
