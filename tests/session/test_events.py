"""Events as JSON data and back."""

import json
from dataclasses import fields

import pytest

from officer_quiz.kinds.base.ask import SPEECH
from officer_quiz.scoring import MULTIPLE_RULES
from officer_quiz.session.events import (
    EVENTS,
    Answered,
    Away,
    ClockRead,
    Disputed,
    Event,
    Favourite,
    Finished,
    Flagged,
    Hinted,
    Moved,
    Resumed,
    Revised,
    Said,
    Scored,
    Settled,
    Starred,
    Started,
    Studied,
    Submitted,
    Sure,
    Undone,
    UnknownEventError,
    Written,
    decode,
    encode,
)
from officer_quiz.session.paper import Paper, Part
from officer_quiz.session.stored import BY_TYPE, RULES

PAPER = Paper(
    "mock", "模拟", 60, "2026-11-23T09:00:00+00:00", "60", "100", "-1/2", (Part("单选", ("q-1", "q-2"), "3/2"),)
)
ALL: list[Event] = [
    Started("practice", (("q-1", "h1"), ("q-2", "h2")), "种子", "subset_half", "2026-11-23"),
    Started("exam", (("q-1", "h1"),), "s", "exact", "2026-11-23", "banks", PAPER, {"unit": "二大队"}),
    Written("q-1", (["A"], None, {"左": "右"})),
    Moved("q-2"),
    Submitted(by_clock=True),
    Scored("q-1", "-1/2", "3/2", "true_false"),
    Scored("q-2", None, "12", "essay"),
    Hinted("q-1"),
    Starred("q-1", True),
    Away("q-1", True),
    Favourite("q-1", False),
    Studied("q-1"),
    Revised("q-2", "h3", kept=True),
    Answered("q-1", ["A", "C"]),
    Answered("q-1", {"左": "右"}, "3/4", "2"),
    Answered("q-1", None, "0", "1"),
    Sure("q-1", 2, "high", "3/4"),
    Said("q-1", 1, "您先消消气"),
    Undone("q-1", 2),
    Flagged("q-1", True),
    Disputed("q-1", "答案有误"),
    Settled("q-1", "9b7d4a10-0000-4000-8000-000000000000", 3, "accepted", "已改"),
    Revised("q-2", "h3"),
    Revised("q-2", None),
    Resumed(),
    ClockRead("2026-11-23T08:00:00+00:00", 4711, "2026-11-23T07:00:00+00:00"),
    Finished(),
]


def test_every_kind_of_event_is_here() -> None:
    assert {type(event) for event in ALL} == set(EVENTS.values())


@pytest.mark.parametrize("event", ALL, ids=str)
def test_round_trip_through_json(event: Event) -> None:
    name, data = encode(event)
    assert decode(name, json.loads(json.dumps(data))) == event


def test_the_names_are_a_contract() -> None:
    names = "started answered sure said undone written moved submitted scored hinted starred away favourite studied"
    assert list(EVENTS) == [
        *names.split(),
        *["flagged", "disputed", "settled", "revised", "resumed", "clockread", "finished"],
    ]
    assert encode(Answered("q", ["A"], "1", "2", "single")) == (
        "answered",
        {"question": "q", "response": ["A"], "fraction": "1", "worth": "2", "kind": "single"},
    )


def test_an_unknown_name() -> None:
    with pytest.raises(KeyError):
        decode("burnt", {})


def test_a_field_that_a_newer_program_stored_is_told_and_one_that_an_older_did_not_store_has_its_default() -> None:
    _, data = encode(ALL[0])
    with pytest.raises(UnknownEventError, match=r"started\.later"):
        decode("started", {**data, "later": True})
    started = decode("started", {name: value for name, value in data.items() if name != "says_first"})
    assert started == ALL[0] and not ALL[0].says_first  # type: ignore[union-attr]
    with pytest.raises(TypeError):
        decode("sure", {"question": "q-1"})


def test_every_field_of_an_event_can_be_checked() -> None:
    kinds = [*EVENTS.values(), Paper, Part]
    types = {str(field.type).removesuffix(" | None") for kind in kinds for field in fields(kind)}
    assert types == set(BY_TYPE)


def test_the_rules_a_session_may_name() -> None:
    assert set(MULTIPLE_RULES) == RULES


@pytest.mark.parametrize("day", ["", "22026-11-20", "2026-11-31", "20261120", "9999-12-31", 3])
def test_a_day_of_the_law_that_is_none(day: object) -> None:
    _, data = encode(ALL[0])
    with pytest.raises(ValueError, match="law_date"):
        decode("started", {**json.loads(json.dumps(data)), "law_date": day})


def test_own_words_are_no_longer_than_what_is_taken() -> None:
    _, data = encode(Said("q-1", 1, "x" * SPEECH))
    assert decode("said", data) == Said("q-1", 1, "x" * SPEECH)
    with pytest.raises(ValueError, match="words"):
        decode("said", {**data, "words": "x" * (SPEECH + 1)})
