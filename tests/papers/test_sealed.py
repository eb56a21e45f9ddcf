"""A paper taken apart: nothing in it tells a key, and it opens at its time with its start code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from classes import HAND_IN, KINDS, Class, a_class, content_of
from conftest import Run, Wall
from examples import example
from officer_quiz import kinds
from officer_quiz.kinds.base.ask import Choose
from officer_quiz.papers.canonical import Unsound, bytes_of, decode, encode
from officer_quiz.papers.forms import form_data, form_of
from officer_quiz.papers.making import authored, made
from officer_quiz.papers.paper import read_paper
from officer_quiz.papers.sealed import Keyless, SealedQuestion
from officer_quiz.scoring import PRACTICE
from officer_quiz.session.marking import asked_in_exam
from talks import dialogue_of

TOLD = {
    *("officer-quiz", "format", "title", "language", "minutes", "opens", "closes", "variants", "to", "by", "salt"),
    *("content", "code", "signature", "note", "rulings", "sections", "questions", "kind", "level", "stops"),
    *("read", "prompt", "ask", "part", "moods", "seconds", "late", "ways", "choose", "least", "most", "write", "form"),
    *("unit", "arrange", "rows", "columns", "distinct", "typed", "say", "with", "pass", "total", "multiple"),
    *("wrong_true_false", "chance_corrected", "scale"),
}
"""Every field a paper may have; question numbers and labels of options beside."""


@pytest.fixture
def unit(oq: Run, banks: Path, tmp_path: Path) -> Class:
    return a_class(oq, banks, tmp_path / "unit", KINDS)


def walked(data: Any) -> Iterator[tuple[str, Any]]:
    """Yield every field of JSON data with its value, and every text of a list."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield name, value
            yield from walked(value)
    elif isinstance(data, list):
        for each in data:
            yield from walked(each)


def test_a_paper_has_no_field_that_could_tell_a_key(unit: Class) -> None:
    assert unit.make("--variants", "2").code == 0
    names = {name for name, _ in walked(content_of(unit.paper))}
    assert {name for name in names - TOLD if not re.fullmatch(r"\d+|[A-Za-z]", name)} == set()


def test_nothing_said_only_with_the_key_is_in_a_paper(unit: Class) -> None:
    assert unit.make().code == 0
    paper = json.dumps(content_of(unit.paper), ensure_ascii=False)
    key = unit.read_key
    for keyed in key.questions.values():
        question = keyed.question
        for secret in (question.explain, *question.cite, keyed.question.id, keyed.content, keyed.bank):
            assert not secret or secret not in paper
    for secret in (
        "feedback",
        "violation",
        "训斥当事人",
        "先敬礼",
        "规范是底线",
        "outcome",
        "王某驶离",
        "heated",
        "repair",
    ):
        assert secret not in paper
    assert "满街都在打电话" in paper


@pytest.mark.parametrize("kind", kinds.names())
def test_what_is_asked_is_told_whole_and_answers_lead_back(kind: str) -> None:
    question = example(kind)
    shown = made(question, "secret")
    again = form_of(decode(encode(form_data(shown.form))))
    assert again == shown.form
    sealed = SealedQuestion.of("1", again)
    for sample in question.samples():
        past: list[Any] = []
        given: list[Any] = []
        for given_so in sample.past:
            response: Any = given_so
            if asked_in_exam(question, past) is None:
                break
            there = shown.names[sealed.way(given)[-1]]
            turn, own = sealed.turn(given), asked_in_exam(question, past)
            assert turn is not None and own is not None
            assert [each.text for each in turn.context] == [each.text for each in own.context]
            if isinstance(own.ask, Choose) and response is not None:  # a reply may go by its letter, too
                called = {name: each.key for each in own.ask.options for name in (*each.former, each.key)}
                response = [called[each] for each in response]
            named = _named(response, there)
            assert named is None or turn.ask.refuse(named) is None
            assert authored(there, named) == response
            past.append(response)
            given.append(named)
        assert (sealed.turn(given) is None) == (asked_in_exam(question, past) is None)
    with pytest.raises(Keyless):
        sealed.score([], PRACTICE)


def _named(response: Any, names: Any) -> Any:
    """Turn authored keys into the names on the paper."""
    if response is None or not names:
        return response
    back = {key: name for name, key in names.items() if not name.startswith("row ")}
    if isinstance(response, dict):
        rows = {key: name.removeprefix("row ") for name, key in names.items() if name.startswith("row ")}
        return {rows[row]: back[column] for row, column in response.items()}
    return [back[each] for each in response]


def test_the_place_of_the_key_follows_no_rule() -> None:
    """Over many papers each place holds the key about equally often, and steps stand in every order."""
    single, ordering = example("single", shuffle="true"), example("ordering")
    at = {"A": 0, "B": 0, "C": 0, "D": 0}
    first: dict[str, int] = {}
    for paper in range(400):
        (names,) = made(single, f"secret {paper}").names
        at[next(name for name, key in names.items() if key == "B")] += 1
        (steps,) = made(ordering, f"secret {paper}").names
        first[steps["A"]] = first.get(steps["A"], 0) + 1
    assert all(60 < count < 140 for count in at.values())
    assert len(first) == len(steps) and all(count > 400 / len(steps) / 2 for count in first.values())


def test_the_same_seed_shuffles_anew(unit: Class, tmp_path: Path) -> None:
    assert unit.make("--seed", "7").code == 0
    assert unit.make("--seed", "7", "--name", "second").code == 0
    one, other = (content_of(unit.folder / f"{name}.paper") for name in ("class", "second"))
    titles = [
        [each["stops"][0]["prompt"] for each in paper["content"]["variants"]["A"]["questions"].values()]
        for paper in (one, other)
    ]
    assert titles[0] == titles[1]
    assert one["content"] != other["content"]


def test_sizes_tell_nothing_of_the_key(oq: Run, banks: Path, tmp_path: Path) -> None:
    """The same question with another key, explanation and remarks makes a paper of the same size."""
    unit = a_class(oq, banks, tmp_path / "unit")
    path = banks / "law" / "law-small.yaml"
    assert unit.make("--seed", "1").code == 0
    changed = path.read_text(encoding="utf-8").replace("answer: B", "answer: A").replace("answer: ACD", "answer: AB")
    path.write_text(changed.replace("一般以八小时为限，", "一般以四小时为限，这一点要记牢，"), encoding="utf-8")
    assert unit.make("--seed", "1", "--name", "other").code == 0
    one, other = (content_of(unit.folder / f"{name}.paper")["content"] for name in ("class", "other"))
    assert len(encode(one)) == len(encode(other))


def test_a_start_code_opens_it_however_it_is_typed(unit: Class, wall: Wall) -> None:
    assert unit.make("--code", "Harbour 七号").code == 0
    unit.is_person("甲")
    ran = unit.oq("exam", str(unit.paper), "--plain", "--data", str(unit.home("甲")), input="wrong\n")
    assert (ran.code, "口令不对。" in ran.out, "没有开始" in ran.err) == (0, True, True)
    where = ("--data", str(unit.home("甲")), "--plain", "--out", str(unit.folder))
    ran = unit.oq("exam", str(unit.paper), *where, input="ｈarbour七号\nA\n:x\nB\n")
    assert ran.code == 0 and "已交卷" in ran.out
    with pytest.raises(Unsound):
        decode(bytes_of(json.loads(unit.paper.read_bytes())["content"]))
    assert "Harbour" in unit.oq("paper", "show", str(unit.key)).out


def test_it_opens_and_closes_at_its_time(unit: Class, wall: Wall) -> None:
    made_paper = unit.make("--open", "2026-11-23T09:00+00:00", "--close", "2026-11-23T10:30+00:00", "--json")
    assert made_paper.json["opens"] == "2026-11-23T09:00:00+00:00"
    unit.is_person("甲")
    ran = unit.sit("甲", HAND_IN)
    assert (ran.code, "开考，现在是" in ran.err) == (1, True)
    wall.on(minutes=110)  # 09:50: forty minutes are left of the sixty
    ran = unit.sit("甲", ["q"])
    assert "剩余 40:00" in ran.out
    wall.on(minutes=45)
    unit.is_person("乙")
    assert "已经收卷" in unit.sit("乙", HAND_IN).err
    ran = unit.sit("甲", ())
    assert "时间到，已自动交卷" in ran.out and "已答 0 题，共 13 题" in ran.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--open", "2026-11-24T09:00", "--close", "2026-11-24T09:30"), "不足 60 分钟"),
        (("--open", "2026-11-24T09:00", "--close", "2026-11-24T08:00"), "收卷时间要在开考时间之后"),
        (("--close", "2026-11-20T08:00"), "收卷时间已经过了"),
        (("--open", "明天"), "“明天”不是时间"),
        (("--name", "../x"), "不能作文件名"),
    ],
)
def test_orders_that_cannot_be(unit: Class, wall: Wall, options: tuple[str, ...], said: str) -> None:
    ran = unit.make(*options)
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert not unit.paper.exists() and not unit.key.exists()


def test_a_key_is_never_overwritten(unit: Class) -> None:
    assert unit.make().code == 0
    before = unit.key.read_bytes()
    ran = unit.make()
    assert (ran.code, "已经有了" in ran.err) == (2, True)
    assert unit.key.read_bytes() == before
    assert unit.key.stat().st_mode & 0o077 == 0 or unit.key.stat().st_mode & 0o7777 == 0o666  # Windows has no such


def test_every_changed_byte_of_a_paper_is_noticed(unit: Class) -> None:
    assert unit.make().code == 0
    raw = unit.paper.read_bytes()
    for place in range(0, len(raw), 211):
        with pytest.raises(Unsound):
            read_paper(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
    ran = unit.oq("exam", str(unit.banks / "exams" / "class.yaml"), "--plain", "--banks", str(unit.banks))
    assert ran.code == 2
    unit.paper.write_bytes(raw[:-40])
    ran = unit.oq("exam", str(unit.paper), "--plain")
    assert (ran.code, "不是试卷，或者文件已损坏" in ran.err) == (1, True)


def test_a_clock_is_on_the_paper_and_takes_the_silence_by_its_place() -> None:
    text = (Path(__file__).parents[1] / "talk" / "yan.yaml").read_text(encoding="utf-8")
    talk = dialogue_of(text.replace("        repair: true\n", "        repair: true\n        seconds: 15\n"))
    shown = made(talk, "7")
    timed = [(stop, names) for stop, names in zip(shown.form.stops, shown.names, strict=True) if stop.turn.seconds]
    assert timed and all(names[stop.turn.late] == "silence" for stop, names in timed)
    for stop, _ in timed:
        assert stop.ways is not None
        after = shown.form.stops[stop.ways[stop.turn.late].to]
        assert (after.turn.seconds, after.turn.late, len(after.turn.ask.options)) == (0, "", 2)  # type: ignore[union-attr]
    read, told = (form_of(form_data(shown.form)), shown.form)
    assert [(each.turn.late, each.ways) for each in read.stops] == [(each.turn.late, each.ways) for each in told.stops]
