"""How a question stands, in words: its status, when it was last checked, and what was measured of it in a class."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.kinds.base.question import Measurement, Question
from officer_quiz.messages.catalogue import Wording


def standing(question: Question, say: Wording) -> Iterator[str]:
    """Yield the status, and the day of the last check if there was one."""
    yield say(f"screen.status.{question.status}")
    if question.checked:
        yield say("screen.show.checked", day=question.checked.isoformat())
    else:
        yield say("screen.show.unchecked")


def measured(question: Question, say: Wording) -> Iterator[str]:
    """Yield what was measured of a question, and of each of its parts by its id."""
    if question.measured:
        yield _measured(question.measured, say)
    for part in getattr(question, question.parts_field or "", ()):
        if part.measured:
            yield f"{part.id} {_measured(part.measured, say)}"


def _measured(found: Measurement, say: Wording) -> str:
    told = {"n": found.n, "facility": f"{found.facility:g}", "day": found.date.isoformat()}
    if found.discrimination is None:
        return say("screen.show.measured-no-discrimination", **told)
    return say("screen.show.measured", **told, discrimination=f"{found.discrimination:g}")
