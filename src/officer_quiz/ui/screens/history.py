"""Past sessions on screen: the list, one session answer by answer, what a corrected key changes."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from officer_quiz.answers.words import number
from officer_quiz.messages.catalogue import Wording
from officer_quiz.results.rows import AnswerRow, RemarkedRow, SessionRow
from officer_quiz.services.history import calibration_of
from officer_quiz.ui.console import hanging, single_line
from officer_quiz.ui.screens.certainty import certainty_in_words, print_certainty
from officer_quiz.ui.screens.marks import STYLES
from officer_quiz.ui.screens.own_words import beside_lines
from officer_quiz.ui.screens.tables import local, table


def print_sessions(rows: Sequence[SessionRow], screen: Console, say: Wording) -> None:
    """Print the list of sessions, newest first."""
    if not rows:
        screen.print(hanging(say("screen.history.none"), screen.width))
        return
    titles = [say(f"screen.history.{name}") for name in ("id", "started", "mode", "answered", "score", "state")]
    cells = [
        (
            row.name.shown,
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
        line = Text(f"{place:>3}  ")
        line.append_text(_marked(answer, say))
        line.append_text(single_line(f"  {answer.question}"))
        screen.print(line)
        stem = say("screen.history.gone") if answer.headline is None else answer.headline
        screen.print(hanging(stem, screen.width, first="     "))
        if answer.changed:
            screen.print(hanging(say("screen.history.changed"), screen.width, first="     ", style="yellow"))
        if answer.in_words:
            screen.print(
                hanging(f"{say('screen.your-answer')} {answer.in_words}", screen.width, first="     ", style="dim")
            )
        for said in answer.said:
            for shown in beside_lines(said, screen.width, say, "     "):
                screen.print(shown)
        if answer.sure:
            screen.print(hanging(certainty_in_words(answer.sure, say), screen.width, first="     "))
    print_certainty(calibration_of(answers), screen, say)


def _marked(answer: AnswerRow, say: Wording) -> Text:
    """What an answer earned, or that a trainer has to mark it, and its points."""
    result = answer.result
    if result is None:
        return Text(say("screen.history.to-mark", worth=number(answer.worth)), style="yellow")
    earned = say("screen.scored", points=number(result.fraction * result.worth), worth=number(result.worth))
    return Text.assemble((say(f"screen.{result.verdict}"), STYLES[result.verdict]), f"  {earned}")


def print_remarked(rows: Sequence[RemarkedRow], screen: Console, say: Wording) -> None:
    """Print what past results become under the questions as they are now, beside what they were."""
    if not rows:
        screen.print(hanging(say("screen.history.remark-none"), screen.width))
        return
    screen.print(hanging(say("screen.history.remark-title"), screen.width))
    titles = [say(f"screen.history.{name}") for name in ("id", "question", "score", "remarked", "points")]
    cells = [
        (
            row.session.shown,
            row.question,
            *(f"{value:g}" for value in (data["score"], data["remarked"], data["points"])),
        )
        for row in rows
        for data in (row.data(),)
    ]
    screen.print(table(titles, cells, right=(2, 3, 4)))
