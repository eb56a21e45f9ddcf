"""The banks that ship: every kind is there, every key earns full marks, every conversation can be ended well."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from officer_quiz import kinds
from officer_quiz.answers.turns import every_turn
from officer_quiz.kinds.base.ask import Response
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.library.places import is_overlay
from officer_quiz.scoring import PRACTICE
from officer_quiz.talk import play
from officer_quiz.talk.explore import explore
from officer_quiz.text.document import read

BANKS = Path(__file__).parents[2] / "questions"
LETTERS = {
    "S": ("single",),
    "M": ("multiple", "indefinite"),
    "J": ("true_false",),
    "F": ("fill", "numeric"),
    "O": ("ordering",),
    "X": ("matching",),
    "C": ("case",),
    "R": ("rating",),
    "B": ("best_worst",),
    "K": ("ranking",),
    "D": ("dialogue",),
    "I": ("indefinite",),
    "E": ("essay",),
}
FLOORS = {
    "law-police-basics": "S10 M4 J6",
    "law-police-discipline": "S8 M5 J4 X2 C1",
    "law-psap-general": "S9 M5 J4 C2",
    "law-psap-acts": "S12 M6 J3 C3",
    "law-psap-procedure": "S9 M8 I2 J4 F3 O1 X1 C1 E1",
    "law-psap-changes": "S6 M4 J6",
    "law-admin-case": "S9 M5 J3 F2 O1",
    "law-mediation": "S7 M5 J3 X2 O1 C2",
    "law-admin-acts": "S11 M6 J5 C2",
    "law-criminal-link": "S9 M5 J4 C2",
    "law-stop-question": "S6 M3 J2 F2 C1",
    "law-force": "S7 M4 J3 C2",
    "law-traffic-rules": "S12 M6 I2 J5 F2 X1 C7",
    "law-traffic-procedure": "S8 M6 I2 J4 F2 O2 C6",
    "law-traffic-duty": "S9 M6 I2 J5 O2 X2 C6",
    "law-traffic-accident": "S8 M5 I2 J4 O1 F1 X1 C6",
    "law-exit-entry": "S9 M6 I2 J5 X1 C5",
    "law-window-permits": "S9 M5 I2 J4 F2 X1 C5",
    "law-petition": "S5 M3 I2 J2 F2 C3",
    "law-crowd-emergency": "S6 M4 I2 J3 O1 C4",
    "law-vulnerable": "S6 M4 I2 J4 C5",
    "law-privacy-openness": "S5 M3 I2 J3 X1 C3",
    "law-oversight": "S7 M4 I2 J3 X1 C4",
    "ethos-police-public": "S8 M5 J4 X1",
    "comm-psychology": "S4 J2 R4 B3 K1",
    "comm-language": "S4 O1 X2 R3 B3 K1",
    "comm-technique": "S4 J1 O1 R4 B3 K1",
    "comm-defuse": "S3 R4 B4 K1 C1",
    "comm-mediate": "S3 O1 R4 B4 C5 K1 D1",
    "comm-service": "S3 M1 R4 B3 C2",
    "comm-mobilise": "S4 M2 R3 B2 C1 K1",
    "comm-masswork": "S4 M2 R4 B3 X1 D1",
    "scene-road": "D5 B3 R2 C1 K1",
    "scene-window": "D3 B4 R2 C1",
    "scene-community": "D12 B3 R3 C1 K1",
    "scene-crowd": "D2 B4 R3 O1 C1",
}
"""What each bank holds at least: a letter of LETTERS and a number."""


FILES = {path.stem: path for path in sorted(BANKS.rglob("*.yaml")) if not is_overlay(path)}
"""The files by name, which for a bank is its id."""


@cache
def questions(bank: str) -> tuple[Question, ...]:
    """Return the questions of a bank; not before a test asks for them, for every worker imports this file."""
    data = read(FILES[bank].name, FILES[bank].read_bytes()).data
    assert data["bank"] == bank
    found = []
    for item in data["questions"]:
        question, faults = parse(item)
        assert question is not None and faults == [], item["id"]
        found.append(question)
    return tuple(found)


def dialogues(bank: str) -> list[Dialogue]:
    return [question for question in questions(bank) if isinstance(question, Dialogue)]


def test_every_bank_has_its_floor() -> None:
    texts = {bank: path.read_text(encoding="utf-8") for bank, path in FILES.items()}
    assert set(FLOORS) == {bank for bank, text in texts.items() if "\nquestions:" in text}


@pytest.mark.parametrize("bank", FLOORS)
def test_a_bank_has_its_counts(bank: str) -> None:
    held = Counter(question.type for question in questions(bank))
    for floor in FLOORS[bank].split():
        assert sum(held[kind] for kind in LETTERS[floor[0]]) >= int(floor[1:]), floor


def test_every_kind_is_somewhere_in_them() -> None:
    assert {question.type for bank in FLOORS for question in questions(bank)} == set(kinds.names())


@pytest.mark.parametrize("bank", FLOORS)
def test_a_question_can_be_shown_whole_and_its_key_earns_everything(bank: str) -> None:
    for question in questions(bank):
        steps = list(every_turn(question, PRACTICE))
        assert steps, question.id
        for step in steps:
            if step.reveal and step.reveal.key is not None:
                assert step.reveal.fraction == 1, question.id


@pytest.mark.parametrize("bank", FLOORS)
def test_the_best_words_earn_everything_and_end_well(bank: str) -> None:
    for dialogue in dialogues(bank):
        past: list[Response | None] = []
        while (state := dialogue.standing(past)).at in dialogue.nodes:
            offered = play.offered(dialogue.script, state)
            best = max(offered, key=lambda reply: play.leads_to(dialogue.script, state, reply)[0].points)
            past.append([best.key])
        assert dialogue.score(past, PRACTICE) == 1, dialogue.id
        assert dialogue.endings[state.at].outcome == "good", dialogue.id


@pytest.mark.parametrize("bank", FLOORS)
def test_every_ending_can_be_played_to(bank: str) -> None:
    for dialogue in dialogues(bank):
        found = explore(dialogue.script, dialogue.ahead)
        ends = {name for kind, name, *_ in found.happened if kind == "ending"}
        assert found.whole, dialogue.id
        assert ends == set(dialogue.endings), dialogue.id
        assert len(dialogue.endings) >= 2, dialogue.id


def test_where_a_clock_runs_all_can_be_read_and_silence_has_its_own_words() -> None:
    timed = [
        (each, node) for bank in FLOORS for each in dialogues(bank) for node in each.nodes.values() if node.seconds
    ]
    assert len({each.id for each, _ in timed}) >= 6
    for each, node in timed:
        assert node.silence is not None and node.silence.then, each.id
        texts = (node.scene, node.line, *(reply.say for reply in node.replies))
        assert sum(map(len, texts)) <= 6 * node.seconds, f"{each.id}: six characters a second are read"


@pytest.mark.parametrize("bank", FLOORS)
def test_the_best_words_do_not_give_themselves_away(bank: str) -> None:
    for dialogue in dialogues(bank):
        first = longest = shortest = 0
        for node in dialogue.nodes.values():
            lengths = [len(reply.say) for reply in node.replies]
            first += node.replies[0] is node.best
            longest += len(node.best.say) == max(lengths)
            shortest += len(node.best.say) == min(lengths)
        count = len(dialogue.nodes)
        assert first <= count / 2, f"{dialogue.id}: the best reply stands first at most nodes"
        assert max(longest, shortest) <= count * 0.6, f"{dialogue.id}: the best reply shows by its length at most nodes"
