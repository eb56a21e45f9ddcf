"""What of a state still matters: states that differ only in what nothing ahead asks about go on alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from officer_quiz.talk.conditions import TURN, Condition
from officer_quiz.talk.play import State
from officer_quiz.talk.script import Interruption, Node, Script


class _Asked(NamedTuple):
    """What may still be asked: things remembered, whether nodes were met, which moods (one each), how many turns."""

    notes: frozenset[str]
    met: frozenset[str]
    moods: tuple[bool, ...]
    turn: bool


class Ahead:
    """What may be asked of the states of a conversation, worked out once for each place in it."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._known: dict[tuple[str, frozenset[int]], _Asked] = {}

    def kept(self, state: State) -> State:
        """Return a state without what nothing ahead asks about, in which the same may happen and be said."""
        asked = self._known.get((state.at, state.told)) or self._look(state)
        return State(
            state.at,
            tuple([value if matters else 0 for value, matters in zip(state.moods, asked.moods, strict=True)]),
            state.notes & asked.notes,
            state.met & asked.met,
            state.used,
            state.told,
            state.turn if asked.turn else 0,
        )

    def _look(self, state: State) -> _Asked:
        """Look ahead from a state."""
        script = self._script
        due = [each for place, each in enumerate(script.interruptions) if place not in state.told]
        reached = self._reached(state.at, due)
        if state.at in script.endings:
            conditions = [script.endings[state.at].when]
        else:
            conditions = [*(each.when for each in due), *(each.when for each in script.endings.values())]
        for name in reached:
            conditions += _conditions(script.nodes[name])
        numbers = frozenset[str]().union(*(each.numbers for each in conditions))
        asked = self._known[state.at, state.told] = _Asked(
            frozenset[str]().union(*(each.notes for each in conditions)),
            frozenset(name for name in reached if script.nodes[name].again),
            tuple(name in numbers for name in script.moods),
            TURN in numbers,
        )
        return asked

    def _reached(self, at: str, due: Sequence[Interruption]) -> set[str]:
        """Return the nodes that may be come to, that at hand included, whatever the conditions; none from an ending."""
        nodes, reached = self._script.nodes, set[str]()
        waiting = [at, *(each.to for each in due)] if at in nodes else []
        while waiting:
            name = waiting.pop()
            if name in nodes and name not in reached:
                reached.add(name)
                waiting += _next(nodes[name])
        return reached


def _conditions(node: Node) -> Iterator[Condition]:
    """Yield what is asked at a node."""
    yield from (each.when for each in node.cases)
    for reply in node.replies:
        yield reply.offered
        yield from (when for when, _ in reply.cases)


def _next(node: Node) -> Iterator[str]:
    """Yield where one may go from a node, endings included; empty for staying there."""
    yield node.to
    for reply in node.replies:
        yield reply.plain.to
        yield from (outcomes.to for _, outcomes in reply.cases)
