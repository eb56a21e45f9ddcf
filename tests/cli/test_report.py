"""`report` on a unit book: what it tells, what it keeps to itself, and the page it makes."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

import browser
import made_class
from conftest import Run
from officer_quiz.env import Env
from officer_quiz.results.marks import Person
from officer_quiz.services.reporting import Report, Scope, report
from officer_quiz.store.book.opening import open_book
from officer_quiz.ui.console import console
from officer_quiz.ui.html.unit.page import report_page
from officer_quiz.ui.reports.blocks import Bar, Bars, Block, Chart, Grid, Laid, Trend
from officer_quiz.ui.reports.unit import laid_out
from officer_quiz.ui.screens.report import print_report

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n')
HOSTILE = "</title><script>alert(1)</script>\u202e"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_class.book(tmp_path_factory.mktemp("unit") / "unit.db")


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> Env:
    folder = tmp_path_factory.mktemp("reported")
    banks = made_class.copied(folder / "banks")
    return Env("zh", {"OFFICER_QUIZ_CACHE": str(folder / "cache"), "OFFICER_QUIZ_BANKS": str(banks)})


@pytest.fixture(scope="module")
def whole(made: Path, env: Env) -> Report:
    """The report on all of the class."""
    return report(env, str(made), Scope())


@pytest.fixture(scope="module")
def text(whole: Report, env: Env) -> str:
    """Its page."""
    return report_page(laid_out(whole, env.say), env.language)


def shown(made: Report, env: Env, *, plain: bool = False) -> str:
    """Return what the terminal shows of a report."""
    file = io.StringIO()
    print_report(laid_out(made, env.say), console(file), plain=plain)
    return file.getvalue()


@pytest.fixture(autouse=True)
def banks(oq: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use banks that are read once for all tests."""
    folder = tmp_path_factory.getbasetemp() / "reported-banks"
    monkeypatch.setenv("OFFICER_QUIZ_BANKS", str(folder if folder.is_dir() else made_class.copied(folder)))
    monkeypatch.setenv("OFFICER_QUIZ_CACHE", str(folder.with_name("reported-cache")))


def test_the_figures_are_those_of_the_hand_ins(whole: Report) -> None:
    found = whole.data()
    rows = [marks for _, marks in made_class.hand_ins()]
    assert found["people"] == 28
    for paper in found["papers"]:
        own = [each for each in rows if each.paper == paper["paper"]]
        shares = [sum(mark.earned or 0 for mark in each.questions) / Fraction(96) for each in own]
        assert paper["mean"] == round(float(sum(shares) / 28), 4)
        assert paper["passed"] == round(sum(share >= Fraction(3, 5) for share in shares) / 28, 4)
        assert sum(paper["distribution"]) == 28
    law = [mark for each in rows for mark in each.questions if mark.bank == "law-psap-procedure"]
    (group,) = [each for each in found["groups"]["bank"] if each["key"] == ["law-psap-procedure"]]
    share = sum((mark.earned or Fraction()) for mark in law) / sum(mark.worth for mark in law)
    assert (group["answers"], group["share"]) == (len(law), round(float(share), 4))


def test_few_people_are_never_compared(oq: Run, made: Path, whole: Report, env: Env) -> None:
    found = whole.data()
    assert [each["key"] for each in found["groups"]["unit"]] == [["一大队"], ["二大队"]]
    assert (found["hidden"]["unit"], found["hidden"]["post"]) == (1, 1)
    assert {each["key"][0] for each in found["skills_by_unit"]} == {"一大队", "二大队"}
    out = shown(whole, env)
    assert "警务督察队" not in out and "督察" not in out and "有 2 项不到 5 人，不列出。" in out
    small = oq("report", str(made), "--unit", "警务督察队")
    assert "不到 5 人，不给出数字" in small.out and "%" not in small.out
    data = oq("report", str(made), "--unit", "警务督察队", "--json").json
    assert (data["people"], data["papers"], data["groups"], data["lessons"]) == (3, [], {}, [])


def test_the_next_lesson_names_the_questions_and_the_wrong_choices(whole: Report, env: Env) -> None:
    lessons = whole.data()["lessons"]
    assert [each["key"] for each in lessons] == [["law-psap-procedure"]]
    first = lessons[0]["questions"][0]
    assert first["key"] == [made_class.WRONG_KEY]
    assert first["wrong"][0]["answer"] == "A 八小时" and first["wrong"][0]["count"] > first["wrong"][1]["count"]
    out = shown(whole, env)
    assert "下一课讲什么" in out and "1. 治安案件办理程序：得分率 49%" in out


def test_what_changed_since_last_month_is_told(oq: Run, made: Path, whole: Report) -> None:
    found = whole.data()
    assert [each["key"] for each in found["months"]] == [["2026-10"], ["2026-11"]]
    (all_of_it,) = found["changed"]["all"]
    assert all_of_it["now"] > all_of_it["before"]
    assert {each["name"] for each in found["changed"]["bank"]} == set(made_class.HARD)
    out = oq("report", str(made), "--lang", "en").out
    assert (
        f"2026-10: {round(all_of_it['before'] * 100)}% of the points; 2026-11: {round(all_of_it['now'] * 100)}%" in out
    )


def test_a_person_stands_alone_without_ranks(oq: Run, made: Path) -> None:
    found = oq("report", str(made), "--person", "警01", "--json").json
    assert [(each["title"], each["worth"]) for each in found["sat"]] == [("十月抽查", 96), ("十一月抽查", 96)]
    assert (found["papers"], found["skills_by_unit"], found["questions"]) == ([], [], [])
    assert set(found["groups"]) == {"bank", "skill", "level"}
    assert all(each["people"] == 1 for each in found["groups"]["bank"])
    out = oq("report", str(made), "--person", "警01").out
    assert "警01：个人学习情况" in out and "只与本人以前比，不与别人比，不排名次。" in out
    assert "一大队" not in out and "警02" not in out and "名次：" not in out and "人）" not in out


def test_nobody_is_named_in_a_report_on_a_class(oq: Run, made: Path) -> None:
    names = [f"{unit[0]}{place:02}" for unit, _, count in made_class.UNITS for place in range(1, count + 1)]
    for options in (("--unit", "一大队"), ("--paper", "A10203", "--json")):
        out = oq("report", str(made), *options).out
        assert not [name for name in names if name in out], options


@pytest.mark.parametrize(
    ("options", "title"),
    [
        (("--unit", "二大队"), "二大队：学习情况报告"),
        (("--paper", "A10203"), "试卷 十月抽查：成绩分析"),
        (("--topic", "comm-mediate"), "题库“会调处纠纷”：学习情况报告"),
        (("--skill", "mediate"), "能力“会调处纠纷”：学习情况报告"),
    ],
)
def test_a_report_may_be_about_a_part(oq: Run, made: Path, options: tuple[str, ...], title: str) -> None:
    ran = oq("report", str(made), *options)
    assert ran.code == 0 and ran.out.startswith(f"\n{title}\n")


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--paper", "X"), 1, "里没有试卷“X”。里面有 A10203、B40506。"),
        (("--unit", "X"), 1, "里没有单位“X”。里面有 "),
        (("--person", "X"), 1, "里没有“X”这个人。"),
        (("--skill", "X"), 2, "X"),
        (("--topic", "law-none"), 1, "里没有这样的作答"),
        (("--out", "report.pdf"), 2, "报告用 .html，成绩表用 .xlsx。"),
    ],
)
def test_what_is_not_there_is_told(
    oq: Run, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = oq("report", str(made), *options)
    assert ran.code == code and said in ran.err
    assert oq("report", str(tmp_path / "none.db")).code == 1


def test_many_units_are_a_table(oq: Run, tmp_path: Path) -> None:
    book = tmp_path / "unit.db"
    with open_book(str(book)) as made:
        pairs = list(made_class.hand_ins())[:28]
        for place in range(31):
            moved = [Person(each.person.name, f"第{place:02}队", "station") for _, each in pairs[:5]]
            made.add(
                made_class.marked("C", "同卷", who, each.questions, each.started or each.marked, each.marked)
                for who, (_, each) in zip(moved, pairs, strict=False)
            )
    out = oq("report", str(book)).out
    units, skills = (out.index(f"\n{title}\n") for title in ("单位", "各单位的能力"))
    questions = out.index("\n《同卷》：量得准不准，哪些题要改\n")
    assert " 第00队      5    120 " in out[units:skills] and "■" not in out[units:questions]
    assert "第30队" in out[skills:questions]


def test_how_exactly_the_latest_paper_measured_is_told(oq: Run, made: Path, whole: Report, env: Env) -> None:
    found = whole.data()
    same = oq("analyse", str(made), "--paper", "B40506", "--json").json
    assert found["paper_figures"] == {
        key: value for key, value in same["papers"][0].items() if key not in {"paper", "title"}
    }
    assert f"信度 α {found['paper_figures']['alpha']:.2f}，" in shown(whole, env)


def test_plain_lines_have_no_charts(whole: Report, env: Env) -> None:
    out = shown(whole, env, plain=True)
    assert "■" not in out and "─" not in out and "|" not in out
    assert "  一大队: 人数 13; 作答 624; 空白 " in out


def test_a_page_asks_for_nothing_and_runs_nothing(text: str) -> None:
    assert text.startswith('<!DOCTYPE html>\n<html lang="zh-CN">') and POLICY.search(text)
    assert not re.search(r"<script|<link|<img|@import|\bhref=|\bsrc=|url\((?!#)", text)
    assert set(re.findall(r"https?://[^\"' <]*", text)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    assert text.count("<svg") == 11 and "<caption>题目，需要看的在前</caption>" in text
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", text)
    assert {"及格线 60%", "会调处纠纷", "一大队"} <= set(drawn)
    assert all("Noto Sans CJK SC" in each for each in re.findall(r'<text[^>]*font-family="([^"]*)"', text))


@pytest.mark.skipif(browser.CHROMIUM is None, reason="needs Chromium")
def test_a_browser_shows_the_page_quietly(text: str, tmp_path: Path) -> None:
    # Without the policy, too, the page must ask for nothing: and what asks must be noticed.
    bare, page = POLICY.sub("", text), tmp_path / "report.html"
    page.write_text(bare, encoding="utf-8")
    quiet = browser.opened(page, tmp_path)
    assert (quiet.console, quiet.requests) == ([], [])
    assert quiet.picture.startswith(b"\x89PNG") and len(quiet.picture) > 20_000
    asking = '<img src="http://pictures.invalid/x.png"><script>console.log("oh")</script></body>'
    page.write_text(bare.replace("</body>", asking), encoding="utf-8")
    noticed = browser.opened(page, tmp_path)
    assert noticed.requests == ["http://pictures.invalid/x.png"] and "oh" in noticed.console[0]


def test_names_are_shown_literally_in_page_and_chart() -> None:
    charts: list[Chart] = [
        Bars(HOSTILE, [Bar(HOSTILE, 0.5, HOSTILE)]),
        Trend(HOSTILE, [(HOSTILE, 0.5), ("'];x[", 0.6)], HOSTILE),
    ]
    block = Block(HOSTILE, [HOSTILE], charts, [Grid([HOSTILE], [[HOSTILE]], title=HOSTILE)])
    text = report_page(Laid(HOSTILE, [HOSTILE], [block], [HOSTILE]), "zh")
    assert "<script" not in text and "\u202e" not in text
    # Title, heading, fact, block, line, table (three times), foot; five times in charts.
    assert (
        text.count("&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;?") + text.count("&lt;/title>&lt;script>") >= 13
    )


def test_a_page_is_written_where_it_is_asked_for(oq: Run, made: Path, tmp_path: Path) -> None:
    page = tmp_path / "new" / "警01.html"
    ran = oq("report", str(made), "--person", "警01", "--out", str(page))
    assert (ran.code, ran.out, ran.err) == (0, "", f"已写入 {page}，用浏览器打开，可以打印。\n")
    text = page.read_text(encoding="utf-8")
    assert "<title>警01：个人学习情况</title>" in text and text.count("<svg") == 5
    assert "一大队" not in text and "警02" not in text


def test_a_workbook_holds_all_marks_in_no_order_of_merit(oq: Run, made: Path, tmp_path: Path) -> None:
    file = tmp_path / "marks.xlsx"
    assert "56 份答卷的成绩" in oq("report", str(made), "--out", str(file)).err
    book = load_workbook(file)
    assert book.sheetnames == ["成绩", "A10203 十月抽查", "B40506 十一月抽查"]
    head, *rows = book["成绩"].iter_rows(values_only=True)
    assert head[:5] == ("单位", "姓名或代号", "岗位", "试卷", "试卷编号") and len(rows) == 56
    assert [row[:2] for row in rows] == sorted(row[:2] for row in rows)
    points = {(row[1], row[4]): row[8] for row in rows}
    asked, *people = book["A10203 十月抽查"].iter_rows(values_only=True)
    assert len(asked) == 3 + 24 and len(people) == 28
    for row in people:
        earned = [float(str(value)) for value in row[3:]]
        assert sum(earned) == pytest.approx(points[row[1], "A10203"], abs=1e-3)


def test_a_formula_in_a_name_stays_a_text(oq: Run, tmp_path: Path) -> None:
    book, file = tmp_path / "unit.db", tmp_path / "marks.xlsx"
    (came, marks), *_ = made_class.hand_ins()
    who = Person("=1+1", "@SUM(A1)", "\x01x")
    with open_book(str(book)) as made:
        made.add([(replace(came, person=who), replace(marks, person=who))])
    assert oq("report", str(book), "--out", str(file)).code == 0
    row = load_workbook(file)["成绩"][2]
    assert [(cell.value, cell.data_type) for cell in row[:3]] == [("@SUM(A1)", "s"), ("=1+1", "s"), ("x", "s")]
