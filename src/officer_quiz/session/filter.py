"""What practice, search and sections of papers select: which questions a filter wants, by their bank, post, level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


def topics(topic: str) -> Iterator[str]:
    """Yield a topic and the folders above it: ``law/traffic`` is practised by ``law`` too."""
    while topic:
        yield topic
        topic = topic.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What drawing needs to know of a question. `topic` is the folder of its bank, such as ``law``."""

    id: str
    bank: str
    topic: str
    kind: str
    posts: frozenset[str]
    level: str
    skills: frozenset[str]
    tags: frozenset[str]
    status: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it is wanted by: its bank, its topic and the topics above it, its tags."""
        return (self.bank, *topics(self.topic), *self.tags)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which questions are wanted. An empty set asks for nothing in particular; several values mean any of them.

    `wanted` holds bank ids, topic folders (with what lies below them) and tags, `banks` bank ids alone; `only` and
    `without` are ids of questions. Retired questions never fit.
    """

    wanted: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    banks: frozenset[str] = frozenset()

    def matches(self, candidate: Candidate) -> bool:
        """Return whether a question fits and is in use. One that names no post is for every post."""
        return candidate.status != "retired" and self.fits(candidate)

    def fits(self, candidate: Candidate) -> bool:
        """Return whether a question fits, retired or not."""
        return (
            (not self.wanted or self._wants(candidate))
            and (not self.posts or not candidate.posts or bool(self.posts & candidate.posts))
            and (not self.levels or candidate.level in self.levels)
            and (not self.kinds or candidate.kind in self.kinds)
            and (not self.skills or bool(self.skills & candidate.skills))
            and (not self.only or candidate.id in self.only)
            and candidate.id not in self.without
            and (not self.banks or candidate.bank in self.banks)
        )

    def _wants(self, candidate: Candidate) -> bool:
        return not self.wanted.isdisjoint(candidate.names)
