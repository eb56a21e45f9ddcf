"""Ids are permanent: those of the last release that no bank has any more are named, whatever became of the file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from dulwich.object_format import SHA256
from dulwich.objects import Blob, ObjectID

from conftest import SMALL, Run
from repositories import Made

IDS = ("small-1", "small-2", "small-3", "small-4")
FILE = "law/law-small.yaml"


def gone(*ids: str, release: str = "v1") -> str:
    return f"{release} 里有题目 {'、'.join(ids)}，现在没有了。编号是永久的：请改回来，不用的题写 status: retired。"


def gone_with_file(file: Path, *ids: str, release: str = "v1") -> str:
    return (
        f"{release} 的 {file.as_posix()} 里有题目 {'、'.join(ids)}，文件和这些编号现在都没有了。"
        "编号是永久的：请放回来，不用的题写 status: retired。"
    )


Told = tuple[str, int, str, str]
"""Path, line, level, message."""


@pytest.fixture
def repository(banks: Path) -> Made:
    """Return a repository around the banks folder whose one commit is tagged v1."""
    made = Made(banks)
    made.tag("v1", made.commit())
    return made


def told(oq: Run, *folders: Path) -> list[Told]:
    """Check folders; return path below the first, line, level and message of what L24 tells."""
    found = oq("check", *map(str, folders), "--format", "json", "--select", "L24").json["diagnostics"]
    below = folders[0]
    return [
        (Path(each["path"]).relative_to(below).as_posix(), each["line"], each["level"], each["message"])
        for each in found
        if each["code"] == "L24"
    ]


def replace(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8", newline="\n")


def bank(name: str, *ids: str) -> str:
    """Return a bank of true-or-false questions."""
    head = SMALL.partition("questions:\n")[0].replace("law-small", name)
    asked = "".join(f"  - {{id: {id}, type: true_false, stem: 甲是{id}。（　）, answer: 对}}\n" for id in ids)
    return f"{head}questions:\n{asked}"


def lose_third(banks: Path) -> None:
    replace(banks / FILE, "id: small-3", "id: small-33")


THIRD = [(FILE, 1, "warning", gone("small-3"))]


def test_a_question_that_was_renamed_is_not_lost(oq: Run, banks: Path, repository: Made) -> None:
    assert oq("rename", "small-3", "small-33", "--banks", str(banks)).code == 0
    assert told(oq, repository.top) == []


def test_nothing_is_told_while_all_stands(oq: Run, repository: Made) -> None:
    assert told(oq, repository.top) == []


def test_an_id_lost_by_editing_is_told_at_its_file(oq: Run, repository: Made) -> None:
    lose_third(repository.top)
    assert told(oq, repository.top) == THIRD


def test_an_id_in_a_remark_is_lost(oq: Run, repository: Made) -> None:
    replace(repository.top / FILE, "  - id: small-3", "  # id: small-3\n  - id: small-33")
    assert told(oq, repository.top) == THIRD


def test_an_id_lost_in_a_renamed_file_is_told_where_the_others_went(oq: Run, repository: Made) -> None:
    lose_third(repository.top)
    (repository.top / FILE).rename(repository.top / "renamed.yaml")
    (repository.top / "another.yaml").write_text(bank("another", "other-1"), encoding="utf-8")
    said = gone_with_file(repository.top / FILE, "small-3")
    assert told(oq, repository.top) == [("renamed.yaml", 1, "warning", said)]


def test_ids_lost_with_a_folder_are_told_at_the_nearest_bank(oq: Run, repository: Made) -> None:
    (repository.top / FILE).unlink()
    (repository.top / "a.yaml").write_text(bank("another", "other-1"), encoding="utf-8")
    (repository.top / "law" / "z.yaml").write_text(bank("last", "other-2"), encoding="utf-8")
    said = gone_with_file(repository.top / FILE, *IDS)
    assert told(oq, repository.top) == [("law/z.yaml", 1, "warning", said)]
    (repository.top / "law" / "z.yaml").unlink()
    assert told(oq, repository.top) == [("a.yaml", 1, "warning", said)]


def test_with_no_bank_left_they_are_told_at_what_is_there(oq: Run, repository: Made) -> None:
    (repository.top / FILE).unlink()
    (repository.top / "statutes.yaml").write_text("statutes: []\n", encoding="utf-8")
    said = gone_with_file(repository.top / FILE, *IDS)
    assert told(oq, repository.top) == [("statutes.yaml", 1, "warning", said)]


@pytest.mark.parametrize("name", ["law-small.yaml", "law/law-new.yml"])
def test_questions_moved_with_their_file_are_not_lost(oq: Run, repository: Made, name: str) -> None:
    (repository.top / FILE).rename(repository.top / name)
    assert told(oq, repository.top) == []


def test_questions_moved_between_banks_are_not_lost(oq: Run, repository: Made) -> None:
    lose_third(repository.top)
    (repository.top / "another.yaml").write_text(bank("another", "small-3"), encoding="utf-8")
    assert told(oq, repository.top) == []


def test_an_id_in_a_file_that_cannot_be_read_as_yaml_is_not_lost(oq: Run, repository: Made) -> None:
    replace(repository.top / FILE, "title: 小题库", "title: [小题库")
    assert told(oq, repository.top) == []


def test_folders_checked_together_share_their_ids(oq: Run, repository: Made) -> None:
    other = repository.top / "ethos"
    other.mkdir()
    (repository.top / FILE).rename(other / "law-small.yaml")
    (repository.top / "law" / "z.yaml").write_text(bank("last", "other-2"), encoding="utf-8")
    assert told(oq, repository.top / "law") == [
        ("z.yaml", 1, "warning", gone_with_file(repository.top / FILE, *IDS)),
    ]
    assert told(oq, repository.top / "law", other) == []
    assert told(oq, repository.top, repository.top / "law") == []


def test_an_id_that_two_files_had_is_told_once(oq: Run, banks: Path) -> None:
    (banks / "copy.yaml").write_text(bank("copy", "small-3"), encoding="utf-8")
    made = Made(banks)
    made.tag("v1", made.commit())
    (banks / "copy.yaml").write_text(bank("copy", "other-1"), encoding="utf-8")
    lose_third(banks)
    assert [place for place, *_ in told(oq, banks)] == ["copy.yaml"]


def test_of_many_ids_the_first_are_named(oq: Run, banks: Path) -> None:
    ids = [f"many-{number}" for number in range(1, 24)]
    (banks / "many.yaml").write_text(bank("many", *ids), encoding="utf-8")
    made = Made(banks)
    made.tag("v1", made.commit())
    (banks / "many.yaml").write_text(bank("many", "other-1"), encoding="utf-8")
    [(_, _, _, said)] = told(oq, banks)
    assert said.startswith(f"v1 里有题目 {'、'.join(ids[:20])} 等，还有 3 题，现在没有了。")


@pytest.mark.parametrize(
    "place", ["exams/e.yaml", ".old/b.yaml", "law/law-small.en.yaml", "notes.txt", "statutes.yaml"]
)
def test_only_banks_are_compared(oq: Run, banks: Path, place: str) -> None:
    (banks / place).parent.mkdir(exist_ok=True)
    (banks / place).write_text(bank("other", "other-1"), encoding="utf-8")
    made = Made(banks)
    made.tag("v1", made.commit())
    (banks / place).unlink()
    assert told(oq, banks) == []


def test_line_ends_of_another_system_are_no_change(oq: Run, repository: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    file = repository.top / FILE
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.setattr("officer_quiz.library.release._gone", lambda *_: pytest.fail("read as changed"))
    assert told(oq, repository.top) == []


def test_without_a_tag_or_a_commit_nothing_is_compared(oq: Run, repository: Made) -> None:
    lose_third(repository.top)
    (repository.git / "refs" / "heads" / "main").unlink()
    assert told(oq, repository.top) == []
    repository.commit()
    (repository.git / "refs" / "tags" / "v1").unlink()
    assert told(oq, repository.top) == []


# Which release is the last


def test_a_tag_on_another_branch_is_no_release_of_this_one(oq: Run, repository: Made) -> None:
    first = repository.head
    (repository.top / "more.yaml").write_text(bank("more", "more-1"), encoding="utf-8")
    repository.tag("v2", repository.commit(first, branch="aside"))
    (repository.top / "more.yaml").unlink()
    assert told(oq, repository.top) == []
    repository.write("HEAD", "ref: refs/heads/aside\n")
    said = gone_with_file(repository.top / "more.yaml", "more-1", release="v2")
    assert told(oq, repository.top) == [(FILE, 1, "warning", said)]


@pytest.mark.parametrize("annotated", [False, True])
def test_the_nearest_release_counts(oq: Run, repository: Made, annotated: bool) -> None:
    first = repository.head
    lose_third(repository.top)
    second = repository.commit(first)
    repository.tag("v0", second, annotated=annotated)
    replace(repository.top / FILE, "id: small-4", "id: small-44")
    repository.commit(second)
    assert told(oq, repository.top) == [(FILE, 1, "warning", gone("small-4", release="v0"))]


def test_nearest_is_counted_in_commits_along_all_lines(oq: Run, repository: Made) -> None:
    # v1 --- a --- b --- merge     v2 lies one commit before the merge, v1 four.
    #   \--- v2 -------/
    first = repository.head
    lose_third(repository.top)
    aside = repository.commit(first)
    repository.tag("v2", aside)
    replace(repository.top / FILE, "id: small-33", "id: small-333")
    b = repository.commit(repository.commit(first))
    repository.commit(b, aside)
    assert told(oq, repository.top) == [(FILE, 1, "warning", gone("small-33", release="v2"))]


def test_of_tags_at_one_commit_the_annotated_one_speaks_then_the_later(oq: Run, repository: Made) -> None:
    first = repository.head
    lose_third(repository.top)
    assert told(oq, repository.top) == THIRD
    repository.tag("v1.1", first, annotated=True)
    assert told(oq, repository.top) == [(FILE, 1, "warning", gone("small-3", release="v1.1"))]
    repository.tag("v1.0", first, annotated=True)
    assert told(oq, repository.top) == [(FILE, 1, "warning", gone("small-3", release="v1.0"))]


def test_a_tag_of_something_else_is_passed_over(oq: Run, repository: Made) -> None:
    repository.tag("key", repository.add(Blob.from_string(b"a key")))
    repository.tag("lost", ObjectID(b"1" * 40))
    repository.write("refs/tags/broken", "no id\n")
    lose_third(repository.top)
    assert told(oq, repository.top) == THIRD


def test_the_reader_of_objects_is_loaded_for_a_release_only(repository: Made) -> None:
    code = (
        "import sys; from pathlib import Path; from officer_quiz.library.release import vanished;"
        "found = list(vanished([Path(sys.argv[1])])); print(len(found), 'dulwich' in sys.modules)"
    )

    def ran() -> str:
        words = [sys.executable, "-c", code, str(repository.top)]
        return subprocess.run(words, capture_output=True, check=True, text=True, timeout=60).stdout

    lose_third(repository.top)
    assert ran() == "1 True\n"
    (repository.git / "refs" / "tags" / "v1").unlink()
    assert ran() == "0 False\n"


# How repositories are kept


def test_packed_objects_and_references(oq: Run, repository: Made) -> None:
    first = repository.head
    lose_third(repository.top)
    second = repository.commit(first)
    repository.tag("v2", second, annotated=True)
    repository.pack()
    assert told(oq, repository.top) == []
    replace(repository.top / FILE, "id: small-33", "id: small-3")
    assert told(oq, repository.top) == [(FILE, 1, "warning", gone("small-33", release="v2"))]


def test_the_tag_beside_the_list_wins(oq: Run, repository: Made) -> None:
    first = repository.head
    lose_third(repository.top)
    second = repository.commit(first)
    repository.pack()
    repository.write("refs/tags/v1", second.decode())
    assert told(oq, repository.top) == []


def test_a_shallow_clone(oq: Run, repository: Made) -> None:
    first = repository.head
    second = repository.commit(first)
    repository.write("shallow", f"{second.decode()}\n")
    repository.loose(first).unlink()
    lose_third(repository.top)
    assert told(oq, repository.top) == []
    repository.tag("v2", second)
    assert told(oq, repository.top) == [(FILE, 1, "warning", gone("small-3", release="v2"))]


def test_a_detached_head(oq: Run, repository: Made) -> None:
    repository.write("HEAD", repository.head.decode())
    lose_third(repository.top)
    assert told(oq, repository.top) == THIRD


def test_a_second_work_tree(oq: Run, repository: Made, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "law").mkdir(parents=True)
    (other / FILE).write_text(SMALL.replace("id: small-3", "id: small-33"), encoding="utf-8", newline="\n")
    (other / ".git").write_text("gitdir: ../banks/.git/worktrees/other\n", encoding="utf-8", newline="\n")
    repository.write("worktrees/other/HEAD", "ref: refs/heads/main\n")
    repository.write("worktrees/other/commondir", "../..\n")
    assert told(oq, other) == THIRD
    assert told(oq, repository.top) == []


def test_a_submodule(oq: Run, repository: Made, tmp_path: Path) -> None:
    (tmp_path / ".git" / "modules").mkdir(parents=True)
    repository.git.rename(tmp_path / ".git" / "modules" / "banks")
    (repository.top / ".git").write_text("gitdir: ../.git/modules/banks\n", encoding="utf-8", newline="\n")
    lose_third(repository.top)
    assert told(oq, repository.top) == THIRD


def test_objects_kept_in_another_repository(oq: Run, repository: Made, tmp_path: Path) -> None:
    (repository.git / "objects").rename(tmp_path / "objects")
    (repository.git / "objects").mkdir()
    repository.write("objects/info/alternates", "# shared\n../../../objects\n")
    lose_third(repository.top)
    assert told(oq, repository.top) == THIRD


def test_ids_of_the_longer_kind(oq: Run, banks: Path) -> None:
    made = Made(banks, SHA256)
    made.tag("v1", made.commit())
    assert len((made.git / "refs" / "tags" / "v1").read_text(encoding="utf-8").strip()) == 64
    lose_third(banks)
    assert told(oq, banks) == THIRD


def test_a_folder_inside_and_a_link_to_it(oq: Run, repository: Made, tmp_path: Path) -> None:
    lose_third(repository.top)
    here = [("law-small.yaml", 1, "warning", gone("small-3"))]
    assert told(oq, repository.top / "law") == here
    try:
        (tmp_path / "link").symlink_to(repository.top / "law", target_is_directory=True)
    except OSError:
        pytest.skip("links are not allowed here")
    assert told(oq, tmp_path / "link") == here


def test_an_empty_folder_named_git_is_no_repository(oq: Run, repository: Made) -> None:
    (repository.top / "law" / ".git").mkdir()
    lose_third(repository.top)
    assert told(oq, repository.top / "law") == [("law-small.yaml", 1, "warning", gone("small-3"))]
