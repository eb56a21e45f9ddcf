"""`export`: counts that add up, what is lost named, nothing overwritten."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import SMALL, Run
from officer_quiz.exchange import written as writers

WHY = "有错误，改好再导出（哪里有错：officer-quiz check）"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_bank_goes_out_and_comes_back(oq: Run, banks: Path) -> None:
    ran = oq("export", "law-small", "--to", "out/small.xlsx", "--banks", str(banks))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "已写入 out/small.xlsx（xlsx）：4 道题。\n  共 4 道：完整 4 道，有内容写不进去的 0 道，没有导出的 0 道。\n"
    )
    back = oq("import", "out/small.xlsx", "--into", "law-back.yaml", "--json")
    assert (back.code, back.json["counts"]["added"], back.json["counts"]["doubtful"]) == (0, 4, 0)
    assert oq("check", "law-back.yaml").code == 0


def test_letters_that_follow_and_choices_that_stay_come_back_from_json_as_they_stand(oq: Run, banks: Path) -> None:
    own = {
        "choices": {"A": "四小时", "B": "八小时", "C": "十二小时"},
        "answer": "B",
        "fixed": "C",
        "explain": "{A}太短，{C}要有条件。",
        "why": {"C": "比 {B} 长。"},
        "valid_from": date(2026, 1, 1),
        "cite": ["《治安管理处罚法》第九十七条"],
    }
    data = yaml.safe_load(SMALL)
    question = {"id": "small-1", "type": "single", "stem": "询问查证一般不超过几小时？", **own}
    bank = {**data, "questions": [question]}
    (banks / "law" / "law-small.yaml").write_text(yaml.safe_dump(bank, allow_unicode=True), encoding="utf-8")

    def there_and_back(ending: str) -> Any:
        ran = oq("export", "law-small", "--banks", str(banks), "--to", f"small.{ending}")
        assert ran.code == 0, ran.err
        into = f"law-{ending}.yaml"
        assert (oq("import", f"small.{ending}", "--into", into).code, "完整 1 道" in ran.out) == (0, True)
        return yaml.safe_load(Path(into).read_text(encoding="utf-8"))["questions"][0]

    back = there_and_back("json")
    assert {key: back.get(key) for key in own} == own
    assert "shuffle" not in back
    frozen = there_and_back("csv")
    assert (frozen["explain"], frozen["why"], frozen["shuffle"]) == ("A太短，C要有条件。", {"C": "比 B 长。"}, False)
    assert "fixed" not in frozen


def test_what_is_lost_and_left_out_is_named(oq: Run, banks: Path) -> None:
    ran = oq("export", "--to", "small.aiken", "--banks", str(banks), "--lang", "en", "--json")
    told = {each["id"]: each for each in ran.json["questions"]}
    assert ran.code == 1
    assert ran.json["counts"] == {"questions": 4, "whole": 0, "with_loss": 1, "left_out": 3}
    assert told["small-3"] == {"id": "small-3", "lost": [], "left_out": "no such kind: fill in"}
    assert "citations" in told["small-1"]["lost"] and told["small-1"]["left_out"] is None
    said = oq("export", "--to", "again.aiken", "--banks", str(banks), "--lang", "en").out
    assert "  no such kind: fill in: 1 (small-3)\n" in said


def test_questions_with_errors_are_left_out_by_name(oq: Run, banks: Path) -> None:
    nameless = SMALL.replace("small", "mute").replace("  - id: mute-3\n    type: fill", "  - type: fill")
    texts = {
        "law/law-small": SMALL.replace("type: fill", "type: fil"),
        "law/law-mute": nameless,
        "law-sound": SMALL.replace("small", "sound"),
        "law-bad": "questions: [{id: lost-1}]\n",
    }
    for name, text in texts.items():
        (banks / f"{name}.yaml").write_text(text, encoding="utf-8")

    def left_out(*wanted: str) -> list[str]:
        ran = oq("export", *wanted, "--to", "a.json", "--force", "--banks", str(banks), "--json")
        counts, told = ran.json["counts"], ran.json["questions"]
        ids = [each["id"] for each in told if each["left_out"]]
        assert {each["left_out"] for each in told if each["id"] in ids} <= {WHY}
        assert (counts["questions"], counts["left_out"], ran.code) == (len(told), len(ids), int(bool(ids)))
        return ids

    mute = f"law/law-mute.yaml:{nameless[: nameless.index('  - type: fill')].count(chr(10)) + 1}"
    assert left_out() == [mute, "small-3", "lost-1"]
    assert left_out("law") == [mute, "small-3"]
    assert left_out("law-small") == ["small-3"]
    assert left_out("law-sound") == left_out("notice") == []
    ran = oq("export", "law-small", "--to", "a.csv", "--banks", str(banks))
    assert (ran.code, f"没有导出的：\n  {WHY}：1 道（small-3）\n" in ran.out) == (1, True)


def test_a_bank_of_nothing_but_errors_is_no_clean_export(oq: Run, banks: Path) -> None:
    head, *_, last = SMALL.split("  - id:")
    (banks / "law" / "law-small.yaml").write_text(f"{head}  - id:{last}".replace("type: ", "type: no_"), "utf-8")
    ran = oq("export", "--to", "qq.csv", "--banks", str(banks), "--json")
    assert (ran.code, ran.json["counts"]) == (1, {"questions": 1, "whole": 0, "with_loss": 0, "left_out": 1})


def test_a_file_that_is_there_is_left_as_it_is(oq: Run, banks: Path) -> None:
    Path("a.gift").write_text("mine", encoding="utf-8")
    ran = oq("export", "--to", "a.gift", "--banks", str(banks))
    assert (ran.code, ran.err) == (1, "a.gift 已经存在，没有覆盖。请换个名称，或加 --force。\n")
    assert Path("a.gift").read_text(encoding="utf-8") == "mine"
    oq("export", "--to", "a.gift", "--banks", str(banks), "--force")
    assert Path("a.gift").read_text(encoding="utf-8").startswith("// ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "请用 --to 写明存到哪个文件，如 officer-quiz export law-psap-procedure --to psap.xml。\n"),
        (("--to", "a.pdf"), "从 a.pdf 看不出要哪种格式。请用 --format 写明："),
        (("--to", "a.xml", "--format", "word"), "不能导出为“word”。可用 aiken、"),
        (("nothing", "--to", "a.xml"), "没有“nothing”这个"),
    ],
)
def test_wrong_usage_is_a_sentence(oq: Run, banks: Path, words: tuple[str, ...], said: str) -> None:
    ran = oq("export", *words, "--banks", str(banks))
    assert (ran.code, ran.out) == (2, "") and ran.err.startswith(said)


def test_the_formats_are_listed(oq: Run) -> None:
    ran = oq("export", "--formats")
    assert ran.out.splitlines()[0] == "能导出的格式："
    lines = [line.split(maxsplit=2) for line in ran.out.splitlines()[1:-1]]
    assert [line[0] for line in lines] == sorted(writers())
    assert ["moodle", ".xml", "Moodle XML *"] in lines and ["gift", ".gift", "Moodle 的文本格式"] in lines
    assert ran.out.splitlines()[-1] == '* 要先运行 pip install "officer-quiz[exchange]"'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<!DOCTYPE quiz [<!ENTITY a "b">]><quiz>&a;</quiz>', "声明了实体或外部引用，可能有害，没有读。"),
        ("<quiz><question>", "XML 不完整，第 1 行第 17 列读不下去。"),
    ],
)
def test_a_hostile_file_is_a_sentence(oq: Run, text: str, said: str) -> None:
    Path("a.xml").write_text(text, encoding="utf-8")
    ran = oq("import", "a.xml", "--into", "law-a.yaml")
    assert (ran.code, ran.out) == (1, "") and ran.err.startswith(f"a.xml 读不出题目：{said}")
    assert not Path("law-a.yaml").exists()


@pytest.mark.parametrize(("library", "file"), [("openpyxl", "a.xlsx"), ("defusedxml", "a.xml")])
def test_a_missing_library_is_a_sentence_with_the_command(
    oq: Run, banks: Path, monkeypatch: pytest.MonkeyPatch, library: str, file: str
) -> None:
    assert oq("export", "--to", file, "--banks", str(banks)).code == 0
    monkeypatch.setitem(sys.modules, library, None)
    ran = oq("import", file, "--into", "law-a.yaml")
    said = f'{file} 读不出题目：要用 {library}。请运行 pip install "officer-quiz[exchange]"。\n'
    assert (ran.code, ran.out, ran.err) == (1, "", said)


def test_exporting_without_the_library_writes_nothing(oq: Run, banks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    ran = oq("export", "--to", "a.xlsx", "--banks", str(banks))
    assert (ran.code, ran.err) == (1, '要用 openpyxl。请运行 pip install "officer-quiz[exchange]"。\n')
    assert not Path("a.xlsx").exists()
