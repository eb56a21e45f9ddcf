"""A conversation as a tree: each node where one first comes to it, its replies, and where each of them leads."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from officer_quiz.kinds.base.dialogue import Node, Reply, Silence
from officer_quiz.kinds.base.dialogue_script import answers_at
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.messages.catalogue import Wording
from officer_quiz.printable import one_line
from officer_quiz.ui.graph.words import GraphWords
from officer_quiz.ui.screens.marks import MARKS, STYLES
from officer_quiz.ui.svg import svg

VERDICTS = {"good": "right", "mixed": "partly", "bad": "wrong"}
"""How an ending looks, by its outcome: as an answer of that verdict."""
PAGE = 140
"""How wide a picture is, in columns."""


def print_tree(dialogue: Dialogue, screen: Console, say: Wording) -> None:
    """Print a conversation as a tree of lines, each cut to the width of the screen."""
    screen.print(_Drawing(dialogue, GraphWords(dialogue, say), whole=False).tree())


def tree_picture(dialogue: Dialogue, say: Wording) -> str:
    """Return a conversation as a tree in SVG, every text whole."""
    page = Console(file=io.StringIO(), record=True, width=PAGE, force_terminal=True, color_system="truecolor")
    words = GraphWords(dialogue, say)
    page.print(_Drawing(dialogue, words, whole=True).tree())
    return svg(page, one_line(words.heading), "graph")


class _Drawing:
    def __init__(self, dialogue: Dialogue, words: GraphWords, whole: bool) -> None:
        self._dialogue, self._words, self._whole = dialogue, words, whole
        self._drawn: set[str] = set()

    def tree(self) -> Tree:
        tree = Tree(self._line(self._words.heading, "bold"), guide_style="dim")
        for key in self._dialogue.people:
            tree.add(self._line(self._words.person(key), "dim"))
        self._grow(tree, self._dialogue.start)
        for each in self._dialogue.interruptions:
            said = self._words.spoken(each.by, each.line) or each.scene
            branch = tree.add(self._line(f"{self._words.breaks_in(each.when)}  {said}", "yellow"))
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
        dialogue, words = self._dialogue, self._words
        if name in dialogue.endings:
            ending = dialogue.endings[name]
            verdict = VERDICTS[ending.outcome]
            line = f"{MARKS[verdict]} [{name}] {words.when(ending.when)}{ending.text}"
            around.add(self._line(line, STYLES[verdict]))
            return
        node = dialogue.nodes[name]
        if name in self._drawn:
            around.add(self._line(f"[{name}] ↑", "dim"))
            return
        self._drawn.add(name)
        branch = around.add(self._line(f"[{name}] {words.heard(node)}", "cyan"))
        for line in words.heard_instead(node):
            branch.add(self._line(line, "italic"))
        for reply in answers_at(dialogue, node):
            yield from self._reply(branch, node, reply)

    def _reply(self, branch: Tree, node: Node, reply: Reply | Silence) -> Iterator[tuple[Tree, str]]:
        broken = isinstance(reply, Reply) and reply.violation
        below = branch.add(
            self._line(self._words.reply(reply), "green" if reply is node.best else "red" if broken else "")
        )
        if reply.then:
            below.add(self._line(self._words.reaction(node, reply), "italic"))
        if isinstance(reply, Reply):
            for case in reply.when:
                other = below.add(self._line(self._words.case(node, reply, case)))
                if case.to:
                    yield other, case.to
        if reply.to:
            yield below, reply.to
        elif reply is node.replies[-1] and node.to:
            yield branch, node.to

    def _line(self, text: str, style: str = "") -> Text:
        if self._whole:
            return Text(one_line(text), style=style)
        return Text(one_line(text), style=style, no_wrap=True, overflow="ellipsis")
