"""Mermaid, the text of graphs that many programs draw: a box a place, an arrow a reply, each conversation in a frame.

All text is literal: what Mermaid could take for its own is written as the number of its character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count

from officer_quiz.answers.words import number as points_of
from officer_quiz.exchange.base.talks import Told, told
from officer_quiz.exchange.base.tongue import wording
from officer_quiz.exchange.base.written import Written, said_apart
from officer_quiz.kinds.base.portable import Portable
from officer_quiz.messages.catalogue import Wording

NAME = "mermaid"
ENDINGS = (".mmd", ".mermaid")
CARRIES = frozenset({"id", "title", "violations"})
COLOURS = {
    "good": "fill:#e3f4e1,stroke:#2e7d32",
    "mixed": "fill:#fff6da,stroke:#b58900",
    "bad": "fill:#fde4e1,stroke:#c62828",
}
_MARKUP = re.compile(r"[\"#$%&'()*+\-/:;<=>@\[\\\]^_`{|}~]|(?<=\d)\.")


def write(title: str, questions: Sequence[Portable]) -> Written:
    """Return a graph of all conversations."""
    del title
    say = wording(questions)
    frames = count(1)

    def frame(question: Portable) -> str:
        return "\n".join(_frame(told(question), f"t{next(frames)}", say))

    pieces, accounts = said_apart(questions, CARRIES, frame)
    classes = [f"  classDef {name} {look}" for name, look in COLOURS.items()]
    return Written("\n".join(("flowchart TD", *pieces, *classes, "")).encode(), accounts)


def _frame(found: Told, name: str, say: Wording) -> Iterator[str]:
    """Yield the lines of a conversation."""
    talk = found.talk
    names = {id: f"{name}n{number}" for id, number in found.numbers.items()}
    yield f'  subgraph {name}["{label(f"{found.heading} ({found.question.id})")}"]'
    for place in talk.places:
        shown = "\n".join(each for each in (place.scene, found.spoken(place.by, place.line, say)) if each)
        yield f'    {names[place.id]}["{label(shown or place.id)}"]'
    for end in talk.endings:
        yield f'    {names[end.id]}(["{label(end.text)}"])'
    for place in talk.places:
        for letter, reply in found.replies(place):
            points = say("printed.talk-points", points=points_of(reply.points))
            against = f"\n{say('printed.talk-violation', text=reply.violation)}" if reply.violation else ""
            arrow = "-.->" if reply.violation else "-->"
            then = f"\n{reaction}" if (reaction := found.reaction(place, reply, say)) else ""
            text = label(f"{letter}. {reply.text}\n{points}{against}{then}")
            yield f'    {names[place.id]} {arrow}|"{text}"| {names[reply.to]}'
    yield "  end"
    for end in talk.endings:
        yield f"  class {names[end.id]} {end.outcome}"


def label(text: str) -> str:
    """Return a text as it stands between quotes, line by line."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "<br/>".join(_MARKUP.sub(lambda found: f"#{ord(found[0])};", line) for line in lines if line)
