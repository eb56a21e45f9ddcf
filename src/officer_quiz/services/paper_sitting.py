"""Sitting a sealed paper: opened at its time, kept apart from a trainee's own results, handed in as a sealed file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from officer_quiz import interrupts
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.papers import seal
from officer_quiz.papers.canonical import Unsound
from officer_quiz.papers.handin import ENDING, Head, code_of, stamp, write_content, write_hand_in
from officer_quiz.papers.paper import CODE, Content, Facts, Sealed, as_paper, ends
from officer_quiz.papers.paper import ENDING as ENDING_OF_PAPERS
from officer_quiz.papers.sealed import SealedQuestion
from officer_quiz.results.marks import Person
from officer_quiz.services.session import Session
from officer_quiz.services.unit_files import machine_key, need_seal, paper_file, put
from officer_quiz.session import modes
from officer_quiz.session.clock import Clock, Onward
from officer_quiz.session.events import ClockRead, Resumed, Started, Submitted
from officer_quiz.session.state import State
from officer_quiz.store.disk import is_there
from officer_quiz.store.log import EventLog
from officer_quiz.store.sat import EVENTS, FOLDER, OPENED, PAPER

SHOWN = 9
"""Papers of a folder that are looked at."""


class SatSession(Session):
    """A session on a sealed paper."""

    def _say_how_to_go_on(self) -> None:
        said = "" if self.state.submitted else self.env.say("paper.resume-how", code=self.state.paper.blueprint)
        interrupts.farewell(said)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper that was begun is kept."""

    folder: Path

    @property
    def log(self) -> Path:
        """The file of its events."""
        return self.folder / EVENTS

    def sealed(self) -> Sealed:
        """Return the paper; UserError where it cannot be read."""
        return paper_file(self.folder / PAPER)

    def start_code(self) -> str:
        """Return the start code that opened it, so that nobody is asked twice."""
        path = self.folder / OPENED
        return path.read_text(encoding="utf-8") if is_there(path) else ""


def place_of(env: Env, code: str) -> Place:
    """Return where the paper of a code is kept, or would be."""
    return Place(env.data / FOLDER / code)


def begun(env: Env) -> list[Place]:
    """Return the papers that were begun here."""
    folder = env.data / FOLDER
    if not folder.is_dir():
        return []
    return [place for path in sorted(folder.iterdir()) if is_there((place := Place(path)).log)]


def find(env: Env, named: str) -> tuple[Sealed, bytes]:
    """Return the paper in a file, or the one begun here that has this code, and its file's bytes.

    UserError if there is neither.
    """
    need_seal()
    path = Path(named)
    if CODE.fullmatch(named) and not is_there(path):
        path = place_of(env, named).folder / PAPER
        if not is_there(path):
            raise UserError(message("paper.not-begun", code=named), Exit.USAGE)
    return paper_file(path), path.read_bytes()


def check_open(env: Env, facts: Facts) -> None:
    """Raise UserError outside the time in which a paper may be begun."""
    now = env.now()
    if facts.opens and now < facts.opens:
        raise UserError(message("paper.not-open", title=facts.title, at=local(facts.opens), now=local(now)))
    if facts.closes and now >= facts.closes:
        raise UserError(message("paper.closed", title=facts.title, at=local(facts.closes), now=local(now)))


def local(at: datetime) -> str:
    """Return a time as people here read it."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def opened(sealed: Sealed, start_code: str) -> Content | None:
    """Return what is in a paper, None for a wrong start code; UserError for a content that is none."""
    try:
        return sealed.open(start_code)
    except seal.Unopened:
        return None
    except Unsound as error:
        raise UserError(message("paper.no-content", code=sealed.facts.code)) from error


def variant_for(facts: Facts, person: Person, wanted: str) -> str:
    """Return the variant asked for, else the one that falls to a person; UserError for one that there is not."""
    if wanted:
        if wanted.upper() not in facts.variants:
            raise UserError(message("paper.no-variant", variant=wanted, known=facts.variants), Exit.USAGE)
        return wanted.upper()
    digest = sha256(f"{facts.code}\0{person.name}\0{person.unit}".encode()).digest()
    return facts.variants[digest[0] % len(facts.variants)]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sealed paper being sat: its session and what it asks."""

    session: SatSession
    facts: Facts
    content: Content

    @property
    def variant(self) -> str:
        """The variant that is sat."""
        return self.session.state.started.seed.rpartition(" ")[2]

    @property
    def questions(self) -> Mapping[str, SealedQuestion]:
        """Its questions by their numbers as texts."""
        forms = self.content.variants[self.variant].forms
        return {name: SealedQuestion.of(name, form) for name, form in forms.items()}

    @property
    def clock(self) -> Clock:
        """The clock that runs."""
        return Clock(self.session.state.paper.ends, self.session.time)


def begin(
    env: Env, log: EventLog, raw: bytes, sealed: Sealed, start_code: str, person: Person, variant: str
) -> Sitting:
    """Keep the paper, and start its clock."""
    content, place = opened(sealed, start_code), place_of(env, sealed.facts.code)
    assert content is not None, "the paper was opened before it is begun"
    put(place.folder / PAPER, raw, private=True)
    if sealed.facts.locked:
        put(place.folder / OPENED, start_code.encode(), private=True)
    facts, now = sealed.facts, env.now()
    paper = as_paper(facts, content, variant, ends(facts, now))
    told = {"name": person.name, "unit": person.unit, "post": person.post}
    started = Started(
        modes.EXAM.name,
        tuple((name, "") for part in paper.parts for name in part.questions),
        f"{facts.code} {variant}",
        content.rulings.multiple,
        env.today().isoformat(),
        "",
        paper,
        {name: value for name, value in told.items() if value},
        content.rulings.chance_corrected,
    )
    session = SatSession.start(env, log, started)
    session.record(_clock(env, _latest(env, facts.code, now)))
    return Sitting(session, facts, content)


def reopen(env: Env, log: EventLog, place: Place) -> Sitting:
    """Return a paper that was begun; UserError where what was kept of it cannot be read."""
    sealed = place.sealed()
    content = opened(sealed, place.start_code())
    if content is None:
        raise UserError(message("paper.no-content", code=sealed.facts.code))
    head = log.sessions()[0]
    session = SatSession.open(env, log, head.id)
    return Sitting(session, sealed.facts, content)


def come_back(sitting: Sitting) -> None:
    """Record that the trainee came back, and what the clocks say."""
    session = sitting.session
    session.record(Resumed())
    session.record(_clock(session.env, session.env.now()))


def hand_in(sitting: Sitting, *, by_clock: bool) -> None:
    """Record that the paper is handed in, at the latest when time was up."""
    session = sitting.session
    if session.state.submitted is None:
        at = min(session.time(), session.state.paper.ends)
        session.record(_clock(session.env, session.env.now()), at)
        session.record(Submitted(by_clock), at)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The file that was handed in, and its code, which proves to the trainee what was handed in."""

    path: Path
    code: str


def write(sitting: Sitting, folder: Path, stem: str) -> HandedIn:
    """Write the file of a paper that was handed in: the same content however often it is written.

    UserError where it cannot be written: nothing is lost, it can be written elsewhere.
    """
    session = sitting.session
    state, signing = session.state, machine_key(session.env)
    profile = state.started.profile
    events = session.events()
    head = Head(
        sitting.facts.code,
        sitting.facts.digest,
        sitting.variant,
        sitting.facts.title,
        Person(profile.get("name", ""), profile.get("unit", ""), profile.get("post", "")),
        signing.public.hex(),
        session.log.name(session.id).uuid,
        len(events),
    )
    content = write_content(head, [(stamp(each.at), each.event) for each in events])
    code = code_of(content)
    path = folder / f"{stem}-{code}{ENDING}"
    put(path, write_hand_in(content, head.paper, sitting.facts.to, signing))
    return HandedIn(path, code)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A paper begun here and not handed in: its facts, the session so far, the time left in minutes and seconds."""

    facts: Facts
    state: State
    left: str
    over: bool


def unfinished(env: Env) -> Iterator[Waiting]:
    """Yield the papers begun here and not handed in."""
    for place in begun(env):
        with EventLog.open(place.log) as log:
            heads = log.sessions()
            recorded = log.read(heads[0].id) if heads else None
        if recorded is not None and recorded.state.submitted is None:
            clock = Clock(recorded.state.paper.ends, Onward(env.now, env.steady, recorded.latest))
            yield Waiting(place.sealed().facts, recorded.state, clock.face(), clock.over())


def refuse_two_at_once(env: Env) -> None:
    """Raise UserError while the clock of another sealed paper runs."""
    for each in unfinished(env):
        if not each.over:
            about = {"title": each.facts.title, "code": each.facts.code, "time": each.left}
            raise UserError(message("paper.another-runs", **about), Exit.USAGE)


@dataclass(frozen=True, slots=True)
class Lying:
    """A paper's file in a folder, not begun here, with what it says of itself."""

    path: Path
    facts: Facts


def lying_in(env: Env, folder: Path) -> list[Lying]:
    """Return the papers in a folder that could be begun: those that can be read, are not begun here, and not closed."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == ENDING_OF_PAPERS)
    except OSError:
        return []
    if not files or seal.missing():
        return []
    found = []
    for path in files[:SHOWN]:
        try:
            facts = paper_file(path).facts
        except UserError:
            continue
        over = facts.closes is not None and env.now() >= facts.closes
        if not over and not is_there(place_of(env, facts.code).log):
            found.append(Lying(path, facts))
    return found


def _clock(env: Env, latest: datetime) -> ClockRead:
    wall = env.now()
    return ClockRead(stamp(wall), int(env.steady()), stamp(max(latest, wall)))


def _latest(env: Env, code: str, now: datetime) -> datetime:
    """The latest time on record here in any other session."""
    logs = [env.log, *(place.log for place in begun(env) if place.folder.name != code)]
    times = [now]
    for path in logs:
        if is_there(path):
            with EventLog.open(path) as log:
                times += [head.last for head in log.sessions()]
    return max(times)
