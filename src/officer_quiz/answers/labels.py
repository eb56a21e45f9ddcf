"""Labels on screen: A, B, C for what is chosen, 1, 2, 3 for what is placed, and which keys answer an ask."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase

from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Choose


def labels(ask: Choose | Arrange) -> dict[str, str]:
    """Return the label of each option by its key: letters to choose, numbers to arrange, in screen order."""
    if isinstance(ask, Choose):
        return {option.key: ascii_uppercase[place] for place, option in enumerate(ask.options)}
    return {item.key: str(place) for place, item in enumerate(ask.items, 1)}


def row_labels(ask: Assign) -> dict[str, str]:
    """Return the label of each row: letters for a scale (``A5``), numbers for pairs (``1c``), none for named rows."""
    if not ask.typed_rows:
        return {row.key: "" for row in ask.rows}
    if is_scale(ask):
        return {row.key: ascii_uppercase[place] for place, row in enumerate(ask.rows)}
    return {row.key: str(place) for place, row in enumerate(ask.rows, 1)}


def column_labels(ask: Assign) -> dict[str, str]:
    """Return the label of each column: a scale's own numbers, lower-case letters for pairs, else capitals."""
    if is_scale(ask):
        return {column.key: column.key for column in ask.columns}
    letters = ascii_lowercase if ask.typed_rows else ascii_uppercase
    return {column.key: letters[place] for place, column in enumerate(ask.columns)}


def is_scale(ask: Assign) -> bool:
    """Return whether the columns are numbers that stand for themselves."""
    return all(column.key == column.text and column.key.isdigit() for column in ask.columns)


def answer_keys(ask: Ask) -> frozenset[str]:
    """Return the single lower-case characters that answer an ask, and so cannot be commands there."""
    match ask:
        case Choose(options=options):
            words = {word.casefold() for option in options for word in option.typed if len(word) == 1}
            return frozenset({label.lower() for label in labels(ask).values()} | words)
        case Assign():
            return frozenset(label.lower() for label in column_labels(ask).values())
        case _:
            return frozenset()
