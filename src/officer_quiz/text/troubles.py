"""Reads pydantic's errors as troubles with the data: one, at its path, where a union gives several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from officer_quiz.text.diagnostic import Path

KEY = "[key]"
"""The step pydantic adds when the key of a mapping is wrong, not its value."""


class Trouble(NamedTuple):
    """One error: pydantic's name for it, where in the data, the value there and the bounds it broke.

    `branch` is what led to it through a union: the path of the union's value and the name of the alternative.
    """

    kind: str
    path: Path
    value: Any
    bounds: dict[str, Any]
    words: str
    on_key: bool = False
    branch: tuple[Path, str] | None = None


def of(errors: Iterable[ErrorDetails], data: Any) -> list[Trouble]:
    """Return the troubles behind pydantic's errors, a union's alternatives reduced to the one meant."""
    found = [_trouble(error, data) for error in errors]
    forks: dict[Path, list[Trouble]] = {}
    for trouble in found:
        if trouble.branch:
            forks.setdefault(trouble.branch[0], []).append(trouble)
    kept = {id(trouble) for fork, group in forks.items() for trouble in _meant(fork, group)}
    return [trouble for trouble in found if not trouble.branch or id(trouble) in kept]


def _trouble(error: ErrorDetails, data: Any) -> Trouble:
    """Walk the data along pydantic's location, without the steps that name alternatives and validators."""
    steps = error["loc"]
    on_key = steps[-1:] == (KEY,)
    here: Any = data
    path: Path = ()
    branch: tuple[Path, str] | None = None
    for index, step in enumerate(steps, 1):
        if _holds(here, step):
            here, path = here[step], (*path, step)
        elif index == len(steps) and error["type"] == "missing":
            path = (*path, step)
        elif step != KEY:
            branch = branch or (path, str(step))
    value = here if isinstance(here, str) and not on_key else error["input"]  # as written, not as it was read
    return Trouble(error["type"], path, value, error.get("ctx", {}), error["msg"], on_key, branch)


def _holds(here: Any, step: str | int) -> bool:
    if isinstance(here, dict):
        return step in here
    return isinstance(here, list) and isinstance(step, int) and step < len(here)


def _meant(fork: Path, group: Sequence[Trouble]) -> list[Trouble]:
    """The troubles of the alternative that fits best: further in, with the fewest; else the first."""
    inner = [trouble for trouble in group if trouble.path != fork and trouble.branch]
    if not inner:
        told = [trouble for trouble in group if not trouble.kind.endswith("_type")]
        return [(told or list(group))[0]]
    branches: dict[str, list[Trouble]] = {}
    for trouble in inner:
        assert trouble.branch
        branches.setdefault(trouble.branch[1], []).append(trouble)
    return min(branches.values(), key=len)
