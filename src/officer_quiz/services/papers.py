"""Papers: the blueprints beside the banks, a paper drawn to one, and the exam that begins when it is accepted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from unicodedata import normalize

from officer_quiz.bank.blueprint import Blueprint
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.library import Library
from officer_quiz.library.places import EXAMS, base, shown
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.services.exam import running
from officer_quiz.services.law import Law
from officer_quiz.services.session import Session
from officer_quiz.session import modes
from officer_quiz.session.compose import Shortage, compose_from
from officer_quiz.session.events import Started
from officer_quiz.session.paper import Paper, Part
from officer_quiz.session.shortage import short
from officer_quiz.store.log import Log
from officer_quiz.text.nearest import nearest

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of an exam; the unit and the month are for a monthly check."""

    blueprint: str | None = None
    seed: str | None = None
    month: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper drawn and not yet begun: its deadline is still open.

    `contents` are its questions with their content hashes; `again` of them the trainee had in the last exams.
    """

    blueprint: Blueprint
    paper: Paper
    contents: tuple[tuple[str, str], ...]
    seed: str
    again: int = 0

    @property
    def code(self) -> str:
        """A short code of the questions and their contents: who has the same code has the same paper."""
        mark = sha256("\0".join(f"{id} {content}" for id, content in self.contents).encode()).hexdigest().upper()
        return f"{mark[:4]}-{mark[4:8]}"


def blueprints(library: Library) -> tuple[dict[str, Blueprint], tuple[Message, ...]]:
    """Return the sound blueprints beside the banks by id, and what to say of files with errors.

    UserError when there is no sound one.
    """
    found: dict[str, Blueprint] = {}
    notices = []
    for name, blueprint in library.blueprints().items():
        if blueprint is None:
            notices.append(message("exam.broken", path=shown(library.path(name))))
        else:
            found.setdefault(blueprint.exam, blueprint)
    if not found:
        folders = tuple(str(base(place) / EXAMS) for place in library.places)
        raise UserError(message("exam.none", folder=folders), notices=tuple(notices))
    return found, tuple(notices)


def draw(env: Env, log: Log, library: Library, known: Mapping[str, Blueprint], asked: Asked) -> Drawn:
    """Return the paper asked for; its blueprint must be named.

    UserError for an unknown blueprint, options that do not fit it, or a section that cannot be filled.
    """
    blueprint = named_blueprint(asked.blueprint or "", known)
    month, unit = _month_and_unit(env, asked, blueprint)
    seed = asked.seed or (f"{blueprint.exam}:{month}:{unit}" if blueprint.monthly else env.chance())
    seen = frozenset(map(library.current, _seen(log, blueprint.draw.avoid_seen_within)))
    drawn = draw_paper(env, library, blueprint, seed, seen)
    again = sum(id in seen for id, _ in drawn.contents)
    return replace(drawn, paper=replace(drawn.paper, month=month, unit=unit), again=again)


def draw_paper(env: Env, library: Library, blueprint: Blueprint, seed: str, seen: frozenset[str]) -> Drawn:
    """Return the paper that a seed gives, `seen` questions put off; UserError when a section cannot be filled."""
    law = Law(env, library, env.today())
    pool = library.pool(blueprint, lambda item: law.lapse(item.basis) is not None)
    drawn = compose_from(blueprint, pool, seen, seed)
    if isinstance(drawn, Shortage):
        raise UserError(short(drawn))
    parts = tuple(
        Part(section.title, ids, str(section.points)) for section, ids in zip(blueprint.sections, drawn, strict=True)
    )
    contents = tuple((id, library.content(id) or "") for ids in drawn for id in ids)
    paper = Paper(
        blueprint.exam,
        blueprint.title,
        blueprint.minutes,
        "",
        str(blueprint.pass_mark),
        str(blueprint.total),
        str(blueprint.scoring.wrong_true_false),
        parts,
    )
    return Drawn(blueprint, paper, contents, seed)


def begin(env: Env, log: Log, library: Library, drawn: Drawn) -> Session:
    """Start the clock: record the start of the exam."""
    ends = env.now() + timedelta(minutes=drawn.paper.minutes)
    paper = replace(drawn.paper, deadline=ends.isoformat(timespec="milliseconds"))
    started = Started(
        modes.EXAM.name,
        drawn.contents,
        drawn.seed,
        drawn.blueprint.scoring.multiple,
        env.today().isoformat(),
        library.remembered,
        paper,
        env.profile.stamp() | ({"unit": paper.unit} if paper.unit else {}),
        drawn.blueprint.scoring.chance_corrected,
    )
    return Session.start(env, log, started)


def refuse_two_at_once(env: Env, log: Log) -> None:
    """Raise UserError while the clock of another exam runs."""
    if found := running(env, log):
        raise UserError(message("exam.waiting-exam", session=found.name.shown, time=found.left), Exit.USAGE)


def named_blueprint(id: str, known: Mapping[str, Blueprint]) -> Blueprint:
    """Return the blueprint of that id; UserError with the nearest if there is none."""
    if id not in known:
        near = nearest(id, known, most=None)
        key = "exam.no-exam-near" if near else "exam.no-exam"
        raise UserError(message(key, id=id, near=near, known=tuple(known)), Exit.USAGE)
    return known[id]


def _month_and_unit(env: Env, asked: Asked, blueprint: Blueprint) -> tuple[str, str]:
    """Return the month and the unit of a monthly check, by default this month and the profile's unit; else empty."""
    if not blueprint.monthly:
        if asked.month or asked.unit:
            raise UserError(message("exam.not-monthly", id=blueprint.exam), Exit.USAGE)
        return "", ""
    if asked.seed:
        raise UserError(message("exam.monthly-seed"), Exit.USAGE)
    month = asked.month or f"{env.today():%Y-%m}"
    if not MONTH.fullmatch(month):
        raise UserError(message("exam.bad-month", value=month), Exit.USAGE)
    unit = "".join(normalize("NFKC", asked.unit or env.profile.unit).split())
    if not unit:
        raise UserError(message("exam.no-unit"), Exit.USAGE)
    return month, unit


def _seen(log: Log, within: int) -> frozenset[str]:
    """Return the questions of the last so many exams."""
    if not within:
        return frozenset()
    exams = [head.id for head in log.sessions() if head.exam][-within:]
    return frozenset(id for exam in exams for id in log.read(exam).state.order)
