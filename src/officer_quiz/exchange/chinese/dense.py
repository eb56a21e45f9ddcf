"""Takes lines apart that hold several questions: the next number stands behind the choices or key of the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from officer_quiz.exchange.chinese import marks
from officer_quiz.exchange.chinese.lines import Line

_INNER = re.compile(r"(?<=[^\d.\s（(第])\s*(?P<number>\d{1,5})\s*[.．、](?!\d)")
_JUDGED = re.compile(r"[（(]\s*[√×✓✗对错TF]\s*[)）]\s*[。.]?\s*$")
_FIRST = re.compile(r"(?<![A-Za-z0-9.])A\s*[.．、:：]")
AHEAD = 600
"""Characters behind a number in which the first choice must begin."""


def apart(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, those of several questions as one a question."""
    number = 0
    for place, line in enumerate(lines):
        own = marks.number(line.text)
        number = own[1] if own and own[0] in {"dot", "word"} else number
        if not own and not marks.choice(line.text):
            yield line
            continue
        following = lines[place + 1].text if place + 1 < len(lines) else ""
        begin = 0
        for found in _INNER.finditer(line.text):
            behind = line.text[found.end() : found.end() + AHEAD]
            if int(found["number"]) == number + 1 and _ends(line.text, begin, found.start()):
                asks = _FIRST.search(behind) or _JUDGED.search(behind) or marks.begins_choices(following)
                if asks and len(behind.strip()) >= 4:
                    yield replace(line, text=line.text[begin : found.start()].rstrip())
                    begin, number = found.start("number"), number + 1
        yield replace(line, text=line.text[begin:], apart=line.apart and not begin) if begin else line


def _ends(text: str, begin: int, end: int) -> bool:
    """Return whether a question is complete within these bounds: it has choices, or is judged."""
    piece = text[max(begin, end - AHEAD) : end]
    last = marks.choice(piece) if begin == 0 else None
    return len(marks.inner_choices(piece, "B")) > 0 or bool(last and last[0] != "A") or bool(_JUDGED.search(piece))
