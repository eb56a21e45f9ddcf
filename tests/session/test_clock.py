"""The time of an exam never goes back, and goes on when the wall clock does not."""

from __future__ import annotations

from datetime import timedelta

from conftest import Wall
from officer_quiz.session.clock import Clock, Onward


def test_time_goes_on_from_the_latest_known_when_the_clock_is_set_back() -> None:
    wall = Wall()
    began = wall.time
    time = Onward(wall.now, wall.steady, began)
    clock = Clock(began + timedelta(minutes=30), time)
    wall.on(minutes=5)
    assert (clock.face(), time.is_behind()) == ("25:00", False)
    wall.set(hours=-1)
    assert (clock.face(), time.is_behind()) == ("25:00", True)
    wall.on(minutes=5)
    assert (clock.face(), time.is_behind()) == ("20:00", True)
    wall.set(hours=1)
    assert (clock.face(), time.is_behind()) == ("20:00", False)


def test_what_a_machine_corrects_by_itself_is_not_told() -> None:
    wall = Wall()
    time = Onward(wall.now, wall.steady, wall.time)
    wall.set(minutes=-1)
    assert not time.is_behind()
    wall.set(seconds=-1)
    assert time.is_behind()


def test_time_goes_on_while_the_machine_sleeps() -> None:
    """The clock that nobody can set stands still then."""
    wall = Wall()
    time = Onward(wall.now, lambda: 0.0, wall.time)
    wall.on(minutes=5)
    assert time() == wall.time
