"""A bank of many small questions, the keys that answer them in a chosen way, and what a log must hold then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from officer_quiz.kinds.base.ask import Response
from officer_quiz.session.draw import draw
from officer_quiz.session.events import Answered
from officer_quiz.session.filter import Candidate
from officer_quiz.store.log import EventLog

SEED = "1"
HEAD = "bank: law-typing\ntitle: 打字\nlevel: basic\nchecked: 2026-11-23\nquestions:\n"
CHOICES = "choices: {A: 甲, B: 乙, C: 丙, D: 丁}"
KINDS = {
    "single": f"{CHOICES}\n    answer: B",
    "multiple": f"{CHOICES}\n    answer: [A, C]",
    "true_false": "answer: 对",
    "fill": "answer: [[八], [十二]]",
    "numeric": "answer: 5\n    unit: 元",
}
STEMS = {"fill": "请填写：甲____，乙____。", "numeric": "多少元？", "true_false": "这样做合法。（　）"}


@dataclass(frozen=True, slots=True)
class Typed:
    """The keys typed at a question, its answer and Enter after the feedback, and the response that they mean."""

    keys: str
    response: Response


def kind_of(number: int) -> str:
    """Return the kind of the question of a number."""
    return list(KINDS)[number % len(KINDS)]


def write_bank(path: Path, count: int) -> list[str]:
    """Write a bank of `count` questions of several kinds, and return their ids in the order a session asks them."""
    items = []
    for number in range(count):
        kind = kind_of(number)
        stem = f"第{number}题：{STEMS.get(kind, '由谁批准？')}"
        items.append(
            f"  - id: t-{number}\n    type: {kind}\n    stem: {stem}\n    {KINDS[kind]}\n"
            "    explain: 规定如此，照此办理。\n    cite: 《治安管理处罚法》第九十七条\n    shuffle: false\n"
        )
    path.write_text(HEAD + "".join(items), encoding="utf-8")
    none: frozenset[str] = frozenset()
    candidates = [
        Candidate(f"t-{number}", "law-typing", "", kind_of(number), none, "basic", none, none, "draft")
        for number in range(count)
    ]
    return draw(candidates, {}, SEED, count)


def typed(id: str, chance: Random) -> Typed:
    """Return keys for a question, an answer by chance, typed in one of several ways."""
    kind = kind_of(int(id.removeprefix("t-")))
    letter = chance.choice("ABCD")
    match kind:
        case "single":
            return Typed(f"{chance.choice((letter, letter.lower()))}\r\r", [letter])
        case "multiple":
            several = sorted(chance.sample("ABCD", chance.randint(1, 4)))
            shuffled = chance.sample(several, len(several))
            return Typed("".join(shuffled).lower() + "\r\r", several)
        case "true_false":
            word = chance.choice(("对", "错"))
            return Typed(f"{word}\r\r", [word])
        case "fill":
            texts = [str(chance.randint(1, 99)), chance.choice(("十二", "小时", "x"))]
            return Typed(f"{texts[0]}\r{texts[1]}\r\r", texts)
        case _:
            number = str(chance.randint(100, 999))
            return Typed(f"{number}\r\r", [number])


def recorded(data: Path) -> dict[str, Response]:
    """Return the answers in the log of a data folder, by question."""
    found: dict[str, Response] = {}
    with EventLog.open(data / "events.db") as log:
        for head in log.sessions():
            for event in log.read(head.id).events:
                if isinstance(event.event, Answered) and event.event.response is not None:
                    found[event.event.question] = event.event.response
    return found


def script(ids: Sequence[str], seed: int) -> dict[str, Typed]:
    """Return what is typed at each question, in their order."""
    chance = Random(seed)
    return {id: typed(id, chance) for id in ids}
