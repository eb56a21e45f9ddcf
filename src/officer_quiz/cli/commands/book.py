"""`book`: what is in the unit book, and forgetting a person."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import Word, message
from officer_quiz.services import unit_book
from officer_quiz.ui.console import console, print_json
from officer_quiz.ui.screens.unit_book import contents_data, people_data, print_contents, print_people
from officer_quiz.ui.terminal.paging import show_in_pages

ACTIONS = ("people", "forget")


def run(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="[people|forget PERSON]", help="cli.book-words")] = None,
    address: Annotated[str, typer.Option("--book", "--into", metavar="BOOK", help="cli.book-address")] = "",
    unit: Annotated[str | None, typer.Option("--unit", metavar="UNIT", help="cli.book-unit")] = None,
    post: Annotated[str | None, typer.Option("--post", metavar="POST", help="cli.book-post")] = None,
    yes: Annotated[bool, typer.Option("--yes")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="cli.book-plain")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Show what is in the book, its people, or forget one of them."""
    env: Env = ctx.find_root().obj
    book, screen = env.book(address), console(sys.stdout)
    match words or []:
        case []:
            found = unit_book.contents(book)
            if json:
                print_json(contents_data(found), screen)
            else:
                show_in_pages(env, lambda page: print_contents(found, page, env.say, plain), screen)
        case ["people"]:
            people = unit_book.people(book, unit)
            if json:
                print_json(people_data(people), screen)
            else:
                show_in_pages(env, lambda page: print_people(people, page, env.say, plain), screen)
        case ["forget", name]:
            _forget(env, book, name, (unit, post), yes)
        case given:
            raise _misused(given)


def _misused(words: Sequence[str]) -> UserError:
    if words[0] not in ACTIONS:
        return UserError(message("unit_book.no-action", name=words[0], known=ACTIONS), Exit.USAGE)
    return UserError(message(f"unit_book.how-{words[0]}"), Exit.USAGE)


def _forget(env: Env, book: str, name: str, told_apart: tuple[str | None, str | None], yes: bool) -> None:
    """Forget a person after asking; with `yes` without asking."""
    line = unit_book.meant(book, name, *told_apart)
    who = message("unit_book.who", unit=line.person.unit, post=Word(line.person.post))
    count = line.papers + line.practice
    print(env.say("unit_book.forgetting", name=name, who=who, count=count), file=sys.stderr)
    if not yes:
        print(env.say("unit_book.forget-ask"), end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline()
        if not answer.endswith("\n"):
            print(file=sys.stderr)  # the input ended on the line of the question
        if answer.strip().casefold() != "yes":
            print(env.say("unit_book.not-forgotten"), file=sys.stderr)
            return
    print(env.say("unit_book.forgot", name=name, count=unit_book.forget(book, line)), file=sys.stderr)
