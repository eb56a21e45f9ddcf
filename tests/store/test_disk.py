"""A file is written in one step, never over a file that must not be there, and what kills leave is cleared away."""

from __future__ import annotations

import os
import stat
from errno import ENODEV
from pathlib import Path

import pytest

from officer_quiz.store.disk import ABANDONED, in_one_step, leftovers

MARK = "0123456789abcdef" * 2


def test_until_it_is_whole_the_old_file_stands(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("old", encoding="utf-8")
    with in_one_step(file) as fresh:
        fresh.write_text("new", encoding="utf-8")
        assert file.read_text(encoding="utf-8") == "old"
        assert leftovers(file) == [fresh]
        assert fresh.name.startswith(".") and fresh.suffix != ".yaml"  # no bank
    assert file.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [file]


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), in_one_step(file) as fresh:
        fresh.write_text("ha", encoding="utf-8")
        raise ZeroDivisionError
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_never_takes_the_place_of_one(links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not links:

        def refused(*_: object) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "hardlink_to", refused)
    file = tmp_path / "a.yaml"
    for text in ("first", "second"):
        try:
            with in_one_step(file, new=True) as fresh:
                fresh.write_text(text, encoding="utf-8")
        except FileExistsError:
            assert text == "second"
    assert file.read_text(encoding="utf-8") == "first"
    assert list(tmp_path.iterdir()) == [file]


def test_what_a_kill_left_an_hour_ago_is_cleared_away(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    old, young, other = (tmp_path / name for name in (f".a.yaml.{MARK}", f".a.yaml.{MARK[::-1]}", ".a.yaml.kept"))
    for each in (old, young, other):
        each.write_text("half", encoding="utf-8")
    os.utime(old, (0, old.stat().st_mtime - ABANDONED - 1))
    with in_one_step(file) as fresh:
        fresh.write_text("whole", encoding="utf-8")
    assert sorted(tmp_path.iterdir()) == sorted([file, young, other])


@pytest.mark.parametrize("name", ["a" * 250 + ".yaml", "题" * 83 + ".yaml"])
def test_a_name_as_long_as_names_may_be_can_be_written(name: str, tmp_path: Path) -> None:
    assert len(name.encode()) > 250
    file = tmp_path / name
    for text in ("old", "new"):
        with in_one_step(file) as fresh:
            fresh.write_text(text, encoding="utf-8")
            assert len(fresh.name.encode()) <= 143  # what an encrypted home folder lets names be
            assert leftovers(file) == [fresh]
        assert file.read_text(encoding="utf-8") == text
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.name == "nt", reason="makes links")
@pytest.mark.parametrize("there", [True, False])
def test_what_a_link_leads_to_is_written_and_the_link_stays(there: bool, tmp_path: Path) -> None:
    link, far = tmp_path / "link.yaml", tmp_path / "far" / "file.yaml"
    far.parent.mkdir()
    (tmp_path / "near.yaml").symlink_to(far)
    link.symlink_to("near.yaml")
    if there:
        far.write_text("old", encoding="utf-8")
    with in_one_step(link) as fresh:
        fresh.write_text("new", encoding="utf-8")
        assert fresh.parent == far.parent
    assert (link.is_symlink(), far.read_text(encoding="utf-8"), list(far.parent.iterdir())) == (True, "new", [far])
    with pytest.raises(FileExistsError), in_one_step(link, new=True) as fresh:
        fresh.write_text("newest", encoding="utf-8")
    assert far.read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_no_file_takes_the_place_of_a_pipe(tmp_path: Path) -> None:
    """Nor of a device: an administrator could lose ``/dev/null`` by writing to it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match=os.strerror(ENODEV)), in_one_step(pipe) as fresh:
        fresh.write_bytes(b"1")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [*tmp_path.iterdir()] == [pipe]
