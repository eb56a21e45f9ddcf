"""Essays of hand-ins that wait for a marker, and what the marker found in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from officer_quiz.env import Env
from officer_quiz.kinds.base.ask import Response, Turn
from officer_quiz.kinds.base.question import Question
from officer_quiz.papers.essays import EssayMark
from officer_quiz.papers.marking import authored_past
from officer_quiz.papers.own import own_essays
from officer_quiz.services.marking import Marking
from officer_quiz.services.unit_files import writing
from officer_quiz.store.journal import append


@dataclass(frozen=True, slots=True)
class Essay:
    """An essay to be marked: of which hand-in (told to nobody), which question, what was written."""

    hand_in: str
    question: Question
    text: str

    @property
    def asked(self) -> str:
        """What was to be written about."""
        turn = self.question.turn(())
        assert turn is not None, "an essay asks for a text"
        return str(turn.prompt)

    @property
    def marking(self) -> Turn:
        """The turn that asks for the points it has, with the model answer."""
        turn = self.question.turn(([self.text],))
        assert turn is not None, "a text that was written is marked"
        return turn


def waiting_for(marking: Marking, marker: str) -> list[Essay]:
    """Return the essays that this marker has not marked, question by question, in an order that tells no names."""
    known = marking.essays
    found = [each for each in essays(marking) if not known.has((each.hand_in, each.question.id), marker)]
    order = {id: place for place, id in enumerate(dict.fromkeys(each.question.id for each in found))}
    return sorted(found, key=lambda each: (order[each.question.id], _blind(each)))


def essays(marking: Marking) -> Iterator[Essay]:
    """Yield every essay that was written in what counts."""
    for row in marking.counted:
        checked = row.checked
        if checked.about is not None or marking.key is None:
            for question, text in own_essays(checked).values():
                yield Essay(checked.id, question, text)
            continue
        variant = marking.key.variants[checked.variant]
        for name, asked in variant.asked.items():
            question = marking.key.questions[asked.id].question
            past = authored_past(variant, name, (checked.past or {}).get(name, ()))
            if question.marked_by_trainer and past and isinstance(past[0], list):
                yield Essay(checked.id, question, past[0][0])


def keep_mark(env: Env, marking: Marking, essay: Essay, marker: str, points: Response) -> EssayMark:
    """Keep what a marker found, on disk when this returns; UserError where it cannot be kept."""
    turn = essay.marking
    most = len(getattr(turn.ask, "options", ()))
    found = tuple(sorted(int(point) for point in points))
    at = env.now().isoformat(timespec="seconds")
    given = EssayMark(essay.hand_in, essay.question.id, marker, found, most, at)
    with writing(marking.journal):
        append(marking.journal, given.data())
    return given


def _blind(essay: Essay) -> str:
    return sha256(f"{essay.question.id}\0{essay.hand_in}".encode()).hexdigest()
