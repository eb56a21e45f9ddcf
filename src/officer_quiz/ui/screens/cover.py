"""The cover of a paper: what it asks, how it is marked, how long it takes, and its code."""

from __future__ import annotations

from fractions import Fraction

from rich.console import Console

from officer_quiz.answers.words import number
from officer_quiz.messages.catalogue import Wording
from officer_quiz.services.papers import Drawn
from officer_quiz.ui.console import hanging


def print_cover(drawn: Drawn, law_date: str, screen: Console, say: Wording) -> None:
    """Print the cover of a paper not yet begun; `law_date` (ISO) is the day whose law counts."""
    paper, blueprint = drawn.paper, drawn.blueprint
    lines = [f"══ {paper.title} ══"]
    lines += [blueprint.note] if blueprint.note else []
    if paper.month:
        lines.append(say("exam.cover.monthly", month=paper.month, unit=paper.unit))
    mark, total = number(blueprint.pass_mark), number(blueprint.total)
    lines.append(say("exam.cover.time", minutes=paper.minutes, total=total, mark=mark))
    for part in paper.parts:
        points = number(Fraction(part.points))
        lines.append("  " + say("exam.cover.section", title=part.title, count=len(part.questions), points=points))
    lines.append(say("exam.cover.rule", rule=say(f"screen.rule.{blueprint.scoring.multiple}")))
    if blueprint.scoring.wrong_true_false:
        lines.append(say("exam.wrong-true-false", cost=number(-blueprint.scoring.wrong_true_false)))
    if blueprint.scoring.chance_corrected:
        lines.append(say("screen.chance-corrected"))
    lines.append(say("screen.law-date", date=law_date))
    lines += [say("exam.cover.rules"), say("exam.cover.clock")]
    if drawn.again:
        lines.append(say("exam.cover.seen", count=drawn.again))
    lines.append(say("exam.cover.code", code=drawn.code, seed=drawn.seed))
    screen.print()
    for line in lines:
        screen.print(hanging(line, screen.width, rest="  "))
