"""The narrow door to the question material: the banks in use, read through the compiled index.

Starting a quiz reads the files only to take their fingerprint; only when it differs from the index's are they parsed
and checked again. A question is built by its kind when it is asked for.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from officer_quiz.cli.env import Env
from officer_quiz.cli.places import bank_files, nearest_statutes, overlay_files
from officer_quiz.cli.reading import read_bytes
from officer_quiz.errors import UserError
from officer_quiz.kinds.base.question import Question, QuestionLevel
from officer_quiz.messages.catalogue import Wording, message
from officer_quiz.session.draw import Candidate, Drawable
from officer_quiz.store.index import Index, Indexed
from officer_quiz.text.nearest import nearest

if TYPE_CHECKING:
    from officer_quiz.bank.model import Bank
    from officer_quiz.ui.summary import About


class Library:
    """The sound banks of a folder. `left_out` maps the path of each file with errors to their number."""

    def __init__(self, env: Env, usual: str = "") -> None:
        """`usual`: the folder to use, if it is still there, when the user names none."""
        self._env = env
        self.folder = Path(usual) if usual and not env.names_banks and Path(usual).is_dir() else env.banks
        if not Path(self.folder).is_dir():
            raise UserError(message("screen.banks.no-folder", folder=str(self.folder)))
        self._files, self._overlays = bank_files(self.folder), overlay_files(self.folder)
        self.statutes = nearest_statutes(self.folder / "bank")
        self._index = self._open()
        self.banks: Sequence[Mapping[str, Any]] = self._index.facts["banks"]
        self.left_out: Mapping[str, int] = self._index.facts["left_out"]
        self.translations: Sequence[Mapping[str, Any]] = self._index.facts["translations"]
        self.newest_law: str = self._index.facts["newest_law"]
        self._titles = {
            bank["id"]: self._index.facts["titles"].get(f"{bank['id']} {env.language}", bank["title"])
            for bank in self.banks
        }
        self._built: dict[str, Question | None] = {}

    def candidates(self) -> list[Candidate]:
        """Return what drawing needs to know of every sound question."""
        return self._index.candidates()

    def drawables(self) -> list[Drawable]:
        """Return what composing a paper needs to know of every sound question."""
        return self._index.drawables()

    def data(self, id: str) -> Indexed | None:
        """Return a question's plain data, content hash and bank, or None if there is none of that id."""
        return self._index.question(id)

    def question(self, id: str) -> Question | None:
        """Return a question, built once, or None if there is none of that id."""
        if id not in self._built:
            found = self.data(id)
            self._built[id] = _build(self.shown(id, found)) if found else None
        return self._built[id]

    def shown(self, id: str, found: Indexed) -> dict[str, Any]:
        """Return a question's data with its texts in the user's language, where a current translation exists."""
        texts = self._index.translation(id, self._env.language)
        if texts is None:
            return found.data
        from officer_quiz.bank.translation import translated  # noqa: PLC0415  (only for what has been translated)

        return translated(found.data, texts)

    def content(self, id: str) -> str | None:
        """Return a question's content hash, or None if there is none of that id."""
        found = self.data(id)
        return found.content if found else None

    def wanted(self, id: str) -> tuple[Question, Indexed]:
        """Return a question and its data; UserError with the nearest id if there is none of that id."""
        question, data = self.question(id), self.data(id)
        if question is None or data is None:
            self.tell_left_out()
            near = nearest(id, [each.id for each in self.candidates()])
            key = "screen.show.no-question-near" if near else "screen.show.no-question"
            raise UserError(message(key, id=id, near=near))
        return question, data

    def tell_left_out(self) -> None:
        """Say on stderr which files have errors and are not used."""
        if self.left_out:
            paths = tuple(self.left_out)
            said = self._env.say("screen.left-out", count=len(paths), paths=paths, folder=self.folder)
            print(said, file=sys.stderr)

    def bank_title(self, id: str) -> str:
        """Return the title of a question's bank, empty for an unknown question."""
        found = self.data(id)
        return self._titles.get(found.bank, "") if found else ""

    def about(self, id: str, say: Wording) -> About | None:
        """Return what summaries say of a question, or None if it is no longer there."""
        from officer_quiz.ui.summary import About  # noqa: PLC0415  (only the end of a session needs it)
        from officer_quiz.ui.told import headline  # noqa: PLC0415

        question = self.question(id)
        if question is None:
            return None
        return About(headline(question, say), self.bank_title(id), tuple(question.skills))

    def _open(self) -> Index:
        fingerprint = self._fingerprint()
        name = sha256(os.fsencode(self.folder.resolve())).hexdigest()[:16]
        path = self._env.cache / f"{name}.index"
        return Index.open(path, fingerprint) or self._compile(path, fingerprint)

    def _fingerprint(self) -> str:
        """A hash of the program's version and of every file's name and bytes."""
        mark = sha256(version("officer-quiz").encode())
        for file in [self.statutes, *self._files, *self._overlays]:
            mark.update(b"\0%b\0" % os.fsencode(file))
            mark.update(_digest(file))
        return mark.hexdigest()

    def _compile(self, path: Path, fingerprint: str) -> Index:
        from officer_quiz.bank.checks import gravest  # noqa: PLC0415
        from officer_quiz.bank.context import Context  # noqa: PLC0415  (only when a file has changed)
        from officer_quiz.bank.load import load  # noqa: PLC0415
        from officer_quiz.cli.files import read_document, read_register  # noqa: PLC0415

        register, listed = read_register(self.statutes)
        named = ((file.relative_to(self.folder).as_posix(), file) for file in self._files)
        context = Context(register, date.max, wanted=gravest())
        loaded = load((read_document(file, name) for name, file in named), context)
        errors = Counter(each.path for each in loaded.diagnostics if each.level == "error")
        if not register.statutes:
            errors.update(each.path for each in listed if each.level == "error")
        overlays, unsound = self._read_overlays(loaded.banks)
        errors.update(unsound)
        facts = {
            "titles": {f"{bank.header.bank} {language}": title for bank, language, title, _ in overlays},
            "translations": [
                {
                    "bank": bank.header.bank,
                    "language": language,
                    "translated": len(texts),
                    "questions": len(bank.entries),
                }
                for bank, language, _, texts in overlays
            ],
            "banks": [bank_facts(bank) for bank in loaded.banks],
            "left_out": dict(errors),
            "newest_law": register.newest(),
        }
        rows = [(id, language, own) for _, language, _, texts in overlays for id, own in texts.items()]
        return Index.build(path, fingerprint, loaded.banks, facts, rows)

    def _read_overlays(self, banks: Iterable[Bank]) -> tuple[list[tuple[Bank, str, str, dict[str, Any]]], list[str]]:
        """Return (bank, language, title, current entries) of each sound translation of one of the banks.

        And the paths of those that cannot be read.
        """
        from officer_quiz.bank.translation import current, read_overlay  # noqa: PLC0415  (only when a file has changed)
        from officer_quiz.cli.files import read_document  # noqa: PLC0415

        known = {bank.header.bank: bank for bank in banks}
        found: list[tuple[Bank, str, str, dict[str, Any]]] = []
        unsound: list[str] = []
        for file in self._overlays:
            overlay = read_overlay(read_document(file, file.relative_to(self.folder).as_posix()))
            if overlay.header is None:
                unsound.append(overlay.document.name)
            elif bank := known.get(overlay.header.translates):
                found.append((bank, overlay.header.language, overlay.header.title, current(overlay, bank)))
        return found, unsound


def _digest(file: Path) -> bytes:
    """A hash of a file's bytes, or of why it cannot be read: reading it for its questions will tell that again."""
    try:
        return sha256(read_bytes(file)).digest()
    except OSError as error:
        return str(error).encode()


def bank_facts(bank: Any) -> dict[str, Any]:
    """Return a bank as the `banks` command reports it: JSON data."""
    questions = [entry.question for entry in bank.entries]
    return {
        "id": bank.header.bank,
        "title": bank.header.title,
        "path": bank.document.name,
        "language": bank.header.language,
        "questions": len(questions),
        "kinds": _counted(question.type for question in questions),
        "levels": _counted((question.level for question in questions), get_args(QuestionLevel)),
        "status": _counted(question.status for question in questions),
    }


def _counted(names: Iterable[str], order: Sequence[str] = ()) -> dict[str, int]:
    """Return how often each name occurs, in the given order, or else by name."""
    counts = Counter(names)
    return {name: counts[name] for name in order or sorted(counts) if counts[name]}


def _build(data: dict[str, Any]) -> Question | None:
    from officer_quiz.kinds.base.parse import parse  # noqa: PLC0415  (brings the question's kind with it)

    return parse(data)[0]
