"""The graph of a conversation as a file, for those who review it: a picture, or text that other programs draw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from officer_quiz.errors import Exit, UserError
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.library.places import shown
from officer_quiz.library.writing import writing
from officer_quiz.messages.catalogue import Wording, message
from officer_quiz.store.disk import write_text
from officer_quiz.ui.graph.mermaid import mermaid
from officer_quiz.ui.graph.tree import tree_picture

DRAWN: Mapping[str, Callable[[Dialogue, Wording], str]] = {
    ".svg": tree_picture,
    ".mmd": mermaid,
    ".mermaid": mermaid,
}
"""What each ending of a file's name asks for."""


def write_graph(dialogue: Dialogue, path: Path, say: Wording) -> None:
    """Write a graph; UserError for a name that ends otherwise, or where it cannot be written."""
    draw = DRAWN.get(path.suffix.lower())
    if draw is None:  # a slip of the hand must not cost a bank
        raise UserError(message("screen.graph.ending", path=shown(path)), Exit.USAGE)
    with writing(path):
        write_text(path, draw(dialogue, say))
