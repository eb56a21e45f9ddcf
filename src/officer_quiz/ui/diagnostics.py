"""Reports of `check`: for people with the line and a caret, for CI annotations, and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from officer_quiz.messages.catalogue import Wording
from officer_quiz.text.diagnostic import Diagnostic
from officer_quiz.ui.console import hanging, plain, print_json, single_line
from officer_quiz.ui.sarif import report_sarif

COLOURS = {"error": "bold red", "warning": "yellow", "info": "cyan"}
Counts = dict[str, int]
"""files, questions, errors, warnings, infos, silenced."""


def report_text(found: Iterable[Diagnostic], counts: Counts, screen: Console, say: Wording) -> None:
    """Print each diagnostic with its place, its line and a caret, then the counts."""
    for each in found:
        head = single_line(f"{each.path}:{each.line}:{each.column}: ")
        head.append(say(f"check.{each.level}"), style=COLOURS[each.level])
        head.append(f" [{each.code}]")
        screen.print(head, soft_wrap=True)  # one line, so that editors find the place
        screen.print(hanging(say(each.message), screen.width, first="  "))
        if each.excerpt:
            _print_excerpt(each, screen)
    key = "check.sound" if not counts["errors"] + counts["warnings"] + counts["infos"] else "check.found"
    screen.print(hanging(say(key, **counts), screen.width))
    if counts["silenced"]:
        screen.print(hanging(say("check.silenced", **counts), screen.width))


def _print_excerpt(each: Diagnostic, screen: Console) -> None:
    """The line cut to the screen around the column, and a caret under the column, measured in cells."""
    number = f"{each.line:>5} | "
    room = screen.width - len(number) - 1
    before, after = plain(each.excerpt[: each.column - 1]), plain(each.excerpt[each.column - 1 :])
    before, after = before.replace("\t", " "), after.replace("\t", " ")
    dots = ""
    while cell_len(dots + before) > room * 2 // 3:
        before, dots = before[1:], "…"
    shown = Text(f"{number}{dots}{before}{after}", style="dim")
    shown.truncate(screen.width - 1, overflow="ellipsis")
    screen.print(shown)
    screen.print(Text(" " * 5 + " | " + " " * cell_len(dots + before) + "^", style=COLOURS[each.level]))


def report_github(found: Iterable[Diagnostic], counts: Counts, screen: Console, say: Wording) -> None:
    """Print GitHub workflow commands, one a diagnostic; `info` becomes a notice."""
    del counts
    levels = {"info": "notice"}
    for each in found:
        place = f"file={_escaped(each.path, ',:')},line={each.line},col={each.column},title={each.code}"
        words = f"::{levels.get(each.level, each.level)} {place}::{_escaped(say(each.message))}"
        screen.print(Text(words), soft_wrap=True)


def _escaped(text: str, also: str = "") -> str:
    """Escape as workflow commands ask: percent, line ends, and in properties colon and comma."""
    for mark in "%\r\n" + also:
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text


def report_json(found: Iterable[Diagnostic], counts: Counts, screen: Console, say: Wording) -> None:
    """Print one object: format 1, the diagnostics in order, the summary."""
    listed = [
        {
            "path": each.path,
            "line": each.line,
            "column": each.column,
            "code": each.code,
            "level": each.level,
            "message": say(each.message),
        }
        for each in found
    ]
    print_json({"format": 1, "diagnostics": listed, "summary": counts}, screen)


REPORTS: dict[str, Callable[[Iterable[Diagnostic], Counts, Console, Wording], None]] = {
    "text": report_text,
    "github": report_github,
    "json": report_json,
    "sarif": report_sarif,
}
