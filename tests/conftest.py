"""Runs the program as a user would, in process, on folders of its own."""

from __future__ import annotations

import gc
import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from officer_quiz.cli.main import run
from officer_quiz.env import Env
from officer_quiz.env.folders import shipped_banks
from officer_quiz.kinds import kind
from warm import Starter, opened

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")  # a busy machine fails no test


MEMORY = Path("/dev/shm")
ROOM = 2 << 30
"""Bytes that must be free in memory to keep the files of tests there: several times what they need."""


def pytest_configure(config: pytest.Config) -> None:
    """Keep the files of tests in memory where there is room: databases wait for the disk at every answer.

    Keep byte code, in pytest's cache, where the environment asks for none beside the sources: without it each worker,
    and each program that a test starts, compiles all it imports, minutes a run.
    """
    if "PYTEST_DEBUG_TEMPROOT" not in os.environ and _has_room(MEMORY):
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)
    if sys.dont_write_bytecode and hasattr(config, "cache"):
        sys.pycache_prefix = str(config.cache.mkdir("bytecode"))
        sys.dont_write_bytecode = False
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def _has_room(folder: Path) -> bool:
    """Return whether a folder takes many files, and programs among them."""
    if not hasattr(os, "statvfs") or not os.access(folder, os.W_OK):
        return False
    there = os.statvfs(folder)
    return there.f_bavail * there.f_frsize >= ROOM and not there.f_flag & getattr(os, "ST_NOEXEC", 0)


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave alone what lasts as long as the run, and look less often at the rest.

    It would walk the thousands of tests and modules time and again: a tenth of the run.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@dataclass(frozen=True)
class Ran:
    """How a run ended: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def oq(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the program with arguments and piped `input`, in Chinese unless told.

    `input` is the text piped in, or its lines: an iterator of lines goes on only when the program reads the next one.
    """
    monkeypatch.setenv("OFFICER_QUIZ_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("OFFICER_QUIZ_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("OFFICER_QUIZ_LANG", "zh")
    monkeypatch.delenv("OFFICER_QUIZ_BANKS", raising=False)
    monkeypatch.delenv("OFFICER_QUIZ_STATUTES", raising=False)

    def ran(*argv: str, input: str | Iterable[str] = "") -> Ran:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
        piped = io.TextIOWrapper(io.BytesIO(input.encode()), encoding="utf-8") if isinstance(input, str) else None
        monkeypatch.setattr(sys, "stdin", piped or Typed(iter(input)))
        monkeypatch.setattr(sys, "stdout", streams[0])
        monkeypatch.setattr(sys, "stderr", streams[1])
        with pytest.raises(SystemExit) as ended:
            run(list(argv))
        said = []
        for stream in streams:
            stream.flush()
            said.append(stream.buffer.getvalue().decode())
        return Ran(int(ended.value.code or 0), *said)

    return ran


class Typed(io.TextIOBase):
    """Lines that are typed when they are read, so that something may happen between two of them."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines

    def readline(self, _: int | None = -1, /) -> str:  # type: ignore[override]
        return next((f"{line}\n" for line in self._lines), "")

    def reconfigure(self, **_: object) -> None:
        """There is nothing to decode."""


@pytest.fixture
def menu(oq: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that opens the home menu as at a dumb terminal, and reads choices from `input`."""
    monkeypatch.setattr(Env, "terminal", True)
    monkeypatch.setenv("TERM", "dumb")
    return oq


class Wall:
    """A wall clock that stands still until it is set; days and times are UTC."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 8, tzinfo=UTC)
        self._set = timedelta()
        self._leap: tuple[int, timedelta] | None = None

    def now(self) -> datetime:
        """Tell the time; see `leap`."""
        if self._leap:
            reads, passed = self._leap
            self._leap = (reads - 1, passed) if reads else None
            self.time += timedelta() if reads else passed
        return self.time

    def leap(self, reads: int, **passed: float) -> None:
        """Go on by itself after it has been read so many times."""
        self._leap = (reads, timedelta(**passed))

    def today(self) -> date:
        return self.time.date()

    def on(self, **passed: float) -> None:
        self.time += timedelta(**passed)

    def set(self, **by: float) -> None:
        """Have somebody set the clock: no time passes."""
        self._set += timedelta(**by)
        self.time += timedelta(**by)

    def steady(self) -> float:
        """Tell the seconds of the clock that nobody can set."""
        return (self.time - self._set).timestamp()


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    """Return the clock the program reads in this test."""
    wall = Wall()
    monkeypatch.setattr(Env, "now", staticmethod(wall.now))
    monkeypatch.setattr(Env, "steady", staticmethod(wall.steady))
    monkeypatch.setattr(Env, "today", staticmethod(wall.today))
    monkeypatch.setattr(Env, "day", staticmethod(lambda moment: moment.date()))
    return wall


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    """Return a banks folder with one small bank of four questions whose choices keep their order."""
    folder = tmp_path / "banks"
    (folder / "law").mkdir(parents=True)
    (folder / "law" / "law-small.yaml").write_text(SMALL, encoding="utf-8")
    return folder


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program ship one bank, `law-shipped`, and its own register; return the folder."""
    folder, register = tmp_path / "program", shipped_banks() / "statutes.yaml"
    (folder / "law").mkdir(parents=True)
    bank = SMALL.replace("law-small", "law-shipped").replace("small-", "shipped-")
    (folder / "law" / "law-shipped.yaml").write_text(bank, encoding="utf-8")
    shutil.copy(register, folder)
    monkeypatch.setattr("officer_quiz.env.folders.SHIPPED", folder)
    return folder


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache that all workers use together, for tests that need the banks read and not their reading."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shelf"


@pytest.fixture(scope="session")
def warm() -> Iterator[Starter]:
    """Return what starts the program in processes of its own, which have it imported where the system can do that."""
    with opened() as warm:
        yield warm


def write_example(folder: Path, name: str) -> None:
    """Add a bank, `{name}-small`, that holds the example of a kind and nothing else."""
    head = SMALL.partition("questions:\n")[0].replace("law-small", f"{name}-small")
    example = kind(name).EXAMPLE.strip().replace("\n", "\n    ")
    (folder / f"{name}-small.yaml").write_text(f"{head}questions:\n  - {example}\n", encoding="utf-8")


SMALL = """\
bank: law-small
title: 小题库
posts: [station]
status: reviewed
author: 甲组
reviewer: 乙组
checked: 2026-11-23
questions:
  - id: small-1
    type: single
    stem: 询问查证一般不超过几小时？
    choices: {A: 四小时, B: 八小时, C: 十二小时}
    answer: B
    explain: 一般以八小时为限，其他时限各有条件。
    why: {A: 没有这个时限。, C: 人数众多或者身份不明时才适用。}
    cite: 《治安管理处罚法》第九十七条第一款
    shuffle: false
    skills: [language]
  - id: small-2
    type: multiple
    stem: 哪些情形适用八小时以上的时限？
    choices: {A: 人数众多, B: 天气不好, C: 身份不明, D: 情况复杂并可能拘留}
    answer: ACD
    points: 2
    explain: 天气与时限无关，其他三种情形法律都写明了。
    cite: 《治安管理处罚法》第九十七条第一款
    shuffle: false
    level: intermediate
  - id: small-3
    type: fill
    stem: 一般____小时，最长____小时。
    answer: [八, 二十四]
    explain: 一般八小时，情况复杂且可能拘留的二十四小时。
    cite: 《治安管理处罚法》第九十七条第一款
  - id: small-4
    type: true_false
    stem: 传唤后可以不通知家属。（　）
    answer: 错
    explain: 应当及时将传唤的原因和处所通知被传唤人家属。
    cite: 《治安管理处罚法》第九十七条
    tags: [notice]
"""
