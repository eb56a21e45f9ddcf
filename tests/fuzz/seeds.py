"""Sound files to start from: small ones of every sort, cut out of what ships with the program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from fuzz.mutations import Node, Pairs, nodes
from officer_quiz import kinds
from officer_quiz.answers.turns import responses
from officer_quiz.bank.model import Bank
from officer_quiz.bank.translation import fingerprints, originals
from officer_quiz.kinds.base.question import Question
from officer_quiz.scoring import PRACTICE
from officer_quiz.session.conduct.practice import answer
from officer_quiz.session.events import (
    ClockRead,
    Disputed,
    Event,
    Finished,
    Flagged,
    Hinted,
    Moved,
    Resumed,
    Revised,
    Said,
    Scored,
    Starred,
    Started,
    Submitted,
    Written,
    encode,
)
from officer_quiz.session.paper import Paper, Part
from officer_quiz.session.state import apply, fold
from officer_quiz.text.document import read

TESTS = Path(__file__).parents[1]
QUESTIONS = TESTS.parent / "questions"
GOOD = TESTS / "bank" / "good" / "every-kind.yaml"
STATUTES = TESTS / "bank" / "statutes.yaml"
BANKS = (
    "communication/comm-defuse",
    "communication/comm-masswork",
    "ethos/ethos-police-public",
    "law/law-psap-procedure",
    "law/law-psap-acts",
    "scenes/scene-road",
    "scenes/scene-window",
)
"""Banks whose questions are taken; together they have every kind."""
HEAD = """\
bank: fuzz
title: 题库
posts: [station]
status: reviewed
author: 甲组
reviewer: 乙组
checked: 2026-11-23
questions:
"""
TEXT = """\
# 治安管理处罚法

第一条　为维护社会治安秩序，制定本法。

第九十七条　询问查证的时间不得超过八小时；人数众多的不得超过十二小时；情况复杂的不得超过二十四小时。
（一）人数众多；
（二）身份不明。
公安机关应当及时通知家属。

第一百一十九条　可以当场作出处罚决定，罚款五百元以下。

第一百三十三条之一　其他。
"""
CITATIONS = (
    "《治安管理处罚法》第九十七条第一款",
    "《人民警察法》第二十一条、第二十二条和第四十四条第（二）项",
    "《治安管理处罚法》第133条之一第二款第三项；《行政处罚法》第二十条",
    "《治安管理处罚法》第九十七条至第一百条",
    "《交警规范》附件二",
)
NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
GONE = "no-such-folder"
"""The banks folder that sessions name: not there, so that those in use are taken."""

Row = tuple[str, int, str, str, str]
"""A row of the log: session, number, time, kind of event, data as JSON."""


@cache
def questions() -> tuple[bytes, ...]:
    """Return single questions as the files have them, indented as items of a list: examples, and shipped ones."""
    found = []
    for name in kinds.names():
        found.append("  - " + kinds.kind(name).EXAMPLE.strip().replace("\n", "\n    ") + "\n")
    for name in BANKS:
        text = (QUESTIONS / f"{name}.yaml").read_text(encoding="utf-8").partition("\nquestions:\n")[2]
        pieces = re.split(r"^(?=  - )", text, flags=re.MULTILINE)
        found += [piece for piece in pieces if piece.startswith("  - ") and len(piece) < 4000][::3]
    return tuple(piece.encode() for piece in found)


@cache
def question_nodes(place: int) -> Node:
    """Return question number `place` as nodes."""
    return nodes(read("q", HEAD.encode() + questions()[place]).data["questions"][0])


@cache
def header_nodes() -> Pairs:
    """Return a bank's header as nodes."""
    made: Pairs = nodes(read("q", HEAD.encode() + b"  - {}\n").data)
    return made


@cache
def blueprints() -> tuple[bytes, ...]:
    """Return the shipped blueprints."""
    return tuple(file.read_bytes() for file in sorted((QUESTIONS / "exams").glob("*.yaml")))


@cache
def registers() -> tuple[bytes, ...]:
    """Return small registers of statutes."""
    shipped = (QUESTIONS / "statutes.yaml").read_text(encoding="utf-8")
    pieces = re.split(r"^(?=- title)", shipped, flags=re.MULTILINE)[1:]
    return (STATUTES.read_bytes(), *("".join(pieces[at : at + 3]).encode() for at in range(0, len(pieces), 3)))


def overlays(bank: Bank) -> tuple[bytes, ...]:
    """Return translations of a bank: of all its questions, and of a few."""
    prints = fingerprints(bank)
    entries = {id: {"of": prints[id], **_in_english(texts)} for id, texts in originals(bank).items()}
    head = {"translates": bank.header.bank, "language": "en", "title": "In English"}
    ids = list(entries)
    parts = [ids[at : at + 3] for at in range(0, len(ids), 3)]
    return tuple(
        json.dumps({**head, "questions": {id: entries[id] for id in some}}, ensure_ascii=False, indent=1).encode()
        for some in (ids, *parts)
    )


def _in_english(texts: Any) -> Any:
    if isinstance(texts, dict):
        return {key: _in_english(inner) for key, inner in texts.items()}
    if isinstance(texts, list):
        return [_in_english(inner) for inner in texts]
    return None if texts is None else f"En {texts}"


PROFILES = (
    b'{"name": "x", "unit": "y", "post": "station", "level": "basic", "language": "zh", "days": 3}',
    b'{"name": "", "days": 5}',
)


def sessions(built: Sequence[Question], contents: Sequence[tuple[str, str]]) -> tuple[Row, ...]:
    """Return the rows of a log: a practice finished, one left open, an exam marked, one not, and a star."""
    practised = list(_practice(built, contents))
    exam = list(_exam(built, contents))
    told = [
        *_rows("20261120-0001", [*practised, Finished()]),
        *_rows("20261120-0002", practised[: len(practised) // 2]),
        *_rows("20261120-0003", [*exam, Finished()]),
        *_rows("20261120-0004", exam[:4]),
        *_rows("notes", [Starred(built[0].id, True), Starred(built[1].id, True), Starred(built[0].id, False)]),
    ]
    return tuple(told)


def _rows(session: str, events: Sequence[Event]) -> Iterator[Row]:
    for place, event in enumerate(events):
        kind, data = encode(event)
        at = (NOON + timedelta(seconds=37 * place)).isoformat(timespec="milliseconds")
        yield session, place, at, kind, json.dumps(data, ensure_ascii=False)


def _practice(built: Sequence[Question], contents: Sequence[tuple[str, str]]) -> Iterator[Event]:
    started = Started("practice", tuple(contents), "seed", "subset_half", "2026-11-20", GONE, profile={"name": "x"})
    state = fold([started])
    yield started
    for question in built:
        while (turn := question.turn(state.past.get(question.id, ()))) is not None:
            if turn.fresh:
                yield (said := Said(question.id, len(state.past.get(question.id, ())) + 1, "先说"))
                state = apply(state, said)
            event = answer(state, question, responses(turn.ask)[0], PRACTICE)
            yield event
            state = apply(state, event)
        yield Flagged(question.id, True)
    yield Hinted(built[0].id)
    yield Disputed(built[0].id, "存疑")
    yield Resumed()
    yield ClockRead(NOON.isoformat(), 1, NOON.isoformat())


def _exam(built: Sequence[Question], contents: Sequence[tuple[str, str]]) -> Iterator[Event]:
    ids = tuple(id for id, _ in contents)
    ends = (NOON + timedelta(hours=1)).isoformat(timespec="milliseconds")
    paper = Paper("e", "考试", 60, ends, "6", str(len(ids)), "-1/2", (Part("题", ids, "1"),))
    yield Started("exam", tuple(contents), "seed", "subset_half", "2026-11-20", GONE, paper)
    for question in built:
        yield Moved(question.id)
        turn = question.turn(())
        assert turn is not None
        yield Written(question.id, (responses(turn.ask)[0],))
    yield Revised(built[0].id, contents[0][1], kept=True)
    yield Submitted(by_clock=False)
    for question in built:
        fraction = None if question.marked_by_trainer else "1/2"
        yield Scored(question.id, fraction, "1", question.type)
