"""Runs a panel in the terminal: an inline prompt_toolkit application that is erased when the answer is given."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any
from unicodedata import normalize

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import AnyContainer, Dimension, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.styles import Style

from officer_quiz.interrupts import asked, terminal_gone, tidied, waking
from officer_quiz.kinds.base.ask import Response
from officer_quiz.messages.catalogue import Message, Wording
from officer_quiz.printable import literal
from officer_quiz.session.commands import Command, Commands
from officer_quiz.ui.terminal.answering import ALWAYS, LETTERS, MOVES, NOTHING, Ticking, worded
from officer_quiz.ui.terminal.live.panel import Hint, Panel, Row
from officer_quiz.ui.wrapping import flow, wrap

STYLE = Style.from_dict(
    {
        "focused": "bold",
        "chosen": "fg:ansigreen",
        "refusal": "fg:ansiyellow",
        "keys": "fg:ansicyan",
        "more": "fg:ansicyan",
    }
)
NAMED = {
    "up": "up",
    "down": "down",
    "left": "left",
    "right": "right",
    " ": "space",
    "pageup": ALWAYS[Command.BACK],
    "pagedown": ALWAYS[Command.FORWARD],
}
REDRAWN = 0.25
"""Seconds after which the line of keys notices that one of them works no longer, and a clock that presses is told."""
COOKED = "\x1b[?2004l\x1b[?25h\x1b[0m"
"""Undoes what an area does to a terminal besides its settings: bracketed paste, a hidden cursor, colour."""
BESIDE = 4
"""Rows of the terminal left to what stands above the area, clocks included."""


class Terminal:
    """Where areas run: the terminal's input and output, whether colour may be used, and a clock that ends them."""

    def __init__(
        self, colour: bool, input: Input | None = None, output: Output | None = None, clock: Ticking | None = None
    ) -> None:
        self.colour, self.input, self.clock = colour, input, clock
        self.output = output or get_app_session().output
        # Asking the terminal where its cursor is would put its reply among the keys typed ahead.
        if hasattr(self.output, "enable_cpr"):
            self.output.enable_cpr = False

    def run(
        self,
        body: AnyContainer,
        bindings: KeyBindings,
        redrawn: float | None = None,
        pressing: Ticking | None = None,
    ) -> Any:
        """Show `body` until a key gives a result, and return it; the area is erased then.

        `redrawn`: the seconds after which it is drawn again by itself, as it is each second with a clock, and more
        often with one that is `pressing`. TIME_UP when the clock ends it, or had ended by the time of the key, LATE
        when the one that is pressing does. KeyboardInterrupt on Ctrl-C. The terminal is put back as it was however
        this ends.
        """
        clock = self.clock
        rows = [_clock_row(each) for each in (clock, pressing) if each]
        application: Application[Any] = Application(
            layout=Layout(HSplit([*rows, body]) if rows else body),
            refresh_interval=REDRAWN if pressing else 1.0 if clock else redrawn,
            key_bindings=bindings,
            style=STYLE,
            color_depth=None if self.colour else ColorDepth.DEPTH_1_BIT,
            erase_when_done=True,
            input=self.input,
            output=self.output,
        )
        application.ttimeoutlen = 0.05
        if pressing:
            application.after_render += ending(pressing, Command.LATE)
        if clock is None:
            return interruptible(application, application.run)

        application.after_render += ending(clock, Command.TIME_UP)
        result = interruptible(application, application.run)
        return Command.TIME_UP if clock.over() else result


def interruptible(application: Application[Any], run: Callable[..., Any], *words: str) -> Any:
    """Return what `run` of an application returns; KeyboardInterrupt when the program is asked to end meanwhile."""

    def leave() -> None:
        if application.future is not None and not application.future.done():
            application.exit(exception=KeyboardInterrupt())

    def wake() -> None:
        if application.loop is not None:
            application.loop.call_soon_threadsafe(leave)

    def begin() -> None:
        if asked():
            leave()

    application.pre_run_callables.append(begin)
    with waking(wake), tidied(COOKED):
        try:
            return run(*words, handle_sigint=False)
        except EOFError:
            if terminal_gone():  # not Ctrl-D: the window was closed
                raise KeyboardInterrupt from None
            raise


def ending(clock: Ticking, result: object) -> Callable[[Application[Any]], None]:
    """Return a handler that ends an application with `result` once time is up."""

    def tick(app: Application[Any]) -> None:
        if clock.over() and app.future is not None and not app.future.done():
            app.exit(result=result)

    return tick


def _clock_row(clock: Ticking) -> Window:
    def text() -> StyleAndTextTuples:
        return [("class:refusal" if clock.short() else "class:keys", clock.words())]

    return Window(FormattedTextControl(text), height=1)


def common_bindings() -> KeyBindings:
    """Return the keys that work in every area: Ctrl-C leaves, Ctrl-Z suspends where the system can."""
    bindings = KeyBindings()

    @bindings.add("c-c")
    @bindings.add(Keys.SIGINT)
    def _interrupt(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt())

    @bindings.add("c-z", filter=Condition(lambda: os.name == "posix"))
    def _suspend(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    return bindings


class PanelArea:
    """A panel with its refusals and the line of keys, and the commands that are no answer."""

    def __init__(
        self, panel: Panel, taken: frozenset[str], say: Wording, undoable: Callable[[], bool] | None = None
    ) -> None:
        """`taken`: the characters that answer here and so are no commands. `undoable`: whether UNDO still works."""
        self.panel, self.taken, self.say, self.undoable = panel, taken, say, undoable
        self.allowed: Commands = NOTHING
        self.words: dict[Command, str] = {}
        self.refusal = ""
        self.unconfirmed = False

    @property
    def commands(self) -> dict[str, Command]:
        """The commands that work now, by their keys."""
        over = {Command.UNDO} if self.undoable and not self.undoable() else NOTHING
        return commands_by_key(self.allowed - over, self.taken)

    def run(
        self, terminal: Terminal, allowed: Commands, done: Commands = NOTHING, pressing: Ticking | None = None
    ) -> Response | Command:
        """Return a well-formed response or a command; run again, it goes on where it was. EOFError on Ctrl-D."""
        self.allowed, self.refusal = allowed, ""
        self.words = {command: worded(command, done) for command in done} | {Command.LEAVE: self.panel.leave}
        body = Window(FormattedTextControl(self._text, show_cursor=False), height=self._height, dont_extend_height=True)
        redrawn = REDRAWN if Command.UNDO in allowed else None
        result: Response | Command = terminal.run(HSplit([body]), self._bindings(), redrawn, pressing)
        return result

    def _bindings(self) -> KeyBindings:
        bindings = common_bindings()

        @bindings.add("c-d")
        def _end(event: KeyPressEvent) -> None:
            event.app.exit(exception=EOFError())

        bindings.add("enter")(self._confirm)
        bindings.add("c-j")(self._confirm)

        @bindings.add("escape")
        def _back(event: KeyPressEvent) -> None:
            if self.panel.goes_back:
                event.app.exit(result=Command.LEAVE)

        @bindings.add("up")
        @bindings.add("down")
        @bindings.add("left")
        @bindings.add("right")
        @bindings.add("pageup")
        @bindings.add("pagedown")
        @bindings.add(Keys.Any)
        def _key(event: KeyPressEvent) -> None:
            key = event.key_sequence[0].key
            typed = normalize("NFKC", event.data).casefold()  # full-width letters of a Chinese input method
            self._press(NAMED.get(str(getattr(key, "value", key))) or NAMED.get(typed, typed), event)

        return bindings

    def _confirm(self, event: KeyPressEvent) -> None:
        response = self.panel.response()
        if isinstance(response, Message):
            self.refusal = self.say(response)
        else:
            event.app.exit(result=response)

    def _press(self, key: str, event: KeyPressEvent) -> None:
        self.refusal = ""
        command = self.commands.get(key)
        if command in MOVES and self.unconfirmed:
            said = self.say("answer.unconfirmed", key=self.say("answer.enter"))
            self.refusal, self.unconfirmed = said, False
        elif command:
            event.app.exit(result=command)
        elif self.panel.press(key):
            self.unconfirmed = True
            if self.panel.done:
                self._confirm(event)

    def _lines(self) -> list[tuple[str, str]]:
        """What the area shows now: (style, line), cut to the terminal around the focused rows."""
        size = _size()
        hints = hint_lines(self._hints(), self.commands, self.words, size.columns, self.say)
        refusal = wrap(self.refusal, size.columns - 1) if self.refusal else []
        room = max(size.rows - len(hints) - len(refusal) - BESIDE - 1, 3)
        rows = visible(self.panel.rows(size.columns - 1), room, self.say)
        shown = [(_style(row), row.text) for row in rows]
        lines = [
            *([("", "")] if shown else []),
            *shown,
            ("", ""),
            *(("class:refusal", line) for line in refusal),
            *(("class:keys", line) for line in hints),
        ]
        return [(style, literal(line)) for style, line in lines]

    def _hints(self) -> list[Hint]:
        return [*self.panel.hints(), (self.say("answer.enter"), self.panel.enter)]

    def _text(self) -> StyleAndTextTuples:
        *lines, last = self._lines()
        return [*((style, f"{line}\n") for style, line in lines), last]

    def _height(self) -> Dimension:
        return Dimension.exact(len(self._lines()))


def commands_by_key(allowed: frozenset[Command], taken: frozenset[str]) -> dict[str, Command]:
    """Return the commands by the keys that give them here; some have one even where their letter is an answer."""
    found = {letter: command for command, letter in LETTERS.items() if command in allowed and letter not in taken}
    return found | {key: command for command, key in ALWAYS.items() if command in allowed}


def keys_by_command(commands: dict[str, Command]) -> dict[Command, str]:
    """Return the key of each command: its letter where that gives it."""
    return {command: key for key, command in reversed(commands.items())}


def hint_lines(
    hints: list[Hint], commands: dict[str, Command], words: Mapping[Command, str], width: int, say: Wording
) -> list[str]:
    """Return the line of keys that work now, wrapped between keys; `words` are messages that differ from the usual."""
    named = [f"{key} {say(what)}" for key, what in hints]
    shown = keys_by_command(commands)
    for command in (command for command in LETTERS if command in shown):
        named.append(f"{shown[command]} {say(words.get(command, f'answer.{command.value}'))}")
    return flow(named, width - 1)


def visible(rows: list[Row], room: int, say: Wording) -> list[Row]:
    """Return at most `room` rows around the focused ones, saying where there are more."""
    if len(rows) <= room:
        return rows
    focus = [place for place, row in enumerate(rows) if row.focused] or [0]
    start = min(max(focus[-1] + 2 - room, 0), max(focus[0] - 1, 0), len(rows) - room)
    if focus[-1] >= start + room - 1:
        start = min(focus[-1] + 2 - room, len(rows) - room)
    part = rows[start : start + room]
    if start > 0:
        part[0] = Row(say("answer.more-above"))
    if start + room < len(rows):
        part[-1] = Row(say("answer.more-below"))
    return part


def _style(row: Row) -> str:
    return " ".join(f"class:{name}" for name in ("focused", "chosen") if getattr(row, name))


def _size() -> Any:
    return get_app().output.get_size()
