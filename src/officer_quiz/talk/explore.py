"""Walks every state a conversation can come to, up to a bound, and tells what never happens and where it goes wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from officer_quiz.talk.play import State, Step, after, begin, ending_holds, heard, leads_to, offered, reply
from officer_quiz.talk.script import Outcome, Outcomes, Reply, Script

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


_Choice = tuple[Reply, Outcomes, int | None]
"""A reply that may be given, what it leads to there, and by which of its cases."""


@dataclass(slots=True)
class _Frame:
    """A state on the way that is walked, and the replies still to be tried there."""

    state: State
    left: list[_Choice]
    key: str = ""


def explore(script: Script, bound: int = BOUND) -> Explored:
    """Walk the states depth first, without recursion; each kind of trouble at a node is told once."""
    found = Explored()
    walk = _Walk(script, found)
    seen, on_trail = {walk.trail[0].state}, {walk.trail[0].state}
    while walk.trail:
        frame = walk.trail[-1]
        if not frame.left:
            on_trail.discard(frame.state)
            walk.trail.pop()
            continue
        given, outcomes, _ = frame.left.pop()
        frame.key = given.key
        state = after(script, frame.state, given.key, outcomes)
        if len(state.told) > len(frame.state.told):
            found.happened.update(("interruption", place) for place in state.told - frame.state.told)
        if state in on_trail:
            walk.tell("endless", frame.state.at)
        if state in seen:
            continue
        if len(seen) >= bound:
            found.whole = False
            break
        seen.add(state)
        on_trail.add(state)
        walk.arrive(state)
    found.states = len(seen)
    return found


class _Walk:
    """The way that is walked, from the start, and what is found on it."""

    def __init__(self, script: Script, found: Explored) -> None:
        self.trail: list[_Frame] = []
        self._script, self._found = script, found
        self._troubles: dict[Thing, tuple[What, ...]] = {}
        self.arrive(begin(script))

    def arrive(self, state: State) -> None:
        """Look at the state come to, and note the replies to try there."""
        script, happened, frame = self._script, self._found.happened, _Frame(state, [])
        self.trail.append(frame)
        if state.at in script.endings:
            happened.add(("ending", state.at))
            if not ending_holds(script, state):
                self.tell("no-ending", state.at)
            return
        happened.add(("node", state.at))
        if not state.used:
            happened.add(("line", state.at, heard(script, state)[1]))
        choices = [(each, *leads_to(script, state, each)) for each in offered(script, state)]
        choice: Thing = (state.at, *(part for each, _, place in choices for part in (each.key, place)))
        if choice not in self._troubles:  # many states leave the same choice
            self._troubles[choice] = tuple(_troubles(choices, limited=bool(script.nodes[state.at].moves)))
            happened.update(("reply", state.at, each.key) for each, _, _ in choices)
            happened.update(("case", state.at, each.key, place) for each, _, place in choices if place is not None)
        frame.left = choices[::-1]
        for what in self._troubles[choice]:
            self.tell(what, state.at)

    def tell(self, what: What, at: str) -> None:
        wrong = self._found.wrong
        if not any(each.what == what and each.at == at for each in wrong):
            way = tuple(f"{frame.state.at}: {frame.key}" for frame in self.trail if frame.key)
            wrong.append(Wrong(what, at, way))


def _troubles(choices: Sequence[_Choice], *, limited: bool) -> Iterator[What]:
    """Yield what is wrong with a choice, at a node with limited moves or another."""
    if not choices:
        yield "stuck"
        return
    if limited:
        return
    if len(choices) == 1:
        yield "only-one"
    most = max(outcomes.points for _, outcomes, _ in choices)
    best = [given for given, outcomes, _ in choices if outcomes.points == most]
    if not most:
        yield "none-earns"
    elif len(best) > 1:
        yield "two-best"
    elif best[0].grade in {"serious", "disqualifying"}:
        yield "best-violates"


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
