"""A conversation with all it remembers as a Mermaid graph: a box a place, an arrow each outcome of a reply."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase

from officer_quiz.exchange.mermaid import COLOURS, label
from officer_quiz.kinds.base.dialogue import Node, Reply
from officer_quiz.kinds.base.dialogue_script import answers_at
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.messages.catalogue import Wording
from officer_quiz.ui.graph.words import GraphWords


def mermaid(dialogue: Dialogue, say: Wording) -> str:
    """Return a conversation as Mermaid has graphs; every text is literal."""
    return "\n".join((*_Drawing(dialogue, GraphWords(dialogue, say)).lines(), ""))


class _Drawing:
    def __init__(self, dialogue: Dialogue, words: GraphWords) -> None:
        self._dialogue, self._words = dialogue, words
        self._names = {name: f"n{number}" for number, name in enumerate((*dialogue.nodes, *dialogue.endings), 1)}

    def lines(self) -> Iterator[str]:
        dialogue, words = self._dialogue, self._words
        yield "flowchart TD"
        people = "\n".join((words.heading, *(words.person(key) for key in dialogue.people)))
        yield f'  start[/"{label(people)}"/] --> {self._names[dialogue.start]}'
        for name, node in dialogue.nodes.items():
            heard = "\n".join((f"[{name}] {words.heard(node)}", *words.heard_instead(node)))
            yield f'  {self._names[name]}["{label(heard)}"]'
        for name, ending in dialogue.endings.items():
            text = f"[{name}] {words.when(ending.when)}{ending.text}"
            yield f'  {self._names[name]}(["{label(text)}"]):::{ending.outcome}'
        for name, node in dialogue.nodes.items():
            yield from self._arrows(name, node)
        yield from self._interruptions()
        for outcome, look in COLOURS.items():
            yield f"  classDef {outcome} {look}"

    def _arrows(self, name: str, node: Node) -> Iterator[str]:
        """Yield where each reply leads, and where it leads to instead; last where the moves at a place lead."""
        for letter, reply in zip(ascii_uppercase, answers_at(self._dialogue, node), strict=False):
            broken = isinstance(reply, Reply) and bool(reply.violation)
            then = self._words.reaction(node, reply)
            text = "\n".join(each for each in (f"{letter}. {self._words.reply(reply)}", then) if each)
            yield self._arrow(name, text, reply.to or name, dotted=broken)
            if isinstance(reply, Reply):
                for case in reply.when:
                    told = f"{letter}. {self._words.case(node, reply, case)}"
                    yield self._arrow(name, told, case.to or reply.to or name, dotted=broken)
        if node.to:
            yield self._arrow(name, self._words.moves(node), node.to)

    def _interruptions(self) -> Iterator[str]:
        for number, each in enumerate(self._dialogue.interruptions, 1):
            said = self._words.spoken(each.by, each.line) or each.scene
            text = f"{self._words.breaks_in(each.when)}\n{said}"
            yield f'  i{number}{{{{"{label(text)}"}}}}{f" -.-> {self._names[each.to]}" if each.to else ""}'

    def _arrow(self, name: str, text: str, to: str, dotted: bool = False) -> str:
        return f'  {self._names[name]} {"-.->" if dotted else "-->"}|"{label(text)}"| {self._names[to]}'
