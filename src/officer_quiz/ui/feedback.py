"""Prints what an answer earned and why: marks on every option, the key, the explanation, the law."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from rich.console import Console
from rich.text import Text

from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Response
from officer_quiz.kinds.base.reveal import Note, Reveal
from officer_quiz.messages.catalogue import Wording
from officer_quiz.ui.console import hanging
from officer_quiz.ui.letters import column_labels, labels, row_labels
from officer_quiz.ui.question import number, spoken

STYLES = {"right": "green", "partly": "yellow", "wrong": "red", "blank": "dim", "": ""}
MARKS = {"right": "√", "partly": "○", "wrong": "×", "": " "}
INDENT = "     "


def verdict(fraction: Fraction, blank: bool) -> str:
    """Return right, partly, wrong or blank for a question's fraction."""
    if blank:
        return "blank"
    return "right" if fraction == 1 else "partly" if fraction > 0 else "wrong"


def print_reveal(
    reveal: Reveal, cite: Callable[[str], str], screen: Console, say: Wording, *, scored: bool = True
) -> None:
    """Print the feedback on a question or a part; `cite` turns a citation into words with its version.

    Without `scored` there was no answer to mark: only the key and how answers are marked are told.
    """
    for line in _answer_lines(reveal, screen, say):
        screen.print(line)
    screen.print()
    if scored:
        screen.print(_score_line(reveal, say))
    screen.print(hanging(say(reveal.rule), screen.width, style="dim"))
    if reveal.caution:
        screen.print(hanging(say(reveal.caution), screen.width, style="yellow"))
    if reveal.ending:
        text, outcome = reveal.ending
        _labelled(f"{say('screen.ending')}（{say(f'screen.outcome.{outcome}')}）", text, screen)
    if reveal.model:
        _labelled(say("screen.role.model"), reveal.model, screen)
    if reveal.explain:
        _labelled(say("screen.explain"), reveal.explain, screen)
    for note in reveal.notes:
        if not note.key:
            print_note(note, cite, screen, say)
    for citation in reveal.citations:
        _labelled(say("screen.cite"), cite(citation), screen)
    if reveal.sources:
        _labelled(say("screen.source"), "、".join(reveal.sources), screen)


def _score_line(reveal: Reveal, say: Wording) -> Text:
    outcome = verdict(reveal.fraction, reveal.response is None)
    earned = say("screen.scored", points=number(reveal.fraction * reveal.worth), worth=number(reveal.worth))
    line = Text()
    line.append(say(f"screen.{outcome}"), style=f"bold {STYLES[outcome]}")
    return line.append(f"  {earned}")


def _labelled(label: str, text: str, screen: Console) -> None:
    screen.print(hanging(text, screen.width, first=f"{label}  "))


def print_note(note: Note, cite: Callable[[str], str], screen: Console, say: Wording) -> None:
    """A remark on something that has no letter on screen: a reply said, a blank, a pair."""
    mark = MARKS[note.verdict]
    points = ""
    if note.points:
        points = f"  {say('screen.note-points', points=number(note.points[0]), most=number(note.points[1]))}"
    if note.about:
        screen.print(hanging(note.about + points, screen.width, first=f" {mark} ", style=STYLES[note.verdict]))
    text = spoken(note.text, say)
    if text:
        screen.print(hanging(text, screen.width, first="   "))
    if note.violation:
        screen.print(hanging(say("screen.violation", rule=note.violation), screen.width, first="   ", style="red"))
    for citation in note.citations:
        screen.print(hanging(cite(citation), screen.width, first="   "))


def _answer_lines(reveal: Reveal, screen: Console, say: Wording) -> Iterator[Text]:
    """Yield the options as they stood on screen, each marked, with the remarks on them."""
    remarks = {note.key: note for note in reveal.notes if note.key}
    for mark, label, text, key in _marked(reveal.ask, reveal.response, reveal.key, say):
        first = f" {MARKS[mark]} {label}  " if label else f" {MARKS[mark]} "
        yield hanging(text, screen.width, first=first, style=STYLES[mark])
        note = remarks.get(key)
        if note and (said := spoken(note.text, say)):
            yield hanging(said, screen.width, first=INDENT, style="dim")


Marked = Iterator[tuple[str, str, str, str]]
"""(mark, letter, text, authored key)."""


def _marked(ask: Ask, response: Response | None, key: Response | None, say: Wording) -> Marked:
    match ask:
        case Choose():
            return _choices(ask, _listed(response), _listed(key), say)
        case Blanks():
            return _blanks(ask, _listed(response), _listed(key), say)
        case Arrange():
            return _order(ask, _listed(response), _listed(key), say)
        case Assign():
            return _rows(ask, _mapped(response), _mapped(key), say)


def _choices(ask: Choose, chosen: Sequence[str], keys: Sequence[str], say: Wording) -> Marked:
    letters = labels(ask)
    for option in ask.options:
        right, taken = option.key in keys, option.key in chosen
        mark = "right" if right else "wrong" if taken and keys else ""
        pointer = f"  ← {say('screen.your-answer')}" if taken else ""
        yield mark, letters[option.key], spoken(option.text, say) + pointer, option.key


def _blanks(ask: Blanks, written: Sequence[str], keys: Sequence[str], say: Wording) -> Marked:
    for place, _label in enumerate(ask.labels):
        mine = written[place] if written else ""
        key = keys[place] if keys else ""
        yield (
            "",
            f"({place + 1})",
            f"{say('screen.your-answer')} {mine or '—'}" + (f" · {say('screen.key')} {key}" if key else ""),
            str(place),
        )


def _order(ask: Arrange, mine: Sequence[str], keys: Sequence[str], say: Wording) -> Marked:
    texts = {item.key: spoken(item.text, say) for item in ask.items}
    for place, key in enumerate(keys):
        given = mine.index(key) + 1 if mine else 0
        mark = "right" if given == place + 1 else "wrong" if given else ""
        pointer = f"  ← {say('screen.your-place', place=given)}" if given and given != place + 1 else ""
        yield mark, str(place + 1), texts[key] + pointer, key


def _rows(ask: Assign, mine: dict[str, str], keys: dict[str, str], say: Wording) -> Marked:
    rows, columns = row_labels(ask), column_labels(ask)
    texts = {column.key: spoken(column.text, say) for column in ask.columns}
    for row in ask.rows:
        given, right = mine.get(row.key, ""), keys.get(row.key, "")
        mark = "right" if given and given == right else "wrong" if given else ""
        answer = f"→ {_column(right, columns, texts)}"
        if given and given != right:
            answer += f"  ← {say('screen.your-answer')} {columns[given]}"
        yield mark, rows[row.key], f"{spoken(row.text, say)} {answer}", row.key


def _column(key: str, columns: dict[str, str], texts: dict[str, str]) -> str:
    label, text = columns.get(key, ""), texts.get(key, "")
    return label if label == text else f"{label} {text}"


def _listed(response: Response | None) -> list[str]:
    return response if isinstance(response, list) else []


def _mapped(response: Response | None) -> dict[str, str]:
    return response if isinstance(response, dict) else {}
