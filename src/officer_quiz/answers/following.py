"""Texts whose letters follow their choices (``{C}``), as they stand on one screen."""

from __future__ import annotations

from dataclasses import replace

from officer_quiz.answers.labels import column_labels, labels, row_labels
from officer_quiz.kinds.base.ask import Ask, Assign, Choose
from officer_quiz.kinds.base.following import follow
from officer_quiz.kinds.base.reveal import Reveal


def on_screen(text: str, ask: Ask) -> str:
    """Return a text with the letters that the choices have in the order of `ask`."""
    return follow(text, _letters(ask)) if "{" in text else text


def options_on_screen(ask: Choose) -> Choose:
    """Return an ask with the letters in the texts of its options as they are on screen."""
    if not any(isinstance(option.text, str) and "{" in option.text for option in ask.options):
        return ask
    options = (
        replace(option, text=on_screen(option.text, ask)) if isinstance(option.text, str) else option
        for option in ask.options
    )
    return replace(ask, options=tuple(options))


def reveal_on_screen(reveal: Reveal) -> Reveal:
    """Return feedback with the letters in its explanation and remarks as they are on screen."""
    notes = (
        replace(note, text=on_screen(note.text, reveal.ask)) if isinstance(note.text, str) else note
        for note in reveal.notes
    )
    return replace(reveal, explain=on_screen(reveal.explain, reveal.ask), notes=tuple(notes))


def _letters(ask: Ask) -> dict[str, str]:
    """The letter on screen of each choice by its own."""
    match ask:
        case Choose():
            return labels(ask)
        case Assign(typed_rows=False):
            return column_labels(ask)
        case Assign():
            return row_labels(ask)
        case _:
            return {}
