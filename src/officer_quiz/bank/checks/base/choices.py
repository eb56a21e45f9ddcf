"""Choices as checks look at them: which are right, and which texts match a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from officer_quiz.bank.model import Bank, Item
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.text.diagnostic import Path


def at(item: Item, letter: str) -> Path:
    """Return where a choice stands."""
    return (*item.path, "choices", letter)


def singles(bank: Bank) -> Iterator[tuple[Item, Mapping[str, str], str]]:
    """Yield each single-choice question, its choices and the letter of its key."""
    for question, item in bank.of(Chosen):
        if question.type == "single":
            yield item, question.choices, next(iter(question.keys))


def wrong(question: Chosen) -> dict[str, str]:
    """Return the choices that are not right."""
    return {letter: text for letter, text in question.choices.items() if letter not in question.keys}


def right(question: Chosen) -> dict[str, str]:
    """Return the choices that are right."""
    return {letter: text for letter, text in question.choices.items() if letter in question.keys}


def matching_choices(bank: Bank, pattern: re.Pattern[str]) -> Iterator[tuple[Path, re.Match[str]]]:
    """Yield where each choice stands in which a pattern is found, and what is found."""
    for question, item in bank.of(Chosen):
        for letter, text in question.choices.items():
            if found := pattern.search(text):
                yield at(item, letter), found
