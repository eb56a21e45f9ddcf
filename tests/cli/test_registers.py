"""Own registers beside own banks: they add to that of the program, and the program writes into no other."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from pathlib import Path

import pytest

from conftest import SMALL, Run, Wall
from officer_quiz.env.folders import shipped_banks

FIRE = ("statutes", "register", "《中华人民共和国消防法》", "--adopted", "2021-04-29", "--effective", "2021-05-01")
ENTRY = """\
- title: 中华人民共和国消防法
  short: 消防法
  versions:
    - {adopted: 2021-04-29, effective: 2021-05-01, articles: 74}
"""
NOTE = "# 自己登记的法规：程序自带的之外再加，同一部法规以这里为准。\n\n"
AMENDED = ("--adopted", "2027-06-01", "--effective", "2028-01-01", "--articles", "150")


@pytest.fixture
def fire(banks: Path) -> Path:
    """Return the file of the small bank, whose first question cites a law the program does not list."""
    file = banks / "law" / "law-small.yaml"
    text = file.read_text(encoding="utf-8").replace("《治安管理处罚法》第九十七条第一款", "《消防法》第九条", 1)
    file.write_text(text, encoding="utf-8")
    return file


def test_an_own_register_adds_to_the_shipped_one_everywhere(oq: Run, banks: Path, fire: Path, wall: Wall) -> None:
    line = 1 + fire.read_text(encoding="utf-8").split("《消防法》")[0].count("\n")
    (found,) = oq("check", str(banks), "--format", "json", "--select", "L21").json["diagnostics"]
    assert (found["line"], found["message"]) == (
        line,
        "没有登记《消防法》。请核对名称，或者先登记：officer-quiz statutes register。",
    )
    (bank,) = oq("banks", "--banks", str(banks), "--json").json["banks"]
    assert bank["questions"] == 3
    (banks / "statutes.yaml").write_text(ENTRY, encoding="utf-8")
    assert oq("check", str(banks), "--format", "json", "--select", "L21").json["diagnostics"] == []
    (bank,) = oq("banks", "--banks", str(banks), "--json").json["banks"]
    assert bank["questions"] == 4
    assert "2021-05-01 起施行" in oq("show", "small-1", "--banks", str(banks)).out
    listed = oq("statutes", "--banks", str(banks), "--json").json["statutes"]
    assert [(each["short"], each["articles"]) for each in listed] == [
        ("消防法", {"9": 1}),
        ("治安管理处罚法", {"97": 3}),
    ]
    (banks / "statutes.yaml").unlink()
    (bank,) = oq("banks", "--banks", str(banks), "--json").json["banks"]
    assert bank["questions"] == 3


def test_an_own_entry_counts_instead_of_the_shipped_one(oq: Run, banks: Path) -> None:
    text = ENTRY.replace("消防法", "治安管理处罚法").replace("74", "96")
    (banks / "statutes.yaml").write_text(text, encoding="utf-8")
    found = oq("check", str(banks), "--format", "json", "--select", "L21,L22").json["diagnostics"]
    assert {each["message"] for each in found} == {"《治安管理处罚法》（2021-05-01 起施行）只有 96 条，没有第 97 条。"}


def left_out(ran: Run, *words: str) -> dict[str, int]:
    """What the command that play names as “why” finds, and play's own figures agree with it."""
    told = ran("banks", "--json", *words).err
    whole, command = re.findall(r"有 (\d+) 道题有错误.*查看原因：officer-quiz (.+)", told)[0] if told else ("0", "")
    found = ran(*shlex.split(command), "--format", "json").json["diagnostics"] if command else []
    per_file = Counter(Path(each["path"]).name for each in found if each["level"] == "error")
    assert sum(per_file.values()) == int(whole)
    return dict(per_file)


def test_an_own_entry_counts_for_the_questions_of_the_program_too_wherever_banks_are_read(
    oq: Run, banks: Path, shipped: Path
) -> None:
    words = ("--banks", str(banks), "--banks", "shipped")
    assert left_out(oq, *words) == {}
    text = ENTRY.replace("消防法", "治安管理处罚法").replace("74", "96")
    (banks / "statutes.yaml").write_text(text, encoding="utf-8")
    assert left_out(oq, *words) == {"law-small.yaml": 4, "law-shipped.yaml": 4}
    assert left_out(oq, *words[2:], *words[:2]) == {"law-small.yaml": 4, "law-shipped.yaml": 4}
    found = oq("check", str(shipped), "--format", "json", "--select", "L22").json["diagnostics"]
    assert found == [], "it was not named together with the own banks"


def test_registers_further_in_and_above_add_up_and_the_one_further_in_counts(oq: Run, banks: Path, fire: Path) -> None:
    words = ("--banks", str(banks))
    assert left_out(oq, *words) == {"law-small.yaml": 1}
    inner, beside, outer, above = (
        folder / "statutes.yaml" for folder in (banks / "law", banks / "other", banks, banks.parent)
    )
    beside.parent.mkdir()
    for register in (inner, beside, above):
        register.write_text(ENTRY, encoding="utf-8")
        assert left_out(oq, *words) == {}
        register.unlink()
        assert left_out(oq, *words) == {"law-small.yaml": 1}
    inner.write_text(ENTRY, encoding="utf-8")
    outer.write_text(ENTRY.replace("74", "8") + ENTRY.replace("消防法", "治安管理处罚法"), encoding="utf-8")
    above.write_text(ENTRY.replace("74", "8"), encoding="utf-8")
    assert left_out(oq, *words) == {"law-small.yaml": 3}, "articles 97 are not among 74, article 9 is"
    for path in (banks, banks / "law", fire):
        found = oq("check", str(path), "--format", "json", "--select", "L21,L22").json["diagnostics"]
        assert {each["message"] for each in found} == {
            "《治安管理处罚法》（2021-05-01 起施行）只有 74 条，没有第 97 条。"
        }


def test_every_register_among_the_files_is_checked_under_the_name_it_was_given(
    oq: Run, banks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(banks.parent)
    for folder in (banks, banks / "law"):
        (folder / "statutes.yaml").write_text(ENTRY.replace("74", "0"), encoding="utf-8")
    checked = oq("check", "banks", "--format", "json", "--select", "L21").json
    inner, outer = "banks/law/statutes.yaml", "banks/statutes.yaml"
    found = [(each["path"], each["line"]) for each in checked["diagnostics"]]
    assert found == [(inner, 4), (outer, 4), (inner, 4)], "the last: what cannot be checked for it"
    assert checked["summary"]["files"] == 3
    (banks / "law" / "statutes.yaml").unlink()
    Path("same").symlink_to(banks)
    checked = oq("check", "banks", "same/statutes.yaml", "--format", "json", "--select", "L21").json
    assert [each["code"] for each in checked["diagnostics"]].count("out-of-range") == 1


def test_a_register_above_the_banks_with_errors_is_among_what_is_to_be_checked(oq: Run, banks: Path) -> None:
    above = banks.parent / "statutes.yaml"
    above.write_text(ENTRY.replace("74", "0"), encoding="utf-8")
    ran = oq("banks", "--banks", str(banks))
    assert f"：{above}。查看原因：officer-quiz check {banks} {above}\n" in ran.err


def test_the_register_above_a_way_that_turns_back_is_that_of_where_it_leads(
    oq: Run, banks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = banks.parent / "here" / "work"
    here.mkdir(parents=True)
    (here / "statutes.yaml").write_text(ENTRY, encoding="utf-8")
    monkeypatch.chdir(here)
    (banks / "law-other.yaml").write_text(SMALL.replace("small", "other").replace("治安管理处罚法", "消防法"), "utf-8")
    assert '"L21"' in oq("check", "../../banks", "--format", "json", "--select", "L21").out
    assert '"L21"' not in oq("check", "../../banks", "statutes.yaml", "--format", "json", "--select", "L21").out


def test_a_fault_between_registers_is_found_by_the_command_that_is_told(oq: Run, banks: Path, tmp_path: Path) -> None:
    other = tmp_path / "other banks"
    other.mkdir()
    (tmp_path / "statutes.yaml").write_text(ENTRY.replace("消防法", "水法"), encoding="utf-8")
    (other / "law-other.yaml").write_text(SMALL.replace("small", "other"), encoding="utf-8")
    (other / "statutes.yaml").write_text(ENTRY, encoding="utf-8")
    (banks / "statutes.yaml").write_text(ENTRY.replace("消防法", "水法").replace("short: 水法", "short: 消防法"))
    ran = oq("banks", "--banks", str(banks), "--banks", str(other))
    command = ran.err.strip().rpartition("查看原因：officer-quiz ")[2]
    assert command == f"check {banks} '{other}'"
    (found,) = oq(*shlex.split(command), "--format", "json", "--select", "L21").json["diagnostics"]
    assert (found["path"], found["code"]) == ((banks / "statutes.yaml").as_posix(), "name-taken")


def test_what_is_remembered_of_a_file_goes_with_the_registers_it_is_checked_with(oq: Run, banks: Path) -> None:
    other = banks.parent / "other"
    other.mkdir()
    words = ("--format", "json", "--select", "L22")
    sound, together = ("check", str(banks), *words), ("check", str(other), str(banks), *words)
    assert oq(*sound).json["diagnostics"] == []
    (other / "statutes.yaml").write_text(
        ENTRY.replace("消防法", "治安管理处罚法").replace("74", "96"), encoding="utf-8"
    )
    for _ in range(2):
        assert len(oq(*together).json["diagnostics"]) == 4
        assert oq(*sound).json["diagnostics"] == []
    (other / "statutes.yaml").write_text(
        ENTRY.replace("消防法", "治安管理处罚法").replace("74", "97"), encoding="utf-8"
    )
    assert oq(*together).json["diagnostics"] == []


def test_a_name_that_the_program_gives_another_statute_is_told_at_its_place(oq: Run, banks: Path) -> None:
    (banks / "statutes.yaml").write_text(ENTRY.replace("short: 消防法", "short: 治安法"), encoding="utf-8")
    (found,) = oq("check", str(banks), "--format", "json", "--select", "L21").json["diagnostics"]
    assert (Path(found["path"]).name, found["line"], found["column"], found["code"]) == (
        "statutes.yaml",
        2,
        10,
        "name-taken",
    )
    ran = oq("practice", "--plain", "--banks", str(banks))
    path = banks / "statutes.yaml"
    assert (
        f"法规登记有错误，读不出的部分没有用，依据没有全部核对：{path}。查看原因：officer-quiz check {banks}\n"
        in ran.err
    )


def test_a_statute_is_registered_beside_the_banks(oq: Run, banks: Path, fire: Path) -> None:
    own = banks / "statutes.yaml"
    ran = oq(*FIRE, "--articles", "74", "--banks", str(banks))
    assert ran.code == 0
    assert f"已在 {own.as_posix()}:3 登记《消防法》。" in ran.err
    assert own.read_text(encoding="utf-8") == NOTE + ENTRY
    assert oq("check", str(banks), "--format", "json", "--select", "L21").json["diagnostics"] == []


def test_a_second_one_keeps_what_is_there(oq: Run, banks: Path) -> None:
    own = banks / "statutes.yaml"
    before = f"# 甲\r\n{ENTRY}# 乙".replace("\r\n", "\n").replace("\n", "\r\n").encode()
    own.write_bytes(before)
    words = ("statutes", "register", "某条例: 试行", "--short", "某条例", "--alias", "[甲]", "--alias", "乙")
    ran = oq(*words, "--adopted", "2021-04-29", "--effective", "2021-05-01", "--articles", "9", "--banks", str(banks))
    assert (ran.code, f"{own.as_posix()}:7 登记《某条例》" in ran.err) == (0, True), ran.err
    added = [
        '- title: "某条例: 试行"',
        "  short: 某条例",
        "  aliases:",
        '    - "[甲]"',
        "    - 乙",
        "  versions:",
        "    - {adopted: 2021-04-29, effective: 2021-05-01, articles: 9}",
    ]
    assert own.read_bytes() == before + "".join(f"\r\n{line}" for line in added).encode()


@pytest.mark.parametrize("text", ["", "# 还没有\n"])
def test_an_empty_register_is_filled(oq: Run, banks: Path, text: str) -> None:
    own = banks / "statutes.yaml"
    own.write_text(text, encoding="utf-8")
    assert oq(*FIRE, "--articles", "74", "--banks", str(banks)).code == 0
    assert own.read_text(encoding="utf-8") == text + ENTRY


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (FIRE, "请写法规全称、通过日期、施行日期和条数"),
        ((*FIRE[:-1], "2021-04-01", "--articles", "9"), "施行日期早于通过日期"),
        (("statutes", "register", "治安法", *AMENDED), "已经登记过了（中华人民共和国治安管理处罚法）"),
        ((*FIRE, "--articles", "9", "--short", "治安法"), "要改写那部法规，title 请写 中华人民共和国治安管理处罚法"),
        ((*FIRE, "--articles", "9", "--alias", "行政处罚法"), "“行政处罚法”已经是"),
        (("statutes", "register", "《》", *AMENDED), "这里不能是空文字"),
    ],
)
def test_what_cannot_be_registered_is_said_and_nothing_written(
    oq: Run, banks: Path, words: tuple[str, ...], said: str
) -> None:
    ran = oq(*words, "--banks", str(banks))
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert not (banks / "statutes.yaml").exists()


def test_a_file_that_cannot_be_changed_safely_is_left_alone(oq: Run, banks: Path) -> None:
    own = banks / "statutes.yaml"
    version = "{adopted: 2021-04-29, effective: 2021-05-01, articles: 74}"
    for text in (
        f"- {{title: 消防法, short: 消防, versions: [{version}]}}\n",
        f"- title: 消防法\n  short: 消防\n  versions: [{version}]\n",
        f"- title: 消防法\n  short: 消防\n  versions: [\n    {version}]\n",
        f"[{{title: 消防法, short: 消防, versions: [{version}]}}]\n",
    ):
        own.write_text(text, encoding="utf-8")
        ran = oq("statutes", "amend", "消防法", *AMENDED, "--banks", str(banks))
        assert (ran.code, "statutes.yaml" in ran.err, own.read_text(encoding="utf-8")) == (1, True, text), ran.err
    own.write_text(ENTRY, encoding="utf-8")
    own.chmod(0o444)
    ran = oq("statutes", "amend", "消防法", *AMENDED, "--banks", str(banks))
    assert (ran.code, own.read_text(encoding="utf-8")) == (1, ENTRY)
    assert f"{own.as_posix()} 是只读文件，没有改。请先允许写入。" in ran.err


def test_an_amendment_of_a_shipped_statute_is_copied_to_the_own_register(oq: Run, banks: Path, wall: Wall) -> None:
    shipped = shipped_banks() / "statutes.yaml"
    before = shipped.read_bytes()
    ran = oq("statutes", "amend", "治安法", *AMENDED, "--banks", str(banks))
    own = banks / "statutes.yaml"
    assert (ran.code, "到 2028-01-01 有 4 道题过时。" in ran.out) == (0, True)
    assert f"已把《治安管理处罚法》的登记抄到 {own.as_posix()}:3" in ran.err
    assert own.read_text(encoding="utf-8").endswith(
        "    - {adopted: 2025-06-27, effective: 2026-01-01, articles: 144}\n"
        "    - {adopted: 2027-06-01, effective: 2028-01-01, articles: 150}\n"
    )
    assert shipped.read_bytes() == before
    again = ("--adopted", "2028-06-01", "--effective", "2029-01-01", "--articles", "160")
    assert f"{own.as_posix()}:12 登记" in oq("statutes", "amend", "治安法", *again, "--banks", str(banks)).err
    assert own.read_text(encoding="utf-8").count("title:") == 1


@pytest.mark.parametrize("words", [("amend", "治安法", *AMENDED), (*FIRE[1:], "--articles", "74")])
@pytest.mark.parametrize("named", ["shipped", "{}", "{}/law"])
def test_the_register_of_the_program_is_never_written(
    oq: Run, shipped: Path, words: tuple[str, ...], named: str
) -> None:
    before = {path: path.stat().st_mtime_ns for path in shipped.rglob("*")}
    ran = oq("statutes", *words, "--banks", named.format(shipped))
    assert (ran.code, "请用 --banks 写明自己的题库文件夹" in ran.err) == (2, True)
    assert {path: path.stat().st_mtime_ns for path in shipped.rglob("*")} == before


def test_an_installed_bank_is_not_confirmed(oq: Run, banks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(banks.parent)
    monkeypatch.setattr("officer_quiz.env.folders.SHIPPED", banks)
    before = (banks / "law" / "law-small.yaml").read_bytes()
    ran = oq("statutes", "confirm", "small-1")
    assert (ran.code, "是程序自带的题库，升级时会换掉，没有动它" in ran.err) == (1, True)
    assert (banks / "law" / "law-small.yaml").read_bytes() == before


@pytest.mark.parametrize("before", [ENTRY.replace("2021-04-29", "none"), ENTRY.replace("title: ", "titel: ")])
def test_an_amendment_goes_to_its_own_entry_behind_one_that_cannot_be_read(oq: Run, banks: Path, before: str) -> None:
    own = banks / "statutes.yaml"
    own.write_text(before + ENTRY.replace("消防法", "水法"), encoding="utf-8")
    ran = oq("statutes", "amend", "水法", *AMENDED, "--banks", str(banks))
    assert f"{own.as_posix()}:9 登记" in ran.err
    assert own.read_text(encoding="utf-8").splitlines()[7:] == [
        "    - {adopted: 2021-04-29, effective: 2021-05-01, articles: 74}",
        "    - {adopted: 2027-06-01, effective: 2028-01-01, articles: 150}",
    ]
