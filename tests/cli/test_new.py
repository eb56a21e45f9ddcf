"""`new` and `schema`: starting files that pass their checks, and are never written over another."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import Run
from officer_quiz import kinds
from officer_quiz.library.load import read_document


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_new_bank_is_valid_and_can_be_practised(oq: Run, here: Path) -> None:
    said = oq("new", "bank", "law-hello", "--title", "我的题库").err
    assert said == "已写好 law-hello.yaml。改好以后：officer-quiz check law-hello.yaml\n"
    text = (here / "law-hello.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=.schema/bank.json\n")
    assert (here / ".schema" / "bank.json").is_file()
    assert oq("check", ".", "--strict").code == 0
    assert oq("show", "hello-001", "--banks", ".").code == 0


@pytest.mark.parametrize("kind", kinds.names())
def test_a_new_question_of_every_kind_passes_strictly(oq: Run, here: Path, kind: str) -> None:
    oq("new", "bank", "law-hello")
    before = (here / "law-hello.yaml").read_text(encoding="utf-8")
    assert oq("new", "question", "hello-002", "--kind", kind, "--into", "law-hello.yaml").code == 0
    after = (here / "law-hello.yaml").read_text(encoding="utf-8")
    assert after.startswith(before.rstrip())
    ran = oq("check", ".", "--strict", "--ignore", "L14")
    assert ran.code == 0, ran.out
    assert "2 道题" in ran.out


def test_a_new_exam_is_valid_where_exams_belong(oq: Run, here: Path) -> None:
    oq("new", "bank", "law-hello")
    assert oq("new", "exam", "unit-test", "--into", "exams").err.count("\n") == 1
    codes = {each["code"] for each in oq("check", ".", "--format", "json").json["diagnostics"]}
    assert codes <= {"exam-short", "L07"}


def test_a_new_exam_never_stands_where_it_is_no_exam(oq: Run, here: Path) -> None:
    assert oq("new", "bank", "law-hello").code == 0
    assert oq("new", "exam", "unit-test").err.startswith("已写好 exams/unit-test.yaml。")
    assert oq("new", "exam", "other", "--into", "exams/others.yaml").err.startswith("已写好 exams/others.yaml。")
    ran = oq("new", "exam", "third", "--into", "third.yaml")
    assert (ran.code, "要放在题库文件夹的 exams 里才能用，third.yaml 不行" in ran.err) == (2, True)
    assert oq("check", ".").code == 0
    assert sorted(path.name for path in here.rglob("*.yaml")) == ["law-hello.yaml", "others.yaml", "unit-test.yaml"]


def test_a_new_translation_has_every_text_and_passes(oq: Run, here: Path, banks: Path) -> None:
    ran = oq("new", "translation", "law-small", "--banks", str(banks))
    file = banks / "law" / "law-small.en.yaml"
    assert (ran.code, file.is_file()) == (0, True)
    found = oq("check", str(banks), "--format", "json", "--ignore", "L07").json["diagnostics"]
    title, *left = [(each["line"], each["code"], each["level"]) for each in found]
    assert title == (5, "translation-same", "warning")
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [lines[line - 1].split(":")[0] for line, _, _ in left] == [f"  small-{number}" for number in (1, 2, 3, 4)]
    rows = oq("banks", "--translations", "--json", "--banks", str(banks)).json["translations"]
    assert rows == [{"bank": "law-small", "language": "en", "translated": 0, "questions": 4}]
    text = file.read_text(encoding="utf-8").partition("\n")[2]
    file.write_text(re.sub(r'"(?=[^"\n]*[一-鿿])', '"E ', text), encoding="utf-8")
    assert oq("check", str(banks), "--format", "json", "--ignore", "L07").json["diagnostics"] == []
    rows = oq("banks", "--translations", "--json", "--banks", str(banks)).json["translations"]
    assert rows == [{"bank": "law-small", "language": "en", "translated": 4, "questions": 4}]


def test_every_shipped_bank_can_be_begun_to_be_translated(
    oq: Run, here: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFICER_QUIZ_CACHE", str(shelf))
    for bank in ("law-psap-procedure", "scene-road", "comm-defuse", "law-police-discipline"):
        assert oq("new", "translation", bank, "--into", ".").code == 0
    banks = Path(__file__).parents[2] / "questions"
    for file in sorted(here.glob("*.en.yaml")):
        original = next(banks.rglob(f"{file.name.removesuffix('.en.yaml')}.yaml"))
        (here / original.name).write_bytes(original.read_bytes())
    found = oq("check", ".", "--format", "json", "--select", "L24").json["diagnostics"]
    assert {each["code"] for each in found if each["level"] != "info"} == {"translation-same"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("bank", "Law Hello"), 2, "“Law Hello”不能作编号"),
        (("bnak", "x"), 2, "不能新建“bnak”，可用 bank、question、exam、translation。"),
        (("question", "x-1"), 2, "--into"),
        (("question", "x-1", "--kind", "singel", "--into", "x.yaml"), 2, "single"),
        (("translation", "law-smal"), 1, "是不是 law-small？"),
    ],
)
def test_what_cannot_be_made_is_said(
    oq: Run, here: Path, banks: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    ran = oq("new", *words, "--banks", str(banks))
    assert (ran.code, said in ran.err) == (code, True), ran.err
    assert list(here.iterdir()) == []


def test_nothing_is_written_over(oq: Run, here: Path) -> None:
    (here / "law-hello.yaml").write_text("mine", encoding="utf-8")
    ran = oq("new", "bank", "law-hello")
    assert (ran.code, "已经有了" in ran.err) == (1, True)
    assert (here / "law-hello.yaml").read_text(encoding="utf-8") == "mine"


def test_a_question_is_not_added_twice(oq: Run, here: Path) -> None:
    oq("new", "bank", "law-hello")
    before = (here / "law-hello.yaml").read_bytes()
    assert oq("new", "question", "hello-001", "--into", "law-hello.yaml").code == 1
    assert (here / "law-hello.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["bank", "translation", "exam", "statutes"])
def test_a_schema_is_printed(oq: Run, name: str) -> None:
    schema = json.loads(oq("schema", name).out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_no_such_schema(oq: Run) -> None:
    assert oq("schema", "banks").err == "没有“banks”这种 schema，可用 bank、translation、exam、statutes。\n"


@pytest.mark.parametrize(
    "title",
    [
        "第一章: 总则",
        "@所有人",
        "[一]",
        "- 列表",
        "%甲",
        "*乙",
        "题库 #1",
        '"引号"',
        "#",
        "null",
        "是\\否",
        "01",
        "a\nb",
    ],
)
@pytest.mark.parametrize("what", ["bank", "exam"])
def test_any_title_is_written_so_that_it_reads_as_it_was_given(oq: Run, here: Path, what: str, title: str) -> None:
    name = "law-t" if what == "bank" else "exams/law-t"
    assert oq("new", what, "law-t", "--title", f" {title} ").code == 0
    document = read_document(here / f"{name}.yaml", "x")
    assert document.diagnostics == ()
    assert document.data["title"] == title


def test_a_title_that_no_file_may_have_is_refused(oq: Run, here: Path) -> None:
    ran = oq("new", "bank", "law-t", "--title", "a\u202eb")
    assert (ran.code, "不能用：这里有改变书写方向的字符" in ran.err) == (2, True)
    assert list(here.iterdir()) == []


def test_a_bank_is_written_into_a_file_that_is_named(oq: Run, here: Path) -> None:
    assert oq("new", "bank", "law-c", "--into", "banks/law-d.yaml").err.startswith("已写好 banks/law-d.yaml。")
    assert (here / "banks" / "law-d.yaml").is_file()
    assert oq("new", "bank", "law-c", "--into", "banks/law-d.yaml").code == 1


@pytest.mark.parametrize("tail", ["questions:\r\n", "questions: []\r\n", "questions:  # 题\r\n", ""])
def test_a_question_goes_into_a_bank_without_any(oq: Run, here: Path, tail: str) -> None:
    file = here / "law-b.yaml"
    head = "bank: law-b\r\ntitle: 乙\r\nchecked: 2026-11-23\r\n"
    file.write_bytes((head + tail).encode())
    assert oq("new", "question", "b-001", "--into", "law-b.yaml").code == 0
    assert oq("new", "question", "b-002", "--into", "law-b.yaml", "--kind", "true_false").code == 0
    raw = file.read_bytes()
    assert raw.startswith(head.encode())
    assert raw.count(b"\n") == raw.count(b"\r\n") > 20
    questions = read_document(file, "x").data["questions"]
    assert [each["id"] for each in questions] == ["b-001", "b-002"]
    assert oq("show", "b-002", "--banks", "law-b.yaml").code == 0


@pytest.mark.parametrize("tail", ["questions: {}\n", "questions: 无\n", "questions: [{id: a-1}]\n"])
def test_what_is_no_list_of_questions_is_left_alone(oq: Run, here: Path, tail: str) -> None:
    file = here / "law-b.yaml"
    file.write_text(f"bank: law-b\ntitle: 乙\n{tail}", encoding="utf-8")
    before = file.read_bytes()
    ran = oq("new", "question", "b-001", "--into", "law-b.yaml")
    assert (ran.code, "不能自动加题" in ran.err, file.read_bytes() == before) == (1, True, True)


def test_what_is_refused_leaves_nothing_behind(oq: Run, tmp_path: Path) -> None:
    (tmp_path / "law-x.yaml").write_text("mine\n", encoding="utf-8")
    assert oq("new", "bank", "law-x", "--into", str(tmp_path)).code == 1
    assert [path.name for path in tmp_path.iterdir() if path.name != "data"] == ["law-x.yaml"]
