"""Saying how sure one is after the answer and before the result: marks, calibration, what comes first in review."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from cli.test_menu import sit, write_bank
from cli.test_ways import asked, only
from conftest import Run, Wall, write_example
from logs import events
from officer_quiz.results.attempts import Kept
from officer_quiz.results.calibration import Calibration, wrong_with_certainty
from officer_quiz.scoring import CERTAIN, certainty_mark
from officer_quiz.session.events import Answered, Finished, Sure, Undone
from officer_quiz.session.stored import CERTAINTIES
from officer_quiz.store.log import EventLog


@pytest.mark.parametrize(
    ("certainty", "wrong", "half", "right"),
    [("low", "0", "1/6", "1/3"), ("medium", "-2/3", "0", "2/3"), ("high", "-2", "-1/2", "1")],
)
def test_the_published_factors(certainty: str, wrong: str, half: str, right: str) -> None:
    marks = [certainty_mark(certainty, fraction) for fraction in (Fraction(0), Fraction(1, 2), Fraction(1))]
    assert marks == [Fraction(wrong), Fraction(half), Fraction(right)]


def test_every_certainty_has_factors() -> None:
    assert tuple(CERTAIN) == CERTAINTIES


def test_it_is_asked_before_the_result_and_told_beside_the_score(
    menu: Run, banks: Path, wall: Wall, tmp_path: Path
) -> None:
    here = only(banks, aa=3)
    ran = menu("practice", "--sure", *here, "--seed", "1", input=["B", "C", "A", "3", "B", "q"])
    ask = "对这个答案有多大把握？说了再看结果。"
    assert ran.out.count(ask) == 3
    before, _, after = ran.out.partition(ask)
    assert "√" not in before and "√ 答对  得 1 / 1 分  有把握，按把握 1 分\n" in after
    assert "× 答错  得 0 / 1 分  有把握，按把握 -2 分" in after
    assert "√ 答对  得 1 / 1 分\n" in after, "left unsaid"
    assert "得分：2 / 3（67%）" in after
    assert "按把握计分：平均 -0.5 分（说了 2 次把握，每次 -2 到 1 分；不影响得分）" in after
    assert "有把握  ■■■■■□□□□□  50%  2 次里全对 1 次，平均 -0.5 分" in after
    first, second, _ = asked(menu)
    said = [each for each in events(menu) if each["event"] == "sure"]
    assert [(each["question"], each["certainty"], each["fraction"], each["turn"]) for each in said] == [
        (first, "high", "1", 1),
        (second, "high", "0", 1),
    ]
    (session,) = menu("history", "--json").json["sessions"]
    told = menu("history", session["id"], "--json", *here[:2]).json
    assert [answer["certainty"] for answer in told["answers"]] == [
        [{"certainty": "high", "fraction": 1.0, "mark": 1.0}],
        [{"certainty": "high", "fraction": 0.0, "mark": -2.0}],
        [],
    ]
    assert told["certainty"]["mark"] == -0.5 and told["certainty"]["wrong"] == [second]
    assert "有把握，按把握 -2 分" in menu("history", session["id"], *here[:2]).out


def test_the_answer_is_on_record_before_it_is_asked_how_sure(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=1)
    assert menu("practice", "--sure", *here, input=["B"]).code == 0
    assert [each["event"] for each in events(menu)] == ["started", "answered"]


def test_the_profile_asks_always_and_a_session_goes_on_asking(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=2)
    assert "先说把握再看结果  开" in menu("me", "--sure", "on").out
    assert "有多大把握" in menu("daily", *here, input=["B", "A", ":q"]).out
    assert "先说把握再看结果  关" in menu("me", "--sure", "off").out
    assert "有多大把握" in menu("resume", "--plain", *here[:2], input=["B", "A"]).out
    assert "有多大把握" not in menu("practice", *here, input=["B", "B"]).out
    assert menu("me", "--sure", "yes").err == "--sure 后面写 on 或 off，没有“yes”。\n"
    assert menu("me", "--json").json["sure"] is False


def test_a_blank_a_conversation_and_an_exam_are_not_asked_about(menu: Run, banks: Path, wall: Wall) -> None:
    from conftest import write_example

    menu("me", "--sure", "on")
    write_example(banks, "dialogue")
    talk = menu("practice", "dialogue-small", "--banks", str(banks), "--plain", input=["A", "A", "B"])
    assert talk.code == 0 and "有多大把握" not in talk.out
    assert (
        "有多大把握" not in menu("practice", "law-small", "-n", "1", "--banks", str(banks), "--plain", input=["s"]).out
    )
    sit(menu, banks)
    assert not [each for each in events(menu) if each["event"] == "sure"]


def test_each_part_of_a_case_is_asked_about(menu: Run, banks: Path, wall: Wall) -> None:

    write_example(banks, "case")
    menu("practice", "case-small", "--sure", "--banks", str(banks), "--plain", input=["A", "C", "错", "B"])
    said = [(each["turn"], each["certainty"], each["fraction"]) for each in events(menu) if each["event"] == "sure"]
    assert [turn for turn, _, _ in said] == [1, 2] and [each for _, each, _ in said] == ["high", "medium"]


def test_progress_shows_calibration_and_what_was_wrong_with_certainty_comes_first(
    menu: Run, banks: Path, wall: Wall
) -> None:
    here = only(banks, aa=3)
    assert menu("progress", "--json", *here[:2]).json["certainty"]["answers"] == 0
    assert "有多大把握" not in menu("progress", *here[:2]).out
    menu("practice", "--in-order", "--sure", *here, input=["A", "A", "A", "C", "B", "B"])
    out = menu("progress", *here[:2]).out
    assert "  没把握  0%  1 次里全对 0 次，平均 0 分" in out
    assert "  有点把握  100%  1 次里全对 1 次，平均 0.67 分" in out
    assert "  有把握  0%  1 次里全对 0 次，平均 -2 分" in out
    assert "按把握计分：平均 -0.44 分（说了 3 次把握" in out
    assert "有把握却没答对、还没改正的题（1），复习时排在最前：\n  aa-2  aa的第2种情形由谁批准？" in out
    told = menu("progress", "--json", *here[:2]).json["certainty"]
    assert told["degrees"][2] == {"certainty": "high", "answers": 1, "right": 0, "share": 0.0, "mark": -2.0}
    assert (told["answers"], told["mark"], told["wrong"]) == (3, -0.4444, ["aa-2"])
    wall.on(days=9)
    menu("review", *here, input=[":q"])
    assert asked(menu)[0] == "aa-2", "aa-1 has waited longer"
    menu("practice", "aa", "-n", "3", *here, input=["B", "B", "B"])
    assert menu("progress", "--json", *here[:2]).json["certainty"]["wrong"] == [], "put right"


def test_what_is_wrong_with_certainty_until_it_is_put_right() -> None:
    def at(hour: int) -> datetime:
        return datetime(2026, 11, 23, hour, tzinfo=UTC)

    said = [
        (at(1), Sure("q-1", 1, "high", "0")),
        (at(2), Sure("q-2", 1, "high", "1/2")),
        (at(3), Sure("q-3", 1, "medium", "0")),
        (at(4), Sure("q-1", 1, "high", "0")),
    ]
    assert wrong_with_certainty(said, []) == ["q-2", "q-1"]
    done = [Kept("q-1", at(3), Fraction(1), 1, 1, False), Kept("q-2", at(5), Fraction(1), 1, 1, False)]
    assert wrong_with_certainty(said, done) == ["q-1"]
    assert Calibration.of(each for _, each in said).mark == Fraction(-2 - 2 + -Fraction(1, 2) - Fraction(2, 3), 4)


def test_history_lists_an_answer_that_was_given_anew_once(menu: Run, banks: Path, wall: Wall, tmp_path: Path) -> None:
    here = only(banks, aa=1)
    menu("practice", "--sure", *here, input=["A", "C"])
    with EventLog.open(tmp_path / "data" / "events.db") as log:
        (head,) = log.sessions()
        begun = [each.event for each in log.read(head.id).events if not isinstance(each.event, Finished)]
        again = Answered("aa-1", ["B"], "1", "1", "single")
        for seq, event in enumerate([*begun, Undone("aa-1", 1), again, Finished()]):
            log.append("taken-back", seq, event, wall.time)
        name = log.name("taken-back").shown
    told = menu("history", name, "--json", *here[:2]).json
    assert [(each["response"], each["score"], each["certainty"]) for each in told["answers"]] == [(["B"], 1.0, [])]
    assert (told["score"], told["certainty"]["answers"]) == (1.0, 0)
    assert menu("progress", "--json", *here[:2]).json["certainty"]["answers"] == 1, "of the first session"


def test_english(menu: Run, banks: Path, wall: Wall) -> None:
    (banks / "law" / "law-small.yaml").unlink()
    write_bank(banks, "aa", count=1)
    ran = menu("practice", "--sure", "--lang", "en", "--banks", str(banks), "--plain", input=["A", "C"])
    assert "How sure are you of this answer? The result comes after." in ran.out
    assert "× Wrong  0 of 1 point  sure: -2 for certainty" in ran.out
    assert "Marks for certainty: -2 on average (1 answer, each -2 to 1; the score stays" in ran.out
