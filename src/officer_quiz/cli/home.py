"""The home menu: `officer-quiz` alone in a terminal."""

from __future__ import annotations

import sys
from typing import Any

from officer_quiz.cli.answers import answerer
from officer_quiz.cli.env import Env
from officer_quiz.cli.material import Library
from officer_quiz.cli.past import session_rows
from officer_quiz.cli.sessions import resume, start_practice
from officer_quiz.errors import Exit
from officer_quiz.kinds.base.ask import Choose, Option
from officer_quiz.session.draw import Filter
from officer_quiz.session.state import fold
from officer_quiz.store.log import EventLog
from officer_quiz.ui.answering import Answerer, Command
from officer_quiz.ui.console import console, print_line
from officer_quiz.ui.lists import print_banks, print_sessions

COUNT = 10
"""Questions of a practice started here, as `practice` without -n."""


def home(env: Env) -> Exit:
    """Show the menu, do what is chosen, and come back until the user leaves or the input ends."""
    screen = console(sys.stdout)
    taking = answerer(env, screen, plain=False)
    while True:
        print_line("", screen)
        print_line(env.say("screen.home.title"), screen)
        try:
            chosen = _choose(taking, _items(env))
            code = _do(env, chosen, taking, screen) if chosen else None
        except EOFError:
            return Exit.DONE
        if code is None or code == Exit.INTERRUPTED:
            return code or Exit.DONE


def _do(env: Env, chosen: str, taking: Answerer, screen: Any) -> Exit | None:
    """Do what was chosen and return how it ended; None to leave."""
    match chosen:
        case "resume":
            return resume(env, None, plain=False)
        case "practice":
            return start_practice(env, Filter(), COUNT, None, plain=False)
        case "choose":
            bank = _choose(taking, _banks(env))
            wanted = Filter(wanted=frozenset({bank})) if bank else None
            return start_practice(env, wanted, COUNT, None, plain=False) if wanted else Exit.DONE
        case "history":
            with EventLog.open(env.log) as log:
                print_sessions(session_rows(log), screen, env.say)
        case "banks":
            library = Library(env)
            print_banks(library.banks, str(library.folder), screen, env.say)
        case _:
            return None
    return Exit.DONE


def _items(env: Env) -> list[tuple[str, str]]:
    """The menu: what can be done now, by name and in words."""
    items = [(name, env.say(f"screen.home.{name}")) for name in ("practice", "choose", "history", "banks", "leave")]
    with EventLog.open(env.log) as log:
        open_session = log.latest_open()
        if open_session:
            state = fold(each.event for each in log.events(open_session))
            said = env.say("screen.home.resume", session=open_session, answered=len(state.results), of=len(state.order))
            items.insert(0, ("resume", said))
    return items


def _banks(env: Env) -> list[tuple[str, str]]:
    return [(bank["id"], f"{bank['title']}（{bank['questions']}）") for bank in Library(env).banks]


def _choose(taking: Answerer, items: list[tuple[str, str]]) -> str | None:
    ask = Choose(tuple(Option(name, words) for name, words in items), 1, 1, fixed=True)
    given = taking.ask(ask, frozenset({Command.LEAVE}), flagged=False)
    return None if isinstance(given, Command) else next(iter(given))
