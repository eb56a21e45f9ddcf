"""Word files: numbers that are not in the text, tables, boxes, what is set off, tracked changes, pieces taken in."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from officer_quiz.exchange import docx, recognised
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.reading import Unreadable
from officer_quiz.messages.catalogue import Wording
from word_files import W, of_body, of_lines, paragraph

SAY = Wording("zh")
LEVEL = '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/></w:lvl>'
NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
    + LEVEL.format(0, "decimal", "%1．")
    + LEVEL.format(1, "upperLetter", "%2、")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + LEVEL.format(0, "chineseCounting", "%1、")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num></w:numbering>"
).encode()
QUESTION = paragraph("1.甲") + paragraph("A.一") + paragraph("B.二")


def listed(text: str, level: int = 0, list_id: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def read(raw: bytes) -> list[dict[str, Any]]:
    return [plain(draft.question) for draft in docx.read(raw).questions]


def told(raw: bytes) -> list[tuple[str, str, str]]:
    """Stem, choices and key of each question."""
    return [(data["stem"], "|".join(data.get("choices", {}).values()), data.get("answer", "")) for data in read(raw)]


def test_automatic_numbers_of_heads_questions_and_choices() -> None:
    body = listed("单选题", list_id=2) + listed("甲（B）") + listed("一", 1) + listed("二", 1)
    body += listed("乙（A）") + listed("三", 1) + listed("四", 1)
    body += listed("判断题", list_id=2) + listed("丙。（√）", list_id=3) + listed("丁。（×）", list_id=3)
    raw = of_body(body, {"word/numbering.xml": NUMBERING})
    assert told(raw) == [
        ("甲（　）", "一|二", "B"),
        ("乙（　）", "三|四", "A"),
        ("丙。（　）", "", "对"),
        ("丁。（　）", "", "错"),
    ]
    assert [SAY(draft.place) for draft in docx.read(raw).questions] == ["第 2 段", "第 5 段", "第 9 段", "第 10 段"]


@pytest.mark.parametrize(
    "set_off", ["<w:b/>", '<w:color w:val="FF0000"/>', '<w:highlight w:val="yellow"/>', '<w:color w:val="C00000"/>']
)
def test_a_choice_that_is_set_off_is_the_key(set_off: str) -> None:
    below = paragraph("1.甲") + paragraph("A.一") + f"<w:p>{run('B.二', set_off)}</w:p>" + paragraph("C.三")
    assert told(of_body(below)) == [("甲", "一|二|三", "B")]
    beside = paragraph("1.甲") + f"<w:p>{run('A.一  ')}{run('B.二', set_off)}{run('  C.三')}</w:p>"
    assert told(of_body(beside)) == [("甲", "一|二|三", "B")]


def test_what_is_set_off_everywhere_tells_nothing() -> None:
    bold = [f"<w:p>{run(text, '<w:b/>')}</w:p>" for text in ("1.甲", "A.一", "B.二")]
    assert told(of_body("".join(bold))) == [("甲", "一|二", "")]
    off = "<w:p>" + run("A.一", '<w:b w:val="0"/>') + "</w:p>"
    assert told(of_body(paragraph("1.甲") + off + paragraph("B.二"))) == [("甲", "一|二", "")]


def test_tracked_changes_are_read_as_accepted() -> None:
    changed = "<w:p><w:del><w:r><w:delText>答案：A</w:delText></w:r></w:del><w:ins>" + run("答案：B") + "</w:ins></w:p>"
    assert told(of_body(QUESTION + changed)) == [("甲", "一|二", "B")]


def test_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('答案：B')}</w:txbxContent>"
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ways = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    twice = f"<mc:AlternateContent {space}>{ways}</mc:AlternateContent>"
    assert told(of_body(f"{QUESTION}<w:p><w:r>{twice}</w:r></w:p>")) == [("甲", "一|二", "B")]


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_tables_of_questions_of_choices_and_of_answers() -> None:
    rows = table(("题号", "题干", "A", "B", "答案"), ("1", "甲", "一", "二", "B"), ("2", "乙", "三", "四", "A"))
    assert told(of_body(rows)) == [("甲", "一|二", "B"), ("乙", "三|四", "A")]
    choices = paragraph("1.甲") + table(("A.一", "B.二"), ("C.三", "D.四")) + paragraph("答案：D")
    assert told(of_body(choices)) == [("甲", "一|二|三|四", "D")]
    answers = paragraph("参考答案") + table(("题号", "1", "2"), ("答案", "B", "A"))
    assert told(of_body(QUESTION + QUESTION.replace("1.甲", "2.乙") + answers)) == [
        ("甲", "一|二", "B"),
        ("乙", "一|二", "A"),
    ]


PAGE = "<html><style>p{}</style><p>1.甲</p><p>A.一<br>B.二</p><p>答案：B</p></html>"
MAIL = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"


@pytest.mark.parametrize(
    ("name", "kind", "data"),
    [
        ("a.html", "text/html", PAGE.encode()),
        ("a.txt", "text/plain", "1.甲\nA.一\nB.二\n答案：B".encode("gb18030")),
        ("a.docx", WORD, of_lines(["1.甲", "A.一", "B.二", "答案：B"])),
        ("a.mht", "message/rfc822", (MAIL + PAGE).encode()),
    ],
)
def test_pieces_of_other_formats_are_taken_in(name: str, kind: str, data: bytes) -> None:
    assert told(with_piece("", name, kind, data)) == [("甲", "一|二", "B")]


def with_piece(before: str, name: str, kind: str, data: bytes) -> bytes:
    """A file that takes in a piece after its own body."""
    link = f'<Relationship Id="rId99" Type="{RELATION}" Target="/word/{name}"/>'
    types = zipfile.ZipFile(io.BytesIO(of_body(""))).read("[Content_Types].xml").decode()
    types = types.replace("</Types>", f'<Override PartName="/word/{name}" ContentType="{kind}"/></Types>')
    parts = {f"word/{name}": data, "[Content_Types].xml": types.encode()}
    return of_body(f'{before}<w:altChunk r:id="rId99"/>', parts, link)


@pytest.mark.parametrize("data", [b"{\\rtf1 1.x}", b"\xff\xff\xff\xff"])
def test_a_piece_that_is_not_read_is_told_where_it_stands(data: bytes) -> None:
    own = "".join(f"<w:p>{run(text)}</w:p>" for text in ("1.甲", "A.一", "B.二", "答案：B"))
    reading = docx.read(with_piece(own, "a.rtf", "application/rtf", data))
    assert [plain(draft.question)["answer"] for draft in reading.questions] == ["B"]
    said = "这里嵌入了别的格式（如 RTF）的一段，没有读。请用 Word 打开后另存为 .docx，再导入"
    assert [(SAY(loss.place), SAY(loss.message), loss.whole) for loss in reading.losses] == [("第 5 段", said, True)]
    alone = docx.read(with_piece("", "a.rtf", "application/rtf", data))
    assert (alone.questions, [SAY(loss.place) for loss in alone.losses]) == ((), ["第 1 段"])


def test_a_piece_that_is_missing_is_told() -> None:
    reading = docx.read(of_body('<w:tbl><w:tr><w:tc><w:altChunk r:id="rId777"/></w:tc></w:tr></w:tbl>'))
    assert [SAY(loss.place) for loss in reading.losses] == ["第 1 段"]


def test_breaks_ticks_and_pictures() -> None:
    tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    blip = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    body = f"<w:p>{run('1.甲')}<w:r>{blip}<w:br/></w:r>{run('A.一')}<w:r><w:cr/></w:r>{run('B.二')}{tick}</w:p>"
    assert told(of_body(body)) == [("甲〔图〕", "一|二", "B")]
    assert [SAY(said) for draft in docx.read(of_body(body)).questions for said in draft.doubts] == [
        "原题有图片，没有带过来，请看要不要写成文字"
    ]


OUTSIDE = '<Relationship Id="r9" Type="x/image" Target="http://a/" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"PK\3\4word/", "word-broken"),
        (
            of_body("", {"word/styles.xml": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x/>'}),
            "word-entities",
        ),
        (
            of_body("", relations='<Relationship Id="r9" Type="x/image" Target="http://a/" TargetMode="External"/>'),
            "word-external",
        ),
        (of_body("<w:p/>"), "nothing-found"),
    ],
)
def test_what_must_or_can_not_be_read_is_said(raw: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        docx.read(raw)
    assert refused.value.message.key == f"exchange.{reason}"


def test_it_is_recognised_by_what_is_in_it() -> None:
    found = recognised("a.txt", of_lines(["1.甲"]))
    assert found is not None and found.NAME == "docx"
