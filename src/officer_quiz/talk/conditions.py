"""The conditions of a conversation: a tiny closed language, parsed into values and never evaluated as code.

``许诺``: it is remembered · ``yan.火气 >= 4``: a mood · ``turn > 2``: how many replies were given · joined by ``not``,
``and``, ``or`` (非, 且, 或) and brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple
from unicodedata import normalize

TURN = "turn"
"""The number of replies given so far, as conditions call it."""
LONGEST = 200
"""Characters of a condition; what nobody reads at a glance is no condition."""

_TOKEN = re.compile(r"\s*(?:(?P<name>[^\W\d]\w*(?:\s*\.\s*[^\W\d]\w*)?)|(?P<number>\d{1,4})|(?P<sign>[<>=!]=|[<>()]))")
_COMPARED: dict[str, Callable[[int, int], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge, "==": eq, "!=": ne}
_WORDS = {"且": "and", "或": "or", "非": "not"}
_USUAL = re.compile("[ -~\u4e00-\u9fff]*")
"""What plain signs and ideographs alone are written with."""
_FULL_WIDTH = {"≥": ">=", "≤": "<=", "≠": "!="}


class Memory(NamedTuple):
    """What conditions ask about: what is remembered, and moods (``yan.火气``) and the number of replies (``turn``)."""

    notes: Set[str]
    numbers: Mapping[str, int]


Holds = Callable[[Memory], bool]
Settled = Callable[[Set[str], Set[str]], "bool | None"]
"""Whether a condition holds from now on, given what is remembered and what may be: nothing is forgotten. None: it may
or may not.
"""


class Test(NamedTuple):
    """What a condition asks of a number: how it compares with another."""

    sign: str
    bound: int

    def passes(self, number: int) -> bool:
        """Return whether a number is what is asked for."""
        return _COMPARED[self.sign](number, self.bound)


class UnreadableError(ValueError):
    """A condition that cannot be read; `place` counts its characters from 0, `what` names the trouble."""

    def __init__(self, place: int, what: str) -> None:
        super().__init__(what)
        self.place, self.what = place, what


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition: whether it holds, and whether that is settled for good; the `notes` it asks for, the numbers, each
    with a test it is put to, and the largest `turn` it compares with.
    """

    holds: Holds
    settled: Settled
    notes: frozenset[str] = frozenset()
    tests: tuple[tuple[str, Test], ...] = ()
    turn: int = 0

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers it asks for."""
        return frozenset(name for name, _ in self.tests)


ALWAYS = Condition(lambda _: True, lambda *_: True)
"""What needs no condition."""


@lru_cache(maxsize=4096)
def parse(text: str) -> Condition:
    """Return the condition a text says, `ALWAYS` for an empty one; UnreadableError for one that says none."""
    if not text.strip():
        return ALWAYS
    return _Parser(text).whole()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    place: int


class _Parser:
    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise UnreadableError(LONGEST, "long")
        self._tokens = list(_tokens(text))
        self._next = 0
        self._end = len(text)

    def whole(self) -> Condition:
        found = self._either()
        if (left := self._peek()) is not None:
            raise UnreadableError(left.place, "left-over")
        return found

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self, *texts: str) -> _Token | None:
        """Return the next token if it is one of these, past it."""
        token = self._peek()
        if token is None or token.text not in texts:
            return None
        self._next += 1
        return token

    def _either(self) -> Condition:
        found = self._both()
        while self._take("or"):
            found = _joined(found, self._both(), decisive=True)
        return found

    def _both(self) -> Condition:
        found = self._single()
        while self._take("and"):
            found = _joined(found, self._single(), decisive=False)
        return found

    def _single(self) -> Condition:
        if self._take("not"):
            return _turned(self._single())
        if opening := self._take("("):
            inner = self._either()
            if not self._take(")"):
                raise UnreadableError(opening.place, "bracket")
            return inner
        return self._plain()

    def _plain(self) -> Condition:
        token = self._peek()
        if token is None or token.kind != "name" or token.text in {"and", "or", "not"}:
            raise UnreadableError(token.place if token else self._end, "name-missing")
        self._next += 1
        name = token.text
        if sign := self._take(*_COMPARED):
            return self._compared(name, sign)
        if "." in name or name == TURN:
            raise UnreadableError(token.place, "number-missing")
        return _remembered(name)

    def _compared(self, name: str, sign: _Token) -> Condition:
        token = self._peek()
        if token is None or token.kind != "number":
            raise UnreadableError(token.place if token else self._end, "number-missing")
        self._next += 1
        compared, bound = _COMPARED[sign.text], int(token.text)
        asked = ((name, Test(sign.text, bound)),)
        turn = bound if name == TURN else 0
        return Condition(lambda memory: compared(memory.numbers[name], bound), _open, tests=asked, turn=turn)


def _tokens(text: str) -> Iterator[_Token]:
    """Yield the tokens of a text; full-width signs count as their plain ones, a character each, so places hold."""
    plain, places = text, [*range(len(text))]
    if not _USUAL.fullmatch(text):
        plain = "".join(
            _FULL_WIDTH.get(each, narrow if len(narrow := normalize("NFKC", each)) == 1 else each) for each in text
        )
        places = [place for place, each in enumerate(text) for _ in _FULL_WIDTH.get(each, " ")]
    at = 0
    while plain[at:].strip():
        found = _TOKEN.match(plain, at)
        if found is None:
            at += len(plain[at:]) - len(plain[at:].lstrip())
            raise UnreadableError(places[at], "sign")
        kind = str(found.lastgroup)
        word = "".join(found[kind].split())
        yield _Token(kind, _WORDS.get(word, word), places[found.start(kind)])
        at = found.end()


def _remembered(name: str) -> Condition:
    """Return the condition that something is remembered."""

    def settled(notes: Set[str], coming: Set[str]) -> bool | None:
        return True if name in notes else None if name in coming else False

    return Condition(lambda memory: name in memory.notes, settled, notes=frozenset({name}))


def _open(notes: Set[str], coming: Set[str]) -> None:
    """Numbers go up and down: what is asked of them is never settled."""
    del notes, coming


def _turned(inner: Condition) -> Condition:
    """Return the condition that another does not hold."""

    def settled(notes: Set[str], coming: Set[str]) -> bool | None:
        told = inner.settled(notes, coming)
        return None if told is None else not told

    return Condition(lambda memory: not inner.holds(memory), settled, inner.notes, inner.tests, inner.turn)


def _joined(first: Condition, second: Condition, *, decisive: bool) -> Condition:
    """Return one condition of two sides, of which one decides if it is `decisive`: True for or, False for and."""

    def settled(notes: Set[str], coming: Set[str]) -> bool | None:
        one, other = first.settled(notes, coming), second.settled(notes, coming)
        if decisive in {one, other}:
            return decisive
        return None if one is None or other is None else not decisive

    return Condition(
        (_either if decisive else _both)(first.holds, second.holds),
        settled,
        first.notes | second.notes,
        first.tests + second.tests,
        max(first.turn, second.turn),
    )


def _both(first: Holds, second: Holds) -> Holds:
    return lambda memory: first(memory) and second(memory)


def _either(first: Holds, second: Holds) -> Holds:
    return lambda memory: first(memory) or second(memory)
