"""Remarks in a bank file that silence a check for one question: ``# check: ignore L03 法条原文如此``.

A remark stands at the end of the line where the question (or a part of a case) begins, or at the end of the
``questions:`` line for what concerns the bank as a whole. It names codes, and after them the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from officer_quiz.bank.model import listed
from officer_quiz.bank.rule import Rule
from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Diagnostic, Edit, Fault, Level, Path
from officer_quiz.text.document import Document

_REMARK = re.compile(
    r"(?:^|\s)(?P<remark>#\s*+check\s*+[:：]\s*+ignore\b)\s*+(?P<codes>(?:L\d\d\s*+(?:[,，、]\s*+)?)*+)"
)
_ANY = re.compile(r"#\s*+check\s*+[:：]")
"""Part of every remark: most files have none."""
_CODE = re.compile(r"L\d\d")


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark: its place, counted from 1."""

    line: int
    column: int
    codes: Mapping[str, None]
    """The codes it names, each once, in their order."""
    wide: bool
    """Whether its colon is full-width: it silences nothing."""
    reasoned: bool
    """Whether it says why."""


def remarks(document: Document) -> dict[int, Remark]:
    """Return the remarks of a file by their lines."""
    found: dict[int, Remark] = {}
    if not _ANY.search(document.source.text):
        return found
    for number, line in enumerate(document.lines, 1):
        if "check" in line and (hit := _REMARK.search(line)):
            codes = dict.fromkeys(_CODE.findall(hit["codes"]))
            reasoned = not line[hit.end() :].isspace() and hit.end() < len(line)
            found[number] = Remark(number, hit.start("remark") + 1, codes, "：" in hit["remark"], reasoned)
    return found


def silence(
    document: Document, faults: Iterable[Fault], rules: Mapping[str, Rule], ran: Set[str]
) -> tuple[list[Fault], list[Diagnostic], int]:
    """Return the faults that stay, the problems of the remarks themselves, and how many faults are silenced.

    `rules` are all rules by their codes, `ran` the codes of those that have been run.
    """
    written = remarks(document)
    if not written:
        return list(faults), [], 0
    kept: list[Fault] = []
    used: set[tuple[int, str]] = set()
    silenced = 0
    for fault in faults:
        hits = [(line, fault.code) for line in _lines(document, fault) if _covers(written.get(line), fault, rules)]
        used.update(hits)
        silenced += bool(hits)
        kept += [] if hits else [fault]
    places = _places(document)
    problems = [each for remark in written.values() for each in _problems(document, remark, places, rules, ran, used)]
    return kept, problems, silenced


def _covers(remark: Remark | None, fault: Fault, rules: Mapping[str, Rule]) -> bool:
    rule = rules.get(fault.code)
    return bool(remark and rule and not remark.wide and fault.code in remark.codes and not rule.firm)


def _lines(document: Document, fault: Fault) -> set[int]:
    """The lines on which a remark speaks of a fault: where its question begins, and its part of a case."""
    path, marks = fault.path, document.marks
    if path[:1] != ("questions",):
        return set()
    if len(path) == 1:
        return {marks.keys[path].line} if path in marks.keys else set()
    starts = {marks.values[path[:2]].line}
    return starts | {marks.values[path[:4]].line} if path[2:3] == ("questions",) and len(path) > 3 else starts


def _problems(
    document: Document,
    remark: Remark,
    places: Set[int],
    rules: Mapping[str, Rule],
    ran: Set[str],
    used: Set[tuple[int, str]],
) -> Iterable[Diagnostic]:
    """What is wrong with a remark: its colon, no code, its place, codes that silence nothing; else no reason."""
    if remark.wide:
        told = _problem(document, remark, "remark-colon")
        colon = told.excerpt.index("：", remark.column)
        right = ":" if told.excerpt[colon + 1].isspace() else ": "
        yield told._replace(edits=(Edit(remark.line, colon + 1, "：", right),))
    elif not remark.codes:
        yield _problem(document, remark, "remark-empty")
    elif remark.line not in places:
        yield _problem(document, remark, "remark-misplaced")
    else:
        useless = list(_useless(document, remark, rules, ran, used))
        yield from useless
        if not useless and not remark.reasoned:
            yield _problem(document, remark, "remark-reason", "info")


def _useless(
    document: Document, remark: Remark, rules: Mapping[str, Rule], ran: Set[str], used: Set[tuple[int, str]]
) -> Iterable[Diagnostic]:
    """The codes of a remark that silence nothing."""
    for code in remark.codes:
        if code not in rules:
            yield _problem(document, remark, "remark-unknown", code=code)
        elif rules[code].firm:
            yield _problem(document, remark, "remark-firm", code=code)
        elif code in ran and rules[code].told_here and (remark.line, code) not in used:
            yield _problem(document, remark, "remark-unused", code=code)


def _places(document: Document) -> set[int]:
    """The lines where a remark may stand."""
    marks, paths = document.marks, list[Path]()
    for number, each in enumerate(listed(document.data)):
        paths.append(("questions", number))
        paths += (("questions", number, "questions", part) for part in range(len(listed(each))))
    starts = {mark.line for mark in map(marks.values.get, paths) if mark}
    key = marks.keys.get(("questions",))
    return starts | {key.line} if key else starts


def _problem(document: Document, remark: Remark, key: str, level: Level = "warning", **args: object) -> Diagnostic:
    excerpt = document.lines[remark.line - 1]
    said = message(f"check.{key}", **args)
    return Diagnostic(key, level, said, document.name, remark.line, remark.column, excerpt)
