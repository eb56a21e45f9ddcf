"""The project file beside the banks: which banks, which statute texts, which checks are ignored, which language."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from officer_quiz.env import folders
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import LANGUAGES, message

if TYPE_CHECKING:
    from officer_quiz.text.diagnostic import Diagnostic
    from officer_quiz.text.source import Source

FILE = "officer-quiz.toml"
KEYS = ("banks", "statutes", "ignore", "language", "book")
MOST = 100_000
"""The largest project file that is read, in bytes."""
_CODE = re.compile(r"L\d\d")
_AT = re.compile(r" *\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Project:
    """What a project file says; paths are seen from its folder. `path` is None where there is no such file."""

    path: Path | None = None
    banks: tuple[Path, ...] = ()
    statutes: Path | None = None
    ignore: tuple[str, ...] = ()
    language: str = ""
    book: str = ""
    """The address of the unit book."""

    @classmethod
    def at(cls, path: Path | None) -> Project:
        """Return what the project file at `path` says, nothing for None; UserError with its first error."""
        if path is None:
            return cls()
        project, problems = read(path, path.as_posix())
        for problem in problems:
            if problem.level == "error":
                args = {"path": problem.path, "line": problem.line, "column": problem.column}
                raise UserError(message("diagnostic.project-refused", **args, said=problem.message), Exit.USAGE)
        return project


def find(start: Path) -> Path | None:
    """Return the project file nearest above a file or folder, or in that folder."""
    start = folders.absolute(start)
    return next((path for folder in (start, *start.parents) if os.path.lexists(path := folder / FILE)), None)


def project_start(banks: Sequence[str], environ: Mapping[str, str]) -> Path:
    """Return where the search for the project file begins: the first own banks named, else the current folder."""
    named = [name for name in folders.named_banks(banks, environ) if name != folders.SHIPPED_WORD]
    return folders.banks_place(named[0]) if named else Path.cwd()


def read(path: Path, name: str, known: Mapping[str, bool] | None = None) -> tuple[Project, list[Diagnostic]]:
    """Return what a project file says and its problems in order; `name` is the path to show.

    `known` are the codes of the checks with whether each is of facts, which cannot be ignored. None: neither they nor
    what the file names are looked at, for who uses them tells.
    """
    from officer_quiz.store.reading import bytes_of  # noqa: PLC0415  (only where there is a project file)
    from officer_quiz.text import decoding  # noqa: PLC0415
    from officer_quiz.text.diagnostic import Mark  # noqa: PLC0415
    from officer_quiz.text.document import too_large, unreadable  # noqa: PLC0415
    from officer_quiz.text.source import Source  # noqa: PLC0415

    raw = bytes_of(path)
    if not isinstance(raw, bytes):
        document = too_large(name, raw) if isinstance(raw, int) else unreadable(name, raw)
        return Project(path), list(document.diagnostics)
    if len(raw) > MOST:
        return Project(path), [Source.of(name, "").problem("project-too-large", Mark(1, 1), most=MOST // 1000)]
    source, found = decoding.decode(name, raw)
    problems = [problem for problem in found if problem.level == "error"]
    data = {} if problems else _parsed(source, problems)
    problems += _faults(source, data, path.parent, known)
    problems.sort(key=lambda problem: (problem.line, problem.column))
    if problems:
        return Project(path), problems
    folder = path.parent
    return Project(
        path,
        tuple(folders.banks_place(each, folder) for each in data.get("banks", ())),
        folder / folders.at_home(data["statutes"]) if data.get("statutes") else None,
        tuple(code.upper() for code in data.get("ignore", ())),
        data.get("language", ""),
        folders.book_address(data["book"], folder) if data.get("book") else "",
    ), []


def _parsed(source: Source, problems: list[Diagnostic]) -> dict[str, Any]:
    """Return the data of a file; where it is no TOML, nothing, and a problem more."""
    import tomllib  # noqa: PLC0415

    from officer_quiz.text.diagnostic import Mark  # noqa: PLC0415

    try:
        return tomllib.loads(source.text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:  # its own error, a number or a nesting without end
        at = _AT.search(str(error))
        place = Mark(int(at["line"]), int(at["column"])) if at and at["line"] else source.at(len(source.text))
        words = str(error)[: at.start()] if at else str(error)
        problems.append(source.problem("project-syntax", place, words=words))
    return {}


def _faults(
    source: Source, data: Mapping[str, Any], folder: Path, known: Mapping[str, bool] | None
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the values of a file, each at its place."""
    from officer_quiz.text.nearest import nearest  # noqa: PLC0415

    for key, value in data.items():
        place = _Place(source, key)
        if key not in KEYS:
            near = nearest(key, KEYS)
            wording = "project-key-near" if near else ""
            yield place.problem("project-key", wording=wording, key=key, near=near, known=KEYS)
        elif key in {"statutes", "language", "book"}:
            if not isinstance(value, str) or not value:
                yield place.problem("project-text", key=key)
            elif key == "language" and value not in LANGUAGES:
                yield place.problem("project-language", value, value=value, known=LANGUAGES)
            elif key == "statutes" and known is not None and not (folder / folders.at_home(value)).is_dir():
                yield place.problem("project-no-statutes", value, value=value)
        elif not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
            yield place.problem("project-list", key=key)
        elif key == "banks":
            named = value if known is not None else ()
            gone = (each for each in named if not folders.exists(folders.banks_place(each, folder)))
            yield from (place.problem("project-no-banks", each, value=each) for each in gone)
        else:
            yield from _codes(place, value, known)


def _codes(place: _Place, codes: Sequence[str], known: Mapping[str, bool] | None) -> Iterator[Diagnostic]:
    """Yield a problem at each code of `ignore` that is none, or is one of facts."""
    for code in codes:
        bare = code.upper()
        if not _CODE.fullmatch(bare) or (known is not None and bare not in known):
            yield place.problem("project-no-check", code, check=code)
        elif known and known[bare]:
            yield place.problem("project-firm", code, check=bare)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a key stands in the text of a file, and the texts of its value behind it: TOML's reader does not tell."""

    source: Source
    key: str

    def problem(self, code: str, text: str = "", /, wording: str = "", **args: object) -> Diagnostic:
        """Return a problem at the key, or at a text of its value; `wording` as in `Source.problem`."""
        word = re.escape(self.key)
        key = re.compile(rf"""^[ \t]*(?:\[+[ \t]*)?["']?({word})["']?""", re.MULTILINE).search(self.source.text)
        at = key.start(1) if key else 0
        if text and (found := re.compile(rf"""(["']){re.escape(text)}\1""").search(self.source.text, at)):
            at = found.start()
        return self.source.problem(code, self.source.at(at), "error", wording, **args)
