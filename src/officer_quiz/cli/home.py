"""The home menu: `officer-quiz` alone in a terminal."""

from __future__ import annotations

import sys

from officer_quiz.cli.env import Env
from officer_quiz.cli.material import Library
from officer_quiz.cli.sessions import resume, start_practice
from officer_quiz.errors import Exit
from officer_quiz.kinds.base.ask import Choose, Option
from officer_quiz.session.draw import Filter
from officer_quiz.session.state import fold
from officer_quiz.store.log import EventLog
from officer_quiz.ui.answering import Answerer, Command
from officer_quiz.ui.console import console, print_line

COUNT = 10
"""Questions of a practice started here, as `practice` without -n."""


def home(env: Env) -> Exit:
    """Show the menu, do what is chosen, and come back until the user leaves."""
    from officer_quiz.ui.live.answerer import LiveAnswerer  # noqa: PLC0415  (slow, and only a terminal needs it)

    answerer = LiveAnswerer(env.say, colour=env.colour)
    screen = console(sys.stdout)
    while True:
        print_line("", screen)
        print_line(env.say("screen.home.title"), screen)
        chosen = _choose(answerer, _items(env))
        if chosen is None or chosen == "leave":
            return Exit.DONE
        if chosen == "choose":
            bank = _choose(answerer, _banks(env))
            if bank:
                start_practice(env, Filter(wanted=frozenset({bank})), COUNT, None, plain=False)
            continue
        code = _do(env, chosen)
        if code == Exit.INTERRUPTED:
            return code


def _do(env: Env, chosen: str) -> Exit:
    if chosen == "resume":
        return resume(env, None, plain=False)
    if chosen == "practice":
        return start_practice(env, Filter(), COUNT, None, plain=False)
    from officer_quiz.cli.past import session_rows  # noqa: PLC0415
    from officer_quiz.ui.lists import print_banks, print_sessions  # noqa: PLC0415

    if chosen == "history":
        with EventLog.open(env.log) as log:
            print_sessions(session_rows(log), console(sys.stdout), env.say)
    else:
        library = Library(env)
        print_banks(library.banks, str(library.folder), console(sys.stdout), env.say)
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


def _choose(answerer: Answerer, items: list[tuple[str, str]]) -> str | None:
    ask = Choose(tuple(Option(name, words) for name, words in items), 1, 1, fixed=True)
    given = answerer.ask(ask, frozenset({Command.LEAVE}), flagged=False)
    return None if isinstance(given, Command) else next(iter(given))
