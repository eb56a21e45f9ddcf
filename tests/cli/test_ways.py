"""Ways to work through questions: in order, what is weak, by the clock, the day's ten, reading, what was missed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.test_menu import write_bank
from conftest import Run, Wall
from logs import events
from officer_quiz.env import Env
from officer_quiz.services.practice import Marking, start_practice
from officer_quiz.services.ways import days_questions
from officer_quiz.services.weak import in_turn
from officer_quiz.session.filter import Candidate, Filter
from officer_quiz.store.log import EventLog
from officer_quiz.ui.terminal.manner import Manner
from officer_quiz.ui.terminal.sitting import PracticeSitting


def asked(menu: Run) -> list[str]:
    """Return the questions of the session started last, in their order."""
    started = [each for each in events(menu) if each["event"] == "started"][-1]
    return [question for question, _ in started["questions"]]


def only(banks: Path, **counts: int) -> tuple[str, ...]:
    """Write banks of so many questions, and return the options that name them alone."""
    (banks / "law" / "law-small.yaml").unlink()
    for bank, count in counts.items():
        write_bank(banks, bank, count=count)
    return ("--banks", str(banks), "--plain")


def test_in_order_goes_on_where_it_was_and_begins_anew_at_the_end(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=3, bb=2)
    first = menu("practice", "--in-order", "-n", "2", *here, input=["B", "A"])
    assert "按题库的顺序练习：第 1 到 2 题，共 5 题。" in first.err
    assert asked(menu) == ["aa-1", "aa-2"]
    menu("practice", *here, "-n", "5", input=["B"] * 5)  # a practice as usual moves no place
    menu("practice", "--in-order", "-n", "2", *here, input=["B", ":q"])
    assert asked(menu) == ["aa-3", "bb-1"]
    menu("practice", "--in-order", "-n", "9", *here, input=["B", "B"])
    assert asked(menu) == ["bb-1", "bb-2"], "bb-1 was left unanswered"
    menu("practice", "--in-order", "-n", "1", *here, input=["B"])
    assert asked(menu) == ["aa-1"]
    menu("practice", "bb", "--in-order", "-n", "1", *here, input=["B"])
    assert asked(menu) == ["bb-1"], "aa has its own place"


def test_weak_draws_from_the_three_banks_mastered_least(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=1, bb=1, cc=1, dd=1, ee=1)
    none = menu("practice", "--weak", *here)
    assert none.code == 1 and "说不出哪里薄弱" in none.err
    for bank, said in (("aa", "B"), ("bb", "A"), ("cc", "A"), ("dd", "A")):
        menu("practice", bank, *here, input=[said])
    told = menu("practice", "--weak", *here, input=[":q"]).err
    assert set(asked(menu)) == {"bb-1", "cc-1", "dd-1"}
    assert "薄弱的题库：题库bb 0%、题库cc 0%、题库dd 0%。" in told


def skilled(banks: Path, bank: str, *skills: str) -> None:
    """Write a bank with a question for each skill, none for an empty one."""
    write_bank(banks, bank, count=len(skills))
    file = banks / f"{bank}.yaml"
    text = file.read_text(encoding="utf-8")
    for number, skill in enumerate(skills, 1):
        if skill:
            text = text.replace(f"id: {bank}-{number}\n", f"id: {bank}-{number}\n    skills: [{skill}]\n")
    file.write_text(text, encoding="utf-8")


def test_weak_takes_turns_between_the_weakest_banks_and_the_weakest_skills(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks)
    for bank in ("aa", "cc", "dd"):
        write_bank(banks, bank, count=2)
    skilled(banks, "bb", "language", "language", "defuse", "defuse", "defuse")
    menu("practice", "aa", "cc", "dd", *here, "-n", "6", input=["A"] * 6)
    for _ in range(4):
        menu("practice", "bb", "--skill", "defuse", *here, "-n", "3", input=["B"] * 3)
        menu("practice", "bb", "--skill", "language", *here, "-n", "1", "--seed", "1", input=["B"])
        wall.on(days=1)
    menu("practice", "bb", "--skill", "language", *here, "-n", "2", input=["A", "A"])
    told = menu("practice", "--weak", "-n", "4", "--seed", "1", *here, input=[":q"]).err
    assert "薄弱的题库：题库aa 0%、题库cc 0%、题库dd 0%。薄弱的能力：language（懂群众语言） 42%。两边轮流出题。" in told
    banked, named = asked(menu)[::2], asked(menu)[1::2]
    assert {id[:2] for id in banked} <= {"aa", "cc", "dd"} and len(banked) == 2
    assert set(named) == {"bb-1", "bb-2"}
    menu("practice", "--weak", "--skill", "defuse", "-n", "9", *here, input=[":q"])
    assert set(asked(menu)) == {"bb-3", "bb-4", "bb-5"}, "what is weak is looked for among the questions that fit"
    assert menu("practice", "--weak", "--in-order", *here).code == 2


@pytest.mark.parametrize(
    ("one", "other", "taken"),
    [
        ("abc", "xy", "axbyc"),
        ("ab", "xyz", "axbyz"),
        ("abc", "bcx", "abcx"),
        ("abcd", "ay", "aybcd"),
        ("", "xy", "xy"),
        ("ab", "", "ab"),
        ("", "", ""),
    ],
)
def test_two_sides_take_turns_and_nothing_twice(one: str, other: str, taken: str) -> None:
    assert in_turn([*one], [*other]) == [*taken]


def test_minutes_end_by_the_clock_after_the_question_at_hand(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=60)

    def typed(*seconds: int) -> Iterator[str]:
        for each in seconds:
            wall.on(seconds=each)
            yield "B"

    ran = menu("practice", "--minutes", "3", *here, input=typed(60, 60, 59, 300, 1))
    assert "做 3 分钟：时间到了，做完手上这题就结束。" in ran.err and len(asked(menu)) == 36
    assert "第 4 题\n" in ran.out.replace(" · ", "\n") and "第 5 题" not in ran.out
    assert "\n3 分钟到了。\n" in ran.out and "8 分钟" not in ran.err
    [session] = menu("history", "--json").json["sessions"]
    assert (session["state"], session["questions"], session["answered"], session["score"]) == ("finished", 4, 4, 4)
    assert menu("resume", *here).code == 1, "what was not asked waits for nobody"


def test_the_time_used_before_a_break_counts_and_the_break_does_not(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=60)

    def typed(*seconds: int, end: str = ":q") -> Iterator[str]:
        for each in seconds:
            wall.on(seconds=each)
            yield "B"
        yield end

    left = menu("practice", "--minutes", "2", *here, input=typed(40, 40))
    assert "已保存，做到第 3 题（到 2 分钟为止）。" in left.err
    assert "接着做（" in (shown := menu("--banks", str(banks), input=["q"]).out) and "，已答 2 题）" in shown
    wall.on(minutes=20)
    again = menu("resume", *here, input=typed(39, 5))
    assert "已答 2 题，2 分钟里用了约 1 分钟。" in again.err
    [session] = menu("history", "--json").json["sessions"]
    assert (session["state"], session["questions"]) == ("finished", 4)


def test_weak_stays_among_the_questions_that_fit(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks)
    skilled(banks, "aa", "language", "language", "defuse, language", "defuse")
    file = banks / "aa.yaml"
    text = file.read_text(encoding="utf-8").replace("id: aa-4\n", "id: aa-4\n    tags: [夜间]\n")
    file.write_text(text, encoding="utf-8")
    menu("practice", *here, "-n", "4", input=["A"] * 4)
    menu("practice", "--weak", "--skill", "defuse", *here, input=[":q"])
    assert set(asked(menu)) == {"aa-3", "aa-4"}
    menu("practice", "夜间", "--weak", *here, input=[":q"])
    assert asked(menu) == ["aa-4"]


def test_the_time_since_the_last_event_counts(banks: Path, wall: Wall, tmp_path: Path) -> None:
    data, cache = str(tmp_path / "data"), str(tmp_path / "cache")
    env = Env("zh", {"OFFICER_QUIZ_DATA": data, "OFFICER_QUIZ_CACHE": cache, "OFFICER_QUIZ_BANKS": str(banks)})
    with EventLog.open(env.log) as log:
        ready = start_practice(env, log, Filter(), 3, "1", Marking(minutes=3))
        sitting = PracticeSitting(ready.session, ready.library, Manner(plain=True))
        wall.on(seconds=179)
        assert not sitting._is_over()
        wall.on(seconds=1)
        assert sitting._is_over()


def test_minutes_ask_no_more_than_the_number_given(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=9)
    ran = menu("practice", "--minutes", "3", "-n", "2", *here, input=["B", "B"])
    assert len(asked(menu)) == 2 and "分钟到了" not in ran.out
    menu("practice", "--minutes", "3", "--in-order", *here, input=[":q"])
    assert asked(menu)[:2] == ["aa-1", "aa-2"]


def test_the_days_questions_are_done_once_and_gone_on_with(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=12)
    menu("daily", *here, input=["B", ":q"])
    first = asked(menu)
    assert len(first) == 10
    resumed = menu("daily", *here, input=["B"] * 8 + ["A"])
    assert "已答 1 题，共 10 题" in resumed.err and asked(menu) == first
    done = menu("daily", *here)
    assert done.out.startswith("今天的每日一练已经完成：10 题里全对 9 题，明天再来。继续练习：officer-quiz ")
    assert "每日一练（今天已完成，全对 9/10 题）" in menu("--banks", str(banks), input=["q"]).out
    wall.on(days=1)
    menu("daily", *here, input=[":q"])
    assert asked(menu) != first


def test_a_days_questions_follow_from_the_day_and_the_unit_alone() -> None:
    def named(id: str, status: str = "reviewed") -> Candidate:
        none = frozenset[str]()
        return Candidate(id, "aa", "law", "single", none, "basic", none, none, status)

    every = [named(f"q{number}") for number in range(30)]
    ids = days_questions(every, "2026-11-29", "")
    assert len(ids) == 10 == len(set(ids))
    assert days_questions(every[::-1], "2026-11-29", "") == ids
    assert days_questions([*every, named("draft", "draft")], "2026-11-29", "") == ids
    assert days_questions(every, "2026-11-30", "") != ids != days_questions(every, "2026-11-29", "二大队")


def test_study_reads_in_order_with_keys_and_counts_nowhere(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=3)
    out = menu("study", "aa", "--from", "2", "-n", "1", *here).out
    assert "aa的第2种情形由谁批准？" in out and "√ B  所长" in out and "aa的第1种" not in out and "aa的第3种" not in out
    assert [(each["event"], each["session"]) for each in events(menu)] == [("studied", "notes")]
    assert menu("history", "--json").json["sessions"] == []
    assert menu("progress", "--json", *here[:2]).json["topics"][0]["answered"] == 0


def test_study_goes_on_where_it_stopped_and_begins_anew_at_the_end(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=3, bb=2)
    first = menu("study", "aa", "-n", "2", *here)
    assert "背题：第 1 到 2 题，共 3 题。" in first.err and "aa的第2种" in first.out and "aa的第3种" not in first.out
    menu("study", "bb", "-n", "1", *here)
    assert "背题：第 3 到 3 题，共 3 题。" in menu("study", "aa", "-n", "2", *here).err, "bb has its own place"
    assert "背题：第 1 到 1 题，共 3 题。" in menu("study", "题库aa", "-n", "1", *here).err
    assert "背题：第 2 到 2 题，共 2 题。" in menu("study", "bb", *here).err


def test_study_begins_where_it_is_told(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=3, bb=2)
    assert "背题：第 4 到 4 题，共 5 题。" in menu("study", "--from", "bb-1", "-n", "1", *here).err
    for wrong, near in (("bb-3", "是不是 bb-2？"), ("0", ""), ("6", "")):
        ran = menu("study", "--from", wrong, *here)
        assert (ran.code, ran.out) == (2, "")
        assert f"--from 后面写 1 到 5 的序号，或者题目编号，没有“{wrong}”。{near}" in ran.err


def test_what_was_missed_is_practised_again(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=3)
    menu("practice", *here, "--seed", "1", input=["B", "A", "s"])
    order = asked(menu)
    menu("history", "--missed", *here, input=["B", "B"])
    assert asked(menu) == order[1:]
    none = menu("history", "--missed", *here)
    assert none.code == 1 and "没有失分的题" in none.err


def test_the_goal_of_a_day_is_told_and_reached(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=3)
    assert "每天的目标题数  2" in menu("me", "--goal", "2").out
    menu("practice", *here, "-n", "1", input=["B"])
    assert "今天 1/2 题，连续 1 天" in menu("--banks", str(banks), input=["q"]).out
    wall.on(days=1)
    menu("practice", *here, "-n", "2", input=["B", "B"])
    assert "今天 2/2 题，目标已达到；连续 2 天" in menu("progress", "--banks", str(banks)).out
    told = menu("progress", "--json", "--banks", str(banks)).json["habit"]
    assert told == {"today": 2, "goal": 2, "reached": True, "days": 2}
    assert "每天的目标题数  （未填）" in menu("me", "--goal", "0").out
    assert "今天 2 题，连续 2 天" in menu("--banks", str(banks), input=["q"]).out


def test_a_bank_may_be_named_by_its_title(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=1, bb=1)
    menu("practice", "题库bb", *here, input=[":q"])
    assert asked(menu) == ["bb-1"]
    assert [each["id"] for each in menu("search", "--topic", "题库aa", "--json", *here[:2]).json["questions"]] == [
        "aa-1"
    ]
    assert "题库cc" in menu("practice", "题库cc", *here).err


def test_readers_of_another_language_are_told_which_banks_they_cannot_read(menu: Run, banks: Path, wall: Wall) -> None:
    only(banks, aa=1)
    assert "题库aa  questions: 1  (in Chinese only)" in menu("banks", "--lang", "en", "--banks", str(banks)).out
    assert "只有中文" not in menu("banks", "--banks", str(banks)).out


def test_an_open_practice_is_ended_and_an_exam_is_not(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=3)
    menu("practice", *here, input=["B", ":q"])
    out = menu("resume", "--discard", "--banks", str(banks)).out
    assert "已答的 1 题（共 3 题）保留，其余不再问。" in out
    assert menu("resume", *here).code == 1
    assert menu("history", "--json").json["sessions"][0]["state"] == "finished"
