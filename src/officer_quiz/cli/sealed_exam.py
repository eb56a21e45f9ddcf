"""`exam FILE.paper`: the cover of a sealed paper, its start code, and the sitting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from rich.console import Console

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.papers.paper import ENDING, Sealed, ends
from officer_quiz.results.marks import Person
from officer_quiz.services import paper_sitting as papers
from officer_quiz.services.papers import refuse_two_at_once
from officer_quiz.store.disk import is_there
from officer_quiz.store.log import EventLog
from officer_quiz.ui.console import print_line, tell
from officer_quiz.ui.screens.sealed_cover import print_sealed_cover
from officer_quiz.ui.terminal.answerers import answerer
from officer_quiz.ui.terminal.answering import Answerer
from officer_quiz.ui.terminal.manner import Manner
from officer_quiz.ui.terminal.paper_sitting import PaperSitting
from officer_quiz.ui.terminal.sitting import screen_of

TRIES = 3
"""How often a start code may be typed wrong."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which paper, by its file or its code; which variant, with which start code, and where to write the hand-in."""

    named: str
    variant: str = ""
    start_code: str = ""
    out: str = ""


def sit_paper(env: Env, wanted: Wanted, manner: Manner) -> Exit:
    """Sit a sealed paper, or go on with it.

    UserError for a file that is no paper, outside its time, while another exam runs, or for a wrong start code.
    """
    sealed, raw = papers.find(env, wanted.named)
    facts, screen = sealed.facts, screen_of(env)
    folder = Path(wanted.out or ".")
    stem = Path(wanted.named).stem if wanted.named.endswith(ENDING) else facts.code
    place = papers.place_of(env, facts.code)
    if is_there(place.log):
        with EventLog.open(place.log) as log:
            if log.sessions():
                return PaperSitting(papers.reopen(env, log, place), folder, stem, manner).go_on()
    papers.check_open(env, facts)
    papers.refuse_two_at_once(env)
    if is_there(env.log):
        with EventLog.open(env.log) as log:
            refuse_two_at_once(env, log)
    taking = answerer(env, screen, manner.plain)
    try:
        ready = _accepted(env, sealed, wanted, taking, screen)
    except EOFError:
        ready = None
    if ready is None:
        tell([message("exam.not-started")], env.say)
        return Exit.DONE
    person, chosen = ready
    with EventLog.open(place.log) as log:
        sitting = papers.begin(env, log, raw, sealed, chosen.start_code, person, chosen.variant)
        return PaperSitting(sitting, folder, stem, manner).sit()


def _accepted(
    env: Env, sealed: Sealed, wanted: Wanted, taking: Answerer, screen: Console
) -> tuple[Person, Wanted] | None:
    """Ask who sits it and for the start code, show the cover, and return both if it is begun."""
    person = _person(env, taking)
    if person is None:
        return None
    facts = sealed.facts
    variant = papers.variant_for(facts, person, wanted.variant)
    start_code = wanted.start_code
    content = papers.opened(sealed, start_code) if start_code or not facts.locked else None
    for _ in range(TRIES):
        if content is not None:
            break
        start_code = taking.line(env.say("paper.ask-code")) or ""
        content = papers.opened(sealed, start_code)
        if content is None:
            print_line(env.say("paper.wrong-code"), screen)
    if content is None:
        raise UserError(message("paper.no-start", title=facts.title))
    print_sealed_cover(facts, content, variant, person, ends(facts, env.now()), screen, env.say)
    if taking.pick([(name, env.say(f"exam.cover.{name}")) for name in ("start", "back")]) != "start":
        return None
    papers.check_open(env, facts)
    return person, replace(wanted, variant=variant, start_code=start_code)


def _person(env: Env, taking: Answerer) -> Person | None:
    """Return who sits the paper: as the profile says, else as they say now; None for nobody."""
    profile = env.profile
    name = profile.name or (taking.line(env.say("paper.ask-name")) or "").strip()
    if not name:
        return None
    unit = profile.unit or ("" if profile.name else (taking.line(env.say("paper.ask-unit")) or "").strip())
    return Person(name, unit, profile.post)
