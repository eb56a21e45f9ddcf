"""Starts an exam: finds its blueprint, draws the paper, shows the cover and, once confirmed, starts the clock."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from hashlib import sha256
from typing import Any
from unicodedata import normalize

from officer_quiz.bank.blueprint import Blueprint
from officer_quiz.cli.answers import answerer, choose
from officer_quiz.cli.env import Env
from officer_quiz.cli.examination import Examination, settle
from officer_quiz.cli.law import Law
from officer_quiz.cli.material import Library
from officer_quiz.cli.places import EXAMS, shown
from officer_quiz.cli.recording import Recording
from officer_quiz.cli.shortage import short
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.session import modes
from officer_quiz.session.compose import Shortage, compose_from
from officer_quiz.session.events import Started
from officer_quiz.session.paper import Paper, Part
from officer_quiz.session.state import fold
from officer_quiz.store.log import EventLog
from officer_quiz.text.nearest import nearest
from officer_quiz.ui.clock import Clock
from officer_quiz.ui.console import console, hanging, print_line
from officer_quiz.ui.question import number

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks of an exam."""

    blueprint: str | None = None
    seed: str | None = None
    month: str | None = None
    unit: str | None = None
    plain: bool = False


def blueprints(env: Env, library: Library) -> dict[str, Blueprint]:
    """Return the sound blueprints beside the banks by id; files with errors are told on stderr."""
    found: dict[str, Blueprint] = {}
    for name, blueprint in library.blueprints().items():
        if blueprint is None:
            print(env.say("exam.broken", path=shown(library.folder / name)), file=sys.stderr)
        else:
            found.setdefault(blueprint.exam, blueprint)
    return found


def start_exam(env: Env, asked: Asked) -> Exit:
    """Draw the paper asked for, show its cover, and sit it once the trainee confirms.

    UserError for an unknown blueprint, options that do not fit it, a section that cannot be filled, or another exam
    still running; nothing is recorded then, nor before the confirmation.
    """
    library = Library(env)
    library.tell_left_out()
    known = blueprints(env, library)
    if not known:
        raise UserError(message("exam.none", folder=str(library.folder / EXAMS)))
    screen = console(sys.stdout, colour=None if env.colour else False)
    taking = answerer(env, screen, asked.plain)
    with EventLog.open(env.log) as log:
        settle(env, log)
        _refuse_two_at_once(env, log)
        try:
            id = asked.blueprint or _which(env, taking, known, screen)
            if id is None:
                return Exit.DONE
            blueprint = _the_blueprint(id, known)
            month, unit = _month_and_unit(env, asked, blueprint)
            seed = asked.seed or (f"{blueprint.exam}:{month}:{unit}" if blueprint.monthly else env.chance())
            seen = _seen(log, blueprint.draw.avoid_seen_within)
            paper, contents = draw_paper(env, library, blueprint, seed, seen)
            paper = replace(paper, month=month, unit=unit)
            _print_cover(env, blueprint, paper, contents, seed, seen, screen)
            items = [(name, env.say(f"exam.cover.{name}")) for name in ("start", "back")]
            if choose(taking, items) != "start":
                print(env.say("exam.not-started"), file=sys.stderr)
                return Exit.DONE
        except EOFError:
            print(env.say("exam.not-started"), file=sys.stderr)
            return Exit.DONE
        recording = Recording.new(env, log)
        ends = env.now() + timedelta(minutes=paper.minutes)
        paper = replace(paper, deadline=ends.isoformat(timespec="milliseconds"))
        recording.record(
            Started(
                modes.EXAM.name,
                contents,
                seed,
                blueprint.scoring.multiple,
                env.today().isoformat(),
                str(library.folder.absolute()),
                paper,
                env.profile.stamp() | ({"unit": unit} if unit else {}),
            )
        )
        return Examination(recording, library, asked.plain).sit()


def draw_paper(
    env: Env, library: Library, blueprint: Blueprint, seed: str, seen: frozenset[str]
) -> tuple[Paper, tuple[tuple[str, str], ...]]:
    """Return the paper drawn, its deadline still open, and its questions with their content hashes.

    UserError when a section cannot be filled.
    """
    law = Law(env, library.statutes, library.newest_law)
    drawn = compose_from(blueprint, library.pool(blueprint, law.stale), seen, seed)
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
    return paper, contents


def _which(env: Env, taking: Any, known: Mapping[str, Blueprint], screen: Any) -> str | None:
    print_line(env.say("exam.which"), screen)
    return choose(taking, [(id, f"{each.title}（{id}）") for id, each in known.items()])


def _the_blueprint(id: str, known: Mapping[str, Blueprint]) -> Blueprint:
    if id not in known:
        near = nearest(id, list(known))
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


def _seen(log: EventLog, within: int) -> frozenset[str]:
    """Return the questions of the last so many exams."""
    if not within:
        return frozenset()
    states = (fold(each.event for each in log.events(head.id)) for head in reversed(log.sessions()))
    exams = [state for state in states if state.started.paper]
    return frozenset(id for state in exams[:within] for id in state.order)


def _refuse_two_at_once(env: Env, log: EventLog) -> None:
    for head in log.sessions():
        if not head.finished:
            paper = fold(each.event for each in log.events(head.id)).started.paper
            if paper and env.now() < paper.ends:
                left = Clock(paper.ends, env.now, env.say).left()
                time = f"{left // 60}:{left % 60:02}"
                raise UserError(message("exam.waiting-exam", session=head.id, time=time), Exit.USAGE)


def _print_cover(
    env: Env,
    blueprint: Blueprint,
    paper: Paper,
    contents: Sequence[tuple[str, str]],
    seed: str,
    seen: frozenset[str],
    screen: Any,
) -> None:
    say = env.say
    lines = [f"══ {paper.title} ══"]
    lines += [blueprint.note] if blueprint.note else []
    if paper.month:
        lines.append(say("exam.cover.monthly", month=paper.month, unit=paper.unit))
    mark, total = number(blueprint.pass_mark), number(blueprint.total)
    lines.append(say("exam.cover.time", minutes=paper.minutes, total=total, mark=mark))
    for part in paper.parts:
        points = number(Fraction(part.points))
        lines.append("  " + say("exam.cover.section", title=part.title, count=len(part.questions), points=points))
    lines.append(say("exam.cover.rule", rule=say(f"screen.rule.{blueprint.scoring.multiple}")))
    if blueprint.scoring.wrong_true_false:
        lines.append(say("exam.wrong-true-false", cost=number(-blueprint.scoring.wrong_true_false)))
    lines += [say("exam.cover.rules"), say("exam.cover.clock")]
    if again := sum(id in seen for id, _ in contents):
        lines.append(say("exam.cover.seen", count=again))
    lines.append(say("exam.cover.code", code=code(contents), seed=seed))
    screen.print()
    for line in lines:
        screen.print(hanging(line, screen.width, rest="  "))


def code(contents: Sequence[tuple[str, str]]) -> str:
    """Return a short code of a paper's questions and their contents: who has the same code has the same paper."""
    mark = sha256("\0".join(f"{id} {content}" for id, content in contents).encode()).hexdigest().upper()
    return f"{mark[:4]}-{mark[4:8]}"
