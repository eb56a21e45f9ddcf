"""Walks every state a conversation can come to, up to a bound, and tells what never happens and where it goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from officer_quiz.talk.play import State, Step, begin, ending_holds, heard, leads_to, offered, reply
from officer_quiz.talk.script import Outcome, Script

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
    wrong: list[Wrong] = field(default_factory=list)


@dataclass(slots=True)
class _Frame:
    """A state on the way that is walked, and the replies still to be tried there."""

    state: State
    left: list[str]
    key: str = ""


def explore(script: Script, bound: int = BOUND) -> Explored:
    """Walk the states depth first, without recursion; each kind of trouble at a node is told once."""
    found, seen = Explored(), set[State]()
    trail, on_trail = [_Frame(begin(script), [])], {begin(script)}
    seen.add(trail[0].state)
    _arrive(script, trail, found)
    while trail:
        frame = trail[-1]
        if not frame.left:
            on_trail.discard(frame.state)
            trail.pop()
            continue
        frame.key = frame.left.pop()
        after = reply(script, frame.state, frame.key).after
        found.happened.update(("interruption", place) for place in after.told - frame.state.told)
        if after in on_trail:
            _tell(found, "endless", frame.state.at, trail)
        if after in seen:
            continue
        if len(seen) >= bound:
            found.whole = False
            break
        seen.add(after)
        trail.append(_Frame(after, []))
        on_trail.add(after)
        _arrive(script, trail, found)
    found.states = len(seen)
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
    found.happened.add(("node", state.at))
    if not state.used:
        found.happened.add(("line", state.at, heard(script, state)[1]))
    replies = offered(script, state)
    for each in replies:
        found.happened.add(("reply", state.at, each.key))
        if (place := leads_to(script, state, each)[1]) is not None:
            found.happened.add(("case", state.at, each.key, place))
    frame.left = [each.key for each in reversed(replies)]
    for what in _troubles(script, state):
        _tell(found, what, state.at, trail)


def _troubles(script: Script, state: State) -> Iterator[What]:
    """Yield what is wrong with the choice that one has in a state."""
    replies = offered(script, state)
    if not replies:
        yield "stuck"
        return
    if script.nodes[state.at].moves:
        return
    if len(replies) == 1:
        yield "only-one"
    points = {each.key: leads_to(script, state, each)[0].points for each in replies}
    best = [each for each in replies if points[each.key] == max(points.values())]
    if not max(points.values()):
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
