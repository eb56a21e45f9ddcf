"""Damaged, missing and strange files: each is told in a sentence, none is made worse, and nothing hangs."""

from __future__ import annotations

import errno
import io
import os
import random
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from conftest import SMALL, Ran, Run, Wall
from officer_quiz.cli.main import run
from officer_quiz.library import places
from officer_quiz.session.events import Starred
from officer_quiz.store import log as log_module
from officer_quiz.store.log import EventLog

if sys.platform == "win32":
    pytest.skip("makes pipes and links", allow_module_level=True)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
EXAM = """\
exam: small
title: 小考
minutes: 30
pass: 1
total: 2
draw: {status: reviewed}
sections:
  - {title: 单选, kinds: [single], count: 1, points: 2}
"""
REGISTER = """\
- title: 中华人民共和国治安管理处罚法
  short: 治安管理处罚法
  versions:
    - {adopted: 2025-06-27, effective: 2026-01-01, articles: 144}
"""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sound world is kept, made by the first test that wants it."""
    return tmp_path_factory.mktemp("model") / "world"


@pytest.fixture
def sound(oq: Run, tmp_path: Path, model: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder with material, records, index and schemas that are sound; a test of a minute has hung."""
    monkeypatch.setenv("OFFICER_QUIZ_BANKS", "banks")
    monkeypatch.setenv("OFFICER_QUIZ_STATUTES", "texts")
    monkeypatch.chdir(tmp_path)
    if model.exists():
        shutil.copytree(model, tmp_path, dirs_exist_ok=True)
    else:
        _make(oq, tmp_path)
        shutil.copytree(tmp_path, model)
    before = signal.signal(signal.SIGALRM, _hung)
    signal.alarm(60)
    yield tmp_path
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _make(oq: Run, folder: Path) -> None:
    banks, texts = folder / "banks", folder / "texts"
    (banks / "exams").mkdir(parents=True)
    (banks / "law-small.yaml").write_text(SMALL, encoding="utf-8")
    (banks / "exams" / "small.yaml").write_text(EXAM, encoding="utf-8")
    (banks / "statutes.yaml").write_text(REGISTER, encoding="utf-8")
    texts.mkdir()
    (texts / "治安管理处罚法.md").write_text("第九十七条　甲。\n", encoding="utf-8")
    assert oq("new", "translation", "law-small").code == 0
    assert oq("new", "bank", "law-new", "--into", "mine").code == 0
    assert oq("me", "--name", "甲").code == 0
    assert oq("practice", "--kind", "single", input="A\n:d\n有疑问\n").code == 0
    assert oq("practice", "--seed", "1", input="B\n").code == 0


def _hung(*_: object) -> None:
    raise AssertionError("this waits for ever")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def flipped(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    chance = random.Random(1)
    for _ in range(9):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    path.write_bytes(bytes(raw))


def a_folder(path: Path) -> None:
    _away(path)
    path.mkdir()


def a_dangling_link(path: Path) -> None:
    _away(path)
    path.symlink_to("nowhere")


def a_loop(path: Path) -> None:
    _away(path)
    path.symlink_to(path.name)


def a_pipe(path: Path) -> None:
    _away(path)
    os.mkfifo(path)


def a_device(path: Path) -> None:
    _away(path)
    path.symlink_to("/dev/zero")


def _away(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


DAMAGES = (truncated, emptied, flipped, a_folder, a_dangling_link, a_loop, a_pipe, a_device)
READING = (("check", "banks"), ("practice",))
ADD = ("new", "question", "q-1", "--into", "banks/law-small.yaml")
FILES: dict[str, tuple[tuple[str, ...], ...]] = {
    "banks/law-small.yaml": (
        *READING,
        ("show", "small-1"),
        ("new", "question", "q-1", "--into", "banks/law-small.yaml"),
        ("resume",),
    ),
    "banks/law-small.en.yaml": READING,
    "banks/exams/small.yaml": (("check", "banks"), ("exam", "small")),
    "banks/statutes.yaml": (*READING, ("statutes",)),
    "texts/治安管理处罚法.md": (("check", "banks"), ("statutes", "show", "治安管理处罚法", "97")),
    "data/profile.json": (("me", "--unit", "乙"), ("practice",)),
    "data/events.db": (("history",), ("practice",), ("progress",), ("disputes",), ("data", "export")),
    "data/events.db-wal": (("history",), ("practice",)),
    "data/events.db-shm": (("history",), ("practice",)),
    "mine/.schema/bank.json": (("new", "bank", "law-other", "--into", "mine"),),
}


def state(path: Path) -> tuple[object, ...]:
    """Return what a name stands for: its kind, where it links to, what it holds."""
    if not os.path.lexists(path):
        return ()
    link = path.readlink() if path.is_symlink() else ""
    held = path.read_bytes() if path.is_file() and not link else b""
    return (os.lstat(path).st_mode, link, held)


def told(ran: Ran) -> None:
    """Assert that a run ended as the product says, with a sentence where something was wrong."""
    assert "Traceback" not in ran.err + ran.out, ran.err
    assert ran.code in {0, 1, 2}
    assert ran.code == 0 or (ran.err + ran.out).strip()


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_told_and_left_as_it_is(
    oq: Run, sound: Path, name: str, damage: Callable[[Path], None]
) -> None:
    path = sound / name
    if not path.exists():
        path.write_bytes(b"x" * 64)
    damage(path)
    before = state(path)
    for words in FILES[name]:
        ran = oq(*words, input="B\n")
        told(ran)
        if ran.code or not name.startswith("data/events"):
            assert state(path) == before, words


TELLING = {
    "banks": (("practice",), ("check", "banks")),
    "data": (("practice",), ("me", "--unit", "乙"), ("history",)),
    "texts": (("check", "banks"),),
    "cache": (("show", "small-1"),),
    "mine/.schema": (("new", "bank", "law-other", "--into", "mine"),),
    "mine": (("new", "bank", "law-other", "--into", "mine"),),
}


@pytest.mark.parametrize("damage", [a_dangling_link, a_loop, a_pipe, a_device], ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("name", TELLING)
def test_something_else_in_the_place_of_a_folder(
    oq: Run, sound: Path, name: str, damage: Callable[[Path], None]
) -> None:
    damage(sound / name)
    before = state(sound / name)
    for words in TELLING[name]:
        ran = oq(*words, input="B\n")
        told(ran)
        assert (ran.code == 0) == (name == "cache")  # derived data: a quiz goes on without it
        assert state(sound / name) == before


@pytest.mark.parametrize("words", [("check", "banks"), ("practice",), ("exam", "small"), ("statutes",), ("show", "x")])
def test_files_without_permission(
    oq: Run, sound: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """Permissions do not stop everybody who runs the tests: the system's refusal is played."""

    def refused(path: str, *_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refused)
    ran = oq("--data", "none", *words)
    told(ran)
    assert "没有权限" in ran.out + ran.err or "law-small.yaml" in ran.err


def test_a_file_that_goes_away_between_listing_and_reading(
    oq: Run, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = places._listed
    monkeypatch.setattr(places, "_listed", lambda folder: [*real(folder), ("gone.yaml", folder / "gone.yaml")])
    ran = oq("practice", "--kind", "single", input="B\n")
    assert (ran.code, "gone.yaml" in ran.err) == (0, True)
    found = oq("check", "banks", "--format", "json").json["diagnostics"]
    assert [(each["path"], each["code"]) for each in found if each["level"] == "error"][-1] == (
        "banks/gone.yaml",
        "unreadable",
    )


def test_what_a_newer_version_wrote_is_left_alone(oq: Run, sound: Path) -> None:
    profile, log = sound / "data" / "profile.json", sound / "data" / "events.db"
    with sqlite3.connect(log) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    for path, words in ((log, ("history",)), (log, ("practice",)), (profile, ("me", "--unit", "乙"))):
        if path is profile:
            profile.write_text('{"name": "甲", "rank": "x"}', encoding="utf-8")
        before = path.read_bytes()
        ran = oq(*words)
        assert (ran.code, "更新版本" in ran.err, path.read_bytes() == before) == (1, True, True)


def test_a_log_that_another_program_locks_is_told(oq: Run, sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_module, "PATIENCE", 0.01)
    other = sqlite3.connect(sound / "data" / "events.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ran = oq("practice", input="B\n")
    other.execute("ROLLBACK")
    other.close()
    assert (ran.code, "一直被另一个程序占用" in ran.err) == (1, True)


def test_two_programs_at_once_both_keep_what_they_record(oq: Run, sound: Path) -> None:
    path = sound / "data" / "events.db"
    with EventLog.open(path) as one, EventLog.open(path) as two:
        one.note(Starred("small-1", on=True), NOON)
        two.note(Starred("small-2", on=True), NOON)
        assert [each.question for _, each in one.stars()] == ["small-1", "small-2"]


def test_a_link_to_a_bank_stays_a_link_when_its_file_is_changed(oq: Run, sound: Path) -> None:
    (sound / "banks" / "law-small.yaml").rename(sound / "elsewhere.yaml")
    (sound / "banks" / "law-small.yaml").symlink_to(sound / "elsewhere.yaml")
    assert oq(*ADD).code == 0
    assert (sound / "banks" / "law-small.yaml").is_symlink()
    assert "q-1" in (sound / "elsewhere.yaml").read_text(encoding="utf-8")
    assert sorted(path.name for path in sound.iterdir() if path.name.startswith(".")) == []


class Full(io.BytesIO):
    """Where the first thing written finds the disk full."""

    def write(self, data: Any, /) -> int:
        self.write = super().write  # type: ignore[method-assign]
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_output_that_cannot_be_written_is_told(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(Full(), encoding="utf-8"))
    monkeypatch.setattr(sys, "stderr", told)
    with pytest.raises(SystemExit) as ended:
        run(["banks"])
    told.flush()
    assert ended.value.code == 1
    assert told.buffer.getvalue().decode().startswith("系统不允许这一步：磁盘已满。")


def test_closed_streams_are_no_fault(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    with pytest.raises(SystemExit) as ended:
        run(["practice"])
    for name in ("stdin", "stdout", "stderr"):
        getattr(sys, name).close()
    assert ended.value.code == 0


def test_a_folder_that_went_away_and_a_home_of_nobody_are_told(
    oq: Run, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert oq("--data", "~nobody-of-this-name/x", "history").code == 0
    gone = sound / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    ran = oq("practice")
    assert (ran.code, "系统不允许这一步" in ran.err or "没有题库文件夹" in ran.err) == (1, True)


USING_RECORDS = (
    ("practice",),
    ("history",),
    ("progress",),
    ("review", "--list"),
    ("me",),
    ("me", "--unit", "乙"),
    ("data", "export"),
    ("data", "delete", "--yes"),
    ("statutes", "add", "texts/治安管理处罚法.md"),
)
NO_FOLDERS = {
    "a file": ("note.txt", "note.txt", "这不是文件夹"),
    "in a file": ("note.txt/deep/data", "note.txt", "这不是文件夹"),
    "a dangling link": ("gone", "gone", "这是一个链接，它指向的文件夹不在"),
    "in a dangling link": ("gone/data", "gone", "这是一个链接，它指向的文件夹不在"),
    "a link that goes round": ("round", "round", "链接绕成了圈，到不了任何文件"),
}


@pytest.mark.parametrize("case", NO_FOLDERS)
def test_a_data_folder_that_can_be_none_is_told_alike_by_all(oq: Run, sound: Path, case: str) -> None:
    (sound / "note.txt").write_text("记事", encoding="utf-8")
    (sound / "gone").symlink_to("nowhere")
    (sound / "round").symlink_to("round")
    folder, wrong, reason = NO_FOLDERS[case]
    before = {path: state(path) for path in sound.iterdir()}
    for words in USING_RECORDS:
        ran = oq("--data", str(sound / folder), *words)
        said = f"个人记录不能放在 {sound / wrong}：{reason}。请把它移走，或用 --data 另指定一个文件夹。"
        assert (ran.code, ran.out, ran.err.splitlines()[-1:]) == (1, "", [said]), words
    assert {path: state(path) for path in sound.iterdir()} == before


def damaged_inside(path: Path) -> None:
    """Damage the rows of a log where opening it does not look."""
    with sqlite3.connect(path) as database:
        database.execute("DROP TRIGGER events_are_never_changed")
        database.execute("UPDATE events SET at = 'soon', data = '{' WHERE id = 3")
    database.close()


@pytest.mark.parametrize("damage", [truncated, flipped, damaged_inside], ids=lambda damage: damage.__name__)
def test_a_damaged_log_is_exported_whole_or_not_at_all(oq: Run, sound: Path, damage: Callable[[Path], None]) -> None:
    damage(sound / "data" / "events.db")
    ran = oq("data", "export")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"个人记录 {sound / 'data' / 'events.db'} 已损坏")


@pytest.mark.parametrize("damage", [truncated, flipped, damaged_inside], ids=lambda damage: damage.__name__)
def test_a_damaged_log_can_be_deleted(oq: Run, sound: Path, damage: Callable[[Path], None]) -> None:
    damage(sound / "data" / "events.db")
    told = "2 次练习和考试" if damage is damaged_inside else "读不了的练习和考试记录"
    for typed, ended in (("no\n", "没有删去。"), ("", "没有删去。"), ("yes\n", "已删去。")):
        assert (sound / "data" / "events.db").exists()
        ran = oq("data", "delete", input=typed)
        assert (ran.code, told in ran.err, ran.err.splitlines()[-1].endswith(ended)) == (0, True, True)
    assert list((sound / "data").iterdir()) == []


def test_what_another_program_keeps_there_is_not_deleted(oq: Run, sound: Path) -> None:
    path = sound / "data" / "events.db"
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE other (text)")
    database.close()
    before = state(path)
    ran = oq("data", "delete", "--yes")
    assert (ran.code, "别的程序的数据库" in ran.err, state(path)) == (1, True, before)
    a_folder(path)
    ran = oq("data", "delete", "--yes")
    assert (ran.code, ran.err) == (
        1,
        f"个人记录 {path} 用不了：这是文件夹，不是文件。请把它移走，或用 --data 另指定一个文件夹。\n",
    )
    assert path.is_dir() and (sound / "data" / "profile.json").exists()


def test_records_kept_elsewhere_by_links_are_deleted_with_them(oq: Run, sound: Path) -> None:
    far = sound / "far"
    far.mkdir()
    for name in ("events.db", "profile.json"):
        (sound / "data" / name).rename(far / f"my-{name}")
        (sound / "data" / name).symlink_to(far / f"my-{name}")
    assert oq("history").code == 0
    assert oq("data", "delete", "--yes").code == 0
    assert [*(sound / "data").iterdir(), *far.iterdir()] == []


def test_where_the_input_ends_the_answer_stands_on_a_line_of_its_own(oq: Run, sound: Path) -> None:
    assert oq("data", "delete").err.splitlines()[1:] == ["确定删去，请输入 yes：", "没有删去。"]


@pytest.mark.parametrize("words", [("history", ""), ("history", " "), ("history", "--remark", ""), ("resume", "")])
def test_a_session_without_an_id_is_told(oq: Run, sound: Path, words: tuple[str, ...]) -> None:
    ran = oq(*words)
    assert (ran.code, ran.out, ran.err) == (2, "", "没有写是哪一次：编号是空的。查看全部：officer-quiz history\n")
