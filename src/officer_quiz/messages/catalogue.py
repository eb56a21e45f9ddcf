"""Says messages in one language: a message is a key and arguments; its wording lives in a table.

Arguments are data, and stand in a sentence as one line of literal text, whatever they hold.

A key is ``area.name``. The wording of an area is the ``TEXTS`` dict of ``messages/<language>/<area>.py``,
read when the area is first needed. Areas outside this package (a question kind's own wording) come from a source
given by name: ``kinds.single.ask`` asks the source ``kinds`` for ``single.ask``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from numbers import Number
from string import Formatter

from officer_quiz.printable import literal, one_line

LANGUAGES = ("zh", "en")

Source = Callable[[str, str], str]
"""From (language, key without the source's name) to a template."""


@dataclass(frozen=True, slots=True)
class Message:
    """Something to say: a key and its arguments, wording left open."""

    key: str
    args: Mapping[str, object] = field(default_factory=dict)

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Travel between processes as what it is made of, which is quicker: there may be very many."""
        return Message, (self.key, self.args)


def message(key: str, /, **args: object) -> Message:
    """Return the message `key` with `args`; an argument may itself be a Message, or a sequence to be told as a list."""
    return Message(key, args)


@cache
def table(language: str, area: str) -> Mapping[str, str]:
    """Return the templates of one area in one language; KeyError if there is no such area."""
    try:
        texts: Mapping[str, str] = import_module(f"officer_quiz.messages.{language}.{area}").TEXTS
    except ModuleNotFoundError as error:
        raise KeyError(area) from error
    return texts


BRIEF = 300
"""Characters of a text of a file that a sentence about the file repeats."""


def _cut(said: Message) -> Message:
    """Return a message with its texts cut."""
    return Message(said.key, {name: _cut_value(value) for name, value in said.args.items()})


def _cut_value(value: object) -> object:
    if isinstance(value, Word):
        return value
    if isinstance(value, str):
        return value if len(value) <= BRIEF else value[: BRIEF - 1] + "…"
    if isinstance(value, (tuple, list)):
        return tuple(map(_cut_value, value))
    return _cut(value) if isinstance(value, Message) else value


class Prose(str):
    """An argument that keeps its line feeds: a text of paragraphs, not a name or a value."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Bilingual:
    """An argument that is worded in each language."""

    zh: str
    en: str


class Word(str):
    """An argument that is a word of the files: told with its name where the language has another for it."""

    __slots__ = ()


def named(language: str, word: str) -> str | None:
    """Return what a post, level, skill, status, outcome or state of a dispute is called in a language, else None."""
    texts = table(language, "screen")
    return next((name for sort in _SORTS if (name := texts.get(f"{sort}.{word}"))), None)


_SORTS = ("post", "level", "skill", "status", "outcome", "disputes")
HELP = "cli"
"""The area whose commands are examples."""
_NAMED = re.compile(
    "officer-quiz (?=(?:(?P<banks>practice|daily|study|review|exam|progress|banks|show|search|statutes|disputes)"
    "|resume|history|me|data)(?![a-z]))"
)
"""Where a sentence names a command that reads `banks` and personal data, or such data alone.

`resume` and `history` remember the banks of their session.
"""


class _Counting(Formatter):
    """Fills in words that go with a number: ``{count:|point|points}`` is the first for one, the second for others."""

    def format_field(self, value: object, format_spec: str) -> str:
        if not format_spec.startswith(NUMBERED):
            return str(super().format_field(value, format_spec))
        _, one, others = format_spec.split(NUMBERED)
        return one if str(value) == "1" else others


NUMBERED = "|"


def _filled(template: str, args: Mapping[str, object]) -> str:
    if f":{NUMBERED}" in template:
        return _Counting().vformat(template, (), args)
    return template.format(**args)


def _options(words: Sequence[str]) -> str:
    """Options as they stand in a template, each with a blank behind it."""
    return "".join(f"{word} " for word in words).replace("{", "{{").replace("}", "}}")


class Wording:
    """Turns messages into sentences of one language."""

    def __init__(
        self,
        language: str,
        sources: Mapping[str, Source] | None = None,
        banks: Sequence[str] = (),
        data: Sequence[str] = (),
    ) -> None:
        """`banks` and `data` are options that a command which is named needs as well: ``--banks DIR``, ``--data DIR``."""
        self.language = language
        self._sources = dict(sources or {})
        self._banks, self._data = _options(banks), _options(data)
        self._templates: dict[str, str] = {}
        """Those that were looked up before."""

    def __call__(self, what: str | Message, **args: object) -> str:
        """Return the sentence for a message or a key with `args`; KeyError for an unknown key."""
        said = Message(what, args) if isinstance(what, str) else what
        return _filled(self._template(said.key), {name: self._spoken(value) for name, value in said.args.items()})

    def brief(self, said: Message) -> str:
        """Return the sentence for a message with each text in it cut to `BRIEF` characters."""
        short = all((type(each) is str and len(each) <= BRIEF) or type(each) is int for each in said.args.values())
        return self(said if short else _cut(said))

    def listed(self, things: Iterable[object]) -> str:
        """Return things one after the other, with what stands between them in this language."""
        return self._template("screen.between").join(
            str(self._spoken(thing)) if isinstance(thing, (Word, Message)) else one_line(str(thing)) for thing in things
        )

    def _spoken(self, value: object) -> object:
        if type(value) is str:  # what most are
            return one_line(value)
        if isinstance(value, Message):
            return self(value)
        if isinstance(value, (tuple, list)):
            return self.listed(value)
        if isinstance(value, Number):
            return value
        if isinstance(value, Bilingual):
            return one_line(str(getattr(value, self.language)))
        if isinstance(value, Word) and (name := named(self.language, value)) not in {None, value}:
            return self._template("screen.word-named").format(word=value, name=name)
        return literal(value) if isinstance(value, Prose) else one_line(str(value))

    def _template(self, key: str) -> str:
        if key not in self._templates:
            self._templates[key] = self._found(key)
        return self._templates[key]

    def _found(self, key: str) -> str:
        area, _, name = key.partition(".")
        if area in self._sources:
            return self._sources[area](self.language, name)
        text = table(self.language, area)[name]
        if area == HELP or not (self._banks or self._data):
            return text
        return _NAMED.sub(lambda named: named[0] + (self._banks if named["banks"] else "") + self._data, text)
