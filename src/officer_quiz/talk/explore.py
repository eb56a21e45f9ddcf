"""Walks every state a conversation can come to, up to a bound, and tells what never happens and where it goes wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from officer_quiz.talk.ahead import Ahead, Led
from officer_quiz.talk.play import (
    State,
    begin,
    ending_holds,
    felt,
    going_on,
    heard,
    leads_to,
    offered,
    remembered,
)
from officer_quiz.talk.script import Node, Outcome, Outcomes, Script

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
    left: Iterator[Led]
    key: str = ""


def explore(script: Script, ahead: Ahead, bound: int = BOUND) -> Explored:
    """Walk the states depth first, without recursion; each kind of trouble at a node is told once.

    States are told apart by what matters to what may still come, as `ahead` knows.
    """
    return _Walk(script, ahead).whole(bound)


class _Walk:
    """A walk through the states of a conversation."""

    def __init__(self, script: Script, ahead: Ahead) -> None:
        self._script, self._ahead, self._found = script, ahead, Explored()
        self._trail: list[_Frame] = []
        self._on_trail: dict[State, bool] = {}
        """Every state that was come to: whether it is on the way that is walked."""
        self._to_try: dict[object, Sequence[Led]] = {}
        """The replies to try in what one met at a node: what matters there and then of the states come to."""
        self._ends: dict[object, State] = {}

    def whole(self, bound: int) -> Explored:
        """Walk all ways, or so many states."""
        self._arrive(self._ahead.kept(begin(self._script)))
        while self._trail:
            frame = self._trail[-1]
            led = next(frame.left, None)
            if led is None:
                self._on_trail[frame.state] = False
                self._trail.pop()
                continue
            after = self._after(frame, led)
            known = self._on_trail.get(after)
            if known:
                self._tell("endless", frame.state.at)
            elif known is None and len(self._on_trail) >= bound:
                self._found.whole = False
                break
            elif known is None:
                self._arrive(after)
        self._found.states = len(self._on_trail)
        return self._found

    def _after(self, frame: _Frame, led: Led) -> State:
        """Return the state after a reply that is tried in a state."""
        reply, outcomes, _ = led
        frame.key, told = reply.key, frame.state.told
        if outcomes.to in self._script.endings:
            return self._ended(frame.state, reply.key, outcomes)
        after, broken = going_on(self._script, frame.state, reply.key, outcomes)
        if broken:
            self._found.happened.update(("interruption", place) for place in after.told - told)
        return self._ahead.kept(after)

    def _ended(self, state: State, key: str, outcomes: Outcomes) -> State:
        """Return the state after a reply that ends the conversation: many of them, and few differ in what is asked."""
        wanted = self._ahead.at_an_end
        moods = wanted.felt(felt(state.moods, outcomes.effect))
        notes = (state.notes | outcomes.notes) & wanted.notes
        alike = outcomes.to, moods, notes, state.turn if wanted.turn else 0
        if alike not in self._ends:
            self._ends[alike] = self._ahead.kept(going_on(self._script, state, key, outcomes)[0])
        return self._ends[alike]

    def _arrive(self, state: State) -> None:
        """Look at a state come to, and note the replies to try there."""
        script, happened = self._script, self._found.happened
        self._on_trail[state] = True
        if state.at in script.endings:
            self._trail.append(_Frame(state, iter(())))
            happened.add(("ending", state.at))
            if not ending_holds(script, state):
                self._tell("no-ending", state.at)
            return
        met = self._ahead.here(state)
        if (to_try := self._to_try.get(met)) is None:
            to_try = self._to_try[met] = self._meet(state)
        self._trail.append(_Frame(state, iter(to_try)))

    def _meet(self, state: State) -> Sequence[Led]:
        """Look at what one meets at a node for the first time, and return the replies to try."""
        script, at, happened = self._script, state.at, self._found.happened
        memory = remembered(script, state)
        happened.add(("node", at))
        if not state.used:
            happened.add(("line", at, heard(script, state, memory)[1]))
        led = [(each, *leads_to(script, state, each, memory)) for each in offered(script, state, memory)]
        for reply, _, place in led:
            happened.add(("reply", at, reply.key))
            if place is not None:
                happened.add(("case", at, reply.key, place))
        for what in _troubles(script.nodes[at], led):
            self._tell(what, at)
        return self._ahead.apart(state, led)

    def _tell(self, what: What, at: str) -> None:
        if not any(each.what == what and each.at == at for each in self._found.wrong):
            way = tuple(f"{frame.state.at}: {frame.key}" for frame in self._trail if frame.key)
            self._found.wrong.append(Wrong(what, at, way))


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
        waiting += _extreme(script, state, best=best)
    return [(outcome, name) for name, outcome in found.items()]


def _extreme(script: Script, state: State, *, best: bool) -> list[State]:
    """The states after the best replies of a state, or after the worst, a violation below all others."""
    memory = remembered(script, state)
    led = [(each, leads_to(script, state, each, memory)[0]) for each in offered(script, state, memory)]
    worths = [(reply.grade not in {"serious", "disqualifying"}, outcomes.points) for reply, outcomes in led]
    wanted = (max if best else min)(worths, default=None)
    given = [each for each, worth in zip(led, worths, strict=True) if worth == wanted]
    return [going_on(script, state, reply.key, outcomes)[0] for reply, outcomes in given]
