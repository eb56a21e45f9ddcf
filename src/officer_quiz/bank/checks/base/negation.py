"""Stems that ask for what is not so."""

from __future__ import annotations

import re

_THEN = r"[】*]{0,2}(?:是|有|[？?（(]|$)"
_WORDS = (
    f"不正确|错误的(?={_THEN})|不属于|不包括|不包含|不符合|除了?(?:下列|以下|哪)[^。；]{{0,10}}?外"
    f"|有误的?(?={_THEN})|不(?:恰当|妥当?|准确|合法|合规|规范|合理|对)的?(?={_THEN})|不含(?=[】*]{{0,2}}(?:下列|以下|哪))"
)
_NOT = "(?<!是)不(?:应当?|能|适用|需要?|必|可以|含|是|具有)"
_END = "(?:情形|行为|做法|说法|人员?)?(?:是|有)\\s*[（(？?]"
NEGATIVE = re.compile(
    f"(?P<plain>{_WORDS})|(?:哪[一些种个几项类])(?:(?!属于|[是为对系]|认定|关于)[^，。；]){{0,10}}?(?P<asked>{_NOT})|(?P<ends>{_NOT})(?=[^，。；]{{0,16}}的{_END})"
)
"""A stem that asks for what is wrong or left out."""
_ALONE = re.compile(f"{_WORDS}|{_NOT}")
_MARKED = re.compile(r"【([^【】]*+)】|\*\*([^*]*+)\*\*")


def negation(stem: str) -> tuple[int, str] | None:
    """Return where the negation of a stem stands, and its words; None where it has none."""
    found = NEGATIVE.search(stem)
    return (found.start(found.lastgroup), found[found.lastgroup]) if found and found.lastgroup else None


def marked(stem: str) -> bool:
    """Return whether a stem has a negation between 【】 or ``**``."""
    return any(_ALONE.search(found[1] or found[2] or "") for found in _MARKED.finditer(stem))
