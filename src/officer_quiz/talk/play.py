"""Plays a conversation: from a state and a reply to the next state; pure, so that a replay comes to the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from officer_quiz.talk.conditions import ALWAYS, Memory
from officer_quiz.talk.script import HIGHEST, LOWEST, Effect, Outcomes, Reply, Script, Speech


class State(NamedTuple):
    """Where a conversation stands: the node (or ending) come to, what is felt, remembered and happened so far.

    `moods` are in the order of the script; `met` are the nodes met before, `used` the replies used at this one that
    did not leave it; `told` are the interruptions that have happened, by their places.
    """

    at: str
    moods: tuple[int, ...]
    notes: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()
    told: frozenset[int] = frozenset()
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """A reply that was given: what it led to, the most that could be earned there, and the states before and after it.

    `then` are the reaction to it and the interruption after it, as far as there are any.
    """

    before: State
    reply: Reply
    outcomes: Outcomes
    most: Fraction
    then: tuple[Speech, ...]
    after: State


AGAIN = -1
"""The case of a node that is met again."""
HALF = Fraction(1, 2)
"""The share of what repair earns that is given back."""


_NONE: frozenset[str] = frozenset()


def remembered(script: Script, state: State) -> Memory:
    """Return a state as conditions see it."""
    return Memory(state.notes, script.numbers(state.moods, state.turn))


def begin(script: Script) -> State:
    """Return the state at the start."""
    return State(script.start, tuple(script.moods.values()))


def heard(script: Script, state: State, memory: Memory | None = None) -> tuple[Speech, int | None]:
    """Return what is seen and said at a node, and which of its cases speaks; nothing new after a reply that stays.

    None for a node that says its own line, `AGAIN` where it says what it says when one comes again. Here and below
    `memory` is what `remembered` gives of the state, where that is known.
    """
    node = script.nodes[state.at]
    if state.used:
        return Speech(), None
    if node.cases:
        memory = memory or remembered(script, state)
        for place, case in enumerate(node.cases):
            if case.when.holds(memory):
                return case.speech, place
    if node.again and state.at in state.met:
        return node.again, AGAIN
    return node.speech, None


def offered(script: Script, state: State, memory: Memory | None = None) -> tuple[Reply, ...]:
    """Return the replies that may be given now."""
    used, memory = state.used, memory or remembered(script, state)
    replies = script.nodes[state.at].replies
    return tuple([each for each in replies if each.key not in used and each.offered.holds(memory)])


def leads_to(script: Script, state: State, reply: Reply, memory: Memory | None = None) -> tuple[Outcomes, int | None]:
    """Return what a reply leads to in a state, and which of its cases that is (None: none)."""
    if reply.cases:
        memory = memory or remembered(script, state)
        for place, (when, outcomes) in enumerate(reply.cases):
            if when.holds(memory):
                return outcomes, place
    return reply.plain, None


def most(script: Script, state: State, memory: Memory | None = None) -> Fraction:
    """Return the most that can be earned by one reply now.

    With limited moves the first counts the most that any of the replies earns, the next the second most, and so on:
    the order in which they are used makes no difference.
    """
    memory, place = memory or remembered(script, state), 0
    if script.nodes[state.at].moves and state.used:
        place, state = len(state.used), state._replace(used=_NONE)
    points = [leads_to(script, state, each, memory)[0].points for each in offered(script, state, memory)]
    if not place:
        return highest(points)
    return sorted(points, reverse=True)[place] if place < len(points) else Fraction(0)


def highest(points: Iterable[Fraction]) -> Fraction:
    """Return the most of some points, 0 of none."""
    return max(points, key=_simplest, default=Fraction(0))


def reply(script: Script, state: State, key: str) -> Step:
    """Return what giving a reply leads to; KeyError for one that the node does not have.

    A reply that is not offered now (the conversation was changed after it was recorded) is taken as it stands.
    """
    node = script.nodes[state.at]
    given = next((each for each in node.replies if each.key == key), None)
    if given is None:
        raise KeyError(key)
    outcomes, _ = leads_to(script, state, given)
    gone, broken = going_on(script, state, key, outcomes)
    then = [outcomes.then] if outcomes.then.line or outcomes.then.scene else []
    return Step(state, given, outcomes, most(script, state), (*then, *broken), gone)


def going_on(script: Script, state: State, key: str, outcomes: Outcomes) -> tuple[State, tuple[Speech, ...]]:
    """Return the state after a reply that leads to `outcomes`, and the interruption before it, if any."""
    at, moods, notes, met, used, told, turn = state
    stays = not outcomes.to or (outcomes.to == at and script.nodes[at].moves)
    gone = State(
        at,
        felt(moods, outcomes.effect) if outcomes.effect else moods,
        notes | outcomes.notes if outcomes.notes else notes,
        met,
        used | {key} if stays else used,
        told,
        turn if turn > script.turns else turn + 1,
    )
    return _interrupted(script, _stayed(script, gone) if stays else _left(script, gone, outcomes.to))


@lru_cache(maxsize=4096)
def felt(moods: tuple[int, ...], effect: Effect) -> tuple[int, ...]:
    """Return moods after an effect, within their bounds; there are few moods and effects, met again and again."""
    after = list(moods)
    for place, change in effect:
        after[place] = max(LOWEST, min(HIGHEST, after[place] + change))
    return tuple(after)


def _stayed(script: Script, state: State) -> State:
    """The state after a reply that leads nowhere, or to its own node where moves are limited.

    It stays while there are moves left.
    """
    node = script.nodes[state.at]
    if not node.moves or (len(state.used) < node.moves and offered(script, state)):
        return state
    return _left(script, state, node.to)


def _left(script: Script, state: State, to: str) -> State:
    """The state after leaving a node for another, or for an ending."""
    at, moods, notes, met, _, told, turn = state
    if to in script.endings and script.endings[to].when is not ALWAYS:
        to = _ending(script, remembered(script, state), to)
    return State(to, moods, notes, met if at in met else met | {at}, _NONE, told, turn)


def _ending(script: Script, memory: Memory, to: str) -> str:
    """The ending that comes: the one led to, or where its condition fails the first whose condition holds."""
    for name in (to, *script.endings):
        if script.endings[name].when.holds(memory):
            return name
    return to


def ending_holds(script: Script, state: State) -> bool:
    """Whether the condition of the ending come to holds; it may not where no ending's does."""
    return script.endings[state.at].when.holds(remembered(script, state))


def _interrupted(script: Script, state: State) -> tuple[State, tuple[Speech, ...]]:
    """The state after the first interruption that is due, with what is said; none once the conversation has ended."""
    if len(state.told) == len(script.interruptions) or state.at in script.endings:
        return state, ()
    memory = remembered(script, state)
    for place, each in enumerate(script.interruptions):
        if place not in state.told and each.when.holds(memory):
            after = state._replace(
                moods=felt(state.moods, each.effect),
                notes=state.notes | each.notes,
                told=state.told | {place},
            )
            return _left(script, after, each.to) if each.to else after, (each.speech,)
    return state, ()


def earned(script: Script, steps: Iterable[Step]) -> tuple[Fraction, Fraction]:
    """Return the points that steps earn and the most they could.

    A serious violation earns nothing at its node; half of what is earned at repair nodes after it is given back, up to
    what was lost there.
    """
    total = possible = lost = made_up = _ZERO
    for step in steps:
        most, points = _simplest(step.most), _simplest(step.outcomes.points)
        possible += most
        if step.reply.grade == "serious":
            lost += most
            continue
        total += points
        if script.nodes[step.before.at].repair and lost:
            made_up += points * HALF
    return Fraction(total + min(lost, made_up)), Fraction(possible)


_ZERO: Fraction | int = 0


def _simplest(points: Fraction) -> Fraction | int:
    """Points as a whole number, where they are one: they add up ten times as fast."""
    return points.numerator if points.denominator == 1 else points
