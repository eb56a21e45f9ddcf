"""What comes back for review, in which order and how much of it; and what progress counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conftest import SMALL, Run, Wall
from logs import events

HEAD = SMALL.partition("questions:\n")[0]
QUESTION = """\
  - id: many-{number}
    type: single
    stem: 第{number}种情形由谁批准？
    choices: {{A: 民警, B: 所长, C: 局长}}
    answer: B
    explain: 这种情形由所长批准，其他人批准的无效。
    cite: 《治安管理处罚法》第九十七条
    shuffle: false
    tags: [no-{number}]
"""


@pytest.fixture
def many(banks: Path) -> Path:
    """Return a folder with one bank of five single questions, each with a tag of its own."""
    text = HEAD.replace("law-small", "law-many") + "questions:\n"
    text += "".join(QUESTION.format(number=number) for number in range(1, 6))
    (banks / "law" / "law-small.yaml").write_text(text, encoding="utf-8")
    return banks


def practise(oq: Run, banks: Path, number: int, answer: str) -> None:
    ran = oq("practice", f"no-{number}", "-n", "1", "--banks", str(banks), "--plain", input=f"{answer}\n")
    assert ran.code == 0, ran.err


def reviewed(oq: Run, banks: Path, *words: str) -> list[str]:
    """Start a review, leave at once, and return the questions it would have asked, in order."""
    ran = oq("review", *words, "--banks", str(banks), "--plain", input="")
    assert ran.code == 0, ran.err
    started = [each for each in events(oq) if each["event"] == "started"][-1]
    assert started["mode"] == "review"
    return [question for question, _ in started["questions"]]


def test_what_was_put_right_today_is_not_asked_again_today(oq: Run, many: Path, wall: Wall) -> None:
    practise(oq, many, 1, "A")
    assert reviewed(oq, many) == ["many-1"]
    practise(oq, many, 1, "B")
    assert "今天没有到期的题，错题本里也没有要复习的" in oq("review", "--banks", str(many), "--plain").out
    [row] = oq("review", "--json", "--banks", str(many)).json["book"]
    assert (row["question"], row["state"]) == ("many-1", "open"), "it stays in the book until its days are full"
    wall.on(days=1)
    assert reviewed(oq, many) == ["many-1"]


def test_the_longest_overdue_comes_first_and_n_limits(oq: Run, many: Path, wall: Wall) -> None:
    for number in (3, 1, 2):
        practise(oq, many, number, "A")
        wall.on(days=1)
    wall.on(days=60)
    assert oq("review", "--json", "--banks", str(many)).json["due"] == ["many-3", "many-1", "many-2"]
    assert reviewed(oq, many) == ["many-3", "many-1", "many-2"]
    assert reviewed(oq, many, "-n", "2") == ["many-3", "many-1"]
    assert "这次复习 2 题" in oq("review", "-n", "2", "--banks", str(many), "--plain").err


def test_the_book_asks_first_what_has_waited_longest(oq: Run, many: Path, wall: Wall) -> None:
    for number in (2, 1):
        practise(oq, many, number, "A")
        wall.on(minutes=1)
    oq("review", "--star", "many-5", "--banks", str(many))
    assert reviewed(oq, many) == ["many-5", "many-2", "many-1"], "one never answered before all that were"


def test_retired_questions_do_not_come_back(oq: Run, many: Path, wall: Wall) -> None:
    practise(oq, many, 1, "A")
    practise(oq, many, 2, "A")
    wall.on(days=60)
    file = many / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("tags: [no-1]", "status: retired")
    file.write_text(text, encoding="utf-8")
    assert reviewed(oq, many) == ["many-2"]
    told = oq("review", "--json", "--banks", str(many)).json
    assert (told["due"], [row["question"] for row in told["book"]]) == (["many-2"], ["many-2"])
    assert oq("progress", "--json", "--banks", str(many)).json["topics"][0]["questions"] == 4


def test_the_book_counts_the_kinds_of_what_is_open(oq: Run, many: Path, wall: Wall) -> None:
    oq("me", "--mastery-days", "1")
    practise(oq, many, 1, "A")
    practise(oq, many, 2, "A")
    practise(oq, many, 1, "B")
    out = oq("review", "--list", "--banks", str(many)).out
    assert "错题本：1 题" in out and "题型  单选 1\n" in out and "已掌握：1 题" in out


def test_what_is_overdue_counts_for_today(oq: Run, many: Path, wall: Wall) -> None:
    practise(oq, many, 1, "A")
    practise(oq, many, 2, "A")
    wall.on(days=60)
    due = oq("progress", "--json", "--banks", str(many)).json["due"]
    assert due[0] == {"day": "2027-01-22", "questions": 2}
    assert {day["questions"] for day in due[1:]} == {0}


def test_a_question_that_names_no_post_counts_for_every_post(oq: Run, many: Path, wall: Wall) -> None:
    file = many / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("posts: [station]\n", "")
    file.write_text(text.replace("tags: [no-1]", "posts: [border]"), encoding="utf-8")
    for post, count in (("border", 5), ("traffic", 4)):
        [topic] = oq("progress", "--post", post, "--json", "--banks", str(many)).json["topics"]
        assert (topic["name"], topic["questions"]) == ("law-many", count)


def test_a_post_reaches_a_topic_at_four_fifths_on_several_days(oq: Run, many: Path, wall: Wall) -> None:
    words = ("progress", "--post", "station", "--banks", str(many))
    practise(oq, many, 1, "B")
    assert "达到 0 个，共 1 个" in oq(*words).out
    wall.on(days=1)
    practise(oq, many, 1, "B")
    assert oq(*words, "--json").json["topics"][0]["mastery"] == 0.8333
    assert "达到 1 个，共 1 个" in oq(*words).out


def test_the_trend_shows_the_latest_dozen(oq: Run, many: Path, wall: Wall) -> None:
    for _ in range(13):
        practise(oq, many, 1, "B")
        wall.on(days=1)
    trend = oq("progress", "--banks", str(many)).out
    assert "2026-11-23 练习" not in trend
    assert all(f"{date(2026, 11, 24 + day)} 练习" in trend for day in range(7)) and "2026-12-05 练习" in trend


def test_fewer_questions_than_asked_for_are_told(oq: Run, many: Path) -> None:
    assert oq("practice", "--banks", str(many), "-n", "5").err.startswith("已保存")
    assert oq("practice", "--banks", str(many), "-n", "6").err.startswith("符合条件的只有 5 题")


def test_the_profiles_level_chooses(oq: Run, many: Path) -> None:
    file = many / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("tags: [no-4]", "level: advanced")
    file.write_text(text, encoding="utf-8")
    oq("me", "--level", "advanced")
    oq("practice", "--banks", str(many))
    oq("practice", "--level", "basic", "--banks", str(many))
    oq("practice", "--level", "any", "--banks", str(many))
    started = [{id for id, _ in each["questions"]} for each in events(oq) if each["event"] == "started"]
    assert [len(each) for each in started] == [1, 4, 5]
    assert started[0] == {"many-4"}
