"""Arranging: carrying items to their places."""

from __future__ import annotations

from officer_quiz.answers.words import spoken
from officer_quiz.kinds.base.ask import Arrange, Response
from officer_quiz.messages.catalogue import Message, Wording, message
from officer_quiz.ui.terminal.live.panel import Hint, Panel, Row, hung, moved


class ArrangePanel(Panel):
    """Arrows move; Space picks an item up and puts it down; a number sends the item under the cursor to that place."""

    def __init__(self, ask: Arrange, say: Wording, given: Response | None = None) -> None:
        super().__init__(say)
        self.ask = ask
        order = given if isinstance(given, list) else [item.key for item in ask.items]
        self.order = sorted(ask.items, key=lambda item: order.index(item.key))
        self.at = 0
        self.carried = False
        self.meant = isinstance(given, list)
        """Whether the order is the trainee's: as the items lie at first, nobody has put them so."""

    def rows(self, width: int) -> list[Row]:
        """An item a row, in the order as it stands."""
        rows: list[Row] = []
        for place, item in enumerate(self.order):
            here = place == self.at
            cursor = ("=" if self.carried else ">") if here else " "
            first = f"{cursor} {place + 1:>2}  "
            rows += hung(first, spoken(item.text, self.say), width, focused=here, chosen=here and self.carried)
        return rows

    def press(self, key: str) -> bool:
        """Move, carry, send to a place, or say that the order is meant as it lies."""
        if key in {"up", "down"}:
            self._go(moved(self.at, key, len(self.order)))
        elif key == "space":
            self.carried = not self.carried
        elif key.isdecimal() and 1 <= int(key) <= len(self.order):
            self.order.insert(int(key) - 1, self.order.pop(self.at))
            self.meant = True
        elif key == "y":
            self.meant = True
        else:
            return False
        return True

    def _go(self, place: int) -> None:
        if self.carried:
            self.order.insert(place, self.order.pop(self.at))
            self.meant = True
        self.at = place

    def hints(self) -> list[Hint]:
        """Arrows, Space, numbers."""
        return [
            ("↑↓", "answer.move"),
            (self.say("answer.space"), "answer.carry"),
            (f"1-{min(len(self.order), 9)}", "answer.place"),
            *([] if self.meant else [("Y", "answer.as-it-lies")]),
        ]

    def response(self) -> Response | Message:
        """The items in the order as it stands, once the trainee has touched it: one Enter too many is no answer."""
        return message("answer.untouched") if not self.meant else [item.key for item in self.order]
