"""A class that sits a sealed paper, in folders of its own: the bank, the blueprint, a trainer, and trainees."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conftest import SMALL, Ran, Run
from officer_quiz import kinds
from officer_quiz.papers import seal
from officer_quiz.papers.canonical import bytes_of, decode, encode, unpack
from officer_quiz.papers.chain import chained, links_of
from officer_quiz.papers.handin import HandIn, open_envelope, read_envelope, write_hand_in
from officer_quiz.papers.key import Key, read_key
from officer_quiz.papers.paper import read_paper

KINDS = ("ordering", "matching", "rating", "best_worst", "ranking", "numeric", "case", "essay", "dialogue")
"""The kinds whose examples the bank of a class holds, beside the four questions of the small bank."""
BLUEPRINT = """\
exam: class
title: 十二月考核
minutes: 60
pass: 8
total: {total}
scoring: {{multiple: subset_half, wrong_true_false: -0.5}}
draw: {{status: [reviewed, draft], uncalibrated: true, stale: true}}
sections:
  - {{title: 单选, kinds: [single], count: 1, points: 2}}
  - {{title: 多选, kinds: [multiple], count: 1, points: 4}}
  - {{title: 填空, kinds: [fill], count: 1, points: 2}}
  - {{title: 判断, kinds: [true_false], count: 1, points: 2}}
"""
MORE = "  - {{title: {kind}, kinds: [{kind}], count: 1, points: 3}}\n"
PLAIN_TOTAL = 10


@dataclass
class Class:
    """Runs the program for a trainer and for trainees."""

    oq: Run
    banks: Path
    folder: Path

    @property
    def paper(self) -> Path:
        return self.folder / "class.paper"

    @property
    def key(self) -> Path:
        return self.folder / "class.key"

    def home(self, who: str) -> Path:
        return self.folder / "homes" / who

    def make(self, *options: str, prints: bool = False) -> Ran:
        where = ("--banks", str(self.banks), "--out", str(self.folder), *(() if prints else ("--no-print",)))
        return self.oq("paper", "make", "class", *where, *options)

    def is_person(self, who: str, unit: str = "二大队") -> None:
        ran = self.oq("me", "--name", who, "--unit", unit, "--data", str(self.home(who)))
        assert ran.code == 0, ran.err

    def sit(self, who: str, answers: Iterable[str], *options: str, out: str = "handed") -> Ran:
        """Let somebody sit the paper, typing a line an answer, and hand in."""
        lines = "".join(f"{line}\n" for line in ("A", *answers))
        where = ("--out", str(self.folder / out), "--data", str(self.home(who)), "--plain")
        return self.oq("exam", str(self.paper), *where, *options, input=lines)

    def mark(self, *words: str, input: str = "", out: str = "handed") -> Ran:
        data = ("--data", str(self.home("trainer")))
        return self.oq("mark", str(self.key), str(self.folder / out), *words, *data, input=input)

    def marked(self, *words: str, out: str = "handed") -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self.mark("--json", *words, out=out).out)
        return data

    @property
    def read_key(self) -> Key:
        return read_key(self.key.read_bytes())

    def handed(self, out: str = "handed") -> list[Path]:
        return sorted((self.folder / out).glob("*.handin"))

    def opened(self, path: Path) -> HandIn:
        return open_envelope(read_envelope(path.read_bytes()), self.read_key.secret)


Change = Callable[[dict[str, Any]], None]
HAND_IN = (":x", "B")
"""What hands in at once."""


def a_class(oq: Run, banks: Path, folder: Path, wanted: Sequence[str] = ()) -> Class:
    """Return a class whose paper asks the four questions of the small bank, and the examples of more kinds."""
    for kind in wanted:
        head = SMALL.partition("questions:\n")[0].replace("law-small", f"{kind.replace('_', '-')}-small")
        example = kinds.kind(kind).EXAMPLE.strip().replace("\n", "\n    ")
        (banks / "law" / f"{kind}-small.yaml").write_text(f"{head}questions:\n  - {example}\n", encoding="utf-8")
    (banks / "exams").mkdir()
    plan = BLUEPRINT.format(total=PLAIN_TOTAL + 3 * len(wanted)) + "".join(MORE.format(kind=kind) for kind in wanted)
    (banks / "exams" / "class.yaml").write_text(plan, encoding="utf-8")
    folder.mkdir(exist_ok=True)
    return Class(oq, banks, folder)


def sealed_again(
    path: Path, of: Class, change: Change, *, chain: bool = False, signer: seal.Pair | None = None
) -> None:
    """Do what somebody does who owns the machine: open what they wrote, change it, seal and sign it again.

    With `chain` the chain is made anew, as well as if the program had made it. They know what they sealed; here the
    trainer's key tells.
    """
    hand_in = of.opened(path)
    data = decode(hand_in.content)
    change(data)
    if chain:
        links = [(link.at, link.name, link.data) for link in links_of(data["events"])]
        data["head"]["count"] = len(links)
        made = chained(data["head"], links)
        data["events"] = [[link.number, link.at, link.name, link.data, link.hash] for link in made]
    to = read_paper(of.paper.read_bytes()).facts.to
    pair = signer or machine_of(of, hand_in.head.person.name)
    path.write_bytes(write_hand_in(encode(data), data["head"]["paper"], to, pair))


def machine_of(of: Class, who: str) -> seal.Pair:
    """Return the keys of somebody's machine."""
    public, secret = (of.home(who) / "machine.key").read_text(encoding="ascii").split()
    return seal.Pair(bytes.fromhex(public), bytes.fromhex(secret))


def content_of(paper: Path) -> Any:
    """Return everything in a paper that has no start code, as data."""
    data = decode(paper.read_bytes()[:-1])
    return {**data, "content": decode(unpack(bytes_of(data["content"])))}
