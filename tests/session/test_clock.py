"""The time of an exam never goes back, and goes on when the wall clock does not."""

from __future__ import annotations

from datetime import timedelta

from conftest import Wall
from officer_quiz.session.clock import Clock, Onward, Pressing


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


def test_what_presses_counts_down_while_it_is_looked_at() -> None:
    now = 100.0
    clock = Pressing(3, lambda: now)
    assert (clock.left(), clock.over()) == (3, False), "it begins with the first look"
    told = []
    for step in (0.25, 0.75, 0.5, 1.0, 0.5):
        now += step
        told.append((clock.left(), clock.over()))
    assert told == [(3, False), (2, False), (2, False), (1, False), (0, True)]


def test_what_is_no_waiting_costs_at_most_a_second() -> None:
    now = 100.0
    clock = Pressing(10, lambda: now)
    clock.left()
    now += 3600  # suspended, or asleep
    assert clock.left() == 9
    now -= 50  # a clock that nobody can set does not do this; were it to, nobody gains
    assert clock.left() == 9
