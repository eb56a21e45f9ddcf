"""Questions put away and favourites: set with a key after an answer, listed, practised, taken back."""

from __future__ import annotations

from pathlib import Path

from cli.test_menu import EXAM, chosen, items, write_bank
from cli.test_ways import asked, only
from conftest import Run, Wall
from logs import events
from officer_quiz.session.filter import Candidate, Filter


def test_a_question_put_away_is_not_drawn_again(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=3)
    out = menu("practice", "--in-order", *here, input=["A", "x", "B", "B"]).out
    assert "已斩：练习、复习、每日一练不再出这道题。再按 x 收回。" in out
    for words in (["practice"], ["practice", "--in-order"], ["practice", "--kind", "single"], ["daily"]):
        menu(*words, *here, input=[":q"])
        assert sorted(asked(menu)) == ["aa-2", "aa-3"], words
    wall.on(days=30)
    menu("review", *here, input=[":q"])
    assert sorted(asked(menu)) == ["aa-2", "aa-3"], "aa-1 was missed and is due"
    assert menu("review", "--json", *here[:2]).json["book"] == []
    session = menu("history", "--json").json["sessions"][-1]["id"]
    assert "没有符合条件的题目" in menu("history", session, "--missed", *here).err, "only aa-1 was missed"


def test_an_exam_may_ask_what_was_put_away(menu: Run, banks: Path, wall: Wall) -> None:
    (banks / "exams").mkdir()
    (banks / "exams" / "small.yaml").write_text(EXAM, encoding="utf-8")
    here = only(banks, aa=2)
    menu("review", "--away", "--star", "aa-1", *here[:2])
    assert menu("exam", "small", *here, input=["A", ":q"]).code == 0
    assert set(asked(menu)) == {"aa-1", "aa-2"}


def test_x_again_takes_it_back(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=2)
    out = menu("practice", "--in-order", *here, input=["B", "x", "x", "B"]).out
    assert "已收回：这道题照常出。" in out
    assert [(each["question"], each["on"]) for each in events(menu) if each["event"] == "away"] == [
        ("aa-1", True),
        ("aa-1", False),
    ]
    assert menu("review", "--away", "--json", *here[:2]).json == {"format": 1, "away": []}


def test_what_was_put_away_is_listed_and_taken_back(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=2)
    assert "没有斩掉的题。" in menu("review", "--away", *here[:2]).out
    assert menu("review", "--away", "--star", "aa-2", *here[:2]).out == "已斩：aa-2\n"
    out = menu("review", "--away", *here[:2]).out
    assert out.startswith(
        "斩掉的题：1 题（练习、复习、每日一练不出，考试照出）\n题库aa\n  aa-2  aa的第2种情形由谁批准？\n收回："
    )
    assert menu("review", "--away", "--json", *here[:2]).json["away"] == [
        {"question": "aa-2", "kind": "single", "headline": "aa的第2种情形由谁批准？", "bank": "题库aa"}
    ]
    wrong = menu("review", "--away", "--drop", "aa-1", *here[:2])
    assert (wrong.code, "“aa-1”没有斩掉" in wrong.err) == (1, True)
    assert menu("review", "--away", "--drop", "aa-2", *here[:2]).out == "已收回：aa-2\n"
    menu("practice", *here, input=[":q"])
    assert sorted(asked(menu)) == ["aa-1", "aa-2"]
    assert menu("review", "--away", "--favourites").code == 2


def test_favourites_are_a_list_of_their_own(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=3, bb=1)
    none = menu("practice", "--favourites", *here)
    assert (none.code, "还没有收藏的题" in none.err) == (1, True)
    out = menu("practice", "aa", "--in-order", *here, input=["B", "m", "B", "m", "m", "B"]).out
    assert "已收藏。再按 m 取消。" in out and "已取消收藏。" in out
    menu("review", "--favourites", "--star", "bb-1", *here[:2])
    assert [row["question"] for row in menu("review", "--favourites", "--json", *here[:2]).json["favourite"]] == [
        "aa-1",
        "bb-1",
    ]
    assert menu("review", "--json", *here[:2]).json["book"] == [], "apart from the wrong-answer book"
    menu("practice", "--favourites", *here, input=[":q"])
    assert sorted(asked(menu)) == ["aa-1", "bb-1"]
    menu("practice", "aa", "--favourites", "--in-order", *here, input=[":q"])
    assert asked(menu) == ["aa-1"]
    assert menu("review", "--favourites", "--drop", "aa-1", *here[:2]).out == "已取消收藏：aa-1\n"
    assert "收藏的题：1 题" in menu("review", "--favourites", *here[:2]).out


def test_the_lists_follow_a_question_that_is_called_otherwise(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=2)
    menu("review", "--away", "--star", "aa-1", *here[:2])
    file = banks / "aa.yaml"
    text = file.read_text(encoding="utf-8").replace("- id: aa-1\n", "- id: cc-1\n    former: [aa-1]\n")
    file.write_text(text, encoding="utf-8")
    menu("practice", *here, input=[":q"])
    assert asked(menu) == ["aa-2"]
    assert menu("review", "--away", "--drop", "cc-1", *here[:2]).out == "已收回：cc-1\n"


def test_the_menu_leads_to_both_lists_and_to_reading(menu: Run, banks: Path, wall: Wall) -> None:
    here = only(banks, aa=2)[:2]
    offered = items(menu(*here, input=["q"]).out)
    assert "背题：选一个题库" in offered and not {"收藏的题（1）", "斩掉的题（1）"} & set(offered)
    menu("review", "--away", "--star", "aa-2", *here)
    menu("review", "--favourites", "--star", "aa-1", *here)
    assert "aa的第1种" in chosen(menu, banks, "背题", "A", "q")
    out = chosen(menu, banks, "斩掉的题（1）", "A", "A", "q")
    assert "已收回：aa-2" in out and "A  （已收回）aa-2  aa的第2种" in out and "已斩：aa-2" in out
    assert "斩掉的题（1）" in items(menu(*here, input=["q"]).out)
    chosen(menu, banks, "收藏的题（1）", "A", ":q", "q")
    assert asked(menu) == ["aa-1"]
    assert "已取消收藏：aa-1" in chosen(menu, banks, "收藏的题（1）", "B", "A", "q")
    assert "收藏的题（1）" not in items(menu(*here, input=["q"]).out)


def test_a_filter_may_name_questions_and_leave_some_out() -> None:
    def named(id: str) -> Candidate:
        none = frozenset[str]()
        return Candidate(id, "aa", "law", "single", none, "basic", none, none, "reviewed")

    ids = ["q-1", "q-2", "q-3"]
    filters = Filter(only=frozenset({"q-1", "q-2"}), without=frozenset({"q-2", "q-9"}))
    assert [id for id in ids if filters.matches(named(id))] == ["q-1"]


def test_the_index_draws_by_the_same_ids(menu: Run, banks: Path, wall: Wall) -> None:
    write_bank(banks, "aa", count=40)
    here = ("--banks", str(banks))
    stars = [word for number in range(1, 36) for word in ("--star", f"aa-{number}")]
    menu("review", "--away", *stars, *here)
    menu("practice", "aa", "-n", "40", *here, "--plain", input=[":q"])
    assert sorted(asked(menu)) == ["aa-36", "aa-37", "aa-38", "aa-39", "aa-40"]
