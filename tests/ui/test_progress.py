"""What progress looks like: the map of days, the weeks of a topic, readiness on a scale; drawn, and in words alone."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest

from officer_quiz.messages.catalogue import Wording
from officer_quiz.results.activity import Activity
from officer_quiz.results.course import Week
from officer_quiz.results.habit import Habit
from officer_quiz.results.mastery import Strength
from officer_quiz.results.progress import Progress
from officer_quiz.results.readiness import Readiness
from officer_quiz.results.rows import TakenRow
from officer_quiz.session.names import Name
from officer_quiz.ui.console import console
from officer_quiz.ui.screens.heatmap import SIGNS
from officer_quiz.ui.screens.progress import LEVELS, NONE, print_progress
from officer_quiz.ui.screens.readiness import scale

TODAY = date(2026, 11, 25)
ANSWERED = {
    date(2026, 6, 1): 3,
    date(2026, 8, 16): 40,
    TODAY - timedelta(days=9): 10,
    TODAY - timedelta(days=1): 25,
    TODAY: 1,
}
SHARES = (None, 0.0, 0.2, 0.5, 0.74, 0.75, 0.99, 1.0)


def ready(share: str, low: float, high: float, answered: int = 40, title: str = "模拟考试") -> Readiness:
    return Readiness("mock", title, Fraction(3, 5), answered, Fraction(4, 5), Fraction(share), low, high)


def progress(readiness: Sequence[Readiness] = (), post: str = "", title: str = "甲") -> Progress:
    return Progress(
        topics=[Strength("aa", 20, 9, 0.425), Strength("bb", 20, 2, 0.9), Strength("cc", 5, 0, 0)],
        skills=[Strength("language", 12, 5, 0.8)],
        levels=[Strength("basic", 40, 11, 0.5)],
        due=[(TODAY, 4), (TODAY + timedelta(days=1), 0)],
        taken=[TakenRow(Name("s", "s", "", "s"), "practice", TODAY, 0.6, "", None)],
        post=post,
        titles={"aa": title, "bb": "乙乙", "cc": "丙"},
        habit=Habit(1, 20, 2),
        activity=Activity(TODAY, ANSWERED, 20),
        courses={"aa": [Week(TODAY, 0 if share is None else 1, share) for share in SHARES]},
        readiness=readiness,
    )


def shown(progress: Progress, language: str = "zh", *, drawn: bool = True) -> list[str]:
    stream = io.StringIO()
    print_progress(progress, console(stream, width=80), Wording(language), drawn=drawn)
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_the_days_are_a_map() -> None:
    lines = shown(progress())
    start = lines.index("近 26 周每天做的题：5 天，共 79 题")
    dots = [". " * 24] * 7
    rows = [f"{name}  {row}" for name, row in zip("一二三四五六日", dots, strict=True)]
    expected = [
        "    6月     7月     8月       9月     10月    11月",
        "一  - . . . . . . . . . . . . . . . . . . . . . . . + .",
        "二  . . . . . . . . . . . . . . . . . . . . . . . . . *",
        "三  . . . . . . . . . . . . . . . . . . . . . . . . . -",
        f"{rows[3]}.",
        f"{rows[4]}.",
        f"{rows[5]}.",
        "日  . . . . . . . . . . # . . . . . . . . . . . . . .",
        "    . 没做  - 1~9  + 10~19  * 20~39  # 40 题以上",
    ]
    assert lines[start + 1 : start + 10] == expected


def test_in_english_the_days_have_english_names() -> None:
    lines = shown(progress(), "en")
    start = lines.index("The last 26 weeks: 79 answers on 5 days")
    assert lines[start + 1] == "     Jun     Jul     Aug       Sep     Oct     Nov"
    assert lines[start + 2].startswith("Mon  - . .") and lines[start + 8].startswith("Sun  . . .")
    assert lines[start + 9] == "     . none  - 1 to 9  + 10 to 19  * 20 to 39  # 40 or more"


def test_in_words_each_week_with_answers_is_told_and_nothing_is_drawn() -> None:
    lines = shown(progress([ready("7/10", 0.625, 0.8)]), drawn=False)
    start = lines.index("近 26 周每天做的题：5 天，共 79 题")
    assert lines[start + 1 : start + 6] == [
        "  2026-11-23 起的一周：2 天，26 题",
        "  2026-11-16 起的一周：1 天，10 题",
        "  2026-08-10 起的一周：1 天，40 题",
        "  2026-06-01 起的一周：1 天，3 题",
        "",
    ]
    whole = "\n".join(lines)
    told = "甲43%已做9/20近8周每周得分率没做、0%、20%、50%、74%、75%、99%、100%"
    assert told in "".join(whole.split())
    assert not set(whole) & {*LEVELS, NONE, "■", "□", "#", "="}


def test_a_topic_ends_with_its_weeks() -> None:
    lines = shown(progress())
    assert "各题库掌握度，末尾是近 8 周每周的得分率（· 没做）" in lines
    [one, other] = [line for line in lines if line.startswith(("甲  ", "乙乙  ")) and "已做" in line]
    assert one == "甲    ■■■■□□□□□□  43%  已做 9/20 ·▁▂▅▆▇██"
    assert other == "乙乙  ■■■■■■■■■□  90%  已做 2/20 ········"


@pytest.mark.parametrize(
    ("share", "low", "high", "drawn", "said"),
    [
        (
            "0.7",
            0.625,
            0.8,
            "..............................|====#=====.........",
            "做过的 40 题（占全卷 80%）近来答对 70%（63%~80%），在及格线 60% 以上",
        ),
        (
            "0.3",
            0.1,
            0.55,
            ".....==========#============..|...................",
            "做过的 40 题（占全卷 80%）近来答对 30%（10%~55%），在及格线 60% 以下",
        ),
        (
            "1",
            0.5,
            1.0,
            ".........................=====|==================#",
            "做过的 40 题（占全卷 80%）近来答对 100%（50%~100%），及格线 60% 在其间",
        ),
    ],
)
def test_readiness_stands_on_a_scale_with_its_interval(
    share: str, low: float, high: float, drawn: str, said: str
) -> None:
    each = ready(share, low, high)
    assert len(drawn) == 50 and scale(each) == f"0 {drawn} 100"
    lines = shown(progress([each, ready("0.5", 0, 1, 9, "月抽查"), ready("0", 0, 1, 0, "别的")]))
    start = lines.index("各份试卷准备得怎样")
    assert lines[start + 1 : start + 4] == ["  模拟考试（mock）", f"    0 {drawn} 100", f"    {said}"]
    few = "".join(line.strip() for line in lines[start + 4 :])
    assert few.startswith("做过的还太少，说不出：月抽查（9 题，80%）、别的（0 题，80%）。每份至少")
    assert "不是对成绩的承诺。" in "".join(line.strip() for line in lines)


def test_nothing_is_said_of_papers_nobody_practised_for() -> None:
    assert "各份试卷准备得怎样" not in shown(progress([ready("0", 0, 1, 0)]))
    assert "各份试卷准备得怎样" not in shown(progress())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("drawn", [True, False])
def test_no_line_is_wider_than_the_screen_and_every_sign_is_in_gbk(language: str, drawn: bool) -> None:
    found = [ready("0.7", 0.6, 0.8), ready("0.3", 0.1, 0.9), ready("0.1", 0, 0.2), ready("0", 0, 1, 1)]
    lines = shown(progress(found, "station", "行政处罚、行政强制与救济"), language, drawn=drawn)
    lines[0].encode("gbk")
    for line in lines:
        assert len(line.encode("gbk")) <= 80, "each of these signs is two wide in a GBK console"
    assert SIGNS.isascii() and len(set(SIGNS)) == 5
