"""The closed vocabulary between question kinds and screens: four shapes of asking, and what an answer to each is.

Responses are plain JSON data and hold authored keys, never positions on a screen. An ask refuses a malformed
response in a sentence, so scoring only ever meets well-formed ones. `None` in a list of past responses means the
trainee left that turn blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from officer_quiz.messages.catalogue import Message, message

Response = list[str] | dict[str, str]
"""Choose: chosen keys · Blanks: one text a label · Arrange: all keys in order · Assign: row key → column key."""
Past = Sequence[Response | None]
SPEECH = 500
"""Characters of something said at most."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen, placed or assigned. `text` is bank text or a Message of the kind; `typed` are further words that stand for it on a keyboard.

    `former` are keys by which responses recorded earlier may name it.
    """

    key: str
    text: str | Message
    typed: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose between `least` and `most` of the options.

    `fixed` keeps the authored order on screen; `pinned` are the keys of options that keep their places while the
    others are shuffled.
    """

    options: tuple[Option, ...]
    least: int
    most: int
    fixed: bool = False
    pinned: tuple[str, ...] = ()

    def refuse(self, response: object) -> Message | None:
        """Return why a response is malformed, or None."""
        keys = {name: option.key for option in self.options for name in (*option.former, option.key)}
        if not isinstance(response, list) or not keys.keys() >= set(response):
            return message("ask.choose-unknown")
        if len({keys[name] for name in response}) != len(response):
            return message("ask.choose-unknown")
        if not self.least <= len(response) <= self.most:
            return message("ask.choose-one" if self.most == 1 else "ask.choose-count", least=self.least, most=self.most)
        return None


@dataclass(frozen=True, slots=True)
class Blanks:
    """Write one text for each label.

    `form`: a short line, a number (with an optional `unit`), a long text, or something said, in `SPEECH` characters at
    most, which may be nothing.
    """

    labels: tuple[str, ...]
    form: Literal["line", "number", "text", "speech"] = "line"
    unit: str = ""

    def refuse(self, response: object) -> Message | None:
        """Return why a response is malformed, or None. A single blank may be empty, all of them may not."""
        if (
            not isinstance(response, list)
            or len(response) != len(self.labels)
            or not all(isinstance(text, str) for text in response)
        ):
            return message("ask.blanks-count", count=len(self.labels))
        if self.form == "speech":
            return message("ask.speech-long", most=SPEECH) if len(response[0]) > SPEECH else None
        if not any(text.strip() for text in response):
            return message("ask.blanks-empty")
        if self.form == "number" and self.number(response[0]) is None:
            return message("ask.blanks-number")
        return None

    def number(self, text: str) -> Fraction | None:
        """Return a typed number in this unit, or None where it is none or has another unit: 5, 5万元 and 五 of 万元."""
        from officer_quiz.text.quantity import quantity  # noqa: PLC0415  (only numbers need it)

        typed, one = quantity(text), quantity(f"1{self.unit}")
        if typed is None or not typed.unit:
            return typed.value if typed else None
        return typed.value / one.value if one and typed.unit == one.unit else None


@dataclass(frozen=True, slots=True)
class Arrange:
    """Put all items in order, first to last. Screens always shuffle them first."""

    items: tuple[Option, ...]

    def refuse(self, response: object) -> Message | None:
        """Return why a response is malformed, or None."""
        keys = sorted(item.key for item in self.items)
        if not isinstance(response, list) or sorted(response) != keys:
            return message("ask.arrange-all", count=len(keys))
        return None


@dataclass(frozen=True, slots=True)
class Assign:
    """Give every row one column; with `distinct` no column twice. `fixed` keeps the authored order of the rows.

    `columns_fixed` keeps the authored order of the columns (a scale). `typed_rows` says that a typed answer names
    the rows (``1c 2a``), as in a matching, where the authored order of the columns is the key; without it the columns
    are choices, typed in the order of the rows (best and worst: ``B E``).
    """

    rows: tuple[Option, ...]
    columns: tuple[Option, ...]
    distinct: bool
    fixed: bool = False
    columns_fixed: bool = False
    typed_rows: bool = True

    def refuse(self, response: object) -> Message | None:
        """Return why a response is malformed, or None."""
        rows = {row.key for row in self.rows}
        columns = {column.key for column in self.columns}
        if not isinstance(response, dict) or set(response) != rows:
            return message("ask.assign-all", count=len(rows))
        if not columns.issuperset(response.values()):
            return message("ask.assign-unknown")
        if self.distinct and len(set(response.values())) != len(response):
            return message("ask.assign-distinct")
        return None


Ask = Choose | Blanks | Arrange | Assign


@dataclass(frozen=True, slots=True)
class Passage:
    """Something to read before answering. `keep`: shown again at every turn (a case's facts), not only once."""

    role: Literal["facts", "scene", "objective", "other", "self", "model"]
    text: str
    keep: bool = False
    by: str = ""
    """The name of who says it, empty where that is clear."""


@dataclass(frozen=True, slots=True)
class Meter:
    """How somebody feels now: the name of the mood, from 0 to `most`, and what it was before."""

    who: str
    mood: str
    value: int
    before: int
    most: int = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A question of a case: its number from 1, of how many, and its kind."""

    number: int
    of: int
    kind: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One exchange: what is read, what is asked, and the shape of the answer. `context` grows from turn to turn.

    `prompt` is bank text, shown literally, or a Message of the kind. `part` tells which question of a case it is,
    `place` names a place in a conversation that several ways may lead to, `meters` are the moods of its people there.
    After `seconds`, if there are any, the answer `late` is taken. At a `fresh` place of a conversation no reply has been
    shown yet: it is the moment to say something of one's own.
    """

    prompt: str | Message
    ask: Ask
    context: tuple[Passage, ...] = ()
    part: Part | None = None
    hint: str = ""
    place: str = ""
    meters: tuple[Meter, ...] = ()
    seconds: int = 0
    late: str = ""
    fresh: bool = False
