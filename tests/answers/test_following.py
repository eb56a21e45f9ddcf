"""Letters written ``{C}`` follow their choices wherever a question is shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from examples import example
from officer_quiz.answers.following import on_screen
from officer_quiz.answers.words import response_in_words
from officer_quiz.bank.model import Entry
from officer_quiz.exchange.base.freezing import frozen
from officer_quiz.kinds.base.ask import Assign, Blanks, Choose
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.kinds.base.portable import Item, Order, Pairs, Parts, Portable
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.base.reveal import Reveal
from officer_quiz.messages.catalogue import Wording
from officer_quiz.scoring import PRACTICE
from officer_quiz.session.layout import lay_out, lay_out_reveal

TEXTS: dict[str, Any] = {
    "shuffle": "true",
    "choices": {"A": "四小时", "B": "八小时", "C": "十二小时", "D": "{A}和{B}都对"},
    "fixed": "D",
    "hint": "不是{C}。",
    "explain": "{B}正确，{A}、{C}、{D}不对，{E}不是选项，{}也不是。",
    "why": {"C": "{C}比{B}长。"},
}


def laid(question: Question, seed: str) -> tuple[Choose, str, Reveal]:
    """The ask, the hint and the feedback of a question as a session with this seed shows them."""
    turn, reveal = question.turn(()), question.reveal([["B"]], PRACTICE)
    assert turn is not None and reveal is not None
    shown = lay_out(turn, seed, "q:0", shuffle=question.shuffle)
    assert isinstance(shown.ask, Choose)
    return shown.ask, shown.hint, lay_out_reveal(reveal, seed, "q:0", shuffle=question.shuffle)


def test_letters_are_those_on_screen_and_the_pinned_choice_stays() -> None:
    ask, hint, reveal = laid(example("single", **TEXTS), "2026")
    assert [option.key for option in ask.options] == ["A", "C", "B", "D"]
    assert ask.options[3].text == "A和C都对"
    assert hint == "不是B。"
    assert reveal.explain == "C正确，A、B、D不对，{E}不是选项，{}也不是。"
    assert [note.text for note in reveal.notes] == ["B比C长。"]
    assert reveal.ask == ask


def test_without_shuffling_they_are_those_of_the_file() -> None:
    ask, hint, reveal = laid(example("single", **TEXTS | {"shuffle": "false"}), "2026")
    assert (ask.options[3].text, hint) == ("A和B都对", "不是C。")
    assert reveal.explain == "B正确，A、C、D不对，{E}不是选项，{}也不是。"


def test_actions_have_letters_too() -> None:
    pair = example("best_worst", explain="{B}最好，{E}最差。")
    reveal = pair.reveal([{"best": "B", "worst": "E"}], PRACTICE)
    assert reveal is not None
    assert lay_out_reveal(reveal, "2026", "q:0", shuffle=True).explain == "E最好，B最差。"
    rating = example("rating", explain="{A}有效。").reveal([dict(zip("ABCD", "5251", strict=True))], PRACTICE)
    assert rating is not None
    shown = lay_out_reveal(rating, "2026", "q:0", shuffle=True)
    assert isinstance(shown.ask, Assign)
    assert [row.key for row in shown.ask.rows].index("A") == 3
    assert shown.explain == "D有效。"


def test_what_has_no_letters_stays_as_it_is_written() -> None:
    assert on_screen("{A}和{1}", Blanks(("1",))) == "{A}和{1}"


def test_an_answer_in_words_names_others_by_what_they_say() -> None:
    question = example("single", **TEXTS)
    turn = question.turn(())
    assert turn is not None
    assert response_in_words(turn.ask, ["D"], Wording("zh")) == "“四小时”和“八小时”都对"


def test_other_formats_have_the_letters_of_the_file_and_do_not_shuffle() -> None:
    carried = frozen(portable("single", **TEXTS))
    assert (carried.hint, carried.explain[:5], carried.shuffle) == ("不是C。", "B正确，A", False)
    plain = {key: value for key, value in TEXTS.items() if key == "shuffle"}
    assert frozen(portable("single", **plain)).shuffle is True
    assert frozen(portable("single", **plain, fixed="D")) == replace(frozen(portable("single", **plain)), shuffle=False)
    assert frozen(portable("rating", explain="{A}有效。")).explain == "A有效。"


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("best_worst", {"why": {"B": "比 {A} 好。"}}),
        ("best_worst", {"explain": "{B}最好。"}),
        ("rating", {"actions": {"A": {"do": "甲", "expect": 1}, "B": {"do": "乙", "expect": 5, "why": "比 {A} 好。"}}}),
        ("rating", {"hint": "先看{B}。"}),
    ],
)
def test_actions_called_by_their_letters_stay_in_the_order_of_the_file(kind: str, change: dict[str, Any]) -> None:
    asked, carried = portable(kind, **change), frozen(portable(kind, **change))
    assert (asked.shuffle, carried.shuffle) == (True, False)
    assert "{" in repr(asked) and "{" not in repr(carried)
    assert frozen(portable(kind)) == portable(kind)


def test_what_is_put_in_order_or_paired_is_shuffled_all_the_same() -> None:
    steps = (Item("1", "{A}在前", "{A}先于{B}。"), Item("2", "乙"))
    ranked = replace(portable("ranking"), answer=Order(steps))
    assert frozen(ranked) == replace(ranked, answer=Order((Item("1", "A在前", "A先于B。"), steps[1])))
    matched = replace(portable("matching"), answer=Pairs(((steps[0], steps[1]),), (Item("3", "同{B}"),)))
    sides = ((Item("1", "A在前", "A先于B。"), steps[1]),)
    assert frozen(matched) == replace(matched, answer=Pairs(sides, (Item("3", "同B"),)))


def test_the_parts_of_a_case_are_frozen_with_it() -> None:
    part = portable("single", **TEXTS)
    case = replace(portable("case"), answer=Parts((part, part)), explain="如 {B}。")
    assert frozen(case) == replace(case, answer=Parts((frozen(part),) * 2), explain="如 B。")


def portable(name: str, **change: Any) -> Portable:
    whole = example(name, **change).portable()
    assert whole is not None
    return whole


@pytest.mark.parametrize("fixed", ["E", "[A, E]"])
def test_only_a_choice_can_be_pinned(fixed: str, oq: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    answer: B\n", f"    answer: B\n    fixed: {fixed}\n", 1), encoding="utf-8")
    assert "[not-a-choice]" in oq("check", str(banks)).out


def test_questions_without_these_fields_have_the_hash_they_had() -> None:
    question = example("single")
    data = {"id": "q", "type": "single", "stem": "问？"}
    entry = Entry(question, data, 0)
    assert entry.content == "a3a398a40d352d16"
    assert Entry(question, data | {"reviewed_print": "0a1b2c3d", "status": "reviewed"}, 0).content == entry.content
    assert isinstance(question, Chosen) and question.fixed == []
