"""Assigning: a column for every row."""

from __future__ import annotations

from officer_quiz.answers.labels import column_labels, is_scale, row_labels
from officer_quiz.answers.words import spoken
from officer_quiz.kinds.base.ask import Assign, Response
from officer_quiz.messages.catalogue import Message, Wording, message
from officer_quiz.ui.terminal.live.panel import Hint, Panel, Row, hung, moved


class AssignPanel(Panel):
    """Arrows go up and down the rows and through the columns; a column's letter or number sets it and moves on."""

    def __init__(self, ask: Assign, say: Wording, given: Response | None = None) -> None:
        super().__init__(say)
        self.ask = ask
        self.at = 0
        self.given: dict[str, str] = dict(given) if isinstance(given, dict) else {}
        self.columns = [column.key for column in ask.columns]
        self.letters = [label.lower() for label in column_labels(ask).values()]

    def rows(self, width: int) -> list[Row]:
        """The rows with what each has, then the columns with their letters (a scale speaks for itself)."""
        marks, columns = row_labels(self.ask), column_labels(self.ask)
        rows: list[Row] = []
        for place, row in enumerate(self.ask.rows):
            here, given = place == self.at, self.given.get(row.key)
            value = columns[given] if given is not None else "_"
            first = f"{'>' if here else ' '} [{value}] " + (f"{marks[row.key]}  " if marks[row.key] else "")
            rows += hung(first, spoken(row.text, self.say), width, focused=here, chosen=given is not None)
        if not is_scale(self.ask):
            rows.append(Row(""))
            for column in self.ask.columns:
                used = column.key in self.given.values()
                first = f"  {'*' if used else ' '} {columns[column.key]}  "
                rows += hung(first, spoken(column.text, self.say), width)
        return rows

    def press(self, key: str) -> bool:
        """Go to a row, or set its column."""
        if key in {"up", "down"}:
            self.at = moved(self.at, key, len(self.ask.rows))
        elif key in {"left", "right"}:
            self._set(self._beside(1 if key == "right" else -1))
        elif key in self.letters:
            self._set(self.columns[self.letters.index(key)])
            self.at = min(self.at + 1, len(self.ask.rows) - 1)
        else:
            return False
        return True

    def _beside(self, step: int) -> str:
        """The column next to the row's present one; from none, the first or the last."""
        now = self.given.get(self.ask.rows[self.at].key)
        place = self.columns.index(now) + step if now is not None else min(step, 0)
        return self.columns[place % len(self.columns)]

    def _set(self, column: str) -> None:
        """Give the row a column; where each may stand once, the row that had it loses it."""
        if self.ask.distinct:
            self.given = {row: given for row, given in self.given.items() if given != column}
        self.given[self.ask.rows[self.at].key] = column

    def hints(self) -> list[Hint]:
        """Arrows, letters."""
        first, *_, last = column_labels(self.ask).values()
        span = f"{first}-{last}"
        return [("↑↓", "answer.row"), (span, "answer.choose"), ("←→", "answer.column")]

    def response(self) -> Response | Message:
        """A column for every row, or the first row that has none."""
        for place, row in enumerate(self.ask.rows):
            if row.key not in self.given:
                self.at = place
                return message("answer.open-row", row=spoken(row.text, self.say))
        response: Response = dict(self.given)
        return self.ask.refuse(response) or response
