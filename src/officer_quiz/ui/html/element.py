"""Makes HTML: what is text is shown literally, whatever it holds; only what is made here is markup."""

from __future__ import annotations

from html import escape

from officer_quiz.printable import literal


class Html(str):
    """A piece of a page; any other text is data."""

    __slots__ = ()


def element(name: str, *inside: str, of: str = "") -> Html:
    """Return an element of a class (`of`) with what is inside; nothing where nothing is inside."""
    whole = "".join(map(text, inside))
    if not whole:
        return Html("")
    kind = f' class="{of}"' if of else ""
    return Html(f"<{name}{kind}>{whole}</{name}>")


def text(value: str) -> str:
    """Return text as it reads, or a piece as it is."""
    return value if isinstance(value, Html) else escape(literal(value))
