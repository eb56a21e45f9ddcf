"""Answers typed as a line, for every shape, and what is said when a line cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_quiz.answers.read import read
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Option, Response
from officer_quiz.messages.catalogue import Message, Wording

SAY = Wording("zh")
FOUR = tuple(Option(key, f"{key}的文字") for key in ("w", "x", "y", "z"))
ONE, SEVERAL = Choose(FOUR, 1, 1), Choose(FOUR, 1, 4)
JUDGE = Choose((Option("对", "对", ("对", "√", "t", "true")), Option("错", "错", ("错", "×", "f"))), 1, 1, fixed=True)
ORDER = Arrange(FOUR)
PAIRS = Assign((Option("l1", "左一"), Option("l2", "左二")), FOUR, distinct=True)
SCALE = Assign(FOUR[:2], tuple(Option(str(n), str(n)) for n in range(1, 6)), distinct=False, columns_fixed=True)
ENDS = Assign((Option("best", "最佳"), Option("worst", "最差")), FOUR, distinct=True, typed_rows=False)
BLANKS = Blanks(("1", "2", "3"))


@pytest.mark.parametrize(
    ("ask", "line", "response"),
    [
        (ONE, "B", ["x"]),
        (ONE, " ｂ ", ["x"]),
        (ONE, "B。", ["x"]),
        (SEVERAL, "ACD", ["w", "y", "z"]),
        (SEVERAL, "d、a c", ["w", "y", "z"]),
        (SEVERAL, "A，C", ["w", "y"]),
        (JUDGE, "对", ["对"]),
        (JUDGE, "F", ["错"]),
        (JUDGE, "对。", ["对"]),
        (JUDGE, "错.", ["错"]),
        (JUDGE, "×", ["错"]),
        (JUDGE, "b", ["错"]),
        (BLANKS, "8/12/24", ["8", "12", "24"]),
        (BLANKS, "八／ /二十四", ["八", "", "二十四"]),
        (Blanks(("",)), "身份 / 证件", ["身份 / 证件"]),
        (Blanks(("元",), "number", "元"), "500 元", ["500 元"]),
        (ORDER, "2 1 3 4", ["x", "w", "y", "z"]),
        (ORDER, "2134", ["x", "w", "y", "z"]),
        (ORDER, "4，3，2，1", ["z", "y", "x", "w"]),
        (ORDER, "2>1>3>4", ["x", "w", "y", "z"]),
        (PAIRS, "1c 2a", {"l1": "y", "l2": "w"}),
        (PAIRS, "2-A, 1-C", {"l1": "y", "l2": "w"}),
        (PAIRS, "1c2a", {"l1": "y", "l2": "w"}),
        (SCALE, "A5 B2", {"w": "5", "x": "2"}),
        (SCALE, "b2a5", {"w": "5", "x": "2"}),
        (ENDS, "B D", {"best": "x", "worst": "z"}),
        (ENDS, "bd", {"best": "x", "worst": "z"}),
    ],
)
def test_a_line_is_read(ask: Ask, line: str, response: Response) -> None:
    assert read(ask, line) == response


@pytest.mark.parametrize(
    ("ask", "line", "said"),
    [
        (ONE, "E", "看不懂“E”。输入一个字母，A 到 D，如 B"),
        (ONE, "AB", "请选一项。输入一个字母，A 到 D，如 B"),
        (ONE, "", "看不懂“”。输入一个字母，A 到 D，如 B"),
        (JUDGE, "maybe", "看不懂“maybe”。输入 对 或 错（也可输入 T 或 F）"),
        (BLANKS, "8/12", "看不懂“8/12”。依次输入 3 个空的答案，用 / 分开"),
        (BLANKS, " / / ", "还没有写答案。依次输入 3 个空的答案，用 / 分开"),
        (Blanks(("元",), "number", "元"), "很多", "这里要写一个数。输入一个数，单位元可写可不写"),
        (ORDER, "2 1 3", "要把 4 项都排上，每项一次。按正确的先后输入序号，如 2 1 3 4"),
        (ORDER, "1 1 2 3", "要把 4 项都排上，每项一次。按正确的先后输入序号，如 2 1 3 4"),
        (PAIRS, "1c", "2 行都要配上。每一项写上选择，如 1b 2c"),
        (PAIRS, "1c 2c", "同一个选择不能用两次。每一项写上选择，如 1b 2c"),
        (PAIRS, "1c 1a", "看不懂“1c 1a”。每一项写上选择，如 1b 2c"),
        (SCALE, "A6 B2", "看不懂“A6 B2”。每一项写上选择，如 A2 B3"),
        (ENDS, "B B", "同一个选择不能用两次。每一项写上选择，如 B C"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_how(ask: Ask, line: str, said: str) -> None:
    refused = read(ask, line)
    assert isinstance(refused, Message)
    assert SAY(refused) == said


@settings(max_examples=50)
@given(st.sampled_from([ONE, SEVERAL, JUDGE, BLANKS, ORDER, PAIRS, SCALE, ENDS]), st.text(max_size=20))
def test_whatever_is_typed_is_well_formed_or_refused(ask: Ask, line: str) -> None:
    response = read(ask, line)
    assert isinstance(response, Message) or ask.refuse(response) is None


@settings(max_examples=50)
@given(st.permutations(["1", "2", "3", "4"]), st.sampled_from([" ", "", "，", " > "]))
def test_any_order_can_be_typed(order: list[str], between: str) -> None:
    assert read(ORDER, between.join(order)) == [FOUR[int(number) - 1].key for number in order]
