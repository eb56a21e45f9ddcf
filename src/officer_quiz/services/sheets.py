"""Answers given on printed sheets: a spreadsheet to type them into, and what was typed read back as answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from string import ascii_uppercase

from officer_quiz.answers.read import echoed, how, read
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError, reason
from officer_quiz.exchange import xlsx
from officer_quiz.exchange.base.separated import cells
from officer_quiz.exchange.base.typed_sheet import Check, Table, typed_sheet
from officer_quiz.exchange.reading import Unreadable
from officer_quiz.kinds.base.ask import Ask, Choose, Response
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import LANGUAGES, Message, Wording, message
from officer_quiz.papers.canonical import encode
from officer_quiz.papers.checks import Checked
from officer_quiz.papers.handin import code_of
from officer_quiz.papers.key import Key, VariantKey
from officer_quiz.papers.paper import CODE
from officer_quiz.results.marks import Person
from officer_quiz.services.unit_files import key_file, put
from officer_quiz.store.disk import read_bytes

WHO = ("name", "unit", "post", "variant")
"""The columns before those of the questions."""
HEADS = 3
"""Rows of the spreadsheet up to the heads of the columns."""
MOST_COLUMNS = 1_000
"""Columns of a spreadsheet that are looked at."""
TOLD = 10
"""Cells that a sentence names at most."""
_COLUMN = re.compile(r"(\d{1,4})(?:[(（](\d{1,3})[)）])?")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a column is for: a turn of the question of that number, as each variant asks it."""

    number: int
    turn: int
    asks: Mapping[str, Ask]
    only: bool

    @property
    def head(self) -> str:
        """What the column is called."""
        return str(self.number) if self.only else f"{self.number}({self.turn})"


def columns_of(key: Key) -> list[Asked]:
    """Return the columns of a paper's questions; a conversation cannot be had on paper and has none."""
    found = []
    for number in range(1, max(len(each.sealed) for each in key.variants.values()) + 1):
        asks = {letter: _asks(variant, str(number)) for letter, variant in key.variants.items()}
        most = max(map(len, asks.values()))
        for turn in range(most):
            own = {letter: each[turn] for letter, each in asks.items() if turn < len(each)}
            found.append(Asked(number, turn + 1, own, most == 1))
    return found


def _asks(variant: VariantKey, name: str) -> list[Ask]:
    question = variant.sealed.get(name)
    return [] if question is None or question.talks else [stop.turn.ask for stop in question.stops]


def write_sheet(env: Env, key_path: Path, out: Path, people: Path | None, rows: int) -> tuple[Key, int]:
    """Write the spreadsheet of a paper, for the people of a roll if there is one; return the key and the rows.

    UserError for a key that is none, a roll that cannot be read, or a file that is there already.
    """
    key = key_file(key_path)
    listed = _roll(people, key) if people else []
    room = len(listed) or rows
    columns, say = columns_of(key), env.say
    heads = [say(f"mark.column-{name}") for name in WHO]
    table = Table(
        key.title,
        [
            [say("mark.sheet-title", title=key.title, code=key.code)],
            [say("mark.sheet-how")],
            [*heads, *(each.head for each in columns)],
            *listed,
        ],
        heads=HEADS,
        fixed=len(WHO),
        room=room,
        checks=dict(_checks(key, columns, say)),
        widths={1: 12.0, 2: 14.0, 3: 10.0, 4: 8.0},
    )
    try:
        raw = typed_sheet(table)
    except Unreadable as error:
        raise UserError(error.message, Exit.USAGE) from error
    put(out, raw, new=True)
    return key, room


def _checks(key: Key, columns: Sequence[Asked], say: Wording) -> Iterator[tuple[int, Check]]:
    title = say("mark.cell-wrong")
    yield len(WHO), Check(tuple(key.variants), title=title, said=say("mark.cell-variant", known=tuple(key.variants)))
    for place, column in enumerate(columns, len(WHO) + 1):
        asks = list(column.asks.values())
        if not all(isinstance(ask, Choose) for ask in asks):
            continue
        choices = [ask for ask in asks if isinstance(ask, Choose)]
        letters = ascii_uppercase[: max(len(ask.options) for ask in choices)]
        said = say("mark.cell-letters", letters=letters)
        if all(option.typed for ask in choices for option in ask.options):
            words = tuple(
                say(text) if isinstance(text := option.text, Message) else text for option in choices[0].options
            )
            yield place, Check(words, title=title, said=say.listed(words))
        elif all(ask.most == 1 for ask in choices):
            yield place, Check(tuple(letters), title=title, said=said)
        else:
            yield place, Check(letters=letters, title=title, said=said)


def _roll(path: Path, key: Key) -> list[list[str]]:
    """Return the people of a roll as rows: name, unit, post, variant; variants in turn where it names none."""
    try:
        table = cells(read_bytes(path))
    except OSError as error:
        raise UserError(message("paper.cannot-read", path=shown(path), reason=reason(error))) from error
    except Unreadable as error:
        raise UserError(error.message) from error
    letters = tuple(key.variants)
    heads = {_who(text) for text in table[0]} if table else set()
    people = [row for row in (table[1:] if "name" in heads else table) if row and row[0].strip()]
    found = []
    for place, row in enumerate(people):
        own = [(row[at].strip() if at < len(row) else "") for at in range(len(WHO))]
        own[3] = own[3].upper() or letters[place % len(letters)]
        found.append(own)
    return found


def read_sheet(path: Path, key: Key) -> list[Checked]:
    """Return the answers typed into a spreadsheet, from whatever order of columns; rows without anything are none.

    UserError for a file that is none, another paper's, or cells that cannot be understood: all of them are named.
    """
    try:
        sheets = xlsx.sheets(read_bytes(path), MOST_COLUMNS)
    except OSError as error:
        raise UserError(message("paper.cannot-read", path=shown(path), reason=reason(error))) from error
    except Unreadable as error:
        raise UserError(message("mark.sheet-broken", path=shown(path), why=error.message)) from error
    for sheet in sheets:
        rows = list(sheet.rows)
        at = next((place for place, row in enumerate(rows[:30]) if {"name", "variant"} <= set(map(_who, row))), None)
        if at is not None:
            _check_code(path, rows[:at], key)
            return _Reading(path, key, rows[at]).read(rows, at)
    raise UserError(message("mark.no-heads", path=shown(path)))


def _check_code(path: Path, before: Sequence[Sequence[str]], key: Key) -> None:
    codes = [code for row in before for cell in row for code in CODE.findall(cell)]
    if codes and key.code not in codes:
        raise UserError(message("mark.sheet-of-other", path=shown(path), code=codes[0], own=key.code))


def _who(text: str) -> str:
    """Return which column before the questions a head names, in either language; empty for none."""
    plain = text.strip().casefold()
    for name in WHO:
        if plain in {Wording(language)(f"mark.column-{name}").casefold() for language in LANGUAGES}:
            return name
    return ""


class _Reading:
    """One table being read."""

    def __init__(self, path: Path, key: Key, heads: Sequence[str]) -> None:
        self.path, self.key = path, key
        self.who = {name: place for place, head in enumerate(heads) if (name := _who(head))}
        self.columns: dict[tuple[int, int], int] = {}
        for place, head in enumerate(heads):
            if found := _COLUMN.fullmatch(head.strip()):
                self.columns[int(found[1]), int(found[2] or 1)] = place
        missing = [each.head for each in columns_of(key) if (each.number, each.turn) not in self.columns]
        if missing:
            raise UserError(message("mark.missing-columns", path=shown(path), columns=tuple(missing[:TOLD])))
        self.wrong: list[str] = []
        self.why: list[Message] = []

    def read(self, rows: Sequence[Sequence[str]], heads: int) -> list[Checked]:
        found = [
            self._row(number, row)
            for number, row in enumerate(rows[heads + 1 :], heads + 2)
            if any(map(str.strip, row))
        ]
        if self.wrong:
            cells = tuple(self.wrong[:TOLD])
            said = message("mark.cells", path=shown(self.path), count=len(self.wrong), cells=cells, why=self.why[0])
            raise UserError(said)
        return [each for each in found if each is not None]

    def _row(self, number: int, row: Sequence[str]) -> Checked | None:
        person = Person(*(self._cell(row, self.who.get(name)) for name in WHO[:3]))
        typed = {at: text for at, place in self.columns.items() if (text := self._cell(row, place))}
        letters = tuple(self.key.variants)
        letter = self._cell(row, self.who["variant"]).upper() or (letters[0] if len(letters) == 1 else "")
        if not typed and not letter and not person.name:
            return None
        if not person.name:
            self._refuse(number, "name", "", message("mark.cell-name"))
            return None
        if not typed and not letter:
            return None
        if letter not in self.key.variants:
            self._refuse(number, "variant", letter, message("mark.cell-variant", known=letters))
            return None
        past = self._answers(number, self.key.variants[letter], typed)
        told = {"name": person.name, "unit": person.unit, "post": person.post}
        content = encode({"paper": self.key.code, "variant": letter, "person": told, "sheet": past})
        id = sha256(content).hexdigest()
        name = f"{shown(self.path)}:{number}"
        return Checked(name, id, code_of(content), content, person, letter, past=past)

    def _answers(
        self, number: int, variant: VariantKey, typed: Mapping[tuple[int, int], str]
    ) -> dict[str, list[Response | None]]:
        past: dict[str, list[Response | None]] = {}
        for name in variant.sealed:
            given: list[Response | None] = []
            for turn, ask in enumerate(_asks(variant, name), 1):
                text = typed.get((int(name), turn), "")
                response = read(ask, text) if text else None
                if isinstance(response, Message):
                    self._refuse(number, (int(name), turn), text, how(ask))
                    response = None
                given.append(response)
            if any(each is not None for each in given):
                past[name] = given
        return past

    def _refuse(self, number: int, column: str | tuple[int, int], text: str, why: Message) -> None:
        place = self.who[column] if isinstance(column, str) else self.columns[column]
        self.wrong.append(f"{_letters(place)}{number} “{echoed(text)}”")
        self.why.append(why)

    @staticmethod
    def _cell(row: Sequence[str], place: int | None) -> str:
        return row[place].strip() if place is not None and place < len(row) else ""


def _letters(place: int) -> str:
    """Return what spreadsheets call the column at a place, from 0: A, B, …, Z, AA, …"""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters
