"""An answer in a file is read alike by all kinds, and what cannot be one is told with what to do."""

from __future__ import annotations

from typing import Any

import pytest

from officer_quiz.kinds import wording
from officer_quiz.kinds.base.parse import parse
from officer_quiz.messages.catalogue import Wording

CHOICES = {"A": "四小时", "B": "八小时", "C": "十二小时"}
COMMON = {"id": "m-001", "stem": "最长可以多久？", "choices": CHOICES}
SCENE = {"id": "m-001", "type": "best_worst", "scene": "晚上，两户邻居争吵。", "actions": CHOICES}
RIGHT = ["对", "正确", "√", "✓", "✔", "☑", "T", "Ｔ", "true", "Y", "yes", "是", "1", "１", "对。", "（√）", "“对”"]
WRONG = ["错", "错误", "×", "✗", "✘", "✕", "X", "Ｘ", "F", "Ｆ", "false", "N", "no", "否", "0", "错。", "（×）"]


def read(data: dict[str, Any]) -> Any:
    question, faults = parse(data)
    assert faults == []
    return question


def told(data: dict[str, Any], language: str = "zh") -> list[tuple[str, tuple[str | int, ...], str]]:
    say = Wording(language, {"kinds": wording})
    return [(fault.code, fault.path, say(fault.message)) for fault in parse(data)[1]]


@pytest.mark.parametrize(
    "written", ["B", "b", "Ｂ", "ｂ", "“B”", "'B'", "B。", "B、", "（B）", " B ", "【B】", ["B"], ["ｂ"]]
)
def test_one_letter(written: Any) -> None:
    assert read({**COMMON, "type": "single", "answer": written}).answer == "B"
    assert read({**COMMON, "type": "indefinite", "answer": written}).answer == ["B"]
    assert read({**SCENE, "best": written, "worst": "A"}).best == "B"


@pytest.mark.parametrize(
    "written",
    [
        "AC",
        "A/C",
        "A|C",
        "A和C",
        "A 与 C",
        "a、c",
        "Ａ，Ｃ",
        "A；C。",
        "“A”“C”",
        "A C",
        "A+C",
        ["A", "C"],
        ["AC"],
        ["a", "Ｃ"],
    ],
)
def test_several_letters(written: Any) -> None:
    assert read({**COMMON, "type": "multiple", "answer": written}).answer == ["A", "C"]
    assert read({**COMMON, "type": "indefinite", "answer": written}).answer == ["A", "C"]


@pytest.mark.parametrize("written", [*RIGHT, "right", "correct", "真"])
def test_right(written: str) -> None:
    assert read({"id": "m-1", "type": "true_false", "stem": "可以。（　）", "answer": written}).answer == "对"


@pytest.mark.parametrize("written", [*WRONG, "☒", "不对", "不正确", "不是", "wrong", "incorrect", "假"])
def test_wrong(written: str) -> None:
    assert read({"id": "m-1", "type": "true_false", "stem": "可以。（　）", "answer": written}).answer == "错"


def test_the_opposite_of_a_judgement_is_no_guess() -> None:
    for written in ("不 对", "没错", "非错误"):
        assert told({"id": "m-1", "type": "true_false", "stem": "可以。（　）", "answer": written}) == [
            ("unknown-value", ("answer",), f"“{written}”不能用在这里。可用：对、错。")
        ]


@pytest.mark.parametrize(("spare", "count"), [(24, 0), (25, 27)])
def test_right_sides_of_a_matching_are_at_most_as_many_as_letters(spare: int, count: int) -> None:
    pairs = {"传唤证": "传唤", "检查证": "检查"}
    further = [f"场合{number}" for number in range(spare)]
    found = told({"id": "m-1", "type": "matching", "stem": "配对。", "pairs": pairs, "distractors": further})
    said = f"右边按 a 到 z 编字母，连同 distractors 最多 26 项，这里有 {count} 项。请删减 distractors。"
    assert found == ([("too-many", ("distractors",), said)] if count else [])


def test_several_letters_in_a_single_choice_name_the_other_kind() -> None:
    for written in ("AB", "A、B", "A/B", ["A", "B"]):
        assert told({**COMMON, "type": "single", "answer": written}) == [
            (
                "not-a-choice",
                ("answer",),
                "单选题只有一个正确选项，这里写了 A、B。请只留一个；确有几个正确的，请把 type 改成 multiple（多选）。",
            )
        ]
    assert told({**COMMON, "type": "single", "answer": "B、八小时"}) == [
        ("not-a-choice", ("answer", 0), "“B、八小时”不是选项。这道题的选项有 A、B、C。")
    ]


def test_several_letters_for_the_best_action_are_told() -> None:
    said = "最佳和最差各只有一个做法，这里写了 A、B。请只留一个。"
    assert told({**SCENE, "best": ["A", "B"], "worst": "C"}) == [("not-a-choice", ("best",), said)]


def test_what_is_no_letters_is_told_whole() -> None:
    said = "“A或B”不是选项。这道题的选项有 A、B、C。"
    assert told({**COMMON, "type": "multiple", "answer": "A或B"}) == [("not-a-choice", ("answer", 0), said)]


def test_the_same_wrong_letter_is_told_once() -> None:
    found = told({**COMMON, "type": "multiple", "answer": "AXCX"})
    assert [(code, path) for code, path, _ in found] == [("not-a-choice", ("answer", 1))]


def test_several_spellings_of_one_blank_are_shown_the_list_in_the_list() -> None:
    data = {"id": "m-1", "type": "fill", "stem": "不得超过____小时。", "answer": ["八", "8 小时"]}
    said = "题干只有一个空（____），答案有 2 个。一个空有几种写法时请多套一层方括号：[[八, 8 小时]]。"
    assert told(data) == [("blanks-mismatch", ("answer",), said)]
    assert read({**data, "answer": [["八", "8 小时"]]}).answer == [["八", "8 小时"]]
