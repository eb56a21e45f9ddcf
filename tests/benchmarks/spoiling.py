"""Spoils files of every format that is read, so many of each, the same for the same numbers, and tells what escaped.

    python tests/benchmarks/spoiling.py [--count N] [--format NAME]...

Tells for each format how many were read and how many were refused with a sentence, how long one takes (processor
time), and the slowest. What escapes is told with its traceback and its number; then the script ends with 1.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from spoiling import run, spoil, whole


def main() -> None:
    """Run as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--format", action="append", choices=sorted(whole()))
    asked = parser.parse_args()
    escaped = 0
    print(f"{'format':8} {'files':>6} {'read':>6} {'refused':>7} {'ms each':>8} {'slowest ms':>10} {'escaped':>7}")
    for name in asked.format or sorted(whole()):
        read = refused = own = 0
        slowest = total = 0.0
        for number in range(asked.count):
            raw = spoil(whole()[name], Random(f"{name}:{number}"))
            begin = time.process_time()
            try:
                why = run(name, raw)
            except Exception:
                own += 1
                print(f"{name} {number}\n{traceback.format_exc()}")
            else:
                read, refused = read + (why is None), refused + (why is not None)
            took = 1000 * (time.process_time() - begin)
            slowest, total = max(slowest, took), total + took
        escaped += own
        each = total / max(asked.count, 1)
        print(f"{name:8} {asked.count:6} {read:6} {refused:7} {each:8.2f} {slowest:10.1f} {own:7}", flush=True)
    sys.exit(bool(escaped))


if __name__ == "__main__":
    main()
