"""What of a state still matters: states that differ only in what nothing ahead asks about go on alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from officer_quiz.talk.conditions import TURN, Condition, Test
from officer_quiz.talk.play import State
from officer_quiz.talk.script import HIGHEST, LOWEST, Effect, Interruption, Node, Outcomes, Reply, Script

Led = tuple[Reply, Outcomes, int | None]
"""A reply that is offered, what it leads to, and which of its cases that is."""
_NONE: frozenset[int] = frozenset()


class _Asked(NamedTuple):
    """What may still be asked: things remembered, moods, how many turns, whether nodes were met, and which
    interruptions have happened.

    `moods` has a table for each: what every value of it counts as, the lowest of those that go on alike; `felt` are
    moods as they count, as far as they were looked up before.
    """

    notes: frozenset[str]
    moods: tuple[Sequence[int], ...]
    felt: dict[tuple[int, ...], tuple[int, ...]]
    turn: bool
    met: frozenset[str] = frozenset()
    told: bool = False


class Ahead:
    """What may be asked of the states of a conversation, worked out once for each place in it."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._known: dict[tuple[str, frozenset[int], bool], _Asked] = {}
        self._by_reached: dict[tuple[frozenset[str], bool, frozenset[int]], _Asked] = {}
        self._next = {name: frozenset(_next(name, node)) for name, node in script.nodes.items()}
        self._beyond: dict[str, frozenset[str]] = {}
        self._here = {name: self._asked_by([*_conditions(node)]) for name, node in script.nodes.items()}
        self.at_an_end = self._asked_by([each.when for each in script.endings.values()])
        """What may be asked when an ending is come to: where the condition of one fails, another comes."""

    def kept(self, state: State) -> State:
        """Return a state without what nothing ahead asks about, in which the same may happen and be said."""
        at, moods, notes, met, used, told, turn = state
        asked = self._known.get((at, told, False)) or self._asked(at, told)
        if (felt := asked.felt.get(moods)) is None:
            felt = tuple([table[value] for table, value in zip(asked.moods, moods, strict=True)])
            asked.felt[moods] = felt
        return State(
            at,
            felt,
            notes & asked.notes,
            met & asked.met if asked.met else frozenset(),
            used,
            told if asked.told else _NONE,
            turn if asked.turn else 0,
        )

    def here(self, state: State) -> object:
        """Return what of a state matters to what is said and offered at its node, and to what replies lead to there."""
        at, moods, notes, met, used, told, turn = state
        asked = self._here[at]
        felt = tuple([table[value] for table, value in zip(asked.moods, moods, strict=True)])
        return at, felt, notes & asked.notes, at in met, used, told, turn if asked.turn else 0

    def apart(self, state: State, led: Sequence[Led]) -> list[Led]:
        """Return the replies of a state, without those that lead to the same as one before them."""
        node = self._script.nodes[state.at]
        if node.moves:
            return list(led)
        differing: dict[object, Led] = {}
        for each in led:
            reply, outcomes, _ = each
            differing.setdefault(self._matters(outcomes, state.told) if outcomes.to else reply.key, each)
        return list(differing.values())

    def _matters(self, outcomes: Outcomes, told: frozenset[int]) -> object:
        """Return what matters of what a reply leads to that leaves its node."""
        to = outcomes.to
        asked = self.at_an_end if to in self._script.endings else self._asked(to, told, coming=True)
        felt = tuple([each for each in outcomes.effect if any(asked.moods[each[0]])])
        return to, felt, outcomes.notes & asked.notes

    def _asked(self, at: str, told: frozenset[int], *, coming: bool = False) -> _Asked:
        """Return what may be asked from a place on, after some interruptions; on `coming` there others may happen."""
        if (asked := self._known.get((at, told, coming))) is None:
            asked = self._known[at, told, coming] = self._look(at, told, coming)
        return asked

    def _look(self, at: str, told: frozenset[int], coming: bool) -> _Asked:
        script = self._script
        if at in script.endings:
            return self._asked_by([script.endings[at].when])
        may_come = coming or any(name in script.nodes for name in self._next[at])
        due = [each for place, each in enumerate(script.interruptions) if may_come and place not in told]
        reached = self._reached(at).union(*[self._reached(each.to) for each in due if each.to])
        key = reached, may_come, told
        if key not in self._by_reached:
            self._by_reached[key] = self._asked_in(reached, due)._replace(told=may_come)
        return self._by_reached[key]

    def _asked_in(self, reached: Set[str], due: Sequence[Interruption]) -> _Asked:
        """Return what may be asked at these nodes, by these interruptions and at the end."""
        script = self._script
        conditions = [*(each.when for each in due), *(each.when for each in script.endings.values())]
        effects = [each.effect for each in due]
        for name in reached:
            conditions += _conditions(script.nodes[name])
            effects += [each.effect for each in _outcomes(script.nodes[name])]
        met = frozenset(name for name in reached if script.nodes[name].again)
        return self._asked_by(conditions, effects)._replace(met=met)

    def _asked_by(self, conditions: Sequence[Condition], effects: Sequence[Effect] = ()) -> _Asked:
        """Return what conditions ask for, after some of these effects."""
        notes = frozenset[str]().union(*(each.notes for each in conditions))
        tests = {each for condition in conditions for each in condition.tests}
        changes = {each for effect in effects for each in effect}
        moods = [
            values(
                frozenset([test for asked, test in tests if asked == name]),
                frozenset([change for mood, change in changes if mood == place]),
            )
            for place, name in enumerate(self._script.moods)
        ]
        return _Asked(notes, tuple(moods), {}, any(name == TURN for name, _ in tests))

    def _reached(self, at: str) -> frozenset[str]:
        """Return the nodes that may be come to from one, whatever the conditions; it is one of them."""
        if (known := self._beyond.get(at)) is not None:
            return known
        nodes, reached, waiting = self._script.nodes, set[str](), [at]
        while waiting:
            name = waiting.pop()
            if name in nodes and name not in reached:
                reached.add(name)
                waiting += self._next[name]
        self._beyond[at] = frozenset(reached)
        return self._beyond[at]


@lru_cache(maxsize=1024)
def values(tests: Set[Test], changes: Set[int]) -> Sequence[int]:
    """Return what each value of a mood counts as: the lowest that no test parts from it, whatever changes before."""
    every = range(LOWEST, HIGHEST + 1)
    parted: list[object] = [tuple([test(value) for test in tests]) for value in every]
    table: list[int] = []
    while (finer := [parted.index(each) for each in parted]) != table:
        table = finer
        after = ([max(LOWEST, min(HIGHEST, value + change)) for change in changes] for value in every)
        parted = [(own, *(table[value] for value in each)) for own, each in zip(table, after, strict=True)]
    return table


def _conditions(node: Node) -> Iterator[Condition]:
    """Yield what is asked at a node."""
    yield from (each.when for each in node.cases)
    for reply in node.replies:
        yield reply.offered
        yield from (when for when, _ in reply.cases)


def _next(name: str, node: Node) -> Iterator[str]:
    """Yield where one may be after a reply at a node: staying there, at another, or at an ending."""
    for outcomes in _outcomes(node):
        yield outcomes.to or name
    if node.moves:
        yield from (name, node.to)


def _outcomes(node: Node) -> Iterator[Outcomes]:
    """Yield all that the replies of a node may lead to."""
    for reply in node.replies:
        yield reply.plain
        yield from (outcomes for _, outcomes in reply.cases)
