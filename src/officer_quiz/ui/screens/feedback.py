"""Prints what an answer earned and why: marks on every option, the key, the explanation, the law."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from officer_quiz.answers.labels import column_labels, labels, row_labels
from officer_quiz.answers.words import number, spoken
from officer_quiz.kinds.base.ask import Arrange, Assign, Blanks, Choose, Response
from officer_quiz.kinds.base.reveal import Ending, Note, Reveal, Whole, verdict
from officer_quiz.messages.catalogue import Wording
from officer_quiz.ui.console import hanging
from officer_quiz.ui.screens.marks import MARKS, STYLES
from officer_quiz.ui.wrapping import glued

INDENT = "     "


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
        screen.print(_score_line(reveal, screen, say))
    screen.print(hanging(say(reveal.rule), screen.width, style="dim"))
    if reveal.caution:
        screen.print(hanging(say(reveal.caution), screen.width, style="yellow"))
    if reveal.ending:
        _labelled(ending_label(reveal.ending, say), reveal.ending[0], screen)
    if reveal.model:
        _labelled(say("screen.role.model"), reveal.model, screen)
    if reveal.explain:
        _labelled(say("screen.explain"), reveal.explain, screen)
    for note in reveal.notes:
        if not note.key:
            print_note(note, cite, screen, say)
    _print_grounds(reveal, cite, screen, say)
    if reveal.whole:
        print_whole(reveal.whole, cite, screen, say)


def print_whole(whole: Whole, cite: Callable[[str], str], screen: Console, say: Wording) -> None:
    """Print what a case teaches as a whole."""
    screen.print()
    if whole.explain:
        _labelled(say("screen.whole-explain"), whole.explain, screen)
    _print_grounds(whole, cite, screen, say)


def _print_grounds(told: Reveal | Whole, cite: Callable[[str], str], screen: Console, say: Wording) -> None:
    for citation in told.citations:
        _labelled(say("screen.cite"), cite(citation), screen)
    if told.sources:
        _labelled(say("screen.source"), say.listed(told.sources), screen)


def ending_label(ending: Ending, say: Wording) -> str:
    """Return what stands before an ending's text: that it is one, and how it turned out."""
    return say("screen.ending", outcome=say(f"screen.outcome.{ending[1]}"))


def _score_line(reveal: Reveal, screen: Console, say: Wording) -> Text:
    outcome = "blank" if reveal.response is None else verdict(reveal.fraction)
    told = say(f"screen.{outcome}")
    earned = say("screen.scored", points=number(reveal.fraction * reveal.worth), worth=number(reveal.worth))
    line = hanging(f"{told}  {glued(earned)}", screen.width, rest="")
    line.stylize(f"bold {STYLES[outcome]}", 0, len(told))
    return line


def _labelled(label: str, text: str, screen: Console) -> None:
    screen.print(hanging(text, screen.width, first=f"{label}  "))


def print_note(note: Note, cite: Callable[[str], str], screen: Console, say: Wording) -> None:
    """A remark on a reply said, which has no letter on screen."""
    mark = MARKS[note.verdict]
    points = ""
    if note.points:
        points = "  " + glued(say("screen.note-points", points=number(note.points[0]), most=number(note.points[1])))
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
    for mark, label, text, key in _marked(reveal, remarks, say):
        first = f" {MARKS[mark]} {label}  " if label else f" {MARKS[mark]} "
        yield hanging(text, screen.width, first=first, style=STYLES[mark])
        yield from _remark(remarks.get(key), screen, say)
    if isinstance(reveal.ask, Assign):
        yield from _column_lines(reveal.ask, remarks, screen, say)


def _remark(note: Note | None, screen: Console, say: Wording) -> Iterator[Text]:
    if note and (said := spoken(note.text, say)):
        yield hanging(said, screen.width, first=INDENT, style="dim")


def _column_lines(ask: Assign, remarks: Mapping[str, Note], screen: Console, say: Wording) -> Iterator[Text]:
    """Yield the columns of an assignment that have remarks, with the letters they had on screen."""
    letters = column_labels(ask)
    told = [column for column in ask.columns if column.key in remarks]
    if told:
        yield Text()
    for column in told:
        yield hanging(spoken(column.text, say), screen.width, first=f"   {letters[column.key]}  ")
        yield from _remark(remarks[column.key], screen, say)


Marked = Iterator[tuple[str, str, str, str]]
"""(mark, letter, text, authored key)."""


def _marked(reveal: Reveal, remarks: Mapping[str, Note], say: Wording) -> Marked:
    response, key = reveal.response, reveal.key
    match reveal.ask:
        case Choose() as ask:
            return _choices(ask, _listed(response), _listed(key), say)
        case Blanks() as ask:
            return _blanks(ask, _listed(response), _listed(key), remarks, say)
        case Arrange() as ask:
            return _order(ask, _listed(response), _listed(key), say)
        case Assign() as ask:
            return _rows(ask, _mapped(response), _mapped(key), remarks, say)


def _choices(ask: Choose, chosen: Sequence[str], keys: Sequence[str], say: Wording) -> Marked:
    letters = labels(ask)
    for option in ask.options:
        right, taken = option.key in keys, option.key in chosen
        mark = "right" if right else "wrong" if taken and keys else ""
        pointer = f"  ← {say('screen.your-answer')}" if taken else ""
        yield mark, letters[option.key], spoken(option.text, say) + pointer, option.key


def _blanks(
    ask: Blanks, written: Sequence[str], keys: Sequence[str], remarks: Mapping[str, Note], say: Wording
) -> Marked:
    """Blanks have no options to mark: whether one is right is told by the remark on it."""
    for place, _label in enumerate(ask.labels):
        number = str(place + 1)
        note = remarks.get(number)
        mine = f"{say('screen.your-answer')} {written[place] or '—'}" if written else ""
        key = f"{say('screen.key')} {keys[place]}" if keys else ""
        mark = note.verdict if note and written else ""
        yield mark, f"({number})", " · ".join(filter(None, (mine, key))), number


def _order(ask: Arrange, mine: Sequence[str], keys: Sequence[str], say: Wording) -> Marked:
    texts = {item.key: spoken(item.text, say) for item in ask.items}
    for place, key in enumerate(keys):
        given = mine.index(key) + 1 if mine else 0
        mark = "right" if given == place + 1 else "wrong" if given else ""
        pointer = f"  ← {say('screen.your-place', place=given)}" if given and given != place + 1 else ""
        yield mark, str(place + 1), texts[key] + pointer, key


def _rows(
    ask: Assign, mine: Mapping[str, str], keys: Mapping[str, str], remarks: Mapping[str, Note], say: Wording
) -> Marked:
    """Each row with its column; one that is told below with its remark is named by its letter alone."""
    rows, columns = row_labels(ask), column_labels(ask)
    texts = {column.key: spoken(column.text, say) for column in ask.columns if column.key not in remarks}
    for row in ask.rows:
        given, right = mine.get(row.key, ""), keys.get(row.key, "")
        mark = "right" if given and given == right else "wrong" if given else ""
        answer = f"→ {_column(right, columns, texts)}"
        if given and given != right:
            answer += f"  ← {say('screen.your-answer')} {columns[given]}"
        yield mark, rows[row.key], f"{spoken(row.text, say)} {answer}", row.key


def _column(key: str, columns: Mapping[str, str], texts: Mapping[str, str]) -> str:
    label, text = columns.get(key, ""), texts.get(key, "")
    return label if text in {"", label} else f"{label} {text}"


def _listed(response: Response | None) -> list[str]:
    return response if isinstance(response, list) else []


def _mapped(response: Response | None) -> dict[str, str]:
    return response if isinstance(response, dict) else {}
