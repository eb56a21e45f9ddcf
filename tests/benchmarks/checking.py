"""How long `check` takes on ten thousand questions, beside what PyYAML's C loader needs to parse the same files.

    python tests/benchmarks/checking.py [QUESTIONS]

The shipped banks are written out again and again under new ids until there are enough questions. Both are timed in
this run, one after the other, three times; the table shows the best of each and their ratio. `check` runs as users run
it, in a process of its own, start included.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

BANKS = Path(__file__).parents[2] / "questions"
ROUNDS = 3


def generate(folder: Path, questions: int) -> int:
    """Write copies of the shipped banks and return how many questions they hold."""
    (folder / "statutes.yaml").write_bytes((BANKS / "statutes.yaml").read_bytes())
    originals = [file for file in sorted(BANKS.rglob("*.yaml")) if "\nquestions:" in file.read_text(encoding="utf-8")]
    banks = [file for file in originals if ".en." not in file.name and file.parent.name != "exams"]
    count = copy = 0
    while count < questions:
        copy += 1
        for file in banks:
            text = file.read_text(encoding="utf-8")
            text = re.sub(r"^(\s*- id: )", rf"\g<1>c{copy}-", text, flags=re.MULTILINE)
            text = re.sub(r"^(bank: .*)$", rf"\g<1>-c{copy}", text, flags=re.MULTILINE)
            (folder / f"{file.stem}-{copy}.yaml").write_text(text, encoding="utf-8")
            count += len(re.findall(r"^  - id: ", text, re.MULTILINE))
    return count


def best(work: Callable[[], object]) -> float:
    """Return the seconds of the fastest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def main() -> None:
    """Print the table."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = generate(folder, wanted)
        texts = [file.read_bytes() for file in sorted(folder.glob("*.yaml"))]
        command = [sys.executable, "-m", "officer_quiz", "check", name, "--format", "json"]

        def parse() -> None:
            for text in texts:
                yaml.load(text, Loader=yaml.CSafeLoader)

        def check() -> None:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

        size = sum(map(len, texts)) / 1_000_000
        parsed, checked = best(parse), best(check)
        print(f"{count} questions, {len(texts)} files, {size:.1f} MB")
        print(f"PyYAML's C loader  {parsed:6.2f} s")
        print(f"officer-quiz check {checked:6.2f} s   {checked / parsed:.2f} times as long")


if __name__ == "__main__":
    main()
