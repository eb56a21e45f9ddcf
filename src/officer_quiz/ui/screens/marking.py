"""What came of marking: each hand-in with what was found of it and its marks, and what is left to decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

from rich.console import Console

from officer_quiz.answers.words import number
from officer_quiz.messages.catalogue import Message, Wording, message
from officer_quiz.papers.checks import STATES, Finding
from officer_quiz.papers.essays import Difference
from officer_quiz.papers.marking import earned, passed, waiting
from officer_quiz.services.marking import Change, Marking, Row
from officer_quiz.ui.console import hanging, print_line, print_title
from officer_quiz.ui.screens.tables import local, table

TOLD = 12
"""Numbers of events that a sentence names at most."""


def found_in_words(finding: Finding) -> Message:
    """Return what was found of a hand-in as a sentence."""
    if finding.how == "changed" and finding.numbers[:1] == (0,):
        return message("mark.found.altered.head")
    key = f"mark.found.{finding.state}.{finding.how}"
    return message(key, numbers=finding.numbers[:TOLD], minutes=finding.minutes, other=finding.other)


def print_marking(marking: Marking, changed: Sequence[Change], screen: Console, say: Wording) -> None:
    """Print every hand-in with its verdict and marks, then what needs the trainer, then whose marks changed."""
    titles = [say(f"mark.column-{name}") for name in ("name", "unit", "variant", "state", "points", "passed", "code")]
    screen.print(table(titles, [_row(row, say) for row in marking.rows], right={4}))
    for row in marking.rows:
        if row.checked.findings:
            print_findings(row, screen, say)
    _print_counts(marking, screen, say)
    if changed:
        print_title(say("mark.changes"), screen)
        for change in changed:
            print_line(_change(change, say), screen)
    if differences := marking.differences:
        print_title(say("mark.differences"), screen)
        for each in differences:
            print_line(_difference(each, marking, say), screen)


def _row(row: Row, say: Wording) -> list[str]:
    person, marked = row.checked.person, row.marked
    who = [person.name, person.unit] if person else [row.checked.name, ""]
    state = say(f"mark.state.{row.checked.verdict}") + (say("mark.accepted") if row.accepted else "")
    if marked is None:
        return [*who, row.checked.variant, state, "—", "—", row.checked.code]
    got = number(earned(marked)) + ("+" if waiting(marked) else "")
    result = say(f"mark.passed-{_result(marked)}") if _has_mark(row) else "—"
    return [*who, row.checked.variant, state, got, result, row.checked.code]


def _result(marked: Any) -> str:
    return {True: "yes", False: "no", None: "open"}[passed(marked)]


def _has_mark(row: Row) -> bool:
    """Whether it is of something that is passed or failed: practice is not."""
    return row.counts and row.marked is not None and row.marked.pass_mark > 0


def print_findings(row: Row, screen: Console, say: Wording) -> None:
    """Print what was found of a hand-in, a sentence each."""
    person = row.checked.person
    who = say("mark.who", name=person.name, code=row.checked.code) if person else row.checked.name
    for finding in row.checked.findings:
        said = say("mark.found-of", who=who, found=found_in_words(finding))
        screen.print(hanging(said, screen.width, rest="  "))


def _print_counts(marking: Marking, screen: Console, say: Wording) -> None:
    counted = [row.marked for row in marking.counted if row.marked is not None]
    results = Counter(_result(row.marked) for row in marking.counted if _has_mark(row))
    about = {"count": len(marking.rows), "counted": len(counted), "passed": results["yes"], "open": results["open"]}
    if marking.key:
        print_line(say("mark.counts", **about, version=marking.key.number), screen)
    else:
        print_line(say("mark.counts-own", **about), screen)
    essays = sum(len(waiting(marked)) for marked in counted)
    if essays:
        print_line(say("mark.essays-wait", count=essays), screen)
    if undecided := marking.undecided:
        acceptable = [row.checked.code for row in undecided if row.checked.markable]
        print_line(say("mark.undecided", count=len(undecided)), screen)
        if acceptable:
            print_line(say("mark.how-to-accept", code=acceptable[0]), screen)


def _change(change: Change, say: Wording) -> str:
    person = change.row.checked.person
    about = {"name": person.name if person else "", "before": number(change.before), "now": number(change.now)}
    if change.crosses:
        return say("mark.change-up" if change.now > change.before else "mark.change-down", **about)
    return say("mark.change", **about)


def _difference(each: Difference, marking: Marking, say: Wording) -> str:
    row = next(row for row in marking.counted if row.checked.id == each.hand_in)
    marks = [message("mark.marker-found", marker=mark.marker, points=mark.points or "—") for mark in each.marks]
    return say("mark.difference", code=row.checked.code, question=each.question, marks=tuple(marks))


def marking_data(marking: Marking, changed: Sequence[Change], say: Wording) -> dict[str, Any]:
    """Return what came of marking as JSON data."""
    key = marking.key
    return {
        "format": 1,
        "paper": key.code if key else None,
        "title": key.title if key else None,
        "key_version": key.version if key else None,
        "hand_ins": [row_data(row, say) for row in marking.rows],
        "changed": [_change_data(each) for each in changed],
        "differences": [_difference_data(each) for each in marking.differences],
        "summary": {
            "hand_ins": len(marking.rows),
            "counted": len(marking.counted),
            "undecided": len(marking.undecided),
            "states": {state: sum(row.checked.verdict == state for row in marking.rows) for state in STATES},
        },
    }


def row_data(row: Row, say: Wording) -> dict[str, Any]:
    """Return a hand-in with what was found of it, and its marks if they were asked for, as JSON data."""
    checked, marked = row.checked, row.marked
    person = checked.person
    return {
        "file": checked.name,
        "id": checked.id,
        "code": checked.code,
        "state": checked.verdict,
        "findings": [
            {"state": each.state, "how": each.how, "events": list(each.numbers), "said": say(found_in_words(each))}
            for each in checked.findings
        ],
        "counts": row.counts,
        "accepted": row.accepted,
        "name": person.name if person else None,
        "unit": person.unit if person else None,
        "post": person.post if person else None,
        "variant": checked.variant or None,
        "started": _iso(checked.began),
        "handed_in": _iso(checked.submitted),
        "points": _rounded(earned(marked)) if marked else None,
        "passed": passed(marked) if marked else None,
        "waiting": waiting(marked) if marked else [],
        "questions": [
            {
                "question": each.question,
                "kind": each.kind,
                "chosen": each.chosen,
                "blank": each.blank,
                "points": None if each.earned is None else _rounded(each.earned),
                "worth": _rounded(each.worth),
                "seconds": None if each.seconds is None else round(each.seconds, 1),
            }
            for each in (marked.questions if marked else ())
        ],
    }


def _change_data(change: Change) -> dict[str, Any]:
    person = change.row.checked.person
    return {
        "name": person.name if person else None,
        "code": change.row.checked.code,
        "before": _rounded(change.before),
        "now": _rounded(change.now),
        "passed_before": change.passed_before,
        "passed_now": change.passed_now,
    }


def _difference_data(each: Difference) -> dict[str, Any]:
    marks = {mark.marker: list(mark.points) for mark in each.marks}
    return {"hand_in": each.hand_in, "question": each.question, "points": marks}


def marks_table(marking: Marking, say: Wording) -> Iterator[list[str | float | None]]:
    """Yield the marks as rows for a spreadsheet, the head first: one row a hand-in, one column a question."""
    names = ("name", "unit", "post", "variant", "state", "counts", "points", "passed", "waiting", "handed-in", "code")
    ids = list(dict.fromkeys(each.question for row in marking.rows if row.marked for each in row.marked.questions))
    yield [*(say(f"mark.column-{name}") for name in names), *ids]
    for row in marking.rows:
        checked, marked, person = row.checked, row.marked, row.checked.person
        at = checked.submitted
        yield [
            person.name if person else checked.name,
            person.unit if person else "",
            person.post if person else "",
            checked.variant,
            say(f"mark.state.{checked.verdict}"),
            say("mark.yes" if row.counts else "mark.no"),
            _rounded(earned(marked)) if marked else None,
            say(f"mark.passed-{_result(marked)}") if marked and _has_mark(row) else "",
            float(len(waiting(marked))) if marked else None,
            local(at) if at else "",
            checked.code,
            *_points(row, ids),
        ]


def _points(row: Row, ids: Sequence[str]) -> Iterator[float | None]:
    marks = {each.question: each.earned for each in row.marked.questions} if row.marked else {}
    for id in ids:
        points = marks.get(id)
        yield None if points is None else _rounded(points)


def _rounded(value: Fraction) -> float:
    return round(float(value), 4)


def _iso(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
