"""Changes hand-ins byte by byte, and kills handing in and marking at every step: everything must be noticed and kept.

    python tests/benchmarks/sealing.py [--count 10000] [--seed 1] [--steps 1000]

A paper is made and sat in a temporary folder. `--count` copies of its hand-in have one to three bytes changed, put in,
taken out or moved, and each is examined: it must be found altered. Then handing in, and marking into a unit book, are
killed at up to `--steps` steps each (see `stepping.py`) and run again, which must come to the same as undisturbed.
Needs a POSIX system. Ends with 1 if anything was found.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

from classes import BLUEPRINT, PLAIN_TOTAL  # noqa: E402
from conftest import SMALL  # noqa: E402
from officer_quiz.papers.checks import examine  # noqa: E402
from officer_quiz.papers.key import Key, read_key  # noqa: E402
from officer_quiz.store.book.opening import open_book  # noqa: E402

SAT = "甲\n\nA\nB\nACD\n八/二十四\nF\n"


def main() -> int:
    """Run both, print what came of them, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("count", 10_000), ("seed", 1), ("steps", 1_000)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = prepared(Path(folder))
        wrong = change_bytes(desk, asked.count, random.Random(asked.seed))
        wrong += kill(desk, asked.steps)
    return 1 if wrong else 0


def program(desk: Path, *words: str, typed: str = "") -> None:
    """Run the program at a desk; it must end well."""
    env = {**os.environ, "OFFICER_QUIZ_LANG": "zh", "OFFICER_QUIZ_CACHE": str(desk.parent / "cache")}
    argv = [sys.executable, "-m", "officer_quiz", *words]
    ran = subprocess.run(argv, cwd=desk, env=env, input=typed, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def prepared(folder: Path) -> Path:
    """Make a paper, have it answered, and hand one sitting of it in."""
    banks, desk = folder / "banks", folder / "desk"
    (banks / "exams").mkdir(parents=True)
    desk.mkdir()
    (banks / "law-small.yaml").write_text(SMALL, encoding="utf-8")
    (banks / "exams" / "class.yaml").write_text(BLUEPRINT.format(total=PLAIN_TOTAL), encoding="utf-8")
    program(desk, "paper", "make", "class", "--banks", str(banks), "--no-print")
    program(desk, "exam", "class.paper", "--plain", "--data", "data", typed=f"{SAT}q\n")
    program(desk, "exam", "class.paper", "--plain", "--data", "other", "--out", "handed", typed=f"{SAT}x\nB\n")
    return desk


def change_bytes(desk: Path, count: int, chance: random.Random) -> int:
    """Change a hand-in so many times; return how many changes went unnoticed."""
    (path,) = (desk / "handed").glob("*.handin")
    raw, key, now = path.read_bytes(), read_key((desk / "class.key").read_bytes()), datetime.now(UTC)
    assert verdict(raw, key, now) == "sound"
    began, missed = time.perf_counter(), 0
    for _ in range(count):
        spoilt = raw
        while spoilt == raw:
            for _ in range(chance.randint(1, 3)):
                spoilt = changed(spoilt, chance)
        missed += verdict(spoilt, key, now) != "altered"
    took = time.perf_counter() - began
    print(f"{count} changed hand-ins, {missed} unnoticed, {took / count * 1000:.2f} ms each")
    return missed


def verdict(raw: bytes, key: Key, now: datetime) -> str:
    """Return what is found of a file."""
    return examine("", raw, key, now).verdict


def changed(raw: bytes, chance: random.Random) -> bytes:
    """Return bytes with one changed, put in, taken out, or moved to the end."""
    place, byte = chance.randrange(len(raw)), bytes([chance.randrange(256)])
    before, at, after = raw[:place], raw[place : place + 1], raw[place + 1 :]
    return chance.choice((before + byte + after, before + byte + at + after, before + after, before + after + at))


def kill(desk: Path, steps: int) -> int:
    """Kill handing in and marking at each of so many steps; return how many came to something else."""
    wrong = 0
    for name, argv, typed in (
        ("handing in", ["exam", "class.paper", "--plain", "--data", "data", "--out", "handed"], ":x\nB\n"),
        ("marking", ["mark", "class.key", "handed", "--into", "unit.db", "--out", "m.csv", "--data", "t"], ""),
    ):
        copy = shutil.copytree(desk, desk.with_name(name.replace(" ", "-")))
        plan = copy.with_suffix(".json")
        data = {"folder": str(copy), "argv": argv, "typed": typed, "steps": steps, "env": {"OFFICER_QUIZ_LANG": "zh"}}
        plan.write_text(json.dumps(data), encoding="utf-8")
        argv_of = [sys.executable, str(TESTS / "stepping.py"), str(plan)]
        ran = subprocess.run(argv_of, capture_output=True, text=True, check=True)
        tried = [json.loads(line) for line in ran.stdout.splitlines()]
        bad = [at for at, _, folder, _, code, _ in tried if code or not sound(Path(folder), name)]
        print(f"{name}: killed at {len(tried)} steps, {len(bad)} came to something else {bad}")
        wrong += len(bad)
    return wrong


def sound(folder: Path, name: str) -> bool:
    """Return whether a folder holds what an undisturbed run leaves."""
    if name == "marking":
        with open_book(str(folder / "unit.db")) as book:
            return len(list(book.marked())) == 1 and (folder / "m.csv").exists()
    key, now = read_key((folder / "class.key").read_bytes()), datetime.now(UTC)
    handed = sorted((folder / "handed").glob("*.handin"))
    return [verdict(path.read_bytes(), key, now) for path in handed] == ["sound", "sound"]


if __name__ == "__main__":
    sys.exit(main())
