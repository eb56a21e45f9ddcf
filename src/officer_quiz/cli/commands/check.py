"""`check`: every problem in the question files."""

import sys
from collections.abc import Iterable, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from officer_quiz import interrupts
from officer_quiz.bank import checks
from officer_quiz.cli.excluding import excludes, one_of
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.collecting import uncollected
from officer_quiz.messages.catalogue import message
from officer_quiz.services.check import check, wanted_codes
from officer_quiz.services.codes import Problem, explanation
from officer_quiz.ui.console import console, tell
from officer_quiz.ui.reports.diagnostics import REPORTS, Counts
from officer_quiz.ui.reports.in_short import QUIET, STATISTICS, Report
from officer_quiz.ui.screens.checks import print_check, print_checks, print_problem
from officer_quiz.ui.waiting import counted

FEW = 10
"""Files passed over that are named."""
ALL = "all"
"""Explained as a list of every check."""


def run(
    ctx: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...")] = None,
    format: Annotated[str, typer.Option("--format", metavar="text|github|json|sarif")] = "text",
    strict: Annotated[bool, typer.Option("--strict")] = False,
    select: Annotated[list[str] | None, typer.Option("--select", metavar="CODE,…")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODE,…")] = None,
    explain: Annotated[str | None, typer.Option("--explain", metavar="CODE,…|all")] = None,
    watch: Annotated[bool, typer.Option("--watch")] = False,
    statistics: Annotated[bool, typer.Option("--statistics")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q")] = False,
    skip_others: Annotated[bool, typer.Option("--skip-others")] = False,
    fix: Annotated[bool, typer.Option("--fix")] = False,
    diff: Annotated[bool, typer.Option("--diff")] = False,
) -> None:
    """Report every problem; exit 1 on errors, with `strict` on warnings too.

    With `fix`, what is certain is mended first; with `diff` it is only shown, and the exit is 1 if there is any.
    """
    env: Env = ctx.find_root().obj
    one_of({"--statistics": statistics, "--quiet": quiet, "--diff": diff})
    if explain is not None:
        others = {"--watch": watch, "--fix": fix, "--diff": diff, "--statistics": statistics, "--quiet": quiet}
        chosen = {"--select": select, "--ignore": ignore, "--strict": strict, "--skip-others": skip_others}
        excludes("--explain", {**others, **chosen, "--format": format != "text", "PATH": paths})
        _explain(explain, env)
        return
    reports = STATISTICS if statistics else QUIET if quiet else REPORTS
    if format not in reports:
        key = "check.no-short-format" if format in REPORTS else "check.no-format"
        raise UserError(message(key, name=format, known=tuple(reports)), Exit.USAGE)
    asked = frozenset(_codes(select))
    wanted = wanted_codes(_codes(select), _codes(ignore))
    work = _Work(env, paths or env.banks, wanted, asked, reports[format], skip_others)
    if (fix or diff) and (watch or (diff and format != "text")):
        raise UserError(message("check.fix-with", name="--watch" if watch else "--format"), Exit.USAGE)
    if watch:
        work.watch()
        return
    whole = not (fix or diff) or work.mend(write=not diff)
    if diff:
        raise typer.Exit(Exit.DONE if whole else Exit.PROBLEMS)
    counts = work.report()
    if counts["errors"] or (strict and counts["warnings"]) or not whole:
        raise typer.Exit(Exit.PROBLEMS)


def _codes(values: Sequence[str] | None) -> list[str]:
    """The codes in values such as ``L05,L09``; an option may also be repeated."""
    return [code for value in values or () for code in value.upper().replace(",", " ").split()]


@dataclass(frozen=True, slots=True)
class _Work:
    """What to check, by which checks (None: all; `asked`: those selected by name), and how to report it."""

    env: Env
    paths: Sequence[Path]
    wanted: Set[str] | None
    asked: Set[str]
    printed: Report
    skip_others: bool

    def _with_progress(self, work: Iterable[Any], total: int) -> Iterable[Any]:
        return counted(work, total, console(sys.stderr), self.env.say("check.progress"))

    def mend(self, *, write: bool) -> bool:
        """Mend what is certain and tell what; or print what would change. Return whether nothing is left to be done."""
        from officer_quiz.services.mending import mend_files  # noqa: PLC0415  (checking alone needs none of it)
        from officer_quiz.ui.reports.mending import counted_by_file, print_diffs  # noqa: PLC0415

        say = self.env.say
        made = mend_files(
            self.env,
            self.paths,
            self.wanted,
            self._with_progress,
            asked=self.asked,
            write=write,
        )
        if not write:
            print_diffs(made.files, console(sys.stdout))
        tell(counted_by_file(made.files, "check.mended" if write else "check.would-mend"), say)
        tell(made.left, say)
        if not made.files and not made.left:
            tell([message("check.nothing-mended")], say)
        return not made.left and (write or not made.files)

    @uncollected()
    def report(self) -> Counts:
        """Check files and folders, print the report, and return its counts."""
        say = self.env.say
        checked = check(
            self.env, self.paths, self.wanted, self._with_progress, asked=self.asked, skip_others=self.skip_others
        )
        self.printed(checked.diagnostics, checked.counts, console(sys.stdout), say)
        if checked.skipped:
            tell([message("check.skipped", count=len(checked.skipped), files=checked.skipped[:FEW])], say)
        return checked.counts

    def watch(self) -> None:
        """Check now, and again whenever something is saved that it depends on; an interrupt, at any time, ends it."""
        from officer_quiz.services.watching import saves  # noqa: PLC0415  (nothing else needs it)

        say = self.env.say
        with suppress(KeyboardInterrupt), interrupts.ends_with(Exit.DONE):
            for number, _ in enumerate(saves(self.env, self.paths)):
                if number:
                    time = f"{self.env.now().astimezone():%H:%M:%S}"
                    print(say("check.again", time=time), file=sys.stderr, flush=True)
                try:
                    self.report()
                except UserError as error:  # a file that is away for the moment
                    if not number:
                        raise
                    tell([error.message], say)
                sys.stdout.flush()
                print(say("check.watching"), file=sys.stderr, flush=True)


def _explain(codes: str, env: Env) -> None:
    """Print what each of the codes means; with ``all`` a list of the checks.

    A check is explained by what it finds, why it matters, and an example of each kind; any other problem by what is
    said of it.
    """
    screen = console(sys.stdout)
    named = codes.replace(",", " ").split() or ["“”"]
    if ALL in named:
        print_checks([each.RULE for each in checks.found().values()], screen, env.say)
        return
    for number, explained in enumerate([explanation(code, env.language) for code in named]):
        if number:
            screen.print()
        if isinstance(explained, Problem):
            print_problem(explained, screen, env.say)
        else:
            print_check(explained.RULE, explained.BAD, explained.GOOD, screen, env.say)
