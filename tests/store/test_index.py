"""The compiled index: what was sound in the banks comes back; anything wrong with the file means building it again."""

import os
import random
from datetime import date
from pathlib import Path

import pytest

from officer_quiz.bank.context import Context
from officer_quiz.bank.load import load
from officer_quiz.bank.model import Bank
from officer_quiz.session.draw import Candidate
from officer_quiz.statutes.register import Register
from officer_quiz.store.index import Index, Indexed
from officer_quiz.text.document import read

TEXT = """\
bank: ethos-words
title: 用语
status: draft
posts: [window, station]
questions:
  - id: words-2
    type: true_false
    stem: 先敬礼。（　）
    answer: 对
    explain: 规范要求先敬礼。
    tags: [敬礼, 开头 语]
    skills: [language]
    source: 示例
  - id: words-1
    type: true_false
    stem: 可以不说明理由。（　）
    answer: 错
    explain: 应当说明理由。
    level: advanced
    posts: []
    source: 示例
"""


@pytest.fixture(scope="module")
def banks() -> tuple[Bank, ...]:
    loaded = load([read("ethos/words.yaml", TEXT.encode())], Context(Register((), {}), date(2026, 11, 23)))
    assert [each.code for each in loaded.diagnostics if each.level == "error"] == []
    return loaded.banks


FIRST = Candidate(
    id="words-2",
    bank="ethos-words",
    topic="ethos",
    kind="true_false",
    posts=frozenset({"window", "station"}),
    level="basic",
    skills=frozenset({"language"}),
    tags=frozenset({"敬礼", "开头 语"}),
    status="draft",
)


def check(index: Index, banks: tuple[Bank, ...]) -> None:
    """Assert that an index tells all of `banks`."""
    first, second = index.candidates()
    assert first == FIRST
    assert (second.id, second.level, second.posts) == ("words-1", "advanced", frozenset())
    entry = banks[0].entries[1]
    assert index.question("words-1") == Indexed(entry.data, entry.content, "ethos-words")
    assert index.question("words-3") is None
    assert index.facts == {"left_out": {"坏.yaml": 2}}
    index.close()


FACTS = {"left_out": {"坏.yaml": 2}}


def test_built_and_opened_again(tmp_path: Path, banks: tuple[Bank, ...]) -> None:
    path = tmp_path / "cache" / "a.index"
    check(Index.build(path, "mark", banks, FACTS), banks)
    opened = Index.open(path, "mark")
    assert opened is not None
    check(opened, banks)
    assert [file.name for file in path.parent.iterdir()] == ["a.index"]


def test_no_file_or_one_of_other_material(tmp_path: Path, banks: tuple[Bank, ...]) -> None:
    path = tmp_path / "a.index"
    assert Index.open(path, "mark") is None
    Index.build(path, "mark", banks, FACTS).close()
    assert Index.open(path, "other") is None


@pytest.mark.parametrize("text", [b"", b"not a database\n" * 99, b"SQLite format 3\0" + b"\xff" * 200])
def test_a_damaged_file_is_built_again(tmp_path: Path, banks: tuple[Bank, ...], text: bytes) -> None:
    path = tmp_path / "a.index"
    path.write_bytes(text)
    assert Index.open(path, "mark") is None
    Index.build(path, "mark", banks, FACTS).close()
    opened = Index.open(path, "mark")
    assert opened is not None
    check(opened, banks)


def test_where_it_cannot_be_written_it_serves_from_memory(tmp_path: Path, banks: tuple[Bank, ...]) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    check(Index.build(blocked / "a.index", "mark", banks, FACTS), banks)
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.name != "posix", reason="an open file can be replaced on POSIX only")
def test_built_while_another_reader_has_it_open(tmp_path: Path, banks: tuple[Bank, ...]) -> None:
    path = tmp_path / "a.index"
    Index.build(path, "old", banks, FACTS).close()
    reader = Index.open(path, "old")
    assert reader is not None
    Index.build(path, "new", (), {}).close()
    check(reader, banks)


def test_one_bit_changed_anywhere_is_noticed(tmp_path: Path, banks: tuple[Bank, ...]) -> None:
    path = tmp_path / "x.index"
    Index.build(path, "f", banks, FACTS).close()
    sound = path.read_bytes()
    chance = random.Random(1)
    for _ in range(200):
        place, bit = chance.randrange(len(sound)), chance.randrange(8)
        path.write_bytes(sound[:place] + bytes([sound[place] ^ 1 << bit]) + sound[place + 1 :])
        assert Index.open(path, "f") is None, place
    path.write_bytes(sound)
    found = Index.open(path, "f")
    assert found is not None
    found.close()
