"""One's own results handed in, where one chooses to: a session a file, signed, and sealed to a trainer if one wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.kinds.base.stored import plain
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import message
from officer_quiz.papers.handin import ENDING, Head, code_of, stamp, write_content, write_hand_in
from officer_quiz.results.marks import Person
from officer_quiz.services.session import find
from officer_quiz.services.unit_files import machine_key, need_seal, paper_file, put
from officer_quiz.session.names import Name
from officer_quiz.session.state import State
from officer_quiz.store.log import Log, Recorded


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A session that was handed in: what it is called, its file, its receipt, and whether it was sealed."""

    session: str
    path: Path
    code: str
    sealed: bool


def ready(log: Log, since: date | None, env: Env) -> list[Name]:
    """Return the sessions that can be handed in: finished, or exams that wait for a trainer; oldest first."""
    found = []
    for head in log.sessions():
        if since is not None and env.day(head.last) < since:
            continue
        if head.finished and _answered(log.read(head.id)):
            found.append(head.name)
    return found


def hand_in(env: Env, log: Log, sessions: Sequence[Name], to: Path | None, folder: Path) -> list[HandedIn]:
    """Write the file of each session; UserError for one that is not finished, or where nobody says who they are."""
    need_seal()
    if not env.profile.name:
        raise UserError(message("hand.no-name"), Exit.USAGE)
    public = paper_file(to).facts.to if to else None
    written = []
    for name in sessions:
        recorded = log.read(name.id)
        if not recorded or not recorded.state.finished:
            raise UserError(message("hand.not-finished", session=name.shown))
        written.append(_written(env, name, recorded, public, folder))
    return written


def named(log: Log, typed: Sequence[str]) -> list[Name]:
    """Return the sessions of ids as typed; UserError for one that there is not."""
    return [find(log, each) for each in typed]


def _written(env: Env, name: Name, recorded: Recorded, public: bytes | None, folder: Path) -> HandedIn:
    state, signing, profile = recorded.state, machine_key(env), env.profile
    title = state.started.paper.title if state.started.paper else env.say(f"screen.mode.{state.started.mode}")
    person = Person(profile.name, profile.unit, profile.post)
    events = recorded.events
    head = Head("", "", "", title, person, signing.public.hex(), name.uuid, len(events), _about(env, state))
    content = write_content(head, [(stamp(each.at), each.event) for each in events])
    code = code_of(content)
    path = folder / f"{name.shown}-{code}{ENDING}"
    put(path, write_hand_in(content, "", public, signing))
    return HandedIn(name.shown, path, code, public is not None)


def _about(env: Env, state: State) -> dict[str, dict[str, Any]]:
    """What a unit needs to know of each question: where it belongs; of an essay that waits, all of it."""
    try:
        library = Library(env, state.started.banks)
    except UserError:  # without its banks
        return {}
    about: dict[str, dict[str, Any]] = {}
    for id in state.order:
        question, found = library.question(id), library.data(id)
        if question is None or found is None:
            continue
        about[id] = {"bank": found.bank, "level": question.level, "skills": list(question.skills)}
        if id in state.awaiting:
            about[id]["question"] = plain(question)
    return about


def _answered(recorded: Recorded) -> bool:
    return bool(recorded.state.results or recorded.state.awaiting)
