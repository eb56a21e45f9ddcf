"""Essays of hand-ins, marked by one trainer or several: which points an answer has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

Place = tuple[str, str]
"""The id of a hand-in and that of a question."""


@dataclass(frozen=True, slots=True)
class EssayMark:
    """The points (numbers from 1, of `most`) that a marker found in an essay; `at` is when (ISO 8601, UTC)."""

    hand_in: str
    question: str
    marker: str
    points: tuple[int, ...]
    most: int
    at: str

    @property
    def fraction(self) -> Fraction:
        """The share of the points that the answer has."""
        return Fraction(len(self.points), self.most)

    def data(self) -> dict[str, Any]:
        """Return it as an entry of a journal."""
        return {
            "what": "essay",
            "hand_in": self.hand_in,
            "question": self.question,
            "marker": self.marker,
            "points": list(self.points),
            "of": self.most,
            "at": self.at,
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """An essay in which two markers found different points."""

    hand_in: str
    question: str
    marks: tuple[EssayMark, ...]


@dataclass(frozen=True, slots=True)
class EssayMarks:
    """The marks of essays: the last that each marker gave, by essay and marker."""

    given: Mapping[Place, Mapping[str, EssayMark]]

    @classmethod
    def of(cls, entries: Iterable[Mapping[str, Any]]) -> EssayMarks:
        """Return the marks in the entries of a journal; what is none of this program's is passed over."""
        given: dict[Place, dict[str, EssayMark]] = {}
        for entry in entries:
            if (mark := _read(entry)) is not None:
                given.setdefault((mark.hand_in, mark.question), {})[mark.marker] = mark
        return cls(given)

    def earned(self, hand_in: str) -> dict[str, Fraction]:
        """Return what each essay of a hand-in earned: the mean of its markers."""
        return {
            question: sum((mark.fraction for mark in marks.values()), Fraction(0)) / len(marks)
            for (id, question), marks in self.given.items()
            if id == hand_in
        }

    def has(self, place: Place, marker: str) -> bool:
        """Return whether a marker has marked an essay."""
        return marker in self.given.get(place, {})

    def differences(self, hand_ins: Iterable[str]) -> list[Difference]:
        """Return the essays of these hand-ins in which markers found different points."""
        wanted = set(hand_ins)
        return [
            Difference(id, question, tuple(marks.values()))
            for (id, question), marks in self.given.items()
            if id in wanted and len({mark.points for mark in marks.values()}) > 1
        ]


def _read(entry: Mapping[str, Any]) -> EssayMark | None:
    if entry.get("what") != "essay":
        return None
    try:
        points, most = tuple(sorted(set(map(int, entry["points"])))), int(entry["of"])
        texts = [entry[name] for name in ("hand_in", "question", "marker", "at")]
    except (KeyError, TypeError, ValueError):
        return None
    if not all(isinstance(text, str) for text in texts) or not all(0 < point <= most for point in points) or most < 1:
        return None
    return EssayMark(texts[0], texts[1], texts[2], points, most, texts[3])
