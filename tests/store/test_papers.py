"""The pool of a paper in the index: the same questions for each section, and the same paper, as with all at hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_quiz.bank.blueprint import Blueprint, Drawing, Scoring, Section, Where
from officer_quiz.env import Env
from officer_quiz.env.folders import shipped_banks
from officer_quiz.library.library import Library
from officer_quiz.session.compose import Listed, Shortage, compose_from
from officer_quiz.session.draw import Drawable
from officer_quiz.store.papers import IndexedPool

TODAY = "2026-11-30"


@pytest.fixture(scope="module")
def library(shelf: Path) -> Library:
    return Library(Env("zh", {"OFFICER_QUIZ_CACHE": str(shelf), "OFFICER_QUIZ_BANKS": str(shipped_banks())}))


def stale(item: Drawable) -> bool:
    """Some of what was checked early, chosen by its id, has been overtaken."""
    return bool(item.checked) and item.id.endswith(("1", "4", "7"))


def sets(*values: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True)


WHERES = st.builds(
    Where,
    topics=sets("law", "scenes", "law-force", "confirm-version"),
    levels=st.sampled_from([{}, {"basic": 100}, {"basic": 50, "advanced": 50}, {"basic": 0, "intermediate": 100}]),
    skills=sets("defuse", "language"),
    posts=sets("traffic", "window"),
)
KINDS = st.sampled_from(
    [["single"], ["multiple", "indefinite"], ["case"], ["rating", "ranking"], ["essay", "dialogue"]]
)
SECTIONS = st.builds(Section, title=st.sampled_from("甲乙"), kinds=KINDS, count=st.integers(1, 12), where=WHERES)
DRAWINGS = st.builds(
    Drawing,
    status=st.sampled_from([["reviewed"], ["draft"], ["reviewed", "draft"]]),
    uncalibrated=st.booleans(),
    stale=st.booleans(),
)


def blueprint(sections: list[Section], drawing: Drawing) -> Blueprint:
    points: Any = 1
    return Blueprint(
        exam="e",
        title="考",
        minutes=1,
        pass_mark=points,
        total=points,
        scoring=Scoring(),
        draw=drawing,
        sections=sections,
    )


@settings(max_examples=40)
@given(
    sections=st.lists(SECTIONS, min_size=1, max_size=3),
    drawing=DRAWINGS,
    newest=st.sampled_from(["", "2026-11-26", "2026-11-27"]),
    seen=st.sampled_from([0, 40, 300]),
    seed=st.text(max_size=3),
)
def test_the_same_paper_as_with_all_questions_at_hand(
    library: Library, sections: list[Section], drawing: Drawing, newest: str, seen: int, seed: str
) -> None:
    plan = blueprint(sections, drawing)

    def overtaken(item: Drawable) -> bool:
        return item.checked < newest and stale(item)

    pool = IndexedPool(library._index, plan, overtaken, newest, TODAY, library._with_cues)
    items = library.drawables()
    listed = Told(plan, [replace(item, stale=overtaken(item)) for item in items], library)
    avoided = frozenset(item.id for item in items[:seen])
    for place in range(len(sections)):
        assert pool.counts(place) == listed.counts(place)
        some = [item.id for item in items[::3]]
        assert pool.among(place, [*some, "none"]) == listed.among(place, some)
        for bank, _ in pool.counts(place):
            found = [replace(item, stale=False) for item in listed.of_bank(place, bank)]
            assert [replace(item, stale=False) for item in pool.of_bank(place, bank)] == found
    wanted = compose_from(plan, listed, avoided, seed)
    drawn = compose_from(plan, pool, avoided, seed)
    assert drawn == wanted
    if isinstance(wanted, Shortage):
        assert list(wanted.taken.items()) == list(drawn.taken.items() if isinstance(drawn, Shortage) else ())


class Told(Listed):
    """A list whose questions get their cues, too, only when they are asked for."""

    def __init__(self, plan: Blueprint, items: list[Drawable], library: Library) -> None:
        super().__init__(plan, items)
        self._library = library

    def with_cues(self, item: Drawable) -> Drawable:
        return self._library._with_cues(item)
