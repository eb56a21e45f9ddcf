"""`check`: every problem in the question files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence, Set
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from officer_quiz import interrupts
from officer_quiz.bank import checks
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.services.check import check, the_check, wanted_codes
from officer_quiz.ui.console import console
from officer_quiz.ui.reports.diagnostics import REPORTS, Counts
from officer_quiz.ui.screens.checks import print_check, print_checks
from officer_quiz.ui.waiting import counted

ALL = "all"
"""Explained as a list of every check."""


def run(
    ctx: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...")] = None,
    format: Annotated[str, typer.Option("--format", metavar="text|github|json|sarif")] = "text",
    strict: Annotated[bool, typer.Option("--strict")] = False,
    select: Annotated[list[str] | None, typer.Option("--select", metavar="CODE,…")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODE,…")] = None,
    explain: Annotated[str, typer.Option("--explain", metavar="CODE|all")] = "",
    watch: Annotated[bool, typer.Option("--watch")] = False,
) -> None:
    """Report every problem; exit 1 on errors, with `strict` on warnings too."""
    env: Env = ctx.find_root().obj
    if explain:
        _explain(explain, env)
        return
    if format not in REPORTS:
        raise UserError(message("check.no-format", name=format, known=tuple(REPORTS)), Exit.USAGE)
    wanted = wanted_codes(_codes(select), _codes(ignore))
    named = paths or [env.banks]
    if watch:
        _watch(named, wanted, format, env)
        return
    counts = _report(named, wanted, format, env)
    if counts["errors"] or (strict and counts["warnings"]):
        raise typer.Exit(Exit.PROBLEMS)


def _codes(values: Sequence[str] | None) -> list[str]:
    """The codes in values such as ``L05,L09``; an option may also be repeated."""
    return [code for value in values or () for code in value.upper().replace(",", " ").split()]


def _report(paths: Sequence[Path], wanted: Set[str] | None, format: str, env: Env) -> Counts:
    """Check files and folders, print the report, and return its counts."""

    def with_progress(work: Iterable[Any], total: int) -> Iterable[Any]:
        return counted(work, total, console(sys.stderr), env.say("check.progress"))

    checked = check(env, paths, wanted, with_progress)
    REPORTS[format](checked.diagnostics, checked.counts, console(sys.stdout), env.say)
    return checked.counts


def _watch(paths: Sequence[Path], wanted: Set[str] | None, format: str, env: Env) -> None:
    """Check now, and again whenever something below `paths` is saved; an interrupt, at any time, is how it ends."""
    from watchfiles import watch as changes  # noqa: PLC0415  (nothing else needs it)

    with suppress(KeyboardInterrupt), interrupts.ends_with(Exit.DONE):
        _report(paths, wanted, format, env)
        print(env.say("check.watching"), file=sys.stderr, flush=True)
        for _ in changes(*paths):
            print(env.say("check.again", time=f"{env.now().astimezone():%H:%M:%S}"), file=sys.stderr, flush=True)
            _report(paths, wanted, format, env)
            sys.stdout.flush()
            print(env.say("check.watching"), file=sys.stderr, flush=True)


def _explain(code: str, env: Env) -> None:
    """Print what a check finds, why it matters, and an example of each kind; with ``all`` a list of them."""
    screen = console(sys.stdout)
    if code == ALL:
        print_checks([each.RULE for each in checks.found().values()], screen, env.say)
    else:
        found = the_check(code)
        print_check(found.RULE, found.BAD, found.GOOD, screen, env.say)
