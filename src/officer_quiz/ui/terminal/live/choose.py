"""Choosing: one of several, or any number of them."""

from __future__ import annotations

from officer_quiz.answers.labels import labels
from officer_quiz.answers.words import spoken
from officer_quiz.kinds.base.ask import Choose, Response
from officer_quiz.messages.catalogue import Message, Wording, message
from officer_quiz.ui.terminal.live.panel import Hint, Panel, Row, hung, moved


class ChoosePanel(Panel):
    """Where one is chosen, letters and arrows move the mark; where several are, they move and Space ticks."""

    def __init__(self, ask: Choose, say: Wording, given: Response | None = None, at_once: bool = False) -> None:
        """`at_once`: where one is chosen, its key answers, and no Enter is waited for."""
        super().__init__(say)
        self.at_once = at_once and ask.most == 1
        self.ask = ask
        self.one = ask.most == 1
        self.ticked = {place for place, option in enumerate(ask.options) if option.key in (given or ())}
        self.at: int | None = min(self.ticked, default=None) if self.one else 0
        self.letters = [label.lower() for label in labels(ask).values()]
        self.none = ask.least == 0 and given is not None
        """Whether no tick at all is the trainee's answer."""

    def rows(self, width: int) -> list[Row]:
        """An option a row: cursor, mark, letter, text."""
        rows: list[Row] = []
        for place, option in enumerate(self.ask.options):
            here, ticked = place == self.at, place in self.ticked
            mark = ("(*)" if ticked else "( )") if self.one else ("[x]" if ticked else "[ ]")
            first = f"{'>' if here else ' '} {mark} {self.letters[place].upper()}  "
            rows += hung(first, spoken(option.text, self.say), width, focused=here, chosen=ticked)
        return rows

    def press(self, key: str) -> bool:
        """Move or tick."""
        if key in {"up", "down"}:
            self._move(moved(-1 if self.at is None and key == "down" else self.at or 0, key, len(self.letters)))
        elif key == "space" and self.at is not None:
            self._tick(self.at)
        elif key == "0" and not self.ask.least:
            self.ticked, self.none = set(), True
        elif (place := self._place(key)) is not None:
            self.at = place
            self._tick(place)
            self.done = self.at_once
        else:
            return False
        return True

    def _place(self, key: str) -> int | None:
        """The option a character stands for: its letter, its number, or a word of its own."""
        if key in self.letters:
            return self.letters.index(key)
        if key.isdecimal() and 1 <= int(key) <= len(self.letters):
            return int(key) - 1
        typed = [place for place, option in enumerate(self.ask.options) if key in option.typed]
        return typed[0] if typed else None

    def _move(self, place: int) -> None:
        self.at = place
        if self.one:
            self.ticked = {place}

    def _tick(self, place: int) -> None:
        self.ticked = {place} if self.one else self.ticked ^ {place}

    def hints(self) -> list[Hint]:
        """Letters, arrows, Space."""
        letters = f"{self.letters[0].upper()}-{self.letters[-1].upper()}"
        words = [word.upper() for option in self.ask.options for word in option.typed if len(word) == 1]
        does = "answer.at-once" if self.at_once else "answer.choose"
        keys = [(letters, does), *([("/".join(words), does)] if words else [])]
        keys.append(("↑↓", "answer.move"))
        keys += [] if self.one else [(self.say("answer.space"), "answer.tick")]
        return keys if self.ask.least else [*keys, ("0", "answer.none")]

    def response(self) -> Response | Message:
        """The ticked options in screen order; no tick where that must be said: one Enter too many is no answer."""
        if not self.ask.least and not self.ticked and not self.none:
            return message("answer.none-ticked")
        response: Response = [option.key for place, option in enumerate(self.ask.options) if place in self.ticked]
        return self.ask.refuse(response) or response
