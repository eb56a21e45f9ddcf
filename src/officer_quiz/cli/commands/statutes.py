"""`statutes`: cited law, what it covers, what went stale, and its text where one is at hand."""

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any

import typer
from rich.console import Console

from officer_quiz.cli.excluding import excludes, one_of, only_with
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.services import registering, statutes
from officer_quiz.statutes.register import Version
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.screens.statutes import print_article, print_covered, print_stale, print_uncovered
from officer_quiz.ui.terminal.paging import show_in_pages


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[show|uncovered|add|register|amend|confirm] [WORD]...", help="cli.statute-words"),
    ] = None,
    stale: Annotated[bool, typer.Option("--stale")] = False,
    on: Annotated[str, typer.Option("--on", metavar="DATE")] = "",
    short: Annotated[str, typer.Option("--short", metavar="NAME")] = "",
    alias: Annotated[list[str] | None, typer.Option("--alias", metavar="NAME")] = None,
    adopted: Annotated[str, typer.Option("--adopted", metavar="DATE")] = "",
    effective: Annotated[str, typer.Option("--effective", metavar="DATE")] = "",
    articles: Annotated[int | None, typer.Option("--articles", min=1, metavar="N")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List cited statutes, or carry out the action named first."""
    env: Env = ctx.find_root().obj
    action, rest = (words[0], words[1:]) if words else ("", [])
    if action and action not in ACTIONS:
        raise UserError(message("statute.no-action", name=action, known=ACTIONS), Exit.USAGE)
    one_of({action: action, "--stale": stale})
    if action != "register":
        only_with("register", {"--short": short, "--alias": alias})
    if action not in {"register", "amend"}:
        only_with("register, amend", {"--adopted": adopted, "--effective": effective, "--articles": articles})
    if action in {"add", "register", "confirm"}:
        excludes(action, {"--json": json, "--on": on and action != "confirm"})
    days = {flag: _day(flag, value) for flag, value in (("on", on), ("adopted", adopted), ("effective", effective))}
    library = Library(env)
    tell(library.left_out_notices(), env.say)
    desk = _Desk(env, library, days["on"] or env.today(), json, console(sys.stdout))
    match action:
        case "":
            desk.show_stale() if stale else desk.show_covered()
        case "show":
            desk.show_article(rest)
        case "uncovered":
            desk.show_uncovered(rest)
        case "add":
            desk.add(rest)
        case "amend":
            desk.amend(rest, _version(days, articles))
        case "register":
            desk.register(rest, short, alias or (), _version(days, articles))
        case _:
            desk.confirm(rest)


ACTIONS = ("show", "uncovered", "add", "register", "amend", "confirm")


class _Desk:
    """One action on the statutes of a library, on one day; told as text or as JSON."""

    def __init__(self, env: Env, library: Library, day: date, json: bool, screen: Console) -> None:
        self._env, self._library, self._day, self._json, self._screen = env, library, day, json, screen

    def show_covered(self) -> None:
        rows = statutes.covered_by(self._library, self._day)
        if not self._in_json(statutes=[row.data() for row in rows]):
            self._show(lambda page: print_covered(rows, page, self._env.say))

    def show_stale(self) -> None:
        rows = statutes.stale_on(self._library, self._day)
        if not self._in_json(stale=[row.data() for row in rows]):
            self._show(lambda page: print_stale(rows, self._day, page, self._env.say))

    def show_article(self, words: Sequence[str]) -> None:
        name, number = _named(words, 2, "statute.show-what")
        found = statutes.article(self._env, self._library, name, number, self._day)
        if not self._in_json(found.remark, **found.data()):
            self._show(lambda page: print_article(found, page, self._env.say))

    def show_uncovered(self, words: Sequence[str]) -> None:
        (name,) = _named(words, 1, "statute.uncovered-what")
        found = statutes.uncovered_articles(self._env, self._library, name, self._day)
        if not self._in_json(found.remark, **found.data()):
            self._show(lambda page: print_uncovered(found, page, self._env.say))

    def add(self, words: Sequence[str]) -> None:
        if not words:
            raise UserError(message("statute.add-what"), Exit.USAGE)
        tell(statutes.add(self._env, self._library, words), self._env.say)

    def register(self, words: Sequence[str], short: str, aliases: Sequence[str], version: Version | None) -> None:
        if len(words) != 1 or not version:
            raise UserError(message("statute.register-what"), Exit.USAGE)
        wanted = registering.Wanted(words[0], short, aliases, version)
        tell([registering.record_statute(self._env, self._library, wanted)], self._env.say)

    def amend(self, words: Sequence[str], version: Version | None) -> None:
        """Record the new version, then show what becomes stale when it takes effect."""
        if len(words) != 1 or not version:
            raise UserError(message("statute.amend-what"), Exit.USAGE)
        tell([registering.record_version(self._env, self._library, words[0], version)], self._env.say)
        day = max(version.effective, self._day)
        _Desk(self._env, Library(self._env), day, self._json, self._screen).show_stale()

    def confirm(self, ids: Sequence[str]) -> None:
        if not ids:
            raise UserError(message("statute.confirm-what"), Exit.USAGE)
        tell(statutes.confirm_checked(self._library, ids, self._day, self._env.today()), self._env.say)

    def _show(self, draw: Callable[[Console], None]) -> None:
        show_in_pages(self._env, draw, self._screen)

    def _in_json(self, remark: Message | None = None, /, **data: Any) -> bool:
        """Print the data if JSON is asked for, a remark on it beside; return whether it is."""
        if self._json:
            tell([remark] if remark else [], self._env.say)
            print_json({"format": 1, **data}, self._screen)
        return self._json


def _named(words: Sequence[str], count: int, otherwise: str) -> Sequence[str]:
    if len(words) != count:
        raise UserError(message(otherwise), Exit.USAGE)
    return words


def _version(days: Mapping[str, date | None], articles: int | None) -> Version | None:
    """The version that the options tell, None unless all of them are given."""
    adopted, effective = days["adopted"], days["effective"]
    return (
        Version(adopted=adopted, effective=effective, articles=articles) if adopted and effective and articles else None
    )


def _day(flag: str, value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UserError(message("statute.no-day", flag=f"--{flag}", value=value), Exit.USAGE) from error
