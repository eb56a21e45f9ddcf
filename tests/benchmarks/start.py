"""How long until something is on screen: a bare typer program, --version, and the first question, side by side.

    python tests/benchmarks/start.py [ROUNDS]

Every round runs each case once, in turn, in a fresh process; the table shows medians in milliseconds and their ratio
to the bare typer program. The first question is timed until its head line has been read from the pipe. "Cold" is the
first start on those banks, which compiles their index; the others find it compiled.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

BARE = """
import typer
app = typer.Typer()
@app.command()
def main(name: str = "x") -> None:
    print(name)
app()
"""
QUESTION = """\
  - id: generated-{bank}-{number}
    type: single
    stem: 第 {number} 题，传唤后询问查证，时限是多少小时？
    choices:
      A: 四小时
      B: 八小时
      C: 十二小时
      D: 二十四小时
    answer: B
    explain: 传唤后以八小时为限，其他时限各有法定条件，不能混用。
    cite: 《治安管理处罚法》第九十七条第一款
"""
PER_BANK = 100


def generate(folder: Path, questions: int) -> Path:
    """Write banks with that many questions in all and return their folder."""
    folder.mkdir()
    statutes = Path(__file__).parents[2] / "questions" / "statutes.yaml"
    (folder / "statutes.yaml").write_bytes(statutes.read_bytes())
    for bank in range(questions // PER_BANK):
        items = "".join(QUESTION.format(bank=bank, number=number) for number in range(PER_BANK))
        text = f"bank: generated-{bank}\ntitle: 生成题库 {bank}\nchecked: 2026-11-23\nquestions:\n{items}"
        (folder / f"generated-{bank}.yaml").write_text(text, encoding="utf-8")
    return folder


def timed(command: list[str], environ: dict[str, str], marker: str) -> float:
    """Return milliseconds from start until `marker` has been read from the command's output."""
    begin = time.perf_counter()
    with subprocess.Popen(
        command,
        env=environ,
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:
        assert process.stdout
        for line in process.stdout:
            if marker in line:
                break
        else:
            raise SystemExit(f"{command} never printed {marker!r}")
        taken = time.perf_counter() - begin
        process.stdout.read()
    return taken * 1000


def main() -> None:
    """Run the rounds and print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    program = [sys.executable, "-m", "officer_quiz"]
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        environ = {**os.environ, "OFFICER_QUIZ_LANG": "en", "OFFICER_QUIZ_CACHE": str(work / "cache")}
        environ["OFFICER_QUIZ_DATA"] = str(work / "data")
        practice = [*program, "practice", "--plain", "-n", "1"]
        cases = {
            "bare typer program": ([sys.executable, "-c", BARE], "x"),
            "--version": ([*program, "--version"], "officer-quiz"),
            "first question, shipped banks": (practice, "Question 1"),
        }
        for count in (1_000, 10_000):
            folder = generate(work / f"banks-{count}", count)
            cases[f"first question, {count:,}"] = ([*practice, "--banks", str(folder)], "Question 1")
        cold = {label: timed(*case[:1], environ, case[1]) for label, case in cases.items()}
        times: dict[str, list[float]] = {label: [] for label in cases}
        for _ in range(rounds):
            for label, (command, marker) in cases.items():
                times[label].append(timed(command, environ, marker))
    bare = median(times["bare typer program"])
    print(f"{'median of ' + str(rounds):<32}{'ms':>8}{'ratio':>8}{'cold ms':>10}")
    for label, taken in times.items():
        print(f"{label:<32}{median(taken):>8.0f}{median(taken) / bare:>8.2f}{cold[label]:>10.0f}")


if __name__ == "__main__":
    main()
