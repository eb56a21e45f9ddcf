"""Takes answers in the live area: one small area for each shape of asking, nothing of it left on the screen."""

from __future__ import annotations

from prompt_toolkit import PromptSession
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyPressEvent
from prompt_toolkit.output import Output

from officer_quiz.answers.labels import answer_keys
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Response
from officer_quiz.messages.catalogue import Message, Wording
from officer_quiz.session.commands import Command
from officer_quiz.ui.terminal.answering import Ticking
from officer_quiz.ui.terminal.live.area import PanelArea, Terminal, common_bindings, ending, interruptible
from officer_quiz.ui.terminal.live.arrange import ArrangePanel
from officer_quiz.ui.terminal.live.as_it_reads import Literal
from officer_quiz.ui.terminal.live.assign import AssignPanel
from officer_quiz.ui.terminal.live.choose import ChoosePanel
from officer_quiz.ui.terminal.live.fields import Fields
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

    def ask(
        self, ask: Ask, allowed: frozenset[Command], flagged: bool, given: Response | None = None
    ) -> Response | Command:
        """Return a well-formed response or a command."""
        if isinstance(ask, Blanks):
            return Fields(ask, allowed, flagged, self._say, given).run(self._terminal)
        panel = _panel(ask, self._say, given)
        return PanelArea(panel, allowed, flagged, answer_keys(ask), self._say).run(self._terminal)

    def pause(self, allowed: frozenset[Command], flagged: bool) -> Command:
        """Return NEXT on Enter (or Space), or another command by its key."""
        area = PanelArea(_Pause(self._say), allowed, flagged, frozenset(), self._say)
        given = area.run(self._terminal)
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


def _panel(ask: Choose | Arrange | Assign, say: Wording, given: Response | None) -> Panel:
    match ask:
        case Choose():
            return ChoosePanel(ask, say, given)
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
        """No key means anything."""
        del key
        return False

    def hints(self) -> list[Hint]:
        """None of its own."""
        return []

    def response(self) -> Response | Message:
        """An empty response: going on."""
        return []
