"""`analyse`: what the marks of a class say of a paper and of every question in it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from officer_quiz.cli.excluding import one_of
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.services.analysing import Analysed, analyse_book, analyse_table, is_book, points_of
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.screens.analysis import print_analysis
from officer_quiz.ui.terminal.paging import show_in_pages


def run(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="BOOK|TABLE", help="cli.analyse-source")],
    paper: Annotated[str, typer.Option("--paper", metavar="CODE", help="cli.analyse-paper")] = "",
    experts: Annotated[list[str] | None, typer.Option("--experts", metavar="WHO", help="cli.analyse-experts")] = None,
    points: Annotated[list[str] | None, typer.Option("--points", metavar="Q=N,…", help="cli.analyse-points")] = None,
    pass_mark: Annotated[float | None, typer.Option("--pass", metavar="N", help="cli.analyse-pass")] = None,
    write: Annotated[bool, typer.Option("--write", help="cli.analyse-write")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="cli.analyse-diff")] = False,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Analyse a table of marks or a unit book: the papers, then each question, those that need attention first.

    With `write`, what was measured is written into the banks; with `diff` it is only shown how they would change, and
    the exit is 1 if they would.
    """
    env: Env = ctx.find_root().obj
    one_of({"--diff": diff, "--json": json})
    of_table, of_book = points or pass_mark is not None, paper or experts
    if is_book(source):
        if of_table:
            raise UserError(message("analysis.only-table"), Exit.USAGE)
        found = analyse_book(env, source, paper, frozenset(experts or ()))
    else:
        if of_book:
            raise UserError(message("analysis.only-book", source=source), Exit.USAGE)
        found = analyse_table(Path(source), points_of(points or ()), pass_mark)
    tell(found.notices, env.say)
    if not diff:
        _show(env, found, plain=plain, json=json)
    if (write or diff) and not _write(env, found, write=not diff):
        raise typer.Exit(Exit.PROBLEMS)


def _show(env: Env, found: Analysed, *, plain: bool, json: bool) -> None:
    screen = console(sys.stdout)
    if json:
        print_json(found.data(env.say), screen)
    else:
        show_in_pages(env, lambda page: print_analysis(found, page, env.say, plain=plain), screen)


def _write(env: Env, found: Analysed, *, write: bool) -> bool:
    """Write what was measured and tell where, or print what would change; return whether nothing is left to be done."""
    from officer_quiz.services.measuring import write_measured  # noqa: PLC0415  (most only look)
    from officer_quiz.ui.reports.mending import counted_by_file, print_diffs  # noqa: PLC0415

    made = write_measured(env, found, write=write)
    if not write:
        print_diffs(made.files, console(sys.stdout))
    tell(counted_by_file(made.files, "analysis.written" if write else "analysis.would-write"), env.say)
    tell(made.left, env.say)
    if not made.files and not made.left:
        tell([message("analysis.nothing-to-write")], env.say)
    return not made.left and (write or not made.files)
