"""What the index keeps of a file, worked out from that file alone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from officer_quiz.bank.blueprint import read_blueprint
from officer_quiz.bank.checks import gravest
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import load
from officer_quiz.bank.model import DEFAULTS, Bank, Entry
from officer_quiz.bank.translation import Overlay, current, read_overlay
from officer_quiz.kinds.base.question import QuestionLevel
from officer_quiz.kinds.base.stored import builds, plain
from officer_quiz.session.chance import point
from officer_quiz.session.pool import without_cues
from officer_quiz.statutes.register import Register
from officer_quiz.store import layout
from officer_quiz.store.layout import bits, day_number
from officer_quiz.store.reading import read_file
from officer_quiz.text import stored

Row = tuple[Any, ...]
encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Data as the index keeps it."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A bank's file: its digest, the ids it takes, and, if its header is sound, the bank.

    `claims` are the points of ids, each with the number of the question it belongs to if that is used.
    `left_out` are the ids of questions with errors.
    `facts` are JSON data; `rows` are a question's row of `questions` and that of `drawn`, without their numbers; `tags`
    number the questions from 0.
    """

    digest: bytes
    claims: Sequence[tuple[int, int | None]]
    bank: str = ""
    facts: str = "null"
    rows: Sequence[tuple[Row, Row]] = ()
    tags: Sequence[tuple[str, int]] = ()
    left_out: Sequence[str] = ()


def compile_bank(file: tuple[Path, str], register: Register) -> Compiled:
    """Return what the index keeps of a bank's file, given by its path and its name below the banks folder."""
    path, name = file
    document, digest = read_file(path, name)
    context = Context(register, date.max, wanted=gravest())
    loaded = load([document], context)
    if not loaded.banks:
        return Compiled(digest, [(each, None) for each in sorted(map(point, context.ids))])
    (bank,) = loaded.banks
    numbers = {entry.index: number for number, entry in enumerate(bank.entries)}
    owners = {item.question.id: numbers[item.entry.index] for item in bank.items}
    claims = sorted({point(id): owners.get(id) for id in context.ids}.items())
    former = {
        id: entry.question.id for entry in bank.entries for id in entry.question.former if id != entry.question.id
    }
    listed = document.data.get("questions", ())
    facts = bank_facts(bank) | {"defaults": {key: document.data[key] for key in DEFAULTS if key in document.data}}
    facts |= {"former": former} if former else {}
    return Compiled(
        digest,
        claims,
        bank.header.bank,
        encoded(facts),
        [_rows(bank, entry, listed[entry.index]) for entry in bank.entries],
        [(tag, number) for number, entry in enumerate(bank.entries) for tag in sorted({*entry.question.tags})],
        [each.id for each in bank.left_out],
    )


def bank_facts(bank: Bank) -> dict[str, Any]:
    """Return a bank as the `banks` command reports it: JSON data."""
    questions = [entry.question for entry in bank.entries]
    return {
        "id": bank.header.bank,
        "title": bank.header.title,
        "path": bank.document.name,
        "language": bank.header.language,
        **counts([(question.type, question.level, question.status) for question in questions]),
    }


def counts(questions: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Return what a bank's facts count of its questions, given by their kinds, levels and statuses."""
    kinds, levels, statuses = zip(*questions, strict=True) if questions else ((), (), ())
    return {
        "questions": len(questions),
        "kinds": _counted(kinds),
        "levels": _counted(levels, get_args(QuestionLevel)),
        "status": _counted(statuses),
    }


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation's file: its digest, the language, the bank it translates, its title, and its current entries.

    `bank` is empty when the file has errors; `questions` counts those of the bank. `entries` are JSON by question id;
    `left_out` counts those with errors.
    """

    digest: bytes
    language: str = ""
    bank: str = ""
    title: str = ""
    entries: Sequence[tuple[str, str]] = ()
    questions: int = 0
    left_out: int = 0


def read_translation(path: Path, name: str) -> tuple[Overlay, bytes]:
    """Return the translation in a file, and the file's digest."""
    document, digest = read_file(path, name)
    return read_overlay(document), digest


def compile_translation(
    overlay: Overlay, digest: bytes, bank: tuple[Path, str] | None, register: Register
) -> Translated:
    """Return what the index keeps of a translation; `bank` is the file of the bank in use it is for."""
    header = overlay.usable
    if header is None:
        return Translated(digest)
    loaded = load([read_file(*bank)[0]], Context(register, date.max, wanted=gravest())).banks if bank else ()
    found = next(iter(loaded), None)
    if found is None:
        return Translated(digest, header.language, header.translates, header.title, left_out=overlay.left_out)
    entries = [(id, encoded(texts)) for id, texts in current(overlay, found).items()]
    return Translated(
        digest, header.language, header.translates, header.title, entries, len(found.entries), overlay.left_out
    )


def compile_blueprint(path: Path, name: str) -> tuple[bytes, str]:
    """Return the digest of a blueprint's file and the blueprint stored as JSON, null when it has errors."""
    document, digest = read_file(path, name)
    blueprint = read_blueprint(document).blueprint
    return digest, encoded(stored.plain(blueprint)) if blueprint else "null"


def _rows(bank: Bank, entry: Entry, item: Mapping[str, Any]) -> tuple[Row, Row]:
    """A question's row of `questions` and that of `drawn`, without the numbers; `item` is its data in the file."""
    drawable = without_cues(bank, entry)
    each = drawable.candidate
    built = None if builds(entry.data, entry.question) else encoded(plain(entry.question))
    cites, tags = encoded(sorted(drawable.cites)), encoded(sorted(each.tags))
    asked = (
        point(each.id),
        bits(frozenset({each.kind}), layout.KINDS),
        bits(frozenset({each.level}), layout.LEVELS),
        bits(frozenset({each.status}), layout.STATUSES),
        bits(each.posts, layout.POSTS),
        bits(each.skills, layout.SKILLS),
        drawable.calibrated,
        drawable.essay_part,
        day_number(drawable.checked),
        day_number(drawable.begins),
        day_number(drawable.ends),
    )
    content, data = bytes.fromhex(entry.content), encoded(item)
    return (each.id, content, data, built, cites, tags, layout.seal(content, data, built)), asked


def _counted(names: Iterable[str], order: Sequence[str] = ()) -> dict[str, int]:
    """Return how often each name occurs, in the given order, or else by name."""
    counts = Counter(names)
    return {name: counts[name] for name in order or sorted(counts) if counts[name]}
