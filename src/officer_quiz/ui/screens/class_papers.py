"""Class papers and their keys: what was made, and what a file says of itself; as text and as data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from officer_quiz.answers.words import number
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import Wording
from officer_quiz.papers.key import Key
from officer_quiz.papers.paper import Facts, Sealed
from officer_quiz.services.paper_making import Fixed, Paper
from officer_quiz.ui.console import hanging
from officer_quiz.ui.screens.tables import local


def made_data(made: Paper, printed: Path | None) -> dict[str, Any]:
    """Return a paper that was made as JSON data; `printed` is the folder of what is to be printed."""
    return {
        "format": 1,
        "paper": shown(made.paper),
        "key": shown(made.key_path),
        "printed": shown(printed) if printed else None,
        "seed": made.seed,
        **_facts_data(made.facts),
        "questions": len(made.key.questions),
        "points": round(float(made.key.rulings.total), 4),
    }


def print_made(made: Paper, printed: Path | None, screen: Console, say: Wording) -> None:
    """Print what was made, what goes to trainees and what stays."""
    count, total = len(made.key.questions), number(made.key.rulings.total)
    lines = [say("paper.made", title=made.facts.title, count=count, total=total, code=made.facts.code, seed=made.seed)]
    lines += [say("paper.made-paper", path=shown(made.paper)), say("paper.made-key", path=shown(made.key_path))]
    lines += [say("paper.made-prints", path=shown(printed))] if printed else []
    lines += _times(made.facts, say)
    if made.facts.locked:
        lines.append(say("paper.made-code", code=made.key.start_code))
    _print(lines, screen)


def paper_data(sealed: Sealed) -> dict[str, Any]:
    """Return what a paper says of itself as JSON data."""
    return {"format": 1, **_facts_data(sealed.facts)}


def print_paper(sealed: Sealed, screen: Console, say: Wording) -> None:
    """Print what a paper says of itself."""
    facts = sealed.facts
    _print([say("paper.shown", title=facts.title, code=facts.code), *_times(facts, say)], screen)


def key_data(key: Key) -> dict[str, Any]:
    """Return what a key tells as JSON data: the questions, and where each stands in each variant."""
    return {
        "format": 1,
        "code": key.code,
        "title": key.title,
        "start_code": key.start_code,
        "version": key.number,
        "pass": round(float(key.rulings.pass_mark), 4),
        "points": round(float(key.rulings.total), 4),
        "questions": [{"question": id, "numbers": _numbers(key, id)} for id in key.questions],
    }


def print_key(key: Key, screen: Console, say: Wording) -> None:
    """Print what a key tells: the start code, the version, the questions and their numbers in each variant."""
    lines = [say("paper.key-shown", title=key.title, code=key.code, version=key.number)]
    if key.start_code:
        lines.append(say("paper.made-code", code=key.start_code))
    for id in key.questions:
        numbers = "  ".join(f"{letter}{number}" for letter, number in _numbers(key, id).items())
        lines.append(f"  {numbers}  {id}")
    _print(lines, screen)


def fixed_data(fixed: Fixed) -> dict[str, Any]:
    """Return what came of putting a key right as JSON data."""
    return {
        "format": 1,
        "version": fixed.key.number,
        "changed": list(fixed.changed),
        "asked_otherwise": list(fixed.unlike),
    }


def print_fixed(fixed: Fixed, screen: Console, say: Wording) -> None:
    """Print which keys are new, and which questions are asked otherwise now."""
    key = "paper.fixed" if fixed.changed else "paper.nothing-to-fix"
    lines = [say(key, version=fixed.key.number, questions=fixed.changed)]
    if fixed.unlike:
        lines.append(say("paper.asked-otherwise", questions=fixed.unlike))
    _print(lines, screen)


def _numbers(key: Key, id: str) -> dict[str, int]:
    return {
        letter: int(name)
        for letter, variant in key.variants.items()
        for name, asked in variant.asked.items()
        if asked.id == id
    }


def _facts_data(facts: Facts) -> dict[str, Any]:
    return {
        "code": facts.code,
        "title": facts.title,
        "language": facts.language,
        "minutes": facts.minutes,
        "opens": _iso(facts.opens),
        "closes": _iso(facts.closes),
        "variants": list(facts.variants),
        "start_code_needed": facts.locked,
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _times(facts: Facts, say: Wording) -> Iterable[str]:
    yield say("paper.minutes", minutes=facts.minutes, variants=facts.variants)
    if facts.opens:
        yield say("paper.opens", at=local(facts.opens))
    if facts.closes:
        yield say("paper.closes", at=local(facts.closes))
    if facts.locked:
        yield say("paper.locked")


def _print(lines: Iterable[str], screen: Console) -> None:
    for line in lines:
        screen.print(hanging(line, screen.width, rest="  "))
