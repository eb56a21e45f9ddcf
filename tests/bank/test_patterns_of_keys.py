"""Over a law bank neither the number of keys nor the length of a choice tells the key; a review is of one text."""

from __future__ import annotations

import pytest

from one_check import loaded

CHOICES = "{{A: {a}, B: 甲乙, C: 甲丙, D: 甲丁}}"
QUESTION = f"- {{{{id: q-{{n}}, type: {{type}}, stem: 第{{n}}问？, choices: {CHOICES}, answer: {{key}}}}}}\n"


def bank(*keys: str, type: str = "multiple", a: str = "甲乙丙丁") -> str:
    return "".join(QUESTION.format(n=n, type=type, a=a, key=key) for n, key in enumerate(keys))


def told(text: str, code: str) -> list[tuple[str, dict[str, object]]]:
    return [(f"{one.line}:{one.column} {one.level}", dict(one.message.args)) for one in loaded(text, code).diagnostics]


def test_one_number_of_keys_too_often_is_told() -> None:
    five = bank("ABC", "ABC", "ABC", "ABD", "ACD", "AB", "BC", "ABCD")
    assert told(five, "L47") == [("4:1 info", {"count": 8, "most": 5, "keys": 3, "share": 62})]


@pytest.mark.parametrize(
    "keys", [("ABC",) * 7, ("ABC",) * 6 + ("AB",) * 4, ("ABC", "ABC", "ABC", "ABC", "AB", "AB", "AB", "ABCD")]
)
def test_few_questions_or_sixty_percent_are_not(keys: tuple[str, ...]) -> None:
    assert told(bank(*keys), "L47") == []


def test_only_multiples_are_counted() -> None:
    assert told(bank(*["ABC"] * 8, type="indefinite"), "L47") == []


def test_the_longest_choice_always_right_is_told() -> None:
    assert told(bank(*["AB"] * 8), "L48") == [("4:1 info", {"count": 8, "longest": 8, "share": 100, "chance": 50})]
    assert told(bank(*["AB"] * 6, *["BC"] * 2), "L48") == []
    assert told(bank(*["ABCD"] * 8), "L48") == []
    assert told(bank(*["AB"] * 8, a="甲戊"), "L48") == []
    assert told(bank(*["AB"] * 7), "L48") == []


REVIEWED = """\
id: demo-1
type: case
status: {status}
facts: 某日，王某被传唤到派出所。
reviewed_print: {print}
questions:
  - {{id: demo-1-1, type: true_false, stem: 传唤应当告知原因。（　）, answer: {answer}{more}}}
"""


def reviewed(print: str, answer: str = "对", status: str = "reviewed", more: str = "") -> list[str]:
    found = loaded(REVIEWED.format(print=print, answer=answer, status=status, more=more), "L46").diagnostics
    return [f"{each.line}:{each.column} {each.message.args.get('now', '')}".strip() for each in found]


def test_a_question_changed_after_its_review_is_told_with_the_print_it_has_now() -> None:
    [said] = reviewed("0a1b2c3d")
    place, now = said.split()
    assert place == "9:19"
    assert reviewed(now) == []
    assert [each.split()[0] for each in reviewed(now, "错")] == ["9:19"]
    assert reviewed(now, "错", status="draft") == []


def test_a_part_has_no_print_of_its_own() -> None:
    assert reviewed("0a1b2c3d", status="draft", more=", reviewed_print: 0a1b2c3d") == ["11:71"]


def test_defaults_and_what_nobody_reads_leave_the_print_alone() -> None:
    claim = "id: demo-1\ntype: true_false\nstem: 要告知。（　）\nanswer: 对\nstatus: reviewed\nreviewed_print: x\n"
    prints = {
        loaded(claim + more, "L46").diagnostics[0].message.args["now"]
        for more in ("", "level: advanced\n", "tags: [夜班]\n", "shuffle: false\n", "checked: 2026-01-02\n")
    }
    assert len(prints) == 1
    assert loaded(claim + "explain: 另写一句。\n", "L46").diagnostics[0].message.args["now"] not in prints
