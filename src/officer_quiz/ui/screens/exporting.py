"""What an export came to: the counts, what was not written of which questions, which were left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console

from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import Wording
from officer_quiz.services.exporting import Exported
from officer_quiz.ui.console import print_line, print_title

FEW = 6
"""Questions that are named where many have something in common."""


def print_formats(title: str, rows: Sequence[tuple[str, str, bool]], screen: Console, say: Wording) -> None:
    """Print the formats there are: name, endings, what each is, and whether it takes libraries of an extra."""
    names, endings = (max(len(str(row[place])) for row in rows) for place in (0, 1))
    print_line(say(title), screen)
    for name, ending, extra in rows:
        words = say(f"formats.of-{name}")
        shown = say("formats.of-extra", words=words) if extra else words
        print_line(f"  {name:{names}}  {ending:{endings}}  {shown}", screen)
    if any(extra for _, _, extra in rows):
        print_line(say("formats.extra"), screen)


def print_export(exported: Exported, screen: Console, say: Wording) -> None:
    """Print the counts, then each thing that was lost with the questions that lost it."""
    counts = exported.counts
    written = counts["whole"] + counts["with_loss"]
    print_line(say("formats.written", path=shown(exported.path), format=exported.format, written=written), screen)
    print_line(say("formats.counts", **counts), screen)
    left_out = [(say(each.why), each.id) for each in exported.told if each.why]
    _print_groups("formats.left-out", left_out, screen, say)
    lost = [(say(f"formats.lost-{name}"), each.id) for each in exported.told for name in each.lost]
    _print_groups("formats.lost", lost, screen, say)


def _print_groups(title: str, pairs: Iterable[tuple[str, str]], screen: Console, say: Wording) -> None:
    """Print what questions have in common, and which they are."""
    groups: dict[str, list[str]] = {}
    for words, id in pairs:
        groups.setdefault(words, []).append(id)
    if not groups:
        return
    print_title(say(title), screen)
    for words, ids in groups.items():
        key = "formats.group-many" if len(ids) > FEW else "formats.group"
        print_line(f"  {say(key, words=words, count=len(ids), ids=tuple(ids[:FEW]))}", screen)


def export_data(exported: Exported, say: Wording) -> dict[str, Any]:
    """Return the same as plain data, question by question."""
    return {
        "format": 1,
        "to": exported.path.as_posix(),
        "as": exported.format,
        "counts": exported.counts,
        "questions": [
            {
                "id": each.id,
                "lost": [say(f"formats.lost-{name}") for name in each.lost],
                "left_out": say(each.why) if each.why else None,
            }
            for each in exported.told
        ],
    }
