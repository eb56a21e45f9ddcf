"""How long `check` takes on files made to keep it busy, and how much memory: each family at 1 MB, and at 4 MB.

    python tests/benchmarks/hostile.py [FAMILY]...

Each is checked as users do it, in a process of its own, start included. Seconds are those of the processor, which other
programs on the machine hardly change. The last column is how many times as long four times the file takes, without the
start: 4 is linear.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import hostile

MEGABYTE = 1_000_000
LIMIT = 120.0
"""Seconds after which a run is given up."""
RUN = """
import sys
from officer_quiz.cli.main import run
try:
    run(["check", sys.argv[1]])
finally:
    import os
    try:
        import resource
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    except ImportError:
        peak = 0
    print(sum(os.times()[:4]), peak, file=sys.stderr)
"""


def measured(path: Path) -> tuple[float, int]:
    """Return the seconds and the peak megabytes of checking a file (0 where the system does not tell it)."""
    try:
        ran = subprocess.run([sys.executable, "-c", RUN, str(path)], capture_output=True, timeout=LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return float("inf"), 0
    seconds, peak = ran.stderr.split()[-2:]
    return float(seconds), int(peak)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        start, _ = measured(hostile.write(Path(name) / "start", "long-words", 100))
        print(f"{'start':24}{start:8.2f} s")
        for family in sys.argv[1:] or hostile.FAMILIES:
            small, peak = measured(hostile.write(Path(name) / family, family, MEGABYTE))
            large, _ = measured(hostile.write(Path(name) / f"{family}-4", family, 4 * MEGABYTE))
            ratio = (large - start) / max(small - start, 0.05)
            print(f"{family:24}{small:8.2f} s{peak:6} MB{ratio:6.1f}", flush=True)


if __name__ == "__main__":
    main()
