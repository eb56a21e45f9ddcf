"""`paper`: class papers made, shown, and their keys put right."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from officer_quiz.cli.excluding import one_of, only_with
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.library import Library
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import message
from officer_quiz.papers.key import ENDING as KEY
from officer_quiz.papers.key import Key
from officer_quiz.services import paper_making as papers
from officer_quiz.services.printing import folder_for, write_sheets
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

ACTIONS = ("make", "show", "fix", "print")


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="make|show|fix|print BLUEPRINT|FILE", help="cli.paper-words")
    ] = None,
    seed: Annotated[str, typer.Option("--seed", metavar="SEED", help="cli.paper-seed")] = "",
    variants: Annotated[
        int | None, typer.Option("--variants", min=1, max=len(papers.LETTERS), metavar="N", help="cli.paper-variants")
    ] = None,
    opens: Annotated[str, typer.Option("--open", metavar="TIME", help="cli.paper-open")] = "",
    closes: Annotated[str, typer.Option("--close", metavar="TIME", help="cli.paper-close")] = "",
    code: Annotated[str, typer.Option("--code", metavar="CODE", help="cli.paper-code")] = "",
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="cli.paper-name")] = "",
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="cli.paper-out")] = "",
    no_print: Annotated[bool, typer.Option("--no-print", help="cli.paper-no-print")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Make a paper, show a paper or a key, put a key right from the banks, or print a paper anew."""
    env: Env = ctx.find_root().obj
    action, rest = (words[0], words[1:]) if words else ("", [])
    if action not in ACTIONS or len(rest) != 1:
        raise UserError(message("paper.what", known=ACTIONS), Exit.USAGE)
    if action != "make":
        drawn = {"--seed": seed, "--variants": variants, "--name": name, "--no-print": no_print}
        only_with("make", {**drawn, "--open": opens, "--close": closes, "--code": code})
    if action not in {"make", "print"}:
        only_with("make, print", {"--out": out})
    one_of({"print": action == "print", "--json": json})
    screen = console(sys.stdout)
    if action == "make":
        times = _time("--open", opens), _time("--close", closes)
        order = papers.Order(rest[0], seed, variants or 1, *times, code.strip(), _stem(name), Path(out))
        library = Library(env)
        tell(library.left_out_notices(), env.say)
        made, notices = papers.make(env, library, order)
        folder = None if no_print else _print(env, made.key, folder_for(made.key_path, order.folder))
        tell(notices, env.say)
        print_json(made_data(made, folder), screen) if json else print_made(made, folder, screen, env.say)
    elif action == "fix":
        fixed = papers.fix(env, Library(env), Path(rest[0]))
        print_json(fixed_data(fixed), screen) if json else print_fixed(fixed, screen, env.say)
        if fixed.unlike:
            raise typer.Exit(Exit.PROBLEMS)
    elif action == "print":
        folder = _print(env, key_file(Path(rest[0])), folder_for(Path(rest[0]), Path(out)))
        tell([message("paper.made-prints", path=shown(folder))], env.say)
    elif rest[0].endswith(KEY):
        key = key_file(Path(rest[0]))
        print_json(key_data(key), screen) if json else print_key(key, screen, env.say)
    else:
        sealed = paper_file(Path(rest[0]))
        print_json(paper_data(sealed), screen) if json else print_paper(sealed, screen, env.say)


def _print(env: Env, key: Key, folder: Path) -> Path:
    """Write what is to be printed of a paper into a folder, and return it."""
    tell(write_sheets(env, key, folder, lambda title, blocks: class_paper_page(title, blocks, env.say)), env.say)
    return folder


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
