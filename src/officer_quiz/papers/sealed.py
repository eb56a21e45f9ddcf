"""A question of a paper as it is asked: it knows what trainees see, and neither its key nor its points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from officer_quiz.kinds.base.ask import Passage, Past, Turn
from officer_quiz.kinds.base.question import Question, QuestionLevel, Rules, Sample
from officer_quiz.kinds.base.reveal import Reveal
from officer_quiz.papers.forms import END, Form, Stop

if TYPE_CHECKING:
    from officer_quiz.kinds.base.portable import Portable


class Keyless(Exception):
    """A question of a paper was to be marked where its key is not."""


@dataclass(frozen=True, kw_only=True)
class SealedQuestion(Question):
    """A question of a sealed paper."""

    stops: tuple[Stop, ...]

    @classmethod
    def of(cls, id: str, form: Form) -> SealedQuestion:
        """Return the question that a paper calls `id`."""
        level = cast("QuestionLevel", form.level)
        return cls(id=id, type=form.kind, level=level, title=form.title, stops=form.stops, shuffle=False)

    @property
    def talks(self) -> bool:
        """Whether it is a conversation, which goes where its replies lead."""
        return self.stops[0].ways is not None

    @property
    def revisable(self) -> bool:
        """What was said in a conversation is said."""
        return not self.talks

    @property
    def parts(self) -> Sequence[Question]:
        """The questions of a case, as many as it asks; any other is one."""
        return (self,) if self.talks else (self,) * len(self.stops)

    def way(self, past: Past) -> list[int]:
        """Return the number of the stop at which each of these responses was given, and of the one come to.

        Where nothing more is asked there is none for the last.
        """
        met = [0]
        for response in past:
            stop = self.stops[met[-1]]
            if stop.ways is None:
                to = met[-1] + 1 if met[-1] + 1 < len(self.stops) else END
            else:
                to = stop.ways[response[0]].to if isinstance(response, list) else END
            if to == END:
                break
            met.append(to)
        return met

    def turn(self, past: Past) -> Turn | None:
        """Return the turn after these responses; a blank ends a conversation."""
        met = self.way(past)
        if len(met) <= len(past):
            return None
        turn = self.stops[met[-1]].turn
        return replace(turn, context=self._read(past, met)) if self.talks else turn

    def _read(self, past: Past, met: Sequence[int]) -> tuple[Passage, ...]:
        """What was read in a conversation so far."""
        read = [*self.stops[0].turn.context]
        for place, response in zip(met, past, strict=False):
            ways = self.stops[place].ways
            if ways and isinstance(response, list):
                read += ways[response[0]].heard
        return tuple(read)

    def score(self, past: Past, rules: Rules) -> Fraction:  # noqa: ARG002
        """Raise Keyless."""
        raise Keyless(self.id)

    def reveal(self, past: Past, rules: Rules) -> Reveal | None:  # noqa: ARG002
        """Reveal nothing."""
        return None

    def portable(self) -> Portable | None:
        """Go into no other format: without a key it would be no question there."""
        return None

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Give none: nothing is marked here."""
        return ()
