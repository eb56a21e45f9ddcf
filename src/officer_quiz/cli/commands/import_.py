"""`import`: questions of other programs into a bank's file."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.exchange import found, takes_extra
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import message
from officer_quiz.services.check import check
from officer_quiz.services.importing import Imported, Wanted, import_files
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.reports.diagnostics import report_summary
from officer_quiz.ui.screens.exporting import print_formats
from officer_quiz.ui.screens.importing import import_data, print_import


def run(
    ctx: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...", help="cli.import-files")] = None,
    into: Annotated[str, typer.Option("--into", metavar="FILE", help="cli.import-into")] = "",
    format: Annotated[str, typer.Option("--format", metavar="NAME", help="cli.import-format")] = "",
    answers: Annotated[str, typer.Option("--answers", metavar="FILE", help="cli.import-answers")] = "",
    bank: Annotated[str, typer.Option("--bank", metavar="ID", help="cli.import-bank")] = "",
    formats: Annotated[bool, typer.Option("--formats", help="cli.import-formats")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="cli.import-dry-run")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Read questions, add what is new to a bank's file as drafts, and account for everything; 1 if any is left out."""
    env: Env = ctx.find_root().obj
    screen = console(sys.stdout)
    if formats:
        rows = [(name, " ".join(each.ENDINGS), takes_extra(each)) for name, each in found().items()]
        print_formats("exchange.formats-title", rows, screen, env.say)
        return
    if not files:
        raise UserError(message("exchange.no-files"), Exit.USAGE)
    imported = import_files(env, Wanted(files, into, format, answers, bank, dry_run))
    if json:
        print_json(import_data(imported, dry_run, env.say), screen)
    else:
        print_import(imported, dry_run, screen, env.say)
        if not dry_run:
            _tell_written(env, imported)
    if imported.counts["left_out"]:
        raise typer.Exit(Exit.PROBLEMS)


def _tell_written(env: Env, imported: Imported) -> None:
    """Say where the questions are, and what `check` says of them at once."""
    if imported.into is None or not (imported.added or imported.there):
        tell([message("exchange.nothing")], env.say)
        return
    path = shown(imported.into)
    if not imported.added:
        tell([message("exchange.nothing-new", path=path)], env.say)
        return
    tell([message("exchange.into", path=path)], env.say)

    def unseen(work: Iterable[Any], total: int) -> Iterable[Any]:
        return env.counted(work, total, "check.progress")

    counts = check(env, [imported.into], None, unseen).counts
    report_summary(counts, console(sys.stdout), env.say)
    if counts["errors"]:
        tell([message("exchange.not-yet", path=path)], env.say)
