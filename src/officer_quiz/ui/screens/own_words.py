"""One's own words on screen beside the reply chosen and the best one: of one session, or of all for the trainer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from officer_quiz.answers.own_words import Beside
from officer_quiz.answers.words import number
from officer_quiz.messages.catalogue import Wording
from officer_quiz.printable import one_line
from officer_quiz.results.rows import SaidRow
from officer_quiz.ui.console import hanging, single_line
from officer_quiz.ui.screens.tables import local


def beside_lines(said: Beside, width: int, say: Wording, indent: str = "") -> Iterator[Text]:
    """Yield the words, the reply chosen with its points, and the best one where it is another, one under the other."""
    first = f"{indent}{{}}  ".format
    yield hanging(said.words, width, first=first(say("talk.beside.own")), style="bold")
    if not said.reply:
        return
    points = (
        say("screen.note-points", points=number(said.points[0]), most=number(said.points[1])) if said.points else ""
    )
    yield hanging(f"{said.reply}  {points}".rstrip(), width, first=first(say("talk.beside.chosen")))
    if said.best != said.reply:
        yield hanging(said.best, width, first=first(say("talk.beside.best")), style="green")


def print_said(rows: Sequence[SaidRow], screen: Console, say: Wording) -> None:
    """Print what was said, each with what it was said to, and how many there are."""
    for row in rows:
        head = single_line(row.question, "bold cyan")
        facts = [local(row.at), row.person, row.session, say("talk.beside.turn", number=row.beside.turn)]
        head.append("".join(f"  {one_line(fact)}" for fact in facts if fact), style="dim")
        screen.print(head, overflow="fold")
        if row.changed:
            screen.print(hanging(say("screen.disputes.changed"), screen.width, first="    ", style="yellow"))
        if row.beside.heard:
            screen.print(
                hanging(row.beside.heard, screen.width, first=f"    {say('talk.beside.heard')}  ", style="dim")
            )
        for line in beside_lines(row.beside, screen.width, say, "    "):
            screen.print(line)
    screen.print(hanging(say("talk.said" if rows else "talk.none-said", count=len(rows)), screen.width))
