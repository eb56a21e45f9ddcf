"""Feedback on a screen of 24 lines: the verdict comes first, the key and a reason are there, the rest on request."""

from __future__ import annotations

from typing import Any

import pytest
from rich.text import Text

from examples import example
from officer_quiz import kinds
from officer_quiz.kinds.base.ask import Response
from officer_quiz.kinds.base.parse import parse
from officer_quiz.messages.catalogue import Wording
from officer_quiz.scoring import PRACTICE
from officer_quiz.text.document import read
from officer_quiz.ui.screens.verdict import cut, room_of, rows_of, verdict_lines

SAY = Wording("zh", {"kinds": kinds.wording})
LONG = """\
id: demo
type: single
stem: 由谁批准？
choices: {A: 民警, B: 所长, C: 局长}
answer: B
why: {A: 民警自己不能批准。, C: 不必报到局里。}
explain: 这种情形由所长批准，其他人批准的无效，本段很长。
cite: [《治安管理处罚法》第九十七条, 《治安管理处罚法》第一百条]
source: S001
"""


def told(text: str, *past: Response | None, room: int) -> tuple[list[str], bool]:
    """Return the rows of feedback on these responses to a question written in YAML, and whether there is more."""
    data: Any = read("demo.yaml", text.encode()).data
    question, faults = parse(data)
    assert question is not None and faults == []
    reveal = question.reveal(past, PRACTICE)
    assert reveal is not None
    lines, more = verdict_lines(reveal, list, 80, SAY, room)
    return "\n".join(line.plain for line in lines).split("\n"), more


def test_a_wrong_answer_tells_the_key_and_why_it_is_wrong_first() -> None:
    assert told(LONG, ["A"], room=8) == (
        [
            "× 答错  得 0 / 1 分",
            " × A  民警  ← 你的答案",
            " √ B  所长",
            "   C  局长",
            "解析  民警自己不能批准。",
            "依据  《治安管理处罚法》第九十七条",
            "依据  《治安管理处罚法》第一百条",
        ],
        True,
    )


def test_the_law_gives_way_first_and_the_options_never() -> None:
    rows, more = told(LONG, ["B"], room=5)
    assert rows[0] == "√ 答对  得 1 / 1 分" and rows[2] == " √ B  所长  ← 你的答案"
    assert rows[-1] == "解析  这种情形由所长批准，其他人批准的无效，本段很长。" and more


def test_where_all_fits_all_is_told() -> None:
    rows, more = told(LONG, ["B"], room=15)
    assert not more and rows[0] == "√ 答对  得 1 / 1 分" and "出处  S001" in rows and "     不必报到局里。" in rows


def test_a_cut_line_ends_with_dots() -> None:
    assert cut(Text("一二\n三四\n五六"), 2).plain == "一二\n三…"
    assert cut(Text("一二\n三四"), 2).plain == "一二\n三四"


@pytest.mark.parametrize("name", kinds.names())
@pytest.mark.parametrize("height", [14, 24])
def test_feedback_on_every_kind_leaves_room_for_the_keys(name: str, height: int) -> None:
    question = example(name)
    for sample in question.samples():
        reveal = question.reveal(sample.past, PRACTICE)
        assert reveal is not None
        lines, _ = verdict_lines(reveal, list, 80, SAY, room_of(height))
        assert rows_of(lines) <= room_of(height)
        assert any(said in lines[0].plain for said in ("√ 答对", "○ 部分正确", "× 答错", "- 未作答"))


def test_a_conversation_tells_the_better_reply_at_each_turn() -> None:
    question = example("dialogue")
    reveal = question.reveal([["C"], ["A"]], PRACTICE)
    assert reveal is not None
    rows = [line.plain for line in verdict_lines(reveal, list, 80, SAY, 40)[0]]
    assert sum(row.startswith("   更好的说法：") for row in rows) == sum(bool(note.better) for note in reveal.notes) > 0
