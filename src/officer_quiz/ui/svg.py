"""What a recorded console shows, as a picture in SVG that needs no network."""

from __future__ import annotations

import re
from html import unescape

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, TerminalTheme

CELL = 12.2
"""How wide rich draws a column, in the units of the picture."""
_FETCHED = re.compile(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", re.DOTALL)
_LENGTH = re.compile(r'textLength="[^"]*"([^>]*>)([^<]*)')


def svg(screen: Console, title: str, name: str, theme: TerminalTheme = DEFAULT_TERMINAL_THEME) -> str:
    """Return what a console recorded, in a frame with a title; `name` is unique among the pictures of one page.

    rich would fetch its fonts, and takes wide characters for narrow ones: neither is left.
    """
    drawn = _FETCHED.sub("", screen.export_svg(title=title, unique_id=name, theme=theme))
    return _LENGTH.sub(
        lambda found: f'textLength="{CELL * cell_len(unescape(found[2])):.1f}"{found[1]}{found[2]}', drawn
    )
