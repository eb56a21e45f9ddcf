"""A session in the log: its id is its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_quiz.env import Env
from officer_quiz.services.session import Session
from officer_quiz.session.events import Started
from officer_quiz.store.log import EventLog


def test_an_id_that_is_taken_is_not_given_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chances: Iterator[str] = iter(["1111", "1111", "1111", "2222"])
    monkeypatch.setattr(Env, "chance", staticmethod(lambda _: next(chances)))
    env = Env("zh", {"OFFICER_QUIZ_DATA": str(tmp_path)})
    started = Started("practice", (("q-1", "h"),), "1", "exact", "2026-11-23")
    with EventLog.open(env.log) as log:
        ids = [Session.start(env, log, started).id for _ in range(2)]
        assert [id[-5:] for id in ids] == ["-1111", "-2222"]
        assert [len(log.read(id).events) for id in ids] == [1, 1]
