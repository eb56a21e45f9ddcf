"""Ctrl-C, SIGTERM and a closing window at any moment: no traceback, the right code, the terminal as it was."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs signals and a pseudo-terminal", allow_module_level=True)

import pty
import termios

from interrupting import KINDS
from terminals import KEYS, PICK, Start, starting
from warm import Starter

TESTS = Path(__file__).parents[1]
DEADLINE = 60
ANSWERS = "B\n:s\n:s\n:s\n"
STANDING = "已保存，做到第 {number} 题（共 4 题）。\n接着做：officer-quiz resume ID\n"
BEFORE = {"officer_quiz", "officer_quiz.__main__"}
"""Imports ahead of anything that could answer: SIGTERM and SIGHUP end the process there as they end any other."""


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    folders = {"OFFICER_QUIZ_DATA": str(tmp_path / "data"), "OFFICER_QUIZ_CACHE": str(tmp_path / "cache")}
    return {**os.environ, **folders, "OFFICER_QUIZ_LANG": "zh", "PYTHONUTF8": "1", "PYTHONPATH": str(TESTS)}


@pytest.fixture
def start(warm: Starter, tmp_path: Path, banks: Path) -> Iterator[Start]:
    """Return a function that starts the program in a pseudo-terminal."""
    yield from starting(warm, tmp_path, banks)


def interrupting(
    how: Mapping[str, object], argv: list[str], environ: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run the program as `interrupting.py` says, with answers that keep coming."""
    command = [sys.executable, str(TESTS / "interrupting.py"), json.dumps(how), "--", *argv]
    return subprocess.run(
        command, env=environ, input=ANSWERS, capture_output=True, encoding="utf-8", timeout=DEADLINE, check=False
    )


@pytest.mark.parametrize(
    ("every", "until", "argv"),
    [
        (7, "", ["--version"]),
        (43, "", ["check"]),
        (17, "officer_quiz.store.migrations", ["practice", "--plain", "--banks"]),  # until the log is open
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_asked_to_end_at_an_import_it_ends_at_once_and_quietly(
    every: int, until: str, argv: list[str], banks: Path, tmp_path: Path, environ: dict[str, str]
) -> None:
    report = tmp_path / "report"
    words = argv if argv == ["--version"] else [*argv, str(banks)]
    interrupting({"every": every, "until": until, "report": str(report)}, words, environ)
    ends = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert len(ends) > 8
    for name, kind, code, _, stderr in ends:
        assert stderr == "", f"{kind} at the import of {name}"
        own = -getattr(signal, kind)
        assert code == 130 or (name in BEFORE and code == own), f"{kind} at the import of {name}"


@pytest.mark.parametrize(
    ("at", "signals", "said"),
    [
        ("officer_quiz.ui.terminal.typed_lines", ["SIGINT"], STANDING.format(number=1)),
        ("officer_quiz.messages.zh.statute", ["SIGHUP"], STANDING.format(number=2)),
        ("officer_quiz.results.due", ["SIGTERM", "SIGINT"], ""),  # summing up: nothing is left to go on with
    ],
)
def test_asked_to_end_within_a_session_it_says_how_to_go_on(
    at: str, signals: list[str], said: str, banks: Path, environ: dict[str, str]
) -> None:
    argv = ["practice", "--plain", "--seed", "1", "-n", "4", "--banks", str(banks)]
    ended = interrupting({"at": at, "signals": signals}, argv, environ)
    assert ended.returncode == 130
    assert re.sub(r"resume [0-9a-f]{6,}", "resume ID", ended.stderr) == said


@pytest.mark.parametrize("at", ["exit", "last"])
def test_asked_to_end_when_all_is_done_it_ends_as_it_would_have(at: str, environ: dict[str, str]) -> None:
    ended = interrupting({"at": at, "signals": KINDS}, ["--version"], environ)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("officer-quiz ")


@pytest.mark.parametrize(("how", "argv"), [(signal.SIGTERM, ("practice",)), (signal.SIGHUP, ())])
def test_the_terminal_is_put_back(how: signal.Signals, argv: tuple[str, ...], start: Start) -> None:
    terminal = start(*argv)
    terminal.until(KEYS if argv else PICK)
    assert termios.tcgetattr(terminal.process.child_fd) != terminal.before
    ours = os.dup(terminal.process.child_fd)
    terminal.kill(how)
    terminal.kill(how)
    screen = terminal.ended()
    assert termios.tcgetattr(ours) == terminal.before
    os.close(ours)
    assert terminal.process.exitstatus == 130
    assert "Traceback" not in screen
    assert ("接着做：officer-quiz resume" in screen) == bool(argv)


STUCK = """
import os, signal, sys, tty
from officer_quiz import interrupts
interrupts.PATIENCE = 0.0
interrupts.install()
interrupts.farewell("接着做")
with interrupts.held(), interrupts.tidied("<tidy>"):
    tty.setraw(0)
    os.kill(os.getpid(), signal.SIGINT)
    print("held", end="", flush=True)
    while True:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        except BaseException:
            pass
"""


def test_asking_again_ends_what_is_stuck(environ: dict[str, str]) -> None:
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(ours)
    with subprocess.Popen([sys.executable, "-c", STUCK], env=environ, stdin=theirs, stdout=theirs, stderr=theirs) as it:
        os.close(theirs)
        assert it.wait(DEADLINE) == 130
    assert read_all(ours) == "held<tidy>接着做\r\n"
    assert termios.tcgetattr(ours) == before
    os.close(ours)


def read_all(terminal: int) -> str:
    """Return what has been written to a pseudo-terminal whose other end is closed."""
    said = b""
    try:
        while select.select([terminal], [], [], DEADLINE)[0] and (more := os.read(terminal, 4096)):
            said += more
    except OSError:  # Linux says so at the end
        pass
    return said.decode()


COMMIT = """
import os, signal, sys
from datetime import datetime, UTC
from pathlib import Path
from officer_quiz import interrupts
from officer_quiz.session.events import Starred
from officer_quiz.store.log import EventLog
interrupts.install()
with EventLog.open(Path(sys.argv[1])) as log:
    def asked(statement):
        if statement.startswith(("BEGIN", "INSERT", "COMMIT")):
            os.kill(os.getpid(), signal.SIGTERM)
    log._database.set_trace_callback(asked)
    try:
        log.note(Starred("a", True), datetime.now(UTC))
    except KeyboardInterrupt:
        log._database.set_trace_callback(None)
        print([event.question for _, event in log.stars()], flush=True)
        raise SystemExit(130)
"""


def test_a_commit_that_has_begun_is_completed(tmp_path: Path, environ: dict[str, str]) -> None:
    command = [sys.executable, "-c", COMMIT, str(tmp_path / "events.db")]
    ended = subprocess.run(command, env=environ, capture_output=True, encoding="utf-8", timeout=DEADLINE, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "['a']\n", "")


def test_a_window_that_is_gone_ends_the_session(banks: Path, environ: dict[str, str]) -> None:
    """Without SIGHUP, which only goes to whom the terminal belongs."""
    ours, theirs = pty.openpty()
    words = ["practice", "--plain", "--seed", "1", "-n", "4", "--banks", str(banks)]
    argv = [sys.executable, "-m", "officer_quiz", *words]
    with subprocess.Popen(
        argv, env=environ, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        os.close(theirs)
        said = b""
        while "输入".encode() not in said:
            assert select.select([ours], [], [], DEADLINE)[0]
            said += os.read(ours, 4096)
        os.close(ours)
        _, stderr = process.communicate(timeout=DEADLINE)
    assert process.returncode == 130
    assert re.sub(r"resume [0-9a-f]{6,}", "resume ID", stderr) == STANDING.format(number=1)


POOL = """
import os, sys, time
from datetime import date
from officer_quiz import interrupts
from officer_quiz.bank.context import Context
from officer_quiz.statutes.register import Register
from officer_quiz.library import parallel
from pathlib import Path
def read(file):
    os.write(1, b"working\\n")  # in one piece, whoever else writes
    time.sleep(60)
parallel._processes = lambda: 2
interrupts.install()
parallel.worth_it = lambda files: True
list(parallel.in_runs(read, [Path(sys.argv[1])] * 4, lambda work, total: work))
"""


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_its_own_processes_end_with_it(how: signal.Signals, tmp_path: Path, environ: dict[str, str]) -> None:
    script = tmp_path / "pool.py"
    script.write_text(POOL, encoding="utf-8")
    command = [sys.executable, str(script), str(script)]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout
        first = process.stdout.readline()
        process.send_signal(how)
        assert first == b"working\n"
        assert process.wait(DEADLINE) == (130 if how == signal.SIGTERM else -how)
        rest = b""
        # The pipe ends when the last process that has it has ended.
        while select.select([process.stdout], [], [], DEADLINE)[0] and (more := os.read(process.stdout.fileno(), 4096)):
            rest += more
        assert set(rest.splitlines()) <= {b"working"}


@pytest.mark.parametrize("argv", [["banks"], ["banks", "--json"], ["check", "--format", "json"], ["statutes"]])
def test_a_reader_that_has_gone_away_is_no_fault(
    argv: list[str], banks: Path, environ: dict[str, str], warm: Starter
) -> None:
    theirs, ours = os.pipe()
    os.close(theirs)
    words = [*argv, *(["--banks"] if argv[0] != "check" else []), str(banks)]
    with Path(os.devnull).open("rb") as none, os.fdopen(ours, "wb") as out, tempfile.TemporaryFile() as err:
        code = warm.start(words, environ, [none.fileno(), out.fileno(), err.fileno()]).wait(DEADLINE)
        assert (code, os.pread(err.fileno(), 1 << 16, 0)) == (0, b"")
