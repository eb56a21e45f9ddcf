"""Panels: how keys change an answer in the making, without a terminal."""

from __future__ import annotations

import pytest

from officer_quiz.kinds.base.ask import Arrange, Assign, Choose, Option
from officer_quiz.messages.catalogue import Message, Wording
from officer_quiz.session.commands import Command
from officer_quiz.ui.terminal.live.area import commands_by_key, hint_lines, visible
from officer_quiz.ui.terminal.live.arrange import ArrangePanel
from officer_quiz.ui.terminal.live.assign import AssignPanel
from officer_quiz.ui.terminal.live.choose import ChoosePanel
from officer_quiz.ui.terminal.live.panel import Panel, Row

SAY = Wording("zh")
ABC = tuple(Option(key, text) for key, text in zip("ABC", ("甲项", "乙项", "丙项"), strict=True))


def pressed(panel: Panel, keys: str) -> Panel:
    """Press keys named by words, or by single characters."""
    for key in keys.split():
        panel.press(key)
    return panel


def texts(panel: Panel, width: int = 40) -> list[str]:
    return [row.text for row in panel.rows(width)]


@pytest.mark.parametrize(
    ("keys", "response"),
    [
        ("b", ["B"]),
        ("2", ["B"]),
        ("b c", ["C"]),
        ("down", ["A"]),
        ("down down", ["B"]),
        ("up", ["C"]),
        ("b down space", ["C"]),
        ("b x", ["B"]),
    ],
)
def test_one_is_chosen(keys: str, response: list[str]) -> None:
    assert pressed(ChoosePanel(Choose(ABC, 1, 1), SAY), keys).response() == response


@pytest.mark.parametrize(
    ("keys", "response"),
    [("a c", ["A", "C"]), ("c a", ["A", "C"]), ("a a b", ["B"]), ("space down down space", ["A", "C"]), ("3", ["C"])],
)
def test_several_are_ticked(keys: str, response: list[str]) -> None:
    assert pressed(ChoosePanel(Choose(ABC, 1, 3), SAY), keys).response() == response


def test_nothing_ticked_is_refused_and_shown_as_nothing() -> None:
    panel = ChoosePanel(Choose(ABC, 1, 1), SAY)
    refused = panel.response()
    assert isinstance(refused, Message) and SAY(refused) == "请选一项。"
    assert texts(panel) == ["  ( ) A  甲项", "  ( ) B  乙项", "  ( ) C  丙项"]
    assert texts(pressed(panel, "b"))[1] == "> (*) B  乙项"


@pytest.mark.parametrize(
    ("most", "at_once", "key", "done"),
    [
        (1, True, "b", True),
        (1, True, "2", True),
        (1, True, "down", False),
        (1, True, "space", False),
        (1, True, "x", False),
        (1, False, "b", False),
        (3, True, "b", False),
    ],
)
def test_one_key_answers_at_once_where_one_is_chosen(most: int, at_once: bool, key: str, done: bool) -> None:
    panel = pressed(ChoosePanel(Choose(ABC, 1, most), SAY, at_once=at_once), key)
    assert panel.done is done
    assert not done or panel.response() == ["B"]


def test_true_and_false_have_keys_of_their_own() -> None:
    options = (Option("对", "对", ("对", "t")), Option("错", "错", ("错", "f")))
    assert pressed(ChoosePanel(Choose(options, 1, 1, fixed=True), SAY), "f").response() == ["错"]


def test_items_are_carried_and_sent_to_places() -> None:
    assert pressed(ArrangePanel(Arrange(ABC), SAY), "space down down").response() == ["B", "C", "A"]
    assert pressed(ArrangePanel(Arrange(ABC), SAY), "down space up space down").response() == ["B", "A", "C"]
    assert pressed(ArrangePanel(Arrange(ABC), SAY), "3").response() == ["B", "C", "A"]
    assert texts(pressed(ArrangePanel(Arrange(ABC), SAY), "space"))[0] == "=  1  甲项"


def matching() -> AssignPanel:
    rows = (Option("左", "左边"), Option("右", "右边"))
    return AssignPanel(Assign(rows, ABC, distinct=True), SAY)


def test_rows_get_columns_each_once() -> None:
    assert pressed(matching(), "c a").response() == {"左": "C", "右": "A"}
    panel = pressed(matching(), "c c")
    refused = panel.response()
    assert isinstance(refused, Message) and SAY(refused) == "“左边”还没有选。"
    assert texts(panel)[:2] == ["> [_] 1  左边", "  [c] 2  右边"]
    assert texts(panel)[-1] == "  * c  丙项"


def test_arrows_go_through_the_columns() -> None:
    assert pressed(matching(), "right right down left").response() == {"左": "B", "右": "C"}


def test_a_scale_takes_its_own_numbers() -> None:
    scale = tuple(Option(str(n), str(n)) for n in range(1, 6))
    panel = AssignPanel(Assign(ABC[:2], scale, distinct=False, columns_fixed=True), SAY)
    assert pressed(panel, "5 5").response() == {"A": "5", "B": "5"}
    assert texts(panel) == ["  [5] A  甲项", "> [5] B  乙项"]


def test_wrapped_options_hang_under_their_text() -> None:
    long = ChoosePanel(Choose((Option("A", "很长的选项" * 5), ABC[1]), 1, 1), SAY)
    first, second, *_ = texts(long, 40)
    assert first == "  ( ) A  很长的选项很长的选项很长的选项" and second == "         很长的选项很长的选项"


def test_commands_give_way_to_answers() -> None:
    allowed = frozenset({Command.FLAG, Command.SKIP, Command.LEAVE})
    assert commands_by_key(allowed, frozenset()) == {"f": "flag", "s": "skip", "q": "leave", "*": "flag"}
    assert commands_by_key(allowed, frozenset("abcdef")) == {"s": "skip", "q": "leave", "*": "flag"}


def test_the_bottom_line_shows_each_command_once_and_never_breaks_inside() -> None:
    commands = commands_by_key(frozenset({Command.FLAG, Command.LEAVE}), frozenset())
    assert hint_lines([("A-C", "answer.choose")], commands, {}, 80, SAY) == ["A-C 选择  f 标记  q 保存离开"]
    assert hint_lines([("A-C", "answer.choose")], commands, {Command.FLAG: "answer.unflag"}, 20, SAY) == [
        "A-C 选择",
        "f 取消标记",
        "q 保存离开",
    ]


def test_too_many_rows_scroll_with_the_cursor_in_view() -> None:
    rows = [Row(str(number), focused=number == 7) for number in range(10)]
    shown = [row.text for row in visible(rows, 5, SAY)]
    assert shown[0] == "↑ 上面还有" and "7" in shown and len(shown) == 5
    assert [row.text for row in visible(rows[:5], 5, SAY)] == ["0", "1", "2", "3", "4"]
    top = [Row(str(number), focused=number == 0) for number in range(10)]
    assert [row.text for row in visible(top, 5, SAY)] == ["0", "1", "2", "3", "↓ 下面还有"]
