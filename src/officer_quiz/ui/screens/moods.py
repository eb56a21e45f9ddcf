"""The moods of the people in a conversation: short bars that can be read without colour, and what changed them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.text import Text

from officer_quiz.kinds.base.ask import Meter
from officer_quiz.messages.catalogue import Wording
from officer_quiz.ui.console import hanging
from officer_quiz.ui.screens.bars import drawn


def mood_lines(meters: Sequence[Meter], width: int) -> list[Text]:
    """Return a line a person: each mood with its bar, and by how much it has just changed."""
    people = groupby(meters, key=lambda meter: meter.who)
    return [hanging("  ".join(bar(each) for each in moods), width, first=f"{who}  ") for who, moods in people]


def bar(meter: Meter) -> str:
    """Return a mood as a bar with its change: ``火气 ■■■□□（-1）``."""
    change = meter.value - meter.before
    return f"{meter.mood} {drawn(meter.value, meter.most)}" + (f" ({change:+})" if change else "")


def changes(meters: Sequence[Meter], say: Wording) -> str:
    """Return in words how moods changed, empty where they did not."""
    changed = [meter for meter in meters if meter.value != meter.before]
    told = (say("screen.mood-change", who=m.who, mood=m.mood, before=m.before, value=m.value) for m in changed)
    return say("screen.between").join(told)
