"""Spoilt files of every format: whatever is in them, they are read or refused with a sentence."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from contextlib import suppress
from random import Random

import pytest

from officer_quiz.exchange import found, text
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.reading import Reading, Unreadable
from officer_quiz.library.written import bank, question
from officer_quiz.messages.catalogue import Wording
from officer_quiz.text.document import read
from spoiling import PAPER, packed, run, spoil, whole

SAY = Wording("zh")
BITS = (
    "1.", "A.", "（", "）", "答案：", "解析：", "\n", "B、", "一、单选题\n", "参考答案\n", "____", "√", "1-5 ABC",
    "\ue000", "\t", "题号\t1", "【", "材料：", "①", "(A)",
    "\x00", "第十题", ": ", " #", '"', "'", "- ", "{", "|", "&a", "*b",
    "!", "%", "\u2028", "\u200b", "\ufeff", "\x85", "🙂", "（一）甲\n",
)  # fmt: skip


def spoilt(chance: random.Random) -> bytes:
    letters = list(PAPER)
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(letters) + 1)
        if chance.random() < 0.6:
            letters[place:place] = chance.choice(BITS)
        else:
            del letters[place : place + chance.randint(1, 10)]
    return "".join(letters).encode()


def check(reading: Reading) -> list[dict[str, object]]:
    """All that is said of a reading can be said; the questions in it."""
    for loss in reading.losses:
        assert SAY(loss.place) and SAY(loss.message)
    assert all(SAY(said) for draft in reading.questions for said in draft.doubts)
    return [{"id": f"x-{number}", **plain(draft.question)} for number, draft in enumerate(reading.questions)]


def test_spoilt_papers_are_read_and_written_back_as_they_were_read() -> None:
    chance = random.Random(1)
    for number in range(1000):
        with suppress(Unreadable):
            found = check(text.read(spoilt(chance)))
            if number % 10 == 0 and found:
                written = bank({"bank": "x", "title": "a: #"}, "n", "s", [question(each, ["b: #"]) for each in found])
                document = read("x", written.encode())
                assert (document.sound, document.data["questions"]) == (True, _texts(found))


def _texts(value: object) -> object:
    """Plain data as a bank's file holds it: every value a text."""
    if isinstance(value, Mapping):
        return {key: _texts(each) for key, each in value.items()}
    return [_texts(each) for each in value] if isinstance(value, (list, tuple)) else str(value)


def test_every_format_that_is_read_is_spoilt() -> None:
    assert set(whole()) == set(found())


@pytest.mark.parametrize("format", sorted(found()))
def test_spoilt_files_are_read_or_refused(format: str) -> None:
    raw = whole()[format]
    count = int(os.environ.get("OFFICER_QUIZ_SPOILT", "40" if packed(raw) else "100"))
    read = sum(run(format, spoil(raw, Random(f"{format}:{number}"))) is None for number in range(count))
    assert 0 < read < count
