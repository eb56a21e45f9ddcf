"""Practice: what is drawn, under which rules, and how an unfinished session goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.results.attempts import Kept, until
from officer_quiz.results.pace import spent
from officer_quiz.scoring import PRACTICE
from officer_quiz.services.lists import for_drawing, on_list
from officer_quiz.services.session import Session, waiting
from officer_quiz.session import modes
from officer_quiz.session.conduct.practice import recheck
from officer_quiz.session.events import Away, Resumed, Started
from officer_quiz.session.filter import Filter
from officer_quiz.session.marking import answered
from officer_quiz.session.modes import Mode
from officer_quiz.session.state import State
from officer_quiz.store.log import Log


@dataclass(frozen=True, slots=True)
class Marking:
    """What a session does beside the usual.

    `chance_corrected`: judgements earn nothing for what chance earns. It asks how `sure` the trainee is, and has them
    `say` what they would before the replies in a conversation, as it does where the profile says so. After so many
    `minutes` of work no further question is asked, unless they are 0.
    """

    chance_corrected: bool = False
    sure: bool = False
    minutes: int = 0
    say: bool = False


USUAL = Marking()


@dataclass(frozen=True, slots=True)
class Ready:
    """A session ready to be played, and what to say before."""

    session: Session
    library: Library
    notices: tuple[Message, ...] = ()


def start_practice(
    env: Env, log: Log, filters: Filter, count: int, seed: str | None, marking: Marking = USUAL
) -> Ready:
    """Draw up to `count` questions that fit and record the start; UserError when nothing fits."""
    library = Library(env)
    notices = library.left_out_notices()
    filters = for_drawing(filters, log, library)
    chosen_seed = seed or env.chance()
    drawn = library.draw(filters, log.last_fractions(env.now()), chosen_seed, count)
    if not drawn:
        raise UserError(message("screen.nothing"), notices=notices)
    begun = start(env, log, library, modes.PRACTICE, drawn, chosen_seed, marking)
    return Ready(begun, library, (*notices, *how_many(begun.state, count)))


def how_many(state: State, wanted: int) -> tuple[Message, ...]:
    """Return what to say of how long a session is: by the clock, or of fewer questions than were wanted."""
    if state.started.minutes:
        return (message("ways.minutes", minutes=state.started.minutes),)
    return (message("screen.fewer", count=len(state.order)),) if len(state.order) < wanted else ()


def start(
    env: Env, log: Log, library: Library, mode: Mode, ids: Sequence[str], seed: str, marking: Marking = USUAL
) -> Session:
    """Record the start of a session on these questions."""
    contents = tuple((id, library.content(id) or "") for id in ids)
    today, banks = env.today().isoformat(), library.remembered
    profile, sure, say = env.profile.stamp(), marking.sure or env.profile.sure, marking.say or env.profile.say
    about = (today, banks, None, profile, marking.chance_corrected, sure, marking.minutes, say)
    started = Started(mode.name, contents, seed, PRACTICE.multiple, *about)
    return Session.start(env, log, started)


def start_again(session: Session, library: Library, ids: Sequence[str]) -> Ready:
    """Start a practice on some questions of a session, as far as they are still in the banks; UserError without any."""
    env, away = session.env, on_list(session.log, library, Away)
    left = [id for id in ids if library.content(id) is not None and library.current(id) not in away]
    if not left:
        raise UserError(message("screen.nothing"))
    before = session.state.started
    as_before = Marking(before.chance_corrected, before.asks_certainty, say=before.says_first)
    return Ready(start(env, session.log, library, modes.PRACTICE, left, env.chance(), as_before), library)


def reopen(env: Env, log: Log, id: str | None) -> Ready:
    """Return the session of that id, or the unfinished one used last, on the banks it was started on unless told.

    UserError if there is none of that id, none open, or none of its questions left in the banks.
    """
    found = log.latest_open() if id is None else id
    if found is None:
        raise UserError(message("screen.resume.none"))
    session = Session.open(env, log, found)
    library = Library(env, session.state.started.banks)
    if not library.has(session.state.unmarked):
        for path in waiting(session.state, library).values():
            raise UserError(message("screen.resume.held-up", path=path, folder=library.named))
        raise UserError(message("screen.resume.no-material", folder=library.where))
    return Ready(session, library, library.left_out_notices())


def go_on(ready: Ready) -> Ready:
    """Record that the trainee came back to practice and what has changed in the banks since; it adds what to say."""
    session, library = ready.session, ready.library
    held = waiting(session.state, library)
    revised = recheck(session.state, library.content, library.question, held)
    session.record(Resumed())
    counts = Counter(held.values())
    folder = library.named
    notices = [message("screen.held-up", path=path, count=count, folder=folder) for path, count in counts.items()]
    for each in revised:
        notices.append(message("screen.revised" if each.content else "screen.withdrawn", question=each.question))
        session.record(each)
    state = session.state
    done, minutes = answered(state, library.question), state.started.minutes
    about = {"session": session.shown, "answered": done, "of": len(state.order)}
    if minutes:
        about |= {"minutes": minutes, "used": round(spent(session.events()).total_seconds() / 60)}
    notices.append(message("screen.resumed-timed" if minutes else "screen.resumed", **about))
    return Ready(session, library, (*ready.notices, *notices))


def due_days(session: Session, library: Library) -> dict[str, date]:
    """Return the local day on which each question finished in a session is due again."""
    env, log, ids = session.env, session.log, session.state.results
    days = scheduled(log, library.follow(until(log.attempts(library.ever(ids)), env.now())), env.day)
    return {id: days[library.current(id)] for id in ids if library.current(id) in days}


def scheduled(log: Log, attempts: Iterable[Kept], day_of: Callable[[datetime], date]) -> dict[str, date]:
    """Return the local day on which each question is due after its attempts, oldest first; `day_of`: see `due`."""
    from officer_quiz.results.due import due  # noqa: PLC0415  (slow, and only the end of a session needs it)

    known = log.due()
    found = due(attempts, day_of, known)
    log.keep_due({id: each for id, each in found.items() if each != known.get(id)})
    return {id: each.day for id, each in found.items()}
