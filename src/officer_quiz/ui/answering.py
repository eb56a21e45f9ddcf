"""What takes an answer: one contract for the live area and the line dialogue."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from officer_quiz.kinds.base.ask import Ask, Response


class Command(StrEnum):
    """What can be done instead of answering. NEXT goes on after feedback."""

    FLAG = "flag"
    SKIP = "skip"
    LAW = "law"
    DISPUTE = "dispute"
    HELP = "help"
    LEAVE = "leave"
    NEXT = "next"


LETTERS = {
    Command.FLAG: "f",
    Command.SKIP: "s",
    Command.LAW: "l",
    Command.DISPUTE: "d",
    Command.HELP: "?",
    Command.LEAVE: "q",
}
"""The key of each command, in the order in which they are shown."""
FLAG_ALWAYS = "*"
"""Flags even where F is an answer."""


class Answerer(Protocol):
    """Takes answers. EOFError at the end of input, KeyboardInterrupt on Ctrl-C: the terminal is as before then."""

    pauses: bool
    """Whether it stops after feedback; without, what is said of a question is said while the next is asked."""

    def ask(self, ask: Ask, allowed: frozenset[Command], flagged: bool) -> Response | Command:
        """Return a well-formed response to `ask`, or one of the `allowed` commands."""

    def pause(self, allowed: frozenset[Command], flagged: bool) -> Command:
        """Return what to do after feedback: NEXT, or another of the `allowed` commands."""

    def line(self, prompt: str) -> str | None:
        """Return one free line of text, None when the trainee gave up."""
