"""Checks question files and reports: once, or again whenever a file is saved; and explains the checks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence, Set
from contextlib import suppress
from pathlib import Path
from typing import Any

from officer_quiz.bank import checks
from officer_quiz.cli import files
from officer_quiz.cli.collecting import uncollected
from officer_quiz.cli.env import Env
from officer_quiz.cli.release import vanished
from officer_quiz.cli.texts import texts
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.ui.checks import print_check, print_checks
from officer_quiz.ui.console import console
from officer_quiz.ui.diagnostics import REPORTS, Counts
from officer_quiz.ui.waiting import counted

ALL = "all"
"""Explained as a list of every check."""


@uncollected()
def check(paths: Sequence[Path], wanted: Set[str] | None, format: str, env: Env) -> Counts:
    """Check files and folders, print the report, and return its counts."""

    def with_progress(work: Iterable[Any], total: int) -> Iterable[Any]:
        return counted(work, total, console(sys.stderr), env.say("check.progress"))

    how = files.Checking(env.today(), texts(env), wanted, with_progress)
    loaded = files.load_paths(paths, how)
    gone = vanished([path for path in paths if path.is_dir()]) if wanted is None or "L24" in wanted else ()
    diagnostics = [*loaded.diagnostics, *gone]
    levels = [diagnostic.level for diagnostic in diagnostics]
    counts = {
        "files": loaded.files,
        "questions": loaded.questions,
        "errors": levels.count("error"),
        "warnings": levels.count("warning"),
        "infos": levels.count("info"),
        "silenced": loaded.silenced,
    }
    REPORTS[format](diagnostics, counts, console(sys.stdout), env.say)
    return counts


def watch(paths: Sequence[Path], wanted: Set[str] | None, format: str, env: Env) -> None:
    """Check now, and again whenever something below `paths` is saved; an interrupt, at any time, is how it ends."""
    from watchfiles import watch as changes  # noqa: PLC0415  (nothing else needs it)

    with suppress(KeyboardInterrupt):
        check(paths, wanted, format, env)
        print(env.say("check.watching"), file=sys.stderr, flush=True)
        for _ in changes(*paths):
            print(file=sys.stderr)
            check(paths, wanted, format, env)
            sys.stdout.flush()
            print(env.say("check.watching"), file=sys.stderr, flush=True)


def wanted_codes(select: Sequence[str], ignore: Sequence[str]) -> Set[str] | None:
    """Return the codes of the checks to run, None for all; UserError for a code there is not."""
    known = checks.found()
    for code in (*select, *ignore):
        if code not in known:
            raise _no_code(code)
    return frozenset(select or known) - frozenset(ignore) if select or ignore else None


def explain(code: str, env: Env) -> None:
    """Print what a check finds, why it matters, and an example of each kind; with ``all`` a list of them."""
    screen = console(sys.stdout)
    known = checks.found()
    if code == ALL:
        print_checks([each.RULE for each in known.values()], screen, env.say)
    elif found := known.get(code.upper()):
        print_check(found.RULE, found.BAD, found.GOOD, screen, env.say)
    else:
        raise _no_code(code)


def _no_code(code: str) -> UserError:
    return UserError(message("check.no-code", code=code), Exit.USAGE)
