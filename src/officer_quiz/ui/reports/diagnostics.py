"""Reports of `check`: for people with the line and a caret, for CI annotations, and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from officer_quiz.messages.catalogue import Wording
from officer_quiz.printable import as_json
from officer_quiz.text.diagnostic import Diagnostic
from officer_quiz.ui.console import hanging, plain, single_line
from officer_quiz.ui.reports.sarif import report_sarif

MOST = 200
"""Diagnostics of one file that are printed for people; every format for programs has them all."""
FACTOR = 3
"""How many characters are looked at for each cell of an excerpt: marks without a width take none."""
COLOURS = {"error": "bold red", "warning": "yellow", "info": "cyan"}
Counts = dict[str, int]
"""files, questions, errors, warnings, infos, silenced, ignored."""


def report_text(found: Iterable[Diagnostic], counts: Counts, screen: Console, say: Wording) -> None:
    """Print each diagnostic with its place, its line and a caret, then the counts.

    Of a file with more than `MOST` the gravest are printed, in the order of the file, and how many more there are.
    """
    files: dict[str, list[Diagnostic]] = {}
    for each in found:
        files.setdefault(each.path, []).append(each)
    for own in files.values():
        for each in _gravest(own):
            _print_diagnostic(each, screen, say)
        if len(own) > MOST:
            screen.print(hanging(say("check.more", count=len(own) - MOST, path=own[0].path), screen.width))
    key = "check.sound" if not counts["errors"] + counts["warnings"] + counts["infos"] else "check.found"
    screen.print(hanging(say(key, **counts), screen.width))
    if counts["silenced"]:
        screen.print(hanging(say("check.silenced", **counts), screen.width))
    if counts["ignored"]:
        screen.print(hanging(say("check.ignored", **counts), screen.width))


def _gravest(own: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """Return up to `MOST` of a file's diagnostics, errors before warnings before notes, in their own order."""
    if len(own) <= MOST:
        return own
    levels = list(COLOURS)
    by_level = sorted(range(len(own)), key=lambda place: levels.index(own[place].level))
    return [own[place] for place in sorted(by_level[:MOST])]


def _print_diagnostic(each: Diagnostic, screen: Console, say: Wording) -> None:
    head = single_line(f"{each.path}:{each.line}:{each.column}: ")
    head.append(say(f"check.{each.level}"), style=COLOURS[each.level])
    head.append(f" [{each.code}]")
    screen.print(head, soft_wrap=True)  # one line, so that editors find the place
    screen.print(hanging(say.brief(each.message), screen.width, first="  "))
    if each.excerpt:
        _print_excerpt(each, screen)


def _print_excerpt(each: Diagnostic, screen: Console) -> None:
    """The line cut to the screen around the column, and a caret under the column, measured in cells."""
    number = f"{each.line:>5} | "
    before, after = _around(each, screen.width - len(number) - 1)
    shown = Text(f"{number}{before}{after}", style="dim")
    shown.truncate(screen.width - 1, overflow="ellipsis")
    screen.print(shown)
    screen.print(Text(" " * 5 + " | " + " " * cell_len(before) + "^", style=COLOURS[each.level]))


def _around(each: Diagnostic, room: int) -> tuple[str, str]:
    """What stands before the column, cut to two thirds of `room` cells, and from the column on, cut only roughly.

    A line may be as long as a file: no more of it is looked at than could fill the room.
    """
    place, most = each.column - 1, FACTOR * room
    before = _printed(each.excerpt[max(0, place - most) : place])
    after = _printed(each.excerpt[place : place + most])
    left = room * 2 // 3
    if place <= most and cell_len(before) <= left:
        return before, after
    left -= 1  # for the dots
    start = len(before)
    while start and cell_len(before[start - 1]) <= left:
        start -= 1
        left -= cell_len(before[start])
    return "…" + before[start:], after


def _printed(text: str) -> str:
    return plain(text).replace("\t", " ")


def report_github(found: Iterable[Diagnostic], counts: Counts, screen: Console, say: Wording) -> None:
    """Print GitHub workflow commands, one a diagnostic; `info` becomes a notice."""
    del counts
    levels = {"info": "notice"}
    for each in found:
        place = f"file={_escaped(each.path, ',:')},line={each.line},col={each.column},title={each.code}"
        words = f"::{levels.get(each.level, each.level)} {place}::{_escaped(say.brief(each.message))}"
        screen.file.write(plain(words) + "\n")


def _escaped(text: str, also: str = "") -> str:
    """Escape as workflow commands ask: percent, line ends, and in properties colon and comma."""
    for mark in "%\r\n" + also:
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text


def report_json(found: Iterable[Diagnostic], counts: Counts, screen: Console, say: Wording) -> None:
    """Print one object: format 1, the diagnostics in order, the summary."""
    write = screen.file.write
    write('{"format": 1, "diagnostics": [')
    for place, each in enumerate(found):  # one a line, one at a time: there may be megabytes of them
        told = {
            "path": each.path,
            "line": each.line,
            "column": each.column,
            "code": each.code,
            "level": each.level,
            "message": say.brief(each.message),
        }
        write((",\n" if place else "\n") + as_json(told))
    write(f'\n], "summary": {as_json(counts)}}}\n')


REPORTS: dict[str, Callable[[Iterable[Diagnostic], Counts, Console, Wording], None]] = {
    "text": report_text,
    "github": report_github,
    "json": report_json,
    "sarif": report_sarif,
}
