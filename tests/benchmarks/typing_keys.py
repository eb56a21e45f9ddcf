"""Types thousands of keys, one every few milliseconds, into practice in a pseudo-terminal, and counts what went wrong.

    python tests/benchmarks/typing_keys.py [--keys N] [--every MILLISECONDS] [--seed S]

Sessions of several kinds of questions are typed from a script without looking at the screen; afterwards the log must
hold exactly what was meant.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
from pathlib import Path
from time import monotonic, sleep

sys.path.insert(0, str(Path(__file__).parents[1]))

from terminals import KEYS, Terminal
from typing_ahead import SEED, recorded, script, write_bank
from warm import Cold

COUNT = 100
"""Questions of a session."""


def session(folder: Path, every: float, seed: int) -> tuple[int, int, int]:
    """Type a session; return how many keys it took, and how many answers are missing and how many are others."""
    (folder / "banks").mkdir()
    meant = script(write_bank(folder / "banks" / "typing.yaml", COUNT), seed)
    banks = str(folder / "banks")
    terminal = Terminal(Cold(), folder, "practice", "--seed", SEED, "-n", str(COUNT), "--banks", banks)
    terminal.until(KEYS)
    keys = "".join(each.keys for each in meant.values())

    def press() -> None:
        begun = monotonic()
        for number, key in enumerate(keys):
            sleep(max(0.0, begun + number * every - monotonic()))
            terminal.keys(key)

    hands = threading.Thread(target=press)
    hands.start()
    while hands.is_alive():
        terminal.rest(0.2)
    hands.join()
    terminal.rest(2.0)
    terminal.process.close(force=True)
    found = recorded(folder / "data")
    other = sum(id in found and found[id] != each.response for id, each in meant.items())
    return len(keys), len(meant) - len(found), other


def main() -> None:
    """Type until there are enough keys, and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=10_000)
    parser.add_argument("--every", type=float, default=20.0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    typed = missing = other = 0
    while typed < asked.keys:
        with tempfile.TemporaryDirectory() as folder:
            keys, lost, wrong = session(Path(folder), asked.every / 1000, asked.seed + typed)
        typed, missing, other = typed + keys, missing + lost, other + wrong
        print(f"keys {typed}, answers missing {missing}, other than meant {other}", flush=True)
    sys.exit(bool(missing or other))


if __name__ == "__main__":
    main()
