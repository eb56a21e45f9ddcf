"""The language that questions are written in, for the words that a format puts around them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from officer_quiz import kinds
from officer_quiz.exchange.base.written import parts_of
from officer_quiz.kinds.base.portable import Portable
from officer_quiz.messages.catalogue import Wording

_CHINESE = re.compile("[\u4e00-\u9fff]")
_WORD = re.compile("[A-Za-z]{2,}")


def language(questions: Iterable[Portable]) -> str:
    """Return `zh` where the questions have more Chinese characters than words of another script, else `en`."""
    texts = [text for question in questions for text in _asked(question)]
    chinese = sum(len(_CHINESE.findall(text)) for text in texts)
    return "zh" if chinese >= sum(len(_WORD.findall(text)) for text in texts) else "en"


def _asked(question: Portable) -> Iterable[str]:
    yield question.prompt
    yield question.explain
    yield from (passage.text for passage in question.context)
    for part in parts_of(question):
        yield from _asked(part)


def wording(questions: Iterable[Portable]) -> Wording:
    """Return the words of the language that questions are written in."""
    return Wording(language(questions), {"kinds": kinds.wording})
