"""Walks every state a conversation can come to, up to a bound, and tells what never happens and where it goes wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from officer_quiz.talk.ahead import Ahead
from officer_quiz.talk.play import State, Step, begin, ending_holds, going_on, heard, leads_to, offered, reply
from officer_quiz.talk.script import Node, Outcome, Outcomes, Reply, Script

BOUND = 20_000
"""States that are walked; a conversation with more is walked so far and said to be."""

Thing = tuple[str | int | None, ...]
"""Something that may happen: ``("node", name)``, ``("line", node, place)`` as `heard` counts them, ``("reply", node,
key)``, ``("case", node, key, place)``, ``("interruption", place)``, ``("ending", name)``."""
What = Literal["stuck", "only-one", "two-best", "none-earns", "best-violates", "endless", "no-ending"]


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something wrong at a node or an ending; `way` are the replies that come there, as ``node: key``."""

    what: What
    at: str
    way: tuple[str, ...]


@dataclass(slots=True)
class Explored:
    """What was found: the states walked, whether that is all of them, what happened somewhere, and what is wrong."""

    states: int = 0
    whole: bool = True
    happened: set[Thing] = field(default_factory=set)
    choices: set[tuple[str, tuple[tuple[str, int | None], ...]]] = field(default_factory=set)
    """The choices that one had: a node, and the replies offered there, each with its case."""
    wrong: list[Wrong] = field(default_factory=list)


Led = tuple[Reply, Outcomes, int | None]
"""A reply that is offered, what it leads to, and which of its cases that is."""


@dataclass(slots=True)
class _Frame:
    """A state on the way that is walked, and the replies still to be tried there."""

    state: State
    left: list[Led] = field(default_factory=list)
    key: str = ""


def explore(script: Script, bound: int = BOUND) -> Explored:
    """Walk the states depth first, without recursion; each kind of trouble at a node is told once.

    States are told apart by what matters to what may still come (`Ahead`).
    """
    found, ahead = Explored(), Ahead(script)
    trail = [_Frame(ahead.kept(begin(script)))]
    on_trail = {trail[0].state: True}
    """Every state that was come to: whether it is on the way that is walked."""
    _arrive(script, trail, found)
    while trail:
        frame = trail[-1]
        if not frame.left:
            on_trail[frame.state] = False
            trail.pop()
            continue
        reply, outcomes, _ = frame.left.pop()
        frame.key = reply.key
        gone, _ = going_on(script, frame.state, reply.key, outcomes)
        if gone.told != frame.state.told:
            found.happened.update(("interruption", place) for place in gone.told - frame.state.told)
        after = ahead.kept(gone)
        if (known := on_trail.get(after)) is not None:
            if known:
                _tell(found, "endless", frame.state.at, trail)
            continue
        if len(on_trail) >= bound:
            found.whole = False
            break
        on_trail[after] = True
        trail.append(_Frame(after))
        _arrive(script, trail, found)
    found.states = len(on_trail)
    return found


def _arrive(script: Script, trail: list[_Frame], found: Explored) -> None:
    """Look at the state come to, and note the replies to try there."""
    frame = trail[-1]
    state = frame.state
    if state.at in script.endings:
        found.happened.add(("ending", state.at))
        if not ending_holds(script, state):
            _tell(found, "no-ending", state.at, trail)
        return
    if not state.used:
        found.happened.add(("line", state.at, heard(script, state)[1]))
    led = [(each, *leads_to(script, state, each)) for each in offered(script, state)]
    frame.left = led[::-1]
    choice = state.at, tuple([(each.key, place) for each, _, place in led])
    if choice not in found.choices:
        found.choices.add(choice)
        found.happened.add(("node", state.at))
        for each, _, place in led:
            found.happened.add(("reply", state.at, each.key))
            if place is not None:
                found.happened.add(("case", state.at, each.key, place))
        for what in _troubles(script.nodes[state.at], led):
            _tell(found, what, state.at, trail)


def _troubles(node: Node, led: Sequence[Led]) -> Iterator[What]:
    """Yield what is wrong with the choice that one has at a node."""
    if not led:
        yield "stuck"
        return
    if node.moves:
        return
    if len(led) == 1:
        yield "only-one"
    most = max(outcomes.points for _, outcomes, _ in led)
    best = [reply for reply, outcomes, _ in led if outcomes.points == most]
    if not most:
        yield "none-earns"
    elif len(best) > 1:
        yield "two-best"
    elif best[0].grade in {"serious", "disqualifying"}:
        yield "best-violates"


def _tell(found: Explored, what: What, at: str, trail: list[_Frame]) -> None:
    if not any(each.what == what and each.at == at for each in found.wrong):
        way = tuple(f"{frame.state.at}: {frame.key}" for frame in trail if frame.key)
        found.wrong.append(Wrong(what, at, way))


def ends(script: Script, *, best: bool, bound: int = BOUND) -> list[tuple[Outcome, str]]:
    """Return how and where the conversation ends along the best replies, or along any of the worst, each ending once.

    Equal replies are all followed; what goes round and round ends nowhere.
    """
    waiting, seen = [begin(script)], set[State]()
    found: dict[str, Outcome] = {}
    while waiting and len(seen) < bound:
        state = waiting.pop()
        if state in seen:
            continue
        seen.add(state)
        if state.at in script.endings:
            found[state.at] = script.endings[state.at].outcome
            continue
        waiting += [step.after for step in _extreme(script, state, best=best)]
    return [(outcome, name) for name, outcome in found.items()]


def _extreme(script: Script, state: State, *, best: bool) -> list[Step]:
    """The best replies of a state, or the worst, a violation below all others."""
    steps = [reply(script, state, each.key) for each in offered(script, state)]
    worths = [(step.reply.grade not in {"serious", "disqualifying"}, step.outcomes.points) for step in steps]
    wanted = (max if best else min)(worths, default=None)
    return [step for step, worth in zip(steps, worths, strict=True) if worth == wanted]
