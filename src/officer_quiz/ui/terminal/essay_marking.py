"""Marking essays: the answer beside the model answer, one key a point; what is confirmed is on disk."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Table
from rich.text import Text

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import message
from officer_quiz.printable import literal
from officer_quiz.services.essays import Essay, keep_mark, waiting_for
from officer_quiz.services.marking import Marking
from officer_quiz.session.commands import Command
from officer_quiz.ui.console import hanging, print_line, tell
from officer_quiz.ui.terminal.answerers import answerer
from officer_quiz.ui.terminal.answering import print_keys
from officer_quiz.ui.terminal.keyboard import keys_kept
from officer_quiz.ui.terminal.sitting import screen_of

ALLOWED = frozenset({Command.SKIP, Command.HELP, Command.LEAVE})


def mark_essays(env: Env, marking: Marking, marker: str, plain: bool) -> Exit:
    """Show each essay that waits for this marker and keep the points found; UserError without a marker's name."""
    if not marker:
        raise UserError(message("mark.essay-marker"), Exit.USAGE)
    screen = screen_of(env)
    waiting = waiting_for(marking, marker)
    if not waiting:
        tell([message("mark.essays-none")], env.say)
        return Exit.DONE
    code, kept = Exit.DONE, 0
    try:
        with keys_kept(env.interactive and not plain):
            taking = answerer(env, screen, plain)
            for number, essay in enumerate(waiting, 1):
                _print(essay, env.say("mark.essay-head", number=number, of=len(waiting)), screen, env)
                asked = essay.marking.ask
                while (said := taking.ask(asked, ALLOWED)) == Command.HELP:
                    print_keys(taking.keys(asked, ALLOWED), screen, env.say)
                if said == Command.LEAVE:
                    break
                if not isinstance(said, Command):
                    keep_mark(env, marking, essay, marker, said)
                    kept += 1
    except EOFError:
        pass
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    print(env.say("mark.essay-kept", count=kept), file=sys.stderr)
    return code


def _print(essay: Essay, head: str, screen: Console, env: Env) -> None:
    """Print an essay on the left and the model answer on the right; the points stand below, each with its key."""
    say = env.say
    screen.print()
    screen.print(Text(head, style="cyan"))
    screen.print(hanging(essay.asked, screen.width, style="bold"))
    grid = Table(box=None, expand=True, padding=(0, 1), header_style="cyan")
    for name in ("mark.essay-answer", "screen.role.model"):
        grid.add_column(Text(say(name)), ratio=1, overflow="fold")
    model = "\n".join(passage.text for passage in essay.marking.context)
    grid.add_row(Text(literal(essay.text), overflow="fold"), Text(literal(model), overflow="fold"))
    screen.print(grid)
    print_line(say("mark.essay-which"), screen)
