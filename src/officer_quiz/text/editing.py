"""Changes a file's text at one place and leaves every other character as it is."""

from __future__ import annotations

import re

from officer_quiz.text.diagnostic import Mark
from officer_quiz.text.source import Source

_SCALAR = re.compile(r""""[^"\n]*"|'[^'\n]*'|[^\s#,{}\[\]]+""")


def replaced(text: str, mark: Mark, value: str) -> str:
    """Return the text with the one-word scalar at `mark` replaced; ValueError if none begins there."""
    start = _offset(text, mark)
    found = _SCALAR.match(text, start)
    if not found:
        raise ValueError(mark)
    return text[:start] + value + text[found.end() :]


def inserted(text: str, line: int, new: str) -> str:
    """Return the text with a line `new` put after line number `line`, ended as that line is."""
    source = Source.of("", text)
    if line < len(source.starts):
        place = source.starts[line]
        end = text[source.starts[line - 1] + len(source.lines[line - 1]) : place]
        return text[:place] + new + end + text[place:]
    return f"{text}\n{new}"


def _offset(text: str, mark: Mark) -> int:
    return Source.of("", text).starts[mark.line - 1] + mark.column - 1
