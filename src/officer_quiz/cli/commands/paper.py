"""`paper`: class papers made, shown, and their keys put right."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import message
from officer_quiz.papers.key import ENDING as KEY
from officer_quiz.services import paper_making as papers
from officer_quiz.services.printing import write_sheets
from officer_quiz.services.unit_files import key_file, paper_file
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.html.class_paper import class_paper_page
from officer_quiz.ui.screens.class_papers import (
    fixed_data,
    key_data,
    made_data,
    paper_data,
    print_fixed,
    print_key,
    print_made,
    print_paper,
)

ACTIONS = ("make", "show", "fix")


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="make|show|fix BLUEPRINT|FILE", help="cli.paper-words")
    ] = None,
    seed: Annotated[str, typer.Option("--seed", metavar="SEED")] = "",
    variants: Annotated[
        int, typer.Option("--variants", min=1, max=len(papers.LETTERS), metavar="N", help="cli.paper-variants")
    ] = 1,
    opens: Annotated[str, typer.Option("--open", metavar="TIME", help="cli.paper-open")] = "",
    closes: Annotated[str, typer.Option("--close", metavar="TIME", help="cli.paper-close")] = "",
    code: Annotated[str, typer.Option("--code", metavar="CODE", help="cli.paper-code")] = "",
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="cli.paper-name")] = "",
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="cli.paper-out")] = ".",
    no_print: Annotated[bool, typer.Option("--no-print", help="cli.paper-no-print")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Make a paper, show a paper or a key, or put a key right from the banks."""
    env: Env = ctx.find_root().obj
    action, rest = (words[0], words[1:]) if words else ("", [])
    if action not in ACTIONS or len(rest) != 1:
        raise UserError(message("paper.what", known=ACTIONS), Exit.USAGE)
    screen = console(sys.stdout)
    if action == "make":
        times = _time("--open", opens), _time("--close", closes)
        order = papers.Order(rest[0], seed, variants, *times, code.strip(), _stem(name), Path(out))
        library = Library(env)
        tell(library.left_out_notices(), env.say)
        made, notices = papers.make(env, library, order)
        folder = None
        if not no_print:
            folder, more = write_sheets(env, made, lambda title, blocks: class_paper_page(title, blocks, env.say))
            notices += more
        tell(notices, env.say)
        print_json(made_data(made, folder), screen) if json else print_made(made, folder, screen, env.say)
    elif action == "fix":
        fixed = papers.fix(env, Library(env), Path(rest[0]))
        print_json(fixed_data(fixed), screen) if json else print_fixed(fixed, screen, env.say)
        if fixed.unlike:
            raise typer.Exit(Exit.PROBLEMS)
    elif rest[0].endswith(KEY):
        key = key_file(Path(rest[0]))
        print_json(key_data(key), screen) if json else print_key(key, screen, env.say)
    else:
        sealed = paper_file(Path(rest[0]))
        print_json(paper_data(sealed), screen) if json else print_paper(sealed, screen, env.say)


def _time(flag: str, value: str) -> datetime | None:
    """Return a time on this machine as UTC, None for none; UserError for what is no time."""
    if not value:
        return None
    try:
        return datetime.fromisoformat(value).astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UserError(message("paper.no-time", flag=flag, value=value), Exit.USAGE) from error


def _stem(name: str) -> str:
    """Return a name of files; UserError for one that leads elsewhere."""
    if name and (Path(name).name != name or name.startswith(".")):
        raise UserError(message("paper.no-name", name=name), Exit.USAGE)
    return name
