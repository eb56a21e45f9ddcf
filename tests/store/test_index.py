"""The compiled index: it tells what the files hold, whatever has changed since, and whatever has happened to it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.stored import build
from officer_quiz.library.load import read_document, read_register
from officer_quiz.library.places import material
from officer_quiz.session.draw import draw
from officer_quiz.session.filter import Candidate, Filter
from officer_quiz.store.index import Index, Indexed
from officer_quiz.store.refreshing import Work, open_index

STATUTES = """\
- title: 中华人民共和国治安管理处罚法
  short: 治安管理处罚法
  versions:
    - {adopted: 2025-06-27, effective: 2026-01-01, articles: 144}
"""
EXAM = """\
exam: mock
title: 模拟
minutes: 30
pass: 6
total: 10
sections:
  - {title: 判断, kinds: [true_false], count: 10, points: 1}
"""


def bank(name: str, ids: Iterable[str], *more: str, error: bool = False) -> str:
    """A bank of true-or-false questions; with `error` one of them cites an article there is not."""
    lines = [f"bank: {name}", f"title: 题库 {name}", "posts: [window, station]", *more, "questions:"]
    for id in ids:
        lines += [
            f"  - id: {id}",
            "    type: true_false",
            f"    stem: 关于 {id} 的一句话，先敬礼。（　）",
            "    answer: 对",
            "    explain: 规范要求先敬礼，再说明理由，然后才是别的。",
            f"    cite: 《治安管理处罚法》第{999 if error else 9}条",
        ]
    return "\n".join(lines) + "\n"


class Desk:
    """A folder of material, and an index of it that is opened again and again."""

    def __init__(self, folder: Path) -> None:
        self.banks, self.path = folder / "banks", folder / "cache" / "a.index"
        self.write("statutes.yaml", STATUTES)
        self.read: list[str] = []

    def write(self, name: str, text: str | None) -> Path:
        file = self.banks / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text(text, encoding="utf-8")
        return file

    def settle(self) -> None:
        """Make all files old enough for their stamps to tell whether they have changed."""
        for place, file in enumerate(self.banks.rglob("*.yaml")):
            os.utime(file, ns=(0, 10**18 + place))

    def work(self) -> Work:
        statutes = self.banks / "statutes.yaml"
        return Work(material([self.banks]), lambda: read_register([statutes])[0], self._spread)

    def _spread(self, work: Callable[[tuple[Path, str]], Any], files: Sequence[tuple[Path, str]]) -> Iterable[Any]:
        self.read += [name for _, name in files]
        return map(work, files)

    def open(self, path: Path | None = None) -> Index:
        self.read = []
        return open_index(path or self.path, self.work())

    def told(self, path: Path | None = None) -> Any:
        """All that the index tells, opened anew."""
        index = self.open(path)
        try:
            return everything(index)
        finally:
            index.close()

    def fresh(self) -> Any:
        """What an index made from nothing tells."""
        path = self.path.with_name("fresh.index")
        path.unlink(missing_ok=True)
        return self.told(path)


def everything(index: Index) -> Any:
    items = index.drawables()
    ids = [item.id for item in items]
    return (
        items,
        [item.candidate for item in items] == index.candidates(),
        [index.question(id) for id in ids],
        [index.content(id) for id in ids],
        [index.translation(id, "en") for id in ids],
        index.names(),
        index.banks(),
        index.left_out(),
        [{key: value for key, value in each.items() if key != "against"} for each in index.translations()],
        index.blueprints(),
        index.newest_law(),
        index.draw(Filter(), {}, "seed", 99),
    )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def three(desk: Desk) -> Desk:
    """Three banks, a translation of the first, and an exam, all settled."""
    desk.write("law/a.yaml", bank("law-a", ["a-1", "a-2"], "tags: [敬礼, 开头 语]", "level: advanced"))
    desk.write("law/b.yaml", bank("law-b", ["b-1"]))
    desk.write("ethos/c.yaml", bank("ethos-c", ["c-1", "c-2", "c-3"], "skills: [language]"))
    desk.write("exams/mock.yaml", EXAM)
    desk.settle()
    return desk


def test_what_a_bank_holds_comes_back(three: Desk) -> None:
    index = three.open()
    assert [each.id for each in index.candidates()] == ["c-1", "c-2", "c-3", "a-1", "a-2", "b-1"]
    assert index.candidates()[3] == Candidate(
        id="a-1",
        bank="law-a",
        topic="law",
        kind="true_false",
        posts=frozenset({"window", "station"}),
        level="advanced",
        skills=frozenset(),
        tags=frozenset({"敬礼", "开头 语"}),
        status="draft",
    )
    found = index.question("a-1")
    assert found is not None
    document = read_document(three.banks / "law" / "a.yaml", "law/a.yaml").data
    header = {name: document[name] for name in ("posts", "level", "tags")}
    assert found == Indexed(header | document["questions"][0], found.content, "law-a")
    assert build(found.data) == parse(found.data)[0]
    assert (index.question("a-3"), index.content("a-3"), index.translation("a-1", "en")) == (None, None, None)
    assert (index.question("a-1\udcff"), index.content("a-1\udcff"), index.bank_title("\udcff", "en")) == (
        None,
        None,
        "",
    )
    assert index.names() == {"law", "law-a", "law-b", "ethos", "ethos-c", "敬礼", "开头 语"}
    assert [each["id"] for each in index.banks()] == ["ethos-c", "law-a", "law-b"]
    assert index.newest_law() == "2026-01-01"
    mock = index.blueprints()["exams/mock.yaml"]
    assert mock is not None and (mock["exam"], mock["pass"]) == ("mock", "6")
    index.close()
    assert [file.name for file in three.path.parent.iterdir()] == ["a.index"]


def test_nothing_is_read_again_when_nothing_has_changed(three: Desk) -> None:
    told = three.told()
    assert three.read == ["ethos/c.yaml", "law/a.yaml", "law/b.yaml"]
    before = three.path.read_bytes()
    assert three.told() == told
    assert (three.read, three.path.read_bytes()) == ([], before)


def test_one_changed_file_is_read_alone(three: Desk) -> None:
    three.told()
    three.write("law/b.yaml", bank("law-b", ["b-1", "b-2"]))
    told = three.told()
    assert three.read == ["law/b.yaml"]
    assert told == three.fresh()


def test_a_change_that_no_stamp_shows_is_found_while_a_file_is_young(three: Desk) -> None:
    file = three.write("law/b.yaml", bank("law-b", ["b-1"]))
    three.told()
    stamp = file.stat()
    file.write_text(bank("law-b", ["b-2"]), encoding="utf-8")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    told = three.told()
    assert three.read == ["law/b.yaml"]
    assert told == three.fresh()


def test_a_new_stamp_of_the_same_bytes_is_noted_and_nothing_read(three: Desk) -> None:
    told = three.told()
    os.utime(three.banks / "law" / "a.yaml", ns=(0, 10**18 + 77))
    assert three.told() == told
    assert three.read == []
    (three.banks / "law" / "a.yaml").chmod(0o600)
    known = sqlite3.connect(three.path).execute("SELECT mtime FROM files WHERE name = 'law/a.yaml'").fetchone()
    assert known == (10**18 + 77,)


def test_another_register_means_reading_all_again(three: Desk) -> None:
    three.told()
    three.write("statutes.yaml", STATUTES.replace("144", "5"))
    told = three.told()
    assert three.read == ["ethos/c.yaml", "law/a.yaml", "law/b.yaml"]
    assert told == three.fresh()
    assert list(told[7]) == ["ethos/c.yaml", "law/a.yaml", "law/b.yaml"]


def test_an_id_in_two_files_leaves_out_the_later_until_it_is_gone(three: Desk) -> None:
    three.told()
    three.write("ethos/c.yaml", bank("ethos-c", ["c-1", "b-1"]))
    told = three.told()
    assert three.read == ["ethos/c.yaml"]
    assert (told, told[7]) == (three.fresh(), {"law/b.yaml": 1})
    three.write("ethos/c.yaml", bank("ethos-c", ["c-1"]))
    told = three.told()
    assert three.read == ["ethos/c.yaml", "law/b.yaml"]
    assert (told, told[7]) == (three.fresh(), {})


def test_a_case_with_a_part_of_an_earlier_file_is_left_out_until_both_are_its_own(desk: Desk) -> None:
    def case(*parts: str) -> str:
        listed = bank("x", parts).partition("questions:\n")[2].replace("\n  ", "\n      ")
        cite = "    cite: 《治安管理处罚法》第9条\n    questions:\n    "
        head = "  - id: m-2\n    type: case\n    title: 案\n    facts: 一人在路口。\n"
        return bank("law-m", ["m-1"]) + head + cite + listed

    desk.write("a.yaml", bank("law-a", ["a-1", "a-2"]))
    desk.write("m.yaml", case("a-1", "a-2", "m-3"))
    for taken, count in ((["a-1", "a-2"], 1), (["a-2"], 1), (["a-9"], 2), (["a-1"], 1), (["m-1"], 1), (["m-2"], 1)):
        desk.write("a.yaml", bank("law-a", taken))
        told = desk.told()
        assert told == desk.fresh()
        assert told[6][1]["questions"] == count
        assert told[7] == ({"m.yaml": 1} if count == 1 else {})
    desk.write("a.yaml", bank("law-m", ["m-1"]))
    assert (ids(desk), desk.told()) == (["m-1"], desk.fresh())
    assert desk.told()[7] == {"m.yaml": 0}


def ids(desk: Desk) -> list[str]:
    return [each.id for each in desk.told()[0]]


def test_in_another_order_another_file_comes_first(three: Desk) -> None:
    three.write("law/d.yaml", bank("law-d", ["d-1", "a-2"]))
    three.settle()
    assert [each["id"] for each in three.open().banks()] == ["ethos-c", "law-a", "law-b", "law-d"]
    assert ids(three) == ["c-1", "c-2", "c-3", "a-1", "a-2", "b-1", "d-1"]
    there = three.work()
    turned = Work(there.files[::-1], there.register, there.spread)
    index = open_index(three.path, turned)
    assert [(each["id"], each["questions"]) for each in index.banks()] == [
        ("law-d", 2),
        ("law-b", 1),
        ("law-a", 1),
        ("ethos-c", 3),
    ]
    assert [each.id for each in index.drawables()] == ["d-1", "a-2", "b-1", "a-1", "c-1", "c-2", "c-3"]


def test_the_same_id_twice_on_one_line_is_an_error(desk: Desk) -> None:
    cite = "《治安管理处罚法》第九条"
    item = f"{{id: a-1, type: true_false, stem: 先敬礼。（　）, answer: 对, explain: 规范要求。, cite: {cite}}}"
    desk.write("a.yaml", f"bank: law-a\ntitle: 题库\nquestions: [{item}]\n")
    assert desk.told()[7] == {}
    desk.write("a.yaml", f"bank: law-a\ntitle: 题库\nquestions: [{item}, {item}]\n")
    told = desk.told()
    assert ([each.id for each in told[0]], told[7]) == (["a-1"], {"a.yaml": 1})


def translation(of: str = "00000000") -> str:
    return f"""\
translates: law-b
language: en
title: Bank B
questions:
  b-1: {{of: {of}, stem: Salute first., explain: The rules ask for it.}}
"""


def test_a_translation_follows_its_bank(three: Desk) -> None:
    from officer_quiz.bank.translation import fingerprint, texts

    data = read_document(three.banks / "law" / "b.yaml", "b").data["questions"][0]
    three.write("law/b.en.yaml", translation(fingerprint(texts(data))))
    told = three.told()
    assert told[4][-1] == {"stem": "Salute first.", "explain": "The rules ask for it."}
    row = {"bank": "law-b", "language": "en", "translated": 1, "questions": 1, "title": "Bank B"}
    assert told[8] == [row]
    three.write("law/b.yaml", bank("law-b", ["b-1"]).replace("先敬礼。", "先问好。"))
    told = three.told()
    assert (told[4][-1], told[8]) == (None, [row | {"translated": 0}])
    assert told == three.fresh()
    three.write("law/b.yaml", None)
    told = three.told()
    assert (told[8], told) == ([], three.fresh())


NAMES = ("law/a.yaml", "law/b.yaml", "b.yaml", "law/b.en.yaml", "exams/mock.yaml")
IDS = ("one", "two", "three")


@st.composite
def edits(draw_: st.DrawFn) -> tuple[str, str | None]:
    """A file and what it is to hold, None to remove it."""
    name = draw_(st.sampled_from(NAMES))
    if draw_(st.integers(0, 4)) == 0:
        return name, None
    if name.startswith("exams"):
        return name, draw_(st.sampled_from([EXAM, EXAM.replace("total: 10", "total: 9")]))
    if name.endswith(".en.yaml"):
        return name, draw_(st.sampled_from([translation(), translation().replace("law-b", "law-a"), "x: y\n"]))
    ids = draw_(st.lists(st.sampled_from(IDS), max_size=3))
    return name, bank(draw_(st.sampled_from(["law-a", "law-b"])), ids, error=draw_(st.integers(0, 3)) == 0)


@settings(max_examples=30)
@given(steps=st.lists(st.lists(edits(), min_size=1, max_size=3), min_size=1, max_size=4), data=st.data())
def test_step_by_step_it_tells_the_same_as_made_from_nothing(
    tmp_path_factory: pytest.TempPathFactory, steps: list[list[tuple[str, str | None]]], data: st.DataObject
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    for step in steps:
        for name, text in step:
            desk.write(name, text)
        told = desk.told()
        assert told == desk.fresh()


def test_a_damaged_page_at_any_place_costs_making_it_again(three: Desk) -> None:
    told = three.told()
    sound = three.path.read_bytes()
    for start in range(0, len(sound), 4096):
        three.path.write_bytes(sound[:start] + b"\xff" * 4096 + sound[start + 4096 :])
        assert three.told() == told, f"page at {start}"
        three.path.write_bytes(sound[:start])
        assert three.told() == told, f"cut at {start}"


def test_a_damaged_page_does_not_outlive_a_change(three: Desk) -> None:
    three.told()
    sound = three.path.read_bytes()
    three.write("law/b.yaml", bank("law-b", ["b-1", "b-2"]))
    told = three.fresh()
    for start in range(0, len(sound), 4096):
        three.path.write_bytes(sound[:start] + b"\xff" * 4096 + sound[start + 4096 :])
        assert three.told() == told, f"page at {start}"
        assert sqlite3.connect(three.path).execute("PRAGMA quick_check(1)").fetchone() == ("ok",)


@pytest.mark.parametrize("text", [b"", b"not a database\n" * 99, b"SQLite format 3\0" + b"\xff" * 200])
def test_what_is_no_index_is_made_again(three: Desk, text: bytes) -> None:
    three.path.parent.mkdir()
    three.path.write_bytes(text)
    assert three.told() == three.fresh()


def test_damage_that_shows_only_in_use_costs_making_it_again(three: Desk) -> None:
    told = three.told()
    with sqlite3.connect(three.path) as database:
        database.execute("UPDATE questions SET data = '{'")
        database.execute("UPDATE files SET facts = '[' WHERE role = 'exam'")
    assert three.told() == told


def test_a_key_that_has_turned_into_another_is_noticed(three: Desk) -> None:
    told = three.told()
    with sqlite3.connect(three.path) as database:
        changed = database.execute("UPDATE questions SET data = replace(data, '对', '错') WHERE data LIKE '%对%'")
        assert changed.rowcount
    assert three.told() == told


def test_where_it_cannot_be_written_it_serves_from_memory(three: Desk) -> None:
    told = three.told()
    blocked = three.path.parent / "file"
    blocked.write_bytes(b"")
    assert three.told(blocked / "a.index") == told
    assert sorted(file.name for file in three.path.parent.iterdir()) == ["a.index", "file"]


def test_what_a_killed_program_left_is_removed_after_an_hour(three: Desk) -> None:
    three.path.parent.mkdir()
    old, young = (three.path.with_name(f".a.index.{digit * 32}") for digit in "0f")
    for file in (old, young):
        file.write_bytes(b"half")
    os.utime(old, ns=(0, 10**18))
    three.told()
    assert sorted(file.name for file in three.path.parent.iterdir()) == [young.name, "a.index"]


@pytest.mark.skipif(os.name != "posix", reason="an open file can be replaced on POSIX only")
def test_a_reader_keeps_what_it_has_opened(three: Desk) -> None:
    reader = three.open()
    before = everything(reader)
    three.write("law/a.yaml", None)
    assert len(three.told()[0]) == 4
    assert everything(reader) == before
    reader.close()


def test_programs_that_start_at_once_all_see_the_whole(three: Desk) -> None:
    work = three.work()

    def start(_: int) -> Any:
        index = open_index(three.path, work)
        try:
            return everything(index)
        finally:
            index.close()

    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(start, range(6)))
    assert told == [three.fresh()] * 6
    three.path.with_name("fresh.index").unlink()
    assert [file.name for file in three.path.parent.iterdir()] == ["a.index"]


TRAIL = "checked: 2026-11-01\nauthor: 法制科\nreviewer: 教研室\n"
VARIED = tuple(
    (folder, f"{folder}-{number}", status, level, posts, skills, tags)
    for folder in ("law", "ethos")
    for number, (status, level, posts, skills, tags) in enumerate(
        [
            ("reviewed", "basic", "[traffic]", "[]", "[甲]"),
            ("draft", "advanced", "[]", "[defuse, language]", "[甲, 乙]"),
            ("retired", "basic", "[]", "[defuse]", "[丙]"),
            ("reviewed", "intermediate", "[station, window]", "[language]", "[]"),
            ("reviewed", "basic", "[window]", "[]", "[law-0]"),
        ]
    )
)


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory) -> tuple[Index, list[Candidate]]:
    desk = Desk(tmp_path_factory.mktemp("varied"))
    for folder, name, status, level, posts, skills, tags in VARIED:
        more = (f"status: {status}", f"level: {level}", f"skills: {skills}", f"tags: {tags}", f"posts: {posts}")
        text = bank(name, [f"{name}-{number}" for number in range(3)], *more).replace("posts: [window, station]\n", "")
        if status != "draft":
            text = text.replace(f"title: 题库 {name}\n", f"title: 题库 {name}\n{TRAIL}")
        desk.write(f"{folder}/deep/{name}.yaml" if name.endswith("3") else f"{folder}/{name}.yaml", text)
    index = desk.open()
    assert index.left_out() == {}
    return index, index.candidates()


def some(*values: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), max_size=2)


FILTERS = st.builds(
    Filter,
    wanted=some("law", "law/deep", "law-0", "ethos-1", "甲", "丙", "无"),
    posts=some("traffic", "station", "border"),
    levels=some("basic", "advanced"),
    kinds=some("true_false", "single"),
    skills=some("defuse", "mediate"),
)
LAST = st.dictionaries(
    st.sampled_from([f"{name}-{number}" for _, name, *_ in VARIED for number in range(3)] + ["gone"]),
    st.sampled_from([None, Fraction(0), Fraction(1, 2), Fraction(1)]),
)


@settings(max_examples=150)
@given(filters=FILTERS, last=LAST, seed=st.text(max_size=6), count=st.integers(1, 40))
def test_it_draws_as_the_pure_function_does(
    varied: tuple[Index, list[Candidate]],
    filters: Filter,
    last: Mapping[str, Fraction | None],
    seed: str,
    count: int,
) -> None:
    index, candidates = varied
    wanted = draw([each for each in candidates if filters.matches(each)], last, seed, count)
    assert index.draw(filters, last, seed, count) == wanted
