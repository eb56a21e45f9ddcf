"""Takes answers in the live area: one small area for each shape of asking, nothing of it left on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prompt_toolkit import PromptSession
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.output import Output

from officer_quiz.answers.labels import answer_keys
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Response
from officer_quiz.messages.catalogue import Message, Wording
from officer_quiz.session.commands import Command, Commands
from officer_quiz.ui.terminal.answering import NOTHING, STAYS, Ticking
from officer_quiz.ui.terminal.live.area import (
    PanelArea,
    Terminal,
    commands_by_key,
    common_bindings,
    ending,
    interruptible,
    keys_by_command,
)
from officer_quiz.ui.terminal.live.arrange import ArrangePanel
from officer_quiz.ui.terminal.live.as_it_reads import Literal
from officer_quiz.ui.terminal.live.assign import AssignPanel
from officer_quiz.ui.terminal.live.choose import ChoosePanel
from officer_quiz.ui.terminal.live.fields import CONTROL, Fields
from officer_quiz.ui.terminal.live.menu import MenuPanel
from officer_quiz.ui.terminal.live.panel import Hint, Panel, Row


class LiveAnswerer:
    """Takes answers with keys, in place."""

    pauses = True

    def __init__(
        self,
        say: Wording,
        colour: bool,
        input: Input | None = None,
        output: Output | None = None,
        clock: Ticking | None = None,
    ) -> None:
        """`input` and `output` default to the terminal's."""
        self._say = say
        self._terminal = Terminal(colour, input, output, clock)
        self._making: tuple[Ask, PanelArea | Fields] | None = None
        """The answer in the making, when a command interrupted it that comes back to the same question."""

    def ask(
        self,
        ask: Ask,
        allowed: Commands,
        done: Commands = NOTHING,
        given: Response | None = None,
        at_once: bool = False,
        pressing: Ticking | None = None,
    ) -> Response | Command:
        """Return a well-formed response or a command."""
        made = self._making[1] if self._making and self._making[0] == ask else self._area(ask, given, at_once)
        said = made.run(self._terminal, allowed, done, pressing)
        self._making = (ask, made) if isinstance(said, Command) and said in STAYS else None
        return said

    def _area(self, ask: Ask, given: Response | None, at_once: bool) -> PanelArea | Fields:
        if isinstance(ask, Blanks):
            return Fields(ask, self._say, given)
        return PanelArea(_panel(ask, self._say, given, at_once), answer_keys(ask), self._say)

    def pick(self, items: Sequence[tuple[str, str]], leave: str = "answer.go-back") -> str | None:
        """Return the name of the item picked at once by its letter, or with arrows and Enter; None on ``q`` or Esc."""
        if not items:
            return None
        area = PanelArea(MenuPanel(items, self._say, leave), frozenset(), self._say)
        said = area.run(self._terminal, frozenset({Command.LEAVE}))
        return None if isinstance(said, Command) else next(iter(said))

    def keys(self, ask: Ask | None, allowed: frozenset[Command]) -> dict[Command, str]:
        """Return the keys; while text is typed they are others than letters."""
        if isinstance(ask, Blanks):
            return {command: name for command, name in CONTROL.values() if command in allowed}
        taken = answer_keys(ask) if ask else frozenset[str]()
        return keys_by_command(commands_by_key(allowed, taken))

    def pause(self, allowed: Commands, done: Commands = NOTHING, undoable: Callable[[], bool] | None = None) -> Command:
        """Return NEXT on Enter (or Space), or another command by its key."""
        area = PanelArea(_Pause(self._say), frozenset(), self._say, undoable)
        given = area.run(self._terminal, allowed, done)
        return given if isinstance(given, Command) else Command.NEXT

    def turn_page(self, number: int, of: int, allowed: Commands = NOTHING, done: Commands = NOTHING) -> Command:
        """Return NEXT on Enter or Space, LEAVE on ``q`` or Esc, or an allowed command by its key."""
        area = PanelArea(_Page(self._say, number, of), frozenset(), self._say)
        given = area.run(self._terminal, allowed | {Command.LEAVE}, done)
        return given if isinstance(given, Command) else Command.NEXT

    def line(self, prompt: str) -> str | None:
        """Return one line, None if it is empty or Esc was pressed."""
        bindings = common_bindings()

        @bindings.add("escape", eager=True)
        def _cancel(event: KeyPressEvent) -> None:
            event.app.exit(result="")

        clock = self._terminal.clock
        session: PromptSession[str] = PromptSession(
            key_bindings=bindings,
            erase_when_done=True,
            input_processors=[Literal()],
            input=self._terminal.input,
            output=self._terminal.output,
            rprompt=clock.words if clock else None,
            refresh_interval=1.0 if clock else 0,
        )
        if clock:
            session.app.after_render += ending(clock, "")
        line: str = interruptible(session.app, session.prompt, f"{prompt}\n> ")
        return line.strip() or None


def _panel(ask: Choose | Arrange | Assign, say: Wording, given: Response | None, at_once: bool) -> Panel:
    match ask:
        case Choose():
            return ChoosePanel(ask, say, given, at_once)
        case Arrange():
            return ArrangePanel(ask, say, given)
        case Assign():
            return AssignPanel(ask, say, given)


class _Pause(Panel):
    """Nothing to choose: Enter goes on."""

    enter = "answer.next"

    def rows(self, width: int) -> list[Row]:
        """Nothing."""
        del width
        return []

    def press(self, key: str) -> bool:
        """Space goes on, as Enter does."""
        self.done = key == "space"
        return self.done

    def hints(self) -> list[Hint]:
        """None of its own."""
        return []

    def response(self) -> Response | Message:
        """An empty response: going on."""
        return []


class _Page(_Pause):
    """A page of a list: Enter or Space goes to the next."""

    leave = "answer.enough"
    goes_back = True

    def __init__(self, say: Wording, number: int, of: int) -> None:
        super().__init__(say)
        self.enter = "answer.page" if number < of else "answer.enough"
        self.place = say("answer.page-of", number=number, of=of)

    def rows(self, width: int) -> list[Row]:
        """Which page it is."""
        return [Row(self.place[:width])]
