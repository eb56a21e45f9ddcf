"""The chain of a session's events: each carries a hash of all before it, so that what was changed shows, and where.

The first hash is that of the head: whose events they are, for which paper, by which machine, and how many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice, pairwise
from typing import Any, Literal

from officer_quiz.papers.canonical import Unsound, encode

TOLD = 20
"""Events that are told to be missing at most."""
Break = Literal["changed", "removed", "reordered", "truncated"]


@dataclass(frozen=True, slots=True)
class Link:
    """An event in the chain: its number from 1, when (ISO 8601, UTC), its name and data, and the hash up to it."""

    number: int
    at: str
    name: str
    data: dict[str, Any]
    hash: str


def chained(head: Any, events: Sequence[tuple[str, str, dict[str, Any]]]) -> list[Link]:
    """Return events (when, name, data) as a chain."""
    links, last = [], start(head)
    for number, (at, name, data) in enumerate(events, 1):
        last = _next(last, number, at, name, data)
        links.append(Link(number, at, name, data, last))
    return links


def start(head: Any) -> str:
    """Return the hash a chain begins with."""
    return sha256(encode(head)).hexdigest()


def broken(head: Any, count: int, links: Sequence[Link]) -> list[tuple[Break, tuple[int, ...]]]:
    """Return what was done to a chain of `count` events, each with the numbers of the events; nothing if it is whole.

    A changed event is told by its own number; 0 stands for the head.
    """
    found: list[tuple[Break, tuple[int, ...]]] = []
    numbers = [link.number for link in links]
    if numbers != sorted(set(numbers)):
        wrong = tuple(now for before, now in pairwise(numbers) if now <= before)
        found.append(("reordered", wrong))
    last, there = max(numbers, default=0), set(numbers)
    looked = range(1, min(last, len(numbers) + TOLD + 1))
    if inside := tuple(islice((number for number in looked if number not in there), TOLD)):
        found.append(("removed", inside))
    if last < count:
        found.append(("truncated", (last,)))
    if changed := _changed(head, links):
        found.append(("changed", changed))
    return found


def _changed(head: Any, links: Sequence[Link]) -> tuple[int, ...]:
    """The numbers of events whose hash is not that of their content after the hash told by the event before."""
    told = {link.number: link.hash for link in links} | {0: start(head)}
    wrong = [
        link.number
        for link in links
        if link.number - 1 in told
        and _next(told[link.number - 1], link.number, link.at, link.name, link.data) != link.hash
    ]
    return tuple(dict.fromkeys(0 if number == 1 else number for number in wrong))


def links_data(links: Sequence[Link]) -> list[list[Any]]:
    """Return a chain as JSON data."""
    return [[link.number, link.at, link.name, link.data, link.hash] for link in links]


def links_of(data: Any) -> list[Link]:
    """Return the chain in JSON data; Unsound for none."""
    if not isinstance(data, list):
        raise Unsound("events")
    found = []
    for each in data:
        if not isinstance(each, list) or [type(part) for part in each] != [int, str, str, dict, str]:
            raise Unsound("event")
        found.append(Link(*each))
    return found


def _next(last: str, number: int, at: str, name: str, data: dict[str, Any]) -> str:
    return sha256(last.encode() + encode([number, at, name, data])).hexdigest()
