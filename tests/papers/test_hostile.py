"""Papers made by somebody else are refused or can be walked, whatever is in them; what is kept is the owner's."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from classes import HAND_IN, a_class, content_of
from conftest import Run, Wall
from officer_quiz.answers.turns import responses
from officer_quiz.papers import paper, seal
from officer_quiz.papers.canonical import Unsound, encode, pack, text_of
from officer_quiz.papers.chain import Link, broken
from officer_quiz.papers.sealed import SealedQuestion

ODD: tuple[Any, ...] = (None, -1, 10**12, "", "x", [], {}, [[]], {"a": 1}, True, ["A"], "kinds.single.ask", "\x1b[2J")


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    if isinstance(data, dict | list):
        for key in data if isinstance(data, dict) else range(len(data)):
            yield from places(data[key], (*path, key))


def signed(body: dict[str, Any], content: Any) -> bytes:
    """Return a paper of any content, signed as whoever makes a paper signs it."""
    pair = seal.signing_pair()
    made = {**body, "content": text_of(pack(content)), "by": text_of(pair.public)}
    made["code"] = paper._code(made)
    return encode({**made, "signature": text_of(seal.sign(encode(made), pair.secret))}) + b"\n"


def test_any_content_is_refused_or_can_be_walked(oq: Run, banks: Path, tmp_path: Path) -> None:
    unit = a_class(oq, banks, tmp_path / "unit", ["dialogue", "matching"])
    assert unit.make().code == 0
    whole, chance, refused = content_of(unit.paper), random.Random(1), 0
    body = {key: value for key, value in whole.items() if key not in {"signature", "code", "content"}}
    known = list(places(whole["content"]))
    for _ in range(150):
        content = copy.deepcopy(whole["content"])
        *way, last = chance.choice(known)
        inside = content
        for step in way:
            inside = inside[step]
        inside[last] = copy.deepcopy(chance.choice(ODD))
        try:
            opened = paper.read_paper(signed(body, content)).open()
        except Unsound:
            refused += 1
            continue
        for variant in opened.variants.values():
            for name, form in variant.forms.items():
                _walk(SealedQuestion.of(name, form), chance)
    assert 75 < refused < 150
    assert paper.read_paper(signed(body, whole["content"])).facts.title == "十二月考核"


def _walk(question: SealedQuestion, chance: random.Random) -> None:
    past: list[Any] = []
    while (turn := question.turn(past)) is not None and len(past) < 30:
        response = chance.choice(responses(turn.ask))
        if turn.ask.refuse(response):
            return
        past.append(response)


def test_a_chain_with_a_number_beyond_all_bounds_is_told_at_once() -> None:
    links = [Link(10**15, "", "x", {}, ""), Link(10**15 + 1, "", "x", {}, "")]
    assert [how for how, _ in broken({}, 10**15 + 1, links)] == ["removed", "changed"]


def test_the_owner_takes_and_deletes_what_is_kept(oq: Run, banks: Path, tmp_path: Path, wall: Wall) -> None:
    unit = a_class(oq, banks, tmp_path / "unit")
    code = unit.make("--code", "x", "--json").json["code"]
    unit.is_person("甲")
    assert unit.sit("甲", HAND_IN, "--code", "x").code == 0
    home = ("--data", str(unit.home("甲")))
    assert f'"paper": "{code}"' in oq("data", "export", *home).out.replace('":"', '": "')
    assert oq("data", "delete", "--yes", *home).code == 0
    left = [path for path in unit.home("甲").rglob("*") if path.is_file()]
    assert left == [], left
