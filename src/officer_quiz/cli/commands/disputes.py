"""`disputes`: what trainees said is wrong with a question, and what the trainer decides on it; with --said, what they
said in their own words in conversations."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from officer_quiz.cli.excluding import one_of
from officer_quiz.cli.options import key_and_places, known_dispute_states
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.results.rows import SaidRow
from officer_quiz.services.disputes import disputes, settle
from officer_quiz.store.log import EventLog
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.screens.disputes import print_disputes
from officer_quiz.ui.terminal.paging import show_in_pages

ACTIONS = {"accept": "accepted", "reject": "rejected", "reopen": "open"}
"""From what may be done to the state it leads to."""


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[accept|reject|reopen] [DISPUTE|QUESTION|BANK]...", help="cli.disputed"),
    ] = None,
    state: Annotated[list[str] | None, typer.Option("--state", metavar="STATE", help="cli.dispute-state")] = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="cli.dispute-note")] = "",
    said: Annotated[bool, typer.Option("--said", help="cli.dispute-said")] = False,
    places: Annotated[list[str] | None, typer.Option("--from", metavar="PATH", help="cli.dispute-from")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List the disputes recorded with `d`, newest first, or decide on those named after the action.

    With `said`, list what was said in own words, newest first, instead; with `places`, in people's own results there.
    """
    env: Env = ctx.find_root().obj
    if said:
        if state or note:
            raise UserError(message("talk.said-alone"), Exit.USAGE)
        _show_said(env, words or (), places or (), json)
        return
    if places:
        raise UserError(message("talk.from-alone"), Exit.USAGE)
    states = known_dispute_states(state or ())
    action, named = (words[0], words[1:]) if words and words[0] in ACTIONS else ("", words or [])
    if note and not action:
        raise UserError(message("screen.disputes.note-alone"), Exit.USAGE)
    if action:
        one_of({action: action, "--state": state})
        _decide(env, action, named, note)
        if not json:
            return
    rows = []
    if env.log.exists():
        with EventLog.open(env.log) as log:
            rows = disputes(env, log, named, states)
    screen = console(sys.stdout)
    if json:
        print_json({"format": 1, "disputes": [row.data() for row in rows]}, screen)
    else:
        show_in_pages(env, lambda page: print_disputes(rows, page, env.say), screen)


def _show_said(env: Env, wanted: Sequence[str], places: Sequence[str], json: bool) -> None:
    """List what was said in own words, about questions or banks, in the log or in hand-ins."""
    from officer_quiz.services.own_words import said_handed_in, said_in  # noqa: PLC0415  (disputes do without)
    from officer_quiz.ui.screens.own_words import print_said  # noqa: PLC0415

    rows: list[SaidRow] = []
    if places:
        key, others = key_and_places(places)
        rows, notices = said_handed_in(env, others, key, wanted)
        tell(notices, env.say)
    elif env.log.exists():
        with EventLog.open(env.log) as log:
            rows = said_in(env, log, wanted)
    screen = console(sys.stdout)
    if json:
        print_json({"format": 1, "said": [row.data() for row in rows]}, screen)
    else:
        show_in_pages(env, lambda page: print_said(rows, page, env.say), screen)


def _decide(env: Env, action: str, named: list[str], note: str) -> None:
    if not named:
        raise UserError(message("screen.disputes.which", action=action), Exit.USAGE)
    with EventLog.open(env.log) as log:
        done = settle(env, log, named, ACTIONS[action], note.strip())
    for each in done:
        print(env.say(each), file=sys.stderr)
