"""The lists of `review --away` and `review --favourites`: shown, and changed by ids or by picking from them."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from officer_quiz.env import Env
from officer_quiz.services.lists import Sort
from officer_quiz.services.own_lists import change_list, the_list
from officer_quiz.store.log import EventLog
from officer_quiz.ui.console import console, print_json, print_line, tell
from officer_quiz.ui.screens.own_list import item_words, print_own_list
from officer_quiz.ui.terminal.answerers import answerer
from officer_quiz.ui.terminal.answering import Answerer
from officer_quiz.ui.terminal.keyboard import keys_kept


def change_or_show(env: Env, sort: Sort, put: Iterable[str], take: Iterable[str], *, plain: bool, json: bool) -> None:
    """Put questions on a list and take questions off it by their ids; with neither, show it.

    At a terminal with keys, `plain` or `json` not asked for, questions are picked from it to be taken off.
    """
    screen = console(sys.stdout)
    with EventLog.open(env.log) as log:
        if put or take:
            for done in change_list(env, log, sort, put, take):
                print(env.say(done))
            return
        if env.interactive and not plain and not json:
            with keys_kept(True):
                take_from(env, log, sort, answerer(env, screen, plain))
            return
        shown = the_list(env, log, sort)
    tell(shown.notices, env.say)
    if json:
        print_json(shown.data(), screen)
    else:
        print_own_list(shown, screen, env.say)


def take_from(env: Env, log: EventLog, sort: Sort, taking: Answerer) -> None:
    """Let questions be picked from a list to be taken off it, or again to be put back, until the reader leaves."""
    screen = console(sys.stdout)
    shown = the_list(env, log, sort)
    tell(shown.notices, env.say)
    if not shown.rows:
        print_line(env.say(f"lists.{shown.name}.none"), screen)
        return
    print_line(env.say(f"lists.{shown.name}.title", count=len(shown.rows)), screen)
    off, taken_off = set[str](), env.say(f"lists.{shown.name}.off")
    while True:
        print_line(env.say(f"lists.{shown.name}.pick"), screen)
        items = [(row.question, f"{taken_off if row.question in off else ''}{item_words(row)}") for row in shown.rows]
        try:
            id = taking.pick(items)
        except EOFError:
            return
        if id is None:
            return
        put, take = ([id], []) if id in off else ([], [id])
        off ^= {id}
        for done in change_list(env, log, sort, put, take):
            print_line(env.say(done), screen)
