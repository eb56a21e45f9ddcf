"""Draws the README's picture: one question of a shipped bank, answered by a script on a recorded console, as SVG."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from officer_quiz import kinds
from officer_quiz.kinds.base.ask import Ask, Choose, Response
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.messages.catalogue import Wording
from officer_quiz.scoring import PRACTICE
from officer_quiz.session.events import Event, Started
from officer_quiz.session.state import State, apply
from officer_quiz.text.document import read
from officer_quiz.ui.answering import Command
from officer_quiz.ui.session import Material, Play

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / ".pictures" / "session.svg"
BANK = ROOT / "questions" / "law" / "law-psap-procedure.yaml"
QUESTION = "psap-procedure-001"
VERSION = "（2025-06-27 通过或修订，2026-01-01 起施行）"
FRAME = re.sub(r"@font-face \{\{.*?\}\}\s*|<!--.*?-->\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
"""rich's frame without the fonts it would fetch: the picture needs no network."""


class OneAnswer:
    """Answers a single choice with its second option on screen, and goes on."""

    pauses = True

    def ask(
        self, ask: Ask, allowed: frozenset[Command], flagged: bool, given: Response | None = None
    ) -> Response | Command:
        assert isinstance(ask, Choose)
        return [ask.options[1].key]

    def pause(self, allowed: frozenset[Command], flagged: bool) -> Command:
        return Command.NEXT

    def line(self, prompt: str) -> str | None:
        return None


def the_question() -> tuple[Question, str]:
    """Return the question and its bank's title."""
    data = read("bank", BANK.read_bytes()).data
    item = next(item for item in data["questions"] if item["id"] == QUESTION)
    question, faults = parse({"level": data["level"], **item})
    assert question, faults
    return question, data["title"]


def recorder(started: Started) -> Callable[[Event], State]:
    """Return a record function over a session in memory that has just started."""
    states = [apply(None, started)]

    def record(event: Event) -> State:
        states.append(apply(states[-1], event))
        return states[-1]

    return record


def draw() -> str:
    """Return the picture."""
    question, bank = the_question()
    started = Started("practice", ((question.id, ""),), "3", PRACTICE.multiple, "2026-11-23")
    screen = Console(
        file=io.StringIO(),
        record=True,
        width=80,
        markup=False,
        highlight=False,
        color_system="truecolor",
        force_terminal=True,
    )
    screen.print(Text("$ officer-quiz practice law-psap-procedure"))
    material = Material(
        question=lambda _: question,
        bank_title=lambda _: bank,
        cite=lambda _, text: f"{text}{VERSION}",
        article=lambda _: "",
        notice=lambda _: "",
    )
    say = Wording("zh", {"kinds": kinds.wording})
    Play(apply(None, started), recorder(started), material, PRACTICE, OneAnswer, screen, say).run()
    return screen.export_svg(title="officer-quiz", code_format=FRAME, unique_id="session", theme=MONOKAI)
