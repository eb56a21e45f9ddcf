"""Letters of choices as people write them into texts: 选B, B项错误, 选项B、C、D, BCD都对, “the answer is B”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from officer_quiz.bank.model import Item
from officer_quiz.text.diagnostic import Path

_PLAIN = {ord("Ａ") + place: ord("A") + place for place in range(26)} | {ord("（"): ord("("), ord("）"): ord(")")}
_WIDE = re.compile("[Ａ-Ｚ（）]")
_RUN = r"(?<![A-Za-z0-9_.{])[A-H](?:\s?[、，,/+＋和与及或]?\s?(?<![a-z])[A-H]){0,7}(?![A-Za-z0-9_}]|\.[A-Za-z0-9])"
"""One letter or several, not within a word, and not one that follows the shuffle, ``{C}``."""
_BEFORE = (
    r"选项\s?|答案(?:应当|应)?(?:是|为|选)?\s?[:：]?\s?|(?<![当推入评竞挑筛])选(?:择|了|的是)?\s?"
    r"|[Cc]hoices?\s|[Oo]ptions?\s|[Aa]nswers?\s(?:is\s|are\s)?"
)
_AFTER = (
    r"\s?\)?\s?(?:[一二两三四五六七几各]?个?选?项(?!目)|正确|不正确|错误|不对|[对错](?=[，。；、的]|$)|都|均|也|才是|是正确|是错误|是[对错]的"
    r"|不?符合|不选|不能选|的?说法|的?表述|为正确|为错误|当选|不当选)|\s(?:is|are)\s(?:right|wrong|correct|incorrect|true|false)"
)
_NAMED = re.compile(rf"(?:{_BEFORE})[“\"(]?(?P<after>{_RUN})|(?P<before>{_RUN})(?:{_AFTER})")
_ALONE = re.compile(rf"\(?(?=.*[A-H].*[A-H]){_RUN}\)?(?:[一二两三四五六]?项)?(?:[都均全皆].{{0,6}})?")
"""A choice that says nothing but letters."""
_STRONG = re.compile("选?项|答案|选")
_BRACKETED = re.compile(r"[(（【\[][\sA-H、，,]*[)）】\]]|答案.*")
_STANDS = re.compile(_RUN)
_LETTER = re.compile("[A-H]")
_ANY = re.compile("[A-HＡ-Ｈ]")


@dataclass(frozen=True, slots=True)
class Named:
    """Letters named in a text: the letters, in their order, the words, and where these begin.

    `strong`: they are said to be those of choices; without it, they may be names of people.
    """

    letters: str
    words: str
    start: int
    strong: bool


def plain(text: str) -> str:
    """Return a text of the same length with full-width capitals and brackets as half-width ones."""
    return text.translate(_PLAIN) if _WIDE.search(text) else text


def letters_in(words: str) -> str:
    """Return the letters that stand in some words."""
    return "".join(_LETTER.findall(words))


def people(*texts: str) -> frozenset[str]:
    """Return the letters that a stem or the facts of a case give to people and things: A、B系邻居."""
    found: set[str] = set()
    for text in texts:
        bare = _BRACKETED.sub("", plain(text)) if _ANY.search(text) else ""
        meant = {letter for each in named(bare, frozenset("ABCDEFGH")) for letter in each.letters if each.strong}
        found |= {*letters_in("".join(_STANDS.findall(bare)))} - meant
    return frozenset(found)


def named(text: str, known: frozenset[str]) -> Iterator[Named]:
    """Yield the letters of choices that a text speaks of; a letter that is no choice means something else."""
    for found in _NAMED.finditer(plain(text)) if _ANY.search(text) else ():
        group = "after" if found["after"] else "before"
        letters = letters_in(found[group])
        if known.issuperset(letters):
            words = text[found.start(group) : found.end(group)].strip()
            yield Named(letters, words, found.start(group), bool(_STRONG.search(found[0])))


def alone(text: str) -> str:
    """Return the letters of a choice that names other choices and says nothing else (``A、B``, ``AB都对``), or empty."""
    return letters_in(plain(text)) if _ANY.search(text) and _ALONE.fullmatch(plain(text)) else ""


def told(item: Item, *fields: str) -> Iterator[tuple[Path, str]]:
    """Yield the texts of a question in some fields, or within them, each with its path."""
    depth = len(item.path)
    return ((path, text) for path, text in item.prose if path[depth] in fields)
