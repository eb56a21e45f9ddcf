"""`show BANK --html`: a bank as one page for reviewers, which holds all of it and lets nothing of it act."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from conftest import SMALL, Run, Wall, write_example

VOID = {"meta"}
LAW = "第九十七条　公安机关传唤后应当及时询问查证。\n询问查证的时间不得超过八小时。\n"


class Read(HTMLParser):
    """The texts of a page in order, its elements with their attributes; AssertionError where they do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style" and data.strip():
            self.texts.append(data)


def made(oq: Run, banks: Path, bank: str, *words: str) -> Read:
    page = banks.parent / "page.html"
    ran = oq("show", bank, "--banks", str(banks), "--html", str(page), *words)
    assert ran.code == 0, ran.err
    return Read(page.read_text(encoding="utf-8"))


def test_each_question_stands_whole_with_room_for_a_remark(oq: Run, banks: Path, wall: Wall) -> None:
    assert wall.today().isoformat() == "2026-11-23"
    read = made(oq, banks, "law-small")
    start = read.texts.index("1. small-1")
    assert read.texts[1:9] == [
        "小题库", "law-small · 共 4 道题 · 2026-11-23 生成", "题型", "填空 1  多选 1  单选 1  判断 1",
        "级别", "初级 3  中级 1", "状态", "已审 4",
    ]  # fmt: skip
    assert read.texts[start : read.texts.index("2. small-2")] == [
        "1. small-1", "单选 · 初级 · 1 分 · 派出所 · 懂群众语言", "询问查证一般不超过几小时？",
        "A", "四小时", "B", "八小时", "C", "十二小时",
        "答案与解析", "A", "四小时", "没有这个时限。", "√ B", "八小时", "C", "十二小时",
        "人数众多或者身份不明时才适用。",
        "单选：选对得满分。", "解析", "一般以八小时为限，其他时限各有条件。",
        "依据", "《治安管理处罚法》第九十七条第一款（2025-06-27 通过或修订，2026-01-01 起施行）",
        "已审 · 核对于 2026-11-23 · 出题 甲组 · 审题 乙组 · 本机无作答记录", "审题意见：",
    ]  # fmt: skip
    assert read.texts.count("审题意见：") == 4


def test_the_page_tells_how_often_a_question_was_answered_right(oq: Run, banks: Path) -> None:
    for answer in ("B", "A", "B"):
        oq("practice", "law-small", "--kind", "single", "-n", "1", "--banks", str(banks), input=f"{answer}\n")
    oq("practice", "law-small", "--kind", "single", "-n", "1", "--banks", str(banks), input="k\n")
    assert "本机作答 3 次，全对 67%" in " ".join(made(oq, banks, "law-small").texts)
    assert "answered here 3 times, 67% fully right" in " ".join(made(oq, banks, "law-small", "--lang", "en").texts)


CLASS = "measured: {n: 42, facility: 0.15, discrimination: -0.2, date: 2026-11-01}"


def test_what_a_class_showed_stands_with_a_question(oq: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    text = SMALL.replace("- id: small-1\n", f"- id: small-1\n    {CLASS}\n")
    few = "- id: small-2\n    measured: {n: 9, facility: 1, date: 2026-11-02}\n"
    file.write_text(text.replace("- id: small-2\n", few), encoding="utf-8")
    told = " ".join(made(oq, banks, "law-small").texts)
    assert "审题 乙组 · 实测 42 人：得分率 0.15，区分度 -0.2（2026-11-01） · 本机无作答记录" in told
    assert "实测 9 人：得分率 1（2026-11-02） · 本机" in told
    shown = oq("show", "small-1", "--banks", str(banks)).out.splitlines()
    assert "已审 · 核对于 2026-11-23" in shown
    assert "实测 42 人：得分率 0.15，区分度 -0.2（2026-11-01）" in shown


def test_the_parts_of_a_case_have_figures_of_their_own(oq: Run, banks: Path) -> None:
    write_example(banks, "case")
    file = banks / "case-small.yaml"
    text = file.read_text(encoding="utf-8")
    at = "id: example-case-1-2\n"
    gap = " " * (text[: text.index(at)].rpartition("\n")[2].index("-") + 2)
    file.write_text(text.replace(at, f"{at}{gap}{CLASS}\n"), encoding="utf-8")
    line = "example-case-1-2 实测 42 人：得分率 0.15，区分度 -0.2（2026-11-01）"
    assert line in oq("show", "example-case-1", "--banks", str(banks)).out
    assert line in " ".join(made(oq, banks, "case-small").texts)


def test_nobody_is_said_to_have_checked_what_nobody_did(oq: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    text = SMALL.replace("checked: 2026-11-23\n", "").replace("status: reviewed", "status: draft")
    file.write_text(text, encoding="utf-8")
    assert "草稿 · 还没有核对 · 出题" in " ".join(made(oq, banks, "law-small").texts)
    assert "草稿 · 还没有核对" in oq("show", "small-1", "--banks", str(banks)).out.splitlines()


def test_the_page_tells_what_is_missing_and_why(oq: Run, banks: Path, tmp_path: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    text = SMALL.replace("answer: B", "answer: Z", 1)
    line = text[: text.index("answer: Z")].count("\n") + 1
    file.write_text(text, encoding="utf-8")
    (banks / "zz.yaml").write_text(SMALL.replace("law-small", "law-other").replace("small-", "z-"), encoding="utf-8")
    read = made(oq, banks, "law-small")
    assert any(text.startswith("law-small · 共 3 道题 · ") for text in read.texts)
    (missing,) = [text for text in read.texts if text.startswith("缺 small-1：")]
    assert missing.startswith(f"缺 small-1：它有错误，没有收进来。{file}:{line} ")
    assert "Z" in missing.rpartition(f":{line} ")[2]
    assert not [text for text in made(oq, banks, "law-other").texts if text.startswith("缺")]
    # What another bank, used before it, has taken is missing as well.
    (banks / "zz.yaml").write_text(SMALL.replace("law-small", "law-other").replace("small-1", "z-1"), encoding="utf-8")
    gone = [text for text in made(oq, banks, "law-other").texts if text.startswith("缺")]
    assert [text.partition("：")[0] for text in gone] == ["缺 small-2", "缺 small-3", "缺 small-4"]


def test_articles_stand_with_their_text_and_the_paragraph_meant(oq: Run, banks: Path, tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "治安管理处罚法.md").write_text(LAW, encoding="utf-8")
    read = made(oq, banks, "law-small", "--statutes", str(tmp_path / "law"))
    assert read.texts.count("第九十七条　公安机关传唤后应当及时询问查证。") == 4
    meant = [attributes for tag, attributes in read.elements if attributes.get("class") == "meant"]
    assert len(meant) == 3  # the fourth cites the article as a whole


HOSTILE = '<script>alert(1)</script><img src="http://example.org/a.png" onerror=x>&lt;&#60;</style>'


@pytest.mark.parametrize("kind", ["single", "dialogue", "case", "matching", "essay", "fill", "rating"])
def test_texts_of_a_bank_stay_text(oq: Run, banks: Path, tmp_path: Path, kind: str) -> None:
    write_example(banks, kind)
    file = banks / f"{kind}-small.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: 小题库", f"title: '{HOSTILE}'"), encoding="utf-8")
    read = made(oq, banks, f"{kind}-small")
    assert read.texts[:2] == [HOSTILE, HOSTILE]
    names = {tag for tag, _ in read.elements}
    assert names <= {
        "html", "head", "meta", "title", "style", "body", "header", "article", "section", "div",
        "h1", "h2", "h3", "p", "ul", "li", "span", "blockquote",
    }  # fmt: skip
    assert {name for _, attributes in read.elements for name in attributes} <= {
        "lang", "charset", "http-equiv", "content", "name", "class",
    }  # fmt: skip
    assert "url(" not in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_conversation_is_told_place_by_place_with_all_its_ends(oq: Run, banks: Path) -> None:
    write_example(banks, "dialogue")
    told = "".join(made(oq, banks, "dialogue-small").texts)
    screen = oq("show", "example-dialogue-1", "--banks", str(banks)).out
    places = [line for line in screen.splitlines() if line.startswith("第 ") and line.endswith(" 处")]
    assert len(places) > 1
    assert all(place in told for place in places)
    assert told.count("结局（") == screen.count("结局（") > 1
    assert told.count("→ ") == screen.count("   → ")


def test_a_case_is_told_with_all_its_questions(oq: Run, banks: Path) -> None:
    write_example(banks, "case")
    told = made(oq, banks, "case-small").texts
    parts = [text for text in told if text.startswith("第 ") and " 问，共 " in text]
    assert len(parts) == 2 * len(set(parts)) > 2  # as it is asked, and with its key


def test_what_cannot_be_a_page_is_refused(oq: Run, banks: Path) -> None:
    file = banks / "law" / "law-small.yaml"
    ran = oq("show", "law-small", "--banks", str(banks), "--html", str(file))
    assert (ran.code, ran.err) == (2, f"--html 后面写网页文件的名字，以 .html 结尾，不是 {file}。\n")
    assert file.read_text(encoding="utf-8") == SMALL
    ran = oq("show", "law-smal", "--banks", str(banks), "--html", str(banks / "a.html"))
    assert (ran.code, ran.err) == (1, "没有“law-smal”这个题库。是不是 law-small？\n")
    assert not (banks / "a.html").exists()


def test_a_bank_shown_without_a_page_is_told_how(oq: Run, banks: Path) -> None:
    ran = oq("show", "law-small", "--banks", str(banks))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("“law-small”是题库，不是题目。看整个题库：officer-quiz ")
