"""Responses by authored keys as they are typed, whatever a screen showed: what is kept of an answer and analysed."""

from __future__ import annotations

from officer_quiz.answers.labels import is_scale
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Choose, Response


def typed(ask: Ask, response: Response) -> str | None:
    """Return ``ACD`` for what was chosen, ``2 1 3`` for an order, ``A5 B2`` for ratings, ``B E`` for best and worst.

    None where keys do not say it: blanks, pairs.
    """
    match ask:
        case Choose():
            return "".join(response)
        case Arrange():
            return " ".join(response)
        case Assign() if isinstance(response, dict) and not ask.typed_rows:
            return " ".join(response[row.key] for row in ask.rows)
        case Assign() if isinstance(response, dict) and is_scale(ask):
            return " ".join(f"{row}{value}" for row, value in sorted(response.items()))
    return None
