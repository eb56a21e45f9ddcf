"""Makes of a question what trainees see of it, and the map back from their answers to the authored keys.

Options are shuffled by a secret that is drawn for the paper and kept in the key file alone, and then named by their
places. Without it nobody can work out from the order on the paper which option the author wrote first, even who
knows how the shuffling is done: the steps of an ordering, say, are authored in the right order.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase, ascii_uppercase

from officer_quiz.answers.labels import is_scale
from officer_quiz.answers.turns import responses
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Option, Past, Response, Turn
from officer_quiz.kinds.base.question import Question
from officer_quiz.papers.forms import END, Form, Stop, Way
from officer_quiz.session.layout import lay_out
from officer_quiz.session.marking import asked_in_exam

MOST = 2_000
"""Stops that a conversation may come to on a paper."""
Names = Mapping[str, str]
"""From the names on the paper to the authored keys."""


class TooLarge(Exception):
    """A conversation that can come to more stops than a paper holds."""


@dataclass(frozen=True, slots=True)
class Made:
    """A question as trainees see it, and for each stop the authored keys by their names there."""

    form: Form
    names: tuple[Names, ...]


def made(question: Question, secret: str) -> Made:
    """Return a question laid out by `secret`; TooLarge for a conversation that cannot be told whole."""
    stops, names = _linear(question, secret) if question.revisable else _conversation(question, secret)
    return Made(Form(question.type, question.level, question.title, tuple(stops)), tuple(names))


def authored(names: Names, response: Response | None) -> Response | None:
    """Return a response in authored keys; texts stay as they are. KeyError for a name that there is not."""
    if response is None or not names:
        return response
    if isinstance(response, dict):
        return {names[f"row {row}"]: names[column] for row, column in response.items()}
    return [names[each] for each in response]


def _linear(question: Question, secret: str) -> tuple[list[Stop], list[Names]]:
    stops: list[Stop] = []
    names: list[Names] = []
    past: list[Response] = []
    while (turn := asked_in_exam(question, past)) is not None:
        shown, named = _named(_laid_out(turn, secret, question, len(past)))
        stops.append(Stop(shown))
        names.append(named)
        past.append(responses(turn.ask)[0])
    return stops, names


def _conversation(question: Question, secret: str) -> tuple[list[Stop], list[Names]]:
    """Tell a conversation stop by stop, ways that come to the same only once."""
    first = question.turn(())
    assert first is not None, "a conversation begins"
    known: dict[Hashable, int] = {_standing(question, (), first): 0}
    waiting: list[tuple[Past, Turn]] = [((), first)]
    stops: list[Stop] = []
    names: list[Names] = []
    while len(stops) < len(waiting):
        past, turn = waiting[len(stops)]
        shown, named = _named(_laid_out(turn, secret, question, len(stops)))
        ways = {}
        for name, key in named.items():
            after = (*past, [key])
            then = question.turn(after)
            if then is None:
                ways[name] = Way((), END)
                continue
            to = known.setdefault(_standing(question, after, then), len(waiting))
            if to == len(waiting):
                waiting.append((after, then))
            ways[name] = Way(then.context[len(turn.context) :], to)
        if len(waiting) > MOST:
            raise TooLarge(question.id)
        stops.append(Stop(shown if not stops else replace(shown, context=()), ways))
        names.append(named)
    return stops, names


def _standing(question: Question, past: Past, turn: Turn) -> Hashable:
    """What two ways share that come to the same stop: all that comes after, and the moods as they are shown."""
    return question.standing(past), turn.meters


def _laid_out(turn: Turn, secret: str, question: Question, place: int) -> Turn:
    shown = lay_out(turn, secret, f"{question.id}:{place}", shuffle=question.shuffle)
    return replace(shown, hint="", place="", fresh=False)


def _named(turn: Turn) -> tuple[Turn, Names]:
    """Return a turn whose options go by their places, and the authored keys by those names."""
    ask, names = _renamed(turn.ask)
    waits = [each.key for each in getattr(turn.ask, "options", ()) if turn.late in (*each.former, each.key)]
    late = next((name for name, key in names.items() if key in waits), "")
    return replace(turn, ask=ask, late=late), names


def _renamed(ask: Ask) -> tuple[Ask, Names]:
    match ask:
        case Blanks():
            return ask, {}
        case Choose(options=options):
            given, names = _by_place(options, ascii_uppercase)
            return replace(ask, options=given, fixed=True, pinned=()), names
        case Arrange(items=items):
            given, names = _by_place(items, ascii_uppercase)
            return replace(ask, items=given), names
        case Assign(rows=rows, columns=columns):
            placed, row_names = _by_place(rows, ascii_uppercase)
            letters = "".join(column.key for column in columns) if is_scale(ask) else ascii_lowercase
            given, names = _by_place(columns, letters)
            own = {f"row {name}": key for name, key in row_names.items()}
            return replace(ask, rows=placed, columns=given, fixed=True, columns_fixed=True), {**names, **own}


def _by_place(options: tuple[Option, ...], letters: str) -> tuple[tuple[Option, ...], Names]:
    """Return options named by their places, and their authored keys by those names."""
    named = [(letters[place] if place < len(letters) else str(place), each) for place, each in enumerate(options)]
    return (
        tuple(replace(each, key=name, former=()) for name, each in named),
        {name: each.key for name, each in named},
    )
