"""The faults of a dialogue that can be told without playing it: dead links, names of nobody, unreadable conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from officer_quiz.kinds.base.dialogue import SILENCE, Effects, Node, Reply, Silence
from officer_quiz.kinds.base.dialogue_script import Conversation, conditions, moods
from officer_quiz.messages.catalogue import message
from officer_quiz.talk.conditions import TURN, Condition, UnreadableError, parse
from officer_quiz.text.diagnostic import Fault, Path
from officer_quiz.text.nearest import nearest

MOST = 4
"""Replies of a node where one is chosen."""


class Faults:
    """Looks for the faults of a conversation."""

    def __init__(self, of: Conversation) -> None:
        self._of = of
        self._moods = moods(of).keys()

    def found(self) -> Iterator[Fault]:
        """Yield the faults, each at the link, the name or the reply it is about."""
        yield from self._links()
        for name, node in self._of.nodes.items():
            yield from _node_faults(("nodes", name), node)
        for name in self._of.endings:
            if name in self._of.nodes:
                yield fault("name-twice", ("endings", name), on_key=True, name=name)
        yield from self._unreached()
        yield from self._names()
        yield from self._silent()
        yield from self._conditions()

    def links(self) -> Iterator[tuple[Path, str, str]]:
        """Yield every link: its path, the node it stands at (empty for an interruption), and where it leads."""
        for name, node in self._of.nodes.items():
            if node.to:
                yield ("nodes", name, "to"), name, node.to
            if node.silence and node.silence.to:
                yield ("nodes", name, "silence", "to"), name, node.silence.to
            for place, reply in enumerate(node.replies):
                at: Path = ("nodes", name, "replies", place)
                if reply.to:
                    yield (*at, "to"), name, reply.to
                for number, case in enumerate(reply.when):
                    if case.to:
                        yield (*at, "when", number, "to"), name, case.to
        for place, each in enumerate(self._of.interruptions):
            if each.to:
                yield ("interruptions", place, "to"), "", each.to

    def _links(self) -> Iterator[Fault]:
        if self._of.start not in self._of.nodes:
            yield fault("dead-link", ("start",), to=self._of.start)
        for path, _, to in self.links():
            if to not in self._of.nodes and to not in self._of.endings:
                yield fault("dead-link", path, to=to)

    def _unreached(self) -> Iterator[Fault]:
        if self._of.start not in self._of.nodes:
            return
        leads: dict[str, set[str]] = {}
        for _, at, to in self.links():
            leads.setdefault(at, set()).add(to)
        met, waiting = set[str](), [self._of.start, *leads.get("", ())]
        if any(ending.when for ending in self._of.endings.values()):
            waiting += self._of.endings  # whichever holds comes; that each can is found by playing
        while waiting:
            name = waiting.pop()
            if name not in met:
                met.add(name)
                waiting += leads.get(name, ())
        for group, names in (("nodes", self._of.nodes), ("endings", self._of.endings)):
            for name in names:
                if name not in met:
                    yield fault("unreachable-node", (group, name), on_key=True, name=name)

    def _names(self) -> Iterator[Fault]:
        """Yield a fault at each person or mood that is none of the people's."""
        for path, by in self._speakers():
            if by and by not in self._of.people:
                called = (key for key, person in self._of.people.items() if person.name == by)
                near = next(called, None) or nearest(by, self._of.people)
                yield fault("unknown-person-near" if near else "unknown-person", path, name=by, near=near or "")
        for path, effect in self._effects():
            for who, changes in effect.items():
                for mood in changes:
                    if f"{who}.{mood}" not in self._moods:
                        yield fault("unknown-mood", (*path, who, mood), on_key=True, name=f"{who}.{mood}")

    def _speakers(self) -> Iterator[tuple[Path, str]]:
        for name, node in self._of.nodes.items():
            yield ("nodes", name, "by"), node.by
            yield ("nodes", name, "again_by"), node.again_by
            for place, case in enumerate(node.when):
                yield ("nodes", name, "when", place, "by"), case.by
        for path, _, by in self._reactions():
            yield (*path, "by"), by
        for place, each in enumerate(self._of.interruptions):
            yield ("interruptions", place, "by"), each.by

    def _reactions(self) -> Iterator[tuple[Path, str, str]]:
        """Yield each reply, silence or case of a reply: its path, the reaction that it leads to, and whose it is."""
        for path, each in self._said():
            yield path, each.then, each.by
            for number, case in enumerate(each.when if isinstance(each, Reply) else ()):
                yield (*path, "when", number), case.then or each.then, case.by

    def _silent(self) -> Iterator[Fault]:
        """Yield a fault at each speaker of a reaction, or of what is said again, where nothing is said."""
        for path, then, by in self._reactions():
            if by and not then:
                yield fault("by-alone", (*path, "by"), what="then")
        for name, node in self._of.nodes.items():
            if node.again_by and not node.again:
                yield fault("by-alone", ("nodes", name, "again_by"), what="again")

    def _said(self) -> Iterator[tuple[Path, Reply | Silence]]:
        for name, node in self._of.nodes.items():
            if node.silence:
                yield ("nodes", name, "silence"), node.silence
            for place, reply in enumerate(node.replies):
                yield ("nodes", name, "replies", place), reply

    def _effects(self) -> Iterator[tuple[Path, Effects]]:
        for path, each in self._said():
            yield (*path, "effect"), each.effect
            for number, case in enumerate(each.when if isinstance(each, Reply) else ()):
                yield (*path, "when", number, "effect"), case.effect or {}
        for place, interruption in enumerate(self._of.interruptions):
            yield ("interruptions", place, "effect"), interruption.effect

    @property
    def noted(self) -> set[str]:
        """All that may be remembered."""
        notes = {note for _, each in self._said() for note in each.notes}
        cases = (case for _, each in self._said() if isinstance(each, Reply) for case in each.when)
        notes |= {note for case in cases for note in case.notes or ()}
        return notes | {note for each in self._of.interruptions for note in each.notes}

    def _conditions(self) -> Iterator[Fault]:
        noted = self.noted
        for path, text in conditions(self._of):
            try:
                asked = parse(text)
            except UnreadableError as error:
                said = message(f"kinds.dialogue.condition-{error.what}")
                yield Fault("L31", path, said, offset=error.place)
                continue
            yield from self._asked(path, text, asked, noted)

    def _asked(self, path: Path, text: str, asked: Condition, noted: set[str]) -> Iterator[Fault]:
        """Yield a fault at a condition that asks for what nobody feels or notes, or that always holds."""
        if not text.strip():
            yield fault("condition-name-missing", path)
        for name in sorted(asked.notes - noted):
            yield fault("unknown-note", path, name=name)
        for name in sorted(asked.numbers - self._moods - {TURN}):
            yield fault("unknown-mood", path, name=name)


def circles(start: str, nodes: Mapping[str, Node]) -> Iterator[Fault]:
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
            yield fault("endless-path", ("nodes", name, "replies", place, "to"), to=to)
        elif to not in done:
            trail[to] = 0


def best_replies(start: str, nodes: Mapping[str, Node]) -> Iterator[Fault]:
    """Yield a fault at each node without one best reply, and where the path of best replies breaks a rule."""
    for name, node in nodes.items():
        most = node.best.points
        if [reply.points for reply in node.replies].count(most) > 1 or not most:
            yield fault("best-reply", ("nodes", name, "replies"))
    name, met = start, set[str]()
    while name in nodes and name not in met:
        met.add(name)
        best = nodes[name].best
        if best.violation:
            place = nodes[name].replies.index(best)
            yield fault("best-violates", ("nodes", name, "replies", place, "violation"))
        name = best.to


def _node_faults(at: Path, node: Node) -> Iterator[Fault]:
    if not node.line and not node.scene:
        yield fault("silent-node", at, on_key=True)
    if not node.moves and len(node.replies) > MOST:
        yield fault("too-many-replies", (*at, "replies"), most=MOST)
    if bool(node.moves) != bool(node.to):
        yield fault("moves-and-to", (*at, "moves" if node.moves else "to"))
    met: dict[str, int] = {}
    for place, reply in enumerate(node.replies):
        here: Path = (*at, "replies", place)
        if reply.id and (first := met.setdefault(reply.id, place)) != place:
            yield fault("reply-twice", (*here, "id"), id=reply.id, first=first + 1)
        if node.silent and reply.id == SILENCE:
            yield fault("reply-silence", (*here, "id"), id=reply.id)
        if not reply.to and not node.moves:
            yield fault("no-way-on", here)
        if reply.violation and not reply.cite:
            yield fault("violation-cite", (*here, "violation"))


def fault(key: str, path: Path, /, *, on_key: bool = False, **args: object) -> Fault:
    """Return a fault of a dialogue in the words of its kind."""
    return Fault("L31", path, message(f"kinds.dialogue.{key}", **args), on_key=on_key)
