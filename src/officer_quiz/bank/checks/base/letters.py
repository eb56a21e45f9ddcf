"""Letters of choices as people write them into texts: 选B, B项错误, 选项B、C、D, BCD都对, “the answer is B”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from officer_quiz.bank.model import Item
from officer_quiz.text.diagnostic import Path

_PLAIN = {ord(wide) + place: ord("A") + place for wide in "Ａａ" for place in range(26)}
_PLAIN |= {ord("（"): ord("("), ord("）"): ord(")")}
_WIDE = re.compile("[Ａ-Ｚａ-ｚ（）]")


def run(letter: str, ends: str) -> str:
    """Return the pattern of one letter or several, not within a word and not before a unit (A市, B超, C类).

    A comma joins them only where `ends` follows the last: it also parts 选A，B项错误.
    """
    comma = rf"[，,](?=[\s{{}}A-H、，,]{{1,24}}+(?:{ends}))"
    join = rf"[”\"]?\s?(?:[、/+＋和与及或至到~～-]|{comma})?\s?[“\"]?(?<![a-z])"
    after = r"[A-Za-z0-9_}级类型市县区镇乡村超栋座楼股照证族]|\.[A-Za-z0-9]"
    return rf"(?<![A-Za-z0-9_.{{素]){letter}(?:{join}{letter}){{0,7}}+(?!{after})"


SENTENCE_END = r"[。；;)]|\s?$"
TOGETHER = "[都均全皆也]|[两三四五六]项"
_LETTERS = run("[A-H]", SENTENCE_END)
_SEVERAL = run("[A-H]", TOGETHER)
"""One that follows the shuffle, ``{C}``, is none of these."""
_BEFORE = (
    r"选项\s?[是为]?|答案(?:应当|应)?(?:是|为|选)?\s?[:：]?\s?|(?:(?<=应当)|(?<![当推入评竞挑筛]))选(?:择|了|的是)?\s?"
    r"|而(?:不是|非)\s?|排除\s?|正确的是\s?|[Cc]hoices?\s|[Oo]ptions?\s|[Aa]nswers?\s(?:is\s|are\s)?"
)
_AFTER = (
    r"[”\"]?\s?\)?\s?(?:[一二两三四五六七几各]?个?选?项(?!目)|正确|不正确|错误|不对|[对错](?=[，。；、的]|$)|都|均|也|才是|是正确|是错误|是[对错]的"
    r"|不?符合|不选|不能选|的?说法|的?表述|为正确|为错误|当选|不当选|不同(?=[，。；、：之在于点]|$)|相同|相反|相比|一样|类似|矛盾|重复|[以之]外|外(?=[，。；的]|$)"
    r"|(?:之间)?(?:的?(?:差别|区别|异同)|的不同))|\s(?:is|are)\s(?:right|wrong|correct|incorrect|true|false)"
)
_NAMED = re.compile(
    rf"(?:{_BEFORE})[“\"(】\]]?(?P<after>{_LETTERS})|(?P<before>{_SEVERAL})(?:{_AFTER})"
    rf"|^(?:理由)?(?:[如等]?同|参?见|[与和跟])\s?(?P<same>{_LETTERS})[项。]*$"
)
_LABEL = re.compile(
    r"(?:^|(?<=[。；;！!？?，,：:\s]))(?:\((?P<inside>[A-H])\)|(?P<before>[A-H])\s?[、．.：:])\s?(?=[\u4e00-\u9fff“《])"
)
"""A letter at the beginning of what is said of its choice: ``B、宣布处罚在后。``"""
_ALONE = re.compile(rf"\(?(?=.*[A-H].*[A-H]){_SEVERAL}\)?(?:[一二两三四五六]?项)?(?:[都均全皆].{{0,6}})?")
"""A choice that says nothing but letters."""
_STRONG = re.compile("选?项|答案|选")
_BRACKETED = re.compile(r"[(（【\[][\sA-H、，,]*[)）】\]]|答案.*")
_STANDS = re.compile(r"(?<![A-Za-z0-9_.{])[A-H]{1,8}(?![A-Za-z0-9_}]|\.[A-Za-z0-9])")
_LETTER = re.compile("[A-H]")
_RANGE = re.compile(r"([A-H])\s?[至到~～-]\s?([A-H])")
_ANY = re.compile("[A-HＡ-Ｈａ-ｈ]")


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
    """Return a text of the same length with full-width letters as half-width capitals, and such brackets."""
    return text.translate(_PLAIN) if _WIDE.search(text) else text


def letters_in(words: str) -> str:
    """Return the letters that stand in some words, with those between the ends of a range: A至C."""
    return "".join(_LETTER.findall(_RANGE.sub(_between, words)))


def _between(ends: re.Match[str]) -> str:
    return "".join(map(chr, range(ord(ends[1]), ord(ends[2]) + 1)))


def people(*texts: str) -> frozenset[str]:
    """Return the letters that a stem or the facts of a case give to people and things: A、B系邻居."""
    found: set[str] = set()
    for text in texts:
        bare = _BRACKETED.sub("", plain(text)) if _ANY.search(text) else ""
        meant = {letter for each in named(bare, frozenset("ABCDEFGH")) for letter in each.letters if each.strong}
        found |= {*letters_in("".join(_STANDS.findall(bare)))} - meant
    return frozenset(found)


def named(text: str, known: frozenset[str]) -> Iterable[Named]:
    """Return the letters of choices that a text speaks of; a letter that is no choice means something else."""
    if not _ANY.search(text):
        return ()
    bare = plain(text)
    labels = list(_LABEL.finditer(bare))
    several = len({letters_in(found[0]) for found in labels}) > 1
    places = {
        found.start(str(found.lastgroup)): found for found in (*(labels if several else ()), *_NAMED.finditer(bare))
    }
    each = (_named(text, places[start]) for start in sorted(places))
    return [one for one in each if known.issuperset(one.letters)]


def _named(text: str, found: re.Match[str]) -> Named:
    start, end = found.span(str(found.lastgroup))
    return Named(
        letters_in(found[str(found.lastgroup)]), text[start:end].strip(), start, bool(_STRONG.search(found[0]))
    )


def alone(text: str) -> str:
    """Return the letters of a choice that names other choices and says nothing else (``A、B``, ``AB都对``), or empty."""
    return letters_in(plain(text)) if _ANY.search(text) and _ALONE.fullmatch(plain(text)) else ""


def told(item: Item, *fields: str) -> Iterator[tuple[Path, str]]:
    """Yield the texts of a question in some fields, or within them, each with its path."""
    depth = len(item.path)
    return ((path, text) for path, text in item.prose if path[depth] in fields)
