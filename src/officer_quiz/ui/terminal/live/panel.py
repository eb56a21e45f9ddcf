"""A panel: what the live area shows and how keys change it, without a terminal. One class for each shape of asking.

A panel knows keys by name: ``up``, ``down``, ``left``, ``right``, ``space``, or a single character in lower case.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from officer_quiz.kinds.base.ask import Response
from officer_quiz.messages.catalogue import Message, Wording
from officer_quiz.ui.console import plain
from officer_quiz.ui.wrapping import wrap

Hint = tuple[str, str]
"""A key, and the message that says what it does."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the live area; `focused` rows are kept in view, `chosen` ones are set off."""

    text: str
    focused: bool = False
    chosen: bool = False


class Panel(ABC):
    """The state of one answer in the making. `enter` is the message that says what Enter does."""

    enter = "answer.confirm"
    leave = "answer.leave"
    """The message that says what leaving does here."""
    goes_back = False
    """Whether Esc leaves."""
    done = False
    """Whether the last key has said all there is to say, so that no Enter is waited for."""

    def __init__(self, say: Wording) -> None:
        self.say = say

    @abstractmethod
    def rows(self, width: int) -> list[Row]:
        """Return what to show, wrapped to `width` cells."""

    @abstractmethod
    def press(self, key: str) -> bool:
        """Change by a key; return whether the key means something here."""

    @abstractmethod
    def hints(self) -> list[Hint]:
        """Return the keys that work now."""

    @abstractmethod
    def response(self) -> Response | Message:
        """Return the response as it stands, or what is still missing."""


def hung(first: str, text: str, width: int, *, focused: bool = False, chosen: bool = False) -> list[Row]:
    """Return rows of `text` with `first` (single-width characters) before it and the other rows under the text."""
    lines = wrap(plain(text), width - len(first))
    return [
        Row((first if number == 0 else " " * len(first)) + line, focused, chosen) for number, line in enumerate(lines)
    ]


def moved(place: int, key: str, count: int) -> int:
    """Return the place after ``up`` or ``down`` among `count`, going round at the ends."""
    return (place + (1 if key == "down" else -1)) % count
