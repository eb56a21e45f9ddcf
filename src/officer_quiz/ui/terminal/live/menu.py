"""A menu: a letter picks its item at once, arrows and Enter do too; where letters run out, numbers are typed."""

from __future__ import annotations

from collections.abc import Sequence

from officer_quiz.kinds.base.ask import Response
from officer_quiz.messages.catalogue import Message, Wording
from officer_quiz.ui.terminal.answering import menu_letters
from officer_quiz.ui.terminal.live.panel import Hint, Panel, Row, hung, moved


class MenuPanel(Panel):
    """Items by name and in words; the response is the name of one."""

    enter = "answer.pick"
    goes_back = True

    def __init__(self, items: Sequence[tuple[str, str]], say: Wording, leave: str) -> None:
        super().__init__(say)
        self.leave = leave
        self.items = items
        self.letters = menu_letters(len(items))
        self.at = 0
        self.typed = ""

    def rows(self, width: int) -> list[Row]:
        """An item a row, the present one set off."""
        rows: list[Row] = []
        for place, (letter, (_, words)) in enumerate(zip(self.letters, self.items, strict=True)):
            here = place == self.at
            rows += hung(f"{'>' if here else ' '} {letter:>{len(self.letters[-1])}}  ", words, width, focused=here)
        return rows

    def press(self, key: str) -> bool:
        """Move, pick by a letter, or go to a number."""
        if key in {"up", "down"}:
            self.at, self.typed = moved(self.at, key, len(self.items)), ""
        elif key.upper() in self.letters and not key.isdecimal():
            self.at, self.done = self.letters.index(key.upper()), True
        elif key.isdecimal():
            self.typed = self.typed + key if self.typed + key in self._numbers() else key
            if self.typed not in self._numbers():
                return False
            self.at = int(self.typed) - 1
        else:
            return False
        return True

    def _numbers(self) -> list[str]:
        return [str(number) for number in range(1, len(self.items) + 1)]

    def hints(self) -> list[Hint]:
        """Letters or numbers, and arrows."""
        if len(self.letters) == 1:
            return [(self.letters[0], "answer.choose")]
        return [(f"{self.letters[0]}-{self.letters[-1]}", "answer.choose"), ("↑↓", "answer.move")]

    def response(self) -> Response | Message:
        """The name of the present item."""
        return [self.items[self.at][0]]
