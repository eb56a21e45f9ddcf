"""What is fuzzed: for each sort of file, how a damaged one is made and what is done with it.

A run may end in a `UserError`, which is a sentence with what to do. Anything else that escapes is a fault of the
program.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st

from fuzz import material, records, seeds
from fuzz.desk import Desk
from fuzz.mutations import ONLY_BYTES, Node, Pair, Pairs, Raw, nodes, restructured, retyped, scrambled, written
from officer_quiz.text.document import read

FAMILIES = (
    "bank",
    "bank-bytes",
    "blueprint",
    "register",
    "overlay",
    "statute-text",
    "citation",
    "log-events",
    "log-file",
    "profile",
)


@dataclass(frozen=True)
class Family:
    """Files of one sort: `mutant` makes a damaged one, `run` does with it all that the program would.

    `share` is how many of a thousand examples are of this family.
    """

    name: str
    share: int
    mutant: Callable[[Random], bytes]
    run: Callable[[bytes], None]


def mutants(family: Family) -> st.SearchStrategy[bytes]:
    """Return a strategy of a family's mutants.

    Hypothesis drives some of them choice by choice, and can make them simpler, but repeats itself; of the others it
    draws only the seed.
    """
    driven, seeded = (st.randoms(use_true_random=seeded) for seeded in (False, True))
    return st.one_of(driven, seeded, seeded, seeded).map(family.mutant)


def families(folder: Path) -> dict[str, Family]:
    """Return all families by name; their runs write below `folder`."""
    desk = Desk(folder)
    overlays = seeds.overlays(desk.bank)
    made = (
        Family("bank", 190, _bank, lambda raw: material.bank(desk, raw)),
        Family("bank-bytes", 290, _bank_bytes, lambda raw: material.bank(desk, raw)),
        Family("blueprint", 140, _of(seeds.blueprints()), lambda raw: material.blueprint(desk, raw)),
        Family("register", 40, _of(seeds.registers()), lambda raw: material.register(desk, raw)),
        Family("overlay", 50, _of(overlays), lambda raw: material.overlay(desk, raw)),
        Family("statute-text", 35, _scrambled([seeds.TEXT.encode()]), lambda raw: material.statute_text(desk, raw)),
        Family("citation", 160, _citation, lambda raw: material.citation(desk, raw)),
        Family("log-events", 70, _log_rows(desk.rows), lambda raw: records.log_events(desk, raw)),
        Family("log-file", 10, _binary(desk.full_log), lambda raw: records.log_file(desk, raw)),
        Family("profile", 15, _json(seeds.PROFILES), lambda raw: records.profile(desk, raw)),
    )
    return {family.name: family for family in made}


def _few(chance: Random) -> list[int]:
    """The places of one to three questions."""
    count = chance.choice((1, 1, 1, 2, 3))
    return [chance.randrange(len(seeds.questions())) for _ in range(count)]


def _bank(chance: Random) -> bytes:
    """A bank of a few questions, changed by its structure: mostly a question, sometimes the header."""
    some = [seeds.question_nodes(place) for place in _few(chance)]
    whole = Pairs(seeds.header_nodes())
    if chance.randrange(6):
        some[0] = restructured(chance, some[0])
    whole[-1] = Pair("questions", some)
    if not chance.randrange(5):
        whole = restructured(chance, whole)
    return _told(chance, whole)


def _told(chance: Random, whole: Node) -> bytes:
    """Write nodes, now and then with more damage to the bytes."""
    raw = written(whole, ascii_only=not chance.randrange(30)).encode(errors="surrogatepass")
    return raw if chance.randrange(20) else scrambled(chance, raw, raw)


def _bank_bytes(chance: Random) -> bytes:
    some = [seeds.questions()[place] for place in _few(chance)]
    other = seeds.questions()[chance.randrange(len(seeds.questions()))]
    return scrambled(chance, seeds.HEAD.encode() + b"".join(some), other)


def _of(files: Sequence[bytes]) -> Callable[[Random], bytes]:
    """Damage YAML files by structure as often as by bytes."""
    known = [nodes(read("seed", file).data) for file in files]

    def mutant(chance: Random) -> bytes:
        place = chance.randrange(len(files))
        if chance.randrange(2):
            return _told(chance, restructured(chance, known[place]))
        return scrambled(chance, files[place], chance.choice(files))

    return mutant


def _scrambled(files: Sequence[bytes]) -> Callable[[Random], bytes]:
    return lambda chance: scrambled(chance, chance.choice(files), chance.choice(files))


def _binary(file: bytes) -> Callable[[Random], bytes]:
    return lambda chance: scrambled(chance, file, file, ONLY_BYTES)


def _citation(chance: Random) -> bytes:
    text = retyped(chance, chance.choice(seeds.CITATIONS), seeds.CITATIONS)
    return text.encode(errors="replace")


def _json(files: Sequence[bytes]) -> Callable[[Random], bytes]:
    known = [_json_nodes(json.loads(file)) for file in files]

    def mutant(chance: Random) -> bytes:
        place = chance.randrange(len(files))
        if chance.randrange(3):
            return written(restructured(chance, known[place]), empty="null").encode(errors="surrogatepass")
        return scrambled(chance, files[place], chance.choice(files))

    return mutant


def _json_nodes(data: Any) -> Node:
    """JSON data as nodes; what is no text stays without quotes."""
    if isinstance(data, dict):
        return Pairs(Pair(key, _json_nodes(value)) for key, value in data.items())
    if isinstance(data, list):
        return [_json_nodes(value) for value in data]
    return data if isinstance(data, str) else Raw(json.dumps(data))


def _log_rows(rows: Sequence[seeds.Row]) -> Callable[[Random], bytes]:
    """Damage the rows of one session: what an event says, its kind, time or number, or which rows there are."""
    sessions = [[row for row in rows if row[0] == name] for name in dict.fromkeys(row[0] for row in rows)]
    known = {row[4]: _json_nodes(json.loads(row[4])) for row in rows}

    def mutant(chance: Random) -> bytes:
        told: list[list[Any]] = [list(row) for row in chance.choice(sessions)]
        for _ in range(chance.choice((1, 1, 2, 4))):
            at = chance.randrange(len(told)) if chance.randrange(3) else 0
            sort = chance.randrange(8)
            if sort < 5:
                data = restructured(chance, known.get(told[at][4], []))
                told[at][4] = written(data, empty="null").replace("\n", " ")
            elif sort == 5:
                column = chance.choice((0, 2, 3))
                told[at][column] = retyped(chance, str(told[at][column]), [str(row[column]) for row in told])
            elif sort == 6:
                told[at][3] = chance.choice(rows)[3]
            elif len(told) > 1:
                del told[at]
        lines = ("\t".join(map(str, row)).replace("\n", " ") for row in told)
        return "\n".join(lines).encode(errors="surrogatepass")

    return mutant
