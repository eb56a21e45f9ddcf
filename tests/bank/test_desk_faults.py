"""What trainers write at their first try: each slip is told once, at its line and column, with the right word."""

from __future__ import annotations

from datetime import date

import pytest

from law import register
from officer_quiz.bank import checks
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import load
from officer_quiz.kinds import wording
from officer_quiz.messages.catalogue import Wording
from officer_quiz.text import building
from officer_quiz.text.diagnostic import Diagnostic
from officer_quiz.text.document import read

HEAD = """\
bank: law-desk
title: 测试题库
posts: [station]
status: draft
author: 教研组
checked: 2026-11-23
questions:
"""
QUESTION = """\
  - id: m-001
    type: single
    stem: 传唤后询问查证，案情简单、身份清楚的，最长可以多久？
    choices:
      A: 四小时
      B: 八小时
      C: 十二小时
    answer: B
    shuffle: false
    explain: 一般情形以八小时为限；四小时没有依据，十二小时要有身份不明的情形。
    cite: 《治安管理处罚法》第九十七条第一款
"""
SCENE = """\
  - id: m-001
    type: {kind}
    scene: 晚上，小区两户邻居为停车争吵，你和搭档先到现场，有人围观拍摄。
    actions:
{actions}    explain: 先分开再听，双方都能说清楚；当众争吵只会更激动。
    source: 讲义
"""
NEXT = QUESTION.replace("m-001", "m-002").replace("最长可以多久", "一般不得超过多久")
SAY = Wording("zh", {"kinds": wording, "checks": checks.wording})


def found(questions: str, head: str = HEAD) -> list[Diagnostic]:
    loaded = load([read("x.yaml", (head + questions).encode())], Context(register(), date(2026, 11, 23)))
    return [one for one in loaded.diagnostics if one.level == "error"]


def told(questions: str, head: str = HEAD) -> list[tuple[int, int, str, str]]:
    return [(one.line, one.column, one.code, SAY(one.message)) for one in found(questions, head)]


def changed(old: str, new: str) -> str:
    assert old in QUESTION
    return QUESTION.replace(old, new, 1)


def test_the_question_itself_is_sound() -> None:
    assert told(QUESTION) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "code", "words"),
    [
        ("stem:", "题干:", 10, 5, "unknown-key", "没有“题干”这个字段。是不是 stem？"),
        ("type:", "题型:", 9, 5, "unknown-key", "没有“题型”这个字段。是不是 type？"),
        ("cite:", "法律依据:", 18, 5, "unknown-key", "没有“法律依据”这个字段。是不是 cite？"),
        ("    answer", "    score: 2\n    answer", 15, 5, "unknown-key", "没有“score”这个字段。是不是 points？"),
        ("single", "单选题", 9, 11, "unknown-kind", "没有“单选题”这种题型。是不是 single（单选）？"),
        ("single", "单项选择题", 9, 11, "unknown-kind", "没有“单项选择题”这种题型。是不是 single（单选）？"),
        (
            "    answer",
            "    level: 初级\n    answer",
            *(15, 12, "unknown-value"),
            "“初级”不能用在这里。是不是 basic（初级）？可用：basic（初级）、intermediate（中级）、advanced（高级）。",
        ),
        (
            "    answer",
            "    level: 难度三\n    answer",
            *(15, 12, "unknown-value"),
            "“难度三”不能用在这里。可用：basic（初级）、intermediate（中级）、advanced（高级）。",
        ),
        (
            "    answer",
            "    posts: [派出所]\n    answer",
            *(15, 13, "unknown-value"),
            "“派出所”不能用在这里。是不是 station（派出所）？可用：traffic（交警）、station（派出所）、"
            "border（移民管理）、window（窗口）、inspector（督察）、legal（法制）。",
        ),
        (
            "    answer",
            "    posts: station\n    answer",
            *(15, 12, "wrong-shape"),
            "“posts”（岗位）应是列表（写在方括号里用半角逗号隔开，或每行以“- ”开头），写成了文字。"
            "请写成“[station]”这样。",
        ),
        (
            "    answer",
            "    tags: 治安，传唤\n    answer",
            *(15, 11, "wrong-shape"),
            "“tags”（标签）应是列表（写在方括号里用半角逗号隔开，或每行以“- ”开头），写成了文字。"
            "请写成“[治安, 传唤]”这样。",
        ),
        (
            "    answer",
            "    posts: [station，legal]\n    answer",
            *(15, 20, "unknown-value"),
            "几个值之间要用半角逗号。请写成 [station, legal]。",
        ),
        (
            "      A: 四小时\n      B: 八小时\n      C: 十二小时\n",
            "    A: 四小时\n    B: 八小时\n    C: 十二小时\n",
            *(12, 5, "not-indented"),
            "A、B、C 应写在“choices”下面，但没有缩进。请在这几行的行首各加两个空格。",
        ),
        (
            "      A: 四小时\n      B: 八小时\n      C: 十二小时\n",
            "      A：四小时\n      B：八小时\n      C：十二小时\n",
            *(12, 7, "wrong-shape"),
            "“choices”（选项，从 A 起按字母排）应是一行一项的“名称: 内容”（半角冒号加一个空格），写成了文字。"
            "请写成“A: 四小时”这样。",
        ),
        (
            "      A: 四小时\n      B: 八小时\n      C: 十二小时\n",
            "      - 四小时\n      - 八小时\n      - 十二小时\n",
            *(12, 7, "wrong-shape"),
            "“choices”（选项，从 A 起按字母排）应是一行一项的“名称: 内容”（半角冒号加一个空格），写成了列表。"
            "请写成“A: 四小时”这样。",
        ),
        (
            "      A: 四小时\n      B: 八小时\n      C: 十二小时\n",
            "      Ａ四小时 B八小时 C十二小时\n",
            *(12, 7, "wrong-shape"),
            "“choices”（选项，从 A 起按字母排）应是一行一项的“名称: 内容”（半角冒号加一个空格），写成了文字。"
            "请写成“A: 四小时”这样。",
        ),
        (
            "      A: 四小时\n      B: 八小时\n      C: 十二小时\n",
            "      - A: 四小时\n      - B: 八小时\n",
            *(12, 7, "wrong-shape"),
            "“choices”（选项，从 A 起按字母排）应是一行一项的“名称: 内容”（半角冒号加一个空格），写成了列表。"
            "请写成“A: 四小时”这样。",
        ),
        (
            "    answer",
            "    skills: language psychology\n    answer",
            *(15, 13, "wrong-shape"),
            "“skills”（能力（八项））应是列表（写在方括号里用半角逗号隔开，或每行以“- ”开头），写成了文字。"
            "请写成“[language, psychology]”这样。",
        ),
        (
            "\n      A: 四小时\n      B: 八小时\n      C: 十二小时\n",
            " {A: 四小时，或一天，B: 八小时}\n",
            *(11, 25, "unclosed-bracket"),
            "花括号里各项之间要用半角逗号，这里是“，”。请改成半角逗号加一个空格。",
        ),
    ],
)
def test_a_slip_is_told_once_with_the_right_word(
    old: str, new: str, line: int, column: int, code: str, words: str
) -> None:
    assert told(changed(old, new)) == [(line, column, code, words)]


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "code", "words"),
    [
        (
            "single",
            "single\u00a0",
            9,
            17,
            "unknown-kind",
            "“single”旁边有一个看不出来的不间断空格（U+00A0）。请删去它。",
        ),
        (
            "single",
            "singl\u0435",
            9,
            16,
            "unknown-kind",
            "“\u0435”（U+0435）是西里尔（俄文）字母，只是样子像 e。请改成 e。",
        ),
        (
            "    answer",
            "    level: basic\u3000\n    answer",
            *(15, 17, "unknown-value", "“basic”旁边有一个看不出来的全角空格（U+3000）。请删去它。"),
        ),
        (
            "    answer",
            "    checked: 2026-11-23\u3000\n    answer",
            *(15, 24, "not-a-date", "“2026-11-23”旁边有一个看不出来的全角空格（U+3000）。请删去它。"),
        ),
        (
            "    answer",
            "    posts: [station,\u3000legal]\n    answer",
            *(15, 21, "unknown-value", "“legal”旁边有一个看不出来的全角空格（U+3000）。请删去它。"),
        ),
        (
            "    answer",
            "    level: \u3000\n    answer",
            *(15, 12, "empty-text", "这里只有全角空格（U+3000），看起来是空的。请填上内容。"),
        ),
        ("m-001", "m-001\u2003", 8, 14, "bad-id", "“m-001”旁边有一个看不出来的特殊的空格（U+2003）。请删去它。"),
        (
            "shuffle: false",
            "shuffle: ' false'",
            16,
            15,
            "not-a-boolean",
            "“false”旁边有一个看不出来的空格（U+0020）。请删去它。",
        ),
        (
            "answer:",
            "answer\u3000:",
            15,
            11,
            "unknown-key",
            "“answer”旁边有一个看不出来的全角空格（U+3000）。请删去它。",
        ),
        (
            "answer:",
            "answ\u0435r:",
            15,
            9,
            "unknown-key",
            "“\u0435”（U+0435）是西里尔（俄文）字母，只是样子像 e。请改成 e。",
        ),
        ("answer:", "Answer:", 15, 5, "unknown-key", "没有“Answer”这个字段。是不是 answer？"),
        (
            "answer: B",
            "answer: \u00a0",
            *(15, 13, "empty-text", "这里只有不间断空格（U+00A0），看起来是空的。请填上内容。"),
        ),
        (
            "A: 四小时",
            "A: \u3000",
            12,
            10,
            "empty-text",
            "这里只有全角空格（U+3000），看起来是空的。请填上内容。",
        ),
        (
            "answer: B",
            "answer: \u0392",
            15,
            13,
            "not-a-choice",
            "“\u0392”（U+0392）是希腊字母，只是样子像 B。请改成 B。",
        ),
        (
            "A: 四",
            "\u0410: 四",
            12,
            7,
            "choice-keys",
            "“\u0410”（U+0410）是西里尔（俄文）字母，只是样子像 A。请改成 A。",
        ),
        (
            "身份清楚",
            "身份\ufffd楚",
            10,
            26,
            "lost-character",
            "这里原来的字没有读出来，成了 U+FFFD（替换字符）。请对照原文补上。",
        ),
    ],
)
def test_what_only_looks_right_is_named_at_its_place(
    old: str, new: str, line: int, column: int, code: str, words: str
) -> None:
    assert told(changed(old, new)) == [(line, column, code, words)]


@pytest.mark.parametrize(
    ("blank", "name"),
    [("\u3000", "全角空格（U+3000）"), ("\u00a0", "不间断空格（U+00A0）"), ("\u2003", "特殊的空格（U+2003）")],
)
def test_blanks_between_chinese_characters_are_named(blank: str, name: str) -> None:
    text = HEAD + changed("案情简单", f"案情{blank}简单").replace("多久？", "多久（\u3000）。")
    found = load([read("x.yaml", text.encode())], Context(register(), date(2026, 11, 23))).diagnostics
    assert [(one.line, one.column, SAY(one.message)) for one in found if one.code == "L33"] == [
        (10, 21, f"“情{blank}简”汉字之间有{name}。请删去。")
    ]


@pytest.mark.parametrize(("letters", "wrong"), [("ＡＢＣ", "Ａ"), ("abc", "a")])
def test_letters_of_choices_in_another_writing_are_told_once(letters: str, wrong: str) -> None:
    text = QUESTION.replace("answer: B", f"answer: {letters[1]}\n    why: {{C: 要有身份不明的情形。}}")
    for right, written in zip("ABC", letters, strict=True):
        text = text.replace(f"      {right}:", f"      {written}:")
    assert told(text) == [(12, 7, "choice-keys", f"选项的字母要用半角大写，请把 {wrong} 改成 A。")]


def test_a_key_of_the_header_under_another_name_is_not_missing_too() -> None:
    head = HEAD.replace("bank:", "题库:").replace("title:", "标题:")
    assert [each[:3] for each in told(QUESTION, head)] == [(1, 1, "unknown-key"), (2, 1, "unknown-key")]


def test_chinese_keys_are_told_one_by_one_and_read_as_what_they_mean() -> None:
    names = {"type": "题型", "stem": "题干", "choices": "选项", "answer": "答案", "explain": "解析", "cite": "依据"}
    text = QUESTION.replace("answer: B", "answer: D").replace("single", "单选题")
    for key, name in names.items():
        text = text.replace(f"    {key}:", f"    {name}:")
    assert [(line, column, code) for line, column, code, _ in told(text)] == [
        (9, 5, "unknown-key"),
        (9, 9, "unknown-kind"),
        (10, 5, "unknown-key"),
        (11, 5, "unknown-key"),
        (15, 5, "unknown-key"),
        (15, 9, "not-a-choice"),
        (17, 5, "unknown-key"),
        (18, 5, "unknown-key"),
    ]


def test_six_faults_in_six_questions_are_six_errors() -> None:
    spoilt = [
        changed("stem: ", "stem："),
        changed("answer: ", "answer："),
        changed("explain: ", "explain:"),
        changed("stem: ", 'stem: "'),
        changed("      A: ", "      \tA: "),
        changed("answer: B", "answer: D"),
    ]
    text = "".join(each.replace("m-001", f"m-{number:03}") for number, each in enumerate(spoilt, 1))
    assert [(line, column, code) for line, column, code, _ in told(text)] == [
        (10, 9, "missing-colon"),
        (26, 11, "missing-colon"),
        (39, 12, "missing-colon"),
        (43, 11, "unclosed-quote"),
        (56, 7, "tab-indent"),
        (70, 13, "not-a-choice"),
    ]


def test_a_fault_in_the_head_is_told_alone() -> None:
    assert [each[:3] for each in told(QUESTION, HEAD.replace("bank: ", "bank："))] == [(1, 5, "missing-colon")]


def test_a_number_that_is_none_does_not_hide_one_out_of_range() -> None:
    actions = "      A: {do: 把双方请到两边, expect: 6}\n      B: {do: 让双方当众吵, expect: 很差}\n"
    assert [each[:3] for each in told(SCENE.format(kind="rating", actions=actions))] == [
        (12, 32, "out-of-range"),
        (13, 31, "not-a-number"),
    ]


def test_a_wrong_best_does_not_hide_a_wrong_worst() -> None:
    actions = "      A: 把双方请到两边\n      B: 让双方当众吵\n      C: 离开\n    best: {A: B}\n    worst: D\n"
    assert [each[:3] for each in told(SCENE.format(kind="best_worst", actions=actions))] == [
        (15, 11, "wrong-shape"),
        (16, 12, "not-a-choice"),
    ]


def test_a_missing_key_does_not_hide_what_is_wrong_beside_it() -> None:
    text = changed("    answer: B\n", "").replace("C: 十二小时", "D: 十二小时")
    assert [each[:3] for each in told(text)] == [(8, 5, "missing-key"), (14, 7, "choice-keys")]


def test_what_depends_on_what_is_wrong_is_not_told() -> None:
    fill = "  - {id: m-001, type: fill, stem: [一____], answer: [八, 九], explain: 一般以八小时为限。, source: 讲义}\n"
    assert [each[:3] for each in told(fill)] == [(8, 35, "wrong-shape")]
    assert [each[:3] for each in told(changed("choices:", "choices: 甲\n    why:"))] == [(11, 14, "wrong-shape")]
    ranking = SCENE.format(kind="best_worst", actions="      A: {do: 甲}\n      B: 乙\n    best: A\n    worst: B\n")
    assert [each[:3] for each in told(ranking)] == [(12, 10, "wrong-shape")]


def test_points_of_an_essay_say_what_they_are() -> None:
    essay = "  - {id: m-001, type: essay, stem: 请论述。, points: 10, model: 底线。, explain: 底线。, source: 讲义}\n"
    words = "“points”（采分点）应是列表（写在方括号里用半角逗号隔开，或每行以“- ”开头），写成了文字。请改写。"
    assert told(essay) == [(8, 50, "wrong-shape", words)]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"PK\x03\x04..word/document.xml", "Word 文件（.docx）"),
        (b"PK\x03\x04..xl/workbook.xml", "Excel 表格（.xlsx）"),
        (b"PK\x03\x04..", "压缩文件"),
        (b"\xd0\xcf\x11\xe0\xa1", "旧版 Office 文件（.doc、.xls）"),
        (b"%PDF-1.7\n", "PDF 文件"),
    ],
)
def test_a_file_of_another_program_is_told_as_what_it_is(raw: bytes, words: str) -> None:
    (one,) = read("x.yaml", raw).diagnostics
    assert (one.line, one.column, one.code) == (1, 1, "not-text")
    assert SAY(one.message).startswith(f"这是{'' if words[0] >= '一' else ' '}{words}，")


def test_a_remark_in_a_file_whose_questions_cannot_be_read_is_no_trouble() -> None:
    text = "bank: law-desk\ntitle: 测试题库\n说明：一 # check: ignore L03\n# check: ignore L03\n"
    assert [each[:3] for each in told("", text)] == [(3, 3, "missing-colon")]


CASE = """\
  - id: k-001
    type: case
    facts: 2026年3月5日晚，楼上用跑步机，楼下上门理论，两人在楼道争吵，先后推搡对方。
    questions:
      - id: k-001-1
        type: single
        stem: 应当先查明什么？
        choices: {A: 谁先动手, B: 谁伤得重, C: 谁住楼上}
        shuffle: false
        answer: A
        explain: 先查明谁在侵害、谁在制止，伤得重不重是以后的事，住楼上更不相干。
        cite: 《治安管理处罚法》第九条第三款
      - id: k-001-2
        type: true_false
        stem: 达成协议并履行的，不予处罚。（　）
        answer: 对
        explain: 经调解达成协议的不予处罚；达不成协议或者不履行的，才依法处理。
        cite: 《治安管理处罚法》第九条第三款
    explain: 先查明谁在侵害，再谈调解；调解成了不予处罚，不成就依法处理。
    cite: 《治安管理处罚法》第九条第三款
"""


def test_a_part_of_a_case_that_cannot_be_read_does_not_hide_the_faults_of_the_others() -> None:
    assert told(CASE) == []
    first, second = CASE.replace("type: single", "type：single"), CASE.replace("answer: 对", "answer：对")
    assert [each[:3] for each in told(first.replace("answer: 对", "answer: 对吧"))] == [
        (13, 13, "missing-colon"),
        (23, 17, "unknown-value"),
    ]
    assert [each[:3] for each in told(second.replace("answer: A", "answer: Q"))] == [
        (17, 17, "not-a-choice"),
        (23, 15, "missing-colon"),
    ]
    both = second.replace("type: single", "type：single")
    assert [each[:3] for each in told(both)] == [(13, 13, "missing-colon"), (23, 15, "missing-colon")]
    text = both.replace("    explain: 先查明谁在侵害，再", "    explain：先查明谁在侵害，再")
    assert [each[:3] for each in told(text)][-1] == (26, 12, "missing-colon")


def test_a_part_that_begins_elsewhere_is_told_once() -> None:
    text = CASE.replace("      - id: k-001-2", "       - id: k-001-2")
    assert [each[:3] for each in told(text)] == [(20, 8, "bad-indent")]


def test_parts_of_very_long_cases_are_not_read_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "AGAIN", 10)
    text = CASE.replace("answer: 对", "answer：对").replace("answer: A", "answer: Q")
    assert [each[:3] for each in told(text)] == [(23, 15, "missing-colon")]


def test_a_case_without_a_part_that_cannot_be_read_is_left_out() -> None:
    text = HEAD + CASE.replace("answer: 对", "answer：对") + QUESTION
    (bank,) = load([read("x.yaml", text.encode())], Context(register(), date(2026, 11, 23))).banks
    assert [entry.question.id for entry in bank.entries] == ["m-001"]
    assert [(each.id, each.line) for each in bank.left_out] == [("k-001", 8)]


RATED = """\
  - id: m-001
    type: rating
    scene: 晚上，小区两户邻居为停车争吵，你和搭档先到现场，有人围观拍摄。
    actions:
      A: {do: 先请双方各退一步, expect: 5}
      B: {do: 当众宣读处罚条款, expect: 6}
      C: {do: 说明以后登记离开, expect: 1}
    panel: {size: 12, date: 2026-09-01, mean: {A: 9, B: 2, C: 1}, mode: {A: 0, B: 2, C: 1}, sd: {A: 1, B: 1, C: 1}}
    explain: 先分开再听，双方都能说清楚；当众争吵只会更激动。
    cite: 《治安管理处罚法》第九条
"""


def test_ratings_of_a_panel_are_on_the_scale_too() -> None:
    said = "评价要在 1 到 5 之间。"
    places = [(13, 33), (15, 51), (15, 77)]
    assert told(RATED) == [(*place, "out-of-range", said) for place in places]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{do: 说明以后登记离开, expect: 1}", "登记离开", (14, 10, "wrong-shape")),
        ("size: 12", "size: 很多", (15, 19, "not-a-number")),
        ("size: 12, ", "", (15, 12, "missing-key")),
        ("C: 1}, mode", "C: x}, mode", (15, 63, "not-a-number")),
    ],
)
def test_a_part_of_the_wrong_shape_hides_no_other_fault(old: str, new: str, fault: tuple[int, int, str]) -> None:
    assert old in RATED
    found = [each[:3] for each in told(RATED.replace(old, new))]
    assert fault in found
    assert [code for _, _, code in found].count("out-of-range") == 3


TALK = """\
  - id: m-001
    type: dialogue
    title: 拦停
    objective: 说明理由，听取申辩，平稳收尾
    scene: 早高峰，次干道。驾驶人王某手持电话通话，被拦停。
    start: nowhere
    nodes:
      stop:
        line: 满街都在打电话，你凭什么就拦我？
        replies:
          - {say: 您好！请出示证件。, points: 3, to: quota, feedback: 用规范用语，说明理由。}
          - 吼什么吼
          - {say: 先把证件拿出来！, points: 0, to: done, feedback: 不得呵斥当事人。}
    endings:
      done: {text: 文书办结，王某驶离。, outcome: good}
    explain: 先敬礼再说明理由；当众呵斥只会更激动，不能这样做。
    cite: 《治安管理处罚法》第九条
"""


def test_a_reply_that_is_only_a_text_does_not_hide_links_that_lead_nowhere() -> None:
    faults = [(13, 12, "L31"), (18, 45, "L31"), (19, 13, "wrong-shape")]
    assert [each[:3] for each in told(TALK)] == faults
    node = TALK.replace("    endings:", "      other: 随便说说\n    endings:")
    assert [each[:3] for each in told(node)] == [*faults, (21, 14, "wrong-shape")]


def test_a_remark_behind_a_full_width_sign_leaves_out_no_question() -> None:
    text = HEAD + QUESTION + "＃ 第二部分\n" + QUESTION.replace("m-001", "m-002").replace("身份清楚", "身份明确")
    loaded = load([read("x.yaml", text.encode())], Context(register(), date(2026, 11, 23)))
    assert [(one.line, one.code) for one in loaded.diagnostics if one.level == "error"] == [(19, "remark-full-width")]
    assert [entry.question.id for bank in loaded.banks for entry in bank.entries] == ["m-001", "m-002"]


def test_a_question_that_begins_elsewhere_is_left_out_alone() -> None:
    questions = [QUESTION.replace("m-001", f"m-00{number}").replace("清楚", f"清楚{number}") for number in (1, 2, 3)]
    questions[1] = "".join(f"  {line}\n" for line in questions[1].splitlines())
    loaded = load([read("x.yaml", (HEAD + "".join(questions)).encode())], Context(register(), date(2026, 11, 23)))
    (bank,) = loaded.banks
    assert [entry.question.id for entry in bank.entries] == ["m-001", "m-003"]
    assert [(each.id, each.line, each.error.code) for each in bank.left_out] == [("m-002", 19, "bad-indent")]
    assert [SAY(each.error.message) for each in bank.left_out] == [
        "这里又开始了一项（id），“-”却没有与其他各项对齐。请让“-”从第 3 列开始，它下面的行也照样对齐。"
    ]


def test_a_question_with_nothing_but_full_width_colons_is_told_colon_by_colon() -> None:
    """To YAML it is one text: it has no keys at all."""
    places = [(one.line, one.column, one.message.args["key"]) for one in found(QUESTION.replace(":", "：") + NEXT)]
    keys = ["id", "type", "stem", "choices", "A", "B", "C", "answer", "shuffle", "explain", "cite"]
    assert [key for *_, key in places] == keys
    assert places[0] == (8, 7, "id")
    assert places[4:6] == [(12, 8, "A"), (13, 8, "B")]
    assert {one.code for one in found(QUESTION.replace(":", "："))} == {"missing-colon"}


def test_a_bank_with_nothing_but_full_width_colons_is_told_so_too() -> None:
    written = found(QUESTION.replace(":", "："), HEAD.replace(":", "："))
    assert [(one.line, one.column) for one in written[:3]] == [(1, 5), (2, 6), (3, 6)]
    assert {one.code for one in written} == {"missing-colon"}
    assert len(written) == 18


def test_a_value_that_goes_on_is_no_key_and_a_text_stays_a_text() -> None:
    more = "    explain：一般情形以八小时为限；\n      依据：没有。\n"
    assert [one.line for one in found(f"  - id：m-001\n{more}    answer：B\n")] == [8, 9, 11]
    assert [one.code for one in found("  - 只有一句话：没有别的\n" + NEXT)] == ["not-a-question"]


@pytest.mark.parametrize(
    ("line", "column", "code", "said"),
    [
        ('points: "两分 "', 13, "not-a-number", "“两分 ”不是数"),
        ('shuffle: "不要 "', 14, "not-a-boolean", "“不要 ”"),
        ('shuffle: "false "', 20, "not-a-boolean", "“false”旁边有一个看不出来的空格"),
        ('checked: "去年 "', 14, "not-a-date", "“去年 ”不是日期"),
        ('checked: "2026-01-31 "', 25, "not-a-date", "“2026-01-31”旁边有一个看不出来的空格"),
    ],
)
def test_a_blank_beside_a_value_is_what_is_wrong_only_where_the_value_is_right(
    line: str, column: int, code: str, said: str
) -> None:
    ((number, where, what, words),) = told(QUESTION.replace("shuffle: false", line))
    assert (number, where, what) == (16, column, code)
    assert words.startswith(said)


def test_a_key_that_is_there_beside_another_name_for_it_is_told_too() -> None:
    written = QUESTION.replace("    stem: ", "    stem: [一]\n    题干: ")
    assert [(line, column, code) for line, column, code, _ in told(written)] == [
        (10, 11, "wrong-shape"),
        (11, 5, "unknown-key"),
    ]


def test_a_number_is_told_as_it_is_written() -> None:
    numeric = "  - {id: m-001, type: numeric, stem: 多少元？, answer: １，０００, source: 讲义}\n"
    assert "“１，０００”不是数" in next(words for *_, words in told(numeric))
