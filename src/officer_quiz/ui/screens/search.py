"""What a search found: each question in a line, and below it where the words stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from officer_quiz.messages.catalogue import Wording
from officer_quiz.services.search import Hit
from officer_quiz.ui.console import hanging, plain

AROUND = 16
"""Characters shown on either side of a word."""


def print_hits(hits: Sequence[Hit], words: Sequence[str], screen: Console, say: Wording) -> None:
    """Print each question found, with the words in bold where they stand as typed."""
    for hit in hits:
        head = Text(hit.id, style="bold cyan")
        facts = " · ".join((say(f"kinds.{hit.kind}.name"), say(f"screen.level.{hit.level}")))
        head.append(f"  {facts} · {say(f'screen.status.{hit.status}')}", style="dim")
        screen.print(head, overflow="fold")
        screen.print(_marked(hanging(_short(hit.headline, 2 * AROUND + 30), screen.width, "    "), words))
        for field, text in hit.matches:
            if text != hit.headline:
                line = f"{field}: {_around(text, words)}"
                screen.print(_marked(hanging(line, screen.width, "      ", style="dim"), words))
    screen.print(hanging(say("screen.search.found" if hits else "screen.search.none", count=len(hits)), screen.width))


def _short(text: str, most: int) -> str:
    line = plain(text.replace("\n", " "))
    return line if len(line) <= most else line[: most - 1] + "…"


def _around(text: str, words: Sequence[str]) -> str:
    """The part of a text around the first word found in it; the beginning where none stands there as typed."""
    line = plain(text.replace("\n", " "))
    found = _pattern(words).search(line) if words else None
    if not found:
        return _short(line, 2 * AROUND)
    start, end = max(0, found.start() - AROUND), min(len(line), found.end() + AROUND)
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")


def _marked(text: Text, words: Sequence[str]) -> Text:
    if words:
        text.highlight_regex(_pattern(words), "bold yellow")
    return text


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
