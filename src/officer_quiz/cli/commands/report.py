"""`report`: how a unit did, what to teach next, how a person stands, as a page, a workbook or on the terminal."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from officer_quiz.cli.excluding import one_of
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.places import shown
from officer_quiz.library.writing import writing
from officer_quiz.messages.catalogue import message
from officer_quiz.services.reporting import Report, Scope, report
from officer_quiz.store.disk import write_text
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.reports.unit import laid_out
from officer_quiz.ui.screens.report import print_report
from officer_quiz.ui.terminal.paging import show_in_pages

PAGES = (".html", ".htm")
SHEET = ".xlsx"


def run(
    ctx: typer.Context,
    book: Annotated[str, typer.Argument(metavar="BOOK", help="cli.report-book")],
    paper: Annotated[str, typer.Option("--paper", metavar="CODE", help="cli.report-paper")] = "",
    unit: Annotated[str, typer.Option("--unit", metavar="UNIT", help="cli.report-unit")] = "",
    person: Annotated[str, typer.Option("--person", metavar="NAME", help="cli.report-person")] = "",
    topic: Annotated[str, typer.Option("--topic", metavar="BANK", help="cli.report-topic")] = "",
    skill: Annotated[str, typer.Option("--skill", metavar="SKILL", help="cli.report-skill")] = "",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="cli.report-out")] = None,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Report on a unit book: to a page or a workbook with `out`, else on the terminal."""
    from officer_quiz.cli.options import known_skill  # noqa: PLC0415  (kinds are slow, and few ask for a skill)

    env: Env = ctx.find_root().obj
    scope = Scope(paper, unit, person, topic, known_skill(skill) if skill else "")
    ending = out.suffix.lower() if out else ""
    if out and ending not in {*PAGES, SHEET}:
        raise UserError(message("report.ending", path=shown(out)), Exit.USAGE)
    if out and ending == SHEET:
        one_of({f"--out {shown(out)}": out, "--json": json})
        _write_sheet(env, book, scope, out)
        return
    made = report(env, book, scope)
    if json:
        print_json(made.data(), console(sys.stdout))
    if out:
        _write_page(env, made, out)
    elif not json:
        laid = laid_out(made, env.say)
        show_in_pages(env, lambda page: print_report(laid, page, plain=plain), console(sys.stdout))


def _write_page(env: Env, made: Report, path: Path) -> None:
    try:
        from officer_quiz.ui.html.unit.page import report_page  # noqa: PLC0415  (an extra, and slow)
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] in {"altair", "vl_convert", "jinja2", "markupsafe"}:
            raise UserError(message("report.no-library", library=error.name)) from error
        raise
    page = report_page(laid_out(made, env.say), env.language)
    with writing(path):
        write_text(path, page)
    tell([message("report.written", path=shown(path))], env.say)


def _write_sheet(env: Env, book: str, scope: Scope, path: Path) -> None:
    from officer_quiz.services.marks_sheet import write_marks  # noqa: PLC0415  (only for a workbook)

    count = write_marks(env, book, scope, path)
    tell([message("report.sheet-written", path=shown(path), count=count)], env.say)
