"""Checking question files: every problem found, the ids a release had and that are gone, and the counts."""

from __future__ import annotations

from collections.abc import Sequence, Set
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from officer_quiz.bank import checks
from officer_quiz.env import Env
from officer_quiz.env.project import FILE, Project, find, read
from officer_quiz.errors import Exit, UserError
from officer_quiz.library import load
from officer_quiz.library.collecting import uncollected
from officer_quiz.library.parallel import Counted
from officer_quiz.library.places import shown
from officer_quiz.library.release import vanished
from officer_quiz.library.remembered import Memory, implementation, state_of
from officer_quiz.library.statute_texts import text_folders, texts
from officer_quiz.messages.catalogue import message
from officer_quiz.store.disk import is_there
from officer_quiz.store.findings import Findings
from officer_quiz.text.diagnostic import Diagnostic

FINDINGS = "findings.db"
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
    env: Env,
    paths: Sequence[Path],
    wanted: Set[str] | None,
    counted: Counted,
    *,
    asked: Set[str] = frozenset(),
    skip_others: bool = False,
) -> Checked:
    """Return what the checks `wanted` (None: all) find in files and folders; `counted` sees the work go by.

    What the project file over them ignores is only counted, but for the checks `asked` for by name; the project file is
    checked too. With `skip_others`, files of folders that are no question material are passed over. UserError for a
    path that is not there or a folder without bank files.
    """
    env.project, count, told = projects(paths)
    with closing(Findings(env.cache / FINDINGS, env.today())) as findings:
        memory = Memory(findings, (implementation(), state_of(text_folders(env))))
        how = load.Checking(env.today(), texts(env), wanted, counted, memory, skip_others, env.banks)
        loaded = load.check_paths([path for path in paths if path.name != FILE], how)
    gone = vanished([path for path in paths if path.is_dir()]) if wanted is None or "L24" in wanted else ()
    found = [*loaded.diagnostics, *gone]
    hushed = frozenset(env.project.ignore) - asked
    diagnostics = [*told, *(each for each in found if each.code not in hushed)]
    levels = [diagnostic.level for diagnostic in diagnostics]
    counts = {
        "files": loaded.files + count,
        "questions": loaded.questions,
        "errors": levels.count("error"),
        "warnings": levels.count("warning"),
        "infos": levels.count("info"),
        "silenced": loaded.silenced,
        "ignored": len(found) + len(told) - len(diagnostics),
    }
    return Checked(diagnostics, counts, loaded.skipped)


def projects(paths: Sequence[Path]) -> tuple[Project, int, list[Diagnostic]]:
    """Return what the project file over the first of these paths says, how many files there are, and their problems.

    Those are the one over the first path, and those named or in a folder that is.
    """
    over = [found] if paths and (found := find(paths[0])) else []
    named = [path for each in paths if is_there(path := each if each.name == FILE else each / FILE)]
    names = {path.resolve(): path for path in (*over, *named)}
    known = {code: each.RULE.firm for code, each in checks.found().items()}
    read_as = {path: read(path, shown(name), known) for path, name in names.items()}
    governing = read_as[over[0].resolve()][0] if over else Project()
    return governing, len(names), [problem for _, problems in read_as.values() for problem in problems]


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
