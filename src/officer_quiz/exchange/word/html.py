"""The text of a page that a Word file takes in, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser


class _Paragraphs(HTMLParser):
    """Takes the text of a page apart at its blocks."""

    BLOCKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
    PASSED = frozenset({"style", "script", "head", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.passed = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Begin a block, or what is passed over."""
        del attrs
        self.passed += tag in self.PASSED
        self.text += ["\n"] if tag in self.BLOCKS else ["\t"] if tag in {"td", "th"} else []

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        self.passed = max(0, self.passed - (tag in self.PASSED))
        self.text += ["\n"] if tag in self.BLOCKS else []

    def handle_data(self, data: str) -> None:
        """Take a text."""
        if not self.passed:
            self.text.append(" ".join(data.split("\n")))


def of_html(page: str) -> Iterator[str]:
    """Yield the paragraphs of a page, cells of a table with tabs between."""
    parser = _Paragraphs()
    parser.feed(page)
    parser.close()
    yield from (line.strip("\t ") for line in "".join(parser.text).split("\n"))
