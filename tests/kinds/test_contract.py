"""What every kind found must do: its example, its samples, blanks, both languages, and no key before its time."""

from __future__ import annotations

import inspect
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from examples import built, data_of, example
from officer_quiz import kinds
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Past, Response
from officer_quiz.kinds.base.question import Question
from officer_quiz.messages.catalogue import Wording
from officer_quiz.scoring import PRACTICE

ALL = kinds.names()


def test_every_module_is_a_kind_and_every_kind_is_found() -> None:
    """Also those that nobody has listed anywhere: what is shared stands in a package beside them."""
    folder = Path(kinds.__file__).parent
    assert list(ALL) == sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")
    classes = [kinds.kind(name) for name in ALL]
    assert len(set(classes)) == len(ALL) > 10
    assert all(issubclass(each, Question) and not inspect.isabstract(each) for each in classes)


@pytest.mark.parametrize("name", ALL)
def test_the_example_says_what_it_is(name: str) -> None:
    question = example(name)
    assert question.type == name
    assert name == "case" or (question.explain and (question.cite or question.source))
    assert type(question).__doc__ and kinds.kind(name) is type(question)


@pytest.mark.parametrize("name", ALL)
def test_samples_get_their_exact_scores(name: str) -> None:
    question = example(name)
    samples = question.samples()
    fractions = {sample.fraction for sample in samples}
    assert 0 in fractions and fractions & {Fraction(1), Fraction(59, 100)} and Fraction(1) in fractions
    for sample in samples:
        assert question.score(sample.past, PRACTICE) == sample.fraction, sample


@pytest.mark.parametrize("name", ALL)
def test_samples_are_played_turn_by_turn(name: str) -> None:
    question = example(name)
    for sample in question.samples():
        for place, response in enumerate(sample.past):
            turn = question.turn(sample.past[:place])
            assert turn is not None
            assert response is None or turn.ask.refuse(response) is None
        assert question.turn(sample.past) is None
        reveal = question.reveal(sample.past, PRACTICE)
        assert reveal is not None
        if name != "case":
            assert (reveal.fraction, reveal.worth) == (sample.fraction, question.worth)


@pytest.mark.parametrize("name", ALL)
def test_a_full_key_is_revealed_and_earns_everything(name: str) -> None:
    question = example(name)
    reveal = question.reveal([*first_answers(question)], PRACTICE)
    assert reveal is not None
    if reveal.key is not None and name != "case":
        assert question.score([reveal.key], PRACTICE) == 1
        assert reveal.ask.refuse(reveal.key) is None


@pytest.mark.parametrize("name", ALL)
def test_a_blank_anywhere_earns_nothing_for_that_turn_and_ends_in_order(name: str) -> None:
    question = example(name)
    full = first_answers(question)
    for place in range(len(full)):
        past: list[Response | None] = [*full[:place], None]
        while turn := question.turn(past):
            past.append(None)
            assert turn is not None
        assert 0 <= question.score(past, PRACTICE) < 1
        assert question.reveal(past, PRACTICE) is not None
    assert question.score([None] * len(question_blank(question)), PRACTICE) == 0


def question_blank(question: Question) -> list[Response | None]:
    past: list[Response | None] = []
    while question.turn(past):
        past.append(None)
    return past


def first_answers(question: Question) -> list[Response | None]:
    """Answer each turn with the first well-formed response there is."""
    past: list[Response | None] = []
    while turn := question.turn(past):
        past.append(some(turn.ask))
    return past


def some(ask: Ask) -> Response:
    match ask:
        case Choose(options=options):
            return [options[0].key]
        case Blanks(labels=labels, form=form):
            return ["7" if form == "number" else "某"] * len(labels)
        case Arrange(items=items):
            return [item.key for item in items]
        case Assign(rows=rows, columns=columns):
            return {row.key: columns[place % len(columns)].key for place, row in enumerate(rows)}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("single", {"answer": "A"}),
        ("multiple", {"answer": "AB"}),
        ("multiple", {"answer": "ABCD"}),
        ("indefinite", {"answer": "ABC"}),
        ("true_false", {"answer": "对"}),
        ("fill", {"answer": ["一", "二"]}),
        ("numeric", {"answer": "1"}),
        ("best_worst", {"best": "C", "worst": "A"}),
    ],
)
def test_an_unanswered_turn_is_the_same_whatever_the_key(name: str, change: dict[str, Any]) -> None:
    data = data_of(name)
    assert built(data).turn([]) == built({**data, **change}).turn([])


def test_a_rating_s_turn_does_not_know_its_values() -> None:
    data = data_of("rating")
    other = {**data, "actions": {key: {**action, "expect": "3"} for key, action in data["actions"].items()}}
    assert built(data).turn([]) == built(other).turn([])


def test_multiple_and_indefinite_look_alike() -> None:
    shared = {"id": "x", "stem": "？", "choices": {"A": "甲", "B": "乙", "C": "丙"}, "explain": "e"}
    several, one = (
        built({**shared, "type": "multiple", "answer": "AB"}),
        built({**shared, "type": "indefinite", "answer": "A"}),
    )
    assert several.turn([]) == one.turn([])


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_a_kind_says_can_be_said(name: str, language: str) -> None:
    say = Wording(language, {"kinds": kinds.wording})
    question = example(name)
    for sample in question.samples():
        past: Past = []
        for response in sample.past:
            turn = question.turn(past)
            assert turn is not None
            assert turn.prompt == "" or (turn.prompt if isinstance(turn.prompt, str) else say(turn.prompt))
            past = [*past, response]
        reveal = question.reveal(past, PRACTICE)
        assert reveal is not None and say(reveal.rule)
        for note in reveal.notes:
            assert isinstance(note.text, str) or say(note.text)
        assert reveal.caution is None or say(reveal.caution)
    for key in ("name", "summary", "manual"):
        assert say(f"kinds.{name}.{key}")


REFUSALS = {
    Choose: {"ask.choose-count", "ask.choose-one"},
    Blanks: {"ask.blanks-count"},
    Arrange: {"ask.arrange-all"},
    Assign: {"ask.assign-all"},
}
"""What each shape of asking says to an empty list."""


@pytest.mark.parametrize("name", ALL)
def test_every_turn_refuses_what_is_malformed(name: str) -> None:
    question = example(name)
    past: list[Response | None] = []
    while turn := question.turn(past):
        said = turn.ask.refuse([])
        # "None of these" is an answer where as few as none may be chosen.
        assert said is None if isinstance(turn.ask, Choose) and not turn.ask.least else said is not None
        assert said is None or said.key in REFUSALS[type(turn.ask)]
        assert turn.ask.refuse(None) is not None and turn.ask.refuse(["no such thing"] * 9) is not None
        past.append(some(turn.ask))


@pytest.mark.parametrize("name", ALL)
def test_a_turn_is_plain_data(name: str) -> None:
    turn = example(name).turn([])
    assert turn is not None and asdict(turn)
