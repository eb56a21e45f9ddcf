"""Runs the program and kills it at a step, before it touches the disk: ``python stepping.py PLAN.json``.

The plan: ``{"folder", "argv", "typed", "steps": HOW MANY, "env"}``. The folder is copied for each step, the program run
in the copy and killed there by SIGKILL, then run once more to its end. Steps are the calls that open files to write,
sync, move or remove them, and each statement and commit in a unit book; so many of them are tried, evenly spread.
What is only read is no step: nothing differs on the disk, and how many files an import reads, or a look at one that
changed a moment ago, hangs on byte code that others write meanwhile and on how fast the machine is. Each copy has a
cache of its own, in it. Prints a line of JSON a step: ``[step, of, folder, code of the killed run, code of the second,
what it said]``. Needs a POSIX system.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from officer_quiz.cli.main import run as program

AHEAD = (
    *("officer_quiz.cli.commands.exam", "officer_quiz.cli.commands.mark", "officer_quiz.cli.sealed_exam"),
    *("officer_quiz.store.book.opening", "officer_quiz.ui.terminal.typed_lines", "nacl.public", "nacl.signing"),
    *("openpyxl", *(f"officer_quiz.kinds.{name}" for name in ("single", "multiple", "fill", "true_false"))),
    *(f"officer_quiz.messages.zh.{name}" for name in ("answer", "exam", "mark", "paper", "screen")),
    *("officer_quiz.store.book.book", "officer_quiz.store.migrations", "officer_quiz.results.unit_lines", "pydantic"),
    *("sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.postgresql"),
)
"""Imported before the first fork."""
STEPS = frozenset(("os.rename", "os.link", "os.remove", "os.mkdir", "sqlite3.connect"))
"""What the interpreter tells of, beside the files that are opened."""
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def run(folder: Path, argv: Sequence[str], typed: str, kill_at: int = 0) -> tuple[int, str]:
    """Run the program in a fork; return its code and what it said, or how many steps it took where it came to its end.

    With `kill_at` it is killed before that step.
    """
    reads, writes = os.pipe()
    child = os.fork()
    if not child:
        os.close(reads)
        _child(folder, argv, typed, kill_at, writes)
    os.close(writes)
    with os.fdopen(reads, "rb") as file:
        said = file.read().decode(errors="replace")
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def _child(folder: Path, argv: Sequence[str], typed: str, kill_at: int, writes: int) -> None:
    count, out = 0, io.TextIOWrapper(io.BytesIO(), encoding="utf-8")

    def step(*_: object) -> None:
        nonlocal count
        count += 1
        if count == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def told(event: str, about: Any) -> None:
        if event in STEPS or (event == "open" and about[2] & WRITES):
            step()

    def synced(handle: Any) -> None:
        step()
        sync(handle)

    sync = os.fsync
    setattr(os, "fsync", synced)  # noqa: B010  (a checker would refuse to see it replaced)
    os.chdir(folder)
    os.environ["OFFICER_QUIZ_CACHE"] = str(folder / "cache")
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
    sys.stdout = sys.stderr = out
    code = 0
    try:
        event.listen(Engine, "before_cursor_execute", step)
        event.listen(Engine, "commit", step)
        sys.addaudithook(told)
        program(list(argv))
    except SystemExit as ended:
        code = int(ended.code or 0)
    except BaseException:
        code = 3
        traceback.print_exc(file=out)
    total = count
    out.flush()
    os.write(writes, json.dumps([total, out.buffer.getvalue().decode()]).encode())
    os._exit(code)


def main(plan: dict[str, Any]) -> None:
    os.environ.update(plan["env"])
    source, argv, typed = Path(plan["folder"]), plan["argv"], plan["typed"]

    def copied(name: str) -> Path:
        copy = source.with_name(f"{source.name}-{name}")
        shutil.copytree(source, copy)
        return copy

    sys.dont_write_bytecode = True  # or the first run would take more steps than those after it
    for module in AHEAD:
        import_module(module)
    _, said = run(copied("whole"), argv, typed)
    total = json.loads(said)[0]
    wanted = min(plan["steps"], total)
    for place in range(wanted):
        at = 1 + place * (total - 1) // max(1, wanted - 1)
        folder = copied(str(at))
        killed, _ = run(folder, argv, typed, at)
        code, said = run(folder, argv, typed)
        print(json.dumps([at, total, str(folder), killed, code, json.loads(said)[1] if said else ""]), flush=True)


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
