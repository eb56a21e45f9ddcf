"""Whole practice sessions over a pipe: scores one can compute by hand, feedback, order, resuming."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run, write_example

ANSWERS = {
    "询问查证一般": "B",
    "哪些情形适用": "AC",
    "最长": "8/12",
    "不通知家属": "错",
}
"""By a word of the stem: 1 of 1, 1 of 2 (two of three right, none wrong), ½ of 1, 1 of 1."""


def stems(out: str) -> list[str]:
    """The words of the stems in the order in which they were asked."""
    places = {word: out.index(word) for word in ANSWERS if word in out.partition("本次小结")[0]}
    return sorted(places, key=places.__getitem__)


@pytest.fixture
def session(oq: Run, banks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return `oq` after one whole session has been played over a pipe."""
    monkeypatch.chdir(tmp_path)
    order: list[str] = []
    while len(order) < len(ANSWERS):
        lines = "\n".join(ANSWERS[word] for word in order)
        data = str(tmp_path / f"look-{len(order)}")
        order = stems(oq("practice", "--banks", str(banks), "--seed", "1", "--data", data, input=lines).out)
    played = oq("practice", "--banks", str(banks), "--seed", "1", input="\n".join(ANSWERS[word] for word in order))
    assert played.code == 0
    (tmp_path / "played.txt").write_text(played.out, encoding="utf-8")
    return oq


def test_the_score_is_the_one_computed_by_hand(session: Run, tmp_path: Path) -> None:
    out = (tmp_path / "played.txt").read_text(encoding="utf-8")
    # 1 + 1 + ½ + 1 of 1 + 2 + 1 + 1 points: 3.5 of 5.
    assert "得分：3.5 / 5（70%）" in out
    assert "答对 2，部分正确 2，答错 0，未作答 0" in out
    assert "小题库  ■■■■■■■□□□  3.5/5" in out
    assert "懂群众语言  ■■■■■■■■■■  1/1" in out


def test_feedback_says_why_and_by_which_law(session: Run, tmp_path: Path) -> None:
    out = (tmp_path / "played.txt").read_text(encoding="utf-8")
    assert " √ B  八小时  ← 你的答案\n" in out
    assert "   C  十二小时\n     人数众多或者身份不明时才适用。\n" in out
    assert "√ 答对  得 1 / 1 分\n单选：选对得满分。\n解析  一般以八小时为限，其他时限各有条件。\n" in out
    assert "○ 部分正确  得 1 / 2 分\n计分：全对满分；" in out
    assert "依据  《治安管理处罚法》第九十七条第一款（2025-06-27 通过或修订，2026-01-01 起施" in out


def test_history_tells_the_session_answer_by_answer(session: Run, tmp_path: Path) -> None:
    [row] = session("history", "--json").json["sessions"]
    assert (row["mode"], row["questions"], row["answered"], row["state"]) == ("practice", 4, 4, "finished")
    assert (row["score"], row["points"]) == (3.5, 5.0)
    told = session("history", row["id"], "--json", "--banks", str(tmp_path / "banks")).json
    by_id = {answer["question"]: answer for answer in told["answers"]}
    assert by_id["small-2"]["response"] == ["A", "C"]
    assert (by_id["small-2"]["kind"], by_id["small-2"]["score"], by_id["small-2"]["points"]) == ("multiple", 1.0, 2.0)
    assert by_id["small-3"]["response"] == ["8", "12"]
    assert by_id["small-4"]["response"] == ["错"]
    text = session("history", row["id"], "--banks", str(tmp_path / "banks")).out
    assert "○ 部分正确  得 0.5 / 1 分  small-3" in text
    assert "你的答案 人数众多；身份不明" in text


def test_questions_missed_come_before_those_known(session: Run, banks: Path) -> None:
    again = session("practice", "--banks", str(banks), "-n", "2", "--seed", "9", input="A\n8/24\n\n").out
    assert set(stems(again)) <= {"哪些情形适用", "最长"}


def test_blank_questions_count_as_never_answered(oq: Run, banks: Path) -> None:
    skipped = oq("practice", "--banks", str(banks), "--tag", "x")
    assert skipped.code == 2  # there is no --tag: tags are named like banks
    oq("practice", "notice", "--banks", str(banks), input=":s\n")
    oq("practice", "--banks", str(banks), "--kind", "single", input="B\n")
    first = oq("practice", "--banks", str(banks), "--kind", "single", "--kind", "true_false", "-n", "1").out
    assert "不通知家属" in first


def test_end_of_input_saves_and_says_how_to_resume(oq: Run, banks: Path) -> None:
    cut = oq("practice", "--banks", str(banks), "--kind", "single", "--kind", "multiple", "--seed", "3", input="A\n")
    assert cut.code == 0
    assert "已保存，做到第 2 题（共 2 题）。" in cut.err
    [row] = oq("history", "--json").json["sessions"]
    assert f"接着做：officer-quiz resume {row['id']}" in cut.err
    second = cut.out.rpartition("第 2 题")[2].partition("得分")[0]
    resumed = oq("resume", "--banks", str(banks), input="A\n")
    assert f"接着做 {row['id']}：已答 1 题，共 2 题。" in resumed.err
    options = [line for line in second.splitlines() if line.startswith("   ")]
    assert options and all(line in resumed.out for line in options)
    assert oq("history", "--json").json["sessions"][0]["state"] == "finished"
    none = oq("resume", "--banks", str(banks)).err
    assert none == f"没有未完成的练习。开始：officer-quiz --banks {banks} practice\n"
    done = oq("resume", row["id"], "--banks", str(banks))
    assert (done.code, done.err) == (1, f"{row['id']} 已经做完。回看：officer-quiz history {row['id']}\n")


def test_the_same_seed_asks_the_same(oq: Run, banks: Path, tmp_path: Path) -> None:
    one, two = (
        oq("practice", "--banks", str(banks), "--seed", "42", "--data", str(tmp_path / name), input="A\n" * 9).out
        for name in ("one", "two")
    )
    assert one == two


def test_a_changed_question_is_asked_anew_and_a_vanished_one_is_left_out(oq: Run, banks: Path) -> None:
    oq("practice", "--banks", str(banks), "--kind", "single", "--kind", "true_false", "--seed", "1")
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("四小时, B", "五小时, B").replace("small-4", "small-5")
    file.write_text(text, encoding="utf-8")
    resumed = oq("resume", "--banks", str(banks), input="A\n")
    assert "题目 small-1 的题库文件已改动，这题重新作答。" in resumed.err
    assert "题目 small-4 已不在题库里，本次不再计入。" in resumed.err
    assert "A  五小时" in resumed.out
    assert "得分：0 / 1（0%）" in resumed.out


def test_commands_in_a_pipe_do_not_use_up_answers(oq: Run, banks: Path) -> None:
    played = oq("practice", "--banks", str(banks), "--kind", "single", input="?\nf\n看不懂\nB\n")
    assert "  q  保存离开，以后可以接着做\n" in played.out
    assert "已标记。" in played.out
    assert "看不懂“看不懂”。输入一个字母，A 到 C，如 B" in played.out
    assert "得分：1 / 1（100%）" in played.out
    assert "标记的题：\n  small-1" in played.out


def test_a_dispute_about_the_question_just_answered_is_kept(oq: Run, banks: Path) -> None:
    args = ("practice", "--banks", str(banks), "--kind", "single", "--kind", "true_false", "--seed", "1")
    first = oq(*args, input="A\n:d\n这题的选项有歧义\n")
    assert "已记下，供教官查看。" in first.out
    assert oq(*args, input=":d\nA\n").out.count("还没有答过题。") == 0  # not offered before an answer


def test_leaving_with_q(oq: Run, banks: Path) -> None:
    left = oq("practice", "--banks", str(banks), "--kind", "single", input="q\n")
    assert (left.code, "officer-quiz resume" in left.err) == (0, True)


@pytest.mark.parametrize(
    ("plain", "named"),
    [(("--kind", "single"), ("--kind", "单选题")), (("--post", "station"), ("--post", "派出所"))],
)
def test_a_word_may_be_said_by_its_name(oq: Run, banks: Path, plain: tuple[str, ...], named: tuple[str, ...]) -> None:
    one, other = (oq("practice", "--banks", str(banks), "--seed", "7", "-n", "1", *words) for words in (plain, named))
    assert one.code == other.code == 0
    assert "第 1 题" in one.out
    assert one.out.splitlines()[0] == other.out.splitlines()[0]


def test_banks_with_errors_are_left_out_and_named(oq: Run, banks: Path) -> None:
    (banks / "law" / "broken.yaml").write_text("bank: broken\ntitle: 坏\nquestions: [1]\n", encoding="utf-8")
    played = oq("practice", "--banks", str(banks), "-n", "1")
    assert (
        "有 1 道题有错误，未使用（同一文件里其余的题照用）：law/broken.yaml。查看原因：officer-quiz check" in played.err
    )
    assert "第 1 题，共 1 题" in played.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--post", "trafic"), "没有“trafic”这个岗位。是不是 traffic（交警）？"),
        (("--level", "zzz"), "没有“zzz”这个级别。可用：advanced（高级）、basic（初级）、intermediate（中级）。"),
        (("--kind", "singel"), "没有“singel”这个题型。是不是 single（单选）？"),
        (("--skill", "defus"), "没有“defus”这个能力。是不是 defuse（会化解矛盾）？"),
        (("law-smal",), "没有“law-smal”这个题库、主题或标签。是不是 law-small？"),
        (("-n", "0"), "选项 -n 的值要是大于 0 的整数。"),
        (("-n", "many"), "选项 -n 的值要是大于 0 的整数。"),
    ],
)
def test_a_wrong_word_is_told_with_the_right_one(oq: Run, banks: Path, words: tuple[str, ...], said: str) -> None:
    ran = oq("practice", "--banks", str(banks), *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


def test_filters_choose(oq: Run, banks: Path) -> None:
    def ids(*words: str) -> set[str]:
        return set(stems(oq("practice", "--banks", str(banks), "-n", "1", *words).out))

    assert ids("--level", "intermediate") == {"哪些情形适用"}
    assert ids("notice") == {"不通知家属"}
    assert ids("--skill", "language") == {"询问查证一般"}
    assert oq("practice", "--banks", str(banks), "--post", "border").err == "没有符合条件的题目。\n"


def test_no_banks_folder(oq: Run, tmp_path: Path) -> None:
    ran = oq("practice", "--banks", str(tmp_path / "nowhere"))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"没有题库文件夹或文件 {tmp_path / 'nowhere'}。")


def test_bank_text_is_shown_literally(oq: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("四小时, B", "'[bold]四[/bold] :smile:', B")
    file.write_text(text, encoding="utf-8")
    assert "A  [bold]四[/bold] :smile:" in oq("practice", "--banks", str(banks), "--kind", "single").out


def test_a_question_whose_law_has_changed_says_so(oq: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("checked: 2026-11-23", "checked: 2025-06-01")
    file.write_text(text, encoding="utf-8")
    out = oq("practice", "--banks", str(banks), "--kind", "single", input="B\n").out
    assert "注意：本题按 治安管理处罚法 2012-10-26 文本核对，2026-01-01 起施行新文本" in out
    assert "（2012-10-26 通过或修订，2013-01-01 起" in out


def test_the_cited_article_is_shown_where_its_text_is_at_hand(oq: Run, banks: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    article = "第九十六条　前一条。\n\n第九十七条　询问要及时。\n通知家属。\n\n第九十八条　后一条。\n"
    (texts / "治安管理处罚法.md").write_text(article, encoding="utf-8")
    args = ("practice", "--banks", str(banks), "--kind", "single", "--kind", "true_false", "--seed", "1")
    out = oq(*args, "--statutes", str(texts), input="A\n:l\n").out
    assert "《中华人民共和国治安管理处罚法》" in out
    assert "第九十七条　询问要及时。" in out
    assert "前一条" not in out and "后一条" not in out


def test_a_session_goes_on_with_the_banks_it_was_started_on(oq: Run, banks: Path) -> None:
    oq("practice", "--banks", str(banks), "--kind", "single", "--kind", "true_false", "--seed", "1")
    resumed = oq("resume", input="A\nA\n")
    assert (resumed.code, "答对 0，部分正确 0，答错 2" in resumed.out) == (0, True)


def test_a_session_whose_banks_are_not_there_is_left_as_it_is(oq: Run, banks: Path, tmp_path: Path) -> None:
    oq("practice", "--banks", str(banks), "--kind", "single")
    other = tmp_path / "other"
    other.mkdir()
    text = (banks / "law" / "law-small.yaml").read_text(encoding="utf-8").replace("small-", "else-")
    (other / "else.yaml").write_text(text, encoding="utf-8")
    refused = oq("resume", "--banks", str(other))
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("剩下的题都不在题库文件夹")
    assert "第 1 题，共 1 题" in oq("resume").out


def test_a_case_tells_the_score_of_the_whole(oq: Run, tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    write_example(folder, "case")
    out = oq("practice", "--banks", str(folder), "--seed", "1", input="A\n对\n").out
    assert out.count("案情  2026年3月5日晚") == 2, "the facts are in view at every question"
    assert "第 1 问，共 2 问 · 单选\n" in out and "第 2 问，共 2 问 · 判断\n" in out
    assert f"全题共得 {'1' if out.count('√ 答对') == 2 else '0.5'} / 1 分" in out
    assert out.index("小结  先查明谁在侵害") < out.index("全题共得")
    skipped = oq("practice", "--banks", str(folder), "--seed", "2", input="A\ns\n").out
    assert "已跳过" in skipped and "小结  先查明谁在侵害" in skipped
    assert "- 未作答  得 0 / " in skipped, "what was not known is told"
    assert "经调解达成协议的不予处罚" in skipped


def test_a_draft_says_that_nobody_has_reviewed_it(oq: Run, banks: Path) -> None:
    said = "草稿：本题还没有经过审题"
    assert said not in oq("practice", "--banks", str(banks), "-n", "1").out
    file = banks / "law" / "law-small.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("status: reviewed", "status: draft"), encoding="utf-8")
    assert said in oq("practice", "--banks", str(banks), "-n", "1").out
