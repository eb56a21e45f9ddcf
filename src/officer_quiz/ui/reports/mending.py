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
    """Print how the lines of each file change; encoding and line ends, which nobody sees, are only counted."""
    for path, mended in files.items():
        name = one_line(path)
        for line in unified_diff(mended.before.split("\n"), mended.text.split("\n"), name, name, lineterm=""):
            screen.print(Text(plain(line), style=STYLES.get(line[0], "")), soft_wrap=True)


def counted_by_file(files: Mapping[str, Mended], key: str) -> Iterator[Message]:
    """Yield a sentence for each file: how much of what, by code; `key` names its wording."""
    for path, mended in files.items():
        codes = tuple(f"{code} ×{count}" for code, count in sorted(mended.counts.items()))
        yield message(key, path=path, count=sum(mended.counts.values()), codes=codes)
