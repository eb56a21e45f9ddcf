"""`banks`, `history` and `show`: what they print, and their JSON."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Run, write_example


def test_banks(oq: Run, banks: Path) -> None:
    data = oq("banks", "--banks", str(banks), "--json").json
    assert data == {
        "format": 1,
        "banks": [
            {
                "id": "law-small",
                "title": "小题库",
                "path": "law/law-small.yaml",
                "language": "zh",
                "questions": 4,
                "kinds": {"fill": 1, "multiple": 1, "single": 1, "true_false": 1},
                "levels": {"basic": 3, "intermediate": 1},
                "status": {"reviewed": 4},
            }
        ],
    }
    out = oq("banks", "--banks", str(banks)).out
    assert out.startswith("law-small  小题库  4 题\n    题型  填空 1  多选 1  单选 1  判断 1\n")
    assert f"1 个题库，4 道题（{banks}）" in out.replace("\n", "")


def test_levels_stand_from_easy_to_hard(oq: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("level: intermediate", "level: advanced"), encoding="utf-8")
    assert "    级别  初级 3  高级 1\n" in oq("banks", "--banks", str(banks)).out


def test_an_empty_history_says_how_to_start(oq: Run) -> None:
    assert oq("history").out == "还没有做过题。开始：officer-quiz practice\n"
    assert oq("history", "--json").json == {"format": 1, "sessions": []}


def test_an_unknown_session(oq: Run) -> None:
    ran = oq("history", "20260101-0000")
    assert (ran.code, ran.err) == (1, "没有“20260101-0000”这一次。查看全部：officer-quiz history\n")


def test_show_has_two_sides(oq: Run, banks: Path) -> None:
    out = oq("show", "small-2", "--banks", str(banks)).out
    trainee, _, key = out.partition("══ 答案与解析 ══")
    assert "   B  天气不好\n" in trainee and "√" not in trainee
    assert " √ A  人数众多\n   B  天气不好\n √ C  身份不明\n" in key
    assert "\n计分：全对满分；没有错选时每选对一项得四分之一，最多四分之三；有错选不得分。\n" in key
    assert "你的答案" not in out


def test_show_as_data(oq: Run, banks: Path) -> None:
    data = oq("show", "small-2", "--banks", str(banks), "--json").json
    assert (data["format"], data["id"], data["answer"], data["level"]) == (1, "small-2", "ACD", "intermediate")
    assert data["posts"] == ["station"]


def test_show_an_unknown_question(oq: Run, banks: Path) -> None:
    ran = oq("show", "smal-2", "--banks", str(banks))
    assert (ran.code, ran.err) == (1, "没有“smal-2”这道题。是不是 small-2？\n")


def test_a_damaged_log_is_told_and_left_alone(oq: Run, tmp_path: Path) -> None:
    log = tmp_path / "data" / "events.db"
    log.parent.mkdir()
    log.write_bytes(b"not a database at all, but long enough to be taken for one" * 20)
    before = log.read_bytes()
    ran = oq("history")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"个人记录 {log} 已损坏") and "Traceback" not in ran.err
    assert log.read_bytes() == before


def test_the_index_is_built_again_when_a_file_changes_or_it_is_damaged(oq: Run, banks: Path, tmp_path: Path) -> None:
    assert oq("banks", "--banks", str(banks), "--json").json["banks"][0]["questions"] == 4
    [index] = (tmp_path / "cache").iterdir()
    index.write_bytes(b"rubbish")
    assert oq("banks", "--banks", str(banks), "--json").json["banks"][0]["questions"] == 4
    file = banks / "law" / "law-small.yaml"
    file.write_text(file.read_text(encoding="utf-8").partition("  - id: small-4")[0], encoding="utf-8")
    assert oq("banks", "--banks", str(banks), "--json").json["banks"][0]["questions"] == 3


def test_show_tells_where_each_reply_of_a_conversation_leads(oq: Run, banks: Path) -> None:
    write_example(banks, "dialogue")
    shown = oq("show", "example-dialogue-1", "--banks", str(banks)).out
    places = shown.partition("══ 答案与解析 ══")[2].split("\n\n第 ")
    assert [place.partition("\n")[0] for place in places[1:]] == ["1 处", "2 处", "3 处"]
    assert [line.strip() for line in places[1].splitlines() if "→" in line] == ["→ 第 2 处", "→ 第 3 处", "→ 第 3 处"]
    assert places[2].startswith("2 处\n\n情景  王某下车逼近，后车鸣笛。\n √ 刚才话说重了")
    assert "   → 结局（不好）  王某滞留车道，随后投诉。" in places[2]
    assert places[3].startswith("3 处\n对方  是医院来的电话，我妈住院了。\n ○ 您的情况")


def test_show_names_the_parts_of_a_case_on_the_key_side(oq: Run, banks: Path) -> None:
    write_example(banks, "case")
    key = oq("show", "example-case-1", "--banks", str(banks)).out.partition("══ 答案与解析 ══")[2]
    assert "\n第 1 问，共 2 问 · 单选\n √ A  是不是制止正在进行的侵害\n" in key
    assert "\n第 2 问，共 2 问 · 判断\n √ A  对\n" in key
    assert "\n小结  先查明谁在侵害" in key


@pytest.mark.parametrize("name", ["ordering", "matching"])
def test_show_gives_no_key_away_by_its_order(oq: Run, banks: Path, name: str) -> None:
    write_example(banks, name)
    both = oq("show", f"example-{name}-1", "--banks", str(banks)).out
    asked, _, key = both.partition("══ 答案与解析 ══")
    items = re.findall(r"(?m)^   (?:\d|[a-z])  (.*)$", asked)
    if name == "ordering":
        right = re.findall(r"(?m)^   \d  (.*)$", key)
        assert sorted(items) == sorted(right) and items != right
    else:
        letters = re.findall(r"(?m)^   \d  .* → ([a-z]) ", key)
        assert letters and letters != sorted(letters)
        for letter, text in re.findall(r"(?m)^   \d  .* → ([a-z]) (.*)$", key):
            assert f"   {letter}  {text}\n" in asked
    trainee = oq("show", f"example-{name}-1", "--as", "trainee", "--banks", str(banks)).out
    assert asked.rstrip().endswith(trainee.partition("\n\n")[2].rstrip())
