"""The narrow door to the question material: the banks in use, read through the compiled index.

Starting a quiz looks at the files only to see whether they have changed; only those that have are read and checked
again. A question is built by its kind when it is asked for.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from officer_quiz.env import Env
from officer_quiz.env.folders import exists, quoted, recalled, remembered
from officer_quiz.errors import UserError
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.base.stored import build
from officer_quiz.library.places import base, is_overlay, material, shown
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.results.attempts import Kept
from officer_quiz.session.draw import Drawable
from officer_quiz.session.filter import Candidate, Filter
from officer_quiz.store.index import Index, Indexed
from officer_quiz.store.refreshing import Found, Work, open_index
from officer_quiz.text.nearest import nearest

if TYPE_CHECKING:
    from officer_quiz.bank.blueprint import Blueprint
    from officer_quiz.session.compose import Pool
    from officer_quiz.statutes.register import Register
    from officer_quiz.text.diagnostic import Diagnostic


class Library:
    """The sound questions of folders and files; an id that stands in several is that of the first."""

    def __init__(self, env: Env, usual: str = "") -> None:
        """`usual`: the banks to use, as a session remembers them, as far as they are there, when the user names none.

        UserError for one that is named and not there.
        """
        self._env = env
        recall = recalled(usual) if usual and not env.names_banks else ([], True)
        self.places: Sequence[Path] = recall[0] or env.banks
        self.whole = recall[1] or not recall[0]
        """Whether none is missing of those a session remembers."""
        for place in self.places:
            if not exists(place):
                raise UserError(message("screen.banks.no-folder", folder=str(place)))
        files = material(self.places)
        self.registers = tuple(each.path for each in files if each.role == "statutes")
        self._index = self._open(files)
        self._built: dict[str, Question | None] = {}

    @property
    def where(self) -> tuple[str, ...]:
        """The folders and files of banks, to be shown."""
        return tuple(map(str, self.places))

    @property
    def named(self) -> str:
        """The folders and files of banks as they are named on a command line."""
        return " ".join(map(quoted, self.where))

    @property
    def remembered(self) -> str:
        """The folders and files of banks as a session remembers them."""
        return remembered(self.places)

    def path(self, name: str) -> Path:
        """Return where the file of that name is."""
        return base(self.places[0]) / name

    @cached_property
    def banks(self) -> Sequence[Mapping[str, Any]]:
        """The banks in use as the `banks` command reports them."""
        return self._index.banks()

    @property
    def titles(self) -> Mapping[str, str]:
        """The titles of the banks in use by their ids, in the user's language where they have one there."""
        return self._index.titles(self._env.language)

    @property
    def untranslated(self) -> Mapping[str, str]:
        """The language of each bank in use, by its id, that is not in the user's nor translated into it."""
        wanted = self._env.language
        told = {each["bank"] for each in self.translations if each["language"] == wanted}
        return {
            bank["id"]: bank["language"] for bank in self.banks if bank["language"] != wanted and bank["id"] not in told
        }

    @property
    def left_out(self) -> Mapping[str, int]:
        """The path of each file with errors, and how many of its questions are not used; 0 for the whole file."""
        return self._index.left_out()

    @property
    def translations(self) -> Sequence[Mapping[str, Any]]:
        """The translations of banks in use as the `banks` command reports them."""
        told = ("bank", "language", "translated", "questions")
        return [{key: each[key] for key in told} for each in self._index.translations()]

    @property
    def newest_law(self) -> str:
        """The latest day on which a version in the register takes effect (ISO), empty if it lists none."""
        return self._index.newest_law()

    def blueprints(self) -> dict[str, Blueprint | None]:
        """Return the blueprints beside the banks by the names of their files, None for one with errors."""
        from officer_quiz.bank.blueprint import Blueprint  # noqa: PLC0415  (only exams need it)
        from officer_quiz.text import stored  # noqa: PLC0415

        return {
            name: stored.build(Blueprint, data) if data else None for name, data in self._index.blueprints().items()
        }

    def draw(self, filters: Filter, last: Mapping[str, Fraction | None], seed: str, count: int) -> list[str]:
        """Return the ids of up to `count` questions that match, in the order of play: see `session.draw.draw`."""
        if former := self.former:
            now = {former.get(id, id): fraction for id, fraction in last.items()}
            last = now | {id: fraction for id, fraction in last.items() if id not in former}
        return self._index.draw(filters, last, seed, count)

    def names(self) -> set[str]:
        """Return every name that questions are wanted by: banks, topic folders, tags."""
        return self._index.names()

    def candidates(self) -> list[Candidate]:
        """Return what drawing needs to know of every sound question."""
        return self._index.candidates()

    def drawables(self) -> list[Drawable]:
        """Return what composing a paper needs to know of every sound question."""
        return self._index.drawables()

    def pool(self, blueprint: Blueprint, stale: Callable[[Drawable], bool]) -> Pool:
        """Return the questions as a blueprint's sections see them; `stale`: see `services.law.Law`."""
        from officer_quiz.store.papers import IndexedPool  # noqa: PLC0415  (only exams need it)

        today = self._env.today().isoformat()
        return IndexedPool(self._index, blueprint, stale, self.newest_law, today, self._with_cues)

    def _with_cues(self, item: Drawable) -> Drawable:
        """Return a question of `drawables` with what it shows and what its key says, in the language of its file."""
        from officer_quiz.bank.cues import keys, shown  # noqa: PLC0415  (only exams need it)

        found = self.data(item.id)
        if found is None:
            return item
        question = build(found.built or found.data)
        return replace(item, shown=shown(question), keys=keys(question))

    def data(self, id: str) -> Indexed | None:
        """Return a question's plain data, content hash and bank, or None if there is none of that id.

        By a former id it is the same question, called so.
        """
        found = self._index.question(id)
        if found or id not in self.former:
            return found
        found = self._index.question(self.former[id])
        return found and replace(
            found, data={**found.data, "id": id}, built={**found.built, "id": id} if found.built else None
        )

    @cached_property
    def former(self) -> Mapping[str, str]:
        """The id that a question has now by each that it had."""
        return self._index.former()

    def current(self, id: str) -> str:
        """Return the id that a question has now."""
        return id if self._index.content(id) is not None else self.former.get(id, id)

    def follow(self, done: Iterable[Kept]) -> list[Kept]:
        """Return attempts by the ids that their questions have now."""
        former = self.former
        return [each._replace(question=former[each.question]) if each.question in former else each for each in done]

    def ever(self, ids: Iterable[str]) -> list[str]:
        """Return ids of questions with those that the same questions had or have."""
        wanted = {self.current(id) for id in ids}
        return [*wanted, *(old for old, new in self.former.items() if new in wanted)]

    def question(self, id: str) -> Question | None:
        """Return a question, built once, or None if there is none of that id."""
        if id not in self._built:
            found = self.data(id)
            self._built[id] = build(self._translated(id, found.built or found.data)) if found else None
        return self._built[id]

    def shown(self, id: str, found: Indexed) -> dict[str, Any]:
        """Return a question's data with its texts in the user's language, where a current translation exists."""
        return self._translated(id, found.data)

    def _translated(self, id: str, data: dict[str, Any]) -> dict[str, Any]:
        texts = self._index.translation(self.current(id), self._env.language)
        if texts is None:
            return data
        from officer_quiz.bank.translating import translated  # noqa: PLC0415  (only for what has been translated)

        return translated(data, texts)

    def content(self, id: str) -> str | None:
        """Return a question's content hash, or None if there is none of that id."""
        found = self._index.content(id)
        return self._index.content(self.former[id]) if found is None and id in self.former else found

    def held_up(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Return which of these questions are not at hand but may be in a file with errors, each with the file's path.

        A question is in a file that names it, and may be in one that breaks off or cannot be read.
        """
        missing = [id for id in ids if self.content(id) is None]
        suspects = self._faulty_files() if missing else []
        if not suspects:
            return {}
        from officer_quiz.store.reading import bytes_of  # noqa: PLC0415  (only where something is amiss)

        held: dict[str, str] = {}
        for path in map(self.path, suspects):
            raw = bytes_of(path)
            whole = raw if isinstance(raw, bytes) and raw.endswith(b"\n") and b"\0" not in raw else None
            named = None if whole is None else set(re.findall(rb"[\w-]+", whole))
            for id in missing:
                if named is None or id.encode(errors="replace") in named:
                    held.setdefault(id, str(path))
        return held

    def _faulty_files(self) -> list[str]:
        """Return the names of the banks and blueprints with errors."""
        registers = set(map(str, self.registers))
        return [name for name in self.left_out if name not in registers and not is_overlay(Path(name))]

    def _leaving_out(self, id: str) -> str | None:
        """Return the name of the file that has a question of this id but does not give it, None if none has.

        The question has errors, or the file has that are none of a question.
        """
        if name := self._index.leaving_out(id):
            return name
        whole = (name for name in self._faulty_files() if not self.left_out[name])
        return next((name for name in whole if id in self.ids_in(name)), None)

    def ids_in(self, name: str) -> Sequence[str]:
        """Return what look like the ids in a file with errors; none where it cannot be read at all."""
        from officer_quiz.library.release import ids_in  # noqa: PLC0415  (only where something is amiss)
        from officer_quiz.store.reading import bytes_of  # noqa: PLC0415

        raw = bytes_of(self.path(name))
        return ids_in(raw) if isinstance(raw, bytes) else ()

    def has(self, ids: Collection[str]) -> bool:
        """Return whether questions of a session are at hand: any, or all where banks that it remembers are missing."""
        found = [self.content(id) is not None for id in ids]
        return not found or (any(found) if self.whole else all(found))

    def wanted(self, id: str) -> tuple[Question, Indexed]:
        """Return a question and its data; UserError with the nearest id if there is none of that id."""
        id = self.current(id)
        question, data = self.question(id), self.data(id)
        if (question is None or data is None) and (name := self._leaving_out(id)):
            raise UserError(self._left_out_for(id, name), notices=self.register_notices())
        if question is None or data is None:
            if any(each["id"] == id for each in self.banks):
                raise UserError(message("screen.show.is-bank", id=id))
            near = nearest(id, [each.id for each in self.candidates()], most=None)
            key = "screen.show.no-question-near" if near else "screen.show.no-question"
            raise UserError(message(key, id=id, near=near), notices=self.left_out_notices())
        return question, data

    def left_out_notices(self) -> tuple[Message, ...]:
        """Return what to say of questions and files that have errors and are not used."""
        left_out = {name: count for name, count in self.left_out.items() if name not in set(map(str, self.registers))}
        whole = tuple(name for name, count in left_out.items() if not count)
        parts = {name: count for name, count in left_out.items() if count}
        said, folder = list(self.register_notices()), self.named
        if parts:
            paths = tuple(f"{name} ({count})" if len(parts) > 1 else name for name, count in parts.items())
            said.append(message("screen.left-out-questions", count=sum(parts.values()), paths=paths, folder=folder))
        if whole:
            said.append(message("screen.left-out", count=len(whole), paths=whole, folder=folder))
        return tuple(said)

    def register_notices(self) -> tuple[Message, ...]:
        """Return what to say of registers that have errors: what cannot be read of them is not checked against."""
        faulty = [path for path in self.registers if str(path) in self.left_out]
        inside = {place.absolute() for place in self.places}
        beyond = [quoted(str(path)) for path in faulty if inside.isdisjoint(path.parents)]
        said = message("screen.register-unread", path=tuple(map(str, faulty)), folder=" ".join([self.named, *beyond]))
        return (said,) if faulty else ()

    def _left_out_for(self, id: str, name: str) -> Message:
        """Return what to say of a question that is left out: where it stands and its first error."""
        from officer_quiz.library.load import why_left_out  # noqa: PLC0415  (slow, and only this needs it)

        path, folder = self.path(name), self.named
        found = why_left_out(path, id, [self.path(each["path"]) for each in self.banks], self.register)
        if found is None:
            return message("screen.show.left-out-file", id=id, path=str(path), folder=folder)
        place = f"{shown(path)}:{found.line}"
        return message("screen.show.left-out", id=id, place=place, said=found.message, folder=folder)

    @cached_property
    def register(self) -> Register:
        """The register of statutes that the banks rest on."""
        return self._register_read[0]

    @cached_property
    def _register_read(self) -> tuple[Register, Sequence[Diagnostic]]:
        from officer_quiz.library.load import read_register  # noqa: PLC0415  (slow; drawing needs no register)

        return read_register(self.registers)

    def bank_title(self, id: str) -> str:
        """Return the title of a question's bank in the user's language, empty for an unknown question."""
        return self._index.bank_title(self.current(id), self._env.language)

    def _open(self, files: Sequence[Found]) -> Index:
        name = sha256(b"\0".join(os.fsencode(place.resolve()) for place in self.places)).hexdigest()[:16]
        work = Work(files, lambda: self.register, self._spread, self._faulty_registers)
        return open_index(self._env.cache / f"{name}.index", work)

    def _faulty_registers(self) -> set[str]:
        wrong = {each.path for each in self._register_read[1] if each.level == "error"}
        return {str(path) for path in self.registers if shown(path) in wrong}

    def _spread(self, work: Callable[[tuple[Path, str]], Any], files: Sequence[tuple[Path, str]]) -> Iterable[Any]:
        """Do the same work on many files, shown where it takes long."""
        from officer_quiz.library.collecting import uncollected  # noqa: PLC0415  (only when a file has changed)
        from officer_quiz.library.parallel import spread  # noqa: PLC0415

        with uncollected():
            yield from self._env.counted(spread(work, files), len(files), "screen.reading-banks")
