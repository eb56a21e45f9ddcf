"""Questions loaded with only one check running."""

from __future__ import annotations

from datetime import date

from law import TEXTS, register
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import Loaded, load
from officer_quiz.text.document import read

TODAY = date(2026, 11, 23)


def loaded(questions: str, code: str) -> Loaded:
    """Load one question, or a list of them, in a law bank with only one check running; its first line is the fifth."""
    items = questions if questions.startswith("- ") else f"- {questions.replace(chr(10), chr(10) + '  ')}"
    text = f"bank: law-demo\ntitle: 示例\nchecked: 2026-11-23\nquestions:\n{items.rstrip()}\n"
    return load([read("demo.yaml", text.encode())], Context(register(), TODAY, TEXTS, frozenset({code})))
