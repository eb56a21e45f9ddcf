"""The banks that ship: every kind is there, every key earns full marks, every conversation can be ended well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
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
    "comm-psychology": "S4 J2 R3 B2 K1",
    "comm-language": "S4 O1 X2 R3 B2",
    "comm-technique": "S4 J1 O1 R3 B2 K1",
    "comm-defuse": "S3 R4 B3 K1 C1",
    "comm-mediate": "S3 O1 R3 B2 C3",
    "comm-service": "S3 M1 R3 B3 C2",
    "comm-mobilise": "S4 M2 R3 B2 C1",
    "comm-masswork": "S4 M2 R3 B2 X1",
    "scene-road": "D3 B3 R2 C1",
    "scene-window": "D3 B3 R2 C1",
    "scene-community": "D3 B3 R2 C1",
    "scene-crowd": "D2 B3 R2 O1 C1",
}
"""What each bank holds at least: a letter of LETTERS and a number."""


def all_questions() -> Iterator[tuple[str, Question]]:
    for path in sorted(BANKS.rglob("*.yaml")):
        if is_overlay(path):
            continue
        data = read(path.name, path.read_bytes()).data
        for item in data.get("questions", ()) if isinstance(data, dict) else ():
            question, faults = parse(item)
            assert question is not None and faults == [], item["id"]
            yield data["bank"], question


QUESTIONS = list(all_questions())


def test_every_bank_has_its_floor() -> None:
    assert set(FLOORS) == {bank for bank, _ in QUESTIONS}


@pytest.mark.parametrize("bank", FLOORS)
def test_a_bank_has_its_counts(bank: str) -> None:
    held = Counter(question.type for name, question in QUESTIONS if name == bank)
    for floor in FLOORS[bank].split():
        assert sum(held[kind] for kind in LETTERS[floor[0]]) >= int(floor[1:]), floor


def test_every_kind_is_somewhere_in_them() -> None:
    assert {question.type for _, question in QUESTIONS} == set(kinds.names())


@pytest.mark.parametrize(("bank", "question"), QUESTIONS, ids=lambda value: getattr(value, "id", ""))
def test_a_question_can_be_shown_whole_and_its_key_earns_everything(bank: str, question: Question) -> None:
    steps = list(every_turn(question, PRACTICE))
    assert steps
    for step in steps:
        if step.reveal and step.reveal.key is not None:
            assert step.reveal.fraction == 1, f"{bank}: {question.id}"


DIALOGUES = [question for _, question in QUESTIONS if isinstance(question, Dialogue)]


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.id)
def test_the_best_words_earn_everything_and_end_well(dialogue: Dialogue) -> None:
    past: list[Response | None] = []
    while (state := dialogue.standing(past)).at in dialogue.nodes:
        offered = play.offered(dialogue.script, state)
        best = max(offered, key=lambda reply: play.leads_to(dialogue.script, state, reply)[0].points)
        past.append([best.key])
    assert dialogue.score(past, PRACTICE) == 1
    assert dialogue.endings[state.at].outcome == "good"


def test_where_a_clock_runs_all_can_be_read_and_silence_has_its_own_words() -> None:
    timed = [(each, node) for each in DIALOGUES for node in each.nodes.values() if node.seconds]
    assert len({each.id for each, _ in timed}) >= 6
    for each, node in timed:
        assert node.silence is not None and node.silence.then, each.id
        texts = (node.scene, node.line, *(reply.say for reply in node.replies))
        assert sum(map(len, texts)) <= 6 * node.seconds, f"{each.id}: six characters a second are read"


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.id)
def test_every_ending_can_be_played_to(dialogue: Dialogue) -> None:
    found = explore(dialogue.script)
    ends = {name for kind, name, *_ in found.happened if kind == "ending"}
    assert found.whole
    assert ends == set(dialogue.endings)
    assert len(dialogue.endings) >= 2


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.id)
def test_the_best_words_do_not_give_themselves_away(dialogue: Dialogue) -> None:
    first = longest = shortest = 0
    for node in dialogue.nodes.values():
        lengths = [len(reply.say) for reply in node.replies]
        first += node.replies[0] is node.best
        longest += len(node.best.say) == max(lengths)
        shortest += len(node.best.say) == min(lengths)
    assert first <= len(dialogue.nodes) / 2, "the best reply stands first at most nodes"
    assert max(longest, shortest) <= len(dialogue.nodes) * 0.6, "the best reply shows by its length at most nodes"
