"""Every turn of a question is walked and shown, whatever kinds stand together in a case."""

from __future__ import annotations

import io
import re
from functools import cache
from itertools import product

import pytest

from examples import built, data_of
from officer_quiz import kinds
from officer_quiz.answers.turns import every_turn
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.messages.catalogue import Wording
from officer_quiz.scoring import PRACTICE
from officer_quiz.ui.console import console
from officer_quiz.ui.screens.show import answer, print_question

SAY = Wording("zh", {"kinds": kinds.wording})
PARTS = [name for name in kinds.names() if name != "case"]


def case_of(*names: str) -> Question:
    parts = [{**data_of(name), "id": f"demo-{number}"} for number, name in enumerate(names, 1)]
    return built({"id": "demo", "type": "case", "facts": "案情。", "questions": parts, "explain": "小结。"})


def shown(question: Question, width: int = 80) -> str:
    out = io.StringIO()
    print_question(question, "题库", PRACTICE, lambda cited: cited, console(out, width=width), SAY)
    return out.getvalue()


@cache
def turns_alone(name: str) -> int:
    return len(list(every_turn(case_of(name), PRACTICE)))


@pytest.mark.parametrize(("first", "second"), list(product(PARTS, repeat=2)))
def test_any_two_kinds_stand_together_in_a_case(first: str, second: str) -> None:
    question = case_of(first, second)
    assert len(list(every_turn(question, PRACTICE))) == turns_alone(first) + turns_alone(second)
    key_side = shown(question).partition("══ 答案与解析 ══")[2]
    assert re.findall(r"第 (\d) 问，共 2 问", key_side) == ["1", "2"]
    assert key_side.count("小结  小结。") == 1
    assert len(answer(question, {}, PRACTICE)) == 2


def test_a_conversation_is_told_place_by_place_with_its_endings() -> None:
    alone = shown(case_of("dialogue")).partition("══ 答案与解析 ══")[2]
    assert re.findall(r"(?m)^第 (\d) 处", alone) == ["1", "2", "3"]
    in_second_place = shown(case_of("single", "dialogue")).partition("第 2 问，共 2 问")[2]
    assert re.findall(r"(?m)^   → 第 (\d) 处", in_second_place) == re.findall(r"(?m)^   → 第 (\d) 处", alone)
    assert alone.count("   → 结局（好）  文书办结，王某驶离。\n") == 2
    assert answer(case_of("dialogue"), {}, PRACTICE) is None


def test_two_places_with_the_same_words_are_two() -> None:
    raw = data_of("dialogue")
    raw["nodes"]["again"] = {
        **raw["nodes"]["hear"],
        "replies": [dict(each) for each in raw["nodes"]["hear"]["replies"]],
    }
    raw["nodes"]["heated"]["replies"][0]["to"] = "again"
    question, faults = parse(raw)
    assert question is not None and faults == []
    assert len(list(every_turn(question, PRACTICE))) == 4


def test_the_first_place_has_what_is_met_there_but_not_the_opening() -> None:
    raw = data_of("dialogue")
    raw["nodes"]["stop"]["scene"] = "王某降下车窗。"
    question, _ = parse(raw)
    assert question is not None
    first = shown(question).partition("第 1 处\n")[2].partition("第 2 处")[0]
    assert first.startswith("\n情景  王某降下车窗。\n对方  满街都在打电话")


def test_endings_are_readable_on_a_narrow_screen() -> None:
    lines = shown(case_of("dialogue"), width=20).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("   → 结局"))
    assert lines[at : at + 3] == ["   → 结局（不好）", "     王某滞留车道，", "     随后投诉。"]
