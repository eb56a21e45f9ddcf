"""Reports of `check`: for people with the line and a caret, for CI annotations, and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.segment import Segment

from officer_quiz.library.parallel import shared
from officer_quiz.messages.catalogue import Message, Wording
from officer_quiz.printable import as_json, one_line
from officer_quiz.text.diagnostic import Diagnostic
from officer_quiz.ui.console import hanging, plain
from officer_quiz.ui.reports.sarif import report_sarif
from officer_quiz.ui.wrapping import cells, measure_of, wrap

MOST = 200
"""Diagnostics of one file that are printed for people; every format for programs has them all."""
MANY = 10_000
"""Diagnostics from which several processes are quicker at putting them into words."""
AT_ONCE = 500
"""Diagnostics that are put into JSON at once."""
FACTOR = 3
"""How many characters are looked at for each cell of an excerpt: marks without a width take none."""
REMEMBERED = 1000
"""Sentences that are kept, since a file may have as many as it has faults."""
COLOURS = {"error": "bold red", "warning": "yellow", "info": "cyan"}
Piece = tuple[str, str]
"""A text and its style, empty for none."""
Counts = dict[str, int]
"""files, questions, errors, warnings, infos, silenced, ignored."""


def report_text(found: Iterable[Diagnostic], counts: Counts, screen: Console, say: Wording) -> None:
    """Print each diagnostic with its place, its line and a caret, then the counts.

    Of a file with more than `MOST` the gravest are printed, in the order of the file, and how many more there are.
    """
    files: dict[str, list[Diagnostic]] = {}
    for each in found:
        files.setdefault(each.path, []).append(each)
    told = partial(_told, say=say, width=screen.width, coloured=screen.color_system is not None)
    printed = shared(told, [*map(_gravest, files.values())], len, MANY)
    for own, pieces in zip(files.values(), printed, strict=True):
        screen.print(_Printed(pieces), crop=False, end="")
        if len(own) > MOST:
            screen.print(hanging(say("check.more", count=len(own) - MOST, path=own[0].path), screen.width))
    report_summary(counts, screen, say)


def report_summary(counts: Counts, screen: Console, say: Wording) -> None:
    """Print the counts in a sentence or two."""
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
    by_level = (place for level in COLOURS for place, each in enumerate(own) if each.level == level)
    return [own[place] for place in sorted(islice(by_level, MOST))]


@dataclass(frozen=True, slots=True)
class _Printed:
    """Texts with their styles as one thing to print: diagnostics by themselves would cost more than finding them."""

    pieces: Sequence[Piece]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Segment]:
        """Return a segment for each of the texts."""
        styles = {style: console.get_style(style) if style else None for style in {style for _, style in self.pieces}}
        return [Segment(text, styles[style]) for text, style in self.pieces]


def _told(found: Sequence[Diagnostic], say: Wording, width: int, *, coloured: bool) -> Sequence[Piece]:
    """Return what is printed of the diagnostics of a file; where no colours part it, it is one text."""
    pieces = list(_styled(found, say, width))
    return pieces if coloured else [("".join([text for text, _ in pieces]), "")]


def _styled(found: Iterable[Diagnostic], say: Wording, width: int) -> Iterator[Piece]:
    """Yield place, level and code of each diagnostic; the sentence; the line and a caret."""
    brief = remembered(say.brief)
    levels = {level: say(f"check.{level}") for level in COLOURS}
    paths = cache(one_line)  # one line: editors find the place
    for each in found:
        colour = COLOURS[each.level]
        yield f"{paths(each.path)}:{each.line}:{each.column}: ", ""
        yield levels[each.level], colour
        said = "\n  ".join(wrap(plain(brief(each.message)), width - 2))
        yield f" [{each.code}]\n  {said}\n", ""
        if each.excerpt:
            number = f"{each.line:>5} | "
            before, after = _around(each, width - len(number) - 1)
            yield _cut(f"{number}{before}{after}", width - 1), "dim"
            yield "\n      | " + " " * cells(before), ""
            yield "^\n", colour


def _cut(text: str, room: int) -> str:
    """Return a text cut to `room` cells, with dots where some is missing."""
    if len(text) * 2 <= room or (measure := measure_of(text))(text) <= room:
        return text
    end = room // 2  # so many fit, however wide they are
    left = room - 1 - measure(text[:end])
    while (fits := left // 2) > 0:
        left -= measure(text[end : end + fits])
        end += fits
    while (more := measure(text[end])) <= left:
        left -= more
        end += 1
    return text[:end] + " " * left + "…"


def _around(each: Diagnostic, room: int) -> tuple[str, str]:
    """What stands before the column, cut to two thirds of `room` cells, and from the column on, cut only roughly.

    A line may be as long as a file: no more of it is looked at than could fill the room.
    """
    place, most = each.column - 1, FACTOR * room
    start = max(0, place - most)
    shown = plain(each.excerpt[start : place + most]).replace("\t", " ")
    before, after = shown[: place - start], shown[place - start :]
    left = room * 2 // 3
    if place <= most and cells(before) <= left:
        return before, after
    left -= 1  # for the dots
    start = len(before)
    while start and cell_len(before[start - 1]) <= left:
        start -= 1
        left -= cell_len(before[start])
    return "…" + before[start:], after


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
    write, listed = screen.file.write, list(found)
    parts = [listed[start : start + AT_ONCE] for start in range(0, len(listed), AT_ONCE)]
    write('{"format": 1, "diagnostics": [')
    between = "\n"
    for lines in shared(partial(_in_json, say=say), parts, len, MANY):  # not all at once: there may be megabytes
        write(between + lines)
        between = ",\n"
    write(f'\n], "summary": {as_json(counts)}}}\n')


def _in_json(found: Iterable[Diagnostic], say: Wording) -> str:
    """Return diagnostics as JSON, one a line."""
    encoded = cache(as_json)
    sentence = remembered(lambda said: as_json(say.brief(said)))
    return ",\n".join(
        f'{{"path": {encoded(each.path)}, "line": {each.line}, "column": {each.column}, '
        f'"code": {encoded(each.code)}, "level": {encoded(each.level)}, "message": {sentence(each.message)}}}'
        for each in found
    )


def remembered(told: Callable[[Message], str]) -> Callable[[Message], str]:
    """Return a function that tells a message as `told` does, one that it has told before without the work.

    A file full of faults says the same again and again. Only messages of plain arguments are remembered, and only so
    many.
    """
    known: dict[object, str] = {}

    def tell(said: Message) -> str:
        values = tuple(said.args.values())
        if not all(type(value) is str or type(value) is int for value in values):
            return told(said)
        key = (said.key, values)
        if key not in known:
            if len(known) >= REMEMBERED:
                known.clear()
            known[key] = told(said)
        return known[key]

    return tell


REPORTS: dict[str, Callable[[Iterable[Diagnostic], Counts, Console, Wording], None]] = {
    "text": report_text,
    "github": report_github,
    "json": report_json,
    "sarif": report_sarif,
}
