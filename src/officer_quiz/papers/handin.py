"""The hand-in (``.handin``): who it is from, for which paper, and the chained events of the session, signed and sealed.

A hand-in of a person's own results belongs to no paper (`paper` is empty): it tells of each question where it belongs,
and holds essays that wait for a trainer whole. It is sealed to a trainer's key or, if one wants, only signed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from officer_quiz.papers import seal
from officer_quiz.papers.canonical import Unsound, bytes_of, encode, fields, pack, sound_only, text_of, unpack
from officer_quiz.papers.canonical import decode as decode_json
from officer_quiz.papers.chain import Link, chained, links_data, links_of
from officer_quiz.papers.paper import FORMAT, decoded, short_code
from officer_quiz.results.marks import Person
from officer_quiz.session.events import Event, Stamped, Started
from officer_quiz.session.events import decode as decode_event
from officer_quiz.session.events import encode as encode_event
from officer_quiz.session.state import State, fold
from officer_quiz.session.stored import moment

ENDING = ".handin"


@dataclass(frozen=True, slots=True)
class Head:
    """What a hand-in says of itself: see `papers.paper.Facts`; `signer` is the machine's public key in hexadecimals.

    `about` tells of each question of a person's own results: its bank, level, skills, and an essay's whole question.
    """

    paper: str
    digest: str
    variant: str
    title: str
    person: Person
    signer: str
    session: str
    count: int
    about: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def data(self) -> dict[str, Any]:
        """Return it as JSON data."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class HandIn:
    """A hand-in that was opened: its content as bytes, its head and its chain."""

    content: bytes
    head: Head
    links: tuple[Link, ...]

    @property
    def id(self) -> str:
        """The hash of its content, in hexadecimal digits: the same however often it was sealed."""
        return sha256(self.content).hexdigest()

    @property
    def code(self) -> str:
        """What it is called on screens and in names of files."""
        return code_of(self.content)

    def events(self) -> tuple[Stamped, ...]:
        """Return its events; Unsound for what this program does not record."""
        with sound_only():
            return tuple(Stamped(moment(link.at), decode_event(link.name, link.data)) for link in self.links)

    def state(self) -> State:
        """Return what its events come to; Unsound for what cannot have happened."""
        with sound_only():
            return fold(each.event for each in self.events())


@dataclass(frozen=True, slots=True)
class Envelope:
    """A hand-in as it came: for which paper, who signed it, whether the signature holds, and what is inside."""

    paper: str
    signer: str
    signed: bool
    sealed: bool
    inside: bytes


def code_of(content: bytes) -> str:
    """Return what a hand-in of this content is called."""
    return short_code(sha256(content).digest())


def write_content(head: Head, events: Sequence[tuple[str, Event]]) -> bytes:
    """Return the content of a hand-in; events each with their time (ISO 8601, UTC)."""
    plain = [(at, *encode_event(event)) for at, event in events]
    links = chained(head.data(), decode_json(encode(plain)))
    return encode({"head": head.data(), "events": links_data(links)})


def read_content(content: bytes) -> HandIn:
    """Return the hand-in of a content; Unsound for none."""
    given = fields(decode_json(content), head=dict, events=list)
    texts = dict.fromkeys(("paper", "digest", "variant", "title", "signer", "session"), str)
    head = fields(given["head"], **texts, person=dict, count=int, about=dict)
    person = fields(head["person"], name=str, unit=str, post=str)
    return HandIn(content, Head(**{**head, "person": Person(**person)}), tuple(links_of(given["events"])))


def write_hand_in(content: bytes, paper: str, to: bytes | None, signing: seal.Pair) -> bytes:
    """Return the file of a hand-in, sealed `to` a public key, or only signed."""
    packed = pack(decode_json(content))
    body = {
        "officer-quiz": "hand-in",
        "format": FORMAT,
        "paper": paper,
        "sealed": to is not None,
        "inside": text_of(packed if to is None else seal.seal(packed, to)),
        "signer": text_of(signing.public),
    }
    return encode({**body, "signature": text_of(seal.sign(encode(body), signing.secret))}) + b"\n"


def read_envelope(raw: bytes) -> Envelope:
    """Return a hand-in as it came; `paper.Newer` for a newer format, Unsound for a file that is none or is damaged."""
    texts = dict.fromkeys(("officer-quiz", "paper", "inside", "signer", "signature"), str)
    given = fields(decoded(raw, "hand-in"), **texts, format=int, sealed=bool)
    signer, signature = bytes_of(given["signer"], seal.KEY), bytes_of(given["signature"], seal.SIGNATURE)
    body = {name: value for name, value in given.items() if name != "signature"}
    signed = seal.is_signed(encode(body), signature, signer)
    return Envelope(given["paper"], signer.hex(), signed, given["sealed"], bytes_of(given["inside"]))


def open_envelope(envelope: Envelope, secret: bytes | None) -> HandIn:
    """Return the hand-in inside; `seal.Unopened` without the key it was sealed to, Unsound for what is no hand-in."""
    packed = envelope.inside
    if envelope.sealed:
        if secret is None:
            raise seal.Unopened
        packed = seal.unseal(packed, secret)
    return read_content(unpack(packed))


def started(events: Sequence[Stamped]) -> Started:
    """Return the start of a session; Unsound where it does not begin with one."""
    first = events[0].event if events else None
    if not isinstance(first, Started):
        raise Unsound("start")
    return first


def stamp(at: datetime) -> str:
    """Return a time as the chain tells it."""
    return at.isoformat(timespec="milliseconds")
