"""A user's file is written back whole and sound, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import SMALL
from officer_quiz.errors import UserError
from officer_quiz.library.rewrite import rewrite

OTHER = SMALL.replace("题库", "别库")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "law-small.yaml"
    file.write_bytes(SMALL.encode())
    return file


def names(file: Path) -> list[str]:
    return [path.name for path in file.parent.iterdir()]


def test_what_it_tells_is_the_line_of_the_change(file: Path) -> None:
    assert rewrite(file, SMALL.encode(), lambda text: (text.replace("题库", "别库"), 2)) == 2
    assert (file.read_bytes(), names(file)) == (OTHER.encode(), ["law-small.yaml"])


def test_a_byte_order_mark_stays_and_is_none_of_the_text(file: Path) -> None:
    marked = b"\xef\xbb\xbf" + SMALL.encode()
    file.write_bytes(marked)
    rewrite(file, marked, lambda text: (text.replace("题库", "别库") if text == SMALL else "", 2))
    assert file.read_bytes() == b"\xef\xbb\xbf" + OTHER.encode()


@pytest.mark.parametrize(
    "broken", [SMALL + "  - {id: x\n", SMALL + "bank: twice\n", SMALL.replace("A: 四", "A: &a 四\t: ")]
)
def test_a_change_that_would_leave_a_file_unreadable_is_not_made(file: Path, broken: str) -> None:
    with pytest.raises(UserError) as refused:
        rewrite(file, SMALL.encode(), lambda _: (broken, 1))
    assert refused.value.message.key == "statute.not-rewritten"
    assert (file.read_bytes(), names(file)) == (SMALL.encode(), ["law-small.yaml"])


def test_what_another_program_has_written_meanwhile_stays(file: Path) -> None:
    def change(text: str) -> tuple[str, int]:
        file.write_bytes(OTHER.encode())
        return text.replace("甲组", "丙组"), 5

    with pytest.raises(UserError) as refused:
        rewrite(file, SMALL.encode(), change)
    assert refused.value.message.key == "statute.changed-meanwhile"
    assert (file.read_bytes(), names(file)) == (OTHER.encode(), ["law-small.yaml"])
