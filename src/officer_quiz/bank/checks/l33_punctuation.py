"""L33: punctuation and brackets of one width, no stray spaces, no mark after a choice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.checks.base.choices import at
from officer_quiz.bank.checks.base.mending import Spans, titles
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.text import lookalikes
from officer_quiz.text.diagnostic import Fault, Mend, Path
from officer_quiz.text.spoilt import ODD_SPACES

RULE = Rule("L33", "info")
MESSAGES = {
    "zh": {
        "name": "标点与空格",
        "what": "中文旁边用了半角的逗号、句号、括号等；括号一半全角一半半角；汉字之间有空格；标点连写了两个；选项以句号、分号、逗号结尾。",
        "why": "全角半角混用在终端里对不齐；有的选项有句号、有的没有，会成为线索。",
        "half-width": "“{words}”是半角标点。中文里请用全角。",
        "brackets": "“{words}”的括号一半全角、一半半角。请统一用全角。",
        "space": "“{words}”汉字之间有空格。请删去。",
        "odd-space": "“{words}”汉字之间有{name}（{point}）。请删去。",
        "doubled": "“{words}”连写了两个标点。请只留一个。",
        "end": "选项以“{words}”结尾。选项末尾不加标点。",
    },
    "en": {
        "name": "punctuation and spaces",
        "what": "Half-width punctuation beside Chinese; a bracket pair of two widths; a space between Chinese characters; two marks in a row; a choice that ends in a full stop, semicolon or comma.",
        "why": "Mixed widths do not line up on a terminal; a full stop on some choices only is a cue.",
        "half-width": "“{words}” is half-width punctuation. Use full width in Chinese.",
        "brackets": "The brackets of “{words}” are of two widths. Use full width.",
        "space": "“{words}” has a space between Chinese characters. Remove it.",
        "odd-space": "“{words}” has {name} ({point}) between Chinese characters. Remove it.",
        "doubled": "“{words}” is two marks in a row. Keep one.",
        "end": "The choice ends in “{words}”. Choices end without punctuation.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 传唤后,询问查证一般不得超过几小时？
choices: {A: 四小时, B: 八小时, C: 十二小时。}
answer: B
"""
GOOD = """\
id: demo-1
type: single
stem: 传唤后，询问查证一般不得超过几小时？
choices: {A: 四小时, B: 八小时, C: 十二小时}
answer: B
"""
_HAN = "\u4e00-\u9fff"
_BLANKS = "".join((" ", *sorted(ODD_SPACES)))
_FAULTS = re.compile(
    rf"(?P<half>[,;:?!()](?<=[{_HAN}].)[{_HAN}]?)|(?P<brackets>\([^()（）]*）|（[^()（）]*\))|(?P<before>[,;:?!()][{_HAN}])|(?P<space>[{_BLANKS}](?<=[{_HAN}，。；：、”）》].)[{_BLANKS}]*(?=[{_HAN}“（《]))|(?P<doubled>[，。；：、]{{2,}})"
)
"""Each begins at the mark or blank itself: few places of a text are tried."""
_ANY = re.compile(f"[,;:?!(){_BLANKS}]|[，。；：、]{{2}}")
"""Part of every such slip: most texts are passed over by it."""
_MARKS = ",;:?!()"
_NAMES = {"half": "half-width", "before": "half-width"}


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a remark at each such slip, at the mark or blank itself, and at the mark that a choice ends in."""
    for _, path, text in bank.prose_having(_ANY):
        named, brackets = titles(text) if "《" in text else (), None
        for found in _FAULTS.finditer(text):
            name, (offset, end) = str(found.lastgroup), found.span()
            sort = _NAMES.get(name, name)
            brackets = brackets or (Spans(_BRACKETED, text) if text[offset] in "()" else None)
            mend = None if offset in named else _mend(sort, text, offset, found[0], brackets or ())
            words = text[offset - (name in {"half", "space"}) : end + (name == "space")]
            yield _told(path, sort, offset, text[offset], mend, words)
    for question, item in bank.of(Chosen):
        for letter, text in question.choices.items():
            if text.endswith(("。", "；", "，", ".", ";", ",")):
                yield RULE.fault(at(item, letter), "end", offset=len(text) - 1, words=text[-1])


def _told(path: Path, sort: str, offset: int, character: str, mend: Mend | None, words: str) -> Fault:
    if character in ODD_SPACES:
        name, point = lookalikes.blank_name(character), lookalikes.code_point(character)
        return RULE.fault(path, "odd-space", offset=offset, mend=mend, words=words, name=name, point=point)
    return RULE.fault(path, sort, offset=offset, mend=mend, words=words)


_WIDE = str.maketrans(_MARKS, "，；：？！（）")
_BETWEEN = re.compile(rf"(?<=[{_HAN}”》）])[,;:?!](?=[{_HAN}“《（]|$)")
_BRACKETED = re.compile(rf"\((?=[^()（）]*[{_HAN}])[^()（）]*\)")


def _mend(sort: str, text: str, offset: int, words: str, brackets: Spans | tuple[()]) -> Mend | None:
    """Return what a slip is certainly to be: marks between Chinese, brackets around it, the same mark twice.

    A blank may part two things; three full stops may stand for dots.
    """
    if sort == "brackets":
        return Mend(words, words.translate({ord("("): "（", ord(")"): "）"}))
    if sort == "doubled":
        return Mend(words, words[0]) if words == words[0] * 2 else None
    mark = text[offset]
    if sort == "half-width" and mark in "()":
        return Mend(mark, mark.translate(_WIDE)) if offset in brackets else None
    return Mend(mark, mark.translate(_WIDE)) if sort == "half-width" and _BETWEEN.match(text, offset) else None
