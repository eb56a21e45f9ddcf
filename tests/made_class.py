"""A class of made-up people who sat papers of real questions, drawn from a seed: some strong, some weak."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

from officer_quiz.kinds.base.ask import Choose
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.rating import Rating
from officer_quiz.kinds.true_false import TrueFalse
from officer_quiz.results.marks import Marked, Person, QuestionMark, Received
from officer_quiz.scoring import PRACTICE
from officer_quiz.store.book.opening import open_book
from officer_quiz.text.document import read

BANKS = Path(__file__).parent / "made_banks"
FILES = ("law-psap-procedure.yaml", "comm-mediate.yaml", "scene-road.yaml")
REGISTER = Path(__file__).parents[1] / "questions" / "statutes.yaml"
UNITS = (("一大队", "traffic", 13), ("二大队", "station", 12), ("警务督察队", "inspector", 3))
"""Units with the post of their people and how many they are: the last is too small to be compared."""
PAPERS = (
    ("A10203", "十月抽查", datetime(2026, 10, 20, 1, tzinfo=UTC)),
    ("B40506", "十一月抽查", datetime(2026, 11, 20, 1, tzinfo=UTC)),
)
HARD = {"law-psap-procedure": 0.3, "comm-mediate": 0.0, "scene-road": -0.1}
WRONG_KEY = "psap-procedure-004"
"""A question that the strong get wrong."""


@dataclass(frozen=True)
class Asked:
    """A question with its bank."""

    bank: str
    question: Question


def copied(folder: Path) -> Path:
    """Copy the banks into a folder of banks and return it."""
    shutil.copytree(BANKS, folder)
    shutil.copyfile(REGISTER, folder / REGISTER.name)
    return folder


def asked() -> list[Asked]:
    """Return the questions of the papers: choices, judgements, ratings."""
    found = []
    for name in FILES:
        data = read(name, (BANKS / name).read_bytes()).data
        header = {key: value for key, value in data.items() if key in {"level", "skills", "posts"}}
        for item in data["questions"]:
            question, _ = parse({**header, **item})
            assert question
            found.append(Asked(data["bank"], question))
    return found


def answered(question: Question, knows: bool, chance: random.Random) -> tuple[str, Fraction]:
    """Return an answer as typed and the share it earns."""
    turn = question.turn(())
    assert turn is not None
    if isinstance(question, Rating):
        scale = range(1, question.scale + 1)
        given = {
            row: str(action.expect if knows or chance.random() < 0.3 else chance.choice(list(scale)))
            for row, action in question.actions.items()
        }
        return " ".join(f"{row}{value}" for row, value in given.items()), question.score((given,), PRACTICE)
    assert isinstance(turn.ask, Choose)
    keys = [option.key for option in turn.ask.options]
    right = [question.answer] if isinstance(question, TrueFalse) else sorted(question.keys)  # type: ignore[attr-defined]
    wrong = [key for key in keys if key not in right]
    picked = right
    if not knows and wrong:
        picked = [wrong[min(int(chance.expovariate(1.2)), len(wrong) - 1)]]
        picked = sorted({*right[: len(right) - 1], *picked})
    return "".join(picked), question.score((picked,), PRACTICE)


def hand_ins(seed: int = 7) -> Iterator[tuple[Received, Marked]]:
    """Yield the hand-ins of both papers with their marks; everybody does better in the second."""
    chance = random.Random(seed)
    people = [
        (Person(f"{unit[0]}{place:02}", unit, post), chance.gauss(0.55, 0.22))
        for unit, post, count in UNITS
        for place in range(1, count + 1)
    ]
    questions = asked()
    hardness = {each.question.id: chance.gauss(0, 0.18) for each in questions}
    for number, (code, title, day) in enumerate(PAPERS):
        for place, (person, able) in enumerate(people):
            rows = [_row(each, able + 0.08 * number, hardness[each.question.id], chance) for each in questions]
            started = day + timedelta(seconds=place)
            done = started + timedelta(minutes=chance.uniform(18, 40))
            yield marked(code, title, person, rows, started, done, number)


def _row(each: Asked, able: float, hard: float, chance: random.Random) -> QuestionMark:
    question = each.question
    knows = chance.random() < min(max(able - hard - HARD[each.bank] + 0.25, 0.05), 0.97)
    if question.id == WRONG_KEY:
        knows = able < 0.5
    blank = not knows and chance.random() < 0.06
    chosen, share = ("", Fraction(0)) if blank else answered(question, knows, chance)
    worth = Fraction(4)
    return QuestionMark(
        question.id,
        question.type,
        each.bank,
        question.level,
        tuple(question.skills),
        chosen,
        blank,
        share * worth,
        worth,
        round(chance.uniform(15, 90), 1),
    )


def marked(
    code: str,
    title: str,
    person: Person,
    rows: Sequence[QuestionMark],
    started: datetime,
    done: datetime,
    number: int = 0,
) -> tuple[Received, Marked]:
    """Return a hand-in with these marks."""
    content = repr((code, person, rows, started)).encode()
    id = sha256(content).hexdigest()[:32]
    worth = sum((each.worth for each in rows), Fraction())
    marks = Marked(
        id,
        code,
        "AB"[number % 2],
        title,
        person,
        started,
        done,
        done + timedelta(hours=1),
        "教官",
        "k1",
        "subset_half",
        "sound",
        worth * Fraction(3, 5),
        tuple(rows),
    )
    return Received(id, code, marks.variant, person, "sound", done, content), marks


def book(path: Path, seed: int = 7) -> Path:
    """Write a unit book with the class in it and return its path."""
    with open_book(str(path)) as made:
        made.add(hand_ins(seed))
    return path
