"""Stems that ask for what is not so."""

from __future__ import annotations

import re

_THEN = r"[】*]{0,2}(?:是|有|[？?（(]|$)"
_OF = "(?:说法|表述|做法|行为|情形|选项|理解|认识)"
_WORDS = (
    f"不正确|错误的(?={_THEN})|(?<![正改出现除犯认])错误的?(?=[】*]{{0,2}}的?{_OF}{_THEN})|不属于|不包括|不包含|不符合|除了?(?:下列|以下|哪)[^。；]{{0,10}}?外"
    f"|有误的?(?={_THEN})|不(?:恰当|妥当?|准确|合法|合规|规范|合理|对)的?(?={_THEN})|不含(?=[】*]{{0,2}}(?:下列|以下|哪))"
)
_NOT = "(?<!是)不(?:应当?|能|适用|需要?|必|可以|含|是|具有)"
_NOT_SO = f"{_NOT}|(?<!是)不(?:得|宜|构成)|并非|禁止"
"""With what the law itself forbids: asked for only where it stands before …的是哪一项."""
_END = f"{_OF}?(?:人员?)?[】*]{{0,2}}(?:是|有)\\s*(?:[（(？?：:]|哪|谁|____|$)"
_NEGATIVE = re.compile(
    f"(?P<plain>{_WORDS})|(?:哪[一些种个几项类])(?:(?!属于|[是为对系]|认定|关于)[^，。；]){{0,10}}?(?P<asked>{_NOT}|不宜|不构成|并非|(?:(?<=[法述为形项])|(?<=[法述为形项]【))错误(?=】?(?:[？?（(]|$)))"
    f"|(?P<ends>{_NOT_SO})(?=[^，。；的]{{0,16}}的{_END})"
)
"""A stem that asks for what is wrong or left out."""
_ANY = re.compile("[不误除并禁]")
"""Part of every negation: most stems are passed over by it."""
_ALONE = re.compile(f"{_WORDS}|{_NOT_SO}|错误")
_MARKED = re.compile(r"【([^【】]*+)】|\*\*([^*]*+)\*\*")


def negation(stem: str) -> tuple[int, str] | None:
    """Return where the negation of a stem stands, and its words; None where it has none."""
    found = _NEGATIVE.search(stem) if _ANY.search(stem) else None
    return (found.start(found.lastgroup), found[found.lastgroup]) if found and found.lastgroup else None


def marked(stem: str) -> bool:
    """Return whether a stem has a negation between 【】 or ``**``."""
    return any(_ALONE.search(found[1] or found[2] or "") for found in _MARKED.finditer(stem))
