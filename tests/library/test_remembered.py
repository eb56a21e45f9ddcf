"""What was found is found again without checking: the same in the same order, until something it depends on changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from officer_quiz.env import Env
from officer_quiz.library import checking, load, remembered
from officer_quiz.library.remembered import Found, Memory
from officer_quiz.messages.catalogue import message
from officer_quiz.store import findings, reading
from officer_quiz.store.findings import Findings, pack
from officer_quiz.text.diagnostic import Diagnostic

QUESTION = """\
  - id: {id}
    type: single
    stem: 传唤后,询问查证一般不得超过几小时？
    choices: {{A: 四小时, B: 八小时, C: 十二小时}}
    answer: B
    explain: 一般以八小时为限，其他各有条件。
    cite: 《治安管理处罚法》第九十七条
"""
TODAY = date(2026, 11, 28)


def bank(id: str, *ids: str) -> str:
    questions = "".join(QUESTION.format(id=each) for each in ids)
    return f"bank: {id}\ntitle: 题库\nposts: [station]\nchecked: 2026-11-23\nquestions:\n{questions}"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of two banks that share an id, one of a translation's, and a blueprint, in the working folder."""
    folder = tmp_path / "desk"
    (folder / "exams").mkdir(parents=True)
    (folder / "a.yaml").write_text(bank("a", "q-1", "q-2"), encoding="utf-8")
    (folder / "b.yaml").write_text(bank("b", "q-2", "q-3"), encoding="utf-8")
    (folder / "a.en.yaml").write_text("translates: a\nlanguage: en\ntitle: A\nquestions: {}\n", encoding="utf-8")
    (folder / "exams" / "x.yaml").write_text(
        "exam: x\ntitle: 卷\nminutes: 5\npass: 1\ntotal: 9\nsections:\n  - {title: 一, kinds: [single], count: 9}\n",
        encoding="utf-8",
    )
    register = Path(__file__).parents[2] / "questions" / "statutes.yaml"
    (folder / "statutes.yaml").write_bytes(register.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Env, "today", staticmethod(lambda: TODAY))
    return folder


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by what is checked anew."""
    done: list[str] = []

    def noting(module: Any, name: str, told: Callable[..., str]) -> None:
        work = getattr(module, name)

        def noted(*args: Any) -> Any:
            done.append(told(*args))
            return work(*args)

        noted.__name__ = name
        monkeypatch.setattr(module, name, noted)

    noting(checking, "load", lambda documents, _: documents[0].name)
    noting(load, "compare", lambda *_: "translations")
    noting(load, "_examined", lambda *_: "exams")
    return done


def told(oq: Run, *words: str) -> str:
    return oq("check", "desk", "--format", "json", *words).out


ALL = ["desk/a.yaml", "desk/b.yaml", "desk/b.yaml", "translations", "exams"]
"""One bank is looked at again: an id of it is taken before."""


@pytest.mark.usefixtures("desk")
def test_the_second_time_nothing_is_checked_and_all_is_told(oq: Run, looked: list[str]) -> None:
    first = told(oq)
    assert looked == ALL
    assert '"L33"' in first and '"L24"' in first and '"exam-short"' in first
    looked.clear()
    assert told(oq) == first
    assert looked == []
    assert "传唤" in oq("check", "desk", "--lang", "en").out
    assert looked == []


def test_what_was_never_checked_is_not_read_to_see_whether_it_changed(
    oq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text(bank(name, f"{name}-1"), encoding="utf-8")
    digested: list[str] = []
    digest_of = reading.digest_of

    def noted(file: Path) -> bytes:
        digested.append(file.name)
        return digest_of(file)

    monkeypatch.setattr(remembered, "digest_of", noted)
    files = [str(tmp_path / f"{name}.yaml") for name in "ab"]
    first = oq("check", *files).out
    assert not {"a.yaml", "b.yaml"} & {*digested}
    assert oq("check", *files).out == first
    assert [name for name in digested if name in {"a.yaml", "b.yaml"}] == ["a.yaml", "b.yaml"]


def test_a_changed_file_is_checked_and_what_depends_on_it(oq: Run, desk: Path, looked: list[str]) -> None:
    told(oq)
    looked.clear()
    (desk / "b.yaml").write_text(bank("b", "q-3", "q-4"), encoding="utf-8")
    after = told(oq)
    assert looked == ["desk/b.yaml", "translations", "exams"]
    assert '"L24"' not in after


def test_an_id_taken_earlier_by_a_file_that_did_not_change(oq: Run, desk: Path, looked: list[str]) -> None:
    told(oq)
    (desk / "a.yaml").write_text("\n" + bank("a", "q-1", "q-2"), encoding="utf-8")
    looked.clear()
    after = told(oq)
    assert looked == ["desk/a.yaml", "desk/b.yaml", "translations", "exams"]
    assert "编号 q-2 已经用在 desk/a.yaml 第 14 行" in after
    (desk / "a.yaml").unlink()
    assert '"L24"' not in told(oq)


OTHER_LAW = """\
- title: 某法
  short: 某法
  versions: [{adopted: 2020-01-01, effective: 2020-01-01, articles: 9}]
"""
CHANGES: dict[str, Callable[[Path, pytest.MonkeyPatch], object]] = {
    "register": lambda desk, _: (desk / "statutes.yaml").write_text(OTHER_LAW, encoding="utf-8"),
    "text": lambda desk, _: (desk / "texts" / "治安管理处罚法.md").write_text(
        "第九十七条　十小时。\n", encoding="utf-8"
    ),
    "day": lambda _, patch: patch.setattr(Env, "today", staticmethod(lambda: date(2026, 11, 29))),
    "program": lambda _, patch: patch.setattr("officer_quiz.services.check.implementation", lambda: "next"),
    "place": lambda desk, _: desk.rename(desk.with_name("other")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_findings_depend_on(
    change: str, oq: Run, desk: Path, looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "texts").mkdir()
    texts = ("--statutes", str(desk / "texts"))
    told(oq, *texts)
    looked.clear()
    told(oq, *texts)
    assert looked == []
    CHANGES[change](desk, monkeypatch)
    place = "other" if change == "place" else "desk"
    oq("check", place, "--statutes", str(desk.with_name(place) / "texts"))
    assert [name.replace("other", "desk") for name in looked] == ALL


@pytest.mark.usefixtures("desk")
def test_other_checks_are_other_findings(oq: Run, looked: list[str]) -> None:
    told(oq)
    looked.clear()
    assert '"L33"' not in told(oq, "--ignore", "L33")
    assert looked == ALL


def test_a_damaged_cache_is_made_anew(oq: Run, desk: Path, looked: list[str]) -> None:
    first = told(oq)
    file = desk.parent / "cache" / "findings.db"
    sound = file.read_bytes()
    for damaged in (b"", b"no database", sound[: len(sound) // 2], sound[:4096] + b"\xff" * (len(sound) - 4096)):
        file.write_bytes(damaged)
        assert told(oq) == first
        looked.clear()
        assert told(oq) == first
        assert looked == []


def test_a_turned_bit_is_no_finding(tmp_path: Path) -> None:
    keep(tmp_path / "f", b"a", "found" * 99)
    database = sqlite3.connect(tmp_path / "f")
    ((packed,),) = database.execute("SELECT told FROM findings")
    database.execute("UPDATE findings SET told = ?", (packed[:-1] + bytes([packed[-1] ^ 1]),))
    database.commit()
    database.close()
    assert recalled(tmp_path / "f", b"a") is None


def test_what_stands_in_the_place_of_the_cache_is_left_alone(oq: Run, desk: Path) -> None:
    first = told(oq)
    file = desk.parent / "cache" / "findings.db"
    file.unlink()
    file.mkdir()
    assert told(oq) == first
    assert file.is_dir()


def test_while_another_program_writes_all_is_checked(
    oq: Run, desk: Path, looked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "PATIENCE", 0)
    first = told(oq)
    other = sqlite3.connect(desk.parent / "cache" / "findings.db")
    other.execute("BEGIN EXCLUSIVE")
    looked.clear()
    assert told(oq) == first
    assert looked == ALL
    other.close()
    looked.clear()
    assert told(oq) == first
    assert looked == []


def keep(file: Path, key: bytes, said: str, today: date = TODAY) -> None:
    store = Findings(file, today)
    store.keep(key, pack(said))
    store.close()


def recalled(file: Path, key: bytes) -> str | None:
    store = Findings(file, TODAY)
    try:
        return store.known(key)
    finally:
        store.close()


def test_the_oldest_and_those_of_other_days_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "f"
    keep(file, b"old", "x", date(2026, 11, 27))
    for key in (b"1", b"2", b"3"):
        monkeypatch.setattr(findings, "MOST", 20)  # each takes 7 bytes when packed
        keep(file, key, f"found {key.decode()}"[:3])
    assert [recalled(file, key) for key in (b"old", b"1", b"2", b"3")] == [None, None, "fou", "fou"]
    monkeypatch.setattr(findings, "MOST_EACH", 5)
    keep(file, b"large", "found")
    assert recalled(file, b"large") is None


def test_a_message_is_remembered_exactly_or_not_at_all(tmp_path: Path) -> None:
    inner = message("a.b", words=("甲", 1, True, None))
    one = Diagnostic("x", "info", message("a.c", said=inner, more=[inner]), "a\udc80.yaml", 1, 2, "键")
    two = Diagnostic("x", "info", message("a.c", said=Fraction(1, 3)), "a.yaml", 1, 2, "键")
    store = Findings(tmp_path / "f", TODAY)
    Memory(store).remember(b"1", Found((one,), 3, 1, {"q": ("a.yaml", 7)}, "a"))
    Memory(store).remember(b"2", Found((two,)))
    store.close()
    again = Memory(Findings(tmp_path / "f", TODAY))
    assert again.recall(b"2") is None
    known = again.recall(b"1")
    assert known
    assert (known.questions, known.silenced, known.ids, known.bank) == (3, 1, {"q": ("a.yaml", 7)}, "a")
    (found,) = known.diagnostics
    assert found.message == message("a.c", said=inner, more=(inner,))
    assert (found.path, found.excerpt) == (one.path, "键")


def test_very_many_findings_are_not_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 1)
    one = Diagnostic("x", "info", message("a.c"), "a.yaml", 1, 2, "")
    store = Findings(tmp_path / "f", TODAY)
    for key, listed in ((b"1", (one,)), (b"2", (one, one))):
        Memory(store).remember(key, Found(listed))
    store.close()
    again = Memory(Findings(tmp_path / "f", TODAY))
    assert (again.recall(b"1"), again.recall(b"2")) == (Found((one,)), None)


def test_lines_that_nobody_reads_are_not_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of a million control characters is a fault at each of the first hundred, and would be kept with each."""
    monkeypatch.setattr(remembered, "LONGEST", 5)
    store = Findings(tmp_path / "f", TODAY)
    for key, excerpt in ((b"1", "12345"), (b"2", "123456")):
        Memory(store).remember(key, Found((Diagnostic("x", "info", message("a.c"), "a.yaml", 1, 2, excerpt),)))
    store.close()
    again = Memory(Findings(tmp_path / "f", TODAY))
    assert [again.recall(key) is None for key in (b"1", b"2")] == [False, True]


def test_files_show_their_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.py").write_text("1", encoding="utf-8")
    before = remembered.state_of([tmp_path])
    assert remembered.state_of([tmp_path]) == before
    (tmp_path / "a.py").write_text("2", encoding="utf-8")
    assert remembered.state_of([tmp_path]) != before
    monkeypatch.setattr(remembered, "SOON", 0)
    assert remembered.state_of([tmp_path], (".txt",)) == []
    assert remembered.state_of([tmp_path / "gone"]) == [(str(tmp_path / "gone"),)]


def test_a_file_that_somebody_holds_is_waited_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Findings(tmp_path / "f", TODAY)
    store.keep(b"1", pack("one"))
    store.close()
    waits: list[float] = []
    connect: Any = sqlite3.connect

    def counted(*args: Any, timeout: float, **kwargs: Any) -> Any:
        waits.append(timeout)
        return connect(*args, timeout=0.01 if timeout else 0, **kwargs)

    monkeypatch.setattr(sqlite3, "connect", counted)
    with sqlite3.connect(tmp_path / "f", timeout=5, isolation_level=None) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        waits.clear()
        again = Findings(tmp_path / "f", TODAY)
        assert again.known(b"1") is None
        assert not again.any
        assert again.known(b"1") is None
        again.keep(b"2", pack("two"))
        again.close()
        assert waits == [findings.PATIENCE, 0.0]
        holder.execute("ROLLBACK")
    assert Findings(tmp_path / "f", TODAY).known(b"1") == "one"
