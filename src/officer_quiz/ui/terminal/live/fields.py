"""Writing: a field for each blank, or a longer text, edited with the line editor (Chinese input included)."""

from __future__ import annotations

from collections.abc import Callable

from prompt_toolkit.application import get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    AnyContainer,
    BufferControl,
    Dimension,
    FormattedTextControl,
    HSplit,
    VSplit,
    Window,
)

from officer_quiz.kinds.base.ask import Blanks, Response
from officer_quiz.messages.catalogue import Message, Wording
from officer_quiz.printable import one_line
from officer_quiz.session.commands import Command, Commands
from officer_quiz.ui.terminal.answering import MOVES, Ticking, worded
from officer_quiz.ui.terminal.live.area import Terminal, common_bindings
from officer_quiz.ui.terminal.live.as_it_reads import Literal
from officer_quiz.ui.wrapping import flow

CONTROL = {
    "c-t": (Command.FLAG, "Ctrl-T"),
    "c-s": (Command.SKIP, "Ctrl-S"),
    "f3": (Command.HINT, "F3"),
    "pageup": (Command.BACK, "PgUp"),
    "pagedown": (Command.FORWARD, "PgDn"),
    "f2": (Command.OVERVIEW, "F2"),
    "f4": (Command.SUBMIT, "F4"),
    "c-l": (Command.LAW, "Ctrl-L"),
    "f1": (Command.HELP, "F1"),
    "c-q": (Command.LEAVE, "Ctrl-Q"),
}
"""Commands while text is typed, when letters are text: keys that line editing leaves free."""
NUMBER = 20
"""Columns of a number's field: its unit stands right behind it."""
LONGEST = 12
"""Rows of a longer text shown at once."""


def _paste_in_one_line(event: KeyPressEvent) -> None:
    """Insert what was pasted: a field of one line shows no other."""
    event.current_buffer.insert_text(" ".join(event.data.split()))


class Fields:
    """Text fields with labels. Enter goes to the next field and confirms in the last; Esc Enter confirms a text."""

    def __init__(self, ask: Blanks, say: Wording, given: Response | None = None) -> None:
        self.ask, self.say = ask, say
        self.allowed: Commands = frozenset()
        self.done: Commands = frozenset()
        self.long = ask.form == "text"
        self.wraps = self.long or ask.form == "speech"
        texts = given if isinstance(given, list) else [""] * len(ask.labels)
        self.kept = list(texts)
        self.buffers = [Buffer(document=Document(text), multiline=self.long) for text in texts]
        self.refusal = ""

    def run(
        self, terminal: Terminal, allowed: Commands, done: Commands, pressing: Ticking | None = None
    ) -> Response | Command:
        """Return the texts or a command; run again, it goes on with what has been written."""
        self.allowed, self.done, self.refusal = allowed, done, ""
        rows: list[AnyContainer] = [self._row(place, buffer) for place, buffer in enumerate(self.buffers)]
        result: Response | Command = terminal.run(HSplit([*rows, self._foot()]), self._bindings(), pressing=pressing)
        return result

    def _row(self, place: int, buffer: Buffer) -> AnyContainer:
        label = f"({place + 1}) " if len(self.buffers) > 1 else "> "
        height = Dimension(min=1, max=LONGEST) if self.wraps else Dimension.exact(1)
        unit = one_line(f" {self.ask.unit}") if self.ask.unit else ""
        width = Dimension(min=8, max=NUMBER, preferred=NUMBER) if self.ask.form == "number" else None
        shown = BufferControl(buffer, input_processors=[Literal()])
        return VSplit(
            [
                Window(FormattedTextControl(label), width=len(label), dont_extend_width=True),
                Window(shown, width=width, height=height, wrap_lines=self.wraps, dont_extend_height=True),
                Window(FormattedTextControl(unit), dont_extend_width=True),
            ]
        )

    def _foot(self) -> AnyContainer:
        """A gap, a refusal if there is one, and the keys that work."""

        def text() -> StyleAndTextTuples:
            refusal: StyleAndTextTuples = [("class:refusal", f"{self.refusal}\n")] if self.refusal else []
            return [("", "\n"), *refusal, ("class:keys", self._keys())]

        return Window(FormattedTextControl(text), wrap_lines=True, dont_extend_height=True)

    def _keys(self) -> str:
        say = self.say
        enter = "Esc Enter" if self.long else say("answer.enter")
        named = [f"{enter} {say('answer.confirm')}"]
        if self.long:
            named.append(f"{say('answer.enter')} {say('answer.newline')}")
        if len(self.buffers) > 1:
            named.append(f"Tab {say('answer.field')}")
        for command, shown in CONTROL.values():
            if command in self.allowed:
                named.append(f"{shown} {say(worded(command, self.done))}")
        return "\n".join(flow(named, get_app().output.get_size().columns - 1))

    def _bindings(self) -> KeyBindings:
        bindings = common_bindings()

        def confirm(event: KeyPressEvent) -> None:
            texts: Response = [buffer.text for buffer in self.buffers]
            if Command.CLEAR in self.allowed and not any(map(str.strip, texts)):
                event.app.exit(result=Command.CLEAR)
                return
            refused = self.ask.refuse(texts)
            if isinstance(refused, Message):
                self.refusal = self.say(refused)
            else:
                event.app.exit(result=texts)

        def enter(event: KeyPressEvent) -> None:
            last = event.app.layout.current_buffer is self.buffers[-1]
            if self.long:
                event.current_buffer.insert_text("\n")
            elif last:
                confirm(event)
            else:
                down(event)

        down, up = self._going(1), self._going(-1)

        bindings.add("enter")(enter)
        bindings.add("c-j")(enter)
        if not self.long:
            bindings.add(Keys.BracketedPaste)(_paste_in_one_line)
        bindings.add("escape", "enter")(confirm)
        if len(self.buffers) > 1:
            for key, go in (("tab", down), ("s-tab", up), ("down", down), ("up", up)):
                bindings.add(key)(go)
        for key, (command, _) in CONTROL.items():
            if command in self.allowed:
                bindings.add(key)(self._giving(command))
        return bindings

    def _going(self, step: int) -> Callable[[KeyPressEvent], None]:
        """Go to a field beside the present one. prompt_toolkit's own knows only fields that have been drawn."""

        def go(event: KeyPressEvent) -> None:
            place = self.buffers.index(event.app.layout.current_buffer or self.buffers[0])
            event.app.layout.focus(self.buffers[(place + step) % len(self.buffers)])

        return go

    def _giving(self, command: Command) -> Callable[[KeyPressEvent], None]:
        def give(event: KeyPressEvent) -> None:
            written = [buffer.text for buffer in self.buffers]
            if command in MOVES and written != self.kept:
                key = "Esc Enter" if self.long else self.say("answer.enter")
                self.refusal, self.kept = self.say("answer.unconfirmed", key=key), written
            else:
                event.app.exit(result=command)

        return give
