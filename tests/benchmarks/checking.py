"""How long `check` takes on ten thousand questions, beside what PyYAML's C loader needs to parse the same files.

    python tests/benchmarks/checking.py [QUESTIONS]

The shipped banks are written out again and again until there are enough questions, under new ids, with other characters
for the rarer ones of their texts and in every other copy with bad for good, so that no question is like another: once
without slips, and once with two of punctuation in each question. Both programs are timed in this run, one after the
other, three times; the tables show the best of each and their ratio. `check` runs as users run it, in a process of its
own, start included: with an empty cache folder each time, then with the one that it has filled. It uses several
processors: the seconds of all of them together are shown as well, which other programs on the machine hardly change.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

import yaml

from officer_quiz.text.numerals import NUMERAL

BANKS = Path(__file__).parents[2] / "questions"
ROUNDS = 3
COMMON = 300
"""Characters that stay as they are in every copy: four of five that are written."""
CITING = f"{NUMERAL}和至之"
"""Others that do: citations are written with them."""


def generate(folder: Path, questions: int, *, slips: bool) -> int:
    """Write changed copies of the shipped banks, with two slips in each question or none, and return how many
    questions there are.
    """
    folder.mkdir()
    (folder / "statutes.yaml").write_bytes((BANKS / "statutes.yaml").read_bytes())
    originals = [file for file in sorted(BANKS.rglob("*.yaml")) if "\nquestions:" in file.read_text(encoding="utf-8")]
    banks = [file for file in originals if ".en." not in file.name and file.parent.name != "exams"]
    rarer = rarer_characters(file.read_text(encoding="utf-8") for file in banks)
    written = copy = 0
    while written < questions:
        copy += 1
        changed = str.maketrans(dict(zip(rarer, Random(copy).sample(rarer, len(rarer)), strict=True)))
        for file in banks:
            text = _CHANGEABLE.sub(partial(_changed, table=changed), file.read_text(encoding="utf-8"))
            text = re.sub(r"^(\s*- id: )", rf"\g<1>c{copy}-", text, flags=re.MULTILINE)
            text = re.sub(r"^(bank: .*)$", rf"\g<1>-c{copy}", text, flags=re.MULTILINE)
            text = text if copy % 2 else turned(text)
            text = with_slips(text) if slips else text
            (folder / f"{file.stem}-{copy}.yaml").write_text(text, encoding="utf-8")
            written += len(re.findall(r"^  - id: ", text, re.MULTILINE))
    return written


def rarer_characters(texts: Iterable[str]) -> list[str]:
    """Return the Chinese characters of texts but for the commonest: what checks look for is written with those."""
    often = Counter(character for text in texts for character in text if "\u4e00" <= character <= "\u9fff")
    common = {character for character, _ in often.most_common(COMMON)} | set(CITING)
    return sorted(often.keys() - common)


_CHANGEABLE = re.compile(r"^ *(?:cite|source|skills):.*$|《[^》]*》|(?P<free>[\u4e00-\u9fff]+)", re.MULTILINE)
"""What of a bank is free to be changed, and what stands for law and must not be."""


def _changed(hit: re.Match[str], table: Mapping[int, str]) -> str:
    return hit[0].translate(table) if hit["free"] else hit[0]


def turned(text: str) -> str:
    """Return a bank with bad for good in its judgement items: what their words tell in one copy is not so in another.

    In very many banks that have nothing to do with each other nobody guesses by words; in mere copies anybody would.
    """
    text = re.sub(r"(expect: )([1-5])", lambda hit: f"{hit[1]}{6 - int(hit[2])}", text)
    return re.sub(r"(\n +best: )([A-H])(\n +worst: )([A-H])", r"\g<1>\g<4>\g<3>\g<2>", text)


def with_slips(text: str) -> str:
    """Return a bank with a half-width comma in two texts of each question, every one after another character."""
    places = count()

    def slip(hit: re.Match[str]) -> str:
        return f"{hit[0]}{chr(0x4E00 + 7 * next(places) % 5000)},"

    head, *questions = re.split("^(?=  - id: )", text, flags=re.MULTILINE)
    return head + "".join(_SLIPPERY.sub(slip, question, count=2) for question in questions)


_SLIPPERY = re.compile(r"^ +(?:stem|facts|scene|explain): (?=[^\n>|\"'])", re.MULTILINE)


def best(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds of the fastest of some rounds, and those that the processors worked in the least of them."""
    times = []
    for _ in range(ROUNDS):
        begin, worked = time.perf_counter(), sum(os.times()[:4])
        work()
        times.append((time.perf_counter() - begin, sum(os.times()[:4]) - worked))
    return min(taken for taken, _ in times), min(worked for _, worked in times)


class Program:
    """`check` on a folder."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder, self.cache = folder, cache

    def check(self, format: str) -> str:
        """Return what it prints in a format."""
        command = [sys.executable, "-m", "officer_quiz", "check", str(self.folder), "--format", format]
        environ = {**os.environ, "OFFICER_QUIZ_CACHE": str(self.cache)}
        return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", env=environ).stdout

    def check_afresh(self, format: str) -> str:
        """The same with nothing in the cache folder."""
        shutil.rmtree(self.cache, ignore_errors=True)
        return self.check(format)


def measure(folder: Path, questions: int, *, slips: bool) -> None:
    """Print one table."""
    count = generate(folder, questions, slips=slips)
    texts = [file.read_bytes() for file in sorted(folder.glob("*.yaml"))]
    program = Program(folder, folder.with_name("cache"))

    def parse() -> None:
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    found = json.loads(program.check_afresh("json"))["summary"]
    size = sum(map(len, texts)) / 1_000_000
    findings = sum(found[level] for level in ("errors", "warnings", "infos"))
    print(f"{count} questions, {len(texts)} files, {size:.1f} MB, {findings} findings")
    parsed, parsed_worked = best(parse)
    print(f"{'PyYAML C loader':24}{parsed:6.2f} s{parsed_worked:30.2f} s of processors")
    for words, run in (("check", program.check_afresh), ("check again", program.check)):
        for format in ("text", "json"):
            taken, worked = best(lambda run=run, format=format: run(format))  # type: ignore[misc]
            ratios = f"{taken / parsed:6.2f} times as long{worked:11.2f} s,{worked / parsed_worked:6.2f} times"
            print(f"{f'{words}, {format}':24}{taken:6.2f} s{ratios}", flush=True)


def main() -> None:
    """Print the tables."""
    questions = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        measure(Path(name) / "sound", questions, slips=False)
        measure(Path(name) / "slips", questions, slips=True)


if __name__ == "__main__":
    main()
