"""Somebody who never reads the scene: what is learned from other banks' words, and how far that goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import ascii_uppercase

import pytest

from conftest import Run
from law import register
from officer_quiz.bank import guessing
from officer_quiz.bank.chance import by_chance
from officer_quiz.bank.checks import l49_guessable
from officer_quiz.bank.context import Context
from officer_quiz.bank.guessing import Guessed, Guesser, Judged, by_words, judged, learned, room_used, rows
from officer_quiz.bank.load import load
from officer_quiz.bank.model import Bank
from officer_quiz.bank.replaying import Replayed
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Rules
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.library import checking, parallel
from officer_quiz.library import load as load_files
from officer_quiz.scoring import PRACTICE
from officer_quiz.store.reading import read_file
from officer_quiz.talk import play
from officer_quiz.talk.play import State
from officer_quiz.talk.script import Outcomes, Script, Speech
from officer_quiz.text.document import Document, read

HEAD = "bank: {bank}\ntitle: 题库\nstatus: draft\nchecked: 2026-11-23\nquestions:{remark}\n"
ITEM = """\
  - id: {bank}-{n}
    type: best_worst
    scene: 第{n}个路口，两人争吵。
    actions: {{A: {a}第{n}步, B: 先看看路口第{n}步, C: {c}第{n}步}}
    best: A
    worst: C
    explain: 说明为什么这样做更合适。
    source: S001
"""
POLITE, HARSH = "请您坐下慢慢", "别吵了自己去"


def bank(name: str, polite: str = POLITE, harsh: str = HARSH, count: int = 8, remark: str = "") -> str:
    items = "".join(ITEM.format(bank=name, n=n, a=polite, c=harsh) for n in range(count))
    return HEAD.format(bank=name, remark=remark) + items


def loaded(*texts: str) -> tuple[Bank, ...]:
    documents = (read(f"{n}.yaml", text.encode()) for n, text in enumerate(texts))
    return load(documents, Context(register(), date(2026, 11, 29), wanted=frozenset())).banks


def guessed(one: Bank, guesser: Guesser) -> list[Guessed]:
    return [
        Guessed(question, by_words(question, guesser, PRACTICE), by_chance(question, PRACTICE))
        for question in judged(one)
    ]


def test_rows_are_texts_with_their_worths() -> None:
    (one,) = loaded(bank("comm-a", count=1))
    question = judged(one)[0]
    assert list(rows(question)) == [("请您坐下慢慢第0步", 1.0), ("先看看路口第0步", 0.0), ("别吵了自己去第0步", -1.0)]


def test_a_guesser_knows_which_words_went_with_what() -> None:
    (one,) = loaded(bank("comm-a"))
    guesser = Guesser(learned(judged(one)))
    assert guesser.texts == 24
    assert guesser.tells("请") == pytest.approx(8 / 11)  # eight texts of worth 1, three to be believed
    assert guesser.tells("第") == 0
    assert guesser.tells("口第") is not None and guesser.tells("个") is None  # scenes are not read
    assert guesser.worth(POLITE) > guesser.worth("先看看路口") > guesser.worth(HARSH)
    assert guesser.strongest("") == ""


def test_the_room_used_is_all_with_the_same_words_and_none_with_others() -> None:
    a, b, c = loaded(bank("comm-a"), bank("comm-b"), bank("comm-c", "先把两人分开", "先记两人姓名"))
    guesser = Guesser(learned(judged(a)))
    same = guessed(b, guesser)
    assert [each.guesser for each in same] == [1.0] * 8
    assert all(0.3 < each.chance < 0.7 for each in same)
    assert room_used(same) == 1
    other = guessed(c, guesser)
    assert room_used(other) < 0.25


def put(folder: Path, *texts: str) -> str:
    folder.mkdir(exist_ok=True)
    for n, text in enumerate(texts):
        (folder / f"{n}.yaml").write_text(text, encoding="utf-8")
    return str(folder)


def told(oq: Run, folder: str) -> list[tuple[str, int, str]]:
    found = oq("check", folder, "--format", "json", "--select", "L49").json["diagnostics"]
    return [(Path(each["path"]).name, each["line"], each["message"]) for each in found]


def test_check_names_the_bank_its_items_and_their_words(oq: Run, tmp_path: Path) -> None:
    folder = put(
        tmp_path / "b", bank("comm-a"), bank("comm-b", count=7), bank("comm-c", "先把两人分开", "先记两人姓名")
    )
    (found,) = told(oq, folder)
    assert found[:2] == ("0.yaml", 5)
    assert found[2].startswith("只看用词就能拿到 100% 的分，碰运气是 ")
    assert "comm-a-" in found[2]
    assert told(oq, folder) == [found]  # from the cache
    put(tmp_path / "b", bank("comm-a", remark="  # check: ignore L49 就考说话"))
    assert told(oq, folder) == []


def test_several_processes_guess_what_one_does(oq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [bank("comm-a"), bank("comm-b"), bank("comm-c", count=9)]
    one = told(oq, put(tmp_path / "b", *texts))
    assert len(one) == 3
    monkeypatch.setattr(load_files, "MANY", 1)
    monkeypatch.setattr(parallel, "_processes", lambda: 2)
    put(tmp_path / "b", *texts[:2], f"{texts[2]}# 改了一处\n")
    assert told(oq, str(tmp_path / "b")) == one


@pytest.mark.parametrize("chance", [0.0, 0.1, 0.42, 0.5, 0.9, 1.0])
@pytest.mark.parametrize("earned", [0.0, 1 / 3, 0.4, 0.55, 0.8, 1.0])
def test_chance_is_worked_out_until_words_cannot_use_too_much_of_the_room(
    earned: float, chance: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = loaded(bank("comm-a"))
    questions = judged(one)
    played: list[str] = []

    def counted(question: Judged, rules: Rules) -> float:
        played.append(question.id)
        return chance

    monkeypatch.setattr(l49_guessable, "by_chance", counted)
    found = l49_guessable._chances(questions, 8 * earned, PRACTICE)
    used = (earned - chance) / (1 - chance) if chance < 1 else 0.0
    if used > l49_guessable.LIMIT:
        assert found == [chance] * 8
    elif len(played) < 8:
        assert (
            found is None and len(played) * chance > 8 * (3 * earned - 1) / 2
        )  # full marks in the rest change nothing
    assert len(played) == len(set(played))


def test_conversations_are_not_played_by_chance_where_the_other_items_say_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (one,) = loaded(bank("comm-a"))
    talk, _ = parse(read("x", Dialogue.EXAMPLE.encode()).data)
    assert isinstance(talk, Dialogue)
    played: list[Judged] = []

    def counted(question: Judged, rules: Rules) -> float:
        played.append(question)
        return 0.5

    monkeypatch.setattr(l49_guessable, "by_chance", counted)
    assert l49_guessable._chances([talk, *judged(one)], 4.5, PRACTICE) is None
    assert 0 < len(played) < 8 and talk not in played


def test_a_bank_alone_cannot_be_guessed_from_others(oq: Run, tmp_path: Path) -> None:
    assert told(oq, put(tmp_path / "b", bank("comm-a"))) == []


def test_what_is_read_of_the_other_banks_does_not_grow_with_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    count = 0
    runs = guessing.runs

    def counted(text: str) -> set[str]:
        nonlocal count
        count += 1
        return runs(text)

    monkeypatch.setattr(guessing, "runs", counted)
    counts = []
    for banks in (4, 8):
        noted = [l49_guessable.noted(one) for one in loaded(*(bank(f"comm-{n}") for n in range(banks)))]
        count = 0
        assert len(list(l49_guessable.across(noted, PRACTICE))) == banks
        counts.append(count)
    assert counts[1] == 2 * counts[0]


def test_a_reply_is_followed_once_however_often_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    question, _ = parse(read("x", Dialogue.EXAMPLE.encode()).data)
    assert isinstance(question, Dialogue)
    count = 0
    going_on = play.going_on

    def counted(script: Script, state: State, key: str, outcomes: Outcomes) -> tuple[State, tuple[Speech, ...]]:
        nonlocal count
        count += 1
        return going_on(script, state, key, outcomes)

    monkeypatch.setattr(play, "going_on", counted)
    assert 0 < by_chance(question, PRACTICE) < 1
    assert 0 < count <= 3 + 2 + 2 + 2 + 2  # the start, and what follows each of its replies


def test_of_banks_that_stay_as_they_are_nothing_is_read_again(
    oq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = put(tmp_path / "b", *(bank(f"comm-{name}") for name in "abc"))
    assert len(told(oq, folder)) == 3
    reads: list[str] = []

    def counted(path: Path, name: str) -> tuple[Document, bytes]:
        reads.append(path.name)
        return read_file(path, name)

    monkeypatch.setattr(checking, "read_file", counted)
    (tmp_path / "b" / "1.yaml").write_text(bank("comm-b", remark="  # check: ignore L49 就考说话"), encoding="utf-8")
    assert len(told(oq, folder)) == 2
    assert reads == ["1.yaml"]


def test_replaying_gives_what_answering_gives() -> None:
    question, _ = parse(read("x", Dialogue.EXAMPLE.encode()).data)
    assert isinstance(question, Dialogue)
    for sample in question.samples():
        given = [str(response[0]) for response in sample.past if isinstance(response, list)]
        replies = iter(given)

        def next_one(texts: Mapping[str, str], replies: Iterator[str] = replies) -> str:
            named = next(replies)
            return named if named in texts else [*texts][ascii_uppercase.index(named)]

        assert Replayed(question).fraction(next_one, len(given)) == sample.fraction
