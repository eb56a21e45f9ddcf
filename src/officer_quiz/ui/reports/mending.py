"""What mending changed, or would change: counts by file, and the changes as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff

from rich.console import Console
from rich.text import Text

from officer_quiz.library.mending import Mended
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.printable import one_line
from officer_quiz.ui.console import plain

STYLES = {"+": "green", "-": "red", "@": "cyan"}


def print_diffs(files: Mapping[str, Mended], screen: Console) -> None:
    """Print how the lines of each file change; encoding and line ends, which nobody sees, are only counted.

    What is no terminal gets the lines as they are, tabs too, so that `patch` can read them.
    """
    for path, mended in files.items():
        name = one_line(path)
        for line in unified_diff(_lines(mended.before), _lines(mended.text), name, name, lineterm=""):
            if screen.is_terminal:
                screen.print(Text(plain(line), style=STYLES.get(line[0], "")), soft_wrap=True)
            else:
                screen.file.write(f"{plain(line)}\n")


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")


def counted_by_file(files: Mapping[str, Mended], key: str) -> Iterator[Message]:
    """Yield a sentence for each file: how much of what, by code; `key` names its wording."""
    for path, mended in files.items():
        codes = tuple(f"{code} ×{count}" for code, count in sorted(mended.counts.items()))
        yield message(key, path=path, count=sum(mended.counts.values()), codes=codes)
