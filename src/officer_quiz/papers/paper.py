"""The sealed paper (``.paper``): what trainees see and when, to whom hand-ins are sealed; nothing that tells a key.

One line of JSON whose content is packed, perhaps locked by a start code, and signed as a whole by a key that is made
for the paper and thrown away, so that a damaged file is noticed. Who changes a paper and signs it anew has made
another paper, with another code: hand-ins to it belong to no key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from typing import Any

from officer_quiz.papers import seal
from officer_quiz.papers.canonical import Unsound, bytes_of, decode, encode, fields, pack, sound_only, text_of, unpack
from officer_quiz.papers.forms import Form, form_data, form_of
from officer_quiz.session.paper import Paper, Part
from officer_quiz.session.stored import RULES, moment

FORMAT = 1
"""The newest format of papers, keys and hand-ins that this program knows."""
ENDING = ".paper"
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""What codes are written in: no letter that is taken for another, read out or written by hand."""
CODE = re.compile("[2-9A-Z]{4}-[2-9A-Z]{4}")


class Newer(Unsound):
    """A file of a format that only a newer program knows."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a paper says of itself before it is opened; times are UTC, None where nothing was set."""

    code: str
    title: str
    language: str
    minutes: int
    opens: datetime | None
    closes: datetime | None
    variants: tuple[str, ...]
    to: bytes
    """The public key to which hand-ins are sealed."""
    locked: bool
    digest: str
    """The hash of the file, in hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of one variant: its title, the names of its questions there, and the points of each."""

    title: str
    questions: tuple[str, ...]
    points: Fraction


@dataclass(frozen=True, slots=True)
class Variant:
    """One variant of a paper: its sections, and its questions by their numbers as texts."""

    sections: tuple[Section, ...]
    forms: Mapping[str, Form]


@dataclass(frozen=True, slots=True)
class Rulings:
    """How a paper is marked, as its cover tells: points to pass with and in all, the rules by name."""

    pass_mark: Fraction
    total: Fraction
    multiple: str
    wrong_true_false: Fraction
    chance_corrected: bool


@dataclass(frozen=True, slots=True)
class Content:
    """What is in a paper: a note for its cover, how it is marked, and its variants by letter."""

    note: str
    rulings: Rulings
    variants: Mapping[str, Variant]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A paper as it came: its facts, and its content, perhaps locked."""

    facts: Facts
    content: bytes
    salt: bytes

    def open(self, start_code: str = "") -> Content:
        """Return the content; `seal.Unopened` for a wrong start code, Unsound for a content that is none."""
        raw = seal.unlock(self.content, start_code, self.salt) if self.facts.locked else self.content
        with sound_only():
            return _content_of(decode(unpack(raw)), self.facts.variants)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a paper is to be: see `Facts`; without a start code it is not locked."""

    title: str
    language: str
    minutes: int
    opens: datetime | None
    closes: datetime | None
    start_code: str
    to: bytes


def write_paper(wanted: Wanted, content: Content) -> bytes:
    """Return the file of a paper."""
    packed = pack(_content_data(content))
    salt = seal.chance(seal.SALT) if wanted.start_code else b""
    signing = seal.signing_pair()
    body: dict[str, Any] = {
        "officer-quiz": "paper",
        "format": FORMAT,
        "title": wanted.title,
        "language": wanted.language,
        "minutes": wanted.minutes,
        "opens": _time_data(wanted.opens),
        "closes": _time_data(wanted.closes),
        "variants": "".join(content.variants),
        "to": text_of(wanted.to),
        "by": text_of(signing.public),
        "salt": text_of(salt),
        "content": text_of(seal.lock(packed, wanted.start_code, salt) if wanted.start_code else packed),
    }
    body["code"] = _code(body)
    return encode({**body, "signature": text_of(seal.sign(encode(body), signing.secret))}) + b"\n"


def read_paper(raw: bytes) -> Sealed:
    """Return a paper; Newer for one of a newer format, Unsound for a file that is none or was changed."""
    data = decoded(raw, "paper")
    given = fields(
        data,
        **dict.fromkeys(("officer-quiz", "title", "language", "variants", "to", "by", "salt", "content"), str),
        **dict.fromkeys(("code", "signature"), str),
        format=int,
        minutes=int,
        opens=(str, type(None)),
        closes=(str, type(None)),
    )
    signature, by = bytes_of(given["signature"], seal.SIGNATURE), bytes_of(given["by"], seal.KEY)
    body = {name: value for name, value in given.items() if name != "signature"}
    if not seal.is_signed(encode(body), signature, by) or _code(body) != given["code"]:
        raise Unsound("signature")
    if given["minutes"] not in range(1, 601) or not re.fullmatch("[A-Z]{1,8}", given["variants"]):
        raise Unsound("paper")
    salt = bytes_of(given["salt"])
    if len(salt) not in {0, seal.SALT}:
        raise Unsound("salt")
    facts = Facts(
        given["code"],
        given["title"],
        given["language"],
        given["minutes"],
        time_of(given["opens"]),
        time_of(given["closes"]),
        tuple(given["variants"]),
        bytes_of(given["to"], seal.KEY),
        bool(salt),
        sha256(raw).hexdigest(),
    )
    return Sealed(facts, bytes_of(given["content"]), salt)


def decoded(raw: bytes, sort: str) -> Any:
    """Return the data of a file of this program of one sort; Newer for a newer format, Unsound for no such file."""
    if not raw.endswith(b"\n"):
        raise Unsound("torn")
    data = decode(raw[:-1])
    if not isinstance(data, dict) or data.get("officer-quiz") != sort or type(data.get("format")) is not int:
        raise Unsound(sort)
    if data["format"] > FORMAT:
        raise Newer(sort)
    return data


def short_code(digest: bytes) -> str:
    """Return eight letters of a hash, to be read out: ``K7QX-3M2P``."""
    letters = "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:8])
    return f"{letters[:4]}-{letters[4:]}"


def ends(facts: Facts, now: datetime) -> datetime:
    """Return when time is up for who begins now."""
    end = now + timedelta(minutes=facts.minutes)
    return min(end, facts.closes) if facts.closes else end


def as_paper(facts: Facts, content: Content, variant: str, deadline: datetime) -> Paper:
    """Return a variant as an exam keeps it."""
    rulings = content.rulings
    parts = tuple(Part(each.title, each.questions, str(each.points)) for each in content.variants[variant].sections)
    return Paper(
        facts.code,
        facts.title,
        facts.minutes,
        deadline.isoformat(timespec="milliseconds"),
        str(rulings.pass_mark),
        str(rulings.total),
        str(rulings.wrong_true_false),
        parts,
    )


def rulings_data(rulings: Rulings) -> dict[str, Any]:
    """Return rules as JSON data."""
    return {
        "pass": str(rulings.pass_mark),
        "total": str(rulings.total),
        "multiple": rulings.multiple,
        "wrong_true_false": str(rulings.wrong_true_false),
        "chance_corrected": rulings.chance_corrected,
    }


def rulings_of(data: Any) -> Rulings:
    """Return the rules of JSON data; Unsound for none."""
    texts = dict.fromkeys(("pass", "total", "multiple", "wrong_true_false"), str)
    given = fields(data, **texts, chance_corrected=bool)
    if given["multiple"] not in RULES:
        raise Unsound("rules")
    cost = number(given["wrong_true_false"])
    return Rulings(number(given["pass"]), number(given["total"]), given["multiple"], cost, given["chance_corrected"])


def section_data(section: Section) -> list[Any]:
    """Return a section as JSON data."""
    return [section.title, list(section.questions), str(section.points)]


def sections_of(data: Any) -> tuple[Section, ...]:
    """Return the sections of JSON data; Unsound for none."""
    found = []
    for each in data:
        if not isinstance(each, list) or len(each) != 3:
            raise Unsound("section")
        title, questions, points = each
        if not isinstance(title, str) or not all(isinstance(id, str) for id in questions):
            raise Unsound("section")
        found.append(Section(title, tuple(questions), number(points)))
    return tuple(found)


def number(text: Any) -> Fraction:
    """Return the number in a text; Unsound for none."""
    try:
        return Fraction(text) if isinstance(text, str) and len(text) <= 80 else Fraction("")
    except (ValueError, ZeroDivisionError) as error:
        raise Unsound("number") from error


def time_of(data: Any) -> datetime | None:
    """Return the time in JSON data, None for none; Unsound for what is no time."""
    try:
        return None if data is None else moment(data)
    except (ValueError, TypeError) as error:
        raise Unsound("time") from error


def _time_data(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _code(body: Mapping[str, Any]) -> str:
    return short_code(sha256(encode({name: value for name, value in body.items() if name != "code"})).digest())


def _content_data(content: Content) -> dict[str, Any]:
    return {
        "note": content.note,
        "rulings": rulings_data(content.rulings),
        "variants": {
            letter: {
                "sections": [section_data(each) for each in variant.sections],
                "questions": {name: form_data(form) for name, form in variant.forms.items()},
            }
            for letter, variant in content.variants.items()
        },
    }


def _content_of(data: Any, letters: Sequence[str]) -> Content:
    given = fields(data, note=str, rulings=dict, variants=dict)
    if sorted(given["variants"]) != sorted(letters):
        raise Unsound("variants")
    variants = {letter: _variant_of(given["variants"][letter]) for letter in letters}
    return Content(given["note"], rulings_of(given["rulings"]), variants)


def _variant_of(data: Any) -> Variant:
    given = fields(data, sections=list, questions=dict)
    sections = sections_of(given["sections"])
    names = [name for section in sections for name in section.questions]
    if names != [str(place) for place in range(1, len(names) + 1)] or set(names) != set(given["questions"]):
        raise Unsound("variant")
    return Variant(sections, {name: form_of(given["questions"][name]) for name in names})
