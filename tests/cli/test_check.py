"""`check`: its reports, exit codes, and the folders and files it takes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import Run
from officer_quiz.bank import checks
from officer_quiz.services.codes import EXAMPLES, in_brief
from officer_quiz.text import shapes, syntax
from syntax_trees import files, nodes_of

ROOT = Path(__file__).parents[2]
BAD = """\
bank: law-bad
title: 坏题库
posts: [staton]
checked: 2026-11-23
questions:
  - id: bad-1
    type: single
    stem: 询问查证一般不超过几小时？
    choises: {A: 四小时, B: 八小时}
    answer: B
    explain: 一般以八小时为限，其他各有条件。
    cite: 《治安管理处罚法》第二百条
"""


@pytest.fixture
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "bad.yaml"
    path.write_text(BAD, encoding="utf-8")
    return path


@pytest.mark.usefixtures("bad")
def test_text_shows_place_line_caret_and_the_right_word(oq: Run) -> None:
    ran = oq("check", "bad.yaml")
    assert ran.code == 1
    assert (
        ran.out.splitlines()[:4]
        == [
            "bad.yaml:3:9: 错误 [unknown-value]",
            "  没有“staton”这个值。是不是“station”？可用的值：traffic, station, border, window,",
            "  inspector, legal。",
            "    3 | posts: [staton]",
        ]
        or "bad.yaml:3:9: 错误 [unknown-value]" in ran.out
    )
    assert "    9 |     choises: {A: 四小时, B: 八小时}\n      |     ^\n" in ran.out
    assert ran.out.endswith("1 个文件，1 道题：3 个错误，0 个警告，0 条提示。\n")


@pytest.mark.usefixtures("bad")
def test_a_caret_stands_under_wide_characters(oq: Run, bad: Path) -> None:
    bad.write_text(
        BAD.replace("staton", "station").replace(
            "choises: {A: 四小时, B: 八小时}", "choices: {A: 四小时, B: 八小时, 丙: 九小时}"
        ),
        encoding="utf-8",
    )
    out = oq("check", "bad.yaml").out
    line, caret = re.search(r"(    9 \|.*)\n(      \|.*)", out).groups()  # type: ignore[union-attr]
    before = line[: line.index("丙")]
    wide = sum(2 if ord(character) > 255 else 1 for character in before)
    assert caret.index("^") == wide


@pytest.mark.usefixtures("bad")
def test_json_is_the_contract(oq: Run) -> None:
    ran = oq("check", "bad.yaml", "--format", "json")
    assert ran.code == 1
    assert list(ran.json) == ["format", "diagnostics", "summary"]
    assert ran.json["format"] == 1
    assert ran.json["summary"] == {
        "files": 1,
        "questions": 1,
        "errors": 3,
        "warnings": 0,
        "infos": 0,
        "silenced": 0,
        "ignored": 0,
    }
    places = [(d["path"], d["line"], d["column"], d["code"], d["level"]) for d in ran.json["diagnostics"]]
    assert places == [
        ("bad.yaml", 3, 9, "unknown-value", "error"),
        ("bad.yaml", 6, 5, "missing-key", "error"),
        ("bad.yaml", 9, 5, "unknown-key", "error"),
    ]
    assert ran.json["diagnostics"][2]["message"] == "没有“choises”这个字段。是不是 choices？"


@pytest.mark.usefixtures("bad")
def test_github_annotates_lines(oq: Run) -> None:
    first = oq("check", "bad.yaml", "--format", "github").out.splitlines()[0]
    assert first.startswith("::error file=bad.yaml,line=3,col=9,title=unknown-value::")


@pytest.mark.usefixtures("bad")
def test_english(oq: Run) -> None:
    out = oq("check", "bad.yaml", "--lang", "en").out
    assert "bad.yaml:9:5: error [unknown-key]" in out
    assert "Did you mean" in out


def test_warnings_fail_only_when_strict(oq: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2026-11-23", "2025-06-01"), encoding="utf-8")
    relaxed, strict = oq("check", str(banks)), oq("check", str(banks), "--strict")
    assert (relaxed.code, strict.code) == (0, 1)
    assert "4 个警告" in relaxed.out


def test_a_sound_folder_passes(oq: Run, banks: Path) -> None:
    ran = oq("check", str(banks), "--strict")
    assert ran.code == 0
    assert ran.out.endswith("1 个文件，4 道题：0 个错误，0 个警告，3 条提示。\n")
    assert {line.rpartition(" ")[2] for line in ran.out.splitlines() if line.startswith(str(banks))} == {"[L07]"}
    assert oq("check", str(banks), "--ignore", "L07").out == "没有发现问题：1 个文件，4 道题。\n"


def test_the_shipped_banks_pass_strictly(oq: Run) -> None:
    ran = oq("check", str(ROOT / "questions"), "--strict")
    assert ran.code == 0, ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere",), "没有 nowhere 这个文件或文件夹。\n"),
        (("empty",), "empty 里没有题库文件（.yaml 或 .yml）。\n"),
        (("--format", "xml"), "没有“xml”这种输出格式，可用 text、github、json、sarif。\n"),
    ],
)
def test_wrong_usage(oq: Run, bad: Path, words: tuple[str, ...], said: str) -> None:
    (bad.parent / "empty").mkdir()
    ran = oq("check", *words)
    assert (ran.code, ran.out, ran.err) == (2, "", said)


def test_statutes_are_checked_too(oq: Run, banks: Path) -> None:
    (banks / "statutes.yaml").write_text("- title: 甲法\n  shrt: 甲法\n  versions: []\n", encoding="utf-8")
    out = oq("check", str(banks)).out
    assert "statutes.yaml:2:3: 错误 [unknown-key]" in out
    assert "没有登记" not in out  # what ships with the program is listed all the same


def test_a_file_of_fifty_megabytes_is_not_read(oq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with (tmp_path / "big.yaml").open("wb") as big:
        big.truncate(50 * 1024 * 1024)
    ran = oq("check", "big.yaml")
    assert ran.code == 1
    assert "big.yaml:1:1: 错误 [" in ran.out


def test_a_long_line_is_cut_to_the_screen(oq: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    long = "传唤后询问查证可能要多久" + "，情况各有不同" * 20
    file.write_text(file.read_text(encoding="utf-8").replace("询问查证一般不超过几小时", long), encoding="utf-8")
    lines = oq("check", str(banks), "--select", "L07").out.splitlines()
    excerpt = next(line for line in lines if line.startswith("   11 | "))
    assert excerpt.endswith("…")
    assert cell_len(excerpt) <= 80


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ((), {"L07", "L03"}),
        (("--select", "l03"), {"L03"}),
        (("--ignore", "L03,L99"), None),
        (("--ignore", "L03"), {"L07"}),
    ],
)
def test_checks_are_selected_and_left_out(oq: Run, banks: Path, words: tuple[str, ...], codes: set[str] | None) -> None:
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("哪些情形适用", "哪些情形【不属于】可以适用")
    file.write_text(text, encoding="utf-8")
    ran = oq("check", str(banks), "--format", "json", *words)
    if codes is None:
        assert (ran.code, ran.err) == (2, "没有 L99 这项检查。全部检查：officer-quiz check --explain all。\n")
    else:
        assert {each["code"] for each in ran.json["diagnostics"]} == codes


def test_a_check_is_explained_with_examples(oq: Run) -> None:
    for language, words in (("zh", ["查什么", "为什么", "不好", "好"]), ("en", ["What it finds", "Bad", "Good"])):
        out = oq("check", "--explain", "l05", "--lang", language).out
        assert out.startswith("L05  ")
        assert all(f"\n{word}\n" in out for word in words)
        assert "# check: ignore L05" in out
        assert "stem: 当事人不愿调解，民警应当怎么办？" in out
    assert "不能用注释忽略" in oq("check", "--explain", "L22").out
    assert len(oq("check", "--explain", "all").out.splitlines()) == len(checks.found())
    assert oq("check", "--explain", "L5").err == "没有 L5 这项检查。全部检查：officer-quiz check --explain all。\n"


def test_silenced_faults_are_counted(oq: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("id: small-1\n", "id: small-1  # check: ignore L07 法条原文\n")
    file.write_text(text, encoding="utf-8")
    assert oq("check", str(banks)).out.endswith("2 条提示。\n另有 1 处按文件里的注释不报。\n")
    assert oq("check", str(banks), "--format", "json").json["summary"]["silenced"] == 1


@pytest.mark.usefixtures("bad")
def test_sarif_has_rules_results_and_places(oq: Run, bad: Path) -> None:
    bad.rename(bad.with_name("坏 题库.yaml"))
    ran = oq("check", "坏 题库.yaml", "--format", "sarif")
    assert ran.code == 1
    assert ran.json["version"] == "2.1.0"
    run = ran.json["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    first = run["results"][0]
    assert (first["ruleId"], first["level"]) == ("unknown-value", "error")
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == "unknown-value"
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E5%9D%8F%20%E9%A2%98%E5%BA%93.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 9}


def test_sarif_describes_the_checks(oq: Run, banks: Path) -> None:
    rules = oq("check", str(banks), "--format", "sarif").json["runs"][0]["tool"]["driver"]["rules"]
    assert rules[0]["id"] == "L07"
    assert rules[0]["shortDescription"] == {"text": "事实题不用含糊词"}


def test_texts_prove_paragraphs_and_numbers(oq: Run, banks: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "治安管理处罚法.md").write_text("第九十七条　一般十小时。\n", encoding="utf-8")
    found = oq("check", str(banks), "--statutes", str(texts), "--format", "json").json["diagnostics"]
    assert [(each["line"], each["code"]) for each in found if each["code"] != "L07"] == [
        (1, "L22"),  # the text is an excerpt
        (12, "L25"),
        (32, "L25"),
        (32, "L25"),
    ]
    (texts / "治安管理处罚法.md").write_text("第九十八条　一般八小时。\n", encoding="utf-8")
    found = oq("check", str(banks), "--statutes", str(texts), "--format", "json").json["diagnostics"]
    assert {each["code"] for each in found} >= {"L22"}
    assert oq("check", str(banks), "--statutes", "nowhere").code == 2


def test_ctrl_c_ends_watching_also_while_it_checks(oq: Run, banks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("officer_quiz.cli.commands.check.check", interrupted)
    assert oq("check", str(banks), "--watch").code == 0


def test_each_check_while_watching_begins_with_its_time(oq: Run, banks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = {(2, str(banks))}
    monkeypatch.setattr("watchfiles.watch", lambda *_, **__: iter([set(), set(), saved, set(), saved]))
    lines = oq("check", str(banks), "--watch").err.splitlines()
    assert [re.sub(r"\d\d:\d\d:\d\d", "TIME", line) for line in lines] == [
        "正在等待改动，保存后自动重查。按 Ctrl-C 结束。",
        *["── TIME 有改动，重新检查 ──", "正在等待改动，保存后自动重查。按 Ctrl-C 结束。"] * 2,
    ]


def test_a_folder_that_goes_before_it_is_watched_does_not_end_watching(
    oq: Run, banks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> Iterator[set[object]]:
        raise FileNotFoundError("No such file or directory")
        yield set()

    watchers = [gone(), iter([set(), {(2, str(banks))}])]
    monkeypatch.setattr("watchfiles.watch", lambda *_, **__: watchers.pop(0))
    ran = oq("check", str(banks), "--watch")
    assert (ran.code, ran.err.count("正在等待改动"), watchers) == (0, 2, [])


@pytest.mark.usefixtures("bad")
def test_statistics_count_by_code(oq: Run, bad: Path) -> None:
    bad.write_text(BAD.replace("choises", "shuffle: maybe\n    choises"), encoding="utf-8")
    ran = oq("check", "bad.yaml", "--statistics")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "1  错误  missing-key    缺少“…”",
        "1  错误  not-a-boolean  “…”应是 true 或 false",
        "1  错误  unknown-key    没有“…”这个字段",
        "1  错误  unknown-value  “…”不能用在这里",
        "1 个文件，1 道题：4 个错误，0 个警告，0 条提示。",
    ]
    told = oq("check", "bad.yaml", "--statistics", "--format", "json").json
    assert list(told) == ["format", "statistics", "summary"]
    assert told["statistics"][0] == {"code": "missing-key", "level": "error", "count": 1}
    assert told["summary"]["errors"] == 4


def test_statistics_begin_with_what_is_most_frequent_and_name_checks(oq: Run) -> None:
    lines = oq("check", str(ROOT / "tests" / "bank" / "bad" / "bank"), "--statistics").out.splitlines()[:-2]
    assert max(map(cell_len, lines)) <= 80  # wrapped, not cut
    counts = [int(line.split()[0]) for line in lines if not line.startswith("     ")]
    assert counts == sorted(counts, reverse=True)
    assert any(re.fullmatch(r" ?1  提示  L19 +题干长度", line) for line in lines)


def test_a_code_that_says_this_or_that_is_named_by_what_it_means() -> None:
    assert in_brief("wrong-place", "zh") == "文件放错了地方"
    assert in_brief("exam-short", "en") == "The paper cannot be drawn: “…” needs … questions and there are …"


@pytest.mark.parametrize(
    "others", [("--format", "json"), ("--quiet",), ("--select", "L05"), ("--strict",), ("x.yaml",)]
)
def test_what_does_nothing_beside_explain_is_refused(oq: Run, others: tuple[str, ...]) -> None:
    ran = oq("check", "--explain", "L05", *others)
    assert (ran.code, ran.out) == (2, "")
    assert ("PATH" if others == ("x.yaml",) else others[0]) in ran.err


@pytest.mark.parametrize("codes", ["all", "L05,all"])
def test_all_checks_are_listed_beside_others_too(oq: Run, codes: str) -> None:
    assert oq("check", "--explain", codes).out.count("\n") >= 49


@pytest.mark.usefixtures("bad")
def test_quiet_tells_only_the_counts(oq: Run) -> None:
    ran = oq("check", "bad.yaml", "--quiet")
    assert (ran.code, ran.out) == (1, "1 个文件，1 道题：3 个错误，0 个警告，0 条提示。\n")
    assert list(oq("check", "bad.yaml", "-q", "--format", "json").json) == ["format", "summary"]


@pytest.mark.parametrize("flag", ["--quiet", "--statistics"])
@pytest.mark.parametrize("format", ["github", "sarif"])
def test_short_reports_have_two_formats(flag: str, format: str, oq: Run) -> None:
    ran = oq("check", flag, "--format", format)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"--statistics 和 --quiet 不能用 {format} 格式，可用 text、json。\n"


def fault_codes() -> set[str]:
    """Return the codes of faults that the source makes."""
    calls = [node for file in files() for node in nodes_of(file) if isinstance(node, ast.Call) and node.args]
    made = [call.args[0] for call in calls if getattr(call.func, "id", getattr(call.func, "attr", "")) in MAKES]
    tables = {code for table in (shapes.PLAIN, shapes.LENGTHS) for code, _ in table.values()}
    codes = {each.value for each in made if isinstance(each, ast.Constant) and isinstance(each.value, str)}
    return codes | tables | {code for _, code in syntax.COMMON}


MAKES = {"Fault", "problem", "_say", "_guessed"}


def test_every_code_in_brackets_is_explained(oq: Run) -> None:
    listed = (ROOT / "tests" / "bank" / "bad").glob("*/expected.txt")
    printed = {line.split()[1] for file in listed for line in file.read_text(encoding="utf-8").splitlines()}
    codes = sorted(printed | {code for code in fault_codes() if "-" in code and "." not in code})
    assert {"missing-colon", "colon-in-text", "exam-short", "blanks-mismatch", "L24"} <= set(codes)
    for language in ("zh", "en"):
        ran = oq("check", "--explain", ",".join(codes), "--lang", language)
        assert (ran.code, ran.err) == (0, "")
        assert all(code in ran.out for code in codes)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_said_with_little_but_gaps_has_a_meaning_and_examples(oq: Run, language: str) -> None:
    for code in EXAMPLES:
        bad, good = EXAMPLES[code]
        out = oq("check", "--explain", code, "--lang", language).out
        assert bad in out and good in out
        assert out.count("\n\n") == 2  # before the title of each example
    out = oq("check", "--explain", "wrong-shape,exam-taken", "--lang", "zh").out
    assert "值的样子不对：该写列表的写成了文字" in out
    assert "组卷方案编号“…”已在 … 第 … 行用过" in out
    bare = [code for code in sorted(fault_codes()) if len(re.sub("[^一-鿿]", "", in_brief(code, "zh"))) < 3]
    assert [code for code in bare if "-" in code and "." not in code and code not in EXAMPLES] == []


def test_codes_are_explained_in_their_order(oq: Run) -> None:
    ran = oq("check", "--explain", "[missing-colon] l24")
    assert ran.out.startswith(
        "missing-colon\n  这一行应是“字段名: 值”。请检查冒号是否为半角、后面是否有空格。\n\nL24  错误"
    )
    assert oq("check", "--explain", "L24,xyz").code == 2


def test_a_file_with_an_ending_in_capitals_is_seen(oq: Run, bad: Path) -> None:
    (bad.parent / "up").mkdir()
    bad.rename(bad.parent / "up" / "A.YAML")
    assert "up/A.YAML:3:9: 错误" in oq("check", "up").out


def test_the_same_is_told_once(oq: Run, bad: Path) -> None:
    question = BAD.replace("staton", "station").replace("choises", "choices").replace("single", "multiple")
    bad.write_text(question.replace("answer: B", "answer: AXX"), encoding="utf-8")
    told = oq("check", "bad.yaml", "--select", "L24", "--format", "json").json["diagnostics"]
    assert [(each["line"], each["column"], each["code"]) for each in told] == [(10, 13, "not-a-choice")]


def test_a_key_that_is_no_choice_is_not_counted(oq: Run, bad: Path) -> None:
    question = BAD.replace("staton", "station").replace("choises", "choices").replace("single", "multiple")
    bad.write_text(question.replace("answer: B", "answer: ['X']"), encoding="utf-8")
    told = oq("check", "bad.yaml", "--select", "L24", "--format", "json").json["diagnostics"]
    assert [(each["line"], each["column"], each["code"]) for each in told] == [(10, 14, "not-a-choice")]


@pytest.mark.parametrize(
    "raw",
    [
        "题库: 交通\n标题: 交通题库\n题目:\n  - 编号: a-1\n".encode(),
        "标题：交通题库\n试题：\n  - 编号：a-1\n".encode(),
        "题库：交通\n标题：交通题库\n".encode("gb18030"),
        b"\tbank: law-x\ntitle: x\n",
        "\u3000bank: law-x\ntitle: x\n".encode(),
        b"# old\rbank: law-x\rtitle: x\r",
    ],
)
def test_what_is_meant_for_a_bank_is_not_passed_over(
    oq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raw: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").write_bytes(raw)
    ran = oq("check", ".", "--skip-others", "--quiet")
    assert (ran.code, ran.err) == (1, "")


def test_other_files_of_a_folder_are_passed_over_when_asked(oq: Run, bad: Path) -> None:
    bad.with_name("mkdocs.yml").write_text("site_name: 题库\n编号: 3\nnav: []\n", encoding="utf-8")
    bad.with_name("broken.yaml").write_bytes(b"bank\0")
    bad.with_name("no-bank.yaml").write_text("title: 题库\nquestions: []\n", encoding="utf-8")
    (bad.parent / ".github").mkdir()
    (bad.parent / ".github" / "check.yml").write_text("on: push\n", encoding="utf-8")
    ran = oq("check", ".", "--skip-others", "--quiet")
    assert ran.err == "略过 1 个文件（没有 bank、exam、translates 这些键，不是题库）：mkdocs.yml\n"
    assert ran.out.startswith("3 个文件")
    assert "mkdocs.yml:1:1: 错误" in oq("check", "mkdocs.yml", "--skip-others").out
    assert oq("check", ".", "--quiet").out.startswith("4 个文件")
