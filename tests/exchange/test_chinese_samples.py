"""Papers that others wrote, with the reading they expect; as texts, and the same saved as Word files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from officer_quiz.exchange import docx, text
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.reading import Reading, Unreadable, unseen
from reference import SAMPLES
from word_files import of_lines

CHINESE = SAMPLES / "chinese"
CASES = json.loads((CHINESE / "cases.json").read_text(encoding="utf-8"))["cases"] if CHINESE.is_dir() else []
TYPES = {"single": "SINGLE", "multiple": "MULTIPLE", "true_false": "JUDGE", "fill": "BLANK", "essay": "SHORT"}


def read_as_text(files: list[bytes]) -> Reading:
    return text.read(files[0]) if len(files) == 1 else text.read_with(files[0], files[1], unseen)


def read_as_word(files: list[bytes]) -> Reading:
    saved = [of_lines(each.decode().splitlines()) for each in files]
    return docx.read(saved[0]) if len(saved) == 1 else docx.read_with(saved[0], saved[1], unseen)


def questions(reading: Reading) -> Iterator[dict[str, Any]]:
    """The questions, those of a case behind its facts."""
    for draft in reading.questions:
        data = plain(draft.question)
        yield from (
            {**part, "stem": data["facts"] + part["stem"]} for part in data.get("questions", [data]) if "facts" in data
        )
        yield from () if "facts" in data else (data,)


def answer(data: dict[str, Any]) -> list[str]:
    """The key as the samples write it."""
    key = data.get("answer", data.get("model"))
    if key is None:
        return []
    if data["type"] == "fill":
        return ["；".join(each if isinstance(each, str) else each[0] for each in key)]
    if data["type"] == "true_false":
        return ["正确" if key == "对" else "错误"]
    return list(key) if data["type"] in {"single", "multiple"} else [key]


@pytest.mark.parametrize("read", [read_as_text, read_as_word])
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_sample(case: dict[str, Any], read: Any) -> None:
    expected = json.loads((CHINESE / case["expected"]).read_text(encoding="utf-8"))["expected"]
    try:
        found = list(questions(read([(CHINESE / file).read_bytes() for file in case["files"]])))
    except Unreadable:
        found = []
    assert len(found) == expected["questionCount"]
    assert sum(bool(answer(data)) for data in found) == expected.get("answeredCount", len(found))
    if "typeCounts" in expected:
        assert Counter(TYPES[data["type"]] for data in found) == expected["typeCounts"]
    if len(found) == len(expected.get("questions", [])):
        for data, wanted in zip(found, expected.get("questions", []), strict=True):
            check(data, wanted)


def check(data: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert answer(data) == wanted.get("answer", answer(data))
    assert TYPES[data["type"]] == wanted.get("type", TYPES[data["type"]])
    assert len(data.get("choices", {})) == wanted.get("optionCount", len(data.get("choices", {})))
    assert data.get("choices") == wanted.get("options", data.get("choices"))
    assert wanted.get("stemContains", "") in data["stem"]
    assert not any(said in data["stem"] for said in wanted.get("stemNotContains", []))
    assert wanted.get("analysisContains", "") in data.get("explain", "")
    assert wanted.get("answerTextContains", "") in data.get("model", "")


@pytest.mark.skipif(not CHINESE.is_dir(), reason="the samples are not here")
def test_a_word_file_of_a_peer_is_read() -> None:
    found = list(questions(docx.read((CHINESE / "standard.docx").read_bytes())))
    judged = [data["stem"] for data in found if data["type"] == "true_false" and data.get("answer") == "对"]
    assert "国家安全生产方针是“安全第一，预防为主”。（　）" in judged
