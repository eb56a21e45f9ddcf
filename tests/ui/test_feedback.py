"""Feedback on screen: what is marked, where each remark stands, and that nothing is told twice."""

from __future__ import annotations

import io
from typing import Any

import pytest

from officer_quiz import kinds
from officer_quiz.kinds.base.ask import Response
from officer_quiz.kinds.base.parse import parse
from officer_quiz.messages.catalogue import Wording
from officer_quiz.scoring import PRACTICE
from officer_quiz.text.document import read
from officer_quiz.ui.console import console
from officer_quiz.ui.screens.feedback import print_reveal

SAY = Wording("zh", {"kinds": kinds.wording})


def shown(text: str, *past: Response | None, width: int = 80) -> str:
    """Return what feedback prints after these responses to a question written in YAML."""
    data: Any = read("demo.yaml", text.encode()).data
    question, faults = parse(data)
    assert question is not None and faults == []
    reveal = question.reveal(past, PRACTICE)
    assert reveal is not None
    out = io.StringIO()
    print_reveal(reveal, list, console(out, width=width), SAY)
    return out.getvalue()


FILL = """\
id: demo
type: fill
stem: 一般不得超过____小时，晚上从____点算起，还要通知____。
answer: [[八, 8小时], [九, 9, 二十一, 21], 家属]
explain: 时限、起点和通知，三样都要记住。
"""


def test_each_blank_is_marked_and_its_other_answers_stand_under_it() -> None:
    assert shown(FILL, ["8小时", "10点", "家属"]).startswith(
        " √ (1)  你的答案 8小时 · 正确答案 八\n"
        " × (2)  你的答案 10点 · 正确答案 九\n"
        "     也对：二十一\n"
        " √ (3)  你的答案 家属 · 正确答案 家属\n"
    )


def test_a_number_is_marked() -> None:
    text = "id: demo\ntype: numeric\nstem: 上限是多少元？\nanswer: 500\nunit: 元\nexplain: 五百元。\n"
    assert shown(text, ["500元"]).startswith(" √ (1)  你的答案 500元 · 正确答案 500 元\n")
    wrong = shown(text, ["200"])
    assert wrong.startswith(" × (1)  你的答案 200 · 正确答案 500 元\n")
    assert "数值：与答案相同得满分。\n" in wrong
    assert "数值：误差不超过 5 得满分。\n" in shown(f"{text}tolerance: 5\n", ["498"])


BEST_WORST = """\
id: demo
type: best_worst
scene: 窗口前有人拍了桌子。
actions: {A: 请他坐下讲, B: 叫他小声, C: 不理他}
best: A
worst: C
why: {A: 先接住火气。, B: 只管了声音。, C: 火会更大。}
explain: 先听再办。
source: S010
"""


def test_every_action_stands_with_its_letter_and_its_remark() -> None:
    assert shown(BEST_WORST, {"best": "A", "worst": "B"}).startswith(
        " √ 最佳 → A\n"
        " × 最差 → C  ← 你的答案 B\n"
        "\n"
        "   A  请他坐下讲\n"
        "     先接住火气。\n"
        "   B  叫他小声\n"
        "     只管了声音。\n"
        "   C  不理他\n"
        "     火会更大。\n"
    )


CASE = """\
id: demo
type: case
facts: 有人报警，说楼上太吵。
questions:
  - {id: demo-1, type: true_false, stem: 应当到场。（　）, answer: 对, explain: 要及时处置。}
  - {id: demo-2, type: true_false, stem: 可以不管。（　）, answer: 错, explain: 不能推开。}
explain: 先到场，再劝阻。
cite: 《人民警察法》第二十条
source: S004
"""


def test_a_case_closes_with_what_it_teaches_as_a_whole() -> None:
    assert "小结" not in shown(CASE, ["对"])
    assert shown(CASE, ["对"], ["错"]).endswith(
        "解析  不能推开。\n\n小结  先到场，再劝阻。\n依据  《人民警察法》第二十条\n出处  S004\n"
    )


DIALOGUE = """\
id: demo
type: dialogue
objective: 讲清理由
scene: 路口。
start: one
nodes:
  one:
    line: 凭什么拦我？
    replies:
      - {say: 您压了实线，请看。, points: 3, to: done, feedback: 先讲理由。}
      - {say: 少废话。, points: 0, to: done, feedback: 呵斥。}
endings: {done: {text: 办结。, outcome: good}}
explain: 理由在前。
source: S090
"""


def test_points_are_not_torn_from_their_unit() -> None:
    assert " √ 您压了实线，\n   请看。\n   3/3 分\n" in shown(DIALOGUE, ["A"], width=15)
    assert "结局（好）  办结。\n" in shown(DIALOGUE, ["A"])


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ("[一, 一年, 十二个月]", "     也对：十二个月\n"),
        ("[二, 二十]", "     也对：二十\n"),
        ("[家属, 家属或者监护人]", "     也对：家属或者监护人\n"),
        ("[八小时, 八]", ""),
        ("[九, 九点, 二十一, 二十一点]", "     也对：二十一\n"),
    ],
)
def test_other_answers_are_told_but_not_other_spellings(answers: str, told: str) -> None:
    text = f"id: demo\ntype: fill\nstem: 最长____。\nanswer: [{answers}]\nexplain: 记住这一个数。\n"
    lines = shown(text, ["没有"]).partition("\n")[2]
    assert lines.startswith(f"{told}\n× 答错")


def test_a_blank_left_empty_has_the_key_and_no_mark() -> None:
    text = "id: demo\ntype: numeric\nstem: 上限是多少元？\nanswer: 500\nunit: 元\nexplain: 五百元。\n"
    assert shown(text, None).startswith("   (1)  正确答案 500 元\n\n- 未作答  得 0 / 1 分\n")


def test_a_case_cites_what_its_last_question_and_the_whole_cite() -> None:
    question, _ = parse(read("demo.yaml", CASE.encode()).data)
    assert question is not None
    reveal = question.reveal([["对"], ["错"]], PRACTICE)
    assert reveal is not None
    assert reveal.cited == ("《人民警察法》第二十条",)


def test_a_case_without_explanation_still_tells_its_grounds() -> None:
    text = CASE.replace("explain: 先到场，再劝阻。\n", "")
    assert shown(text, ["对"], ["错"]).endswith("解析  不能推开。\n\n依据  《人民警察法》第二十条\n出处  S004\n")


def test_sources_stand_as_the_language_lists_things() -> None:
    assert "出处  S004、S010\n" in shown(DIALOGUE.replace("source: S090", "source: [S004, S010]"), ["A"])


def test_the_score_is_not_torn_from_its_unit() -> None:
    assert "√ 答对\n得 1 / 1 分\n" in shown(DIALOGUE, ["A"], width=16)
