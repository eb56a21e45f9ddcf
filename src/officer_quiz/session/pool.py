"""What drawing needs to know of a bank's questions."""

from __future__ import annotations

from dataclasses import replace

from officer_quiz.bank.cues import keys, shown
from officer_quiz.bank.model import Bank, Entry
from officer_quiz.session.draw import Drawable
from officer_quiz.session.filter import Candidate


def candidate(bank: Bank, entry: Entry) -> Candidate:
    """Return what practice needs to know of a question."""
    question = entry.question
    return Candidate(
        question.id,
        bank.header.bank,
        bank.topic,
        question.type,
        frozenset(question.posts),
        question.level,
        frozenset(question.skills),
        frozenset(question.tags),
        question.status,
    )


def drawable(bank: Bank, entry: Entry) -> Drawable:
    """Return what composing a paper needs to know of a question; whether its law is stale is told by the day."""
    return replace(without_cues(bank, entry), shown=shown(entry.question), keys=keys(entry.question))


def without_cues(bank: Bank, entry: Entry) -> Drawable:
    """Return the same but for what it shows and what its key says."""
    question, basis = entry.question, entry.basis
    parts = question.parts
    checked, begins, ends = (day.isoformat() if day else "" for day in (basis.checked, basis.begins, basis.ends))
    return Drawable(
        candidate(bank, entry),
        calibrated=all(getattr(part, "calibrated", True) for part in parts),
        essay_part=any(part.marked_by_trainer for part in parts if part is not question),
        checked=checked,
        begins=begins,
        ends=ends,
        cites=frozenset(basis.cites),
    )
