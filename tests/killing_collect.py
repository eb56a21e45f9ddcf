"""Kills `collect` at counted steps and looks whether the book is that of an undisturbed run.

    python tests/killing_collect.py ENGINE FOLDER [--every N] [--batch HAND_INS]

FOLDER holds hand-ins. A step is a statement, rows of a COPY, or a commit; the process forks for each, and the copy
kills itself there. What is left is collected once more and compared, row for row. Then two collect at once. Ends with
1 and says which step if anything differs. Needs a POSIX system.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from sqlalchemy import Engine, event

from officer_quiz.cli.main import run
from officer_quiz.env import Env
from officer_quiz.store.book import adding, book, dimensions, essays, outcomes, sums
from officer_quiz.store.book.opening import open_book
from unit_books import everything, place

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
Rows = dict[str, list[Any]]


def collect(folder: Path, address: str) -> int:
    """Collect in this process and return the exit code."""
    try:
        run(["collect", str(folder), "--into", address])
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def forked(work: Callable[[], int]) -> int:
    """Start a copy of this process that does some work, silent, and ends with its code; return its number."""
    child = os.fork()
    if child:
        return child
    code = 3
    try:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        code = work()
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """Return how a copy ended: its code, or the number of the signal below zero."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(step: int, folder: Path, address: str) -> int:
    """Collect and be killed at a step; return 0 where there are not so many steps."""

    def work() -> int:
        count = 0

        def at(*_: object, **__: object) -> None:
            nonlocal count
            count += 1
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", at)
        event.listen(Engine, "commit", at)
        for module in (adding, dimensions, essays, outcomes, sums):
            copied = vars(module)["insert_rows"]

            def insert_rows(*given: Any, copied: Any = copied) -> None:
                at()
                copied(*given)
                at()

            vars(module)["insert_rows"] = insert_rows
        return collect(folder, address)

    return ended(forked(work))


def rows_of(address: str) -> Rows:
    """Return every row of a book."""
    with open_book(address, create=False) as opened:
        return everything(opened)


def at_once(folder: Path, address: str) -> None:
    """Collect the same files twice at the same moment."""
    codes = [ended(child) for child in [forked(lambda: collect(folder, address)) for _ in range(2)]]
    assert codes == [0, 0], codes


def main() -> None:
    """Kill, collect again, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engine", choices=["sqlite", "postgresql"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--batch", type=int, default=2)
    given = parser.parse_args()
    Env.now = staticmethod(lambda: NOON)  # type: ignore[method-assign]
    book.MANY = given.batch
    with tempfile.TemporaryDirectory() as home, ExitStack() as places:
        os.environ |= {"OFFICER_QUIZ_DATA": f"{home}/data", "OFFICER_QUIZ_CACHE": f"{home}/cache"}

        def fresh() -> str:
            return places.enter_context(place(given.engine, Path(tempfile.mkdtemp(dir=home))))

        undisturbed = fresh()
        with Path(os.devnull).open("w", encoding="utf-8") as silent, redirect_stdout(silent):
            assert collect(given.folder, undisturbed) == 0  # here, so that the copies have everything imported
        wanted = rows_of(undisturbed)
        step = 1
        while killed_at(step, given.folder, address := fresh()) == -signal.SIGKILL:
            assert ended(forked(lambda at=address: collect(given.folder, at))) == 0, step  # type: ignore[misc]
            assert rows_of(address) == wanted, f"killed at step {step}"
            step += given.every
        assert rows_of(address) == wanted
        at_once(given.folder, address := fresh())
        assert rows_of(address) == wanted, "two at once"
    print(f"{len(wanted['hand_ins'])} hand-ins, {step} steps")


if __name__ == "__main__":
    main()
