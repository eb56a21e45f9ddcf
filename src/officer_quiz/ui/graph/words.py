"""What a graph of a conversation says of its places, replies and conditions, in every form it is drawn in."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from officer_quiz.answers.words import number
from officer_quiz.kinds.base.dialogue import Node, Reply, ReplyCase, Silence
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.messages.catalogue import Wording


class GraphWords:
    """The words of one conversation's graph."""

    def __init__(self, dialogue: Dialogue, say: Wording) -> None:
        self._dialogue, self._say = dialogue, say
        named = ((key, person, mood) for key, person in dialogue.people.items() for mood in person.mood)
        called = [(f"{key}.{mood}", f"{key}.{person.called(mood)}") for key, person, mood in named]
        self._called = sorted(called, key=lambda each: -len(each[0]))  # a name may begin as another one does

    @property
    def heading(self) -> str:
        """What the conversation is called."""
        return self._dialogue.title or self._dialogue.objective

    def person(self, key: str) -> str:
        """Who somebody is, and how they feel at first."""
        person = self._dialogue.people[key]
        moods = "  ".join(f"{person.called(mood)} {value}" for mood, value in person.mood.items())
        return f"{key}  {person.name}  {moods}".rstrip()

    def heard(self, node: Node) -> str:
        """What is heard or seen, by whom, and how many moves there are."""
        moves = f"{self.moves(node)}  " if node.moves else ""
        clock = f"{self._say('screen.graph.seconds', count=node.seconds)}  " if node.seconds else ""
        return f"{moves}{clock}{self.spoken(node.by, node.line) or node.scene}"

    def moves(self, node: Node) -> str:
        """How many things may be done at a place."""
        return self._say("screen.graph.moves", count=node.moves)

    def heard_instead(self, node: Node) -> Iterator[str]:
        """Yield what is heard or seen at a place instead, each with its condition; last what is said the next time."""
        for case in node.when:
            yield f"{self.when(case.when)}{self.spoken(case.by or node.by, case.line) or case.scene}"
        if node.again:
            yield f"{self._say('screen.graph.again')}  {self.spoken(node.again_by or node.by, node.again)}"

    def spoken(self, by: str, text: str) -> str:
        """What somebody says, with their name before it where they have one."""
        people = self._dialogue.people
        return self._say("printed.talk-says", who=people[by].name, text=text) if text and by in people else text

    def reaction(self, node: Node, reply: Reply | Silence) -> str:
        """How somebody reacts to a reply, empty where nobody does."""
        return self.spoken(reply.by or node.by, reply.then)

    def breaks_in(self, condition: str) -> str:
        """When somebody breaks in."""
        return self._say("screen.graph.breaks-in", condition=self._read(condition))

    def when(self, condition: str) -> str:
        """A condition before what it is for; nothing where there is none."""
        return f"{self._say('screen.graph.if', condition=self._read(condition))}  " if condition else ""

    def _read(self, condition: str) -> str:
        """A condition as it reads on screen: moods by what they are called there."""
        for written, called in self._called:
            condition = condition.replace(written, called)
        return condition

    def reply(self, reply: Reply | Silence) -> str:
        """What a reply earns, on what condition it is offered, what it changes, and which rule it breaks."""
        offered = self.when(reply.offered) if isinstance(reply, Reply) else ""
        said = reply.say or self._say("kinds.dialogue.silence")
        return f"{self._points(reply.points)}  {offered}{said}{self.changes(reply)}{self._broken(reply)}"

    def case(self, node: Node, reply: Reply, case: ReplyCase) -> str:
        """What a reply leads to instead, and when."""
        points = "" if case.points is None else f"{self._points(case.points)}  "
        then = self.spoken(case.by or reply.by or node.by, case.then)
        return f"{self.when(case.when)}{points}{then}{self.changes(case)}"

    def changes(self, reply: Reply | Silence | ReplyCase) -> str:
        """What a reply changes: moods, and what is remembered."""
        changes = ((who, mood, change) for who, moods in (reply.effect or {}).items() for mood, change in moods.items())
        moods = [f"{self._read(f'{who}.{mood}')} {change:+}" for who, mood, change in changes]
        notes = [self._say("screen.graph.notes", notes=tuple(reply.notes))] if reply.notes else []
        told = self._say("screen.between").join([*moods, *notes])
        return f"  〔{told}〕" if told else ""

    def _broken(self, reply: Reply | Silence) -> str:
        violation = reply.violation if isinstance(reply, Reply) else ""
        return f"  {self._say('screen.violation', rule=violation)}" if violation else ""

    def _points(self, points: Fraction) -> str:
        return self._say("screen.graph.points", points=number(points))
