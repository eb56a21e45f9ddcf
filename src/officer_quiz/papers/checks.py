"""What is found of each hand-in to a paper: sound, or what is wrong with it. None is dropped, the trainer decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from itertools import pairwise
from typing import Any, Literal

from officer_quiz.kinds.base.ask import Past
from officer_quiz.papers import seal
from officer_quiz.papers.canonical import Unsound
from officer_quiz.papers.chain import broken
from officer_quiz.papers.handin import HandIn, code_of, open_envelope, read_envelope, started
from officer_quiz.papers.key import Key
from officer_quiz.papers.paper import Newer
from officer_quiz.results.marks import Person
from officer_quiz.session.clock import SET_BACK
from officer_quiz.session.events import ClockRead, Stamped, Started, Submitted, Written
from officer_quiz.session.marking import fits
from officer_quiz.session.state import State
from officer_quiz.session.stored import moment

Verdict = Literal["sound", "other-paper", "altered", "replayed", "second", "clock", "outside", "unknown-signer"]
STATES: tuple[Verdict, ...] = (
    *("other-paper", "altered", "replayed", "second", "clock", "outside", "unknown-signer", "sound"),
)
"""What a hand-in may be, the gravest first."""
GRACE = timedelta(seconds=60)
"""By how much a time may be beside the paper's: machines do not agree to the second."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a hand-in: what it is then, how that shows, and what of it to tell.

    `numbers` are those of events, `minutes` by how much a time is off, `other` is another hand-in's code or a name.
    """

    state: Verdict
    how: str
    numbers: tuple[int, ...] = ()
    minutes: int = 0
    other: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """Something that was handed in: its name, id and code, what was inside if it could be opened, what was found.

    `past` are the responses by the names on the paper, None where there are none that could be marked. What was given
    on a printed sheet has no session, no signer and no events.
    """

    name: str
    id: str
    code: str
    content: bytes = b""
    person: Person | None = None
    variant: str = ""
    session: str = ""
    signer: str = ""
    past: Mapping[str, Past] | None = None
    events: tuple[Stamped, ...] = ()
    about: Mapping[str, Mapping[str, Any]] | None = None
    """What a person's own results tell of each question, None for answers to a paper."""
    title: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """What it is: the gravest of what was found."""
        found = {each.state for each in self.findings}
        return next(state for state in STATES if state in found or state == "sound")

    @property
    def submitted(self) -> datetime | None:
        """When it was handed in, None where that is not known."""
        return next((each.at for each in self.events if isinstance(each.event, Submitted)), None)

    @property
    def began(self) -> datetime | None:
        """When the session began."""
        return self.events[0].at if self.events else None

    @property
    def is_copy(self) -> bool:
        """Whether it is a copy of what is here too: there is nothing to decide."""
        return any(each.how == "again" for each in self.findings)

    @property
    def markable(self) -> bool:
        """Whether there are answers to this paper that can be marked, should the trainer accept it."""
        return self.past is not None and not any(each.state == "other-paper" for each in self.findings)

    def opened(self, hand_in: HandIn) -> Checked:
        """Return it with what a hand-in tells of itself, whoever it is handed to."""
        head = hand_in.head
        return replace(
            self,
            id=hand_in.id,
            code=hand_in.code,
            content=hand_in.content,
            person=head.person,
            session=head.session,
            signer=head.signer,
        )

    def also(self, *findings: Finding) -> Checked:
        """Return it with more that was found."""
        return replace(self, findings=(*self.findings, *findings))


def examine(name: str, raw: bytes, key: Key, now: datetime) -> Checked:
    """Return what is found of one file by itself."""
    own = Checked(name, sha256(raw).hexdigest(), code_of(raw))
    try:
        envelope = read_envelope(raw)
    except Newer:
        return own.also(Finding("altered", "newer"))
    except Unsound:
        return own.also(Finding("altered", "file"))
    if not envelope.signed:
        return own.also(Finding("altered", "signature"))
    if envelope.paper != key.code:
        return own.also(Finding("other-paper", "code", other=envelope.paper))
    try:
        hand_in = open_envelope(envelope, key.secret)
    except seal.Unopened:
        return own.also(Finding("altered", "unopened"))
    except Unsound:
        return own.also(Finding("altered", "content"))
    head = hand_in.head
    found = replace(own.opened(hand_in), variant=head.variant)
    found = found.also(*_of_head(hand_in, key, envelope.signer, sealed=envelope.sealed))
    try:
        events, state = hand_in.events(), hand_in.state()
        found = replace(found, events=events, past=state.past)
        return found.also(*_of_answers(state, started(events), hand_in, key), *_of_times(events, key, now))
    except Unsound:
        return replace(found, events=(), past=None).also(Finding("altered", "content"))


def _of_head(hand_in: HandIn, key: Key, signer: str, *, sealed: bool) -> Iterator[Finding]:
    head = hand_in.head
    if (head.paper, head.digest) != (key.code, key.digest) or head.variant not in key.variants:
        yield Finding("other-paper", "digest", other=head.paper)
    if head.signer != signer:
        yield Finding("altered", "signer")
    if not sealed:
        yield Finding("altered", "unsealed")
    for how, numbers in broken(head.data(), head.count, hand_in.links):
        yield Finding("altered", how, numbers)


def _of_answers(state: State, begun: Started, hand_in: HandIn, key: Key) -> Iterator[Finding]:
    """What is wrong with a session as a sitting of this paper."""
    variant = key.variants.get(hand_in.head.variant)
    if variant is None:
        return
    sections = [(each.title, each.questions, each.points) for each in variant.sections]
    told = begun.paper and [(part.title, part.questions, Fraction(part.points)) for part in begun.paper.parts]
    if told != sections or begun.profile != named(hand_in):
        yield Finding("altered", "start")
    if state.submitted is None:
        yield Finding("altered", "open")
    wrong = [int(name) for name, question in variant.sealed.items() if not fits(question, state.past.get(name, ()))]
    if wrong:
        yield Finding("altered", "answers", tuple(wrong))


def named(hand_in: HandIn) -> Mapping[str, str]:
    """Return who sat the session, as its start tells it."""
    person = hand_in.head.person
    told = {"name": person.name, "unit": person.unit, "post": person.post}
    return {name: value for name, value in told.items() if value}


def _of_times(events: Sequence[Stamped], key: Key, now: datetime) -> Iterator[Finding]:
    """What is wrong with when it happened."""
    begun, last = events[0].at, max(each.at for each in events)
    paper = started(events).paper
    if behind := _behind(events):
        yield Finding("clock", "back", minutes=behind)
    yield from ahead(events, now)
    if key.opens and begun < key.opens - GRACE:
        yield Finding("outside", "early", minutes=_minutes(key.opens - begun))
    if key.closes and last > key.closes + GRACE:
        yield Finding("outside", "late", minutes=_minutes(last - key.closes))
    allowed = timedelta(minutes=key.minutes)
    ends = min(filter(None, (begun + allowed, key.closes)))
    written = max((each.at for each in events if isinstance(each.event, Written | Submitted)), default=begun)
    if (written > begun + allowed + GRACE and not (key.closes and last > key.closes + GRACE)) or (
        paper is not None and paper.ends > ends + GRACE
    ):
        yield Finding("outside", "long", minutes=_minutes(max(written, paper.ends if paper else written) - ends))


def ahead(events: Sequence[Stamped], now: datetime) -> Iterator[Finding]:
    """Yield a finding where events happened later than now."""
    last = max(each.at for each in events)
    if last > now + GRACE + SET_BACK:
        yield Finding("clock", "ahead", minutes=_minutes(last - now))


def _behind(events: Sequence[Stamped]) -> int:
    """By how many minutes at most the wall clock fell behind: one that nobody can set, or what was known before."""
    read = [each.event for each in events if isinstance(each.event, ClockRead)]
    behind = timedelta()
    for each in read:
        behind = max(behind, moment(each.latest) - moment(each.wall))
    for earlier, later in pairwise(read):
        wall = moment(later.wall) - moment(earlier.wall)
        steady = timedelta(seconds=max(0, later.steady - earlier.steady))
        behind = max(behind, steady - wall)
    for before, after in pairwise(events):
        behind = max(behind, before.at - after.at)
    return _minutes(behind) if behind > SET_BACK else 0


def _minutes(time: timedelta) -> int:
    return max(1, round(time.total_seconds() / 60))


def compare(found: Iterable[Checked], signers: Callable[[Person], frozenset[str]]) -> list[Checked]:
    """Return what is found of hand-ins beside each other, in the order they were handed in.

    `signers` gives the machines that a person is known to have used.
    """
    checked = sorted(found, key=_in_time)
    sessions: dict[str, dict[str, Checked]] = {}
    for each in checked:
        if each.session and each.markable:
            sessions.setdefault(each.session, {}).setdefault(each.id, each)
    contents: dict[str, Checked] = {}
    people: dict[Person, Checked] = {}
    told = []
    for each in checked:
        if each.person is None or not each.markable:
            told.append(each)
            continue
        more: list[Finding] = []
        if each.id in contents:
            more.append(Finding("replayed", "again", other=contents[each.id].name))
        elif others := [other for id, other in sessions.get(each.session, {}).items() if id != each.id]:
            # Whose answers they are cannot be seen from them: each is told.
            more.append(Finding("replayed", "session", other=_called(others[0])))
        elif (first := people.get(_same(each.person))) and each.about is None:
            more.append(Finding("second", "person", other=first.code))
        known = signers(each.person)
        if each.signer and known and each.signer not in known:
            more.append(Finding("unknown-signer", "machine", other=each.signer[:8]))
        contents.setdefault(each.id, each)
        if each.about is None:
            people.setdefault(_same(each.person), each)
        told.append(each.also(*more))
    return told


def _same(person: Person) -> Person:
    """What makes a person the same: the name and the unit."""
    return Person(person.name, person.unit)


def _called(each: Checked) -> str:
    return f"{each.person.name if each.person else ''} {each.code}".strip()


def _in_time(each: Checked) -> tuple[bool, str, str, str]:
    """Sound ones first, then by when they were handed in."""
    at = each.submitted
    return bool(each.findings), at.isoformat() if at else "", each.id, each.name
