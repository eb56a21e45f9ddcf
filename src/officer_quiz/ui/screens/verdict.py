"""Feedback that fits the screen: the verdict first, then the key, one reason and the law; the rest on request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from officer_quiz.answers.words import spoken
from officer_quiz.kinds.base.reveal import Note, Reveal
from officer_quiz.messages.catalogue import Wording
from officer_quiz.ui.screens.feedback import (
    Cite,
    better_line,
    ending_label,
    grounds_of,
    labelled,
    marked,
    marked_line,
    own_line,
    reveal_lines,
    said_line,
    score_line,
)

LEFT = 9
"""Rows of the terminal that feedback leaves to the question above it and the keys below it."""
FEWEST = 8
"""Rows feedback takes at least, however low the terminal is."""
REASON = 3
"""Rows of a reason, or of what ended a conversation, at most."""


def room_of(height: int) -> int:
    """Return how many rows feedback may take in a terminal of that height."""
    return max(height - LEFT, FEWEST)


def print_verdict(reveal: Reveal, cite: Cite, screen: Console, say: Wording, beside: str = "") -> bool:
    """Print feedback that fits the screen, `beside` with the points; return whether there is more to tell."""
    screen.print()
    lines, more = verdict_lines(reveal, cite, screen.width, say, room_of(screen.height), beside)
    for line in lines:
        screen.print(line)
    return more


def verdict_lines(
    reveal: Reveal, cite: Cite, width: int, say: Wording, room: int, beside: str = ""
) -> tuple[list[Text], bool]:
    """Return feedback in about `room` rows, the verdict first, and whether anything was left out or cut.

    Where everything fits, everything is there.
    """
    score = score_line(reveal, width, say, beside)
    everything = list(reveal_lines(reveal, cite, width, say, scored=False))
    if rows_of([score, *everything]) <= room:
        return [score, *everything], False
    law = [labelled(say("screen.cite"), told, width) for told in cite(grounds_of(reveal))]
    ending = [labelled(ending_label(reveal.ending, say), reveal.ending[0], width)] if reveal.ending else []
    ended = [cut(line, REASON) for line in ending]
    left = room - rows_of([score, *ended])
    reason = [cut(line, REASON) for line in _reason(reveal, width, say)]
    answered = _said(reveal, width, say, left) or _options(reveal, width, say, left - rows_of(reason))
    return _filled(score, [*ended, *answered, *reason, *(cut(line, 2) for line in law)], room), True


def rows_of(lines: Iterable[Text]) -> int:
    """Return how many rows lines take that are wrapped already."""
    return sum(line.plain.count("\n") + 1 for line in lines)


def cut(line: Text, rows: int) -> Text:
    """Return the first rows of a wrapped line, with dots where more follow."""
    parts = line.split("\n", allow_blank=True)
    if len(parts) <= rows:
        return line
    last = parts[rows - 1]
    last.right_crop(1)
    last.append("…")
    return Text("\n").join([*parts[: rows - 1], last])


def _filled(first: Text, more: Iterable[Text], room: int) -> list[Text]:
    """Return the first line and as many of `more` after it as there is room for."""
    filled = [first]
    for line in more:
        if rows_of([*filled, line]) > room:
            break
        filled.append(line)
    return filled


def _options(reveal: Reveal, width: int, say: Wording, room: int) -> list[Text]:
    """The options as they stood, each marked; where they take too much room, each in one row, then only the marked."""
    remarks = {note.key: note for note in reveal.notes if note.key}
    shown = [(mark, marked_line(mark, label, text, width)) for mark, label, text, _ in marked(reveal, remarks, say)]
    lines = [line for _, line in shown]
    if rows_of(lines) <= room:
        return lines
    short = [(mark, cut(line, 1)) for mark, line in shown]
    if len(short) > room:
        short = [(mark, line) for mark, line in short if mark] or short
    return [line for _, line in short[:room]]


def _said(reveal: Reveal, width: int, say: Wording, room: int) -> list[Text]:
    """What was said in a conversation, turn by turn, with one's own words and the better reply, if any; a row each.

    Where that takes too much room, only the turns with a better reply.
    """
    turns = [(note, list(_turn(note, width, say))) for note in reveal.notes if note.about]
    if sum(len(rows) for _, rows in turns) > room:
        turns = [(note, rows) for note, rows in turns if note.better]
    return [row for _, rows in turns for row in rows]


def _turn(note: Note, width: int, say: Wording) -> Iterator[Text]:
    yield from (cut(line, 1) for line in said_line(note, width, say))
    if note.own:
        yield cut(own_line(note, width, say), 1)
    if note.better:
        yield cut(better_line(note, width, say), 1)


def _reason(reveal: Reveal, width: int, say: Wording) -> Iterator[Text]:
    """One reason: the remark on what was taken wrongly, or else the explanation."""
    missed = next((note for note in reveal.notes if _taken(note, reveal) and spoken(note.text, say)), None)
    if missed:
        yield labelled(say("screen.explain"), spoken(missed.text, say), width)
    elif reveal.explain or reveal.model:
        yield labelled(say("screen.explain"), reveal.explain or reveal.model, width)


def _taken(note: Note, reveal: Reveal) -> bool:
    """Whether a remark is on an option that was chosen and is wrong."""
    return note.verdict == "wrong" and isinstance(reveal.response, list) and note.key in reveal.response
