"""What is printed of a class paper, and where a trainee meets one."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document

from classes import KINDS, Class, a_class
from conftest import Run, Wall


def words_of(path: Path) -> str:
    document = Document(io.BytesIO(path.read_bytes()))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_booklet_answer_sheet_and_key_of_each_variant(oq: Run, banks: Path, tmp_path: Path) -> None:
    unit = a_class(oq, banks, tmp_path / "unit", KINDS)
    made = unit.make("--variants", "2", "--json", prints=True)
    folder = Path(made.json["printed"])
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{name}-{letter}.{ending}"
        for name in ("booklet", "answers", "key")
        for letter in "AB"
        for ending in ("docx", "html")
    )
    for letter in "AB":
        booklet, answers, key = (words_of(folder / f"{name}-{letter}.docx") for name in ("booklet", "answers", "key"))
        assert f"卷号 {made.json['code']}　　{letter} 卷　　时限 60 分钟" in booklet
        assert "一、单选（每题2分，共2分）" in booklet and "1．询问查证一般不超过几小时？（　　）" in booklet
        assert "十一、案例" not in booklet and "11．阅读下面的材料，回答各小题。" in booklet
        assert "拦停（分支对话，请上机作答）" in booklet
        for told in ("一般以八小时为限，其他时限", "规范是底线：程序", "训斥当事人"):
            assert told not in booklet and told not in answers
        assert "一般以八小时为限，其他时限" in key and "规范是底线：程序" in key
        assert "11(2)" in answers and "姓名：____" in answers
        page = (folder / f"booklet-{letter}.html").read_text(encoding="utf-8")
        assert "://" not in page and "询问查证一般不超过几小时？" in page and "@page { size: A4" in page
    ran = unit.oq("paper", "print", str(unit.key), "--out", str(tmp_path / "again"))
    again = {path.name: words_of(path) for path in (tmp_path / "again" / "class-print").glob("*.docx")}
    assert ran.code == 0 and again == {path.name: words_of(path) for path in folder.glob("*.docx")}
    keys = [words_of(folder / f"key-{letter}.docx") for letter in "AB"]
    assert all(re.search(r"^1．B$", text, re.MULTILINE) and re.search(r"^4．错$", text, re.MULTILINE) for text in keys)


@pytest.fixture
def unit(oq: Run, banks: Path, tmp_path: Path, wall: Wall) -> Class:
    unit = a_class(oq, banks, tmp_path / "unit")
    assert unit.make().code == 0
    return unit


def test_the_menu_offers_a_paper_that_lies_here_and_one_that_was_begun(
    menu: Run, unit: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(unit.folder)
    out = menu("--banks", str(unit.banks), input="A\n甲\n\nA\nB\nq\nq\n").out
    first, _, rest = out.partition("考生：甲")
    assert "A  考试《十二月考核》（class.paper）" in first
    assert re.search(r"A  接着考《十二月考核》：已答 1 题，共 4 题，剩余 60:00", rest)
    out = menu("--banks", str(unit.banks), input="A\n:x\nB\nq\n").out
    assert "已交卷：" in out and out.count("十二月考核》") == 1
    assert len(unit.handed(".")) == 1


def test_without_the_library_a_sentence_says_how_to_install_it(unit: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("officer_quiz.papers.seal.find_spec", lambda _: None)
    for words in (("exam", str(unit.paper)), ("mark", str(unit.key), "."), ("paper", "show", str(unit.key))):
        ran = unit.oq(*words)
        assert (ran.code, "pip install 'officer-quiz[unit]'" in ran.err) == (2, True), words


def test_only_what_goes_with_a_paper(unit: Class) -> None:
    for words, said in (
        (("exam", str(unit.paper), "--seed", "1"), "试卷已经定好"),
        (("exam", "class", "--variant", "A"), "只用于试卷文件"),
        (("exam", "2222-2222"), "没有开始过卷号 2222-2222"),
        (("exam", str(unit.paper), "--variant", "Z"), "没有“Z”卷"),
        (("paper", "make"), "请写明做什么"),
        (("paper", "fix", str(unit.paper)), "不是答案卷"),
        (("mark", "handed"), "没有 handed 这个文件或文件夹"),
        (("mark",), "请写出一份答案卷"),
    ):
        ran = unit.oq(*words, input="甲\n\n")
        assert ran.code in {1, 2} and said in ran.err, (words, ran.err)


def test_in_english(unit: Class) -> None:
    ran = unit.oq(
        "--lang", "en", "exam", str(unit.paper), "--plain", "--out", str(unit.folder), input="Li\n\nA\n:x\nB\n"
    )
    assert "Candidate: Li" in ran.out and "Receipt" in ran.out
    ran = unit.oq("--lang", "en", "mark", str(unit.key), str(unit.folder))
    assert "1 in all, 1 count, 0 passed, 0 open; by version 1 of the key" in ran.out
