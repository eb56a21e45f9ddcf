"""Translations of banks: overlays that hold the texts of questions in another language, and nothing but texts.

Keys, points and citations exist once, in the original. An entry of an overlay has the shape of the texts it
translates, and ``of``, their fingerprint: when the original changes, the entry is out of date and not shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Annotated, Any, Literal

from officer_quiz import kinds
from officer_quiz.bank.leaving_out import faulty_keys
from officer_quiz.bank.model import Bank, Entry
from officer_quiz.bank.prose import Place, place_of
from officer_quiz.bank.translating import WORDING, translated
from officer_quiz.kinds.base.question import Question
from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Fault, Path, in_order
from officer_quiz.text.document import Document
from officer_quiz.text.fields import Id, Text, doc

OF = "of"
"""The key of an entry that names the texts it translates."""


@dataclass(frozen=True, kw_only=True)
class Header:
    """A translation file: which bank it translates, into which language, and the texts of each question."""

    translates: Annotated[Id, doc("所译题库的编号", "the id of the bank it translates")]
    language: Annotated[Literal["zh", "en"], doc("译文的语言", "the language it is in")]
    title: Annotated[Text, doc("题库名称的译文", "the bank's title in that language")]
    questions: Annotated[
        dict[str, dict[str, Any]],
        doc(
            "每题的译文：题目编号: {of: 原文指纹, stem: …}，结构与原文相同，只有文字",
            "the texts of each question, by its id, in the shape of the original, "
            "with of: the fingerprint of the original",
        ),
    ] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Overlay:
    """A translation as read from its file; `header` None when it has errors.

    `usable` is what can be used of it: without the entries that have errors; None when the top of the file has.
    """

    document: Document
    header: Header | None
    faults: tuple[Fault, ...]
    usable: Header | None = None
    left_out: int = 0
    """How many entries have errors."""


def read_overlay(document: Document) -> Overlay:
    """Return the translation in a document, and every fault of its shape."""
    if not isinstance(document.data, dict) or not ("translates" in document.data or document.torn):
        faults = [Fault("not-a-translation", (), message("bank.not-a-translation"))] if document.sound else []
        return Overlay(document, None, tuple(faults))
    from officer_quiz.text.shapes import validate  # noqa: PLC0415  (slow, and only files need it)

    header, found = validate(Header, document.data)
    told = tuple(fault for fault in found if not document.echoes(fault))
    if header and document.sound:
        return Overlay(document, header, told, header)
    faulty = faulty_keys(document, in_order([*document.diagnostics, *map(document.locate, told)]))
    if faulty is None:
        return Overlay(document, None, told)
    listed = document.data.get("questions")
    rest = {id: each for id, each in listed.items() if id not in faulty} if isinstance(listed, dict) else {}
    return Overlay(document, None, told, validate(Header, {**document.data, "questions": rest})[0], len(faulty))


def texts(data: Mapping[str, Any], *, names: bool = True) -> dict[str, Any]:
    """Return the texts of a question's data in their shape; the parts of a case are questions of their own.

    With `names` those are among them that need no translation for the rest to be shown, each for itself.
    """
    shaped = _texts(data, place_of(kinds.kind(data["type"])), names)
    return shaped if isinstance(shaped, dict) else {}


def _texts(value: Any, place: Place | None, names: bool) -> Any:
    """The texts in a value; None where there are none."""
    if place is None or isinstance(value, str):
        return value if place else None
    if isinstance(value, list):
        items = [_texts(item, place.each, names) for item in value]
        return items if any(item is not None for item in items) else None
    if place.named:
        return {key: key for key in value} or None if names else None
    shapes = ((key, _texts(inner, place.at(key), names)) for key, inner in value.items()) if value else ()
    return {key: shaped for key, shaped in shapes if shaped is not None} or None


def fingerprints(bank: Bank) -> dict[str, str]:
    """Return the fingerprint of every question and part of a bank by id, names left out."""
    return {item.question.id: fingerprint(texts(item.data, names=False)) for item in bank.items}


def fingerprint(shaped: Mapping[str, Any]) -> str:
    """Return the fingerprint of a question's texts without its names: eight hexadecimal digits."""
    return sha256(json.dumps(shaped, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:8]


def originals(bank: Bank) -> dict[str, dict[str, Any]]:
    """Return the texts of every question and part of a bank by id."""
    return {item.question.id: texts(item.data) for item in bank.items}


def _places(bank: Bank) -> dict[str, Place]:
    """The places of every question and part of a bank by id."""
    return {item.question.id: place_of(type(item.question)) for item in bank.items}


def problems(overlay: Overlay, bank: Bank) -> Iterator[Fault]:
    """Yield what is missing, extra, of another shape, out of date or not to be built in a translation of `bank`."""
    header = overlay.header
    assert header is not None, "only a sound translation is compared"
    other = header.language != bank.header.language
    if not other:
        yield Fault("same-language", ("language",), message("bank.same-language", language=header.language))
    elif header.title == bank.header.title and _is_left(header.title, bank):
        yield Fault("translation-same", ("title",), message("bank.translation-same-title"), "warning")
    wanted, places, prints = originals(bank), _places(bank), fingerprints(bank)
    left_out = _left_out(bank)
    for id, now in prints.items():
        if id not in header.questions:
            said = message("bank.untranslated", id=id, of=now)
            yield Fault("untranslated", ("questions",), said, "warning", on_key=True)
    alike: dict[str, dict[str, Any]] = {}
    for id, entry in header.questions.items():
        at: Path = ("questions", id)
        if id not in wanted and (id in left_out or "" in left_out):
            continue  # nothing to compare with until it is mended
        if id not in wanted:
            yield Fault("not-in-original", at, message("bank.not-in-original", id=id), on_key=True)
            continue
        now = prints[id]
        if entry.get(OF) != now:
            key = "bank.translation-old" if OF in entry else "bank.translation-of"
            yield Fault("translation-old", (*at, OF) if OF in entry else at, message(key, of=now), "warning")
        texts = {key: text for key, text in entry.items() if key != OF}
        different = list(_differences(wanted[id], texts, at, places[id]))
        yield from different
        if not any(fault.level == "error" for fault in different):
            alike[id] = texts
            if other and _untouched(wanted[id], texts, places[id], bank):
                yield Fault("translation-same", at, message("bank.translation-same"), "warning", on_key=True)
    for each in bank.entries:
        yield from _unbuilt(each, alike)


def _left_out(bank: Bank) -> set[str]:
    """The ids of the questions left out of a bank and of their parts, as far as they can be read; "" for any other."""
    ids = {each.id for each in bank.left_out}
    listed = bank.document.data["questions"] if ids else ()
    cases = (each for each in listed if isinstance(each, dict) and each.get("id") in ids) if ids else ()
    parts = [each.get("questions") for each in cases]
    inner = (part for found in parts if isinstance(found, list) for part in found if isinstance(part, dict))
    return ids | {part["id"] for part in inner if isinstance(part.get("id"), str)}


def _unbuilt(original: Entry, alike: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    """Yield why a question cannot be built with texts of the right shape (by id), at their places."""
    question = original.question
    field, parts = _parts(question)
    if not any(id in alike for id in (question.id, *parts)):
        return
    from officer_quiz.kinds.base.parse import parse  # noqa: PLC0415  (slow, and only files need it)

    inner = {field: [alike.get(part) for part in parts]} if parts else {}
    _, faults = parse(translated(original.data, {**alike.get(question.id, {}), **inner}))
    for fault in (each for each in faults if each.level == "error"):
        about, path = question, fault.path
        if parts and path[:1] == (field,) and len(path) > 1:
            about, path = question.parts[int(path[1])], path[2:]
        id, path = about.id, _as_translated(about, path)
        yield fault._replace(path=("questions", id, *path))


def _as_translated(question: Question, path: Path) -> Path:
    """Where a fault stands in an entry: that of how texts read is one of the texts, by which answers know them."""
    if path[:1] != (WORDING,):
        return path
    return tuple(name for name, inner in place_of(type(question)).fields.items() if inner.known)[:1]


def _parts(question: Question) -> tuple[str, list[str]]:
    """The field of a case's questions and their ids in their order; nothing for any other question."""
    field = question.parts_field
    return (field, [part.id for part in question.parts]) if field else ("", [])


def _differences(wanted: Any, given: Any, at: Path, place: Place | None) -> Iterator[Fault]:
    """Yield a fault wherever a translation has another shape than the texts it translates."""
    if type(wanted) is not type(given):
        yield Fault("translation-shape", at, message("bank.translation-shape"))
    elif place is None or isinstance(wanted, str):
        return
    elif isinstance(wanted, list) or place.keys:
        if len(wanted) != len(given):
            said = message("bank.translation-count", right=len(wanted), count=len(given))
            yield Fault("translation-shape", at, said)
        elif isinstance(wanted, list):
            for number, inner in enumerate(wanted):
                if inner is not None:
                    yield from _differences(inner, given[number], (*at, number), place.each)
    else:
        yield from _key_differences(wanted, given, at, place)


def _key_differences(wanted: Mapping[str, Any], given: Mapping[str, Any], at: Path, place: Place) -> Iterator[Fault]:
    for key, inner in wanted.items():
        below = place.at(key)
        if key in given:
            yield from _differences(inner, given[key], (*at, key), below)
        elif place.named or (below and below.named):
            names = [key] if place.named else list(inner)
            yield Fault("untranslated", at, message("bank.untranslated-names", names=names), "warning", on_key=True)
        else:
            yield Fault("translation-missing", at, message("bank.translation-missing", key=key))
    for key in given:
        if key not in wanted:
            yield Fault("translation-extra", (*at, key), message("bank.translation-extra", key=key), on_key=True)


_LEFT: Mapping[str, re.Pattern[str]] = {
    "zh": re.compile("[\u3400-\u9fff]"),
    "en": re.compile(r"[A-Za-z]{2}\s+[A-Za-z]{2}"),
}
"""What a text in a language has in it; figures, letters and single foreign names read the same in a translation."""


def _is_left(text: str, bank: Bank) -> bool:
    """Whether a text that a translation shares with its original is in the language of the original."""
    return bool(_LEFT[bank.header.language].search(text))


def _untouched(wanted: Any, given: Any, place: Place | None, bank: Bank) -> bool:
    """Whether every text of an entry of the right shape that would be translated is still that of the original."""
    pairs = [(text, own) for text, own in _pairs(wanted, given, place) if _is_left(text, bank)]
    return bool(pairs) and all(text == own for text, own in pairs)


def _pairs(wanted: Any, given: Any, place: Place | None) -> Iterator[tuple[str, str]]:
    """Yield each text of an original with that of a translation of the right shape."""
    if isinstance(wanted, str):
        yield wanted, given
    elif isinstance(wanted, list) and place:
        for inner, own in zip(wanted, given, strict=True):
            yield from _pairs(inner, own, place.each)
    elif isinstance(wanted, Mapping) and place and place.keys:
        yield from _pairs([*wanted, *wanted.values()], [*given, *given.values()], place)
    elif isinstance(wanted, Mapping) and place:
        for key, inner in wanted.items():
            if key in given:  # names may be left out
                yield from _pairs(inner, given[key], place.at(key))


def current(overlay: Overlay, bank: Bank) -> dict[str, dict[str, Any]]:
    """Return the entries of a translation that can be shown: of the right shape, of the texts as they are now, not
    all of them left as they were, and such that the question can be built.

    An entry of a case takes in those of its parts, and is only there when all of them are.
    """
    header = overlay.usable
    if header is None:
        return {}
    wanted, places, prints = originals(bank), _places(bank), fingerprints(bank)
    sound = {
        id: {key: text for key, text in entry.items() if key != OF}
        for id, entry in header.questions.items()
        if id in wanted and entry.get(OF) == prints[id]
    }
    sound = {
        id: entry
        for id, entry in sound.items()
        if not any(fault.level == "error" for fault in _differences(wanted[id], entry, ("questions", id), places[id]))
        and not _untouched(wanted[id], entry, places[id], bank)
    }
    shown = {}
    for each in bank.entries:
        id, (field, parts) = each.question.id, _parts(each.question)
        if id in sound and all(part in sound for part in parts) and not any(_unbuilt(each, sound)):
            inner = {field: [sound[part] for part in parts]} if parts else {}
            shown[id] = sound[id] | inner
    return shown
