"""The standard streams, whatever they are: closed ones, and consoles whose code page lacks characters (GBK)."""

from __future__ import annotations

import sys
from os import devnull
from pathlib import Path


def prepare_streams() -> None:
    """Make the standard streams take and give anything: what their encoding lacks is written as an escape."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # whoever started the program has closed it
            setattr(sys, name, Path(devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  (until the process ends)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
