"""The line dialogue: one line an answer, for screen readers, pipes, logs and dumb terminals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from officer_quiz.answers.labels import answer_keys
from officer_quiz.answers.read import echoed, folded, how, read
from officer_quiz.answers.words import response_in_words
from officer_quiz.kinds.base.ask import Ask, Blanks, Response
from officer_quiz.messages.catalogue import Message, Prose, Wording
from officer_quiz.session.commands import Command, Commands
from officer_quiz.text.numerals import to_int
from officer_quiz.ui.terminal.answering import ALWAYS, LETTERS, NOTHING, Ticking, menu_letters

MARK = ":"
"""Before a command's letter where the letter alone would be an answer."""


class PlainAnswerer:
    """Reads lines. A command is its letter, or ``:`` and its letter where the letter is an answer or text."""

    pauses = False

    def __init__(
        self,
        read_line: Callable[[], str],
        write: Callable[[str], None],
        say: Wording,
        show: Callable[[Ask], None],
        clock: Ticking | None = None,
    ) -> None:
        """`read_line` raises EOFError at the end of input; `show` prints the options of an ask with their labels."""
        self._read, self._write, self._say, self._show = read_line, write, say, show
        self._clock = clock

    def ask(
        self,
        ask: Ask,
        allowed: Commands,
        done: Commands = NOTHING,
        given: Response | None = None,
        at_once: bool = False,
        pressing: Ticking | None = None,
    ) -> Response | Command:
        """Return the answer on the next lines, or a command; a line that is neither is told why."""
        del done, at_once, pressing
        self._show(ask)
        if given is not None:
            self._write(self._say("answer.given", told=Prose(response_in_words(ask, given, self._say))))
        if self._clock:
            self._write(self._clock.words())
        self._write(self._say(how(ask)))
        if isinstance(ask, Blanks):
            self._write(self._say("answer.marked"))
        while True:
            line = self._read()
            if self._clock and self._clock.over():
                return Command.TIME_UP
            if command := self._command(line, ask, allowed):
                return command
            if isinstance(ask, Blanks) and ask.form == "text":
                line = self._paragraphs(line)
            response = read(ask, line)
            if not isinstance(response, Message):
                return response
            self._write(self._say(response))

    def pause(self, allowed: Commands, done: Commands = NOTHING, undoable: Callable[[], bool] | None = None) -> Command:
        """Go on at once: each line answers one question, so feedback must not use one up."""
        del allowed, done, undoable
        return Command.NEXT

    def turn_page(self, number: int, of: int, allowed: Commands = NOTHING, done: Commands = NOTHING) -> Command:
        """Go on at once: where lines are typed, everything is printed."""
        del number, of, allowed, done
        return Command.NEXT

    def pick(self, items: Sequence[tuple[str, str]], leave: str = "answer.go-back") -> str | None:
        """Return the name of the item whose letter or number is typed, None for ``q``."""
        if not items:
            return None
        letters = menu_letters(len(items))
        self._write("")
        for letter, (_, words) in zip(letters, items, strict=True):
            self._write(f"   {letter}  {words}")
        how = self._say("answer.how-pick", first=letters[0], last=letters[-1], leave=self._say(leave))
        self._write(how)
        while True:
            typed = folded(line := self._read()).upper()
            if typed.removeprefix(MARK) == "Q":
                return None
            number = letters.index(typed) + 1 if typed in letters else to_int(typed)
            if number and number <= len(items):
                return items[number - 1][0]
            self._write(self._say("answer.unreadable", line=echoed(line), how=how))

    def keys(self, ask: Ask | None, allowed: frozenset[Command]) -> dict[Command, str]:
        """Return the letters, with a colon before those that would answer, or be text."""
        taken = answer_keys(ask) if ask else frozenset[str]()
        marked = isinstance(ask, Blanks)
        return {
            command: f"{MARK if marked or letter in taken else ''}{letter}"
            for command, letter in LETTERS.items()
            if command in allowed
        }

    def line(self, prompt: str) -> str | None:
        """Return the next line, None if it is empty."""
        self._write(prompt)
        return self._read().strip() or None

    def _paragraphs(self, first: str) -> str:
        """Return a text of several lines, up to a dot on its own, two empty lines, or the end of input."""
        lines = [first]
        with suppress(EOFError):
            while any(line.strip() for line in lines[-2:]) and lines[-1].strip() != ".":
                lines.append(self._read())
        return "\n".join(lines).rstrip().removesuffix("\n.")

    def _command(self, line: str, ask: Ask, allowed: frozenset[Command]) -> Command | None:
        word = folded(line)
        marked = word.startswith((MARK, "："))
        word = word[1:] if marked else word
        if not marked and (isinstance(ask, Blanks) or word in answer_keys(ask)):
            return None
        meant = (command for letters in (LETTERS, ALWAYS) for command, letter in letters.items() if letter == word)
        return next((command for command in meant if command in allowed), None)
