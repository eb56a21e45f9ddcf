"""Where things are."""

from pathlib import Path

import pytest

from officer_quiz.env.folders import exists


def test_a_folder(tmp_path: Path) -> None:
    assert exists(str(tmp_path))


@pytest.mark.parametrize("text", ["no-such-folder", "长" * 10_000, "a\0b", "\ud800"])
def test_what_names_no_folder(text: str) -> None:
    assert not exists(text)
