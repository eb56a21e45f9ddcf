"""The ways in which Chinese papers are written, each read exactly: what is asked, the choices, the key, the doubts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from time import process_time
from typing import Any

import pytest

from officer_quiz.exchange import text
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.reading import Reading, Unreadable, unseen
from officer_quiz.messages.catalogue import Wording

SAY = Wording("zh")


def reading(*papers: str) -> Reading:
    raws = [paper.encode() for paper in papers]
    return text.read(raws[0]) if len(raws) == 1 else text.read_with(raws[0], raws[1], unseen)


def questions(*papers: str) -> list[dict[str, Any]]:
    return [plain(draft.question) for draft in reading(*papers).questions]


def doubts(*papers: str) -> list[str]:
    return [SAY(said) for draft in reading(*papers).questions for said in draft.doubts]


def chosen(data: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """A question with choices on a line: its kind, stem, choices and key."""
    choices = "|".join(f"{letter}{choice}" for letter, choice in data["choices"].items())
    return data["type"], data["stem"], choices, data.get("answer", "")


ONE = ("single", "甲的行为是（　）。", "A合法|B违法|C犯罪", "B")


@pytest.mark.parametrize(
    "number", ["1.", "1、", "1．", "（1）", "(1)", "①", "第1题", "第一题：", "1 ", "１、", "1)", "问题一："]
)
def test_numbers(number: str) -> None:
    paper = f"{number}甲的行为是（B）。\nA.合法\nB.违法\nC.犯罪"
    assert [chosen(each) for each in questions(paper)] == [ONE]


@pytest.mark.parametrize(
    "choices",
    [
        "A.合法\nB.违法\nC.犯罪",
        "A、合法\nB、违法\nC、犯罪",
        "A．合法；\nB．违法；\nC．犯罪",
        "A:合法\nB:违法\nC:犯罪",
        "(A)合法\n(B)违法\n(C)犯罪",
        "（A）合法 （B）违法 （C）犯罪",
        "Ａ．合法　　Ｂ．违法　　Ｃ．犯罪",
        "A 合法\nB 违法\nC 犯罪",
        "A.合法B.违法C.犯罪",
        "A.合法\tB.违法\tC.犯罪",
        "A.合法 B.违法\nC.犯罪",
        "A)合法\nB)违法\nC)犯罪",
    ],
)
def test_choices(choices: str) -> None:
    assert [chosen(each) for each in questions(f"1.甲的行为是（B）。\n{choices}")] == [ONE]
    glued = choices.startswith("A.")
    assert not glued or [chosen(each) for each in questions(f"1.甲的行为是（B）。{choices}")] == [ONE]


@pytest.mark.parametrize(
    "key",
    [
        "答案：B",
        "答 案:B",
        "正确答案：B",
        "参考答案: B",
        "标准答案：Ｂ",
        "[答案]B",
        "【答案】B",
        "答：B",
        "答案：B.违法",
        "答案：违法",
        "答案 B",
        "(答案：B)",
    ],
)
def test_keys_after_the_choices(key: str) -> None:
    paper = f"1.甲的行为是（　）。\nA.合法\nB.违法\nC.犯罪\n{key}"
    assert [chosen(each) for each in questions(paper)] == [ONE]
    assert doubts(paper) == []


@pytest.mark.parametrize("key", ["AC", "A、C", "A,C", "A C", "C，A", "（A、C）", "A和C"])
def test_several_keys(key: str) -> None:
    assert questions(f"1.甲（ ）\nA.一\nB.二\nC.三\n答案：{key}")[0]["answer"] == "AC"


@pytest.mark.parametrize("key", ["A-C", "A至C", "A～C", "全选", "以上全选", "ABC"])
def test_all_keys(key: str) -> None:
    assert questions(f"1.甲（ ）\nA.一\nB.二\nC.三\n答案：{key}")[0]["answer"] == "ABC"


def test_a_tick_at_a_choice_is_the_key() -> None:
    assert chosen(questions("1.甲\nA.一\nB.二 √\nC.三")[0]) == ("single", "甲", "A一|B二|C三", "B")
    assert chosen(questions("1.甲\nA.一\n√B.二\nC.三")[0]) == ("single", "甲", "A一|B二|C三", "B")


def test_explanations_keep_their_numbered_steps() -> None:
    paper = "1.甲（A）\nA.一\nB.二\n【解析】先看主体。\n1.是不是民警\n2.有没有证件\n再看程序。\n2.乙（B）\nA.一\nB.二"
    first, second = questions(paper)
    assert first["explain"] == "先看主体。\n1.是不是民警\n2.有没有证件\n再看程序。"
    assert chosen(second) == ("single", "乙（　）", "A一|B二", "B")


@pytest.mark.parametrize("label", ["解析：", "答案解析：", "【解析】", "解释:", "分析：", "详解：", "理由："])
def test_labels_of_explanations(label: str) -> None:
    assert questions(f"1.甲（A）\nA.一\nB.二\n答案：A\n{label}因为一。")[0]["explain"] == "因为一。"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "依据：《治安管理处罚法》第九十七条；《人民警察法》第二条",
            {"cite": ["《治安管理处罚法》第九十七条", "《人民警察法》第二条"]},
        ),
        ("【依据】《治安管理处罚法》第九十七条第一款", {"cite": ["《治安管理处罚法》第九十七条第一款"]}),
        (
            "解析：因为。\n依据：《人民警察法》第二条\n出处：S001",
            {"explain": "因为。", "cite": ["《人民警察法》第二条"], "source": ["S001"]},
        ),
        ("依据：因为一。", {"explain": "依据：因为一。"}),
        ("难度：易\n分值：2分", {"level": "basic", "points": "2"}),
    ],
)
def test_what_a_key_rests_on_and_what_is_told_of_a_question(lines: str, told: dict[str, object]) -> None:
    found = questions(f"1.甲（A）\nA.一\nB.二\n答案：A\n{lines}")[0]
    assert {name: found[name] for name in ("explain", "cite", "source", "level", "points") if name in found} == told


def test_what_has_no_field_is_told() -> None:
    (draft,) = text.read("1.甲（A）\nA.一\nB.二\n难度：0.85\n题型：单选\n知识点：甲".encode()).questions
    assert [SAY(said) for said in draft.losses] == ["“难度：0.85”没有导入", "“题型：单选”没有导入"]


@pytest.mark.parametrize(
    ("head", "asked", "key", "told"),
    [
        ("排序题", "排", "CAB", {"steps": ["丙", "甲", "乙"]}),
        ("排序题", "排", "C→A→B", {"steps": ["丙", "甲", "乙"]}),
        ("配对题", "配\n①子\n②丑", "①B ②A", {"pairs": {"子": "乙", "丑": "甲"}, "distractors": ["丙"]}),
        ("情境评价题", "景（1 至 7 分）", "A5 B2 C7", {"scale": "7"}),
        ("最佳与最差题", "景", "最佳 B，最差 A", {"best": "B", "worst": "A"}),
        ("情境排序题", "景", "B-A-C", {"actions": [{"do": "乙"}, {"do": "甲"}, {"do": "丙"}]}),
        ("数值题", "几元？____元", "500 ± 2 元", {"stem": "几元？", "answer": "500", "tolerance": "2", "unit": "元"}),
    ],
)
def test_kinds_with_keys_of_their_own_form(head: str, asked: str, key: str, told: dict[str, object]) -> None:
    choices = "" if head == "数值题" else "A.甲\nB.乙\nC.丙\n"
    found = questions(f"一、{head}\n1.{asked}\n{choices}答案：{key}")[0]
    assert {name: found.get(name) for name in told} == told


@pytest.mark.parametrize("key", ["CA", "BCD", "x", "①B"])
def test_an_order_that_does_not_fit_is_no_key(key: str) -> None:
    (draft,) = text.read(f"一、排序题\n1.排\nA.甲\nB.乙\nC.丙\n答案：{key}".encode()).questions
    assert "steps" not in draft.question and draft.question["choices"] == {"A": "甲", "B": "乙", "C": "丙"}  # type: ignore[operator, index]
    assert [SAY(said) for said in draft.doubts] == [f"答案“{key}”看不出是哪个选项，请填上"]


@pytest.mark.parametrize(
    ("head", "stem", "points"),
    [
        ("一、单选题（每题2分，共20分）", "甲", "2"),
        ("一、单选题（每小题0.5分）", "甲", "0.5"),
        ("一、单选题（每题2分）", "（3分）甲", "3"),
        ("一、单选题（每题1分）", "甲", None),
        ("I. Single choice (2 points each, 20 in all)", "甲", "2"),
        ("一、单选题（共10题，20分）", "甲", None),
        ("一、单选题", "【2分】甲", "2"),
    ],
)
def test_points_of_heads_and_stems(head: str, stem: str, points: str | None) -> None:
    found = questions(f"{head}\n1.{stem}\nA.一\nB.二\n答案：A")[0]
    assert (found["stem"], found.get("points")) == ("甲", points)


@pytest.mark.parametrize(
    ("head", "whole", "parts"),
    [("每题10分", "10", [None, None]), ("每小题2分", "4", ["2", "2"]), ("共20分", None, [None, None])],
)
def test_points_of_a_case_and_of_its_questions(head: str, whole: str | None, parts: list[str | None]) -> None:
    paper = (
        f"一、案例题（{head}）\n根据以下材料回答1-2题\n甲打乙。\n1.甲\nA.一\nB.二\n答案：A\n2.乙\nA.一\nB.二\n答案：B"
    )
    (found,) = questions(paper)
    assert (found.get("points"), [each.get("points") for each in found["questions"]]) == (whole, parts)


def test_numbers_of_five_digits() -> None:
    paper = (
        "一、单选题\n9999、甲\nA.一\nB.二\n10000、乙\nA.一\nB.二\n第10001题 丙\nA.一\nB.二\n参考答案\n9999-10001 ABA"
    )
    assert [found["answer"] for found in questions(paper)] == ["A", "B", "A"]


def test_all_passes_over_the_lines_of_a_paper_are_seen() -> None:
    passes: list[tuple[int, int]] = []

    def seen(work: Iterable[Any], total: int) -> Iterator[Any]:
        gone = 0
        for each in work:
            gone += 1
            yield each
        passes.append((gone, total))

    text.read_with("一、判断题\n\n1.甲。（√）\n2.乙。（×）".encode(), None, seen)
    assert passes == [(9, 12)]  # of four lines the empty one is dropped by the first pass


def test_key_and_explanation_behind_the_last_choice() -> None:
    found = questions("1.甲 A.一 B.二 答案：B 解析：因为二。")[0]
    assert (chosen(found), found["explain"]) == (("single", "甲", "A一|B二", "B"), "因为二。")


HEADS = (
    "一、单项选择题（每题2分，共4分）\n1.甲\nA.一\nB.二\n答案：A\n二、多项选择题\n1.乙\nA.一\nB.二\nC.三\n答案：AB\n"
)
MORE = "三、不定项选择题\n1.丙\nA.一\nB.二\n答案：A\n四、判断题\n1.丁。\n答案：对\n五、填空题\n1.戊____。\n答案：己\n"


def test_sections_give_the_kind_and_number_anew() -> None:
    found = questions(HEADS + MORE + "六、简答题\n1.庚？\n答：辛。")
    assert [each["type"] for each in found] == ["single", "multiple", "indefinite", "true_false", "fill", "essay"]


def test_a_tag_gives_the_kind_of_one_question() -> None:
    paper = "1.【多选】甲\nA.一\nB.二\n答案：AB\n2.（判断题）乙。\n答案：√\n3. 单选题：丙\nA.一\nB.二\n答案：B"
    assert [(each["type"], each["stem"]) for each in questions(paper)] == [
        ("multiple", "甲"),
        ("true_false", "乙。（　）"),
        ("single", "丙"),
    ]


@pytest.mark.parametrize("key", ["√", "对", "正确", "T", "✓", "是", "V"])
@pytest.mark.parametrize("written", ["1.甲（{}）。", "1.甲。（ {} ）", "1.甲。（　）\n答案：{}", "参考答案\n1.{}"])
def test_true(key: str, written: str) -> None:
    paper = "一、判断题\n" + ("1.甲。\n" if written.startswith("参考") else "") + written.format(key)
    found = questions(paper)
    assert [(each["type"], each["stem"].strip("。（　）"), each["answer"]) for each in found] == [
        ("true_false", "甲", "对")
    ]


@pytest.mark.parametrize("key", ["×", "错", "错误", "F", "✗", "否", "X"])
def test_false(key: str) -> None:
    assert questions(f"一、判断题\n1.甲。（{key}）")[0]["answer"] == "错"


def test_the_reason_behind_a_judgement_explains_it() -> None:
    found = questions("一、判断题\n1.甲。\n答案：错误。应为乙。")[0]
    assert (found["answer"], found["explain"]) == ("错", "应为乙。")


def test_right_and_wrong_as_choices() -> None:
    found = questions("一、判断题\n1.甲。\nA.正确\nB.错误\n答案：B")
    assert found == [{"type": "true_false", "stem": "甲。（　）", "answer": "错"}]


@pytest.mark.parametrize(
    ("stem", "key", "read", "answer"),
    [
        ("甲是____。", "乙", "甲是____。", ["乙"]),
        ("甲是（　　）。", "乙", "甲是____。", ["乙"]),
        ("甲是__，乙是__。", "丙；丁", "甲是____，乙是____。", ["丙", "丁"]),
        ("甲是____，乙是____。", "丙、丁", "甲是____，乙是____。", ["丙", "丁"]),
        ("甲是____，乙是____。", "（1）丙（2）丁", "甲是____，乙是____。", ["丙", "丁"]),
        ("甲是____。", "乙或者丙", "甲是____。", [["乙", "丙"]]),
        ("甲是（乙）、（丙）。", "", "甲是____、____。", ["乙", "丙"]),
    ],
)
def test_blanks(stem: str, key: str, read: str, answer: list[Any]) -> None:
    found = questions(f"一、填空题\n1.{stem}\n" + (f"答案：{key}" if key else ""))
    assert found == [{"type": "fill", "stem": read, "answer": answer}]


def test_essays_take_their_points_from_numbered_items() -> None:
    found = questions("一、简答题\n1.甲？\n答：（1）乙；（2）丙。\n2.丁？\n参考答案：\n1.戊\n2.己\n\n3.庚？\n答：辛。")
    assert [(each["stem"], each["points"]) for each in found] == [
        ("甲？", ["乙", "丙。"]),
        ("丁？", ["戊", "己"]),
        ("庚？", ["辛。"]),
    ]


PAPER = "一、单选题\n1.甲\nA.一\nB.二\n2.乙\nA.一\nB.二\n二、判断题\n1.丙。\n2.丁。\n"


@pytest.mark.parametrize(
    "key",
    [
        "参考答案\n一、单选题\n1.A 2.B\n二、判断题\n1.对 2.错",
        "参考答案：\n一、单选题\n1-2 AB\n二、判断题\n1-2 √×",
        "答案\n一、单选题\n1～2：A B\n二、判断题\n1.√\n2.×",
        "【参考答案】\n单选题\n1、A\n2、B\n判断题\n1、正确\n2、错误",
        "参考答案\n1.A\n2.B\n1.对\n2.错",
        "参考答案\n一、单选题\n题号\t1\t2\n答案\tA\tB\n二、判断题\n题号\t1\t2\n答案\t√\t×",
    ],
)
def test_sections_of_answers(key: str) -> None:
    assert [each["answer"] for each in questions(PAPER + key)] == ["A", "B", "对", "错"]
    assert [each["answer"] for each in questions(PAPER, key)] == ["A", "B", "对", "错"]


def test_answers_by_order_in_a_second_file() -> None:
    assert [each["answer"] for each in questions(PAPER, "A\nB\n对\n错")] == ["A", "B", "对", "错"]


def test_explanations_in_sections_of_answers() -> None:
    found = questions(
        PAPER + "答案解析\n一、单选题\n1.【答案】A【解析】因为一。\n2.答案：B\n解析：因为二。\n二、判断题\n1.对。\n2.错"
    )
    assert [(each.get("answer"), each.get("explain")) for each in found] == [
        ("A", "因为一。"),
        ("B", "因为二。"),
        ("对", None),
        ("错", None),
    ]


def test_shared_material_becomes_a_case() -> None:
    paper = "根据以下材料回答1-2题\n甲与乙争吵。\n乙先动手。\n1.甲\nA.一\nB.二\n答案：A\n2.乙\nA.一\nB.二"
    paper += "\n3.丙（B）\nA.一\nB.二"
    case, other = questions(paper)
    assert (case["type"], case["facts"]) == ("case", "甲与乙争吵。\n乙先动手。")
    assert [chosen(each) for each in case["questions"]] == [
        ("single", "甲", "A一|B二", "A"),
        ("single", "乙", "A一|B二", ""),
    ]
    assert chosen(other) == ("single", "丙（　）", "A一|B二", "B")
    assert doubts(paper) == ["第 2 小题：原文没有答案，请填上"]


def test_brackets_before_the_number_of_a_judgement() -> None:
    found = questions("一、判断题\n（√）1.甲。\n( × )2、乙。\n（　）3.丙。")
    assert [(each["stem"], each.get("answer")) for each in found] == [
        ("甲。（　）", "对"),
        ("乙。（　）", "错"),
        ("丙。（　）", None),
    ]


@pytest.mark.parametrize(
    "paper",
    [
        "一、案例题\n（一）甲打乙。\n1.甲（A）\nA.一\nB.二\n（二）丙打丁。\n2.丙（B）\nA.一\nB.二",
        "一、案例题\n案例一：甲打乙。\n1.甲（A）\nA.一\nB.二\n案例二：丙打丁。\n1.丙（B）\nA.一\nB.二",
        "一、案例分析题\n1.甲打乙。\n（1）甲（A）\nA.一\nB.二\n2.丙打丁。\n（1）丙（B）\nA.一\nB.二",
    ],
)
def test_cases_of_a_section_of_cases(paper: str) -> None:
    found = questions(paper)
    assert [(case["type"], case["facts"].partition("：")[2] or case["facts"]) for case in found] == [
        ("case", "甲打乙。"),
        ("case", "丙打丁。"),
    ]
    assert [chosen(part) for case in found for part in case["questions"]] == [
        ("single", "甲（　）", "A一|B二", "A"),
        ("single", "丙（　）", "A一|B二", "B"),
    ]


def test_a_section_in_which_nothing_is_recognised_is_told() -> None:
    found = reading("一、单选题\n1.甲（A）\nA.一\nB.二\n二、判断题\n甲是乙\n乙是丙")
    assert [(SAY(loss.place), SAY(loss.message)) for loss in found.losses] == [
        ("第 5 行", "“二、判断题”下面没有认出题目，请看题号和选项的写法")
    ]


def test_glued_questions_are_taken_apart() -> None:
    paper = "1.甲（A） A.一 B.二 2.乙（B） A.三 B.四\n3、丙（A）\nA、五\nB、自己的财产4、丁是哪个（B）\nA、六\nB、七"
    assert [(each["stem"], each["choices"]["B"]) for each in questions(paper)] == [
        ("甲（　）", "二"),
        ("乙（　）", "四"),
        ("丙（　）", "自己的财产"),
        ("丁是哪个（　）", "七"),
    ]


def test_questions_without_numbers() -> None:
    paper = "单选题\n甲？\nA.一\nB.二\n答案：A\n解析：因为。\n\n乙？\nA.一\nB.二\n答案：B\n判断题\n丙。（√）\n丁。（×）"
    assert [(each["stem"], each["answer"]) for each in questions(paper)] == [
        ("甲？", "A"),
        ("乙？", "B"),
        ("丙。（　）", "对"),
        ("丁。（　）", "错"),
    ]


def test_covers_and_instructions_are_no_questions() -> None:
    cover = "某市局练兵题库\n姓名：____\n注意事项：\n1.写上姓名。\n2.考试90分钟。\n一、单选题\n本题共1小题\n"
    paper = "1.甲（A）\nA.一\nB.二\n第 1 页 共 2 页\nC.三\n考试结束"
    assert [chosen(each) for each in questions(cover + paper)] == [("single", "甲（　）", "A一|B二|C三", "A")]


def test_a_choice_of_several_lines() -> None:
    assert questions("1.甲（A）\nA.一\n还是一\nB.二")[0]["choices"] == {"A": "一\n还是一", "B": "二"}


@pytest.mark.parametrize(
    "stem",
    [
        "The U.S.A. was founded in 1776.",
        "Vitamin A is one.",
        "关于A型血的说法",
        "维生素B12是哪一种",
        '程序 text = "(AD)" 的输出',
    ],
)
def test_letters_in_a_stem_are_neither_choices_nor_keys(stem: str) -> None:
    assert chosen(questions(f"1.{stem}\nA.一\nB.二")[0]) == ("single", stem, "A一|B二", "")


def test_rows_of_a_table() -> None:
    paper = "题库\n题型\t题干\t选项A\t选项B\t正确答案\t解析\n单选题\t甲\t一\t二\tB\t因为\n判断题\t乙\t\t\t对\t"
    one, two = questions(paper)
    assert (chosen(one), one["explain"]) == (("single", "甲", "A一|B二", "B"), "因为")
    assert two == {"type": "true_false", "stem": "乙（　）", "answer": "对"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v"])
def test_encodings_and_line_ends(encoding: str, end: str) -> None:
    raw = "1.甲的行为是（B）。\nA.合法\nB.违法\nC.犯罪".replace("\n", end).encode(encoding)
    assert text.recognise("a.txt", raw)
    assert [chosen(plain(draft.question)) for draft in text.read(raw).questions] == [ONE]


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        ("1.甲（ ）\nA.一\nB.二", "原文没有答案，请填上"),
        ("1.甲（A）\nA.一\nB.二\n答案：B", "原文有不同的答案：A、B，请定下来"),
        ("1.甲（ ）\nA.一\nB.二\n答案：D", "答案是 D，可是没有选项 D，请核对"),
        ("1.甲（ ）\nA.一\nB.二\n答案：见书", "答案“见书”看不出是哪个选项，请填上"),
        ("一、单选题\n1.甲（AB）\nA.一\nB.二", "写的是单选题，答案却有几个（AB），请核对"),
        ("一、多选题\n1.甲（A）\nA.一\nB.二", "写的是多选题，答案只有一个（A），请核对"),
        ("1.甲（A）\nA.一\nB.二\nD.四", "缺选项 C，请核对"),
        ("一、填空题\n1.甲____。\n答案：一；二", "题干有 1 个空，和答案“一；二”对不上，请填上"),
        ("一、判断题\n1.甲。\n答案：看情况", "答案“看情况”看不出是哪个选项，请填上"),
        ("一、单选题\n1.甲是什么？\n答案：乙", "写的是选择题，却没有找到选项，请核对"),
        ("1.（A）\nA.一\nB.二", ""),
    ],
)
def test_a_key_that_is_not_sure_is_left_out_and_told(paper: str, said: str) -> None:
    assert "".join(doubts(paper)) == said
    assert ("answer" in questions(paper)[0]) == (said in {"", "缺选项 C，请核对"})


def test_what_is_left_over_is_told() -> None:
    found = reading("1.甲\nA.一\nB.二\n2.乙\nA.一\nB.二\n参考答案\n1-3 AB\n1.A\n5.C")
    assert [(SAY(loss.place), SAY(loss.message), loss.whole) for loss in found.losses] == [
        ("第 8 行", "答案写的是 1 至 3 题，却有 2 个，对不上，这几题的答案没有用", False),
        ("第 10 行", "答案里的第 5 题（C）找不到对应的题，没有用", False),
    ]


@pytest.mark.parametrize("paper", ["", "没有题目", "参考答案\n1.A\n2.B"])
def test_a_paper_without_questions(paper: str) -> None:
    with pytest.raises(Unreadable):
        reading(paper)


def paper_of(count: int) -> str:
    one = "{0}. 第{0}种情形下，正确的是（　）\nA. 甲{0}\nB. 乙{0}\nC. 丙\nD. 丁\n答案：{1}\n解析：如下。\n1.一\n2.二\n"
    return "".join(one.format(number, "ABCD"[number % 4]) for number in range(1, count + 1))


def test_a_thousand_questions_are_read_at_once_and_in_time() -> None:
    begun = process_time()
    found = reading("一、单选题\n" + paper_of(1000))
    assert [len(found.questions), sum(bool(draft.doubts) for draft in found.questions)] == [1000, 0]
    assert process_time() - begun < 1


@pytest.mark.parametrize(
    "hostile",
    [
        "1. " * 20_000,
        "（" * 50_000,
        "A. x\n" * 5_000,
        "1.题（" + " " * 50_000,
        "1.题" + "A、" * 20_000,
        "一、单选题\n" * 2_000,
    ],
)
def test_hostile_texts_take_no_time(hostile: str) -> None:
    begun = process_time()
    with suppress(Unreadable):
        reading(hostile)
    assert process_time() - begun < 1
