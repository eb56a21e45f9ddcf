"""The order of options on screen: the same on every machine for the same session, whatever the Python version.

Each option's place follows from a hash of the session's seed, the question and the option's key, so no random number
generator is involved and adding an option moves no other past another.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Option, Turn


def mark(*words: str) -> bytes:
    """Return a hash of words that orders things by chance, but the same everywhere."""
    return sha256("\0".join(words).encode()).digest()


def lay_out(turn: Turn, seed: str, salt: str, *, shuffle: bool) -> Turn:
    """Return `turn` with its options in screen order; see `lay_out_ask`."""
    return replace(turn, ask=lay_out_ask(turn.ask, seed, salt, shuffle=shuffle))


def lay_out_ask(ask: Ask, seed: str, salt: str, *, shuffle: bool) -> Ask:
    """Return `ask` with its options in screen order: shuffled by `seed` and `salt` where it may be.

    With `shuffle` off, choices and rows keep the authored order; what would give the answer away by its authored
    order (items to arrange, the columns of a matching) is shuffled all the same.
    """
    match ask:
        case Choose(fixed=fixed, options=options):
            return ask if fixed or not shuffle else replace(ask, options=_shuffled(options, seed, salt))
        case Arrange(items=items):
            return replace(ask, items=_shuffled(items, seed, salt))
        case Assign(rows=rows, columns=columns, fixed=fixed, columns_fixed=columns_fixed, typed_rows=matching):
            rows = rows if fixed or not shuffle else _shuffled(rows, seed, f"{salt}:rows")
            kept = columns_fixed or not (shuffle or matching)
            columns = columns if kept else _shuffled(columns, seed, f"{salt}:columns")
            return replace(ask, rows=rows, columns=columns)
        case Blanks():
            return ask


def _shuffled(options: tuple[Option, ...], seed: str, salt: str) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda option: mark(seed, salt, option.key)))
