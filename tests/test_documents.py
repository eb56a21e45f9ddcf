"""The documents say what the program does: generated parts are current, and their commands and examples work."""

from __future__ import annotations

from pathlib import Path

import pytest

import documents
import pictures


@pytest.mark.parametrize("path", documents.SECTIONS, ids=lambda path: path.parent.name)
def test_generated_sections_are_current(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == documents.written(path), "run: python tests/documents.py"


def test_the_picture_is_current() -> None:
    assert pictures.PICTURE.read_text(encoding="utf-8") == pictures.draw(), "run: python tests/documents.py"
