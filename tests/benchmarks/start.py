"""How long until something is on screen: a bare typer program, --version, and the first question, side by side.

    python tests/benchmarks/start.py [ROUNDS] [--quizmd VENV]

Every round runs each case once, in turn, in a fresh process; the table shows medians in milliseconds, their ratio to
the bare typer program and to the first question on the shipped banks. The first question is timed until its head line
has been read from the pipe. "Cold" is the first start on those banks, which compiles their index; the others find it
compiled, but for the case in which one file of a hundred has been changed before every start. Below the table, the
cold start on the largest banks is set against reading the same files with PyYAML's C loader, and the index against the
files. With --quizmd, the program of that name in a virtual environment shows its first of the same questions, too (on a
terminal, without which it does not run).
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import pexpect

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
COUNTS = (1_000, 10_000, 100_000)
LOADED = """
import sys, yaml
from pathlib import Path
for file in Path(sys.argv[1]).glob("*.yaml"):
    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
print("loaded")
"""
MARKDOWN = """\
## Question {number}
第 {number} 题，传唤后询问查证，时限是多少小时？

- 四小时
- 八小时
- 十二小时
- 二十四小时

Answer: 2
Type: single
Explanation: 传唤后以八小时为限，其他时限各有法定条件，不能混用。
"""


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


def quizmd(venv: Path, file: Path, questions: int) -> float:
    """Return milliseconds until quizmd shows the first of so many questions; it asks for Enter before."""
    if not file.exists():
        items = "\n".join(MARKDOWN.format(number=number) for number in range(1, questions + 1))
        file.write_text(f"# Quiz\n\n{items}", encoding="utf-8")
    begin = time.perf_counter()
    process = pexpect.spawn(str(venv / "bin" / "quizmd"), [str(file)], encoding="utf-8", timeout=120)
    process.expect("Enter")
    process.send("\r")
    process.expect("四小时")
    taken = time.perf_counter() - begin
    process.terminate(force=True)
    return taken * 1000


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", type=int, nargs="?", default=11)
    parser.add_argument("--quizmd", type=Path, metavar="VENV")
    asked = parser.parse_args()
    program = [sys.executable, "-m", "officer_quiz"]
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        environ = {**os.environ, "OFFICER_QUIZ_LANG": "en", "OFFICER_QUIZ_CACHE": str(work / "cache")}
        environ["OFFICER_QUIZ_DATA"] = str(work / "data")
        practice = [*program, "practice", "--plain", "-n", "1"]
        folders = {count: generate(work / f"banks-{count}", count) for count in COUNTS}
        changing = generate(work / "banks-changing", 100 * PER_BANK)
        cases = {
            "bare typer program": ([sys.executable, "-c", BARE], "x"),
            "--version": ([*program, "--version"], "officer-quiz"),
            "first question, shipped banks": (practice, "Question 1"),
            **{
                f"first question, {count:,}": ([*practice, "--banks", str(folder)], "Question 1")
                for count, folder in folders.items()
            },
            "one file of a hundred changed": ([*practice, "--banks", str(changing)], "Question 1"),
        }
        loading = timed([sys.executable, "-c", LOADED, str(folders[COUNTS[-1]])], environ, "loaded")
        cold = {label: timed(*case[:1], environ, case[1]) for label, case in cases.items()}
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        times: dict[str, list[float]] = {label: [] for label in cases}
        rivals = {f"quizmd, {count:,}": count for count in COUNTS} if asked.quizmd else {}
        times |= {label: [] for label in rivals}
        for number in range(asked.rounds):
            with (changing / "generated-7.yaml").open("a", encoding="utf-8") as file:
                file.write(f"# {number}\n")
            for label, (command, marker) in cases.items():
                times[label].append(timed(command, environ, marker))
            for label, count in rivals.items():
                times[label].append(quizmd(asked.quizmd, work / f"{count}.md", count))
        index = max(each.stat().st_size for each in (work / "cache").glob("*.index"))
        size = sum(each.stat().st_size for each in folders[COUNTS[-1]].iterdir())
    bare, shipped = (median(times[label]) for label in ("bare typer program", "first question, shipped banks"))
    print(f"{'median of ' + str(asked.rounds):<32}{'ms':>8}{'ratio':>8}{'shipped':>9}{'cold ms':>10}")
    for label, taken in times.items():
        first = f"{cold[label]:>10.0f}" if label in cold else ""
        print(f"{label:<32}{median(taken):>8.0f}{median(taken) / bare:>8.2f}{median(taken) / shipped:>9.2f}{first}")
    compiling = cold[f"first question, {COUNTS[-1]:,}"]
    print(f"cold start on {COUNTS[-1]:,} / PyYAML's C loader: {compiling / loading:.2f} ({loading:.0f} ms)")
    print(f"largest process {peak:.0f} MB; index / files: {index / size:.2f}")


if __name__ == "__main__":
    main()
