"""What is certain is mended, exactly so; all else stays byte for byte, and whatever is in doubt stays for people."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from law import register
from officer_quiz.bank.context import Context
from officer_quiz.library.mending import Mended, looking, mend
from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Diagnostic, Edit, Fault, Mend
from officer_quiz.text.document import Document
from officer_quiz.text.mending import apart, edited
from reference import CASES

ROOT = Path(__file__).parents[2]
BAD = sorted((ROOT / "tests" / "bank" / "bad").rglob("*.yaml"))
SHIPPED = [ROOT / "questions" / name for name in ("law/law-stop-question.yaml", "scenes/scene-road.yaml")]
TRAINERS = CASES / "desk"
REGISTER = register()
BANK = """\
bank: law-desk
title: 测试题库
posts: [station]
status: draft
author: 教研组
checked: 2026-11-23
questions:
  - id: m-001
    type: single
    stem: 传唤后询问查证，案情简单、身份清楚的，最长可以多久？（　）
    choices:
      A: 四小时
      B: 八小时
      C: 十二小时
    shuffle: false
    answer: B
    explain: 一般以八小时为限；四小时没有依据，十二小时要有身份不明的情形。
    cite: 《治安管理处罚法》第九十七条第一款
  - id: m-002  # check: ignore L18 题目如此
    type: ordering
    stem: 请把下列步骤按先后排列。
    steps:
      - 出示证件
      - 当场盘问
      - 带至公安机关
    explain: |
      先出示证件，才能盘问；盘问以后，
      有法定情形的才带至公安机关。
    cite: 《治安管理处罚法》第九十七条
  - id: m-003
    type: matching
    level: basic
    stem: 请把时限与情形配对。
    pairs: {一般情形: 八小时, 情况复杂: 二十四小时}
    explain: 一般情形以八小时为限，情况复杂、可能拘留的不超过二十四小时。
    cite: 《治安管理处罚法》第九十七条
"""

STEPS = "- 出示证件\n      - 当场盘问\n      - 带"


def mended(text: str | bytes, name: str = "x.yaml") -> Mended | None:
    raw = text.encode() if isinstance(text, str) else text
    return mend(name, raw, looking(Path(name), Context(REGISTER, date(2026, 11, 28))))


def made(text: str | bytes) -> tuple[str, dict[str, int]]:
    found = mended(text)
    assert found is not None
    again = mended(found.text)
    assert again is not None
    assert (again.text, again.counts) == (found.text, {})
    return found.text, dict(found.counts)


def spoilt(old: str, new: str, count: int = -1) -> str:
    assert old in BANK
    return BANK.replace(old, new, count)


def test_full_width_colons_throughout_are_mended_whatever_is_left() -> None:
    """To YAML such a question, or bank, is one text."""
    bank = BANK.partition("  - id: m-002")[0]
    assert made(bank.replace(":", "：")) == (bank, {"missing-colon": bank.count(":")})


def test_the_bank_itself_is_left_alone() -> None:
    assert made(BANK) == (BANK, {})


@pytest.mark.parametrize(
    ("right", "wrong", "counts"),
    [
        ("stem: ", "stem：", {"missing-colon": 3}),
        ("answer: B", "answer:B", {"missing-colon": 1}),
        ("bank: law", "bank：law", {"missing-colon": 1}),
        ("  - id: m-001", "  - id：m-001", {"missing-colon": 1}),
        ("  - id: m-002", "  －　id：m-002", {"dash-without-space": 1, "odd-space": 1, "missing-colon": 1}),
        ("  - id: m-003", "  -id: m-003", {"dash-without-space": 1}),
        ("      - ", "      － ", {"wrong-shape": 3}),
        ("A: 四小时\n      B: 八小时\n      C: 十", "A：四小时\n      B：八小时\n      C：十", {"wrong-shape": 3}),
        ("A: 四小时\n      B: 八小时\n      C: 十", "Ａ：四小时\n      Ｂ：八小时\n      Ｃ：十", {"wrong-shape": 3}),
        ("A: 四小时\n      B: 八小时", "Ａ: 四小时\n      Ｂ: 八小时", {"choice-keys": 2}),
        ("形: 八小时, 情况复杂: 二", "形:八小时, 情况复杂：二", {"missing-colon": 2}),
        ("stem: 请把下", "stem:　请把下", {"odd-space": 1}),
        ("# check: ignore", "# check：ignore", {"remark-colon": 1}),
        ("    stem: 请", "\tstem: 请", {"tab-indent": 2}),
        ("      B: 八", "\u3000\u3000\u3000B: 八", {"odd-space": 1}),
        ("      B: 八", "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0B: 八", {"odd-space": 1}),
        ("stem: ", "题干: ", {"unknown-key": 3}),
        ("stem: ", "题干：", {"missing-colon": 3, "unknown-key": 3}),
        ("answer: B", "正确答案:B", {"missing-colon": 1, "unknown-key": 1}),
        ("    choices:", "    选项:", {"unknown-key": 1}),
        ("title: ", "题库名称: ", {"unknown-key": 1}),
        ("type: single", "题型: 单选题", {"unknown-key": 1, "unknown-kind": 1}),
        ("type: single", "type: 单项选择题", {"unknown-kind": 1}),
        ("level: basic", "level: 初级", {"unknown-value": 1}),
        ("[station]", "[派出所]", {"unknown-value": 1}),
        ("证，案情", "证,案情", {"L33": 1}),
        ("形: 八小时, 情", "形: 八小时，情", {"unclosed-bracket": 1}),
        ("type: single", "type: single\u00a0", {"unknown-kind": 1}),
        ("answer: B", "answer\u3000: B", {"unknown-key": 1}),
        ("情形。\n    cite", "情形。。\n    cite", {"L33": 1}),
        ("限；四", "限;四", {"L33": 1}),
        ("盘问；盘", "盘问;盘", {"L33": 1}),
        ("（　）", "（ B ）", {"L37": 1}),
        ("（　）", "（Ｂ）", {"L37": 1}),
        ("A: 四小时\n      B: 八小时\n      C: 十", "A: A、四小时\n      B: B. 八小时\n      C: （C）十", {"L39": 3}),
        (STEPS, "- 1. 出示证件\n      - 2. 当场盘问\n      - 3. 带", {"L39": 3}),
        (STEPS, "- 第一步，出示证件\n      - 第二步，当场盘问\n      - 第三步：带", {"L39": 3}),
        ("八小时为限，情", "八\u2f29时为限，情", {"L43": 1}),
        ("    type: single", "    type: single  ", {"trailing-space": 1}),
    ],
)  # fmt: skip
def test_each_slip_is_mended_into_what_was_meant(right: str, wrong: str, counts: dict[str, int]) -> None:
    text, done = made(spoilt(right, wrong))
    assert text == BANK
    assert done == counts


@pytest.mark.parametrize(
    "text",
    [
        "|\n      一般以八小时为限。  \n      其余没有依据。 \n",
        '"一般以八小时  为限；四小时没有依据，\\ \n      十二小时要有身份不明的情形。 "\n',
    ],
)
def test_blanks_that_are_part_of_a_text_do_not_keep_others(text: str) -> None:
    right = "    explain: 一般以八小时为限；四小时没有依据，十二小时要有身份不明的情形。\n"
    said = spoilt(right, f"    explain: {text}")
    assert made(said.replace("    type: single", "    type: single  ", 1)) == (said, {"trailing-space": 1})


def test_number_choices_in_order_are_no_longer_shuffled() -> None:
    block = spoilt("    shuffle: false\n", "")
    assert made(block) == (
        BANK.replace("    shuffle: false\n", "").replace("    choices:", "    shuffle: false\n    choices:"),
        {"L11": 1},
    )
    braces = BANK[: BANK.index("  - id")] + (
        "  - {id: m-1, type: single, stem: 一般最长几小时？, choices: {A: 四小时, B: 八小时, C: 十小时}, answer: B,"
        " explain: 一般情形以八小时为限，其余没有依据。, cite: 《治安管理处罚法》第九十七条}\n"
    )
    assert made(braces) == (braces.replace("choices:", "shuffle: false, choices:"), {"L11": 1})


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("（　）", "（ C ）"),  # not the answer given: which is right?
        ("（　）", "（　）答案：B"),
        ("A: 四小时\n      B: 八小时", "A: A、四小时\n      B: 八小时"),  # not all of them
        ("- 出示证件\n      - 当场盘问\n      - 带", "- 2. 出示证件\n      - 1. 当场盘问\n      - 3. 带"),
        ("shuffle: false", "shuffle: true"),  # somebody wanted it so
        ("情形。\n    cite", "情形。。。\n    cite"),  # dots
        ("证，案情", "证 案情"),
        ("stem: 请", "stem: 《甲,乙法》请"),
        ("cite: 《治安管理处罚法》第九十七条\n  - id: m-003", "cite: 《治安管理处罚法》第⼗条\n  - id: m-003"),
        ("stem: 请把下列", 'stem: "请把下列\\u2f08'),
        ("    type: single", "    kind: single"),
        ("{一般情形: 八小时,", '{"一般情形:八小时",'),
        ("{一般情形: 八小时,", '{"\\u4e00般情形:八小时",'),
        ("answer: B", "anwser: B"),
        ("level: basic", "level: 难度三"),
        ("id: m-002", "id: ｍ-002"),
        ("stem: 请把下列步骤按先后排列。", 'stem: "请把下列步骤按先后排列。'),
    ],
)
def test_what_is_in_doubt_stays_for_people(right: str, wrong: str) -> None:
    text = spoilt(right, wrong, 1)
    assert made(text) == (text, {})


def test_a_reviewed_question_is_changed_only_where_nobody_sees_it() -> None:
    reviewed = BANK.replace("status: draft", "status: reviewed\nreviewer: 审题组")
    wrong = reviewed.replace("证，案情", "证,案情").replace("（　）", "（B）").replace("    shuffle: false\n", "")
    assert made(wrong) == (wrong, {})
    assert made(wrong.replace("answer: B", "答案：B").replace("\n", "\r\n"))[0] == wrong
    own = wrong.replace("    type: single", "    type: single\n    status: draft")
    assert made(own)[1] == {"L33": 1, "L37": 1, "L11": 1}


@pytest.mark.parametrize(
    ("raw", "counts"),
    [
        (b"\xef\xbb\xbf" + BANK.encode(), {"byte-order-mark": 1}),
        (BANK.encode("gbk"), {"not-utf8": 1}),
        (BANK.encode("utf-16"), {"not-utf8": 1}),
        (b"\xff\xfe\0\0" + BANK.encode("utf-32-le"), {"not-utf8": 1}),
        (BANK.replace("\n", "\r\n").encode("gbk"), {"not-utf8": 1, "windows-line-ends": 36}),
        (BANK.replace("\n", "\r\n", 3).encode(), {"windows-line-ends": 3}),
        (BANK.replace("\n", "\r").encode(), {"lone-return": 36}),
    ],
)
def test_encoding_and_line_ends_are_mended(raw: bytes, counts: dict[str, int]) -> None:
    assert made(raw) == (BANK, counts)


@pytest.mark.parametrize(
    "raw",
    [
        BANK.encode()[:-8] + b"\xe6\n",  # a character cut in two
        "title: é è ü\n".encode("latin-1"),
        "bank: x  # 题\n".encode("gbk"),  # too few characters to know it by
        BANK.encode("big5", "replace"),
        BANK.encode("utf-16-le"),
    ],
)
def test_an_encoding_in_doubt_stays(raw: bytes) -> None:
    found = mended(raw)
    assert found is None or found.counts == {}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("bank: x\nhint:\u3000\nquestions: []\n", "bank: x\nhint:\nquestions: []\n"),
        (
            "bank: x\nquestions:\n  - id: a\n  - id：b\nquestions:\n  a: b\n",
            "bank: x\nquestions:\n  - id: a\n  - id: b\nquestions:\n  a: b\n",
        ),
        ("%YAML 3.0\n－ ---\n", "%YAML 3.0\n- ---\n"),
        ("", ""),
    ],
)
def test_odd_files_are_mended_to_the_end(text: str, right: str) -> None:
    assert made(text)[0] == right


def test_several_ways_of_indenting_give_the_bank_that_was_meant() -> None:
    def indented(unit: str, width: int) -> str:
        bare = [(line.lstrip(" "), len(line) - len(line.lstrip(" "))) for line in BANK.split("\n")]
        return "\n".join(unit * (indent // width) + line for line, indent in bare)

    lines = sum(line.startswith(" ") for line in BANK.split("\n"))
    assert made(indented("\t", 2)) == (BANK, {"tab-indent": lines})
    assert made(indented("\u00a0", 1)) == (BANK, {"odd-space": lines})
    assert made(indented("\u3000", 2)) == (BANK, {"odd-space": lines})


@pytest.mark.parametrize(
    "wrong",
    [
        Edit(1, 1, "bank", "- bank"),
        Edit(2, 1, "title", "\ttitle"),
        Edit(7, 1, "questions", "question"),
        Edit(12, 7, "A", "\tA"),
        Edit(10, 11, "传", "抓", Fault("x", ("questions", 0, "stem"), message("x"), mend=Mend("传", "拘", seen=False))),
        Edit(16, 13, "B", "E", Fault("x", ("questions", 0, "answer"), message("x"), mend=Mend("B", "E"))),
    ],
)
def test_a_change_that_does_not_hold_is_not_made_and_keeps_no_other_from_it(wrong: Edit) -> None:
    """It would spoil the file, change another question, say something else than was meant, or make an error."""
    look = looking(Path("x.yaml"), Context(REGISTER, date(2026, 11, 28)))

    def misled(document: Document) -> list[Diagnostic]:
        excerpt = document.lines[wrong.line - 1]
        told = Diagnostic("wrong", "warning", message("x"), "x.yaml", wrong.line, wrong.column, excerpt, (wrong,))
        return [*look(document), *([told] if excerpt.startswith(wrong.old, wrong.column - 1) else [])]

    text = spoilt("证，案情", "证,案情").replace("stem: 请把", "stem：请把")
    found = mend("x.yaml", text.encode(), misled)
    assert found is not None
    assert (found.text, found.counts) == (BANK, {"L33": 1, "missing-colon": 2})


def test_a_line_that_fits_nowhere_is_not_indented() -> None:
    text = spoilt("    explain: 一般以", "\u00a0 explain: 一般以")
    assert text == made(text)[0]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_mending_twice_changes_nothing_more(path: Path) -> None:
    found = mended(path.read_bytes(), path.name)
    if found is None:
        return
    again = mended(found.text, path.name)
    assert again is not None
    assert (again.text, dict(again.counts)) == (found.text, {})


SLIPS = [
    lambda line: line.replace("  - id: ", "  － id: ", 1),
    lambda line: line.replace("    stem: ", "    题干: ", 1),
    lambda line: line.replace("    explain: ", "    解析：", 1),
    lambda line: line + "  ",
    lambda line: line + "\r",
]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@settings(max_examples=6)
@given(data=st.data())
def test_slips_in_a_shipped_bank_are_taken_back_and_nothing_else_changes(path: Path, data: st.DataObject) -> None:
    text = "\n\n".join(path.read_text(encoding="utf-8").split("\n\n")[:5]) + "\n"
    lines = text.split("\n")
    for number in data.draw(st.lists(st.integers(0, len(lines) - 2), max_size=6, unique=True)):
        if lines[number].startswith("    ") or lines[number].startswith("  - id"):
            slip = data.draw(st.sampled_from(SLIPS))
            lines[number] = slip(lines[number])
    assert made("\n".join(lines))[0] == text


@given(st.text("甲：: \n－-", max_size=60), st.data())
def test_edits_change_their_own_characters_and_no_others(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    places = [(number, column) for number, line in enumerate(lines, 1) for column in range(1, len(line) + 1)]
    drawn = data.draw(st.lists(st.sampled_from(places), max_size=8)) if places else []
    edits = apart(Edit(line, column, lines[line - 1][column - 1 : column + 1], "<X>") for line, column in drawn)
    rest, parts = text, edited(text, edits).split("<X>")
    assert len(parts) == len(edits) + 1
    for part, edit in zip(parts, [*edits, None], strict=True):
        assert rest.startswith(part)
        rest = rest[len(part) + (len(edit.old) if edit else 0) :]
    assert rest == ""


DESK = {
    "d01-many-syntax": {"missing-colon": 3, "tab-indent": 1},
    "d02-chinese-keys": {"unknown-key": 5},
    "d05-dash-fw": {"dash-without-space": 1},
    "d23-level-cn": {"unknown-value": 1},
    "d24-posts-cn": {"unknown-value": 1},
    "i03-fullwidthcolon": {"remark-colon": 1},
    "k01-ordering-numbered": {"L39": 3},
    "m03-fullwidth-colon-choice": {"wrong-shape": 3},
    "m10-missing-space-choice": {"missing-colon": 1},
    "m26-chinese-keys": {"unknown-key": 6},
    "m27-chinese-type": {"unknown-kind": 1},
    "m33-prefix-in-choice": {"L39": 3},
    "m35-answer-in-stem": {"L37": 1},
    "p10-doublepunct": {"L33": 2},
    "q14-id-fw": {"missing-colon": 1},
    "q18-bank-fw": {"missing-colon": 1},
    "q24-flow-nospace": {"missing-colon": 3},
    "s04-paren-key-end": {"L37": 1},
    "s20-halfpunct": {"L33": 3},
    "t32-tf-paren-key": {"L37": 1},
}
"""What of the files that trainers wrote is mended; the others, and the rest of these, are for people."""


@pytest.mark.skipif(not TRAINERS.is_dir(), reason="the files that trainers wrote are kept elsewhere")
def test_of_what_trainers_wrote_only_what_people_must_decide_is_left() -> None:
    found = {path.stem: made(path.read_bytes())[1] for path in sorted(TRAINERS.glob("*.yaml"))}
    assert {name: counts for name, counts in found.items() if counts} == DESK
