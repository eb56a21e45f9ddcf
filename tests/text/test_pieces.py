"""A file with faults in its syntax: all of them in one run, each at the line that is spoilt, and what is sound."""

from __future__ import annotations

import time
from typing import Any

import pytest
from yaml import CSafeLoader

from officer_quiz.messages.catalogue import Wording
from officer_quiz.text import building
from officer_quiz.text.document import Document, read

HEAD = "bank: law-a\ntitle: 测试题库\nquestions:\n"
SOUND = "  - id: m-{}\n    type: single\n    choices:\n      A: 四小时\n      B: 八小时\n    answer: B\n"


def document(text: str) -> Document:
    return read("x.yaml", text.encode())


def told(text: str) -> list[tuple[int, int, str]]:
    """Return where something is told, and in which wording."""
    found = document(text).diagnostics
    return [(one.line, one.column, one.message.key.partition(".")[2]) for one in found]


def ids(text: str) -> list[Any]:
    return [question["id"] for question in document(text).data["questions"]]


def test_all_faults_of_a_file_are_told_and_the_sound_questions_kept() -> None:
    spoilt = [
        SOUND.format(1).replace("type: ", "type："),
        SOUND.format(2).replace("answer: ", "answer："),
        SOUND.format(3).replace("answer: ", "answer:"),
        SOUND.format(4).replace("type: s", 'type: "s'),
        SOUND.format(5).replace("  A:", "\tA:"),
        SOUND.format(6),
        SOUND.format(7).replace("四小时", "[四小时"),
        SOUND.format(8).replace("八小时", "[八]小时"),
        SOUND.format(9),
    ]
    text = HEAD + "".join(spoilt)
    assert told(text) == [
        (5, 9, "colon-full-width"),
        (15, 11, "colon-full-width"),
        (21, 11, "colon-without-space"),
        (23, 11, "unclosed-quote"),
        (31, 5, "tab-indent"),
        (43, 10, "unclosed-bracket"),
        (50, 10, "reserved-character"),
    ]
    assert ids(text) == ["m-6", "m-9"]
    found = document(text)
    assert found.torn == {("questions",)}
    assert found.marks.values["questions", 1, "answer"] == (57, 13)
    assert found.marks.keys["questions",] == (3, 1)
    assert ("questions", 2) not in found.marks.values


@pytest.mark.parametrize(
    ("line", "spoilt", "place"),
    [
        ("  - id: m-1", "  - id：m-1", (4, 7, "colon-full-width")),
        ("  - id: m-1", "  -　id: m-1", (4, 4, "odd-space")),
        ("  - id: m-1", "  － id: m-1", (4, 3, "dash-full-width")),
        ("  - id: m-1", "  -id: m-1", (4, 3, "dash-without-space")),
        ("    type: single", "　　type: single", (5, 1, "odd-space")),
        ("    type: single", "  　type: single", (5, 3, "odd-space")),
        ("    type: single", "    type:　single", (5, 10, "odd-space")),
        ("    answer: B", "    answer:\u00a0B", (9, 12, "odd-space")),
        ("    answer: B", "　　answer: B", (9, 1, "odd-space")),
        ("      A: 四小时", "      A:四小时", (7, 8, "colon-without-space")),
        ("      A: 四小时", "      Ａ：四小时", (7, 8, "colon-full-width")),
        ("      B: 八小时", "      B：八小时", (8, 8, "colon-full-width")),
        ("    type: single", "    type: >50人", (5, 11, "reserved-character")),
        ("    type: single", "    type: [单选]题", (5, 11, "reserved-character")),
    ],
)
def test_the_spoilt_line_is_told_rather_than_the_next_one(line: str, spoilt: str, place: tuple[int, int, str]) -> None:
    text = HEAD + SOUND.format(1) + SOUND.format(2)
    assert line in text
    assert told(text.replace(line, spoilt, 1)) == [place]


def test_blanks_that_are_none_are_named() -> None:
    (one,) = document(HEAD + SOUND.format(1).replace("answer: ", "answer:\u00a0")).diagnostics
    assert Wording("zh")(one.message) == "这里的空白是不间断空格（U+00A0），不是普通空格。请删去它，改用普通空格。"
    (one,) = document(HEAD + SOUND.format(1).replace("    answer: ", "　　answer: ")).diagnostics
    assert Wording("en")(one.message) == (
        "The blank here is a full-width space (U+3000), not a plain space. Replace it with a plain space."
    )


def test_a_fault_in_the_head_leaves_its_other_keys_and_the_questions() -> None:
    text = (HEAD + SOUND.format(1)).replace("bank: ", "bank：")
    assert told(text) == [(1, 5, "colon-full-width")]
    found = document(text)
    assert found.data["title"] == "测试题库"
    assert [question["id"] for question in found.data["questions"]] == ["m-1"]
    assert found.torn == {()}
    assert found.marks.values["title",] == (2, 8)
    text = (HEAD + SOUND.format(1)).replace("questions:", "questions：")
    assert told(text) == [(3, 10, "colon-full-width")]
    assert ids(text) == ["m-1"]


def test_a_dash_that_is_missing_is_told_once() -> None:
    text = HEAD + SOUND.format(1) + SOUND.format(2).replace("  - id", "    id")
    assert told(text) == [(10, 5, "missing-dash")]
    assert ids(text) == ["m-1"]


def test_a_line_of_dashes_between_questions_is_told_and_reading_goes_on() -> None:
    text = f"{HEAD}{SOUND.format(1)}---\n{SOUND.format(2)}# 说明\n---\n\n{SOUND.format(3)}"
    assert told(text) == [(10, 1, "several-documents-separator"), (18, 1, "several-documents-separator")]
    assert ids(text) == ["m-1", "m-2", "m-3"]
    another = f"---\n{HEAD}{SOUND.format(1)}---\n{HEAD}{SOUND.format(2)}"
    assert told(another) == [(11, 1, "several-documents")]
    assert ids(another) == ["m-1"]
    assert told(f"%YAML 1.1\n---\n{HEAD}{SOUND.format(1)}".replace("answer: ", "answer：")) == [
        (11, 11, "colon-full-width")
    ]


def test_a_merge_that_is_not_settled_is_told_once() -> None:
    ours, theirs = SOUND.format(1), SOUND.format(1).replace("B\n", "A\n")
    text = f"{HEAD}<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n{SOUND.format(2)}"
    assert told(text) == [(4, 1, "conflict-mark")]
    assert ids(text) == ["m-1", "m-2"]
    text = text.replace("=======", f"||||||| base\n{ours}=======")
    assert told(text) == [(4, 1, "conflict-mark")]
    assert ids(text) == ["m-1", "m-2"]
    assert told(f"{HEAD}{SOUND.format(1)}>>>>>>> other\n{SOUND.format(2)}") == [(10, 1, "conflict-mark")]


def test_pairs_in_braces_without_a_blank_are_told_one_by_one() -> None:
    text = HEAD + "  - {id: m-1, choices: {A:四小时, B：八小时}, tags: [a:b]}\n  - {id: m-2}\n"
    assert told(text) == [(4, 26, "colon-without-space"), (4, 33, "colon-full-width")]
    assert ids(text) == ["m-2"]


@pytest.mark.parametrize(
    ("value", "column"),
    [("4小时 #1", 8), ("请看第 #3 号案卷", 8), ("#1 四小时", 4), ("一\n  二 #3", None)],
)
def test_a_number_sign_that_cuts_a_text_is_told(value: str, column: int | None) -> None:
    place = (1, column) if column else (2, 5)
    (one,) = document(f"a: {value}\nb: '二 #2'\n").diagnostics
    assert (one.line, one.column, one.code, one.level) == (*place, "comment-in-text", "warning")


@pytest.mark.parametrize("remark", ["# 说明", "#", "## 一", "#check: ignore L03", "# check: ignore L03"])
def test_a_remark_behind_a_text_is_none(remark: str) -> None:
    assert told(f"a: 一 {remark}\nb:  {remark}\n  c: 二\n") == []


def test_a_translation_and_a_list_are_read_key_by_key_and_item_by_item() -> None:
    text = "translates: law-a\nquestions:\n  m-1: {stem: a}\n  m-2：b\n  m-3: {stem: c}\n"
    assert document(text).data == {"translates": "law-a", "questions": {"m-1": {"stem": "a"}, "m-3": {"stem": "c"}}}
    assert told(text) == [(4, 6, "colon-full-width")]
    assert document("- a: 一\n- b：二\n  c: 三\n- d: 四\n").data == [{"a": "一"}, {"d": "四"}]


FAULTY = ['- a: "\n  b: 1\n', "- a: [\n", "- a：1\n  b: 2\n", "- a: b: c\n", "---\n- a: 1\n", "- {a:1}\n"]


@pytest.mark.parametrize("item", FAULTY)
def test_a_file_is_not_read_on_after_very_many_faults(item: str) -> None:
    found = document("questions:\n" + item * 1201).diagnostics
    assert len(found) <= 1201
    if "---" not in item:
        assert found[1000].code == "too-many-faults"
        assert found[1000].line == 2 + 1000 * item.count("\n")


def test_one_fault_in_very_many_questions_takes_time_like_the_size_of_the_file() -> None:
    begin = time.process_time()
    found = document('questions:\n- a: "\n' + "- a: 1\n" * 10_000 + "- b：1\n  c: 2\n")
    assert [one.line for one in found.diagnostics] == [2, 10_003]
    assert len(found.data["questions"]) == 10_000
    assert time.process_time() - begin < 3


def test_two_quotes_that_close_each_other_over_questions_are_a_fault_of_the_first() -> None:
    text = 'bank：law-a\nquestions:\n- a: "一\n- a: 二\n- a: 三"\n'
    assert told(text) == [(1, 5, "colon-full-width"), (3, 6, "unclosed-quote")]
    assert document(text).data["questions"] == [{"a": "二"}, {"a": '三"'}]


DASHED = HEAD + "---\n".join(SOUND.format(n) for n in range(120))


def test_questions_with_a_separator_between_them_are_read_together(monkeypatch: pytest.MonkeyPatch) -> None:
    readers = 0

    def counted(text: str) -> Any:
        nonlocal readers
        readers += 1
        return CSafeLoader(text)

    monkeypatch.setattr(building, "CSafeLoader", counted)
    assert ids(DASHED) == [f"m-{n}" for n in range(120)]
    assert readers == 1 + 3 + 3  # the file as a whole, each key of its head, and runs of fifty


def test_a_separator_ends_what_stands_before_it_however_it_is_written() -> None:
    text = HEAD + "---\n".join(
        [
            "  - id: m-1\n    stem: |+\n      甲\n",
            "  - id: m-2\n    stem: 乙\n",
            "  - id: m-3\n    stem: >-\n        丙\n",
            "  - id: m-4\n    stem: '丁'\n",
        ]
    )
    questions = document(text).data["questions"]
    assert [each["stem"] for each in questions] == ["甲\n", "乙", "丙", "丁"]
    assert document(text).marks.values["questions", 3, "stem"] == (16, 11)
    assert told(text) == [(line, 1, "several-documents-separator") for line in (7, 10, 14)]


def test_a_quotation_does_not_go_on_behind_a_separator() -> None:
    text = HEAD + SOUND.format(1).replace("四小时", '"四小时') + '---\n  x"\n' + SOUND.format(2)
    assert told(text) == [(7, 10, "unclosed-quote"), (10, 1, "several-documents-separator")]
    assert ids(text) == ["m-2"]


@pytest.mark.parametrize(
    ("dash", "place"),
    [
        ("- id", (10, 1, "stray-item")),
        ("    - id", (10, 5, "stray-item")),
        ("   - id", (10, 4, "stray-item")),
        ("\t- id", (10, 1, "tab-indent")),
        ("\u3000- id", (10, 1, "odd-space")),
        ("  id", (10, 3, "missing-dash")),
    ],
)
def test_an_item_that_begins_elsewhere_costs_only_itself(dash: str, place: tuple[int, int, str]) -> None:
    text = HEAD + SOUND.format(1) + SOUND.format(2).replace("  - id", dash) + SOUND.format(3)
    assert told(text) == [place]
    assert ids(text) == ["m-1", "m-3"]


def test_a_list_that_begins_behind_an_odd_blank_is_one() -> None:
    text = HEAD + SOUND.format(1).replace("  - id", "\u3000- id") + SOUND.format(2)
    assert told(text) == [(4, 1, "odd-space")]
    assert ids(text) == ["m-2"]


def test_an_item_that_stands_elsewhere_as_a_whole_is_read_too() -> None:
    shifted = "".join(f"  {line}\n" for line in SOUND.format(2).splitlines())
    text = HEAD + SOUND.format(1) + shifted + SOUND.format(3)
    assert told(text) == [(10, 5, "stray-item")]
    assert ids(text) == ["m-1", "m-2", "m-3"]


def test_a_value_that_ends_in_a_colon_opens_no_list() -> None:
    text = (
        HEAD
        + SOUND.format(1)
        + "    stem: 下列说法：\n"
        + SOUND.format(2).replace("  - id", "   - id")
        + SOUND.format(3)
    )
    assert told(text) == [(11, 4, "stray-item")]
    assert ids(text) == ["m-1", "m-3"]


@pytest.mark.parametrize("opens", ["", "  # 两句", " &said", " &said  # 两句"])
def test_items_of_a_list_within_an_item_do_not_stand_elsewhere(opens: str) -> None:
    within = f"    replies:{opens}\n      - id: r-1\n        say: 好\n      - id: r-2\n        say: 不\n"
    text = HEAD + SOUND.format(1) + within + SOUND.format(2).replace("answer: ", "answer：")
    assert told(text) == [(20, 11, "colon-full-width")]
    assert ids(text) == ["m-1"]


@pytest.mark.parametrize("indent", ["", "  "])
def test_a_remark_behind_a_full_width_sign_costs_no_question(indent: str) -> None:
    text = HEAD + SOUND.format(1) + f"{indent}＃ 第二部分\n" + SOUND.format(2)
    assert told(text) == [(10, len(indent) + 1, "remark-full-width")]
    assert ids(text) == ["m-1", "m-2"]
    (edit,) = document(text).diagnostics[0].edits
    assert (edit.old, edit.new) == ("＃", "#")


def test_a_remark_behind_a_full_width_sign_in_a_question_costs_that_one() -> None:
    text = HEAD + SOUND.format(1) + "    ＃ 备注\n" + SOUND.format(2)
    assert told(text) == [(10, 5, "remark-full-width")]
    assert ids(text) == ["m-2"]
