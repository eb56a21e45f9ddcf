"""What a question shows and what its key says: two questions of one paper must not give each other away."""

from __future__ import annotations

import re
from unicodedata import normalize

from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Choose
from officer_quiz.kinds.base.one_turn import OneTurn
from officer_quiz.kinds.base.question import Question
from officer_quiz.text.normal import NORMAL

TELLING = 10
"""Characters from which a key found in another question's text gives it away; shorter ones are common words."""
_SKIPPED = re.compile(r"[^\w\n]+|_")
"""Punctuation and spaces; texts stand on lines of their own."""


def shown(question: Question) -> str:
    """Return all that is read before the first answer to a question and each of its parts, without punctuation."""
    texts = [getattr(question, "facts", "")]
    for part in question.parts:
        turn = part.turn(())
        if turn is None:
            continue
        read = [*(passage.text for passage in turn.context), turn.prompt, *_options(turn.ask)]
        texts += [text for text in read if isinstance(text, str)]
    return bare("\n".join(texts))


def keys(question: Question) -> tuple[str, ...]:
    """Return the texts of a question's right choices that are long enough to give it away elsewhere."""
    texts = []
    for part in question.parts:
        if isinstance(part, OneTurn) and isinstance(ask := part.asked, Choose):
            right = part.key()
            texts += [option.text for option in ask.options if option.key in right]
    plain = (bare(text) for text in texts if isinstance(text, str) and len(text) >= TELLING)
    return tuple(text for text in plain if len(text) >= TELLING)


def _options(ask: Ask) -> list[object]:
    match ask:
        case Choose(options=options):
            return [option.text for option in options]
        case Arrange(items=items):
            return [item.text for item in items]
        case Assign(rows=rows, columns=columns):
            return [option.text for option in (*rows, *columns)]
        case _:
            return []


def bare(text: str) -> str:
    """Return a text without punctuation and spaces, each of its lines on one of its own."""
    return _SKIPPED.sub("", text if NORMAL.fullmatch(text) else normalize("NFKC", text))
