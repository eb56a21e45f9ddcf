"""Keys left in a stem, as papers in Word have them: （ B ）, （×）, 答案：B."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from officer_quiz.bank.checks.base.letters import letters_in, plain
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.true_false import FALSE, TRUE, TrueFalse

_WORDS: Mapping[str, str] = {word.upper(): "对" for word in (*TRUE, "✓", "✔")} | {
    word.upper(): "错" for word in (*FALSE, "✗", "✘", "X")
}
_JUDGED = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_BRACKETS = re.compile(
    rf"[(（【\[]\s*(?P<key>[A-H](?:[\s、，,]{{0,2}}[A-H]){{0,7}}|{_JUDGED})\s*[)）】\]]", re.IGNORECASE
)
_SAID = re.compile(
    rf"(?:(?:正确|参考|标准)?答案\s*(?:是|为|[:：])|\b(?:answer|key)\s*[:：])\s*(?P<key>[A-H](?:[\s、，,]{{0,2}}[A-H]){{0,7}}(?![A-Za-z])|{_JUDGED}|(?=\S))",
    re.IGNORECASE,
)


def left_keys(question: Question) -> Iterator[tuple[int, str, bool]]:
    """Yield where a key stands in the stem of a question, its words, and whether it is the question's own key."""
    stem = str(getattr(question, "stem", ""))
    for pattern in (
        (_BRACKETS, _SAID) if any(mark in stem for mark in ("(", "（", "【", "[", "答案", "nswer", "ey:")) else ()
    ):
        for found in pattern.finditer(plain(stem)):
            if (same := _same(question, found["key"].strip(), said=pattern is _SAID)) is not None:
                yield found.start(), stem[found.start() : found.end()], same


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
