"""Statute texts on disk: encodings, names of files, Word files, and what cannot be read."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from law import register
from officer_quiz.exchange.base.archive import MOST_BYTES
from officer_quiz.library.statute_texts import Folders, name_of, read_text
from officer_quiz.statutes.register import Statute

TEXT = "第一条　甲。\n\n第二条　乙。\n"


def psap() -> Statute:
    statute = register().find("治安管理处罚法")
    assert statute
    return statute


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "治安管理处罚法.txt"
    file.write_bytes(TEXT.encode(encoding))
    assert [line.text for line in read_text(file).articles[2, 0]] == ["第二条　乙。"]


@pytest.mark.parametrize(
    "stem",
    [
        "治安管理处罚法(2025修订)_20250627",
        "中华人民共和国治安管理处罚法_20250627",
        "治安管理处罚法（2025年修订）",
        "《治安管理处罚法》2025-06-27",
        "治安管理处罚法 2025版",
    ],
)
def test_versions_and_dates_in_names(tmp_path: Path, stem: str) -> None:
    (tmp_path / f"{stem}.txt").write_text(TEXT, encoding="utf-8")
    found = Folders((tmp_path,))(psap())
    assert found is not None
    assert sorted(found.articles) == [(1, 0), (2, 0)]


def test_brackets_that_belong_to_a_name_stay() -> None:
    assert name_of(Path("某某办法（试行）_20200101.docx")) == "某某办法（试行）"


def test_the_latest_date_is_taken_and_a_pdf_last(tmp_path: Path) -> None:
    for name in ("治安管理处罚法_20121026.txt", "治安管理处罚法_20250627.txt", "治安管理处罚法.pdf"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    found = Folders((tmp_path,))(psap())
    assert found is not None
    assert Path(found.place).name == "治安管理处罚法_20250627.txt"


def docx_of(*paragraphs: str) -> bytes:
    import docx

    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_part(raw: bytes, name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, data)
    return out.getvalue()


def test_a_word_file(tmp_path: Path) -> None:
    pytest.importorskip("docx")
    file = tmp_path / "治安管理处罚法_20250627.docx"
    file.write_bytes(docx_of("目　录", "第一章　总则", "　　第一条　甲：", "　　（一）子。", "　　第二条　乙。"))
    found = read_text(file).articles
    assert {number: [line.text for line in lines] for number, lines in found.items()} == {
        (1, 0): ["第一条　甲：", "（一）子。"],
        (2, 0): ["第二条　乙。"],
    }


ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
OUTSIDE = (
    b'<Relationships><Relationship Id="r9" Type="http://x/relationships/aFChunk" '
    b'Target="http://example.org/a" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("word/styles.xml", ENTITY, "entities"),
        ("word/styles.xml", ENTITY.decode().encode("utf-16"), "entities"),
        ("word/_rels/document.xml.rels", OUTSIDE, "external"),
        ("word/media/big.bin", b"\0" * (MOST_BYTES + 1), "too-large"),
        ("word/document.xml", b"<a", "broken"),
    ],
)
def test_hostile_word_files_are_refused(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    pytest.importorskip("docx")
    file = tmp_path / "a.docx"
    file.write_bytes(with_part(docx_of("第一条　甲。"), name, data))
    fault = read_text(file).fault
    assert fault is not None
    assert fault.key == f"statute.docx-{reason}"


def test_without_the_library_the_command_to_install_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    (tmp_path / "a.docx").write_bytes(b"PK")
    fault = read_text(tmp_path / "a.docx").fault
    assert fault is not None
    assert fault.key == "statute.docx-no-library"


@pytest.mark.parametrize(
    ("name", "raw", "key"),
    [
        ("a.doc", b"\xd0\xcf", "statute.text-doc"),
        ("a.PDF", b"%PDF", "statute.text-pdf"),
        ("a.txt", b"\xff\xff\xff", "statute.text-undecodable"),
        ("a.md", "说明".encode(), "statute.no-articles"),
        ("a.docx", b"no archive", "statute.docx-broken"),
    ],
)
def test_what_cannot_be_read_is_told_apart(tmp_path: Path, name: str, raw: bytes, key: str) -> None:
    (tmp_path / name).write_bytes(raw)
    fault = read_text(tmp_path / name).fault
    assert fault is not None
    assert fault.key == key
