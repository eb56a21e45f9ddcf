"""Plays a conversation: from a state and a reply to the next state; pure, so that a replay comes to the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from officer_quiz.talk.conditions import TURN
from officer_quiz.talk.script import HIGHEST, LOWEST, Effect, Outcomes, Reply, Script, Speech


@dataclass(frozen=True, slots=True)
class State:
    """Where a conversation stands: the node (or ending) come to, what is felt, remembered and happened so far.

    `moods` are in the order of the script; `met` are the nodes met before, as far as they say something else when one
    comes again; `used` are the replies used at this node, with limited moves; `told` are the interruptions that have
    happened, by their places. States are equal from which nothing can go differently.
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


class _Memory:
    """A state as conditions see it."""

    __slots__ = ("_moods", "_state")

    def __init__(self, script: Script, state: State) -> None:
        self._moods, self._state = script.moods, state

    def has(self, note: str) -> bool:
        return note in self._state.notes

    def number(self, name: str) -> int:
        return self._state.turn if name == TURN else self._state.moods[list(self._moods).index(name)]


def begin(script: Script) -> State:
    """Return the state at the start."""
    return State(script.start, tuple(script.moods.values()))


def heard(script: Script, state: State) -> tuple[Speech, int | None]:
    """Return what is seen and said at a node, and which of its cases speaks; nothing new where replies are left over.

    None for a node that says its own line, `AGAIN` where it says what it says when one comes again.
    """
    node, memory = script.nodes[state.at], _Memory(script, state)
    if state.used:
        return Speech(), None
    for place, case in enumerate(node.cases):
        if case.when.holds(memory):
            return case.speech, place
    if node.again and state.at in state.met:
        return node.again, AGAIN
    return node.speech, None


def offered(script: Script, state: State) -> tuple[Reply, ...]:
    """Return the replies that may be given now."""
    memory = _Memory(script, state)
    return tuple(
        reply for reply in script.nodes[state.at].replies if reply.key not in state.used and reply.offered.holds(memory)
    )


def leads_to(script: Script, state: State, reply: Reply) -> tuple[Outcomes, int | None]:
    """Return what a reply leads to in a state, and which of its cases that is (None: none)."""
    memory = _Memory(script, state) if reply.cases else None
    for place, (when, outcomes) in enumerate(reply.cases):
        if memory and when.holds(memory):
            return outcomes, place
    return reply.plain, None


def most(script: Script, state: State) -> Fraction:
    """Return the most that can be earned by one reply now.

    With limited moves the first counts the most that any of the replies earns, the next the second most, and so on:
    the order in which they are used makes no difference.
    """
    node, memory = script.nodes[state.at], _Memory(script, state)
    replies = [reply for reply in node.replies if reply.offered.holds(memory)] if node.moves else offered(script, state)
    points = [leads_to(script, state, reply)[0].points for reply in replies]
    if not state.used:
        return max(points, default=Fraction(0))
    place = len(state.used)
    return sorted(points, reverse=True)[place] if place < len(points) else Fraction(0)


def reply(script: Script, state: State, key: str) -> Step:
    """Return what giving a reply leads to; KeyError for one that the node does not have.

    A reply that is not offered now (the conversation was changed after it was recorded) is taken as it stands.
    """
    node = script.nodes[state.at]
    given = next((each for each in node.replies if each.key == key), None)
    if given is None:
        raise KeyError(key)
    outcomes, _ = leads_to(script, state, given)
    after, broken = _after(script, state, key, outcomes)
    then = [outcomes.then] if outcomes.then.line or outcomes.then.scene else []
    return Step(state, given, outcomes, most(script, state), (*then, *broken), after)


def after(script: Script, state: State, key: str, outcomes: Outcomes) -> State:
    """Return the state after a reply that leads to these outcomes, for those who ask for no more of the step."""
    return _after(script, state, key, outcomes)[0]


def _after(script: Script, state: State, key: str, outcomes: Outcomes) -> tuple[State, tuple[Speech, ...]]:
    """The state after a reply, and what interrupted there."""
    felt = State(  # made outright: conversations are replayed thousands of times, and copying takes longer
        state.at,
        _felt(script, state.moods, outcomes.effect),
        state.notes | outcomes.notes,
        state.met,
        state.used,
        state.told,
        min(state.turn + 1, script.turns + 1),
    )
    return _interrupted(script, _go(script, felt, outcomes.to, key))


def _felt(script: Script, moods: tuple[int, ...], effect: Effect) -> tuple[int, ...]:
    """Moods after an effect, within their bounds."""
    if not effect:
        return moods
    changes = dict(effect)
    named = zip(script.moods, moods, strict=True)
    return tuple(max(LOWEST, min(HIGHEST, value + changes.get(name, 0))) for name, value in named)


def _go(script: Script, state: State, to: str, key: str) -> State:
    """The state after going on: staying at a node with moves left, or leaving for another node or an ending.

    Where moves are limited, a reply that leads nowhere, or to its own node, stays.
    """
    node = script.nodes[state.at]
    if not to or (node.moves and to == state.at):
        staying = replace(state, used=state.used | {key})
        if len(staying.used) < node.moves and offered(script, staying):
            return staying
        to = node.to
    return _left(script, state, to)


def _left(script: Script, state: State, to: str) -> State:
    """The state after leaving a node for another, or for an ending."""
    if to in script.endings:
        to = _ending(script, state, to)
    met = state.met | {state.at} if script.nodes[state.at].again else state.met
    return State(to, state.moods, state.notes, met, frozenset(), state.told, state.turn)


def _ending(script: Script, state: State, to: str) -> str:
    """The ending that comes: the one led to, or where its condition fails the first whose condition holds."""
    memory = _Memory(script, state)
    return next((name for name in (to, *script.endings) if script.endings[name].when.holds(memory)), to)


def ending_holds(script: Script, state: State) -> bool:
    """Whether the condition of the ending come to holds; it may not where no ending's does."""
    return script.endings[state.at].when.holds(_Memory(script, state))


def _interrupted(script: Script, state: State) -> tuple[State, tuple[Speech, ...]]:
    """The state after the first interruption that is due, with what is said; none once the conversation has ended."""
    if state.at in script.endings:
        return state, ()
    memory = _Memory(script, state)
    for place, each in enumerate(script.interruptions):
        if place not in state.told and each.when.holds(memory):
            after = replace(
                state,
                moods=_felt(script, state.moods, each.effect),
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
    total = possible = lost = made_up = Fraction(0)
    for step in steps:
        possible += step.most
        if step.reply.grade == "serious":
            lost += step.most
            continue
        total += step.outcomes.points
        if script.nodes[step.before.at].repair and lost:
            made_up += step.outcomes.points * HALF
    return total + min(lost, made_up), possible
