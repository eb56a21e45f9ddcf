"""The banks that ship: every kind is there, every key earns full marks, every conversation can be ended well."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from officer_quiz import kinds
from officer_quiz.cli.places import is_overlay
from officer_quiz.kinds.base.ask import Choose, Response
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.scoring import PRACTICE
from officer_quiz.text.document import read
from officer_quiz.ui.walk import walk

BANKS = Path(__file__).parents[2] / "questions"
FIRST = {
    "law-psap-procedure": {
        "single": 9,
        "multiple": 6,
        "true_false": 4,
        "fill": 1,
        "numeric": 2,
        "ordering": 1,
        "case": 1,
        "indefinite": 2,
        "matching": 1,
        "essay": 1,
    },
    "comm-defuse": {"single": 3, "rating": 4, "best_worst": 3, "ranking": 1, "case": 1},
    "scene-road": {"dialogue": 3, "best_worst": 3, "rating": 2, "case": 1},
}
"""At least as many of each kind in the first three banks."""


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


def test_the_first_banks_have_their_counts() -> None:
    for bank, counts in FIRST.items():
        held = [question.type for name, question in QUESTIONS if name == bank]
        assert {kind: held.count(kind) for kind in counts} == {
            kind: max(held.count(kind), count) for kind, count in counts.items()
        }, bank


def test_every_kind_is_somewhere_in_them() -> None:
    assert {question.type for name, question in QUESTIONS if name in FIRST} == set(kinds.names())


@pytest.mark.parametrize(("bank", "question"), QUESTIONS, ids=lambda value: getattr(value, "id", ""))
def test_a_question_can_be_shown_whole_and_its_key_earns_everything(bank: str, question: Question) -> None:
    steps = list(walk(question, PRACTICE))
    assert steps
    for step in steps:
        if step.reveal and step.reveal.key is not None:
            assert step.reveal.fraction == 1, f"{bank}: {question.id}"


DIALOGUES = [question for _, question in QUESTIONS if isinstance(question, Dialogue)]


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.id)
def test_the_best_words_earn_everything_and_end_well(dialogue: Dialogue) -> None:
    past: list[Response | None] = []
    at = dialogue.start
    while at in dialogue.nodes:
        node = dialogue.nodes[at]
        past.append(["ABCD"[node.replies.index(node.best)]])
        at = node.best.to
    assert dialogue.score(past, PRACTICE) == 1
    assert dialogue.endings[at].outcome == "good"


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.id)
def test_every_ending_can_be_played_to(dialogue: Dialogue) -> None:
    ends: set[Any] = set()
    waiting: list[tuple[Response, ...]] = [()]
    while waiting:
        past = waiting.pop()
        turn = dialogue.turn(past)
        if turn is None:
            reveal = dialogue.reveal(past, PRACTICE)
            assert reveal is not None
            ends.add(reveal.ending)
            continue
        assert isinstance(turn.ask, Choose)
        waiting += [(*past, [option.key]) for option in turn.ask.options]
    assert ends == {(ending.text, ending.outcome) for ending in dialogue.endings.values()}
    assert len(dialogue.endings) >= 2


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.id)
def test_the_best_words_do_not_give_themselves_away(dialogue: Dialogue) -> None:
    first = longest = 0
    for node in dialogue.nodes.values():
        first += node.replies[0] is node.best
        longest += len(node.best.say) == max(len(reply.say) for reply in node.replies)
    assert first <= len(dialogue.nodes) / 2, "the best reply stands first at most nodes"
    assert longest <= len(dialogue.nodes) * 0.6, "the best reply is the longest at most nodes"
