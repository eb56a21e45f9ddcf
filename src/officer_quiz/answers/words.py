"""Responses, questions and points in words: option texts rather than letters, which belong to one screen."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Option, Past, Response
from officer_quiz.kinds.base.following import follow
from officer_quiz.kinds.base.question import Question
from officer_quiz.messages.catalogue import Message, Wording


def number(value: Fraction) -> str:
    """Return points for people: at most two decimals, no trailing zeros."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def spoken(text: str | Message, say: Wording) -> str:
    """Return bank text as it is, or a message in the user's language."""
    return text if isinstance(text, str) else say(text)


def responses_in_words(question: Question, past: Past, say: Wording) -> str:
    """Return the responses to a question in words, turn by turn, up to one that is none; a blank turn is a dash."""
    parts = []
    for place, response in enumerate(past):
        turn = question.turn(past[:place])
        if turn is None or (response is not None and turn.ask.refuse(response)):
            break
        parts.append(response_in_words(turn.ask, response, say) if response is not None else "—")
    return " ‖ ".join(parts)


def headline(question: Question, say: Wording) -> str:
    """Return a question in one line, for lists: its title, what it asks, or the scene it sets."""
    turn = question.turn(())
    assert turn is not None, "an unanswered question asks something"
    told_first = turn.context[0].text if turn.context else spoken(turn.prompt, say)
    return question.title or told_first


def response_in_words(ask: Ask, response: Response, say: Wording) -> str:
    """Return one response in words."""
    match ask:
        case Choose(options=options):
            texts = _texts(options, say)
            return "；".join(texts[key] for key in response) or "—"
        case Blanks():
            return " / ".join(response)
        case Arrange(items=items):
            texts = _texts(items, say)
            return " → ".join(texts[key] for key in response)
        case Assign(rows=rows, columns=columns):
            row_texts, column_texts = _texts(rows, say), _texts(columns, say)
            pairs = response.items() if isinstance(response, dict) else ()
            return "；".join(f"{row_texts[row]} → {column_texts[column]}" for row, column in pairs)


def _texts(options: Sequence[Option], say: Wording) -> dict[str, str]:
    """The text of each option by its key, and by those it had; it names others by what they say."""
    own = {option.key: spoken(option.text, say) for option in options}
    quoted = {key: f"“{text}”" for key, text in own.items()}
    return {key: follow(own[option.key], quoted) for option in options for key in (*option.former, option.key)}
