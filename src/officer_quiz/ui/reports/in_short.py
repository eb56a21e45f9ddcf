"""Short reports of `check`: how often each code was found, or nothing but the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from officer_quiz.messages.catalogue import Wording
from officer_quiz.printable import as_json
from officer_quiz.services.codes import in_brief
from officer_quiz.text.diagnostic import Diagnostic
from officer_quiz.ui.console import hanging
from officer_quiz.ui.reports.diagnostics import COLOURS, Counts, report_summary


def _statistics_text(found: Iterable[Diagnostic], counts: Counts, screen: Console, say: Wording) -> None:
    """Print a line for each code, the most frequent first: how often, its level, a check's name; then the counts."""
    rows = _counted(found)
    digits = len(str(max((count for _, _, count in rows), default=0)))
    words = {level: say(f"check.{level}") for level in COLOURS}
    level_cells, code_cells = (
        max(map(cell_len, each), default=0) for each in (words.values(), [row[0] for row in rows])
    )
    for code, level, count in rows:
        line = Text(f"{count:>{digits}}  ")
        line.append(words[level], style=COLOURS[level])
        line.append(" " * (level_cells - cell_len(words[level])) + f"  {code:<{code_cells}}  ")
        line.append_text(hanging(check_name(code, say), screen.width, rest=" " * line.cell_len))
        line.rstrip()
        screen.print(line, overflow="ignore", no_wrap=True)
    report_summary(counts, screen, say)


def _statistics_json(found: Iterable[Diagnostic], counts: Counts, screen: Console, say: Wording) -> None:
    """Print one object: format 1, the codes with their counts in the same order, the summary."""
    del say
    statistics = [{"code": code, "level": level, "count": count} for code, level, count in _counted(found)]
    screen.file.write(as_json({"format": 1, "statistics": statistics, "summary": counts}) + "\n")


def _counted(found: Iterable[Diagnostic]) -> list[tuple[str, str, int]]:
    """Return each code with its level and how often it was found, the most frequent first, then by level and code."""
    levels = list(COLOURS)
    rows = [(code, level, count) for (code, level), count in Counter((each.code, each.level) for each in found).items()]
    return sorted(rows, key=lambda row: (-row[2], levels.index(row[1]), row[0]))


def check_name(code: str, say: Wording) -> str:
    """Return the name of a check, or the beginning of what is said of another problem."""
    try:
        return say(f"checks.{code}.name")
    except KeyError:
        return in_brief(code, say.language)


def _quiet_text(found: Iterable[Diagnostic], counts: Counts, screen: Console, say: Wording) -> None:
    """Print only the counts."""
    del found
    report_summary(counts, screen, say)


def _quiet_json(found: Iterable[Diagnostic], counts: Counts, screen: Console, say: Wording) -> None:
    """Print one object: format 1 and the summary."""
    del found, say
    screen.file.write(as_json({"format": 1, "summary": counts}) + "\n")


Report = Callable[[Iterable[Diagnostic], Counts, Console, Wording], None]
STATISTICS: Mapping[str, Report] = {"text": _statistics_text, "json": _statistics_json}
QUIET: Mapping[str, Report] = {"text": _quiet_text, "json": _quiet_json}
