"""Each check finds fault with its own bad example and not with its good one, and is explained in both languages."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from law import register
from officer_quiz.bank import checks
from officer_quiz.bank import load as load_module
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import load
from officer_quiz.text.document import read
from one_check import TODAY, loaded

CODES = list(checks.found())
IN_WORDS = {"L09", "L47", "L48", "L49"}
"""Checks whose examples, whole banks, are only told in words."""


def test_the_codes_are_numbered_without_a_gap() -> None:
    assert [f"L{number:02}" for number in range(1, len(CODES) + 1)] == CODES
    assert len(CODES) >= 34


@pytest.mark.parametrize("code", [code for code in CODES if code not in IN_WORDS])
def test_the_examples_are_as_the_check_says(code: str) -> None:
    check = checks.found()[code]
    assert {each.code for each in loaded(check.BAD, code).diagnostics} == {code}
    good = loaded(check.GOOD, code)
    assert good.diagnostics == ()
    assert len(good.banks) == 1


@pytest.mark.parametrize("code", CODES)
def test_a_check_says_the_same_in_both_languages(code: str) -> None:
    check = checks.found()[code]
    zh, en = check.MESSAGES["zh"], check.MESSAGES["en"]
    assert list(zh) == list(en)
    assert list(zh)[:3] == ["name", "what", "why"]
    for key, text in zh.items():
        names = [{name for _, name, _, _ in Formatter().parse(each)} - {None} for each in (text, en[key])]
        assert names[0] == names[1], key
        text.encode("gbk")
        en[key].encode("gbk")
    for text in (check.BAD, check.GOOD):
        text.encode("gbk")
    assert re.search("[一-鿿]", zh["what"]) and zh["what"].endswith("。")


def test_of_very_many_faults_of_a_check_so_many_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = "- {{id: demo-{}, type: true_false, stem: '甲,乙,丙。（　）', answer: 对}}\n"
    monkeypatch.setattr(checks, "MOST", 2)
    assert told(claim.format(1), "L33") == (["5:42 L33", "5:44 L33"], 0)
    found = loaded(claim.format(1) + claim.format(2), "L33")
    places = [(each.line, each.column, each.code, each.level) for each in found.diagnostics]
    assert places == [(1, 1, "too-many-alike", "info"), (5, 42, "L33", "info"), (5, 44, "L33", "info")]
    assert found.diagnostics[0].message.args == {"code": "L33", "most": 2}
    assert [len(bank.entries) for bank in found.banks] == [2]


def test_after_very_many_faults_of_shape_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_module, "THOROUGH", 3)
    part = "{id: demo-1-1, type: true_false, stme: 甲, answer: 对}"
    case = f"- {{id: demo-1, type: case, facts: 案情。, questions: [{part}]}}\n"
    found = [each.message.args.get("near") for each in loaded(case * 3, "L24").diagnostics]
    assert found == [None, "stem", None, "stem", None, None]


def test_a_bank_with_more_errors_than_are_told_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = "- {id: demo-1, type: true_false, stem: 传唤应当告知原因和依据。（　）, answer: 对}\n"
    monkeypatch.setattr(checks, "MOST", 2)
    assert [len(bank.entries) for bank in loaded(claim * 3, "L24").banks] == [1]
    found = loaded(claim * 4, "L24")
    assert [each.code for each in found.diagnostics] == ["too-many-alike", "L24", "L24"]
    assert found.banks == ()


QUESTION = """\
- id: demo-1{first}
  type: single
  stem: 下列哪一项不属于询问查证的时限？
  choices: {{A: 四小时, B: 八小时, C: 十二小时}}
  shuffle: false
  answer: A{answer}
"""


def told(text: str, code: str) -> tuple[list[str], int]:
    found = loaded(text, code)
    return [f"{each.line}:{each.column} {each.code}" for each in found.diagnostics], found.silenced


def test_a_remark_on_the_first_line_silences_and_is_counted() -> None:
    assert told(QUESTION.format(first="", answer=""), "L03") == (["7:14 L03"], 0)
    assert told(QUESTION.format(first="  # check: ignore L03 考的就是这一点", answer=""), "L03") == ([], 1)
    assert told(QUESTION.format(first="  # check: ignore L12,L03 考的就是这一点", answer=""), "L03") == ([], 1)


@pytest.mark.parametrize("codes", ["L03", "L12，L03 、 ", "L03   "])
def test_a_remark_without_a_reason_silences_and_is_told(codes: str) -> None:
    text = QUESTION.format(first=f"  # check: ignore {codes}", answer="")
    assert told(text, "L03") == (["5:15 remark-reason"], 1)
    assert loaded(text, "L03").diagnostics[0].level == "info"


def test_a_remark_with_a_full_width_colon_silences_nothing_and_is_told() -> None:
    text = QUESTION.format(first="  # check：ignore L03 考的就是这一点", answer="")
    assert told(text, "L03") == (["5:15 remark-colon", "7:14 L03"], 0)


def test_a_remark_elsewhere_silences_nothing_and_is_told() -> None:
    remark = "  # check: ignore L03"
    assert told(QUESTION.format(first="", answer=remark), "L03") == (["7:14 L03", "10:14 remark-misplaced"], 0)


def test_a_remark_for_one_question_leaves_the_next_alone() -> None:
    first = QUESTION.format(first="  # check: ignore L03 考的就是这一点", answer="")
    second = QUESTION.format(first="", answer="").replace("demo-1", "demo-2")
    assert told(first + second, "L03") == (["13:14 L03"], 1)


def test_a_remark_on_a_part_of_a_case_counts_for_that_part() -> None:
    part = QUESTION.replace("demo-1", "demo-1-{n}").replace("\n", "\n    ").rstrip()
    parts = [
        part.format(n=n, first=first, answer="") for n, first in ((1, "  # check: ignore L03 考的就是这一点"), (2, ""))
    ]
    case = "- id: demo-1\n  type: case\n  facts: 某日，王某被传唤到派出所。\n  questions:\n    " + "\n    ".join(parts)
    assert told(case, "L03") == (["17:18 L03"], 1)


def test_a_remark_on_the_questions_line_counts_for_the_bank() -> None:
    claims = checks.found()["L14"].BAD
    text = f"bank: law-demo\ntitle: 示例\nquestions:  # check: ignore L14 只有三题\n{claims}"
    found = load([read("demo.yaml", text.encode())], Context(register(), TODAY, wanted=frozenset({"L14"})))
    assert (found.diagnostics, found.silenced) == ((), 1)


def test_a_fact_cannot_be_silenced() -> None:
    bad = checks.found()["L22"].BAD.replace("demo-1", "demo-1  # check: ignore L22")
    assert told(bad, "L22") == (["5:15 remark-firm", "9:9 L22"], 0)


def test_a_remark_that_depends_on_texts_is_never_called_useless() -> None:
    good = checks.found()["L25"].GOOD.replace("demo-1", "demo-1  # check: ignore L25 两个数相乘")
    assert told(good, "L25") == ([], 0)


@pytest.mark.parametrize(
    ("words", "share"),
    [(["错"], []), (["对", "错"], []), (["对", "对"], []), (["对", "对", "错"], []), (["错"] * 3, ["4:1 L14"])],
)
def test_small_banks_are_balanced_to_the_nearest_question(words: list[str], share: list[str]) -> None:
    claims = "".join(
        f"- {{id: demo-{n}, type: true_false, stem: 传唤应当告知原因。（　）, answer: {word}}}\n"
        for n, word in enumerate(words)
    )
    assert told(claims, "L14")[0] == share


def test_numbers_of_another_version_are_not_compared_with_the_text() -> None:
    bad = checks.found()["L25"].BAD + "checked: 2025-06-01\n"
    assert told(bad, "L25")[0] == []


def test_a_time_of_day_is_no_amount() -> None:
    times = "{A: 9时40分, B: 十时二十分, C: 10点50分}"
    asked = checks.found()["L25"].GOOD.replace("{A: 四小时, B: 八小时, C: 十小时}", times)
    assert told(asked, "L25")[0] == []


def test_a_range_is_read_in_both_numerals() -> None:
    bad = "id: demo-1\ntype: single\nstem: 几日？\nchoices: {A: 1日至5日, B: 三日至十日, C: 10日至15日}\nanswer: A\n"
    assert told(bad, "L11")[0] == ["8:26 L11"]


CUED = "- {{id: q-{n}, type: single, stem: '{stem}', choices: {{A: '{key}', B: 从轻处理}}, answer: A}}\n"


def cueing(*questions: tuple[str, str]) -> list[tuple[int, object]]:
    """The lines of the questions whose key is given away, each with the id of the one that does."""
    text = "".join(CUED.format(n=n, stem=stem, key=key) for n, (stem, key) in enumerate(questions, 1))
    return [(each.line - 4, each.message.args["id"]) for each in loaded(text, "L20").diagnostics]


def test_a_key_is_found_wherever_another_question_shows_it() -> None:
    key = "依法告知当事人陈述申辩权"
    assert cueing(("问什么？", key), ("什么？", "不予受理")) == []
    assert cueing(("问什么？", key), (f"应当{key}吗？", "不予受理"), (f"{key}？", "不予受理")) == [(1, "q-2")]
    assert cueing((f"{key}吗？", "不予受理"), ("问什么？", key)) == [(2, "q-1")]


def test_equal_keys_and_keys_that_begin_alike_are_each_told_once() -> None:
    key = "依法告知当事人陈述申辩权"
    assert cueing(*[("问什么？", key)] * 4) == [(1, "q-2"), (2, "q-1"), (3, "q-1"), (4, "q-1")]
    assert cueing(("问？", key), ("问？", key + "利"), ("问？", key + "益")) == [(1, "q-2")]
    long = key * 4
    assert cueing(("问？", long + "一"), ("问？", long + "二")) == [(1, "q-2"), (2, "q-1")]
