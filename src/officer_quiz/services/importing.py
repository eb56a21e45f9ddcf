"""Takes questions of other programs into a bank's file: reads, numbers, writes, and accounts for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import normalize

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.exchange import Format, found, recognised
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.reading import Draft, Loss, Reading, Unreadable
from officer_quiz.library import written
from officer_quiz.library.load import read_document
from officer_quiz.library.places import ENDINGS, shown
from officer_quiz.library.rewrite import rewrite
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.printable import as_json
from officer_quiz.services.author import schema_seen, write_new, write_schema
from officer_quiz.store.disk import is_there, read_bytes
from officer_quiz.text.decoding import MAX_BYTES
from officer_quiz.text.document import Document
from officer_quiz.text.edit import SharedLineError, with_item

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PRINT = re.compile(r"@([0-9a-f]{10})$")
"""How the source of an imported question ends: by it the same question is known when it is imported again."""


_CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: from which files, into which; `bank` and `format` may be empty, `answers` too."""

    files: Sequence[Path]
    into: str = ""
    format: str = ""
    answers: str = ""
    bank: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A question that is added: its id, its data, where it comes from and what was said of it."""

    id: str
    data: Mapping[str, Any]
    file: str
    place: Message
    doubts: Sequence[Message]
    losses: Sequence[Message]


@dataclass(slots=True)
class Imported:
    """All that came of an import; `counts` add up: found = added + there + repeated + left_out."""

    into: Path | None
    formats: list[tuple[str, str]] = field(default_factory=list)
    added: list[Taken] = field(default_factory=list)
    there: int = 0
    repeated: list[tuple[str, Message, Message]] = field(default_factory=list)
    """Questions that a file has twice: the file, the place, and the place of the first."""
    losses: list[tuple[str, Loss]] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many questions were found, added (of them doubtful), there already, there twice, and left out."""
        left_out = sum(loss.whole for _, loss in self.losses)
        return {
            "found": len(self.added) + self.there + len(self.repeated) + left_out,
            "added": len(self.added),
            "doubtful": sum(bool(each.doubts) for each in self.added),
            "with_loss": sum(bool(each.losses) for each in self.added),
            "there": self.there,
            "repeated": len(self.repeated),
            "left_out": left_out,
        }

    def remarks(self) -> Iterator[tuple[Taken, Message]]:
        """Yield what is said of the questions that are added, question by question."""
        for each in self.added:
            yield from ((each, said) for said in (*each.doubts, *each.losses))


def import_files(env: Env, wanted: Wanted) -> Imported:
    """Read files and add their questions to a bank's file, or only tell what would be added.

    UserError for a file that cannot be read or gives nothing, and for a place that cannot be written.
    """
    into = _target(wanted)
    imported = Imported(into)
    document = read_document(into, shown(into)) if into and is_there(into) else None
    numbering = _Numbering.of(document, _bank_id(wanted, into, document))
    for file in wanted.files:
        name, reading = _read(env, file, wanted, imported)
        imported.losses += [(shown(file), loss) for loss in reading.losses]
        drafts = env.counted(reading.questions, len(reading.questions), "exchange.progress")
        for draft in drafts:
            numbering.take(env, shown(file), name, draft, imported)
    if into and imported.added and not wanted.dry_run:
        _write(env, into, document, numbering, imported)
    return imported


def _read(env: Env, file: Path, wanted: Wanted, imported: Imported) -> tuple[str, Reading]:
    """Return the name of a file and what its format reads in it."""
    raw = _bytes(file)
    format = _format(wanted.format) if wanted.format else recognised(file.name, raw)
    if format is None:
        raise UserError(message("exchange.no-format-fits", path=shown(file), known=tuple(found())))
    imported.formats.append((shown(file), format.NAME))
    read_with, read_seen = (getattr(format, name, None) for name in ("read_with", "read_seen"))

    def seen(work: Iterable[Any], total: int) -> Iterable[Any]:
        return env.counted(work, total, "exchange.reading")

    try:
        if read_with:
            answers = _bytes(Path(wanted.answers)) if wanted.answers else None
            return file.name, read_with(raw, answers, seen)
        if wanted.answers:
            raise UserError(message("exchange.no-answers-file", format=format.NAME), Exit.USAGE)
        if read_seen:
            return file.name, read_seen(raw, seen)
        return file.name, format.read(raw)
    except Unreadable as error:
        raise UserError(message("exchange.unreadable", path=shown(file), said=error.message)) from error


def _bytes(file: Path) -> bytes:
    """Return what a file holds; UserError if it is too large to be questions."""
    raw = read_bytes(file, MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise UserError(message("exchange.too-large", path=shown(file), most=MAX_BYTES // 1_000_000))
    return raw


def _format(name: str) -> Format:
    if name not in found():
        raise UserError(message("exchange.no-format", name=name, known=tuple(found())), Exit.USAGE)
    return found()[name]


def _target(wanted: Wanted) -> Path | None:
    """Return the bank's file; None where nothing is written and none is named."""
    if wanted.into:
        into = Path(wanted.into)
        if into.suffix not in ENDINGS or into.is_dir():
            raise UserError(message("exchange.into-what", path=shown(into)), Exit.USAGE)
        return into
    stem = wanted.files[0].stem.lower()
    if wanted.dry_run:
        return None
    if not _ID.fullmatch(wanted.bank or stem):
        raise UserError(message("exchange.no-into", file=wanted.files[0].name), Exit.USAGE)
    return Path(f"{wanted.bank or stem}.yaml")


def _bank_id(wanted: Wanted, into: Path | None, document: Document | None) -> str:
    """Return the id of the bank: that of the file, else the one asked for, else the name of the file."""
    if document is not None and into is not None:
        data = document.data if isinstance(document.data, dict) else {}
        there = data.get("bank")
        if not isinstance(there, str) or not _ID.fullmatch(there) or not isinstance(data.get("questions"), list | None):
            raise UserError(message("exchange.not-a-bank", path=shown(into)))
        if wanted.bank not in {"", there}:
            raise UserError(message("exchange.other-bank", path=shown(into), there=there), Exit.USAGE)
        return there
    id = wanted.bank or (into.stem.lower() if into else "draft")
    if not _ID.fullmatch(id):
        key = "diagnostic.bad-id" if wanted.bank else "exchange.no-bank-id"
        raise UserError(message(key, value=id, path=into and shown(into)), Exit.USAGE)
    return id


@dataclass(slots=True)
class _Numbering:
    """Which questions a bank has, and the number of the last one."""

    bank: str
    last: int = 0
    prints: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    """What questions of the bank ask, for those whose source somebody took away."""
    seen: dict[str, Message] = field(default_factory=dict)
    """The prints of this import, and the places."""

    @classmethod
    def of(cls, document: Document | None, bank: str) -> _Numbering:
        numbering = cls(bank)
        listed = document.data.get("questions") if document and isinstance(document.data, dict) else None
        numbered = re.compile(rf"{re.escape(bank)}-(\d+)")
        for each in listed or ():
            if not isinstance(each, dict):
                continue
            if number := numbered.fullmatch(str(each.get("id"))):
                numbering.last = max(numbering.last, int(number[1]))
            source = each.get("source") or []
            for line in [source] if isinstance(source, str) else source:
                numbering.prints |= {own[1]} if (own := _PRINT.search(str(line))) else set()
            numbering.asked.add(_asked(each))
        return numbering

    def take(self, env: Env, file: str, name: str, draft: Draft, imported: Imported) -> None:
        """Add a question under the next id, unless the bank has it or this import had it before."""
        data = plain(draft.question)
        own = sha256(as_json(data).encode()).hexdigest()[:10]
        if own in self.seen:
            imported.repeated.append((file, draft.place, self.seen[own]))
            return
        self.seen[own] = draft.place
        if own in self.prints or _asked(data) in self.asked:
            imported.there += 1
            return
        self.last += 1
        id = f"{self.bank}-{self.last:04d}"
        sources = [*data.pop("source", []), f"{env.say('exchange.source', file=name, place=draft.place)} @{own}"]
        data = {"id": id, **data, "source": sources if len(sources) > 1 else sources[0], "status": "draft"}
        if isinstance(data.get("questions"), list):
            data["questions"] = [{"id": f"{id}-{place}", **part} for place, part in enumerate(data["questions"], 1)]
        imported.added.append(Taken(id, data, file, draft.place, draft.doubts, draft.losses))


def _asked(data: Mapping[str, Any]) -> str:
    """Return what a question asks, marks, blanks and the order of choices apart."""
    return "\n".join(sorted("".join(filter(str.isalnum, normalize("NFKC", text))) for text in _texts(data)))


def _texts(data: Mapping[str, Any]) -> Iterator[str]:
    for key in ("facts", "scene", "stem", "line"):
        if isinstance(text := data.get(key), str):
            yield text
    choices = data.get("choices")
    if isinstance(choices, Mapping):
        yield from (str(each) for each in choices.values())
    for part in data.get("questions") or ():
        if isinstance(part, Mapping):
            yield from _texts(part)


def _write(env: Env, into: Path, document: Document | None, numbering: _Numbering, imported: Imported) -> None:
    """Write the questions that are added, to the end of a bank's file or to a new one."""
    items = [written.question(each.data, _remarks(env, each)) for each in imported.added]
    if document is None:
        note = env.say("exchange.note")
        title = imported.added[0].file.rpartition("/")[2].rpartition(".")[0]
        header = {"bank": numbering.bank, "title": title, "language": _language(imported), "status": "draft"}
        write_schema(into, "bank")
        write_new(into, written.bank(header, note, schema_seen(into, "bank"), items))
        return
    lines = [line for item in items for line in ("", *item)]
    try:
        rewrite(into, read_bytes(into), lambda text: with_item(text, document, ("questions",), *lines))
    except SharedLineError as error:
        raise UserError(message("cli.new-question-unsound", path=shown(into))) from error


def _language(imported: Imported) -> str:
    """Return the language of the material: Chinese where any of its questions is."""
    asked = (text for each in imported.added for text in _texts(each.data))
    return "zh" if any(_CHINESE.search(text) for text in asked) else "en"


def _remarks(env: Env, each: Taken) -> list[str]:
    """Return the remarks above a question: where a person has to look."""
    return [env.say("exchange.look", said=said) for said in (*each.doubts, *each.losses)]
