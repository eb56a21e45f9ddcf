"""A fault costs one question: the sound ones of its file are used, and every command says what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SMALL, Run

HEAD = SMALL.partition("  - id:")[0]
FAULTS = {
    "syntax": ("    answer: 错", "    answer：错"),
    "shape": ("type: true_false", "type: true_falze"),
    "law": ("第九十七条", "第九百条"),
    "personal data": ("可以不通知家属", "家属电话 13800000000"),
    "characters": ("传唤后", "传唤\u200b\u200e后"),
    "twice": ("id: q-7", "id: q-6"),
}
STYLE = {"L03": "下列哪些不属于传唤？", "L18": "传唤后的时限", "L28": "来了一个乡巴佬，可以不通知家属吗？"}
CASE = "id: r-1\n    type: case\n    title: 案\n    facts: 一人在路口。\n    questions:\n"
LINE = 8 + 6 * 6 + 1


def twenty(old: str = "", new: str = "") -> str:
    """A bank of twenty questions of six lines each; in the seventh, on line 45, `old` is `new`."""
    listed = [
        f"""\
  - id: q-{number}
    type: true_false
    stem: 传唤后可以不通知家属，第 {number} 种情形。（　）
    answer: 错
    explain: 应当及时将传唤的原因和处所通知被传唤人家属。
    cite: 《治安管理处罚法》第九十七条
"""
        for number in range(1, 21)
    ]
    assert old in listed[6]
    listed[6] = listed[6].replace(old, new)
    return HEAD + "".join(listed)


def put(banks: Path, text: str) -> Path:
    file = banks / "law" / "law-small.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("fault", FAULTS)
def test_a_bank_with_one_faulty_of_twenty_questions_plays_nineteen(oq: Run, banks: Path, fault: str) -> None:
    put(banks, twenty(*FAULTS[fault]))
    ran = oq("practice", "-n", "50", "--plain", "--banks", str(banks), input=["T"] * 19)
    assert [f"第 {n} 题，共 19 题" in ran.out for n in range(1, 20)] == [True] * 19
    told = (
        f"有 1 道题有错误，未使用（同一文件里其余的题照用）：law/law-small.yaml。查看原因：officer-quiz check {banks}\n"
    )
    assert ran.err.startswith(told)
    (bank,) = oq("banks", "--banks", str(banks), "--json").json["banks"]
    assert (bank["questions"], bank["kinds"]) == (19, {"true_false": 19})
    assert oq("check", str(banks)).code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("show", "q-1"),
        ("search", "家属"),
        ("statutes",),
        ("banks",),
        ("resume",),
        ("exam",),
        ("practice",),
        ("review",),
    ],
)
def test_every_command_that_reads_banks_says_what_is_left_out(oq: Run, banks: Path, words: tuple[str, ...]) -> None:
    put(banks, twenty(*FAULTS["law"]))
    oq("practice", "--plain", "--banks", str(banks))
    ran = oq(*words, "--banks", str(banks), input="")
    assert ran.err.count("有 1 道题有错误，未使用（同一文件里其余的题照用）：law/law-small.yaml。") == 1


@pytest.mark.parametrize("fault", FAULTS)
def test_a_check_counts_the_questions_with_faults_of_any_sort(oq: Run, banks: Path, fault: str) -> None:
    old, new = FAULTS[fault]
    put(banks, twenty().replace(old, new, 6) if fault != "twice" else twenty(old, new))
    summary = oq("check", str(banks), "--format", "json").json["summary"]
    assert (summary["questions"], summary["errors"] >= (fault == "twice" or 6)) == (20, True)


@pytest.mark.parametrize(
    ("fault", "line", "said"),
    [
        ("syntax", LINE + 3, "冒号"),
        ("shape", LINE + 1, "没有“true_falze”这种题型"),
        ("law", LINE + 5, "只有 144 条，没有第 900 条。"),
    ],
)
def test_showing_a_question_that_is_left_out_says_why_and_where(
    oq: Run, banks: Path, fault: str, line: int, said: str
) -> None:
    file = put(banks, twenty(*FAULTS[fault]))
    ran = oq("show", "q-7", "--banks", str(banks))
    assert (ran.code, ran.out) == (1, "")
    assert f"题目“q-7”有错误，未使用。{file.as_posix()}:{line}：" in ran.err
    assert said in ran.err


def test_a_case_whose_part_has_an_id_of_another_file_is_told_with_it(oq: Run, banks: Path) -> None:
    put(banks, twenty())
    part = SMALL.partition("  - id: small-4\n")[2].replace("\n    ", "\n        ")
    case = f"  - {CASE}      - id: q-3\n    {part}"
    later = banks / "law" / "law-two.yaml"
    later.write_text(HEAD.replace("law-small", "law-two") + case, encoding="utf-8")
    ran = oq("show", "r-1", "--banks", str(banks))
    assert f"题目“r-1”有错误，未使用。{later.as_posix()}:14：编号 q-3 已经用在" in ran.err


def test_a_line_of_dashes_between_questions_costs_none(oq: Run, banks: Path) -> None:
    put(banks, twenty().replace("  - id: q-7\n", "---\n  - id: q-7\n"))
    (bank,) = oq("banks", "--banks", str(banks), "--json").json["banks"]
    assert bank["questions"] == 20
    found = oq("check", str(banks), "--format", "json").json["diagnostics"]
    assert [(each["line"], each["code"]) for each in found if each["level"] == "error"] == [(45, "several-documents")]


def test_a_bank_with_a_question_left_out_is_compared_with_its_translation(oq: Run, banks: Path) -> None:
    put(banks, twenty())
    oq("new", "translation", "law-small", "--banks", str(banks))
    case = f"  - {CASE}      - id: r-2\n        type: true_falze\n"
    put(banks, twenty(*FAULTS["shape"]) + case)
    english = banks / "law" / "law-small.en.yaml"
    text = english.read_text(encoding="utf-8").replace("  q-3:", "  q-33:")
    english.write_text(text + "  r-2:\n    stem: Two\n", encoding="utf-8")
    found = oq("check", str(english), "--format", "json").json["diagnostics"]
    told = [each["message"] for each in found if each["code"] in {"untranslated", "not-in-original"}]
    assert [("q-3" in each, "q-33" in each) for each in told] == [(True, False), (True, True)]


def test_a_faulty_entry_of_a_register_costs_its_statute_alone(oq: Run, banks: Path) -> None:
    put(banks, twenty("《治安管理处罚法》第九十七条", "《某某法》第九百条"))
    register = banks / "statutes.yaml"
    register.write_text("- title: 某某法\n", encoding="utf-8")
    assert oq("banks", "--banks", str(banks), "--json").json["banks"][0]["questions"] == 20
    found = oq("check", str(banks), "--format", "json", "--select", "L21,L22").json["diagnostics"]
    assert [(each["line"], each["code"]) for each in found] == [
        (1, "missing-key"),
        (1, "missing-key"),
        (1, "register-unread"),
    ]
    assert found[2]["message"] == (
        f"法规登记 {register.as_posix()} 中有的法规读不出（原因在这里），没有核对引用它们的依据。请先改好。"
    )
    put(banks, twenty("第九十七条", "第九百条"))
    assert oq("banks", "--banks", str(banks), "--json").json["banks"][0]["questions"] == 19


@pytest.mark.parametrize("code", STYLE)
def test_style_warns_and_disables_nothing(oq: Run, banks: Path, code: str) -> None:
    judged = "type: true_false\n    stem: 传唤后可以不通知家属，第 7 种情形。（　）\n    answer: 错"
    put(banks, twenty(judged, f"type: single\n    stem: {STYLE[code]}\n    choices: {{A: 是, B: 否}}\n    answer: A"))
    found = oq("check", str(banks), "--format", "json", "--select", code)
    assert [(each["code"], each["level"]) for each in found.json["diagnostics"]] == [(code, "warning")]
    assert found.code == 0
    assert oq("check", str(banks), "--strict", "--select", code).code == 1
    (bank,) = oq("banks", "--banks", str(banks), "--json").json["banks"]
    assert bank["questions"] == 20


@pytest.mark.parametrize("text", ["- {\n", "statutes: [1]\n", "\0"])
def test_a_damaged_register_costs_no_question(oq: Run, banks: Path, text: str) -> None:
    put(banks, twenty("《治安管理处罚法》第九十七条", "《某某法》第九百条"))
    register = banks / "statutes.yaml"
    register.write_text(text, encoding="utf-8")
    (bank,) = oq("banks", "--banks", str(banks), "--json").json["banks"]
    assert bank["questions"] == 20
    ran = oq("practice", "--plain", "--banks", str(banks), input=["T"])
    assert ran.err.startswith(f"法规登记有错误，读不出的部分没有用，依据没有全部核对：{register}。")
    found = oq("check", str(banks), "--format", "json", "--select", "L21,L22,L23,L25").json["diagnostics"]
    assert {Path(each["path"]).name for each in found} == {"statutes.yaml"}
    (said,) = [each for each in found if each["code"] == "register-unread"]
    assert said["level"] == "warning"
    assert said["message"] == f"法规登记 {register.as_posix()} 读不出（原因在这里），没有核对依据。请先改好它。"
    alone = oq("check", str(banks / "law" / "law-small.yaml"), "--format", "json", "--select", "L21").json[
        "diagnostics"
    ]
    assert [each["code"] for each in alone] == ["register-unread"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 小题库", "title：小题库"),
        ("title: 小题库", "titel: 小题库"),
        ("questions:", "levle: basic\nquestions:"),
    ],
)
def test_a_header_that_cannot_be_used_costs_the_bank(oq: Run, banks: Path, old: str, new: str) -> None:
    put(banks, twenty().replace(old, new, 1))
    ran = oq("banks", "--banks", str(banks), "--json")
    assert ran.json["banks"] == []
    assert "有 1 个文件有错误，未使用：law/law-small.yaml。" in ran.err


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("posts: [station]", "posts: [station]\nlevel: 初级", 4, "basic（初级）"),
        ("title: 小题库", "title：小题库", 2, "冒号"),
        ("bank: law-small", "bank: law-one", 1, "law-one"),
    ],
)
def test_a_question_of_a_file_that_is_left_out_whole_is_told_as_left_out(
    oq: Run, banks: Path, old: str, new: str, line: int, said: str
) -> None:
    first = banks / "law" / "law-one.yaml"
    first.write_text(SMALL.replace("law-small", "law-one"), encoding="utf-8")
    file = put(banks, twenty().replace(old, new, 1))
    ran = oq("show", "q-7", "--banks", str(banks))
    assert (ran.code, f"题目“q-7”有错误，未使用。{file.as_posix()}:{line}：" in ran.err) == (1, True), ran.err
    assert said in ran.err
    assert "没有“station”这道题" in oq("show", "station", "--banks", str(banks)).err, "a word, no id"


@pytest.mark.parametrize(
    "words", [("practice", "law-small"), ("export", "law-small", "--to", "x.json"), ("search", "--topic", "law-small")]
)
def test_a_bank_that_is_left_out_whole_is_told_where_it_is_named(oq: Run, banks: Path, words: tuple[str, ...]) -> None:
    put(banks, twenty().replace("title: 小题库", "titel: 小题库"))
    ran = oq(*words, "--banks", str(banks))
    assert (ran.code, "没有“law-small”" in ran.err) == (2, True)
    assert "有 1 个文件有错误，未使用：law/law-small.yaml。" in ran.err


def test_an_export_tells_what_is_not_in_it_for_its_errors(
    oq: Run, banks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(banks, twenty(*FAULTS["shape"]))
    ran = oq("export", "--to", "x.json", "--banks", str(banks))
    assert (ran.code, "19 道题" in ran.out) == (1, True)
    assert "有 1 道题有错误，未使用（同一文件里其余的题照用）：law/law-small.yaml。" in ran.err
