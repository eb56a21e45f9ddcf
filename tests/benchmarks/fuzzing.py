"""Tries any number of damaged files, the same for the same seed, and tells what escaped and what was slow.

    python tests/benchmarks/fuzzing.py [--count N] [--seed S] [--processes P] [--family NAME]... [--found FOLDER]

The mutations are those of `tests/fuzz`, driven by a seeded generator instead of Hypothesis. Each exception that is not
a `UserError` is written to the folder of what was found: the smallest file with which it still escapes, and the
traceback. Seconds are of processor time; an example that takes longer than a limit counts as slow. One that never
comes to its end, or takes its process with it, is written down, and another process goes on after it. A process may
have so much memory (where the system can say so); one that wants more meets a MemoryError, which has escaped.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.families import FAMILIES, Family, families
from officer_quiz.errors import UserError

SLOW = 2.0
"""Seconds of processor time that no run may take."""
STUCK = 120.0
"""Seconds without a word from a process after which its example is given up."""
MEMORY = 2 << 30
"""Bytes a process may have."""
REPORT = 250
"""Examples after which a process tells how far it is."""
TRIES = 400
"""Runs spent on making what was found smaller."""

Escaped = tuple[str, str]
"""An exception: its name, and the place in the program where it was raised."""


@dataclass
class Tally:
    """What came of the examples so far."""

    tried: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    escaped: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    slowest: list[tuple[float, str, int]] = field(default_factory=list)
    stuck: list[tuple[str, int]] = field(default_factory=list)
    """Examples that never came to their end, or ended the process they ran in."""


def chosen(seed: int, number: int, made: dict[str, Family]) -> tuple[Family, Random]:
    """Return the family of example `number`, by their shares, and the chance that makes it."""
    chance = Random(f"{seed}:{number}")
    (family,) = chance.choices(list(made.values()), [each.share for each in made.values()])
    return family, chance


def escape(family: Family, raw: bytes) -> tuple[Escaped, str] | None:
    """Run one file; return what escaped with its traceback, or None."""
    try:
        with suppress(UserError):
            family.run(raw)
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if "officer_quiz" in frame.filename] or frames
        place = f"{Path(own[-1].filename).name}:{own[-1].lineno}"
        return (type(error).__name__, place), "".join(traceback.format_exception(error))
    return None


def smallest(family: Family, raw: bytes, found: Escaped) -> bytes:
    """Return a smaller file from which the same still escapes: pieces are taken out, large ones first."""
    size, tries = len(raw) // 2, 0
    while size and tries < TRIES:
        at = 0
        while at < len(raw) and tries < TRIES:
            less = raw[:at] + raw[at + size :]
            tries += 1
            told = escape(family, less)
            if told and told[0] == found:
                raw = less
            else:
                at += size
        size //= 2
    return raw


def work(talk: Connection, numbers: range, seed: int, names: list[str], found: Path) -> None:
    """Run examples and tell of each that is slow or escapes, and of every few that are not."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with tempfile.TemporaryDirectory() as folder:
        made = {name: each for name, each in families(Path(folder) / "desk").items() if name in names}
        talk.send(("ready", numbers.start))
        for number in numbers:
            family, chance = chosen(seed, number, made)
            raw = family.mutant(chance)
            begin = time.process_time()
            told = escape(family, raw)
            took = time.process_time() - begin
            if told:
                _keep(found, family, raw, number, told)
            talk.send(("done", number, family.name, took, told and told[0]))
    talk.send(("end", numbers.stop))


def _keep(found: Path, family: Family, raw: bytes, number: int, told: tuple[Escaped, str]) -> None:
    """Write down what escaped, once for each place it came from."""
    (name, place), words = told
    stem = f"{family.name}-{name}-{place.replace(':', '-')}"
    if not (found / f"{stem}.txt").exists():
        found.mkdir(parents=True, exist_ok=True)
        (found / f"{stem}.txt").write_text(f"example {number}\n{words}", encoding="utf-8", errors="backslashreplace")
        (found / f"{stem}.bin").write_bytes(raw)
        (found / f"{stem}.bin").write_bytes(smallest(family, raw, told[0]))


class Worker:
    """A process at work on every n-th example."""

    def __init__(self, numbers: range, seed: int, names: list[str], found: Path) -> None:
        self.numbers, self.seed, self.names, self.found = numbers, seed, names, found
        self.at = numbers.start
        self.heard = time.monotonic()
        context = get_context("spawn")
        self.talk, theirs = context.Pipe(duplex=False)
        self.process: BaseProcess = context.Process(target=work, args=(theirs, numbers, seed, names, found))
        self.process.start()
        theirs.close()

    def after(self) -> Worker | None:
        """End the process, which is stuck, and return another that goes on after its example."""
        self.process.kill()
        self.process.join()
        rest = range(self.at + self.numbers.step, self.numbers.stop, self.numbers.step)
        return Worker(rest, self.seed, self.names, self.found) if rest else None


def run(count: int, seed: int, processes: int, names: list[str], found: Path) -> Iterator[Tally]:
    """Yield the tally after every few examples, and at the end."""
    tally = Tally()
    workers = [Worker(range(start, count, processes), seed, names, found) for start in range(min(processes, count))]
    while workers:
        for talk in wait([worker.talk for worker in workers], timeout=1.0):
            worker = next(each for each in workers if each.talk is talk)
            try:
                said = worker.talk.recv()
            except EOFError:  # it died of its example
                worker.heard = -STUCK
                continue
            worker.heard = time.monotonic()
            if said[0] == "end":
                worker.process.join()
                workers.remove(worker)
            elif said[0] == "done":
                _note(tally, *said[1:])
                worker.at = said[1] + worker.numbers.step
                if sum(tally.tried.values()) % REPORT == 0:
                    yield tally
        for worker in [each for each in workers if time.monotonic() - each.heard > STUCK]:
            made = families(Path(tempfile.mkdtemp()) / "desk")
            family, chance = chosen(seed, worker.at, {name: made[name] for name in names})
            found.mkdir(parents=True, exist_ok=True)
            (found / f"{family.name}-stuck-{worker.at}.bin").write_bytes(family.mutant(chance))
            tally.stuck.append((family.name, worker.at))
            workers.remove(worker)
            if another := worker.after():
                workers.append(another)
    yield tally


def _note(tally: Tally, number: int, name: str, took: float, escaped: Escaped | None) -> None:
    tally.tried[name] += 1
    tally.seconds[name] += took  # type: ignore[assignment]
    if escaped:
        tally.escaped[name, *escaped] += 1
    tally.slowest = sorted([*tally.slowest, (took, name, number)], reverse=True)[:10]


def print_tally(tally: Tally, since: float) -> None:
    """Print the figures so far."""
    total, passed = sum(tally.tried.values()), time.monotonic() - since
    print(f"\n{total} examples in {passed:.0f} s, {total / passed:.0f} a second")
    for name, count in tally.tried.items():
        print(f"  {name:14} {count:9}  {1000 * tally.seconds[name] / count:7.2f} ms each")
    print(f"escaped: {sum(tally.escaped.values())}")
    for (name, error, place), count in tally.escaped.most_common():
        print(f"  {count:6} {name} {error} at {place}")
    over = [each for each in tally.slowest if each[0] > SLOW]
    print(f"over {SLOW:.0f} s: {len(over)}{' or more' if len(over) == 10 else ''}; stuck: {tally.stuck or 0}")
    for took, name, number in tally.slowest[:5]:
        print(f"  {took:6.2f} s  {name} example {number}")
    sys.stdout.flush()


def main() -> None:
    """Run as the command line says, telling how far it is now and then."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--family", action="append", choices=FAMILIES)
    parser.add_argument("--found", type=Path, default=Path("fuzzing-found"))
    asked = parser.parse_args()
    since = told = time.monotonic()
    tally = Tally()
    for tally in run(asked.count, asked.seed, asked.processes, asked.family or list(FAMILIES), asked.found):
        if time.monotonic() - told > 60:
            told = time.monotonic()
            print_tally(tally, since)
    print_tally(tally, since)
    sys.exit(bool(tally.escaped or tally.stuck))


if __name__ == "__main__":
    main()
