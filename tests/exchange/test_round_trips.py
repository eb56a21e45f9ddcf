"""Questions out and back in: what each format carries comes back equal, what it does not is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from examples import example
from officer_quiz import exchange, kinds
from officer_quiz.exchange import written as writers
from officer_quiz.exchange.base import labels
from officer_quiz.exchange.base.paper import KINDS
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.base.written import Told, Written, apart
from officer_quiz.exchange.reading import Reading
from officer_quiz.kinds.base.portable import Choice, ChooseMany, Portable, TrueFalse
from officer_quiz.messages.catalogue import Wording
from shipped import shipped

EXACT = ("json", "xlsx", "csv", "tsv")
"""Formats in which nothing is lost but conversations; JSON has those too."""
PLATFORMS = ("gift", "moodle", "qti", "qti3")
"""Formats that carry ids, points and grounds."""
KEYS = ("aiken", "docx")
"""Formats that carry keys only."""
ELSEWHERE = ("anki", "mermaid", "twee")
"""Formats that other programs read, with tests of their own."""
SAY = Wording("en", {"kinds": kinds.wording})
TRAIL = {"author": "", "reviewer": "", "status": "draft", "checked": None, "experts": None}
"""What no platform has a place for."""


def there_and_back(format: str, questions: tuple[Portable, ...]) -> tuple[Written, Reading]:
    written = writers()[format].write("题库", questions)
    ending = writers()[format].ENDINGS[0]
    assert [each.id for each in written.told] == [each.id for each in questions]
    recognised = exchange.recognised(f"x{ending}", written.raw)
    assert recognised is not None and format == recognised.NAME
    return written, recognised.read(written.raw)


def test_every_format_that_is_written_is_read_back_or_by_another_program() -> None:
    assert sorted(writers()) == sorted((*EXACT, *PLATFORMS, *KEYS, *ELSEWHERE))


@pytest.mark.parametrize("format", EXACT)
def test_what_ships_comes_back_equal(format: str) -> None:
    written, reading = there_and_back(format, shipped())
    kept = [each for each, told in zip(shipped(), written.told, strict=True) if told.why is None]
    assert [each.question for each in reading.questions] == kept
    assert reading.losses == () and len(kept) >= 350
    assert {each.kind for each in shipped()} - {each.kind for each in kept} == (
        set() if format == "json" else {"dialogue"}
    )


@pytest.mark.parametrize(
    ("format", "left_out"),
    [
        ("gift", {"best_worst", "rating", "dialogue", "ordering", "ranking", "fill"}),
        ("moodle", {"best_worst", "rating", "dialogue"}),
        ("qti", {"dialogue"}),
        ("qti3", {"dialogue"}),
    ],
)
def test_platforms_get_ids_keys_points_and_grounds(format: str, left_out: set[str]) -> None:
    written, reading = there_and_back(format, shipped())
    told = list(zip(shipped(), written.told, strict=True))
    assert {each.kind for each, said in told if said.why} - {"case"} == left_out
    out = [part for each, said in told if said.why is None for part in apart(each)]
    back = [each.question for each in reading.questions]
    assert len(out) == len(back) and reading.losses == ()
    for sent, got in zip(out, back, strict=True):
        if not isinstance(got, Portable):  # an essay, whose scoring points GIFT has no place for
            assert (format, sent.kind) == ("gift", "essay")
            continue
        assert _carried(sent, format) == _carried(got, format), sent.id


def _carried(question: Portable, format: str) -> Portable:
    """The part of a question that platforms have a place for."""
    prompt = "\n".join((*(each.text for each in question.context), *filter(None, (question.prompt,))))
    plain = replace(question, prompt=prompt, context=(), **TRAIL)  # type: ignore[arg-type]
    if format == "gift":
        plain = replace(plain, shuffle=True, hint="")
    if question.kind == "numeric" and format == "gift":
        plain = replace(plain, answer=replace(question.answer, unit=""))  # type: ignore[arg-type]
    if question.kind == "ranking" and format not in {"qti", "qti3"}:
        items = tuple(replace(each, feedback="") for each in question.answer.items)  # type: ignore[union-attr]
        plain = replace(plain, answer=replace(question.answer, items=items))  # type: ignore[arg-type]
    return plain


def test_aiken_has_single_choice_and_keys() -> None:
    written, reading = there_and_back("aiken", shipped())
    out = [part for each, said in zip(shipped(), written.told, strict=True) if not said.why for part in apart(each)]
    back = [each.question for each in reading.questions]
    assert {each.kind for each in out} == {"single"} and len(out) == len(back) >= 140
    for sent, got in zip(out, back, strict=True):
        assert isinstance(got, Portable)
        assert [(c.text, c.right) for c in sent.answer.choices] == [(c.text, c.right) for c in got.answer.choices]  # type: ignore[union-attr]


def test_papers_have_all_kinds_and_their_keys() -> None:
    whole = tuple(sorted(shipped(), key=lambda each: KINDS.index(each.kind) if each.kind in KINDS else len(KINDS)))
    written, reading = there_and_back("docx", whole)
    out = [each for each, said in zip(whole, written.told, strict=True) if not said.why]
    assert {each.kind for each in whole} - {each.kind for each in out} == {"dialogue"}
    assert len(out) == len(reading.questions) >= 350 and reading.losses == ()
    for sent, draft in zip(out, reading.questions, strict=True):
        assert draft.doubts == (), sent.id
        assert _keyed(plain(draft.question)) == _keyed(plain(sent)), sent.id


def _keyed(data: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked in a question and what is right, without remarks and the place for the answer."""
    kept = {name: data[name] for name in ("type", "answer", "steps", "pairs", "best", "worst", "model") if name in data}
    if isinstance(data.get("points", ""), str):
        kept["points"] = Fraction(data.get("points", "1"))
    kept["choices"] = list(data.get("choices", {}).values())
    kept["stem"] = data.get("stem", data.get("scene", data.get("facts"))).removesuffix("（　）")
    kept["cite"] = [data["cite"]] if isinstance(data.get("cite"), str) else list(data.get("cite", ()))
    actions = data.get("actions", {})
    listed = actions.values() if isinstance(actions, dict) else actions
    kept["actions"] = [(each["do"], each.get("expect")) if isinstance(each, dict) else each for each in listed]
    kept["distractors"] = sorted(data.get("distractors", ()))
    if data["type"] == "case":
        kept["questions"] = [{**_keyed(each), "cite": None, "points": None} for each in data["questions"]]
        kept["cite"] = None  # those of the whole stand with each
    return kept


LOST = {
    "aiken": "id, explanation, citations, choices stay in order",
    "anki": "choices stay in order",
    "csv": "",
    "docx": "id, choices stay in order",
    "gift": "choices stay in order",
    "json": "",
    "moodle": "",
    "qti": "",
    "qti3": "",
    "tsv": "",
    "xlsx": "",
}


def test_what_is_lost_is_told_of_every_format_that_has_single_choice() -> None:
    assert LOST.keys() == writers().keys() - {"mermaid", "twee"}


@pytest.mark.parametrize("format", LOST)
def test_what_is_lost_of_a_single_choice_is_named(format: str) -> None:
    one = example("single", explain="解析", cite=["《治安管理处罚法》第九十七条第一款"], why={}).portable()
    assert one is not None
    told = writers()[format].write("t", [one]).told
    assert ", ".join(SAY(f"formats.lost-{name}") for name in told[0].lost) == LOST[format]


def test_all_that_can_be_lost_has_a_name() -> None:
    for name in kinds.names():
        whole = example(name).portable()
        assert whole is not None
        every = replace(
            whole,
            **dict.fromkeys(("title", "hint", "author", "reviewer"), "x"),  # type: ignore[arg-type]
            region="北京",
            status="reviewed",
            level="advanced",
            posts=("border",),
            skills=("language",),
            tags=("x",),
        )
        for lost in writers()["aiken"].write("t", [every]).told[0].lost:
            assert SAY(f"formats.lost-{lost}")


def test_retired_questions_go_only_where_it_can_be_said() -> None:
    retired = example("single", status="retired").portable()
    assert retired is not None
    why = {name: each.write("t", [retired]).told[0].why for name, each in writers().items()}
    assert {name: said and SAY(said) for name, said in why.items()} == {
        **dict.fromkeys(("aiken", "anki", "docx", "gift", "mermaid", "moodle", "qti", "qti3", "twee"), "retired"),
        **dict.fromkeys(EXACT),
    }


def test_the_questions_of_a_case_share_its_points_and_its_facts() -> None:
    case = example("case").portable()
    assert case is not None
    first, second = apart(case)
    assert first.points + second.points == case.points == 1
    assert first.context == second.context == case.context
    told = writers()["gift"].write("t", [case]).told
    assert told == (Told("example-case-1", ("case",)),)


def test_right_choices_share_the_points_and_a_wrong_one_takes_them() -> None:
    choices = tuple(Choice(letter, letter, letter in "ABC") for letter in "ABCD")
    many = Portable(id="a-1", kind="multiple", prompt="x", answer=ChooseMany(choices))
    lines = writers()["gift"].write("t", [many]).raw.decode().splitlines()
    assert [line for line in lines if line.startswith("~")] == [
        "~%33.33333%[plain]A",
        "~%33.33333%[plain]B",
        "~%33.33333%[plain]C",
        "~%-100%[plain]D",
    ]
    told = writers()["moodle"].write("t", [many]).raw.decode()
    assert re.findall('<answer fraction="([^"]+)"', told) == ["33.33333"] * 3 + ["-100"]


@pytest.mark.parametrize(
    ("prompt", "lines"),
    [
        ("几小时？", "因为。\n依据：《人民警察法》第二条；《人民警察法》第三条\n出处：S001"),
        ("How many hours?", "Because.\nBasis: 《人民警察法》第二条; 《人民警察法》第三条\nSource: S001"),
    ],
)
def test_what_a_key_rests_on_is_named_in_the_language_of_the_question(prompt: str, lines: str) -> None:
    explain, cite = lines.partition("\n")[0], ("《人民警察法》第二条", "《人民警察法》第三条")
    answer = TrueFalse(True)
    one = Portable(
        id="a-1", kind="true_false", prompt=prompt, answer=answer, explain=explain, citations=cite, sources=("S001",)
    )
    assert labels.feedback(one) == lines
    for format in PLATFORMS:
        _, reading = there_and_back(format, (one,))
        assert [each.question for each in reading.questions] == [one]
