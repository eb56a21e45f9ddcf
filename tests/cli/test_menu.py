"""The home menu at a dumb terminal: what it offers, and that each choice does what it says."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import SMALL, Run, Wall
from logs import events

HEAD = SMALL.partition("questions:\n")[0]
ITEM = """\
  - id: {bank}-{number}
    type: single
    stem: {bank}的第{number}种情形由谁批准？
    choices: {{A: 民警, B: 所长, C: 局长}}
    answer: B
    explain: 这种情形由所长批准，其他人批准的无效。
    cite: 《治安管理处罚法》第九十七条
    shuffle: false
"""
EXAM = """\
exam: small
title: 小考
minutes: 30
pass: 1
total: 2
sections:
  - {title: 单选, kinds: [single], count: 2}
"""


def write_bank(folder: Path, bank: str, level: str = "basic", count: int = 2) -> None:
    items = "".join(ITEM.format(bank=bank, number=number) for number in range(1, count + 1))
    text = HEAD.replace("law-small", bank).replace("小题库", f"题库{bank}")
    (folder / f"{bank}.yaml").write_text(f"{text}level: {level}\nquestions:\n{items}", encoding="utf-8")


def items(out: str) -> dict[str, str]:
    """Return the letter of each item of the menu shown last, by its words."""
    shown = out.rpartition("officer-quiz 学法律")[2]
    return {words: letter for letter, words in re.findall(r"(?m)^ +([A-Z])  (.+)$", shown)}


def letter(menu: Run, banks: Path, words: str) -> str:
    """Look at the menu and return the letter of the item that begins with these words."""
    offered = items(menu("--banks", str(banks), input=["q"]).out)
    [found] = [each for said, each in offered.items() if said.startswith(words)]
    return found


def chosen(menu: Run, banks: Path, words: str, *more: str) -> str:
    """Choose an item, type more, leave, and return what was printed."""
    ran = menu("--banks", str(banks), input=[letter(menu, banks, words), *more])
    assert ran.code == 0, ran.err
    return ran.out


def practise(menu: Run, banks: Path, bank: str, *answers: str) -> None:
    ran = menu("practice", bank, "--banks", str(banks), "--plain", input=answers)
    assert ran.code == 0, ran.err


def last_start(menu: Run) -> set[str]:
    started = [each for each in events(menu) if each["event"] == "started"][-1]
    return {question for question, _ in started["questions"]}


def test_the_weak_points_are_the_three_banks_with_the_lowest_mastery(menu: Run, banks: Path, wall: Wall) -> None:
    (banks / "law" / "law-small.yaml").unlink()
    for bank, answers in (("aa", "BB"), ("bb", "AA"), ("cc", "BA"), ("dd", "AA"), ("ee", "")):
        write_bank(banks, bank)
        if answers:
            practise(menu, banks, bank, *answers)
    chosen(menu, banks, "练习：从全部", ":q")
    assert len(last_start(menu)) == 10
    chosen(menu, banks, "练习：薄弱", ":q")
    assert {question[:2] for question in last_start(menu)} == {"bb", "cc", "dd"}


def test_the_weak_points_are_practised_as_the_profile_says(menu: Run, banks: Path, wall: Wall) -> None:
    write_bank(banks, "aa", "basic")
    write_bank(banks, "bb", "advanced")
    practise(menu, banks, "aa", "AA")
    practise(menu, banks, "bb", "AA")
    menu("me", "--level", "advanced")
    chosen(menu, banks, "练习：薄弱", ":q")
    assert last_start(menu) == {"bb-1", "bb-2"}


def test_the_book_is_shown(menu: Run, banks: Path, wall: Wall) -> None:
    menu("practice", "--kind", "single", "--banks", str(banks), "--plain", input=["A"])
    out = chosen(menu, banks, "错题本")
    assert "错题本：1 题" in out and "small-1  询问查证一般不超过几小时？" in out


def sit(menu: Run, banks: Path) -> None:
    """Start an exam, answer its first question and leave."""
    (banks / "exams").mkdir()
    (banks / "exams" / "small.yaml").write_text(EXAM, encoding="utf-8")
    (banks / "law" / "law-small.yaml").unlink()
    write_bank(banks, "aa")
    assert menu("exam", "small", "--banks", str(banks), "--plain", input=["A", "B", ":q"]).code == 0


def test_an_open_exam_is_offered_with_what_is_answered(menu: Run, banks: Path, wall: Wall) -> None:
    sit(menu, banks)
    assert items(menu("--banks", str(banks), input=["q"]).out)["接着考：小考（剩 30:00，已答 1/2）"] == "A"


def test_a_running_exam_stands_first_and_is_entered_whatever_was_begun_since(
    menu: Run, banks: Path, wall: Wall
) -> None:
    sit(menu, banks)
    began = menu("practice", "--banks", str(banks), "--plain", input=[":q"])
    assert "考试《小考》还在进行，剩 30:00" in began.err
    wall.on(minutes=10)
    first, second, *_ = items(menu("--banks", str(banks), input=["q"]).out)
    assert first == "接着考：小考（剩 20:00，已答 1/2）" and second.startswith("接着做（")
    assert "已答 1 题，共 2 题" in menu("--banks", str(banks), input=["A"]).err


def test_what_was_begun_before_a_running_exam_can_be_gone_on_with(menu: Run, banks: Path, wall: Wall) -> None:
    write_bank(banks, "bb")
    menu("practice", "bb", "--banks", str(banks), "--plain", input=[":q"])
    [begun] = [each["session"] for each in events(menu) if each["event"] == "started"]
    sit(menu, banks)
    first, second, *_ = items(menu("--banks", str(banks), input=["q"]).out)
    assert first.startswith("接着考：小考") and second.startswith("接着做（")
    chosen(menu, banks, "接着做（", "B", ":q")
    assert [each["session"] for each in events(menu) if each["event"] == "answered"] == [begun]


def test_the_review_that_is_due_can_be_done(menu: Run, banks: Path, wall: Wall) -> None:
    write_bank(banks, "aa", count=1)
    practise(menu, banks, "aa", "A")
    assert "复习错题本（1 题）" in items(menu("--banks", str(banks), input=["q"]).out)
    wall.on(days=1)
    before = menu("--banks", str(banks), input=["q"]).out
    assert "今日复习（今天到期 1 题，错题本里另有 0 题）" in items(before) and "都做完了" not in before
    assert "今天到期 1 题，错题本里另有 0 题" in menu("review", "--banks", str(banks), "--plain", input=["A"]).err
    after = menu("--banks", str(banks), input=["q"]).out
    assert "今天该复习的都做完了。" in after and "复习错题本（1 题）" in items(after)


def test_an_exam_whose_time_ran_out_is_told_and_handed_in_from_the_menu(menu: Run, banks: Path, wall: Wall) -> None:
    sit(menu, banks)
    wall.on(hours=1)
    ran = menu("--banks", str(banks), input=["q"])
    assert "时间已到，还没有交卷" in ran.err
    assert menu("history", "--json").json["sessions"][0]["state"] == "over"
    assert "时间到，已自动交卷" in chosen(menu, banks, "接着做", "A")
    session = menu("history", "--json").json["sessions"][0]
    assert (session["state"], session["score"]) == ("finished", 1)


def test_ten_minutes_are_practised_by_the_clock(menu: Run, banks: Path, wall: Wall) -> None:
    write_bank(banks, "aa")
    chosen(menu, banks, "练习：十分钟", ":q")
    [started] = [each for each in events(menu) if each["event"] == "started"]
    assert (started["minutes"], len(started["questions"])) == (10, 6)
