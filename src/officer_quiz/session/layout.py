"""The order of options on screen: the same on every machine for the same session, whatever the Python version.

Each option's place follows from a hash of the session's seed, the question and the option's key, so no random number
generator is involved and adding an option moves no other past another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from officer_quiz.answers.following import on_screen, options_on_screen, reveal_on_screen
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Option, Turn
from officer_quiz.kinds.base.reveal import Reveal


def mark(*words: str) -> bytes:
    """Return a hash of words that orders things by chance, but the same everywhere."""
    return sha256("\0".join(words).encode()).digest()


def lay_out(turn: Turn, seed: str, salt: str, *, shuffle: bool) -> Turn:
    """Return `turn` with its options in screen order and its hint in their letters; see `lay_out_ask`."""
    ask = lay_out_ask(turn.ask, seed, salt, shuffle=shuffle)
    return replace(turn, ask=ask, hint=on_screen(turn.hint, ask))


def lay_out_reveal(reveal: Reveal, seed: str, salt: str, *, shuffle: bool) -> Reveal:
    """Return feedback with its options as they stood on screen, and its texts in their letters; see `lay_out_ask`."""
    return reveal_on_screen(replace(reveal, ask=lay_out_ask(reveal.ask, seed, salt, shuffle=shuffle)))


def lay_out_ask(ask: Ask, seed: str, salt: str, *, shuffle: bool) -> Ask:
    """Return `ask` with its options in screen order: shuffled by `seed` and `salt` where it may be.

    With `shuffle` off choices and rows keep the authored order, pinned choices always; what would give the answer
    away by its authored order (items to arrange, the columns of a matching) is shuffled all the same.
    """
    match ask:
        case Choose(fixed=fixed, options=options, pinned=pinned):
            if shuffle and not fixed:
                ask = replace(ask, options=_shuffled_around(options, pinned, seed, salt))
            return options_on_screen(ask)
        case Arrange(items=items):
            return replace(ask, items=_shuffled(items, seed, salt))
        case Assign(rows=rows, columns=columns, fixed=fixed, columns_fixed=columns_fixed, typed_rows=matching):
            rows = rows if fixed or not shuffle else _shuffled(rows, seed, f"{salt}:rows")
            kept = columns_fixed or not (shuffle or matching)
            columns = columns if kept else _shuffled(columns, seed, f"{salt}:columns")
            return replace(ask, rows=rows, columns=columns)
        case Blanks():
            return ask


def _shuffled_around(options: tuple[Option, ...], pinned: Sequence[str], seed: str, salt: str) -> tuple[Option, ...]:
    """The options shuffled, those pinned in their places."""
    moved = iter(_shuffled(tuple(option for option in options if option.key not in pinned), seed, salt))
    return tuple(option if option.key in pinned else next(moved) for option in options)


def _shuffled(options: tuple[Option, ...], seed: str, salt: str) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda option: mark(seed, salt, option.key)))
