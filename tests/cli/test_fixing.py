"""`check --fix` and `--diff`: what is shown, what is written, what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import Run
from officer_quiz.env import folders

BANK = """\
bank: law-pasted
title: 粘贴来的题库
posts: [station]
status: draft
author: 教研组
checked: 2026-11-23
questions:
  - id: pasted-1
    type: single
    stem: 传唤后询问查证，案情简单、身份清楚的，最长可以多久？（　）
    choices:
      A: 四小时
      B: 八小时
      C: 十二小时
    shuffle: false
    answer: B
    explain: 一般情形以八小时为限；四小时没有依据，十二小时要有身份不明的情形。
    cite: 《治安管理处罚法》第九十七条第一款
"""
PASTED = BANK.replace("stem: ", "stem：").replace("证，案", "证,案").replace("（　）", "（ B ）")
LEFT = PASTED.replace("answer: B", "answer: E")
DIFF = """\
--- pasted.yaml
+++ pasted.yaml
@@ -7,7 +7,7 @@
 questions:
   - id: pasted-1
     type: single
-    stem：传唤后询问查证,案情简单、身份清楚的，最长可以多久？（ B ）
+    stem: 传唤后询问查证，案情简单、身份清楚的，最长可以多久？（　）
     choices:
       A: 四小时
       B: 八小时
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "pasted.yaml"
    file.write_text(PASTED, encoding="utf-8", newline="\n")
    return file


def test_diff_shows_the_changes_and_writes_nothing(oq: Run, file: Path) -> None:
    ran = oq("check", "pasted.yaml", "--diff")
    assert (ran.code, ran.out) == (1, DIFF)
    assert ran.err == "pasted.yaml：可以自动改 3 处（L33 ×1、L37 ×1、missing-colon ×1）。\n"
    assert file.read_text(encoding="utf-8") == PASTED
    assert oq("check", "pasted.yaml", "--fix", "--diff").out == DIFF


def test_a_diff_keeps_tabs_and_ends_where_the_file_does(oq: Run, file: Path) -> None:
    text = BANK.replace("    cite:", "\tcite:")
    file.write_text(text, encoding="utf-8", newline="\n")
    last = "    cite: 《治安管理处罚法》第九十七条第一款\n"
    assert oq("check", "pasted.yaml", "--diff").out.endswith(f"情形。\n-\t{last.strip()}\n+{last}")


def test_fix_writes_them_and_checks_what_is_left(oq: Run, file: Path) -> None:
    file.chmod(0o640)
    ran = oq("check", "pasted.yaml", "--fix", "--lang", "en")
    assert (ran.code, ran.out) == (0, "No problems: files: 1, questions: 1.\n")
    assert ran.err == "pasted.yaml: mended (places: 3): L33 ×1, L37 ×1, missing-colon ×1.\n"
    assert file.read_bytes() == BANK.encode()
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file.parent.glob("*.yaml")] == ["pasted.yaml"]
    assert oq("check", "pasted.yaml", "--fix").err == "没有可以自动改的。\n"
    assert (oq("check", "pasted.yaml", "--diff").code, file.read_bytes()) == (0, BANK.encode())


def test_what_people_must_decide_stays_a_finding(oq: Run, file: Path) -> None:
    file.write_text(LEFT, encoding="utf-8", newline="\n")
    ran = oq("check", "pasted.yaml", "--fix")
    assert ran.code == 1
    assert "pasted.yaml:16:13: 错误 [not-a-choice]" in ran.out
    assert "answer: E" in file.read_text(encoding="utf-8")


def test_only_the_checks_that_are_asked_for_mend(oq: Run, file: Path) -> None:
    file.write_text(BANK.replace("证，案", "证,案").replace("（　）", "（ B ）"), encoding="utf-8", newline="\n")
    oq("check", "pasted.yaml", "--fix", "--select", "L37")
    assert file.read_bytes() == BANK.replace("证，案", "证,案").encode()
    (file.parent / "officer-quiz.toml").write_text('ignore = ["L33"]\n', encoding="utf-8")
    assert oq("check", "pasted.yaml", "--fix").err == "没有可以自动改的。\n"
    assert oq("check", "pasted.yaml", "--fix", "--select", "L33").code == 0
    assert file.read_bytes() == BANK.encode()


def test_read_only_files_and_links_are_told_and_left(oq: Run, file: Path) -> None:
    link = file.with_name("link.yaml")
    try:
        link.symlink_to(file.name)
    except OSError:
        pytest.skip("no links here")
    file.chmod(0o444)
    ran = oq("check", "link.yaml", "pasted.yaml", "--fix", "--quiet")
    assert ran.code == 1
    assert ran.err == (
        f"link.yaml 是链接，没有改。请直接写 {file.resolve().as_posix()}。\n"
        "pasted.yaml 是只读文件，没有改。请先允许写入。\n"
    )
    assert (link.is_symlink(), file.read_bytes()) == (True, PASTED.encode())
    file.chmod(0o644)


def test_other_files_of_a_folder_are_left_alone(oq: Run, file: Path) -> None:
    other = file.with_name("mkdocs.yml")
    other.write_bytes(b"site_name: x  \r\n")
    oq("check", ".", "--fix", "--skip-others")
    assert (other.read_bytes(), file.read_bytes()) == (b"site_name: x  \r\n", BANK.encode())


def test_the_banks_of_the_program_are_not_changed(oq: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "SHIPPED", file.parent)
    ran = oq("check", "pasted.yaml", "--fix")
    assert ran.code == 1
    assert ran.err == "pasted.yaml 是程序自带的题库，升级时会换掉，没有动它。请改自己的一份。\n"
    assert file.read_bytes() == PASTED.encode()


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("argv", "name"),
    [(["--fix", "--watch"], "--watch"), (["--diff", "--format", "json"], "--format")],
)
def test_what_does_not_go_together_is_said(oq: Run, argv: list[str], name: str) -> None:
    ran = oq("check", "pasted.yaml", *argv)
    assert (ran.code, ran.err) == (2, f"--fix、--diff 不能与 {name} 一起用。请分开运行。\n")
