"""How groups did: shares of points by topic, skill, post or unit, what is weakest, what changed since last month.

Groups of fewer than five people are never compared: their figures would be a person's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from officer_quiz.analysis.papers import BINS
from officer_quiz.analysis.sampled import LEAST
from officer_quiz.results.marks import Sat, Total

FEWEST = 5
"""People that make a group that may be compared."""


@dataclass(frozen=True, slots=True)
class Group:
    """What answers of some kind came to: `share` of their points (0 to 1), given by so many people."""

    key: tuple[str, ...]
    people: int
    answers: int
    blanks: int
    share: float

    @property
    def name(self) -> str:
        """The last word of its key: what it is a group of."""
        return self.key[-1]

    def data(self) -> dict[str, Any]:
        """The group as JSON data."""
        return {
            "key": list(self.key),
            "people": self.people,
            "answers": self.answers,
            "blanks": self.blanks,
            "share": round(self.share, 4),
        }


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups that may be compared, and how many more are too small for it."""

    rows: tuple[Group, ...]
    hidden: int = 0


def group(total: Total) -> Group:
    """Return a total as a group."""
    share = total.earned / total.worth if total.worth else 0.0
    return Group(total.key, total.people, total.answers, total.blanks, share)


def groups(totals: Iterable[Total], fewest: int = FEWEST) -> Groups:
    """Return totals as groups of at least `fewest` people in the order given, without those of no name."""
    made = [group(each) for each in totals if each.worth and (not each.key or each.key[-1])]
    shown = tuple(each for each in made if each.people >= fewest)
    return Groups(shown, len(made) - len(shown))


def weakest(found: Groups, most: int) -> list[Group]:
    """Return the groups that earned the smallest share, the weakest first; those with few answers say nothing."""
    told = [each for each in found.rows if each.answers >= LEAST]
    return sorted(told, key=lambda each: (each.share, each.key))[:most]


@dataclass(frozen=True, slots=True)
class Change:
    """What a share of points was and is, both given by people enough."""

    name: str
    before: float
    now: float

    @property
    def by(self) -> float:
        """How much it went up."""
        return self.now - self.before

    def data(self) -> dict[str, Any]:
        """The change as JSON data."""
        return {"name": self.name, "before": round(self.before, 4), "now": round(self.now, 4)}


def changes(found: Groups, before: str, now: str) -> list[Change]:
    """Return what changed between two months, of groups with the month as the last word of their key.

    The one that went down most comes first.
    """
    months: dict[str, dict[str, Group]] = {}
    for each in found.rows:
        months.setdefault(each.key[-1], {})[" ".join(each.key[:-1])] = each
    old, new = months.get(before, {}), months.get(now, {})
    both = [Change(name, old[name].share, new[name].share) for name in new if name in old]
    return sorted(both, key=lambda each: (each.by, each.name))


@dataclass(slots=True)
class Counted:
    """The hand-ins of a paper counted as they go by: points as shares, so that parts of it may be counted too."""

    paper: str
    title: str
    first: str = ""
    people: int = 0
    waiting: int = 0
    worth: float = 0.0
    mark: float = 0.0
    passed: int = 0
    total: float = 0.0
    squares: float = 0.0
    bins: list[int] = field(default_factory=lambda: [0] * BINS)

    def add(self, sat: Sat) -> None:
        """Count a hand-in; one with questions that wait for a marker is only counted as waiting."""
        if sat.waiting or not sat.worth:
            self.waiting += 1
            return
        share = float(sat.earned / sat.worth)
        self.people += 1
        self.worth, self.mark = float(sat.worth), float(sat.pass_mark / sat.worth)
        self.passed += sat.earned >= sat.pass_mark
        self.total += share
        self.squares += share * share
        self.bins[min(max(int(share * BINS + 1e-9), 0), BINS - 1)] += 1

    @property
    def mean(self) -> float:
        """The mean share of the points."""
        return self.total / self.people if self.people else 0.0

    @property
    def sd(self) -> float:
        """The standard deviation of the shares."""
        if self.people < 2:
            return 0.0
        variance = (self.squares - self.total * self.mean) / (self.people - 1)
        return float(max(variance, 0.0) ** 0.5)

    @property
    def shown(self) -> bool:
        """Whether so many sat it that figures tell of no person."""
        return self.people >= FEWEST

    def data(self) -> dict[str, Any]:
        """The paper as JSON data; only how many sat it where they are few."""
        told: Mapping[str, Any] = {
            "mean": round(self.mean, 4),
            "sd": round(self.sd, 4),
            "passed": round(self.passed / self.people, 4) if self.people else None,
            "distribution": list(self.bins),
        }
        head = {"paper": self.paper, "title": self.title, "people": self.people, "waiting": self.waiting}
        return {**head, **(told if self.shown else {})}


def counted(sat: Iterable[Sat]) -> Sequence[Counted]:
    """Return the papers of hand-ins in the order in which they were first sat; of a person the first one counts."""
    made: dict[str, Counted] = {}
    seen: set[tuple[str, str, str]] = set()
    for each in sat:
        who = (each.paper, each.person.name, each.person.unit)
        if who in seen:
            continue
        seen.add(who)
        first = each.handed_in.isoformat() if each.handed_in else ""
        made.setdefault(each.paper, Counted(each.paper, each.title, first)).add(each)
    return sorted(made.values(), key=lambda each: (each.first, each.paper))
