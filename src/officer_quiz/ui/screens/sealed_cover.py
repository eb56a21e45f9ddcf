"""The cover of a sealed paper: what it asks, how it is marked, its times, its code, and who sits it."""

from __future__ import annotations

from datetime import datetime

from rich.console import Console

from officer_quiz.answers.words import number
from officer_quiz.messages.catalogue import Wording
from officer_quiz.papers.paper import Content, Facts
from officer_quiz.results.marks import Person
from officer_quiz.ui.console import hanging
from officer_quiz.ui.screens.tables import local


def print_sealed_cover(
    facts: Facts, content: Content, variant: str, person: Person, ends: datetime, screen: Console, say: Wording
) -> None:
    """Print the cover of a paper not yet begun; `ends` is when time is up for who begins now."""
    rulings = content.rulings
    lines = [f"══ {facts.title} ══", *([content.note] if content.note else [])]
    mark, total = number(rulings.pass_mark), number(rulings.total)
    lines.append(say("exam.cover.time", minutes=facts.minutes, total=total, mark=mark))
    for section in content.variants[variant].sections:
        points = number(section.points)
        lines.append("  " + say("exam.cover.section", title=section.title, count=len(section.questions), points=points))
    lines.append(say("exam.cover.rule", rule=say(f"screen.rule.{rulings.multiple}")))
    if rulings.wrong_true_false:
        lines.append(say("exam.wrong-true-false", cost=number(-rulings.wrong_true_false)))
    if rulings.chance_corrected:
        lines.append(say("screen.chance-corrected"))
    lines += [say("paper.cover.rules"), say("paper.cover.clock", ends=local(ends))]
    who = " · ".join(filter(None, (person.name, person.unit)))
    lines += [say("paper.cover.who", who=who), say("paper.cover.code", code=facts.code, variant=variant)]
    screen.print()
    for line in lines:
        screen.print(hanging(line, screen.width, rest="  "))
