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
from officer_quiz.ui.screens.moods import changes
from officer_quiz.ui.wrapping import glued

INDENT = "     "


Cite = Callable[[Sequence[str]], Sequence[str]]
"""Turns citations into words with their versions, those of one statute into one line."""


def print_reveal(
    reveal: Reveal, cite: Cite, screen: Console, say: Wording, *, scored: bool = True, beside: str = ""
) -> None:
    """Print all the feedback on a question or a part, `beside` what it earned what else to say of that.

    Without `scored` there was no answer to mark: only the key and how answers are marked are told.
    """
    for line in reveal_lines(reveal, cite, screen.width, say, scored=scored, beside=beside):
        screen.print(line)


def reveal_lines(
    reveal: Reveal, cite: Cite, width: int, say: Wording, *, scored: bool = True, beside: str = ""
) -> Iterator[Text]:
    """Yield all the feedback on a question or a part, wrapped to `width` cells."""
    yield from answer_lines(reveal, width, say)
    yield Text()
    if scored:
        yield score_line(reveal, width, say, beside)
    yield hanging(say(reveal.rule), width, style="dim")
    if reveal.caution:
        yield hanging(say(reveal.caution), width, style="yellow")
    if reveal.ending:
        yield labelled(ending_label(reveal.ending, say), reveal.ending[0], width)
    if reveal.remembered:
        yield labelled(say("screen.remembered"), say.listed(reveal.remembered), width)
    if reveal.model:
        yield labelled(say("screen.role.model"), reveal.model, width)
    if reveal.explain:
        yield labelled(say("screen.explain"), reveal.explain, width)
    for note in reveal.notes:
        if not note.key:
            yield from note_lines(note, width, say)
    yield from _grounds(grounds_of(reveal), reveal.sources, cite, width, say)
    if reveal.whole:
        yield from _whole_lines(reveal.whole, cite, width, say)


def grounds_of(reveal: Reveal) -> tuple[str, ...]:
    """Return what feedback cites, of the question and of the remarks on it, each citation once."""
    noted = (citation for note in reveal.notes if not note.key for citation in note.citations)
    return tuple(dict.fromkeys([*reveal.citations, *noted]))


def print_whole(whole: Whole, cite: Cite, screen: Console, say: Wording) -> None:
    """Print what a case teaches as a whole."""
    for line in _whole_lines(whole, cite, screen.width, say):
        screen.print(line)


def _whole_lines(whole: Whole, cite: Cite, width: int, say: Wording) -> Iterator[Text]:
    yield Text()
    if whole.explain:
        yield labelled(say("screen.whole-explain"), whole.explain, width)
    yield from _grounds(whole.citations, whole.sources, cite, width, say)


def _grounds(citations: Sequence[str], sources: Sequence[str], cite: Cite, width: int, say: Wording) -> Iterator[Text]:
    for told in cite(citations):
        yield labelled(say("screen.cite"), told, width)
    if sources:
        yield labelled(say("screen.source"), say.listed(sources), width)


def ending_label(ending: Ending, say: Wording) -> str:
    """Return what stands before an ending's text: that it is one, and how it turned out."""
    return say("screen.ending", outcome=say(f"screen.outcome.{ending[1]}"))


def score_line(reveal: Reveal, width: int, say: Wording, beside: str = "") -> Text:
    """Return the verdict with the points earned, and what else to say `beside` them."""
    outcome = "blank" if reveal.response is None else verdict(reveal.fraction)
    told = say(f"screen.{outcome}")
    earned = say("screen.scored", points=number(reveal.fraction * reveal.worth), worth=number(reveal.worth))
    line = hanging("  ".join(filter(None, (told, glued(earned), beside))), width, rest="")
    line.stylize(f"bold {STYLES[outcome]}", 0, len(told))
    return line


def labelled(label: str, text: str, width: int) -> Text:
    """Return a text behind what it is."""
    return hanging(text, width, first=f"{label}  ")


def print_note(note: Note, screen: Console, say: Wording) -> None:
    """Print a remark on a reply said, which has no letter on screen."""
    for line in note_lines(note, screen.width, say):
        screen.print(line)


def note_lines(note: Note, width: int, say: Wording) -> Iterator[Text]:
    """Yield a remark on a reply said, the better reply where one earns more, and the law it breaks.

    Where one said it first, the own words, the reply and the better one stand together.
    """
    yield from said_line(note, width, say)
    if note.own:
        yield own_line(note, width, say)
        if note.better:
            yield better_line(note, width, say)
    if text := spoken(note.text, say):
        yield hanging(text, width, first="   ")
    if moved := changes(note.meters, say):
        yield hanging(f"{say('screen.turning')}{moved}" if note.turning else moved, width, first="   ", style="cyan")
    if note.violation:
        yield hanging(say("screen.violation", rule=note.violation), width, first="   ", style="red")
    yield from (hanging(citation, width, first="   ") for citation in note.citations)
    if note.better and not note.own:
        yield better_line(note, width, say)


def own_line(note: Note, width: int, say: Wording) -> Text:
    """Return what one said in one's own words."""
    return hanging(say("talk.own-beside", words=note.own), width, first="   ", style="bold")


def better_line(note: Note, width: int, say: Wording) -> Text:
    """Return the reply that would have earned most."""
    return hanging(say("screen.better", reply=spoken(note.better, say)), width, first="   ", style="green")


def said_line(note: Note, width: int, say: Wording) -> Iterator[Text]:
    """Yield what was said, with its mark and its points, where a remark is about something said."""
    points = ""
    if note.points:
        points = "  " + glued(say("screen.note-points", points=number(note.points[0]), most=number(note.points[1])))
    if note.about:
        yield hanging(
            spoken(note.about, say) + points, width, first=f" {MARKS[note.verdict]} ", style=STYLES[note.verdict]
        )


def answer_lines(reveal: Reveal, width: int, say: Wording) -> Iterator[Text]:
    """Yield the options as they stood on screen, each marked, with the remarks on them."""
    remarks = {note.key: note for note in reveal.notes if note.key}
    for mark, label, text, key in marked(reveal, remarks, say):
        yield marked_line(mark, label, text, width)
        yield from _remark(remarks.get(key), width, say)
    if isinstance(reveal.ask, Assign):
        yield from _column_lines(reveal.ask, remarks, width, say)


def marked_line(mark: str, label: str, text: str, width: int) -> Text:
    """Return an option with its mark and its letter."""
    first = f" {MARKS[mark]} {label}  " if label else f" {MARKS[mark]} "
    return hanging(text, width, first=first, style=STYLES[mark])


def _remark(note: Note | None, width: int, say: Wording) -> Iterator[Text]:
    if note and (said := spoken(note.text, say)):
        yield hanging(said, width, first=INDENT, style="dim")


def _column_lines(ask: Assign, remarks: Mapping[str, Note], width: int, say: Wording) -> Iterator[Text]:
    """Yield the columns of an assignment that have remarks, with the letters they had on screen."""
    letters = column_labels(ask)
    told = [column for column in ask.columns if column.key in remarks]
    if told:
        yield Text()
    for column in told:
        yield hanging(spoken(column.text, say), width, first=f"   {letters[column.key]}  ")
        yield from _remark(remarks[column.key], width, say)


Marked = Iterator[tuple[str, str, str, str]]
"""(mark, letter, text, authored key)."""


def marked(reveal: Reveal, remarks: Mapping[str, Note], say: Wording) -> Marked:
    """Yield the options, blanks, places or rows as they stood on screen, each with its mark."""
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
        key = f"{say('screen.key')} {keys[place]} {ask.unit}".rstrip() if keys else ""
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
