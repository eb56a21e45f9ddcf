"""Compares banks under git with their last release: ids that a tag has and the files no longer have (L24)."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from officer_quiz.library.places import bank_files, shown
from officer_quiz.messages.catalogue import Message
from officer_quiz.text.diagnostic import Diagnostic
from officer_quiz.text.document import read

CODE = "L24"
_ID = re.compile(r"""\bid:\s*+["']?([^\s"',#}]++)["']?[ \t\r]*+(?:[,#}]|$)""", re.MULTILINE)


def vanished(folders: Iterable[Path]) -> Iterator[Diagnostic]:
    """Yield a warning for each bank file with ids of the last release that stand nowhere below its folder any more.

    Nothing where there is no git, no repository or no tag yet.
    """
    for folder in folders:
        if not any((parent / ".git").exists() for parent in (folder.absolute(), *folder.absolute().parents)):
            continue
        release = _git(folder, "describe", "--tags", "--abbrev=0").strip()
        if release:
            yield from _vanished(folder, release)


def _vanished(folder: Path, release: str) -> Iterator[Diagnostic]:
    changed = _git(folder, "diff", "--name-only", "--relative", "-z", release, "--", "*.yaml", "*.yml").split("\0")
    standing: set[str] | None = None
    for name in filter(None, changed):
        before = _ids(read(name, _git(folder, "show", f"{release}:./{name}").encode()).data)
        if before and standing is None:
            texts = (file.read_text(encoding="utf-8", errors="replace") for file in bank_files(folder))
            standing = {id for text in texts for id in _ID.findall(text)}
        gone = [id for id in before if id not in (standing or ())]
        if gone:
            said = Message(f"checks.{CODE}.vanished", {"release": release, "ids": tuple(gone)})
            yield Diagnostic(CODE, "warning", said, shown(folder / name), 1, 1)


def _ids(data: Any) -> list[str]:
    """The ids of a bank's questions and their parts."""
    listed = data.get("questions") if isinstance(data, dict) and "bank" in data else None
    found = []
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict) and isinstance(each.get("id"), str):
            found += [each["id"], *_ids({"bank": "", "questions": each.get("questions")})]
    return found


def _git(folder: Path, *words: str) -> str:
    """Return what a git command prints, empty where it fails or there is no git."""
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), "-c", "core.quotepath=off", *words],
            capture_output=True,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else ""
