"""What takes an answer: one contract for the live area and the line dialogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from string import ascii_uppercase
from typing import Protocol

from rich.cells import cell_len
from rich.console import Console

from officer_quiz.kinds.base.ask import Ask, Response
from officer_quiz.messages.catalogue import Wording
from officer_quiz.session.commands import Command, Commands
from officer_quiz.ui.console import hanging

LETTERS = {
    Command.FLAG: "f",
    Command.SKIP: "s",
    Command.HINT: "h",
    Command.BACK: "b",
    Command.FORWARD: "n",
    Command.OVERVIEW: "o",
    Command.CLEAR: "-",
    Command.SUBMIT: "x",
    Command.LAW: "l",
    Command.EXPLAIN: "e",
    Command.STAR: "k",
    Command.FAVOURITE: "m",
    Command.AWAY: "x",
    Command.UNDO: "u",
    Command.REPLAY: "r",
    Command.DISPUTE: "d",
    Command.HELP: "?",
    Command.LEAVE: "q",
    Command.STOP: "q",
}
"""The key of each command, in the order in which they are shown."""
MOVES = frozenset({Command.BACK, Command.FORWARD, Command.OVERVIEW, Command.SUBMIT})
"""Commands that leave a question of an exam: said twice when that drops an answer not yet confirmed."""
STAYS = frozenset(
    {
        Command.FLAG,
        Command.HINT,
        Command.STAR,
        Command.FAVOURITE,
        Command.AWAY,
        Command.LAW,
        Command.DISPUTE,
        Command.HELP,
    }
)
"""Commands after which the same is asked again: an answer in the making stays as it is."""
ALWAYS = {Command.FLAG: "*", Command.BACK: "<", Command.FORWARD: ">"}
"""Keys that give a command even where its letter is an answer."""


NOTHING: Commands = frozenset()


class Ticking(Protocol):
    """A clock that runs while answers are taken."""

    def over(self) -> bool:
        """Return whether time is up."""

    def words(self) -> str:
        """Return the time left in words, with a warning when it is short."""

    def short(self) -> bool:
        """Return whether there is a warning now."""


class Left(Exception):
    """The trainee left before the end; everything confirmed is on disk."""


class Answerer(Protocol):
    """Takes answers. EOFError at the end of input, KeyboardInterrupt on Ctrl-C: the terminal is as before then.

    With a clock, `ask` and `pause` return TIME_UP when time is up, whatever was pressed since. Where keys are read,
    `ask` returns LATE once the clock `pressing` is over; where lines are typed, nothing presses.
    """

    pauses: bool
    """Whether it stops after feedback; without, what is said of a question is said while the next is asked."""

    def ask(
        self,
        ask: Ask,
        allowed: Commands,
        done: Commands = NOTHING,
        given: Response | None = None,
        at_once: bool = False,
        pressing: Ticking | None = None,
    ) -> Response | Command:
        """Return a well-formed response to `ask`, or one of the `allowed` commands; `given` is the answer so far.

        The commands `done` take back what they do. `at_once`: where one of several is chosen, its key answers.
        """

    def pause(self, allowed: Commands, done: Commands = NOTHING, undoable: Callable[[], bool] | None = None) -> Command:
        """Return what to do after feedback: NEXT, or another of the `allowed` commands.

        `undoable` tells whether UNDO, where it is allowed, still is.
        """

    def turn_page(self, number: int, of: int, allowed: Commands = NOTHING, done: Commands = NOTHING) -> Command:
        """Return what to do after page `number` of a list: NEXT, LEAVE for no more of it, or an `allowed` command."""

    def line(self, prompt: str) -> str | None:
        """Return one free line of text, None when the trainee gave up."""

    def pick(self, items: Sequence[tuple[str, str]], leave: str = "answer.go-back") -> str | None:
        """Return the name of the item picked from a menu of (name, words), None for leaving it or where it is empty.

        `leave` is the message that says what leaving does.
        """

    def keys(self, ask: Ask | None, allowed: Commands) -> Mapping[Command, str]:
        """Return how each allowed command is given while `ask` is asked, or after feedback (None)."""


def worded(command: Command, done: Commands) -> str:
    """Return the message that says in a word what a command does, or takes back where it is `done`."""
    return f"answer.un{command.value}" if command in done else f"answer.{command.value}"


def print_keys(keys: Mapping[Command, str], screen: Console, say: Wording, area: str = "screen.does") -> None:
    """Say what each command does that works now, by the key that gives it; `area` is where its wording begins."""
    width = max((cell_len(key) for key in keys.values()), default=0)
    for command in LETTERS:
        if command in keys:
            first = f"  {keys[command]}{' ' * (width - cell_len(keys[command]))}  "
            screen.print(hanging(say(f"{area}.{command.value}"), screen.width, first=first, style="dim"))


def menu_letters(count: int) -> list[str]:
    """Return what stands before each item of a menu: letters without Q, which leaves; numbers where they run out."""
    letters = [letter for letter in ascii_uppercase if letter != "Q"]
    return letters[:count] if count <= len(letters) else [str(number) for number in range(1, count + 1)]
