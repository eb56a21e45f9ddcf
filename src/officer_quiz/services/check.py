"""Checking question files: every problem found, the ids a release had and that are gone, and the counts."""

from __future__ import annotations

from collections.abc import Sequence, Set
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from officer_quiz.bank import checks
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library import load
from officer_quiz.library.collecting import uncollected
from officer_quiz.library.parallel import Counted
from officer_quiz.library.release import vanished
from officer_quiz.library.remembered import Memory, implementation, state_of
from officer_quiz.library.statute_texts import text_folders, texts
from officer_quiz.messages.catalogue import message
from officer_quiz.store.findings import Findings
from officer_quiz.text.diagnostic import Diagnostic

FILE = "findings.db"
"""What was found earlier, in the cache folder."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, in order, and counts: of ``files``, ``questions``, ``errors``, ``warnings`` and so on."""

    diagnostics: Sequence[Diagnostic]
    counts: dict[str, int]
    skipped: Sequence[str] = ()
    """Files that were passed over, since they are no question material."""


@uncollected()
def check(
    env: Env, paths: Sequence[Path], wanted: Set[str] | None, counted: Counted, *, skip_others: bool = False
) -> Checked:
    """Return what the checks `wanted` (None: all) find in files and folders; `counted` sees the work go by.

    With `skip_others`, files of folders that are no question material are passed over.

    UserError for a path that is not there or a folder without bank files.
    """
    known = texts(env)
    with closing(Findings(env.cache / FILE, env.today())) as findings:
        memory = Memory(findings, (implementation(), state_of(text_folders(env))))
        loaded = load.check_paths(paths, load.Checking(env.today(), known, wanted, counted, memory, skip_others))
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
    return Checked(diagnostics, counts, loaded.skipped)


def wanted_codes(select: Sequence[str], ignore: Sequence[str]) -> Set[str] | None:
    """Return the codes of the checks to run, None for all; UserError for a code there is not."""
    known = checks.found()
    for code in (*select, *ignore):
        if code not in known:
            raise no_code(code)
    return frozenset(select or known) - frozenset(ignore) if select or ignore else None


def no_code(code: str) -> UserError:
    """Return the error that there is no such code."""
    return UserError(message("check.no-code", code=code), Exit.USAGE)
