"""A conversation as a tree: each node where one first comes to it, its replies, and where each of them leads."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from officer_quiz.answers.words import number
from officer_quiz.kinds.base.dialogue import Node, Reply, ReplyCase, Silence
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.messages.catalogue import Wording
from officer_quiz.printable import one_line
from officer_quiz.ui.screens.marks import MARKS, STYLES

VERDICTS = {"good": "right", "mixed": "partly", "bad": "wrong"}
"""How an ending looks, by its outcome: as an answer of that verdict."""


def print_graph(dialogue: Dialogue, screen: Console, say: Wording) -> None:
    """Print a conversation as a tree of lines, each cut to the width of the screen."""
    screen.print(_Drawing(dialogue, say).tree())


class _Drawing:
    def __init__(self, dialogue: Dialogue, say: Wording) -> None:
        self._dialogue, self._say = dialogue, say
        self._drawn: set[str] = set()

    def tree(self) -> Tree:
        tree = Tree(_line(self._dialogue.title or self._dialogue.objective, "bold"), guide_style="dim")
        for key, person in self._dialogue.people.items():
            moods = "  ".join(f"{mood} {value}" for mood, value in person.mood.items())
            tree.add(_line(f"{key}  {person.name}  {moods}", "dim"))
        self._grow(tree, self._dialogue.start)
        for each in self._dialogue.interruptions:
            said = each.line or each.scene
            branch = tree.add(_line(f"{self._say('screen.graph.breaks-in', condition=each.when)}  {said}", "yellow"))
            if each.to:
                self._grow(branch, each.to)
        return tree

    def _grow(self, around: Tree, name: str) -> None:
        """Draw all that a node leads to, depth first, without recursion."""
        waiting = [(around, name)]
        while waiting:
            waiting += reversed(list(self._draw(*waiting.pop())))

    def _draw(self, around: Tree, name: str) -> Iterator[tuple[Tree, str]]:
        """Draw a node or an ending below what leads to it; yield the branches whose ends are still to be drawn."""
        dialogue = self._dialogue
        if name in dialogue.endings:
            ending = dialogue.endings[name]
            condition = self._if(ending.when)
            verdict = VERDICTS[ending.outcome]
            around.add(_line(f"{MARKS[verdict]} [{name}] {condition}{ending.text}", STYLES[verdict]))
            return
        node = dialogue.nodes[name]
        if name in self._drawn:
            around.add(_line(f"[{name}] ↑", "dim"))
            return
        self._drawn.add(name)
        branch = around.add(_line(f"[{name}] {self._heard(node)}", "cyan"))
        for case in node.when:
            branch.add(_line(f"{self._if(case.when)}{case.line or case.scene}", "italic"))
        if node.again:
            branch.add(_line(f"{self._say('screen.graph.again')}  {node.again}", "italic"))
        replies: list[Reply | Silence] = [*node.replies, *([node.silence] if node.silence else [])]
        for reply in replies:
            yield from self._reply(branch, node, reply)

    def _reply(self, branch: Tree, node: Node, reply: Reply | Silence) -> Iterator[tuple[Tree, str]]:
        said = reply.say or self._say("kinds.dialogue.silence")
        condition = self._if(reply.offered) if isinstance(reply, Reply) else ""
        violation = reply.violation if isinstance(reply, Reply) else ""
        broken = f"  {self._say('screen.violation', rule=violation)}" if violation else ""
        best = reply is node.best
        line = f"{self._points(reply.points)}  {condition}{said}{self._changes(reply)}{broken}"
        below = branch.add(_line(line, "green" if best else "red" if broken else ""))
        if reply.then:
            below.add(_line(reply.then, "italic"))
        for case in reply.when if isinstance(reply, Reply) else ():
            points = "" if case.points is None else f"{self._points(case.points)}  "
            other = below.add(_line(f"{self._if(case.when)}{points}{case.then}{self._changes(case)}"))
            if case.to:
                yield other, case.to
        if reply.to:
            yield below, reply.to
        elif reply is node.replies[-1] and node.to:
            yield branch, node.to

    def _heard(self, node: Node) -> str:
        """What is heard or seen, by whom, and how many moves there are."""
        by = self._dialogue.people[node.by].name if node.by in self._dialogue.people else ""
        moves = f"{self._say('screen.graph.moves', count=node.moves)}  " if node.moves else ""
        clock = f"{self._say('screen.graph.seconds', count=node.seconds)}  " if node.seconds else ""
        return f"{moves}{clock}{f'{by}：' if by and node.line else ''}{node.line or node.scene}"

    def _if(self, condition: str) -> str:
        return f"{self._say('screen.graph.if', condition=condition)}  " if condition else ""

    def _points(self, points: Fraction) -> str:
        return self._say("screen.graph.points", points=number(points))

    def _changes(self, reply: Reply | Silence | ReplyCase) -> str:
        """What a reply changes: moods, and what is remembered."""
        moods = [
            f"{who}.{mood} {change:+}" for who, inner in (reply.effect or {}).items() for mood, change in inner.items()
        ]
        notes = [self._say("screen.graph.notes", notes=tuple(reply.notes))] if reply.notes else []
        told = self._say("screen.between").join([*moods, *notes])
        return f"  〔{told}〕" if told else ""


def _line(text: str, style: str = "") -> Text:
    return Text(one_line(text), style=style, no_wrap=True, overflow="ellipsis")
