"""A conversation as the engine knows it: people with moods, nodes with replies, interruptions, endings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from officer_quiz.talk.conditions import ALWAYS, TURN, Condition

LOWEST, HIGHEST = 0, 5
"""The bounds of a mood."""
Effect = tuple[tuple[int, int], ...]
"""What changes: a mood, by its place among those of the script, and by how much."""
Grade = Literal["", "remark", "serious", "disqualifying"]
"""How grave a violation is; empty where there is none."""
Outcome = Literal["good", "mixed", "bad"]


@dataclass(frozen=True, slots=True)
class Speech:
    """What is seen and said, by whom (a key of the people, empty for the one who is talked to)."""

    scene: str = ""
    line: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speech that is made where its condition holds."""

    when: Condition
    speech: Speech


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What a reply leads to: points, a remark, a reaction, the next node or an ending.

    Where `to` is empty it stays at its node, where it cannot be given again.
    """

    points: Fraction
    feedback: str
    then: Speech
    to: str
    effect: Effect
    notes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reply:
    """Something that may be said where its condition holds; the first of `cases` that holds tells what it leads to."""

    key: str
    offered: Condition
    plain: Outcomes
    cases: tuple[tuple[Condition, Outcomes], ...] = ()
    grade: Grade = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the conversation.

    The first of `cases` that holds speaks; else `again` where the node was met before and has one; else `speech`.
    `moves`: how many of its replies may be used, each once, before it goes on to `to`; 0 for an ordinary node.
    `repair`: what is earned here makes up for a serious violation before it. `silent`: one may also say nothing.
    """

    speech: Speech
    replies: tuple[Reply, ...]
    cases: tuple[Spoken, ...] = ()
    again: Speech | None = None
    moves: int = 0
    to: str = ""
    repair: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Interruption:
    """Something that happens once, after the reply that makes its condition hold; it may lead elsewhere."""

    when: Condition
    speech: Speech
    effect: Effect
    notes: frozenset[str]
    to: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """Where the conversation may end, if its condition holds."""

    when: Condition
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Script:
    """A conversation. `moods` are those at the start, by ``person.mood``, in the order they are shown."""

    start: str
    nodes: Mapping[str, Node]
    endings: Mapping[str, Ending]
    moods: Mapping[str, int]
    interruptions: tuple[Interruption, ...] = ()
    turns: int = 0
    """The largest number of replies that a condition asks for: beyond it they are not counted."""
    _numbers: dict[tuple[tuple[int, ...], int], Mapping[str, int]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def numbers(self, moods: tuple[int, ...], turn: int) -> Mapping[str, int]:
        """Return moods and a number of replies by their names, as conditions ask for them; the same for the same."""
        if (known := self._numbers.get((moods, turn))) is None:
            known = self._numbers[moods, turn] = {**dict(zip(self.moods, moods, strict=True)), TURN: turn}
        return known

    @property
    def plain(self) -> bool:
        """Whether it remembers nothing: no moods, notes, conditions, limited moves or silence."""
        return not (self.moods or self.interruptions or self.turns) and not any(
            node.cases
            or node.again
            or node.moves
            or node.silent
            or any(reply.cases or reply.plain.notes or reply.offered is not ALWAYS for reply in node.replies)
            for node in self.nodes.values()
        )
