"""Draws the README's pictures: screens of the program on a recorded console, as SVG."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Sequence
from contextlib import chdir, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

import browser
import made_class
from officer_quiz import kinds
from officer_quiz.analysis.attention import by_attention
from officer_quiz.analysis.gathered import gathered
from officer_quiz.analysis.items import items
from officer_quiz.analysis.papers import paper_figures
from officer_quiz.answers.read import echoed
from officer_quiz.answers.words import headline
from officer_quiz.env import Env
from officer_quiz.kinds.base.ask import Ask, Choose, Option, Response
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.messages.catalogue import Wording
from officer_quiz.papers.checks import Checked, Finding
from officer_quiz.papers.essays import EssayMarks
from officer_quiz.papers.key import Key, Version
from officer_quiz.papers.paper import Rulings, short_code
from officer_quiz.results.activity import Activity
from officer_quiz.results.book import Miss
from officer_quiz.results.course import Week
from officer_quiz.results.habit import Habit
from officer_quiz.results.mastery import Strength
from officer_quiz.results.outcome import Outcome
from officer_quiz.results.progress import Progress
from officer_quiz.results.readiness import Readiness
from officer_quiz.results.rows import BookRow, RemarkedRow, TakenRow
from officer_quiz.scoring import PRACTICE
from officer_quiz.services.analysing import Analysed, PaperResult
from officer_quiz.services.asked import key_of
from officer_quiz.services.importing import Wanted, import_files
from officer_quiz.services.marking import Marking, Row
from officer_quiz.services.material import Material
from officer_quiz.services.reporting import Scope, report
from officer_quiz.services.review import Book
from officer_quiz.session.commands import Command, Commands
from officer_quiz.session.conduct.exam import Exam
from officer_quiz.session.conduct.practice import Practice
from officer_quiz.session.conduct.recorder import Unrecorded
from officer_quiz.session.events import Flagged, Moved, Started, Written
from officer_quiz.session.names import Name
from officer_quiz.session.paper import Paper, Part
from officer_quiz.session.state import apply
from officer_quiz.statutes.folding import folded
from officer_quiz.text.document import read
from officer_quiz.ui.html.unit.page import report_page
from officer_quiz.ui.reports.unit import laid_out
from officer_quiz.ui.screens.analysis import print_analysis
from officer_quiz.ui.screens.book import print_book
from officer_quiz.ui.screens.history import print_remarked
from officer_quiz.ui.screens.importing import print_import
from officer_quiz.ui.screens.marking import print_marking
from officer_quiz.ui.screens.options import print_options
from officer_quiz.ui.screens.profile import print_profile
from officer_quiz.ui.screens.progress import print_progress
from officer_quiz.ui.svg import svg
from officer_quiz.ui.terminal.answering import NOTHING, Left, Ticking
from officer_quiz.ui.terminal.clock import ShownClock
from officer_quiz.ui.terminal.exam import ExamScreen
from officer_quiz.ui.terminal.practice import PracticeScreen
from word_files import of_lines

ROOT = Path(__file__).parents[1]
BANK = ROOT / "questions" / "law" / "law-psap-procedure.yaml"
VERSION = "（2025-06-27 通过或修订，2026-01-01 起施行）"
SAY = Wording("zh", {"kinds": kinds.wording})


class OneAnswer:
    """Answers a single choice with its second option on screen, and goes on."""

    pauses = True

    def ask(
        self,
        ask: Ask,
        allowed: Commands,
        done: Commands = NOTHING,
        given: Response | None = None,
        at_once: bool = False,
        pressing: Ticking | None = None,
    ) -> Response | Command:
        return self.answer(ask, at_once, pressing)

    def answer(self, ask: Ask, at_once: bool, pressing: Ticking | None) -> Response | Command:
        """Return what is said to `ask`: what others say otherwise."""
        assert isinstance(ask, Choose)
        return [ask.options[1].key]

    def pause(self, allowed: Commands, done: Commands = NOTHING, undoable: Callable[[], bool] | None = None) -> Command:
        return Command.NEXT

    def turn_page(self, number: int, of: int, allowed: Commands = NOTHING, done: Commands = NOTHING) -> Command:
        return Command.NEXT

    def line(self, prompt: str) -> str | None:
        return None

    def pick(self, items: Sequence[tuple[str, str]], leave: str = "") -> str | None:
        return None

    def keys(self, ask: Ask | None, allowed: frozenset[Command]) -> dict[Command, str]:
        return {}


def the_questions(*ids: str) -> tuple[list[Question], str]:
    """Return questions of the bank and its title."""
    data = read("bank", BANK.read_bytes()).data
    items = {item["id"]: item for item in data["questions"]}
    found = []
    for id in ids:
        question, faults = parse({"level": data["level"], **items[id]})
        assert question, faults
        found.append(question)
    return found, data["title"]


def recorded() -> Console:
    """Return a console of 80 columns that keeps what is printed."""
    return Console(
        file=io.StringIO(),
        record=True,
        height=24,
        width=80,
        markup=False,
        highlight=False,
        color_system="truecolor",
        force_terminal=True,
    )


def exported(screen: Console, name: str) -> str:
    """Return what a recorded console shows, as SVG."""
    return svg(screen, "officer-quiz", name, MONOKAI)


class Shown(Material):
    """Some questions of one bank, without a library."""

    def __init__(self, questions: Sequence[Question], bank: str) -> None:
        self._questions, self._bank = {question.id: question for question in questions}, bank

    def question(self, id: str) -> Question:
        return self._questions[id]

    def bank_title(self, id: str) -> str:
        return self._bank

    def cite(self, question: Question, texts: Sequence[str]) -> list[str]:
        return [f"{text}{VERSION}" for text in folded(texts)]

    def article(self, text: str) -> str:
        return ""

    def notice(self, question: Question) -> str:
        return ""


def draw_session() -> str:
    """Return the picture of one question, its answer and its feedback."""
    (question,), bank = the_questions("psap-procedure-001")
    started = Started("practice", ((question.id, ""),), "3", PRACTICE.multiple, "2026-11-23")
    screen = recorded()
    screen.print(Text("$ officer-quiz practice law-psap-procedure"))
    practice = Practice(Unrecorded(apply(None, started)))
    PracticeScreen(practice, Shown([question], bank), OneAnswer, screen, SAY).run()
    return exported(screen, "session")


class InAnExam(OneAnswer):
    """Looks at the overview of an exam, goes back, and leaves."""

    pauses = False

    def __init__(self) -> None:
        self.said = [Command.OVERVIEW, Command.LEAVE]

    def answer(self, ask: Ask, at_once: bool, pressing: Ticking | None) -> Response | Command:
        return self.said.pop(0)


def draw_exam() -> str:
    """Return the picture of an exam: a question, and the overview with the clock."""
    ids = [f"psap-procedure-{number:03}" for number in range(1, 19)]
    questions, bank = the_questions(*ids)
    parts = (Part("单项选择", tuple(ids[:12]), "2"), Part("多项选择", tuple(ids[12:]), "4"))
    ends = datetime(2026, 11, 23, 9, tzinfo=UTC)
    paper = Paper("mock-basic", "基本级模拟考试", 60, ends.isoformat(), "60", "48", "0", parts)
    started = Started("exam", tuple((id, "") for id in ids), "7", "subset_half", "2026-11-23", paper=paper)
    state = apply(None, started)
    for id in ids[:5]:
        state = apply(state, Written(id, (["B"],)))
    for event in (Flagged(ids[2], True), Moved(ids[5])):
        state = apply(state, event)
    screen = recorded()
    screen.print(Text("$ officer-quiz exam mock-basic"))
    clock = ShownClock(ends, lambda: datetime(2026, 11, 23, 8, 15, 20, tzinfo=UTC), SAY)
    taking = InAnExam()
    exam = Exam(Unrecorded(state), Shown(questions, bank).question, clock)
    with suppress(Left):
        ExamScreen(exam, lambda: taking, clock, screen, SAY).run()
    return exported(screen, "exam")


def draw_book() -> str:
    """Return the picture of the wrong-answer book."""
    questions, bank = the_questions("psap-procedure-001", "psap-procedure-004", "psap-procedure-009")
    missed = [datetime(2026, 11, day, 4, tzinfo=UTC) for day in (12, 19)]
    misses = [
        Miss(questions[0].id, tuple(missed), frozenset({date(2026, 11, 21)})),
        Miss(questions[1].id, tuple(missed[:1]), frozenset(), starred=True),
        Miss(questions[2].id, standing="mastered"),
    ]
    rows = [
        BookRow(miss, headline(question, SAY), bank, question.type)
        for miss, question in zip(misses, questions, strict=True)
    ]
    screen = recorded()
    screen.print(Text("$ officer-quiz review --list"))
    print_book(Book(4 * [""], rows, 3), screen, SAY)
    return exported(screen, "book")


def draw_progress() -> str:
    """Return the picture of the progress screen."""
    titles = {
        "law-psap-procedure": "治安案件办理程序",
        "law-psap-general": "治安法总则与适用",
        "comm-defuse": "会化解矛盾",
    }
    today = date(2026, 11, 23)
    chance = Random(3)
    days = {today - timedelta(days=number): chance.choice((0, 0, 6, 12, 15, 25, 42)) for number in range(1, 75)}
    answered = {day: count or 8 for day, count in days.items() if count or (today - day).days < 6} | {today: 12}
    screen = recorded()

    def course(*shares: float | None) -> list[Week]:
        return [Week(today, 9, share) for share in shares]

    screen.print(Text("$ officer-quiz progress"))
    progress = Progress(
        topics=[
            Strength("law-psap-general", 21, 9, 0.42),
            Strength("law-psap-procedure", 28, 20, 0.71),
            Strength("comm-defuse", 12, 8, 0.88),
        ],
        skills=[Strength("defuse", 30, 12, 0.66), Strength("language", 12, 5, 0.8)],
        levels=[Strength("intermediate", 80, 17, 0.55), Strength("basic", 110, 20, 0.74)],
        due=[(today + timedelta(days=day), count) for day, count in enumerate((4, 2, 0, 3, 1, 0, 5))],
        taken=[
            TakenRow(named("3f9a2c"), "practice", date(2026, 11, 20), 0.6, "", None),
            TakenRow(named("b07d41"), "review", date(2026, 11, 22), 0.8, "", None),
            TakenRow(
                named("c52e90"),
                "exam",
                today,
                0.72,
                "基本级模拟考试",
                Outcome(Fraction(72), Fraction(0), Fraction(100), Fraction(60)),
            ),
        ],
        post="",
        titles=titles,
        habit=Habit(today=12, goal=20, days=6),
        activity=Activity(today, answered, goal=20),
        courses={
            "law-psap-general": course(0.2, None, 0.3, 0.4, None, 0.5, 0.5, 0.6),
            "law-psap-procedure": course(None, 0.4, 0.45, 0.6, 0.7, 0.65, 0.8, 0.9),
            "comm-defuse": course(None, None, None, 0.5, 0.7, 0.9, 0.8, 1.0),
        },
        readiness=[
            Readiness(
                "mock-basic", "基本级模拟考试", Fraction(3, 5), 96, Fraction("0.81"), Fraction("0.71"), 0.62, 0.79
            ),
            Readiness(
                "mock-intermediate", "中级模拟考试", Fraction(3, 5), 64, Fraction("0.58"), Fraction("0.57"), 0.45, 0.68
            ),
            Readiness(
                "traffic-basic",
                "交警岗位基本级模拟考试",
                Fraction(3, 5),
                9,
                Fraction("0.12"),
                Fraction("0.9"),
                0.5,
                1.0,
            ),
        ],
    )
    print_progress(progress, screen, SAY)
    return exported(screen, "progress")


def draw_menu() -> str:
    """Return the picture of the home menu."""
    said = [
        SAY("screen.home.resume", session="3f9a2c", answered=6, of=10),
        SAY("screen.home.review", due=4, book=11),
        *(SAY(f"screen.home.{name}") for name in ["practice", "choose", "ten", "daily", "weak", "study", "book"]),
        SAY("screen.home.favourites", count=7),
        SAY("screen.home.away", count=12),
        *(SAY(f"screen.home.{name}") for name in ["exam", "progress", "history", "banks", "leave"]),
    ]
    screen = recorded()
    screen.print(Text("$ officer-quiz"))
    screen.print(Text(f"\n{SAY('screen.home.title')}"))
    print_options(Choose(tuple(Option(words, words) for words in said), 1, 1), screen, SAY)
    return exported(screen, "menu")


def named(shown: str) -> Name:
    """Return a session's name that is shown so."""
    return Name(shown, shown, "", shown)


def draw_remark() -> str:
    """Return the picture of what a corrected key changes."""
    row = RemarkedRow(named("b07d41"), "psap-procedure-004", Fraction(1), Fraction(0), Fraction(1))
    screen = recorded()
    screen.print(Text("$ officer-quiz history --remark"))
    print_remarked([row], screen, SAY)
    return exported(screen, "remark")


def draw_profile() -> str:
    """Return the picture of a profile."""
    profile = {"name": "小李", "unit": "二大队", "post": "traffic", "level": "basic", "language": "zh", "days": 3}
    profile |= {"goal": 20, "sure": True, "quick": False, "clock": True}
    screen = recorded()
    screen.print(Text("$ officer-quiz me --name 小李 --unit 二大队 --post traffic --level basic"))
    print_profile(profile, screen, SAY)
    return exported(screen, "profile")


PAPER = """一、单项选择题（每题2分，共8分）
1．传唤后询问查证，一般不得超过几小时？（ B ）
A．四小时	B．八小时	C．十二小时	D．二十四小时
2．询问笔录由谁核对？（　　）
A．办案民警	B．被询问人	C．证人	D．值班领导
3．当场处罚决定书由谁签名或者盖章？（ A ）
A．人民警察	B．派出所所长	C．被处罚人	D．见证人
答案：C
4．传唤后询问查证，一般不得超过几小时？（ B ）
A．四小时	B．八小时	C．十二小时	D．二十四小时
二、多项选择题
5．民警表明身份，可以怎样做？（　　）
A．着装	B．出示证件	C．口头说明	D．请人作证
三、判断题
6．执行职务时不必说明理由。（　　）
参考答案
一、单项选择题
2．B
二、多项选择题
5．ABE
三、判断题
6．×
7．√"""
QUIZ = """<quiz>
<question type="category"><category><text>$course$/top</text></category></question>
<question type="multichoice"><name><text>传唤时限</text></name><questiontext format="html"><text>一般不得超过几小时？
</text></questiontext><single>true</single><answer fraction="100"><text>八小时</text></answer>
<answer fraction="0"><text>四小时</text><feedback><text>没有依据。</text></feedback></answer></question>
<question type="truefalse"><name><text>理由</text></name><questiontext format="html"><text>应当说明理由。
&lt;img src="a.png"&gt;</text></questiontext><answer fraction="100"><text>true</text></answer>
<answer fraction="0"><text>false</text></answer></question>
<question type="multichoice"><name><text>身份</text></name><questiontext format="html"><text>怎样表明身份？</text>
</questiontext><single>true</single><answer fraction="0"><text>着装</text></answer><answer fraction="0"><text>出示证件
</text></answer></question>
<question type="calculated"><name><text>罚款</text></name><questiontext format="html"><text>{a}+{b}？</text>
</questiontext></question>
<question type="description"><name><text>说明</text></name><questiontext format="html"><text>先读。</text>
</questiontext></question>
</quiz>"""


def drawn_import(name: str, file: str, raw: bytes) -> str:
    """Return the picture of what an import of a file says."""
    screen = recorded()
    screen.print(Text(f"$ officer-quiz import {file} --into mybanks/mybank.yaml"))
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path(file).write_bytes(raw)
        wanted = Wanted([Path(file)], into="mybanks/mybank.yaml", dry_run=True)
        print_import(import_files(Env("zh", {}), wanted), False, screen, SAY)
    screen.print(Text(SAY("exchange.into", path="mybanks/mybank.yaml")))
    return exported(screen, name)


def draw_import() -> str:
    """Return the picture of the report on a Word file."""
    return drawn_import("import", "题库.docx", of_lines(PAPER.splitlines()))


def draw_moodle() -> str:
    """Return the picture of the report on a file of Moodle."""
    return drawn_import("moodle", "题库.xml", QUIZ.encode())


def draw_analysis() -> str:
    """Return the picture of the analysis of a made-up class: how it did, and the questions that need attention most."""
    marks = [each for _, each in made_class.hand_ins() if each.paper == "B40506"]
    questions = {each.question.id: each.question for each in made_class.asked()}
    answers = gathered(marks)
    found = by_attention(items(answers, lambda id: key_of(questions[id])))[:2]
    titles = {item.question: echoed(headline(questions[item.question], SAY)) for item, _ in found}
    paper = PaperResult(marks[0].paper, marks[0].title, paper_figures(answers))
    screen = recorded()
    screen.print(Text("$ officer-quiz analyse unit.db --paper B40506"))
    print_analysis(Analysed("unit.db", [paper], found, titles=titles), screen, SAY)
    return exported(screen, "analysis")


def draw_marking() -> str:
    """Return the picture of marking what a few of a made-up class handed in."""
    found = {
        1: Finding("altered", "changed", (7,)),
        3: Finding("outside", "late", minutes=12),
        4: Finding("second", "person", other="9FVT-K2QD"),
    }
    handed = [each for each in made_class.hand_ins() if each[1].paper == "B40506"][:6]
    rows = []
    for place, (received, marked) in enumerate(handed):
        findings = (found[place],) if place in found else ()
        code = short_code(bytes.fromhex(received.id))
        checked = Checked(received.id, received.id, code, person=received.person, variant="AB"[place % 2], past={})
        rows.append(Row(checked.also(*findings), marked, not findings or place == 3, place == 3))
    marked = handed[0][1]
    rulings = Rulings(marked.pass_mark, Fraction(100), "subset_half", Fraction(0), chance_corrected=False)
    times = (60, None, None)
    key = Key(marked.paper, marked.title, "zh", "", b"", *times, "", rulings, {}, (Version(marked.marked, {}),))
    screen = recorded()
    screen.print(Text("$ officer-quiz mark 月抽查.key 收来的答卷 --accept " + rows[3].checked.code))
    print_marking(Marking(key, tuple(rows), EssayMarks({}), Path()), (), screen, SAY)
    return exported(screen, "marking")


def take_report(path: Path) -> None:
    """Take the picture of the page of a report on the made-up class: nothing where there is no browser."""
    if browser.CHROMIUM is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        book, page = made_class.book(Path(folder) / "unit.db"), Path(folder) / "report.html"
        banks = made_class.copied(Path(folder) / "banks")
        env = Env("zh", {"OFFICER_QUIZ_CACHE": folder, "OFFICER_QUIZ_BANKS": str(banks)})
        made = report(env, str(book), Scope())
        page.write_text(report_page(laid_out(replace(made, book="unit.db"), SAY), "zh"), encoding="utf-8")
        path.write_bytes(browser.opened(page, Path(folder), (820, 1180)).picture)


DRAWINGS: dict[str, Callable[[], str]] = {
    "session": draw_session,
    "exam": draw_exam,
    "book": draw_book,
    "progress": draw_progress,
    "menu": draw_menu,
    "remark": draw_remark,
    "profile": draw_profile,
    "import": draw_import,
    "moodle": draw_moodle,
    "analysis": draw_analysis,
    "marking": draw_marking,
}
"""The pictures by the name of their file."""


def path_of(name: str) -> Path:
    """Return the file of a picture."""
    return ROOT / ".pictures" / f"{name}.svg"
