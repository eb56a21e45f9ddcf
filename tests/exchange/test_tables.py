"""Tables of questions as others write them, and cells that no spreadsheet may run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from openpyxl import Workbook, load_workbook

from officer_quiz import kinds
from officer_quiz.exchange import csv, tsv, xlsx
from officer_quiz.exchange.base.columns import head
from officer_quiz.exchange.base.texts import decoded
from officer_quiz.exchange.reading import Draft, Unreadable
from officer_quiz.kinds.base.portable import (
    Blanks,
    Choice,
    ChooseMany,
    ChooseOne,
    Number,
    Portable,
    TrueFalse,
)
from officer_quiz.messages.catalogue import Wording

SAY = Wording("en", {"kinds": kinds.wording})


def rows(*lines: str) -> list[Draft]:
    return list(csv.read("\n".join(lines).encode()).questions)


def asked(*lines: str) -> Portable:
    question = rows(*lines)[0].question
    assert isinstance(question, Portable)
    return question


AB = (Choice("A", "甲", True), Choice("B", "乙", False))


@pytest.mark.parametrize(
    ("heads", "row", "answer"),
    [
        ("题型,题干,选项A,选项B,正确答案", "单选题,x,甲,乙,A", ChooseOne(AB)),
        ("序号,试题内容,A,B,答案", "1,x,甲,乙,a", ChooseOne(AB)),
        ("Question,Option 1,Option 2,Correct Answer", "x,甲,乙,1", ChooseOne(AB)),
        ("题目,选项1,选项2,参考答案", "x,甲,乙,甲", ChooseOne(AB)),
        ("题型,题目,选项,答案", "单选,x,A.甲|B.乙,A", ChooseOne(AB)),
        ("题型,题目,选项,答案", "单选,x,A、甲###B、乙,A", ChooseOne(AB)),
        ("题型,题目,选项,答案", "单选,x,甲$;$乙,甲", ChooseOne(AB)),
        ("题型,题干,选项A,选项B,选项C,答案", '多选题,x,甲,乙,丙,"A,C"', ChooseMany((*AB, Choice("C", "丙", True)))),
        ("题干,选项A,选项B,选项C,答案", "x,甲,乙,丙,A、C", ChooseMany((*AB, Choice("C", "丙", True)))),
        ("题型,题干,答案", "判断题,x,√", TrueFalse(True)),
        ("题型,题干,选项A,选项B,答案", "判断,x,正确,错误,B", TrueFalse(False)),
        ("题干,答案", "x,错误", TrueFalse(False)),
        ("题型,题干,答案", "填空题,甲____乙（ ）丙,1；2|二", Blanks(("甲", "乙", "丙"), (("1",), ("2", "二")))),
        ("题型,题干,答案,误差,单位", "计算,x,3.50,0.1,元", Number(Decimal("3.50"), Decimal("0.1"), "元")),
    ],
)
def test_tables_as_people_write_them(heads: str, row: str, answer: object) -> None:
    assert asked(heads, row).answer == answer


def test_title_rows_and_the_columns_beside_the_question() -> None:
    question = asked(
        "2026年题库,,,,,,,,,", ",,,,,,,,,",
        "难度,题干,知识点,选项A,选项B,答案,解析,法律依据,分值,出题人",
        "难,x,传唤、时限,甲,乙,A,因为,《治安管理处罚法》第一条,2分,法制科",
    )  # fmt: skip
    assert (question.level, question.tags, question.explain) == ("advanced", ("传唤", "时限"), "因为")
    assert (question.citations, question.points, question.author) == (
        ("《治安管理处罚法》第一条",),
        Fraction(2),
        "法制科",
    )


def test_a_row_without_a_key_has_none() -> None:
    (draft,) = rows("题型,题干,选项A,选项B,答案", "单选,x,甲,乙,D")
    assert draft.question == {"type": "single", "stem": "x", "choices": {"A": "甲", "B": "乙"}}
    assert [SAY(each) for each in draft.doubts] == ["there is no key, or it is none of the choices; add it."]


def test_what_is_not_understood_is_told_with_its_row() -> None:
    reading = csv.read("题干,选项A,选项B,答案,难度,分值\n,甲,乙,A,,\nx,甲,乙,A,很难,两\n".encode())
    assert [(SAY(each.place), SAY(each.message)) for each in reading.losses] == [("row 2", "there is no stem.")]
    assert [SAY(each) for each in reading.questions[0].losses] == [
        "“很难” under “level” is not understood and was not imported.",
        "“两” under “points” is not understood and was not imported.",
    ]


def test_a_table_without_heads_gives_nothing_but_a_sentence() -> None:
    (loss,) = csv.read(b"a,b\n1,2\n").losses
    assert (SAY(loss.place), loss.message.key) == ("row 1", "formats.no-head")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    raw = "题干\t答案\n中国人民\t对\n".encode(encoding)
    assert tsv.recognise("x.tsv", raw)
    question = tsv.read(raw).questions[0].question
    assert isinstance(question, Portable) and question.prompt == "中国人民"


def test_heads() -> None:
    written = ("选项Ａ", "Option B", "选项 3", "C", "答案D", "*题干(必填)", "备注", "12")
    assert [head(each) for each in written] == [
        "choice:A",
        "choice:B",
        "choice:C",
        "choice:C",
        "choice:D",
        None,
        None,
        None,
    ]


ACTIVE = ("=1+1", "+1", "-1", "@x", "'=1", "\t=1")


@pytest.mark.parametrize("text", ACTIVE)
def test_no_cell_is_a_formula(text: str) -> None:
    whole = Portable(
        id="a-1", kind="single", prompt=text, answer=ChooseOne((Choice("A", text, True), Choice("B", "b", False)))
    )
    line = csv.write("t", [whole]).raw.decode("utf-8-sig").splitlines()[1]
    assert not any(cell.strip('"').startswith(("=", "+", "-", "@", "\t")) for cell in line.split(","))
    sheet = load_workbook(io.BytesIO(xlsx.write("t", [whole]).raw)).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    for format in (csv, xlsx):
        back = format.read(format.write("t", [whole]).raw).questions[0].question
        assert isinstance(back, Portable) and back.prompt == text.strip()


def test_numbers_dates_and_formulas_in_a_sheet() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "题 1"
    sheet.append(["题型", "题干", "答案"])
    sheet.append(["计算", "x", 3.0])
    sheet.append(["判断", "y", True])
    sheet.append(["计算", "z", "=1+1"])
    out = io.BytesIO()
    book.save(out)
    drafts = xlsx.read(out.getvalue()).questions
    found = [each.question.answer if isinstance(each.question, Portable) else None for each in drafts]
    assert found == [Number(Decimal(3), Decimal(0), ""), TrueFalse(True), None]
    assert SAY(drafts[2].place) == "sheet “题 1”, row 4"


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(f"xl/{name}.xml", data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda: b"PK\3\4 xl/", "office-broken"),
        (lambda: archive(workbook=b"<x/>"), "office-broken"),
        (lambda: archive(workbook=b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'), "office-entities"),
        (lambda: archive(workbook=b"0" * 64_000_001), "office-too-large"),
        (lambda: b"PK\3\4" + b"0" * 64_000_000, "too-large"),
    ],
)
def test_hostile_sheets_get_a_sentence(made: Callable[[], bytes], why: str) -> None:
    with pytest.raises(Unreadable) as error:
        xlsx.read(made())
    assert error.value.message.key == f"formats.{why}"
    assert SAY(error.value.message)


@pytest.mark.parametrize(
    "raw",
    [
        "题干\r\n甲\r乙".encode(),
        "题干\n甲\n乙".encode("utf-8-sig"),
        "题干\n甲\n乙".encode("gb18030"),
        "题干\n甲\n乙".encode("utf-16"),
        "题干\n甲\n乙".encode("utf-16-le"),
        "题干\n甲\n乙".encode("utf-16-be"),
        "题干\n甲\n乙".encode("utf-32"),
    ],
)
def test_encodings_that_people_have(raw: bytes) -> None:
    assert decoded(raw) == "题干\n甲\n乙"


@pytest.mark.parametrize("raw", [b"\xff\xff\xff\xff", b"a\0b", b"\0" * 8, b"\xff\xfea"])
def test_what_is_no_text(raw: bytes) -> None:
    with pytest.raises(Unreadable) as error:
        decoded(raw)
    assert error.value.message.key == "formats.not-text"
