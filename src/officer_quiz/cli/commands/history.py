"""`history`: past sessions, and one answer by answer."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from officer_quiz.cli.excluding import one_of
from officer_quiz.env import Env
from officer_quiz.errors import Exit
from officer_quiz.services.exam import settle
from officer_quiz.services.history import answer_rows, calibration_of, session_row, session_rows
from officer_quiz.services.remarking import remarked
from officer_quiz.store.log import EventLog
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.screens.history import print_answers, print_remarked, print_sessions
from officer_quiz.ui.terminal.manner import Manner
from officer_quiz.ui.terminal.paging import show_in_pages
from officer_quiz.ui.terminal.sitting import play, replay_unrecorded, show_result


def run(
    ctx: typer.Context,
    session: Annotated[str | None, typer.Argument(metavar="[SESSION]")] = None,
    remark: Annotated[bool, typer.Option("--remark")] = False,
    missed: Annotated[bool, typer.Option("--missed")] = False,
    replay: Annotated[str | None, typer.Option("--replay", metavar="QUESTION", help="cli.replay")] = None,
    no_clock: Annotated[bool, typer.Option("--no-clock")] = False,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List sessions, newest first; with `session`, list its answers with the scores given then.

    With `missed`, practise what earned less than full marks in it, by default in the latest. With `replay`, play a
    conversation on from one of its turns. With `remark`, list instead what past scores become under the questions as
    they are now.
    """
    env: Env = ctx.find_root().obj
    one_of({"--missed": missed, "--replay": replay is not None, "--remark": remark})
    one_of({"--missed": missed, "--replay": replay is not None, "--json": json})
    screen = console(sys.stdout)
    with EventLog.open(env.log) as log:
        tell(settle(env, log, hands_in=False), env.say)
        if missed:
            raise typer.Exit(_practise_missed(env, log, session, Manner(plain, clock=not no_clock)))
        if replay is not None:
            raise typer.Exit(_replay(env, log, session, replay, Manner(plain, clock=not no_clock)))
        if remark:
            _show_remarked(env, log, session, json, plain, screen)
        elif session is None:
            rows = session_rows(env, log)
            if json:
                print_json({"format": 1, "sessions": [row.data() for row in rows]}, screen)
            else:
                show_in_pages(env, lambda page: print_sessions(rows, page, env.say), screen, plain=plain)
        else:
            _show_session(env, log, session, json, plain, screen)


def _practise_missed(env: Env, log: EventLog, session: str | None, manner: Manner) -> Exit:
    """Practise what was missed in a session, by default in the latest."""
    from officer_quiz.services.ways import start_missed  # noqa: PLC0415  (lists do without)

    latest = [head.name.shown for head in log.sessions()[-1:]]
    if session is None and not latest:
        print(env.say("screen.history.none"))
        return Exit.DONE
    return play(start_missed(env, log, session or latest[0]), manner)


def _replay(env: Env, log: EventLog, session: str | None, question: str, manner: Manner) -> Exit:
    """Play a finished conversation on from a turn that the trainee picks; nothing of it is recorded."""
    from officer_quiz.services.replaying import to_replay  # noqa: PLC0415  (lists do without)

    library, state = to_replay(env, log, session, question)
    return replay_unrecorded(env, library, state, question, manner)


def _show_remarked(env: Env, log: EventLog, session: str | None, json: bool, plain: bool, screen: Console) -> None:
    rows = remarked(env, log, None if session is None else session_row(env, log, session).name.id)
    if json:
        print_json({"format": 1, "remarked": [row.data() for row in rows]}, screen)
    else:
        show_in_pages(env, lambda page: print_remarked(rows, page, env.say), screen, plain=plain)


def _show_session(env: Env, log: EventLog, session: str, json: bool, plain: bool, screen: Console) -> None:
    row = session_row(env, log, session)
    answers = answer_rows(env, log, row.name.id)
    if json:
        told = [answer.data() for answer in answers]
        print_json({"format": 1, **row.data(), "certainty": calibration_of(answers).data(), "answers": told}, screen)
        return

    def draw(page: Console) -> None:
        if row.finished and row.mode == "exam":
            show_result(env, log, row.name.id, page)
        print_answers(row, answers, page, env.say)

    show_in_pages(env, draw, screen, plain=plain)
