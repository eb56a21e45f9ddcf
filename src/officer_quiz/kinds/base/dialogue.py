"""The parts of a dialogue, and the faults of their graph: dead links, places never come to, paths that never end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from officer_quiz.kinds.base.question import Points, Skill
from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Fault, Path
from officer_quiz.text.fields import FEW, Cites, Length, Name, Prose, Text, doc


@dataclass(frozen=True, kw_only=True)
class Reply:
    """Something the officer may say: what it earns, where it leads, and what to remark on it."""

    say: Annotated[Text, doc("民警说的话或做的事", "what the officer says or does")]
    points: Annotated[Points, doc("得分，每处最高的只有一句", "what it earns; one reply of a node earns most")]
    to: Annotated[Name, doc("接着去哪一处或哪个结局", "the node or ending it leads to")]
    feedback: Annotated[Text, doc("点评：写明能力或条文", "a remark that names the skill or the article")]
    skills: Annotated[list[Skill], Length(most=FEW), doc("能力（八项）", "which of the eight skills it shows")] = field(
        default_factory=list
    )
    violation: Annotated[Prose, doc("违反了什么规定", "which rule it breaks")] = ""
    cite: Annotated[Cites, doc("违反的条文", "the article it breaks")] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Node:
    """A place in the conversation: what the other person says, what is seen, and the officer's possible replies."""

    line: Annotated[Prose, doc("对方说的话", "what the other person says")] = ""
    scene: Annotated[Prose, doc("看到的情形", "what is seen")] = ""
    replies: Annotated[list[Reply], Length(2, 4), doc("可以怎样回答，二至四句", "two to four replies")]

    @property
    def best(self) -> Reply:
        """The reply that earns most."""
        return max(self.replies, key=lambda reply: reply.points)


@dataclass(frozen=True, kw_only=True)
class Ending:
    """Where a conversation may end."""

    text: Annotated[Text, doc("结局", "how it ends")]
    outcome: Annotated[Literal["good", "mixed", "bad"], doc("好、一般、不好", "good, mixed or bad")]


def graph_faults(start: str, nodes: Mapping[str, Node], endings: Mapping[str, Ending]) -> Iterator[Fault]:
    """Yield the faults of a dialogue's graph, each at the link, the place or the reply it is about."""
    if start not in nodes:
        yield _fault("dead-link", ("start",), to=start)
    for name, node in nodes.items():
        yield from _node_faults(name, node, {*nodes, *endings})
    for name in endings:
        if name in nodes:
            yield _fault("name-twice", ("endings", name), on_key=True, name=name)
    met = _reached(start, nodes)
    for group, names in (("nodes", nodes), ("endings", endings)):
        for name in names:
            if start in nodes and name not in met:
                yield _fault("unreachable-node", (group, name), on_key=True, name=name)
    yield from _circles(start, nodes)
    yield from _best_path(start, nodes)


def _node_faults(name: str, node: Node, known: set[str]) -> Iterator[Fault]:
    at: Path = ("nodes", name)
    if not node.line and not node.scene:
        yield _fault("silent-node", at, on_key=True)
    most = node.best.points
    if [reply.points for reply in node.replies].count(most) > 1 or not most:
        yield _fault("best-reply", (*at, "replies"))
    for place, reply in enumerate(node.replies):
        if reply.to not in known:
            yield _fault("dead-link", (*at, "replies", place, "to"), to=reply.to)
        if reply.violation and not reply.cite:
            yield _fault("violation-cite", (*at, "replies", place, "violation"))


def _reached(start: str, nodes: Mapping[str, Node]) -> set[str]:
    met: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in met:
            met.add(name)
            waiting += [reply.to for reply in nodes[name].replies] if name in nodes else []
    return met


def _circles(start: str, nodes: Mapping[str, Node]) -> Iterator[Fault]:
    """Yield a fault at each reply that leads back to a place on the way to it (depth first, no recursion)."""
    done: set[str] = set()
    trail: dict[str, int] = {start: 0}
    while trail:
        name = next(reversed(trail))
        replies = nodes[name].replies if name in nodes else []
        place = trail[name]
        if place == len(replies):
            done.add(name)
            del trail[name]
            continue
        trail[name] += 1
        to = replies[place].to
        if to in trail:
            yield _fault("endless-path", ("nodes", name, "replies", place, "to"), to=to)
        elif to not in done:
            trail[to] = 0


def _best_path(start: str, nodes: Mapping[str, Node]) -> Iterator[Fault]:
    """Yield a fault where the path of best replies breaks a rule."""
    name, met = start, set[str]()
    while name in nodes and name not in met:
        met.add(name)
        best = nodes[name].best
        if best.violation:
            place = nodes[name].replies.index(best)
            yield _fault("best-violates", ("nodes", name, "replies", place, "violation"))
        name = best.to


def _fault(key: str, path: Path, /, *, on_key: bool = False, **args: object) -> Fault:
    return Fault("L31", path, message(f"kinds.dialogue.{key}", **args), on_key=on_key)
