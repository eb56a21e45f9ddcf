"""What of a state still matters: states go on alike that differ only in what nothing ahead asks about any more.

What is remembered is never forgotten, so it may settle a condition for good, whatever else that asks about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from officer_quiz.talk.conditions import TURN, Condition, Test
from officer_quiz.talk.play import State
from officer_quiz.talk.script import HIGHEST, LOWEST, Interruption, Node, Outcomes, Reply, Script

Led = tuple[Reply, Outcomes, int | None]
"""A reply that is offered, what it leads to, and which of its cases that is."""
MOST = 60
"""Notes and tests of all that may be asked from a place on, beyond which none of it is looked at as settled."""
_NONE: frozenset[int] = frozenset()
_Tables = tuple[Sequence[int], ...]
"""For each mood what every value of it counts as: the lowest of those that go on alike."""


class _Wanted(NamedTuple):
    """What some conditions ask for: things remembered, moods, and whether the number of replies."""

    notes: frozenset[str]
    moods: _Tables
    turn: bool

    def felt(self, moods: tuple[int, ...]) -> tuple[int, ...]:
        """Return moods as they count."""
        return tuple([table[value] for table, value in zip(self.moods, moods, strict=True)])


class _Open(NamedTuple):
    """What is not settled with some notes, which stand for all that settle the same.

    `felt` are moods as they count, as far as they were looked up before.
    """

    notes: frozenset[str]
    wanted: _Wanted
    felt: dict[tuple[int, ...], tuple[int, ...]]


@dataclass(slots=True)
class _Asked:
    """What may still be asked: what conditions want, whether nodes were met, and which interruptions have happened.

    Before it, moods may be changed, each by its place, and the notes that are `coming` be made.
    """

    conditions: Sequence[Condition]
    changes: Set[tuple[int, int]]
    coming: Set[str]
    wanted: _Wanted
    few: bool
    """Whether it is little enough to look for what is settled."""
    met: frozenset[str] = frozenset()
    told: bool = False
    open: dict[frozenset[str], _Open] = field(default_factory=dict)
    """What is not settled with some notes, as far as that was looked up before."""
    alike: dict[object, _Open] = field(default_factory=dict)
    """The same by what is settled, and by the notes that what is not asks for."""
    unsettled: dict[tuple[bool, ...], _Wanted] = field(default_factory=dict)
    """What those conditions want that are not settled."""


class Ahead:
    """What may be asked of the states of a conversation, worked out once for each place in it."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._known: dict[tuple[str, frozenset[int], bool], _Asked] = {}
        self._by_reached: dict[tuple[frozenset[str], bool, frozenset[int]], _Asked] = {}
        self._next = {name: frozenset(_next(name, node)) for name, node in script.nodes.items()}
        self._beyond: dict[str, frozenset[str]] = {}
        self._here = {name: self._wanted([*_conditions(node)]) for name, node in script.nodes.items()}
        self.at_an_end = self._wanted([each.when for each in script.endings.values()])
        """What may be asked when an ending is come to: where the condition of one fails, another comes."""

    def kept(self, state: State) -> State:
        """Return a state without what nothing ahead asks about, in which the same may happen and be said."""
        at, moods, notes, met, used, told, turn = state
        asked = self._asked(at, told)
        held = notes & asked.wanted.notes
        opened = asked.open.get(held) or self._open(asked, held)
        if (felt := opened.felt.get(moods)) is None:
            felt = opened.felt[moods] = opened.wanted.felt(moods)
        return State(
            at,
            felt,
            opened.notes,
            met & asked.met if asked.met else frozenset(),
            used,
            told if asked.told else _NONE,
            turn if opened.wanted.turn else 0,
        )

    def _open(self, asked: _Asked, notes: frozenset[str]) -> _Open:
        """Return what of what may be asked is not settled with these notes."""
        if not asked.few:
            opened = _Open(notes, asked.wanted, {})
        else:
            settled = tuple([each.settled(notes, asked.coming) for each in asked.conditions])
            which = tuple([each is None for each in settled])
            if (wanted := asked.unsettled.get(which)) is None:
                rest = compress(asked.conditions, which)
                wanted = asked.unsettled[which] = self._wanted([*rest], asked.changes)
            opened = asked.alike.setdefault((settled, notes & wanted.notes), _Open(notes, wanted, {}))
        asked.open[notes] = opened
        return opened

    def here(self, state: State) -> object:
        """Return what of a state matters to what is said and offered at its node, and to what replies lead to there."""
        at, moods, notes, met, used, told, turn = state
        wanted = self._here[at]
        return at, wanted.felt(moods), notes & wanted.notes, at in met, used, told, turn if wanted.turn else 0

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
        wanted = self.at_an_end if to in self._script.endings else self._asked(to, told, coming=True).wanted
        felt = tuple([each for each in outcomes.effect if any(wanted.moods[each[0]])])
        return to, felt, outcomes.notes & wanted.notes

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
            self._by_reached[key] = self._asked_in(reached, due, told=may_come)
        return self._by_reached[key]

    def _asked_in(self, reached: Set[str], due: Sequence[Interruption], *, told: bool) -> _Asked:
        """Return what may be asked at these nodes, by these interruptions and at the end."""
        script = self._script
        conditions = [*(each.when for each in due), *(each.when for each in script.endings.values())]
        happens: list[Interruption | Outcomes] = [*due]
        for name in reached:
            conditions += _conditions(script.nodes[name])
            happens += _outcomes(script.nodes[name])
        met = frozenset(name for name in reached if script.nodes[name].again)
        return self._asked_by(conditions, happens, met, told=told)

    def _asked_by(
        self,
        conditions: Iterable[Condition],
        happens: Sequence[Interruption | Outcomes] = (),
        met: frozenset[str] = frozenset(),
        *,
        told: bool = False,
    ) -> _Asked:
        """Return what conditions ask for, after some of what may happen."""
        asking = list({id(each): each for each in conditions if each.notes or each.tests}.values())
        changes = frozenset([change for each in happens for change in each.effect])
        coming = frozenset[str]().union(*[each.notes for each in happens])
        few = sum(len(each.notes) + len(each.tests) for each in asking) <= MOST
        return _Asked(asking, changes, coming, self._wanted(asking, changes), few, met, told)

    def _wanted(
        self, conditions: Sequence[Condition], changes: Set[tuple[int, int]] = frozenset[tuple[int, int]]()
    ) -> _Wanted:
        """Return what conditions ask for, after some changes of moods."""
        notes = frozenset[str]().union(*[each.notes for each in conditions])
        tests = {each for condition in conditions for each in condition.tests}
        moods = [
            values(
                frozenset([test for asked, test in tests if asked == name]),
                frozenset([change for mood, change in changes if mood == place]),
            )
            for place, name in enumerate(self._script.moods)
        ]
        return _Wanted(notes, tuple(moods), any(name == TURN for name, _ in tests))

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
    parted: list[object] = [tuple([test.passes(value) for test in tests]) for value in every]
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
