"""Draws the README's picture: a real session, played by a script on a recorded console, as SVG."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console
from rich.text import Text

from officer_quiz.kinds.base.parse import parse
from officer_quiz.text.document import read

PICTURE = Path(__file__).parents[1] / ".pictures" / "session.svg"
BANK = Path(__file__).parents[1] / "questions" / "law" / "law-psap-procedure.yaml"
QUESTION = "psap-procedure-001"
VERSION = "（2025-06-27 修订，2026-01-01 起施行）"


def draw() -> str:
    """Return the picture."""
    data = read("bank", BANK.read_bytes()).data
    item = next(item for item in data["questions"] if item["id"] == QUESTION)
    question, faults = parse({"posts": data["posts"], **item})
    assert question, faults
    screen = Console(file=io.StringIO(), record=True, width=80, markup=False, highlight=False, color_system="truecolor")
    screen.print(Text("$ officer-quiz practice law-psap-procedure", style="dim"))
    return ""
