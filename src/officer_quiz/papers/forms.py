"""What a trainee sees of a question, turn by turn, as plain JSON data and back; nothing else is in it.

A question is a list of stops. Each asks one turn; where a conversation goes where its replies lead, a stop names for
each reply what is heard next and the stop it leads to. Options go by the labels of their places, so that neither a
key nor an order of the author's can be read from them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any, TypeVar, cast, get_args

from officer_quiz import kinds
from officer_quiz.kinds.base.ask import (
    Arrange,
    Ask,
    Assign,
    Blanks,
    Choose,
    Meter,
    Option,
    Part,
    Passage,
    Turn,
)
from officer_quiz.kinds.base.question import QuestionLevel
from officer_quiz.messages.catalogue import Message
from officer_quiz.papers.canonical import Unsound, fields
from officer_quiz.talk.script import HIGHEST

T = TypeVar("T")
END = -1
"""Where a reply leads that ends a conversation."""
ROLES = ("facts", "scene", "objective", "other", "self")


@dataclass(frozen=True, slots=True)
class Way:
    """What a reply leads to: what is heard then, and the number of the next stop, `END` for none."""

    heard: tuple[Passage, ...]
    to: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A turn; without `ways` every answer leads to the next stop. The first stop of a conversation has its opening."""

    turn: Turn
    ways: Mapping[str, Way] | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A question as trainees see it."""

    kind: str
    level: str
    title: str
    stops: tuple[Stop, ...]


def form_data(form: Form) -> dict[str, Any]:
    """Return a form as JSON data."""
    return {
        "kind": form.kind,
        "level": form.level,
        "title": form.title,
        "stops": [_stop_data(each) for each in form.stops],
    }


def form_of(data: Any) -> Form:
    """Return the form of JSON data; Unsound for anything that `form_data` does not give."""
    given = fields(data, kind=str, level=str, title=str, stops=list)
    if given["kind"] not in kinds.names() or given["level"] not in get_args(QuestionLevel) or not given["stops"]:
        raise Unsound("form")
    stops = tuple(_stop_of(each, len(given["stops"])) for each in given["stops"])
    return Form(given["kind"], given["level"], given["title"], stops)


def _stop_data(stop: Stop) -> dict[str, Any]:
    turn, part = stop.turn, stop.turn.part
    ways = stop.ways
    return {
        "read": [_passage_data(each) for each in turn.context],
        "prompt": _said_data(turn.prompt),
        "ask": _ask_data(turn.ask),
        "part": [part.number, part.of, part.kind] if part else None,
        "moods": [[each.who, each.mood, each.value, each.before, each.most] for each in turn.meters],
        "seconds": turn.seconds,
        "late": turn.late,
        "ways": ways and {key: [[_passage_data(each) for each in way.heard], way.to] for key, way in ways.items()},
    }


def _stop_of(data: Any, count: int) -> Stop:
    given = fields(
        data,
        read=list,
        prompt=(str, dict),
        ask=dict,
        part=(list, type(None)),
        moods=list,
        seconds=int,
        late=str,
        ways=(dict, type(None)),
    )
    part = Part(*_row(given["part"], int, int, str)) if given["part"] else None
    if part and part.kind not in kinds.names():
        raise Unsound("part")
    turn = Turn(
        _said_of(given["prompt"]),
        _ask_of(given["ask"]),
        tuple(map(_passage_of, given["read"])),
        part,
        meters=tuple(Meter(*_row(each, str, str, int, int, int)) for each in given["moods"]),
        seconds=given["seconds"],
        late=given["late"],
    )
    if not all(0 <= each.value <= each.most <= HIGHEST and 0 <= each.before <= each.most for each in turn.meters):
        raise Unsound("moods")
    ways = given["ways"]
    if turn.seconds < 0 or (turn.late and turn.late not in (ways or {})):
        raise Unsound("late")
    if ways is None:
        return Stop(turn)
    if not isinstance(turn.ask, Choose) or set(ways) != {option.key for option in turn.ask.options}:
        raise Unsound("ways")
    return Stop(turn, {key: _way_of(each, count) for key, each in ways.items()})


def _way_of(data: Any, count: int) -> Way:
    heard, to = _row(data, list, int)
    if not END <= to < count:
        raise Unsound("way")
    return Way(tuple(map(_passage_of, heard)), to)


def _row(data: Any, *kinds: type) -> list[Any]:
    """Return a list of values of these types; Unsound for anything else."""
    if not isinstance(data, list) or [type(each) for each in data] != list(kinds):
        raise Unsound("row")
    return data


def _passage_data(passage: Passage) -> list[Any]:
    return [passage.role, passage.text, passage.keep, passage.by]


def _passage_of(data: Any) -> Passage:
    role, text, keep, by = _row(data, str, str, bool, str)
    if role not in ROLES:
        raise Unsound("role")
    return Passage(role, text, keep, by)


def _said_data(text: str | Message) -> str | dict[str, Any]:
    if isinstance(text, str):
        return text
    return {"say": text.key, "with": {name: _argument(value) for name, value in text.args.items()}}


def _argument(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)


def _said_of(data: Any) -> str | Message:
    """Return a text, or a message in a kind's own wording, which must be able to say it."""
    if isinstance(data, str):
        return data
    given = fields(data, say=str, **{"with": dict})
    source, _, name = given["say"].partition(".")
    try:
        template = kinds.wording("zh", name) if source == "kinds" else ""
    except KeyError as error:
        raise Unsound("wording") from error
    if not template or {gap for _, gap, _, _ in Formatter().parse(template) if gap} != set(given["with"]):
        raise Unsound("wording")
    if not all(isinstance(each, str | int) for each in given["with"].values()):
        raise Unsound("wording")
    return Message(given["say"], given["with"])


def _option_data(option: Option) -> list[Any]:
    return [option.key, _said_data(option.text), list(option.typed)]


def _option_of(data: Any) -> Option:
    if not isinstance(data, list) or len(data) != 3 or not isinstance(data[0], str):
        raise Unsound("option")
    return Option(data[0], _said_of(data[1]), tuple(_texts(data[2])))


def _texts(data: Any) -> list[str]:
    if not isinstance(data, list) or not all(isinstance(each, str) for each in data):
        raise Unsound("texts")
    return data


def _ask_data(ask: Ask) -> dict[str, Any]:
    match ask:
        case Choose(options=options, least=least, most=most):
            return {"choose": [_option_data(each) for each in options], "least": least, "most": most}
        case Blanks(labels=labels, form=form, unit=unit):
            return {"write": list(labels), "form": form, "unit": unit}
        case Arrange(items=items):
            return {"arrange": [_option_data(each) for each in items]}
        case Assign(rows=rows, columns=columns, distinct=distinct, typed_rows=typed):
            return {
                "rows": [_option_data(each) for each in rows],
                "columns": [_option_data(each) for each in columns],
                "distinct": distinct,
                "typed": typed,
            }


def _ask_of(data: Any) -> Ask:
    first = next((name for name in ("choose", "write", "arrange", "rows") if name in data), "")
    return _ASKS[first](data) if first else _unknown()


def _unknown() -> Ask:
    raise Unsound("ask")


def _choose(data: Any) -> Choose:
    given = fields(data, choose=list, least=int, most=int)
    options = _options(given["choose"])
    if not 0 <= given["least"] <= given["most"] <= len(options) or not options:
        raise Unsound("choose")
    return Choose(options, given["least"], given["most"], fixed=True)


def _write(data: Any) -> Blanks:
    given = fields(data, write=list, form=str, unit=str)
    if given["form"] not in {"line", "number", "text"} or not given["write"]:
        raise Unsound("write")
    return Blanks(tuple(_texts(given["write"])), cast("Any", given["form"]), given["unit"])


def _arrange(data: Any) -> Arrange:
    return Arrange(_options(fields(data, arrange=list)["arrange"]))


def _assign(data: Any) -> Assign:
    given = fields(data, rows=list, columns=list, distinct=bool, typed=bool)
    rows, columns = _options(given["rows"]), _options(given["columns"])
    return Assign(rows, columns, given["distinct"], fixed=True, columns_fixed=True, typed_rows=given["typed"])


def _options(data: Sequence[Any]) -> tuple[Option, ...]:
    options = tuple(map(_option_of, data))
    if not options or len({each.key for each in options}) < len(options):
        raise Unsound("options")
    return options


_ASKS: Mapping[str, Callable[[Any], Ask]] = {"choose": _choose, "write": _write, "arrange": _arrange, "rows": _assign}
