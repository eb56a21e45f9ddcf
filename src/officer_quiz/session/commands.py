"""What a trainee can do instead of answering."""

from __future__ import annotations

from enum import StrEnum


class Command(StrEnum):
    """What can be done instead of answering. NEXT goes on after feedback; STOP ends a replay, which is kept nowhere.

    TIME_UP and LATE come from clocks, not keys: that of an exam, and that of a place in a conversation.
    """

    FLAG = "flag"
    SKIP = "skip"
    HINT = "hint"
    BACK = "back"
    FORWARD = "forward"
    OVERVIEW = "overview"
    CLEAR = "clear"
    SUBMIT = "submit"
    LAW = "law"
    EXPLAIN = "explain"
    STAR = "star"
    AWAY = "away"
    FAVOURITE = "favourite"
    UNDO = "undo"
    DISPUTE = "dispute"
    REPLAY = "replay"
    HELP = "help"
    LEAVE = "leave"
    STOP = "stop"
    NEXT = "next"
    TIME_UP = "time-up"
    LATE = "late"


Commands = frozenset[Command]
