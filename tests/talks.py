"""Conversations for tests: read from the YAML of a bank."""

from __future__ import annotations

from datetime import date

from officer_quiz.bank.context import Context
from officer_quiz.bank.load import load
from officer_quiz.kinds.base.question import Rules
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.scoring import MULTIPLE_RULES
from officer_quiz.statutes.register import Register
from officer_quiz.text.document import read

RULES = Rules("exact", MULTIPLE_RULES["exact"])


def dialogue_of(text: str) -> Dialogue:
    """Return the first question of a bank, a dialogue, whatever the checks say of it."""
    loaded = load(
        [read("talk.yaml", text.encode())], Context(Register.build(None)[0], date(2026, 11, 29), wanted=frozenset())
    )
    (bank,) = loaded.banks
    question = bank.entries[0].question
    assert isinstance(question, Dialogue)
    return question
