"""Rewords libyaml's syntax errors: a code, the place to look at, and a sentence that says what to do."""

from __future__ import annotations

import re
from typing import Protocol

from yaml import MarkedYAMLError, YAMLError

from officer_quiz.text.diagnostic import Diagnostic, Mark
from officer_quiz.text.source import Source

OPENED = frozenset({"unclosed-quote", "unclosed-bracket", "missing-colon", "reserved-character"})
"""Errors seen only further on: what to mend is where the quote, bracket, line or value began."""

COMMON = (
    (r"unexpected end of stream|unexpected document indicator", "unclosed-quote"),
    (r"expected ',' or '[\]}]'", "unclosed-bracket"),
    (r"could not find expected ':'", "missing-colon"),
    (r"found a tab character", "tab-indent"),
    (r"cannot start any token", "reserved-character"),
    (r"mapping values are not allowed", "colon-in-text"),
    (r"block sequence entries are not allowed|mapping keys are not allowed", "misplaced-mark"),
    (r"did not find expected (key|'-' indicator)", "text-after-value"),
    (r"did not find expected node content", "unexpected-character"),
    (r"alphabetic or numeric character|expected whitespace or line break", "reserved-character"),
    (r"unknown escape character|invalid Unicode|hexdecimal number", "bad-escape"),
    (r"expected comment or line break|indentation indicator", "text-after-value"),
    (r"tag|<document start>|directive|YAML document", "not-plain"),
)
"""Words of libyaml 0.2 and what they come down to for somebody who writes questions."""


class Counted(Protocol):
    """A place as libyaml tells it: characters counted from 0. Its lines are not those of editors."""

    index: int


def problem(source: Source, error: YAMLError) -> Diagnostic:
    """Return the diagnostic of a syntax error; one not in the table is told in libyaml's own words."""
    if not isinstance(error, MarkedYAMLError):
        return source.problem("syntax", Mark(1, 1), words=str(error))
    words = error.problem or error.context or ""
    code = next((code for pattern, code in COMMON if re.search(pattern, words)), "syntax")
    begun = code in OPENED and error.context_mark is not None
    mark = place(source, error.context_mark if begun else error.problem_mark)
    line = source.excerpt(mark.line)
    return source.problem(
        *_refined(source, code, mark, line),
        words=words,
        character=line[mark.column - 1 : mark.column],
        seen=place(source, error.problem_mark).line,
    )


def nesting_limit(error: YAMLError) -> int | None:
    """Return how many characters stand before libyaml's own limit of nesting; None for any other error.

    Later versions of libyaml have one, and look ahead to it before they tell the events that lead there.
    """
    if isinstance(error, MarkedYAMLError) and error.problem_mark and "nesting depth" in (error.problem or ""):
        return int(error.problem_mark.index)
    return None


def place(source: Source, mark: Counted | None) -> Mark:
    """Return libyaml's place as ours; the start of the text for none."""
    return source.at(mark.index if mark else 0)


def _refined(source: Source, code: str, mark: Mark, line: str) -> tuple[str, Mark]:
    """Tell apart what libyaml says in the same words."""
    before = line[: mark.column - 1]
    indent = Mark(mark.line, len(line) - len(line.lstrip()) + 1)
    if code == "reserved-character" and line[mark.column - 1 : mark.column] == "\t":
        return "tab-indent", mark
    if code == "unexpected-character" and mark.column > len(line):
        return "unexpected-end", mark
    if code in {"missing-colon", "text-after-value"} and re.match(r"\s*-[^\s-]", line):
        return "dash-without-space", indent
    if code == "text-after-value" and not before.strip(" -"):
        return "bad-indent", mark
    if code == "colon-in-text" and not re.search(r":\s", before):
        return "bad-indent", indent
    if code == "bad-escape":
        return code, source.at(source.text.rfind("\\", 0, source.starts[mark.line - 1] + mark.column))
    return code, mark
