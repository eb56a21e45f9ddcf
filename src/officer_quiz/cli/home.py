"""The home menu: `officer-quiz` alone in a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from rich.console import Console

from officer_quiz.cli.commands.daily import do_daily
from officer_quiz.cli.commands.exam import sit
from officer_quiz.cli.commands.practice import Way, practise
from officer_quiz.cli.commands.progress import show_progress
from officer_quiz.cli.commands.resume import go_on
from officer_quiz.cli.commands.review import REVIEWED, review, show_book
from officer_quiz.cli.commands.study import study
from officer_quiz.cli.own_lists import take_from
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.library import Library
from officer_quiz.services.exam import Running, running, settle
from officer_quiz.services.history import answered_so_far, session_rows
from officer_quiz.services.learning import Learning
from officer_quiz.services.lists import on_list
from officer_quiz.services.narrowing import with_profile
from officer_quiz.services.papers import Asked
from officer_quiz.services.practice import Marking
from officer_quiz.services.ways import daily_so_far
from officer_quiz.session.events import Away, Favourite
from officer_quiz.session.filter import Filter
from officer_quiz.store.log import EventLog
from officer_quiz.store.sat import FOLDER
from officer_quiz.ui.console import console, print_line, tell
from officer_quiz.ui.screens.banks import only_in, print_banks
from officer_quiz.ui.screens.history import print_sessions
from officer_quiz.ui.screens.progress import habit_in_words
from officer_quiz.ui.terminal.answerers import answerer
from officer_quiz.ui.terminal.answering import Answerer
from officer_quiz.ui.terminal.keyboard import keys_kept
from officer_quiz.ui.terminal.manner import USUAL
from officer_quiz.ui.terminal.paging import show_in_pages

MINUTES = 10
"""Minutes of a practice by the clock."""
SEALED = "paper:"
"""How the names of items begin that stand for sealed papers."""
REST = ("history", "banks", "leave")


def home(env: Env) -> Exit:
    """Show the menu, do what is chosen, and come back until the user leaves or the input ends."""
    screen = console(sys.stdout)
    taking = answerer(env, screen, plain=False)
    with keys_kept(env.interactive):
        return _menu(env, taking, screen)


def _menu(env: Env, taking: Answerer, screen: Any) -> Exit:
    while True:
        print_line("", screen)
        print_line(env.say("screen.home.title"), screen)
        with EventLog.open(env.log) as log:
            tell(settle(env, log, hands_in=False), env.say)
            library = Library(env)
            tell(library.left_out_notices(), env.say)
            learning = Learning(env, log, library)
            if learning.habit.today or learning.habit.days or learning.habit.goal:
                print_line(habit_in_words(learning.habit, env.say), screen)
            if learning.habit.today and not learning.due_today:
                print_line(env.say("screen.home.done-today"), screen)
            items = _items(env, log, learning)
        try:
            chosen = taking.pick(items)
            code = _carried_out(env, chosen, taking, screen) if chosen else None
        except EOFError:
            return Exit.DONE
        if code is None or code == Exit.INTERRUPTED:
            return code or Exit.DONE


def _carried_out(env: Env, chosen: str, taking: Answerer, screen: Any) -> Exit | None:
    """Do what was chosen; what cannot be done (an exam that cannot be drawn, say) is told, and the menu stays."""
    try:
        if chosen.startswith(SEALED):
            from officer_quiz.cli.sealed_exam import Wanted, sit_paper  # noqa: PLC0415  (only for sealed papers)

            return sit_paper(env, Wanted(chosen.removeprefix(SEALED)), USUAL)
        return _do(env, chosen, taking, screen)
    except UserError as error:
        print_line(env.say(error.message), screen)
        return Exit.DONE


def _do(env: Env, chosen: str, taking: Answerer, screen: Any) -> Exit | None:
    """Do what was chosen and return how it ended; None to leave."""
    match chosen:
        case "resume" | "sit-on":
            with EventLog.open(env.log) as log:
                exam, other = _open(env, log)
            return go_on(env, exam.name.id if exam and chosen == "sit-on" else other)
        case "review":
            return review(env, REVIEWED)
        case "daily":
            return do_daily(env)
        case "weak" | "practice" | "ten":
            posts, levels, notices = with_profile(env, (), ())
            tell(notices, env.say)
            way = Way(weak=chosen == "weak", marking=Marking(minutes=MINUTES if chosen == "ten" else 0))
            return practise(env, Filter(posts=frozenset(posts), levels=frozenset(levels)), way=way)
        case "choose" | "study":
            bank = taking.pick(_banks(env))
            return _in_bank(env, chosen, Filter(frozenset({bank}))) if bank else Exit.DONE
        case "favourites":
            return _favourites(env, taking)
        case "exam":
            return sit(env, Asked())
        case "leave":
            return None
    _show(env, chosen, taking, screen)
    return Exit.DONE


def _in_bank(env: Env, chosen: str, filters: Filter) -> Exit:
    """Read the questions of a bank, or practise them."""
    if chosen == "study":
        study(env, filters)
        return Exit.DONE
    return practise(env, filters)


def _open(env: Env, log: EventLog) -> tuple[Running | None, str | None]:
    """The exam whose clock runs, and the id of the open session used last besides."""
    exam = running(env, log)
    return exam, log.latest_open(but=exam.name.id if exam else "")


def _show(env: Env, chosen: str, taking: Answerer, screen: Any) -> None:
    """Show the list that was chosen."""
    match chosen:
        case "book":
            show_book(env, json=False, taking=taking)
        case "away":
            with EventLog.open(env.log) as log:
                take_from(env, log, Away, taking)
        case "progress":
            show_progress(env, "", json=False, plain=False, taking=taking)
        case "history":
            with EventLog.open(env.log) as log:
                rows = session_rows(env, log)
            show_in_pages(env, lambda page: print_sessions(rows, page, env.say), screen, taking, holds=True)
        case "banks":
            library = Library(env)
            banks, where = library.banks, library.where
            foreign = library.untranslated

            def draw(page: Console) -> None:
                print_banks(banks, where, page, env.say, foreign)

            show_in_pages(env, draw, screen, taking, holds=True)


def _favourites(env: Env, taking: Answerer) -> Exit:
    """Practise the favourites, or take some out."""
    chosen = taking.pick([(name, env.say(f"screen.home.{name}")) for name in ("practise-favourites", "take-out")])
    if chosen == "practise-favourites":
        return practise(env, Filter(), way=Way(favourites=True))
    if chosen:
        with EventLog.open(env.log) as log:
            take_from(env, log, Favourite, taking)
    return Exit.DONE


def _items(env: Env, log: EventLog, learning: Learning) -> list[tuple[str, str]]:
    """The menu: what can be done now, by name and in words."""
    say = env.say
    items = []
    exam, open_session = _open(env, log)
    if exam:
        done = answered_so_far(env, exam.state)
        about = {"title": exam.state.paper.title, "time": exam.left, "answered": done, "of": len(exam.state.order)}
        items.append(("sit-on", say("screen.home.exam-running", **about)))
    items += _sealed(env)
    if open_session:
        state = log.read(open_session).state
        done = answered_so_far(env, state)
        key = "screen.home.resume-timed" if state.started.minutes else "screen.home.resume"
        said = say(key, session=log.name(open_session).shown, answered=done, of=len(state.order))
        items.append(("resume", said))
    if waiting := len(learning.to_review()):
        due = len(learning.due_today)
        key = "screen.home.review" if due else "screen.home.review-book"
        items.append(("review", say(key, due=due, book=waiting - due)))
    items += [(name, say(f"screen.home.{name}")) for name in ("practice", "choose", "ten")]
    items.append(("daily", _daily(env, log)))
    weak = ["weak"] if any(each.answered for each in learning.by_topic()) else []
    items += [(name, say(f"screen.home.{name}")) for name in (*weak, "study", "book")]
    for name, sort in (("favourites", Favourite), ("away", Away)):
        if count := len(on_list(log, learning.library, sort)):
            items.append((name, say(f"screen.home.{name}", count=count)))
    items += [(name, say(f"screen.home.{name}")) for name in ("exam", "progress", *REST)]
    return items


def _sealed(env: Env) -> list[tuple[str, str]]:
    """The sealed papers that are being sat, and those that lie in the folder where the program was started."""
    if not (env.data / FOLDER).is_dir() and not any(Path.cwd().glob("*.paper")):
        return []
    from officer_quiz.services.paper_sitting import lying_in, unfinished  # noqa: PLC0415  (only where there are some)

    items = []
    for each in unfinished(env):
        done, of = len(each.state.past), len(each.state.order)
        key = "screen.home.paper-over" if each.over else "screen.home.paper-running"
        about = {"title": each.facts.title, "time": each.left, "answered": done, "of": of}
        items.append((f"{SEALED}{each.facts.code}", env.say(key, **about)))
    for lying in lying_in(env, Path.cwd()):
        said = env.say("screen.home.paper", title=lying.facts.title, path=lying.path.name)
        items.append((f"{SEALED}{lying.path}", said))
    return items


def _daily(env: Env, log: EventLog) -> str:
    """The day's questions in words, with how far they are."""
    begun = daily_so_far(env, log)
    if begun is None:
        return env.say("screen.home.daily")
    state = begun[1]
    if not state.finished:
        return env.say("screen.home.daily-open", answered=len(state.results), of=len(state.order))
    right = sum(result.fraction == 1 for result in state.results.values())
    return env.say("screen.home.daily-done", right=right, of=len(state.results))


def _banks(env: Env) -> list[tuple[str, str]]:
    library = Library(env)
    titles, foreign = library.titles, library.untranslated
    return [
        (id, f"{titles[id]}（{bank['questions']}）{only_in(foreign.get(id), env.say)}")
        for bank in library.banks
        for id in (bank["id"],)
    ]
