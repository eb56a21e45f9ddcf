"""The key file (``.key``): what opens and marks the hand-ins of a paper. It stays with the trainer.

A key that was put right is a further version beside the first: hand-ins can be marked by either.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from functools import cached_property
from typing import Any

from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.base.stored import build, plain
from officer_quiz.papers import seal
from officer_quiz.papers.canonical import Unsound, bytes_of, encode, fields, sound_only, text_of
from officer_quiz.papers.forms import Form, form_data, form_of
from officer_quiz.papers.making import Names
from officer_quiz.papers.paper import (
    FORMAT,
    Rulings,
    Section,
    decoded,
    rulings_data,
    rulings_of,
    section_data,
    sections_of,
    time_of,
)
from officer_quiz.papers.sealed import SealedQuestion

ENDING = ".key"


@dataclass(frozen=True, slots=True)
class Keyed:
    """A question with its key: the bank it is from, the hash of its content, and the question itself."""

    bank: str
    content: str
    question: Question


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in one variant: its id, and the authored keys by the names on the paper, stop by stop."""

    id: str
    names: tuple[Names, ...]


@dataclass(frozen=True)
class VariantKey:
    """One variant: its sections, what trainees see of its questions and what these are, by their numbers as texts."""

    sections: tuple[Section, ...]
    forms: Mapping[str, Form]
    asked: Mapping[str, Asked]

    @cached_property
    def sealed(self) -> Mapping[str, SealedQuestion]:
        """The questions as they are asked."""
        return {name: SealedQuestion.of(name, form) for name, form in self.forms.items()}

    def worth(self, name: str) -> Fraction:
        """Return the points of a question."""
        return next(section.points for section in self.sections if name in section.questions)


@dataclass(frozen=True, slots=True)
class Version:
    """Questions whose keys were put right at a time (UTC), by id; the first version holds all."""

    at: datetime
    questions: Mapping[str, Keyed]


@dataclass(frozen=True, slots=True)
class Key:
    """What marks a paper: see `paper.Facts`; `secret` opens what was sealed to it."""

    code: str
    title: str
    language: str
    digest: str
    secret: bytes
    minutes: int
    opens: datetime | None
    closes: datetime | None
    start_code: str
    rulings: Rulings
    variants: Mapping[str, VariantKey]
    versions: tuple[Version, ...]

    @property
    def number(self) -> int:
        """The number of the newest version, from 1."""
        return len(self.versions)

    @property
    def version(self) -> str:
        """What marks say they were made with: the code of the paper and the number of the version."""
        return f"{self.code}/{self.number}"

    @property
    def questions(self) -> Mapping[str, Keyed]:
        """The questions by id, as the newest version has them."""
        return {id: each for version in self.versions for id, each in version.questions.items()}

    def until(self, number: int) -> Key:
        """Return the key as it was in version `number`."""
        return replace(self, versions=self.versions[:number])

    def with_version(self, version: Version) -> Key:
        """Return the key with a further version."""
        return replace(self, versions=(*self.versions, version))


def write_key(key: Key) -> bytes:
    """Return the file of a key; it ends with its own hash, so that a torn or damaged one is noticed."""
    body = {
        "officer-quiz": "key",
        "format": FORMAT,
        "code": key.code,
        "title": key.title,
        "language": key.language,
        "digest": key.digest,
        "secret": text_of(key.secret),
        "minutes": key.minutes,
        "opens": key.opens.isoformat(timespec="seconds") if key.opens else None,
        "closes": key.closes.isoformat(timespec="seconds") if key.closes else None,
        "start_code": key.start_code,
        "rulings": rulings_data(key.rulings),
        "variants": {letter: _variant_data(each) for letter, each in key.variants.items()},
        "versions": [_version_data(each) for each in key.versions],
    }
    return encode({**body, "whole": _hash(body)}) + b"\n"


def read_key(raw: bytes) -> Key:
    """Return a key; `paper.Newer` for one of a newer format, Unsound for a file that is none or was damaged."""
    data = decoded(raw, "key")
    given = fields(
        data,
        **dict.fromkeys(("officer-quiz", "code", "title", "language", "digest", "secret", "start_code", "whole"), str),
        format=int,
        minutes=int,
        opens=(str, type(None)),
        closes=(str, type(None)),
        rulings=dict,
        variants=dict,
        versions=list,
    )
    if _hash({name: value for name, value in given.items() if name != "whole"}) != given["whole"]:
        raise Unsound("key")
    with sound_only():
        return Key(
            given["code"],
            given["title"],
            given["language"],
            given["digest"],
            bytes_of(given["secret"], seal.KEY),
            given["minutes"],
            time_of(given["opens"]),
            time_of(given["closes"]),
            given["start_code"],
            rulings_of(given["rulings"]),
            {letter: _variant_of(each) for letter, each in given["variants"].items()},
            tuple(map(_version_of, given["versions"])),
        )


def _hash(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(encode(body)).hexdigest()


def _variant_data(variant: VariantKey) -> dict[str, Any]:
    return {
        "sections": [section_data(each) for each in variant.sections],
        "questions": {name: form_data(form) for name, form in variant.forms.items()},
        "asked": {name: [each.id, list(map(dict, each.names))] for name, each in variant.asked.items()},
    }


def _variant_of(data: Any) -> VariantKey:
    forms = {name: form_of(form) for name, form in data["questions"].items()}
    asked = {name: Asked(id, tuple(names)) for name, (id, names) in data["asked"].items()}
    return VariantKey(sections_of(data["sections"]), forms, asked)


def _version_data(version: Version) -> dict[str, Any]:
    questions = {id: [each.bank, each.content, plain(each.question)] for id, each in version.questions.items()}
    return {"at": version.at.isoformat(timespec="seconds"), "questions": questions}


def _version_of(data: Any) -> Version:
    at = time_of(data["at"])
    if at is None:
        raise Unsound("version")
    questions = {
        id: Keyed(bank, content, build(question)) for id, (bank, content, question) in data["questions"].items()
    }
    return Version(at, questions)
