"""Keys left in a stem, as papers in Word have them: （ B ）, （×）, __B__, 答案：B, …？ B."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from officer_quiz.bank.checks.base.letters import letters_in, plain
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.fill import Fill, same
from officer_quiz.kinds.numeric import Numeric
from officer_quiz.kinds.ordering import Ordering
from officer_quiz.kinds.true_false import TrueFalse, judgements

_WORDS: Mapping[str, str] = {word.upper(): judged for word, judged in judgements().items()}
_JUDGED = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_SIGNS = "".join(word for word in _WORDS if not word.isalnum())
_LETTERS = r"[A-H](?:[\s、，,]{0,2}[A-H]){0,7}"
_OPEN, _CLOSE = r"(?:[(（【\[]|(?<!_)_{1,8})", r"(?:[)）】\]]|_{1,8}(?!_))"
_ENDS = r"(?=\s*+[。．.)）】\]]{0,2}\s*+$)"
_BEHIND = "|".join(
    rf"(?<={end}\s{{{blanks}}})" for end in (r"[？?。)）】_\n]", "的[是有]", "的[是有][:：]") for blanks in range(4)
)
"""What a key stands behind at the end of a stem: a letter behind a blank alone is a name, as in 请看图 A."""
_BRACKETS = re.compile(rf"{_OPEN}\s*(?P<key>{_LETTERS}|{_JUDGED})\s*{_CLOSE}", re.IGNORECASE)
_SAID = re.compile(
    rf"(?:(?:正确|参考|标准)?答案\s*(?:是|为|[:：])|\b(?:answer|key)\s*[:：])\s*(?P<key>{_LETTERS}(?![A-Za-z])|{_JUDGED}|(?=\S))",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"(?:(?:正确|参考|标准)?答(?:案|\s*[:：])\s*(?P<told>{_LETTERS}|[TFYN{_SIGNS}])|(?:{_BEHIND})(?P<key>{_LETTERS}|{_JUDGED})|(?<=\s)(?P<sign>[{_SIGNS}])){_ENDS}",
    re.IGNORECASE,
)
"""At the end of a stem: …？答:A and …？ A; a sign that judges behind any blank."""
_HELD = re.compile(rf"{_OPEN}\s*+(?P<key>[^\s()（）【】\[\]_][^()（）【】\[\]_]{{0,11}}?)\s*{_CLOSE}")
_AT_A_BLANK = re.compile(r"____[\u4e00-\u9fff]{0,4}\s{0,2}$")
_TO_THE_END = re.compile(r"[。？?\s]*+$")
_ORDERS = ("ABCDEFGHIJKL", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫", "123456789")
_BETWEEN = re.compile(r"[\s、，,→-]+")
_MARKS = re.compile(r"[(（【\[_]|答案|[Aa]nswer|[Kk]ey")
_LAST_MARKS = frozenset("ABCDEFGHabcdefghＡＢＣＤＥＦＧＨ").union(
    word[-1] for word in (*_WORDS, *map(str.lower, _WORDS))
)


def left_keys(question: Question) -> Sequence[tuple[int, str, bool]]:
    """Return where a key stands in the stem of a question, its words, and whether it is the question's own key."""
    stem = str(getattr(question, "stem", ""))
    marks, last = _MARKS.search(stem), stem.rstrip(" \n。．.)）】")[-1:] in _LAST_MARKS
    if not (marks or last):
        return ()
    bare = plain(stem)
    found = [*_in_brackets(question, bare), *_written(question, bare, _SAID)] if marks else []
    found = found or [*(_written(question, bare, _LAST) if last else ())]
    if isinstance(question, (Fill, Numeric, Ordering)):
        found += [(each, True) for each in _answers(question, bare)]
    return [(each.start(), stem[each.start() : each.end()], own) for each, own in found]


def _in_brackets(question: Question, stem: str) -> Sequence[tuple[re.Match[str], bool]]:
    """Return the keys in brackets; letters that differ name people: 甲（A）与乙（B）."""
    found = list(_written(question, stem, _BRACKETS))
    letters = {each["key"].upper() for each in _BRACKETS.finditer(stem)} & set("ABCDEFGH") if found else ()
    return [each for each in found if len(letters) < 2 or each[0]["key"].upper() not in letters]


def _written(question: Question, stem: str, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield what a pattern finds that is a key, and whether it is the question's own."""
    for found in pattern.finditer(stem):
        key = found[found.lastgroup or 0].strip()
        if (own := _same(question, key, said=pattern is _SAID)) is not None:
            yield found, own


def _answers(question: Fill | Numeric | Ordering, stem: str) -> Iterator[re.Match[str]]:
    """Yield what answers a question that has no letters, in brackets or on a blank.

    A number in brackets may count what a sentence lists: that of a blank stands beside it, or at the end.
    """
    held = list(_HELD.finditer(stem))
    if isinstance(question, Ordering):
        count = len(question.steps)
        orders = [sorted(labels[:count]) for labels in _ORDERS] if count > 2 else []
        yield from (each for each in held if sorted(_BETWEEN.sub("", each["key"])) in orders)
    elif isinstance(question, Numeric):
        own = {same(f"{question.answer:f}{unit}") for unit in ("", question.unit)} if held else ()
        yield from (each for each in held if same(each["key"]) in own)
    elif held := [each for each in held if "_" in each[0] or _beside(stem, each)]:
        own = {same(text) for texts in question.answer for text in texts}
        yield from (each for each in held if same(each["key"]) in own)


def _beside(stem: str, found: re.Match[str]) -> bool:
    before = stem[max(found.start() - 12, 0) : found.start()]
    return bool(_TO_THE_END.match(stem, found.end()) or _AT_A_BLANK.search(before))


def _same(question: Question, key: str, *, said: bool) -> bool | None:
    """Whether what is written is the key of a question, None where it means something else."""
    if isinstance(question, Chosen):
        letters = letters_in(key.upper())
        if letters and question.choices.keys() >= set(letters) and key.upper() not in _WORDS.keys() - set(letters):
            return set(letters) == question.keys
        return True if said and not letters else None
    if isinstance(question, TrueFalse) and key.upper() in _WORDS:
        return _WORDS[key.upper()] == question.answer
    return True if said else None
