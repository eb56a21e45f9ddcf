"""Rewords libyaml's syntax errors: a code, the place to look at, and a sentence that says what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from yaml import MarkedYAMLError, YAMLError

from officer_quiz.text import lookalikes, spoilt
from officer_quiz.text.diagnostic import Diagnostic, Edit, Mark
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


_OPENING = re.compile(r"\s*(?:- +)?(?:[^\s:]+:\s+)?(?P<at>[\[{>|])")
"""A line whose value begins as a list, a mapping or a block does."""


class Counted(Protocol):
    """A place as libyaml tells it: characters counted from 0. Its lines are not those of editors."""

    index: int


@dataclass(frozen=True)
class Part:
    """What of a source was read at once, from one offset to another."""

    source: Source
    start: int
    end: int

    @cached_property
    def origin(self) -> int:
        """The offset from which libyaml counts characters: it passes over a byte order mark without counting it."""
        return self.start + self.source.text.startswith("\ufeff", self.start)

    def at(self, mark: Counted | None) -> Mark:
        """Return libyaml's place in it as ours; where it begins for none."""
        return self.source.at(self.origin + mark.index if mark else self.start)

    @property
    def first(self) -> int:
        """Its first line, from 1."""
        return self.source.at(self.start).line

    @property
    def cut_off(self) -> bool:
        """Whether the source goes on behind it."""
        return bool(self.source.text[self.end :].strip())


def whole(source: Source) -> Part:
    """Return all of a source."""
    return Part(source, 0, len(source.text))


def problem(part: Part, error: YAMLError) -> Diagnostic:
    """Return the diagnostic of a syntax error; one not in the table is told in libyaml's own words."""
    source = part.source
    if not isinstance(error, MarkedYAMLError):
        return source.problem("syntax", Mark(part.first, 1), words=str(error))
    words = error.problem or error.context or ""
    code = next((code for pattern, code in COMMON if re.search(pattern, words)), "syntax")
    if code == "not-plain" and "<document start>" in words and part.start:
        code = "bad-indent"
    begun = code in OPENED and error.context_mark is not None
    mark = part.at(error.context_mark if begun else error.problem_mark)
    line = source.excerpt(mark.line)
    code, mark = _refined(source, code, mark, line)
    if code == "unexpected-end" and part.cut_off and (opened := _last_opened(part)) is not None:
        code, mark = "unclosed-bracket", source.at(opened)
    if found := _slip(part, code, mark):
        return slipped(source, found)
    if code == "unclosed-bracket" and (comma := _wide_comma(part, error.problem_mark)) is not None:
        return _parted(source, comma)
    line = source.excerpt(mark.line)
    return source.problem(
        code,
        mark,
        words=words,
        character=line[mark.column - 1 : mark.column],
        seen=part.at(error.problem_mark).line,
    )


def slipped(source: Source, slip: spoilt.Slip) -> Diagnostic:
    """Return the diagnostic of a slip of the pen that syntax does not allow."""
    name, point = lookalikes.blank_name(slip.character), lookalikes.code_point(slip.character)
    told = source.problem(slip.code, slip.mark, wording=slip.wording, key=slip.key, name=name, point=point)
    return told._replace(edits=spoilt.edits(source, slip))


def run_together(source: Source, mark: Mark) -> list[Diagnostic]:
    """Return the diagnostics of the colons that are none to YAML in what begins at a place and was read as a mere text.

    Nothing where its first line has none: then it is a text. Lines that belong to it stand as far in as it begins.
    """
    found: list[Diagnostic] = []
    most = 0  # how far in a line may stand that is no part of the value before it
    for number in range(mark.line, len(source.lines) + 1):
        line = source.excerpt(number)
        if number > mark.line and line.strip() and line[: mark.column - 1].strip(" "):
            break
        begins = len(line) - len(line.lstrip(" -"))
        slip = spoilt.slip(source, number) if not found or begins <= most else None
        if slip and slip.wording.startswith("colon"):
            found.append(slipped(source, slip))
            most = begins if line[slip.mark.column :].strip() else len(source.text)
        if not found or len(found) == MOST_RUN_TOGETHER:
            break
    return found


MOST_RUN_TOGETHER = 1000
"""Lines of one text that are told: who mends so many sees the rest."""
NEAR = 60
"""Characters before a colon in which the comma before its key is looked for."""
_WIDE_COMMA = re.compile(r"[，、；](?=\s*[^\s，、；,:：{}\[\]]+\s*\Z)")
"""A comma between a value and the next key."""
_RUN_ON = re.compile(r"(?P<key>\w+)(?P<colon>[:：])\S.*", re.DOTALL)
"""A key in braces that is a key, a colon and a value."""


def run_on(source: Source, key: str, offset: int) -> Diagnostic | None:
    """Return the diagnostic of a pair in braces without the colon and the blank that part it; None for another key."""
    found = _RUN_ON.fullmatch(key)
    if found is None:
        return None
    wording = "colon-full-width" if found["colon"] == "：" else "colon-without-space"
    line, column = source.at(offset)
    mark = Mark(line, column + found.start("colon"))
    told = source.problem("missing-colon", mark, wording=wording, key=found["key"])
    return told._replace(edits=(Edit(*mark, found["colon"], ": "),))


def _slip(part: Part, code: str, mark: Mark) -> spoilt.Slip | None:
    """What an error comes from, where it is only the end of it."""
    if code not in {"missing-colon", "bad-indent", "text-after-value", "colon-in-text"}:
        return None
    earlier = spoilt.before(part.source, mark.line, part.first) if code == "bad-indent" else None
    own = spoilt.slip(part.source, mark.line)
    return earlier or (own if code != "colon-in-text" or (own and own.wording == "dash-full-width") else None)


def _wide_comma(part: Part, mark: Counted | None) -> int | None:
    """Where the comma stands that should part the pair in braces at whose colon reading ended, as an offset."""
    text, end = part.source.text, part.origin + mark.index if mark else 0
    found = _WIDE_COMMA.search(text, max(part.start, end - NEAR), end) if text[end : end + 1] == ":" else None
    return found.start() if found else None


def _parted(source: Source, comma: int) -> Diagnostic:
    """Return the diagnostic of a comma in braces that is none to YAML."""
    mark, character = source.at(comma), source.text[comma]
    told = source.problem("unclosed-bracket", mark, wording="comma-full-width", character=character)
    return told._replace(edits=(Edit(*mark, character, "," if source.text[comma + 1].isspace() else ", "),))


def _last_opened(part: Part) -> int | None:
    """Where the last bracket stands that is not closed, as an offset in the source."""
    closed = 0
    for offset in range(part.end - 1, part.start - 1, -1):
        character = part.source.text[offset]
        closed += character in "]}"
        if character in "[{":
            if not closed:
                return offset
            closed -= 1
    return None


def nesting_limit(error: YAMLError) -> int | None:
    """Return how many characters stand before libyaml's own limit of nesting; None for any other error.

    Later versions of libyaml have one, and look ahead to it before they tell the events that lead there.
    """
    if isinstance(error, MarkedYAMLError) and error.problem_mark and "nesting depth" in (error.problem or ""):
        return int(error.problem_mark.index)
    return None


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
    if code == "text-after-value" and line[mark.column - 1 : mark.column] not in {*"[]{},"}:
        opening = _OPENING.match(line)
        return ("reserved-character", Mark(mark.line, opening.start("at") + 1)) if opening else (code, mark)
    if code == "colon-in-text" and not re.search(r":\s", before):
        return "bad-indent", indent
    if code == "bad-escape":
        return code, source.at(source.text.rfind("\\", 0, source.starts[mark.line - 1] + mark.column))
    return code, mark
