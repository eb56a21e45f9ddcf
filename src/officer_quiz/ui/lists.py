"""Tables of sessions and banks, and one session answer by answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from itertools import groupby
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from officer_quiz.kinds.base.ask import Response
from officer_quiz.messages.catalogue import Wording
from officer_quiz.ui.console import hanging, plain, single_line
from officer_quiz.ui.feedback import STYLES, verdict
from officer_quiz.ui.question import number


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in the list; `score` of `points` counts what has been answered. Times are UTC."""

    id: str
    mode: str
    started: datetime
    finished: datetime | None
    questions: int
    answered: int
    score: Fraction
    points: Fraction

    @property
    def state(self) -> str:
        """finished or open."""
        return "finished" if self.finished else "open"

    def data(self) -> dict[str, Any]:
        """The row as JSON data."""
        return {
            "id": self.id,
            "mode": self.mode,
            "started": utc(self.started),
            "finished": utc(self.finished) if self.finished else None,
            "questions": self.questions,
            "answered": self.answered,
            "score": rounded(self.score),
            "points": rounded(self.points),
            "state": self.state,
        }


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A finished question of a session: what was answered turn by turn, what it earned; `stem` None when it is gone."""

    question: str
    kind: str
    stem: str | None
    changed: bool
    response: list[Response | None]
    told: str
    """The response in words."""
    fraction: Fraction
    worth: Fraction
    blank: bool
    at: datetime

    def data(self) -> dict[str, Any]:
        """The row as JSON data; a question answered in one turn has that response itself, not a list of one."""
        response = self.response[0] if len(self.response) == 1 else self.response
        return {
            "question": self.question,
            "kind": self.kind,
            "response": response,
            "score": rounded(self.fraction * self.worth),
            "points": rounded(self.worth),
            "at": utc(self.at),
        }


def utc(moment: datetime) -> str:
    """Return a UTC time as ISO 8601 with a Z."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def rounded(value: Fraction) -> float:
    """Return a score for machines: a number rounded to 4 places."""
    return round(float(value), 4)


def local(moment: datetime) -> str:
    """Return a UTC time as the user's local date and time."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> Table:
    """Return a table that folds its cells rather than cutting them; columns in `right` are aligned to the right."""
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="cyan")
    for place, title in enumerate(titles):
        grid.add_column(Text(title), overflow="fold", justify="right" if place in right else "left")
    for row in rows:
        grid.add_row(*(Text(plain(cell), overflow="fold") for cell in row))
    return grid


def print_sessions(rows: Sequence[SessionRow], screen: Console, say: Wording) -> None:
    """Print the list of sessions, newest first."""
    if not rows:
        screen.print(hanging(say("screen.history.none"), screen.width))
        return
    titles = [say(f"screen.history.{name}") for name in ("id", "started", "mode", "answered", "score", "state")]
    cells = [
        (
            row.id,
            local(row.started),
            say(f"screen.mode.{row.mode}"),
            f"{row.answered}/{row.questions}",
            f"{number(row.score)}/{number(row.points)}",
            say(f"screen.history.{row.state}"),
        )
        for row in rows
    ]
    screen.print(table(titles, cells, right=(3, 4)))


def print_answers(row: SessionRow, answers: Sequence[AnswerRow], screen: Console, say: Wording) -> None:
    """Print one session answer by answer."""
    print_sessions([row], screen, say)
    for place, answer in enumerate(answers, 1):
        outcome = verdict(answer.fraction, answer.blank)
        scored = say("screen.scored", points=number(answer.fraction * answer.worth), worth=number(answer.worth))
        line = Text(f"{place:>3}  ")
        line.append(say(f"screen.{outcome}"), style=STYLES[outcome])
        line.append_text(single_line(f"  {scored}  {answer.question}"))
        screen.print(line)
        stem = say("screen.history.gone") if answer.stem is None else answer.stem
        screen.print(hanging(stem, screen.width, first="     "))
        if answer.changed:
            screen.print(hanging(say("screen.history.changed"), screen.width, first="     ", style="yellow"))
        if answer.told:
            screen.print(
                hanging(f"{say('screen.your-answer')} {answer.told}", screen.width, first="     ", style="dim")
            )


def print_remarked(rows: Sequence[Mapping[str, Any]], screen: Console, say: Wording) -> None:
    """Print what past results (JSON data) become under the questions as they are now, beside what they were."""
    if not rows:
        screen.print(hanging(say("screen.history.remark-none"), screen.width))
        return
    screen.print(hanging(say("screen.history.remark-title"), screen.width))
    titles = [say(f"screen.history.{name}") for name in ("id", "question", "score", "remarked", "points")]
    names = ("session", "question", "score", "remarked", "points")
    cells = [[f"{row[name]:g}" if isinstance(row[name], float) else row[name] for name in names] for row in rows]
    screen.print(table(titles, cells, right=(2, 3, 4)))


def print_banks(banks: Sequence[Mapping[str, Any]], folder: str, screen: Console, say: Wording) -> None:
    """Print the banks (their JSON data) with counts by kind, level and status."""
    if not banks:
        screen.print(hanging(say("screen.banks.none", folder=folder), screen.width))
        return
    for bank in banks:
        _print_bank(bank, screen, say)
    total = sum(bank["questions"] for bank in banks)
    screen.print(hanging(say("screen.banks.total", banks=len(banks), questions=total, folder=folder), screen.width))


def print_translations(rows: Sequence[Mapping[str, Any]], screen: Console, say: Wording) -> None:
    """Print how many questions of each translated bank can be shown in the other language (JSON data)."""
    if not rows:
        screen.print(hanging(say("screen.translations.none"), screen.width))
        return
    titles = [say(f"screen.translations.{name}") for name in ("bank", "language", "translated")]
    cells = [[row["bank"], row["language"], f"{row['translated']} / {row['questions']}"] for row in rows]
    screen.print(table(titles, cells, right=(2,)))


TRAIL = ("author", "reviewer", "checked")


def print_awaiting(rows: Sequence[Mapping[str, Any]], screen: Console, say: Wording) -> None:
    """Print the questions that wait for a reviewer (JSON data), by bank."""
    for bank, group in groupby(rows, key=lambda row: row["bank"]):
        screen.print(single_line(str(bank), "bold"), overflow="fold")
        for row in group:
            trail = [f"{say(f'screen.review.{name}')} {row[name]}" for name in TRAIL if row[name]]
            line = "  ".join([row["question"], say(f"screen.review.{row['why']}"), *trail])
            screen.print(hanging(line, screen.width, first="    "))
    screen.print(hanging(say("screen.review.total" if rows else "screen.review.none", count=len(rows)), screen.width))


def _print_bank(bank: Mapping[str, Any], screen: Console, say: Wording) -> None:
    """A line with the bank's id and title, and below it what it holds."""
    head = Text()
    head.append_text(single_line(bank["id"], "bold"))
    head.append_text(single_line(f"  {bank['title']}  {say('screen.banks.questions', count=bank['questions'])}"))
    screen.print(head, overflow="fold")
    for title, counts in (
        ("kinds", {say(f"kinds.{name}.name"): count for name, count in bank["kinds"].items()}),
        ("levels", {say(f"screen.level.{name}"): count for name, count in bank["levels"].items()}),
        ("status", {say(f"screen.status.{name}"): count for name, count in bank["status"].items()}),
    ):
        told = "  ".join(f"{name} {count}" for name, count in counts.items())
        screen.print(hanging(told, screen.width, first=f"    {say(f'screen.banks.{title}')}  "))
    screen.print()
