"""What others make of our items and packages: the schemas of QTI 2.1, a converter of versions, and a reader of QTI 3.

The programs come with the extra `test` (PyPI `citolab-qti-convert`, `citolab-qti-json-schema-converters`).
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from examples import example
from officer_quiz import kinds
from officer_quiz.exchange import qti
from officer_quiz.exchange import written as writers
from officer_quiz.exchange.base import labels
from officer_quiz.exchange.base.written import Written, apart
from officer_quiz.kinds.base.portable import Choice, ChooseMany, ChooseOne, Portable
from reference import SAMPLES
from shipped import shipped

SCHEMAS = SAMPLES / "schemas"
HOSTILE = "甲 <b>&amp;</b> \ue000 \x00 \"'\n]]> {乙}"


@cache
def questions() -> tuple[Portable, ...]:
    """A part of what ships, an example of each kind, and one whose texts are full of signs."""
    examples = [whole for name in kinds.names() if (whole := example(name).portable())]
    evil = replace(
        examples[0],
        id="1-evil",
        title=HOSTILE,
        prompt=HOSTILE,
        explain=HOSTILE,
        hint=HOSTILE,
        tags=(HOSTILE,),
        answer=ChooseMany(tuple(Choice(letter, f"{HOSTILE}{letter}", letter != "C", HOSTILE) for letter in "ABC")),
        kind="multiple",
    )
    return (*shipped()[::4], *examples, evil)


@cache
def written(format: str) -> Written:
    return writers()[format].write("题库", questions())


def documents(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def schema_of(name: str) -> Any:
    return pytest.importorskip("lxml.etree").XMLSchema(file=str(SCHEMAS / name))


def faults(files: dict[str, bytes]) -> dict[str, str]:
    """What the schemas of QTI 2.1 and of its packages say against documents."""
    etree = pytest.importorskip("lxml.etree")
    if not SCHEMAS.exists():
        pytest.skip("the schemas are not here")
    found = {}
    for name, data in files.items():
        schema = schema_of("imscp_v1p1.xsd" if name == "imsmanifest.xml" else "qtiv2p1/imsqti_v2p1.xsd")
        if not schema.validate(etree.fromstring(data)):
            found[name] = str(schema.error_log[0].message)
    return found


def test_items_and_packages_of_2_1_are_valid() -> None:
    files = documents(written("qti").raw)
    assert len(files) > 110
    assert faults(files) == {}


def test_packages_of_3_0_are_valid_when_another_program_turns_them_into_2_1() -> None:
    convert = pytest.importorskip("qti_convert")
    done = convert.downgrade_package(written("qti3").raw)
    files = {name: data if isinstance(data, bytes) else data.encode() for name, data in done.files.items()}
    assert (list(done.warnings), faults(files)) == ([], {})
    assert read(convert.package_to_zip(done.files)) == read(written("qti").raw)


def test_packages_of_2_1_say_the_same_when_another_program_turns_them_into_3_0() -> None:
    convert = pytest.importorskip("qti_convert")
    done = convert.upgrade_package(written("qti").raw)
    assert read(convert.package_to_zip(done.files)) == read(written("qti3").raw)


def read(raw: bytes) -> list[Any]:
    return [each.question for each in qti.read(raw).questions]


def test_another_reader_of_3_0_finds_the_same_questions_and_keys(tmp_path: Path) -> None:
    reader = pytest.importorskip("citolab_qti_json_schema_converters")
    file = tmp_path / "x.zip"
    file.write_bytes(written("qti3").raw)
    found = {each.item_identifier: each for each in reader.convert_qti_zip_to_exam_document(str(file)).items}
    told = zip(questions()[:-1], written("qti3").told, strict=False)
    sent = [part for each, became in told if became.why is None for part in apart(each)]
    chosen = [each for each in sent if isinstance(each.answer, (ChooseOne, ChooseMany))]
    assert len(chosen) > 80
    for each in chosen:
        other = found[each.id]
        assert isinstance(each.answer, (ChooseOne, ChooseMany))
        keys = {choice.id for choice in each.answer.choices if choice.right}
        assert _plain(other.question) == _plain(labels.stem(each))
        assert set(reader.split_answer_values(other.answer)) == keys, each.id
        assert other.max_score == pytest.approx(float(each.points), abs=1e-6)


def _plain(text: str) -> str:
    return "".join(text.split())
