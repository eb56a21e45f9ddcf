"""`show`: one question as a trainee sees it and as its trainer does, or to be answered on the spot."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from officer_quiz.cli.excluding import one_of
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.kinds.base.question import Question
from officer_quiz.library.library import Library
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import message
from officer_quiz.scoring import PRACTICE
from officer_quiz.services.law import Law
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.screens.show import answer, print_as_trainee, print_question
from officer_quiz.ui.terminal.manner import Manner
from officer_quiz.ui.terminal.sitting import play_unrecorded

TRAINEE, TRAINER = "trainee", "trainer"


def run(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION")],
    side: Annotated[str, typer.Option("--as", metavar="trainee|trainer", help="cli.side")] = TRAINER,
    play: Annotated[bool, typer.Option("--play")] = False,
    graph: Annotated[bool, typer.Option("--graph")] = False,
    to: Annotated[str, typer.Option("--to", metavar="FILE", help="cli.graph-to")] = "",
    html: Annotated[str | None, typer.Option("--html", metavar="FILE", help="cli.html")] = None,
    no_clock: Annotated[bool, typer.Option("--no-clock")] = False,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Show a question, choices in the author's order; or ask it, unrecorded; or write a bank as a page to review."""
    env: Env = ctx.find_root().obj
    if side not in {TRAINEE, TRAINER}:
        raise UserError(message("screen.show.no-side", side=side), Exit.USAGE)
    if to and not graph:
        raise UserError(message("screen.graph.to-alone", id=question), Exit.USAGE)
    one_of(
        {"--play": play, "--html": html is not None, "--graph": graph, "--json": json, "--as trainee": side == TRAINEE}
    )
    library = Library(env)
    if play:
        raise typer.Exit(play_unrecorded(env, library, question, Manner(plain, clock=not no_clock)))
    if html is not None:
        _write_page(env, library, question, Path(html))
        return
    found, indexed = library.wanted(question)
    tell(library.left_out_notices(), env.say)
    screen, bank = console(sys.stdout), library.bank_title(question)
    if graph:
        _draw_graph(found, to, screen, env)
    elif json:
        print_json({"format": 1, **indexed.data, "answer": answer(found, indexed.data, PRACTICE)}, screen)
    elif side == TRAINEE:
        print_as_trainee(found, bank, PRACTICE, screen, env.say)
    else:
        law = Law(env, library, env.today())
        print_question(found, bank, PRACTICE, lambda texts: law.cite_all(found, texts), screen, env.say)


def _draw_graph(question: Question, to: str, screen: Console, env: Env) -> None:
    """Print a dialogue as a tree, or write it to a file; UserError for a question that is none."""
    from officer_quiz.kinds.dialogue import Dialogue  # noqa: PLC0415  (only few need it)
    from officer_quiz.ui.graph.files import write_graph  # noqa: PLC0415
    from officer_quiz.ui.graph.tree import print_tree  # noqa: PLC0415

    if not isinstance(question, Dialogue):
        raise UserError(message("screen.graph.no-dialogue", id=question.id), Exit.USAGE)
    if to:
        write_graph(question, Path(to), env.say)
        print(env.say("screen.graph.written", path=shown(Path(to))))
    else:
        print_tree(question, screen, env.say)


def _write_page(env: Env, library: Library, bank: str, path: Path) -> None:
    from officer_quiz.services.booklet import booklet, write  # noqa: PLC0415  (only few need it)
    from officer_quiz.ui.html.booklet import booklet_page  # noqa: PLC0415

    made = booklet(env, library, bank)
    write(path, booklet_page(made, PRACTICE, env.say))
    tell(library.left_out_notices(), env.say)
    print(env.say("screen.booklet.written", count=len(made.pages), path=shown(path)))
