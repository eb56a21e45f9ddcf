"""`mark`: checks and marks what was handed in to a paper."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from officer_quiz.cli.options import key_and_places
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import message
from officer_quiz.services import marking as markings
from officer_quiz.services.marks_file import write_marks
from officer_quiz.store.book.address import Address
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.screens.marking import marking_data, marks_table, print_marking


def run(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="NAME.key [DIR|FILE]...", help="cli.mark-words")] = None,
    sheets: Annotated[list[Path] | None, typer.Option("--sheet", metavar="FILE.xlsx", help="cli.mark-sheet")] = None,
    accept: Annotated[list[str] | None, typer.Option("--accept", metavar="ID", help="cli.mark-accept")] = None,
    essays: Annotated[bool, typer.Option("--essays", help="cli.mark-essays")] = False,
    marker: Annotated[str, typer.Option("--marker", metavar="NAME", help="cli.mark-marker")] = "",
    into: Annotated[str, typer.Option("--into", metavar="BOOK", help="cli.mark-into")] = "",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="cli.mark-out")] = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Mark hand-ins; exit 1 while there is one about which the trainer has to decide."""
    env: Env = ctx.find_root().obj
    key, places = key_and_places(words or ())
    if sheets and not key:
        raise UserError(message("mark.one-key"), Exit.USAGE)
    marker = marker.strip() or env.profile.name
    wanted = markings.Wanted(key, places, sheets or (), accept or (), marker)
    marking = markings.mark_all(env, wanted)
    if essays:
        from officer_quiz.ui.terminal.essay_marking import mark_essays  # noqa: PLC0415  (only where essays are marked)

        if mark_essays(env, marking, marker, plain) == Exit.INTERRUPTED:
            raise typer.Exit(Exit.INTERRUPTED)
        marking = markings.mark_all(env, wanted)
    changed = markings.changes(marking)
    screen = console(sys.stdout)
    print_json(marking_data(marking, changed, env.say), screen) if json else print_marking(
        marking, changed, screen, env.say
    )
    if out:
        write_marks(out, marking.key.title if marking.key else "officer-quiz", marks_table(marking, env.say))
        tell([message("mark.written", path=shown(out))], env.say)
    if into:
        book = env.book(into)
        new, known, again = markings.keep(env, marking, book)
        tell([message("mark.kept", book=Address.of(book).shown, new=new, known=known, again=again)], env.say)
    if marking.undecided:
        raise typer.Exit(Exit.PROBLEMS)
