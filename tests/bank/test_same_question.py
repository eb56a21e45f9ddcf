"""The same question is found wherever it stands, nearly the same one too, in time linear in their number."""

from __future__ import annotations

from functools import reduce
from operator import xor
from pathlib import Path

import pytest

from conftest import Run
from officer_quiz import kinds
from officer_quiz.bank.likeness import Sketch, pairs, sketch
from officer_quiz.kinds.base.parse import parse
from officer_quiz.text.document import read
from one_check import loaded

HEAD = "bank: {bank}\ntitle: 示例\nposts: [station]\nauthor: 甲组\nchecked: 2026-11-23\nquestions:\n"
CLAIM = "  - {{id: {id}, type: true_false, stem: {stem}（　）, answer: {answer}, source: S1}}{remark}\n"
SAMPLE, _ = parse(read("sample", kinds.kind("numeric").EXAMPLE.encode()).data)
STEM = "民警口头传唤现场发现的违法嫌疑人，应当出示人民警察证，并在询问笔录中注明。"


def told(*questions: str) -> list[tuple[int, str, str, object]]:
    """The line, level, wording of each finding, and the question it names."""
    found = loaded("".join(questions), "L38").diagnostics
    return [(each.line - 4, each.level, each.message.key.rpartition(".")[2], each.message.args["id"]) for each in found]


def choice(id: str, choices: str, answer: str, stem: str = "传唤时应当先做什么？") -> str:
    return f"- {{id: {id}, type: single, stem: {stem}, choices: {{{choices}}}, answer: {answer}}}\n"


def test_the_order_of_choices_and_marks_makes_no_difference() -> None:
    one = choice("q-1", "A: 出示证件, B: 告知原因, C: 通知家属", "A")
    same = choice("q-2", "A: 通知家属, B: 出示 证件, C: 告知原因。", "B", "传唤时，应当先做什么？")
    other_key = choice("q-3", "A: 出示证件, B: 告知原因, C: 通知家属", "C")
    assert told(one, same, other_key) == [(2, "warning", "found", "q-1"), (3, "warning", "other-key", "q-1")]


def test_a_stem_in_common_is_not_the_same_question() -> None:
    assert told(choice("q-1", "A: 出示证件, B: 告知原因", "A"), choice("q-2", "A: 登记, B: 上报", "A")) == []


def test_nearly_the_same_is_a_remark() -> None:
    one = f"- {{id: q-1, type: true_false, stem: {STEM}（　）, answer: 对}}\n"
    other = one.replace("q-1", "q-2").replace("注明", "写明")
    assert told(one, other) == [(2, "info", "near", "q-1")]
    assert told(one, one.replace("q-1", "q-3").replace("应当出示", "可以不出示").replace("口头", "持证")) == []


ASKED = "民警到群众家中调解邻里纠纷，首先应当做什么？"
OFFERED = "A: 听双方把话说完, B: 分清谁对谁错, C: 让双方签字, D: 请居委会到场"


@pytest.mark.parametrize(
    "stem",
    [
        ASKED.replace("家中", "家里"),
        ASKED.replace("邻里", "邻里的"),
        ASKED.replace("纠纷", "纠纷时"),
        ASKED.replace("应当", "应该"),
        ASKED.replace("应当", "应"),
        ASKED.replace("群众", "当事人"),
        ASKED.replace("到群众", "在群众"),
        ASKED.replace("首先应当", "应当首先"),
        "调解邻里纠纷，民警到群众家中首先应当做什么？",
    ],
)
def test_a_word_more_or_less_changed_or_moved_is_nearly_the_same(oq: Run, tmp_path: Path, stem: str) -> None:
    one, other = choice("q-1", OFFERED, "A", ASKED), choice("q-2", OFFERED, "A", stem)
    assert told(one, other) == [(2, "info", "near", "q-1")]
    (tmp_path / "a.yaml").write_text(HEAD.format(bank="a") + one, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(HEAD.format(bank="b") + other, encoding="utf-8")
    assert len(oq("check", str(tmp_path), "--select", "L38", "--format", "json").json["diagnostics"]) == 1


@pytest.mark.parametrize(
    ("choices", "answer", "stem"),
    [
        ("A: 调查取证, B: 劝离围观的人, C: 登记姓名, D: 向所长报告", "A", ASKED),
        ("A: 听双方把话说完, B: 分清谁对谁错, C: 登记姓名, D: 向所长报告", "A", ASKED),
        (OFFERED, "B", ASKED.replace("首先", "最后")),
        (OFFERED, "A", "民警到医院里询问伤者，首先应当做什么？"),
        (OFFERED, "A", ASKED.replace("民警", "十名民警")),
    ],
)
def test_what_asks_or_offers_something_else_is_another_question(choices: str, answer: str, stem: str) -> None:
    assert told(choice("q-1", OFFERED, "A", ASKED), choice("q-2", choices, answer, stem)) == []


def test_where_hardly_anything_differs_another_key_makes_no_other_question() -> None:
    one, other = choice("q-1", OFFERED, "A", ASKED), choice("q-2", OFFERED, "B", ASKED.replace("什么", "什么事"))
    assert told(one, other) == [(2, "info", "near", "q-1")]


@pytest.mark.parametrize("text", ["", "问", "问答", *(chr(0x4E00 + 7 * n) * n for n in (3, 40, 999)), "对错" * 500])
def test_the_smallest_hashes_are_those_of_all_runs(text: str) -> None:
    """Those of a long text are found without a look at most of the others."""
    varied = "".join(chr(0x4E00 + place * place % 8191) for place in range(400))
    for told in (text, varied + text, f"{text}\n{varied[: len(text)]}"):
        assert SAMPLE
        codes = [ord(character) for character in "\n".join(sorted(told.split("\n")))]
        kept = sorted({hash(run) for run in zip(codes, codes[1:], codes[2:], strict=False)})[:48]
        bits = reduce(xor, (1 << (each & 511) for each in kept), 0)
        drawn = sketch(SAMPLE, told)
        assert (drawn.lowest, drawn.bits, drawn.runs) == (tuple(kept[:4]), bits, len(kept))


def test_the_sample_to_start_from_is_no_question() -> None:
    sample = "- " + kinds.kind("numeric").EXAMPLE.replace("\n", "\n  ").rstrip() + "\n"
    assert told(sample, sample.replace("example-numeric-1", "q-2")) == []


def write(folder: Path, bank: str, *claims: tuple[str, str, str, str]) -> Path:
    """Write a bank of claims: id, stem, answer, remark."""
    names = ("id", "stem", "answer", "remark")
    lines = [CLAIM.format(**dict(zip(names, claim, strict=True))) for claim in claims]
    file = folder / f"{bank}.yaml"
    file.write_text(HEAD.format(bank=bank) + "".join(lines), encoding="utf-8")
    return file


def test_a_question_of_another_bank_is_told_where_it_stands_again(oq: Run, tmp_path: Path) -> None:
    one = write(tmp_path, "a", ("a-1", STEM, "对", ""))
    other = write(tmp_path, "b", ("b-1", "另一件事。", "对", ""), ("b-2", STEM, "错", ""), ("b-3", STEM, "对", ""))
    found = oq("check", str(one), str(other), "--select", "L38", "--format", "json").json["diagnostics"]
    places = [(Path(each["path"]).name, each["line"], each["column"], each["level"]) for each in found]
    assert places == [("b.yaml", 9, 5, "warning"), ("b.yaml", 8, 5, "warning"), ("b.yaml", 9, 5, "warning")]
    assert f"与 {one} 第 7 行的 a-1 题面相同，答案却不同" in found[1]["message"]
    assert f"与 {one} 第 7 行的 a-1 是同一道题" in found[2]["message"]
    assert oq("check", str(one), str(other), "--ignore", "L26,L38", "--format", "json").json["diagnostics"] == []


def test_files_that_have_not_changed_are_compared_with_one_that_has(oq: Run, tmp_path: Path) -> None:
    write(tmp_path, "a", ("a-1", STEM, "对", ""))
    words = ("check", str(tmp_path), "--select", "L38", "--format", "json")
    write(tmp_path, "b", ("b-1", "另一件事。", "对", ""))
    assert oq(*words).json["diagnostics"] == []
    write(tmp_path, "b", ("b-1", STEM, "对", ""))
    [found] = oq(*words).json["diagnostics"]
    assert oq(*words).json["diagnostics"] == [found]
    assert (Path(found["path"]).name, found["line"], found["code"]) == ("b.yaml", 7, "L38")


def test_a_remark_silences_it_and_is_needed(oq: Run, tmp_path: Path) -> None:
    write(tmp_path, "a", ("a-1", STEM, "对", ""))
    write(tmp_path, "b", ("b-2", STEM, "对", "  # check: ignore L38 两个题库都要用"))
    ran = oq("check", str(tmp_path), "--select", "L38", "--strict", "--format", "json")
    assert (ran.code, ran.json["diagnostics"], ran.json["summary"]["silenced"]) == (0, [], 1)


@pytest.mark.parametrize("alike", [True, False])
def test_many_questions_are_compared_to_the_end(alike: bool) -> None:
    """Each with each, that would take many minutes."""
    count, step = 20_000, 1 if alike else 97
    sketches = [Sketch(n, 0, 0, tuple(range(n * step, n * step + 4)), 1, 48) for n in range(count)]
    assert len(list(pairs(sketches, lambda each: each))) == (count - 1 if alike else 0)


def test_what_stands_twice_in_one_bank_is_told_once(oq: Run, tmp_path: Path) -> None:
    file = write(tmp_path, "a", ("a-1", STEM, "对", ""), ("a-2", STEM, "对", ""))
    other = write(tmp_path, "b", ("b-1", "另一件事。", "对", ""))
    found = oq("check", str(file), str(other), "--select", "L38", "--format", "json").json["diagnostics"]
    assert [(each["line"], each["level"]) for each in found] == [(8, "warning")]


@pytest.mark.parametrize(("status", "count"), [("retired", 0), ("draft", 1)])
@pytest.mark.parametrize("stem", [STEM, STEM.replace("注明", "写明")])
@pytest.mark.parametrize("place", [0, 1])
def test_a_retired_question_is_not_compared(
    oq: Run, tmp_path: Path, place: int, stem: str, status: str, count: int
) -> None:
    """To retire one is what the check advises; a draft is still a question."""
    answers = ["对", "对"]
    answers[place] += f", status: {status}"
    one, other = ("q-1", STEM, answers[0], ""), ("q-2", stem, answers[1], "")
    together = [write(tmp_path, "a", one, other)]
    apart = [write(tmp_path, "b", one), write(tmp_path, "c", other)]
    for files in (together, apart):
        found = oq("check", *map(str, files), "--select", "L38", "--format", "json").json["diagnostics"]
        assert len(found) == count
