"""Stems that ask for what is not so."""

from __future__ import annotations

import re

_WORDS = "不正确|错误的(?=是|有|[？?（(]|$)|不属于|不包括|不符合|除了?(?:下列|以下|哪)[^。；]{0,10}?外"
NEGATIVE = re.compile(_WORDS)
"""A stem that asks for what is wrong or left out."""
_MARKED = re.compile(r"【([^【】]*+)】|\*\*([^*]*+)\*\*")


def marked(stem: str) -> bool:
    """Return whether a stem has a negation between 【】 or ``**``."""
    return any(NEGATIVE.search(found[1] or found[2] or "") for found in _MARKED.finditer(stem))
