"""The script of a dialogue: what the engine plays, made of the parts that a file has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Protocol

from officer_quiz.kinds.base.dialogue import (
    SILENCE,
    Ending,
    Interruption,
    LineCase,
    Node,
    Person,
    Reply,
    ReplyCase,
    Silence,
)
from officer_quiz.talk.conditions import Condition, UnreadableError, parse
from officer_quiz.talk.script import Effect, Outcomes, Script, Speech, Spoken
from officer_quiz.talk.script import Ending as EndingOf
from officer_quiz.talk.script import Interruption as InterruptionOf
from officer_quiz.talk.script import Node as NodeOf
from officer_quiz.talk.script import Reply as ReplyOf

Places = Mapping[str, int]
"""The moods of a conversation by their names, each with its place among them."""
NEVER = Condition(lambda _: False, lambda *_: False)
"""What a condition that cannot be read counts as; it is told where it stands."""


def condition(text: str) -> Condition:
    """Return what a condition says, `NEVER` for one that cannot be read."""
    try:
        return parse(text)
    except UnreadableError:
        return NEVER


class Conversation(Protocol):
    """The parts of a conversation as a file has them."""

    @property
    def start(self) -> str:
        """The node it begins at."""

    @property
    def nodes(self) -> Mapping[str, Node]:
        """Its places."""

    @property
    def endings(self) -> Mapping[str, Ending]:
        """Where it may end."""

    @property
    def people(self) -> Mapping[str, Person]:
        """Who is talked to."""

    @property
    def interruptions(self) -> Sequence[Interruption]:
        """What breaks in on the way."""


def moods(of: Conversation) -> dict[str, int]:
    """Return how everybody feels at first, by ``person.mood``."""
    return {f"{key}.{mood}": value for key, person in of.people.items() for mood, value in person.mood.items()}


def silence_at(of: Conversation, node: Node) -> Silence | None:
    """Return what saying nothing leads to at a node, None where it is no answer.

    Where a clock runs and nothing is written, it earns nothing, raises the first mood of who speaks there, or the
    first of all, by one, and stays.
    """
    if node.silence or not node.seconds:
        return node.silence
    felt = [name.split(".", 1) for name in moods(of)]
    raised = next((each for each in felt if each[0] == node.by), next(iter(felt), None))
    return Silence(points=Fraction(0), feedback="", effect={raised[0]: {raised[1]: 1}} if raised else {})


def answers_at(of: Conversation, node: Node) -> tuple[Reply | Silence, ...]:
    """Return all that may be answered at a node, saying nothing last."""
    silence = silence_at(of, node)
    return (*node.replies, silence) if silence else tuple(node.replies)


def script(of: Conversation) -> Script:
    """Return a conversation as the engine plays it."""
    felt = moods(of)
    places = {name: place for place, name in enumerate(felt)}
    return Script(
        of.start,
        {name: _node(node, silence_at(of, node), places) for name, node in of.nodes.items()},
        {name: EndingOf(condition(ending.when), ending.outcome) for name, ending in of.endings.items()},
        felt,
        tuple(_interruption(each, places) for each in of.interruptions),
        turns=max((condition(text).turn for _, text in conditions(of)), default=0),
    )


def conditions(of: Conversation) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every condition of a conversation with its path, empty ones left out."""
    for name, node in of.nodes.items():
        for place, case in enumerate(node.when):
            yield ("nodes", name, "when", place, "if"), case.when
        for number, reply in enumerate(node.replies):
            at = ("nodes", name, "replies", number)
            if reply.offered:
                yield (*at, "if"), reply.offered
            for place, each in enumerate(reply.when):
                yield (*at, "when", place, "if"), each.when
    for place, interruption in enumerate(of.interruptions):
        yield ("interruptions", place, "if"), interruption.when
    for name, ending in of.endings.items():
        if ending.when:
            yield ("endings", name, "if"), ending.when


def _interruption(each: Interruption, places: Places) -> InterruptionOf:
    speech = Speech(each.scene, each.line, each.by)
    return InterruptionOf(condition(each.when), speech, _effect(each.effect, places), frozenset(each.notes), each.to)


def _node(node: Node, silence: Silence | None, places: Places) -> NodeOf:
    replies = [_reply(key, reply, node.by, places) for key, reply in zip(node.keys, node.replies, strict=True)]
    if silence:
        replies.append(ReplyOf(SILENCE, condition(""), _outcomes(silence, node.by, places)))
    return NodeOf(
        Speech(node.scene, node.line, node.by),
        tuple(replies),
        tuple(Spoken(condition(case.when), _speech(case, node)) for case in node.when),
        Speech("", node.again, node.again_by or node.by) if node.again else None,
        node.moves,
        node.to,
        node.repair,
        silence is not None,
    )


def _speech(case: LineCase, node: Node) -> Speech:
    """What is seen and said where a condition holds: what is seen stays as the node has it, unless the case tells."""
    return Speech(case.scene or node.scene, case.line, case.by or node.by)


def _reply(key: str, reply: Reply, by: str, places: Places) -> ReplyOf:
    plain = _outcomes(reply, by, places)
    cases = tuple((condition(case.when), _case(case, plain, places)) for case in reply.when)
    return ReplyOf(key, condition(reply.offered), plain, cases, reply.grade if reply.violation else "")


def _outcomes(reply: Reply | Silence, by: str, places: Places) -> Outcomes:
    then = Speech("", reply.then, reply.by or by)
    return Outcomes(reply.points, reply.feedback, then, reply.to, _effect(reply.effect, places), frozenset(reply.notes))


def _case(case: ReplyCase, plain: Outcomes, places: Places) -> Outcomes:
    return Outcomes(
        plain.points if case.points is None else case.points,
        case.feedback or plain.feedback,
        Speech("", case.then or plain.then.line, case.by or plain.then.by),
        case.to or plain.to,
        plain.effect if case.effect is None else _effect(case.effect, places),
        plain.notes if case.notes is None else frozenset(case.notes),
    )


def _effect(written: Mapping[str, Mapping[str, int]], places: Places) -> Effect:
    """What is written of moods that somebody has; of others it is told where it stands."""
    changes = ((f"{who}.{mood}", change) for who, moods in written.items() for mood, change in moods.items())
    return tuple((places[name], change) for name, change in changes if name in places)
