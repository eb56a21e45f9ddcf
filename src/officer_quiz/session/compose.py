"""Draws a paper to a blueprint: a pure function of what there is, the blueprint, what was seen, and the seed.

Questions picked by hand are taken first, then sections with the least to choose from are filled. Within a section each
question comes from the bank that has given the fewest so far, so that the paper spreads over its topics; what the
trainee saw lately, and a paragraph of law the paper already asks about, are put off; by chance among equals, and chance
is a hash of the seed, so that every machine draws the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from officer_quiz.bank.blueprint import Blueprint, Section, quotas
from officer_quiz.session.draw import Drawable
from officer_quiz.session.filter import Filter
from officer_quiz.session.layout import mark


@dataclass(frozen=True, slots=True)
class Shortage:
    """A section that cannot be filled: how many it needs (of a level, if one fell short) and how many there are.

    `taken` counts the questions of its kinds that each filter turned away, in the order the filters were asked.
    Where its questions are picked by hand, `picked` are those that cannot be used, each with the filter or ``gone``.
    """

    section: str
    needs: int
    there: int
    level: str
    taken: Mapping[str, int]
    picked: tuple[tuple[str, str], ...] = ()


class Pool(Protocol):
    """The questions that there are, as each section of one blueprint sees them; sections are told by their places.

    Nothing is asked of it that is not needed for the paper, so that a pool may read its questions when they are asked
    for.
    """

    def counts(self, place: int) -> Mapping[tuple[str, str], int]:
        """Return how many questions of each bank and level a section may take."""

    def among(self, place: int, ids: Collection[str]) -> Mapping[str, tuple[str, str]]:
        """Return which of these questions a section may take, each with its bank and its level."""

    def of_bank(self, place: int, bank: str) -> Sequence[Drawable]:
        """Return the questions of a bank that a section may take."""

    def with_cues(self, item: Drawable) -> Drawable:
        """Return a question with what it shows and what its key says."""

    def taken(self, place: int) -> Counter[str]:
        """Return how many questions of a section's kinds each filter turned away."""

    def of_ids(self, ids: Collection[str]) -> Mapping[str, Drawable]:
        """Return the questions of these ids that there are, whatever a section may take."""


class Listed:
    """A pool of questions at hand."""

    def __init__(self, blueprint: Blueprint, items: Sequence[Drawable]) -> None:
        self._items = items
        sifted = [_sift(section, blueprint, items) for section in blueprint.sections]
        self._taken = [taken for _, taken in sifted]
        self._banks: list[dict[str, list[Drawable]]] = [{} for _ in sifted]
        for banks, (fits, _) in zip(self._banks, sifted, strict=True):
            for item in fits:
                banks.setdefault(item.candidate.bank, []).append(item)

    def counts(self, place: int) -> Mapping[tuple[str, str], int]:
        """Return how many questions of each bank and level a section may take."""
        banks = self._banks[place].items()
        return Counter((bank, item.candidate.level) for bank, items in banks for item in items)

    def among(self, place: int, ids: Collection[str]) -> Mapping[str, tuple[str, str]]:
        """Return which of these questions a section may take, each with its bank and its level."""
        banks = self._banks[place].items()
        return {item.id: (bank, item.candidate.level) for bank, items in banks for item in items if item.id in ids}

    def of_bank(self, place: int, bank: str) -> Sequence[Drawable]:
        """Return the questions of a bank that a section may take."""
        return self._banks[place].get(bank, ())

    def with_cues(self, item: Drawable) -> Drawable:
        """Return a question with what it shows and what its key says."""
        return item

    def taken(self, place: int) -> Counter[str]:
        """Return how many questions of a section's kinds each filter turned away."""
        return self._taken[place]

    def of_ids(self, ids: Collection[str]) -> Mapping[str, Drawable]:
        """Return the questions of these ids that there are, whatever a section may take."""
        return {item.id: item for item in self._items if item.id in ids}


@dataclass(slots=True)
class _Drawn:
    """The paper in the making."""

    pool: Pool
    seen: Collection[str]
    seed: str
    items: list[Drawable] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    banks: Counter[str] = field(default_factory=Counter)
    cites: set[str] = field(default_factory=set)
    chances: dict[tuple[str, ...], bytes] = field(default_factory=dict)

    def chance(self, *words: str) -> bytes:
        """What follows from the seed and these words, worked out once."""
        if words not in self.chances:
            self.chances[words] = mark(self.seed, *words)
        return self.chances[words]

    def take(self, item: Drawable) -> None:
        self.items.append(item)
        self.ids.add(item.id)
        self.banks[item.candidate.bank] += 1
        self.cites |= item.cites

    def clashes(self, item: Drawable) -> bool:
        """Whether a question shows the same as another of this paper, or one's key stands in the other's text."""
        return any(
            any(key in item.shown for key in other.keys)
            or any(key in other.shown for key in item.keys)
            or _same(item.shown, other.shown)
            for other in self.items
        )


def compose(
    blueprint: Blueprint, pool: Sequence[Drawable], seen: Collection[str], seed: str
) -> list[tuple[str, ...]] | Shortage:
    """Return the ids of each section's questions in the order of the paper, or the first section that falls short.

    `seen`: what the trainee had in the exams to avoid, drawn only where nothing else is left.
    """
    return compose_from(blueprint, Listed(blueprint, pool), seen, seed)


def compose_from(
    blueprint: Blueprint, pool: Pool, seen: Collection[str], seed: str
) -> list[tuple[str, ...]] | Shortage:
    """Return the same from a pool that may read its questions when they are asked for."""
    drawn = _Drawn(pool, seen, seed)
    chosen: dict[int, tuple[str, ...]] = {}
    sections = blueprint.sections
    for place, section in enumerate(sections):
        if section.ids:  # before any other can draw them
            picked = _picked(section, blueprint, drawn)
            if isinstance(picked, Shortage):
                return picked
            chosen[place] = picked
    spare = {
        place: sum(pool.counts(place).values()) - section.count
        for place, section in enumerate(sections)
        if not section.ids
    }
    for place in sorted(spare, key=lambda place: (spare[place], place)):
        got = _fill(sections[place], place, drawn)
        if isinstance(got, Shortage):
            return got
        chosen[place] = got
    return [chosen[place] for place in range(len(sections))]


def _picked(section: Section, blueprint: Blueprint, drawn: _Drawn) -> tuple[str, ...] | Shortage:
    """Take the questions that a section names, in its order; one that gives another away is the author's affair."""
    found = drawn.pool.of_ids(section.ids)
    if refused := unusable(section, blueprint, found):
        there = len(section.ids) - len(refused)
        taken = Counter(reason for _, reason in refused)
        return Shortage(section.title, len(section.ids), there, "", taken, tuple(refused))
    for id in section.ids:
        drawn.take(drawn.pool.with_cues(found[id]))
    return tuple(section.ids)


def unusable(section: Section, blueprint: Blueprint, found: Mapping[str, Drawable]) -> list[tuple[str, str]]:
    """Return which of the questions that a section names cannot be used: see `Shortage.picked`."""
    reasons = (
        (id, next(_refusals(found[id], section, blueprint), "") if id in found else "gone") for id in section.ids
    )
    return [(id, reason) for id, reason in reasons if reason]


def _same(shown: str, other: str) -> bool:
    """Whether two questions show the same, their choices perhaps in another order; what shows nothing is like none."""
    return bool(shown) and len(shown) == len(other) and sorted(shown.split("\n")) == sorted(other.split("\n"))


def _sift(section: Section, blueprint: Blueprint, pool: Sequence[Drawable]) -> tuple[list[Drawable], Counter[str]]:
    """Return the questions of a section's kinds that may be drawn, and how many each filter turned away."""
    taken: Counter[str] = Counter()
    fits = []
    for item in pool:
        if item.candidate.kind not in section.kinds:
            continue
        reason = next(_refusals(item, section, blueprint), "")
        if reason:
            taken[reason] += 1
        else:
            fits.append(item)
    return fits, taken


def _refusals(item: Drawable, section: Section, blueprint: Blueprint) -> Iterator[str]:
    """Yield the name of each filter that turns a question away."""
    where, rules, candidate = section.where, blueprint.draw, item.candidate
    if candidate.status not in rules.status:
        yield "status"
    if item.stale and not rules.stale:
        yield "stale"
    if not item.calibrated and not rules.uncalibrated:
        yield "uncalibrated"
    if item.essay_part:
        yield "essay"
    if not Filter(wanted=frozenset(where.topics)).matches(candidate):
        yield "topics"
    if not Filter(posts=frozenset(where.posts)).matches(candidate):
        yield "posts"
    if not Filter(skills=frozenset(where.skills)).matches(candidate):
        yield "skills"
    if where.levels and candidate.level not in {level for level, share in where.levels.items() if share}:
        yield "levels"


def _fill(section: Section, place: int, drawn: _Drawn) -> tuple[str, ...] | Shortage:
    """Draw a section's questions, level by level where it has shares."""
    used = frozenset(drawn.ids)
    wanted = quotas(section.where.levels, section.count) if section.where.levels else {"": section.count}
    chosen: list[str] = []
    for level, count in wanted.items():
        got = _pick(level, count, used, place, drawn)
        if len(got) < count:
            return _shortage(section, place, level, count, len(got), used, drawn.pool)
        chosen += got
    return tuple(sorted(chosen, key=lambda id: drawn.chance(str(place), "place", id)))


def _shortage(
    section: Section, place: int, level: str, needs: int, there: int, used: Collection[str], pool: Pool
) -> Shortage:
    """Tell why a section falls short: the filters, questions used before it, those that clash with others."""
    banks = {bank for bank, _ in pool.counts(place)}
    fits = [item for bank in banks for item in pool.of_bank(place, bank)]
    free = [item for item in fits if item.id not in used]
    away = sum(level in {"", item.candidate.level} for item in free) - there
    taken = Counter({"used": len(fits) - len(free)}) if len(free) < len(fits) else Counter[str]()
    cues = Counter({"cues": away}) if away else Counter[str]()
    return Shortage(section.title, needs, there, level, pool.taken(place) + taken + cues)


def _pick(level: str, count: int, used: Collection[str], place: int, drawn: _Drawn) -> list[str]:
    """Draw up to `count` questions of a level one by one, those not seen lately first.

    Each comes from the bank that gave least so far, by chance among equals; of its questions, one on law not yet asked
    about, by chance among equals. One that would give a key away, or whose key another gives away, is passed over, and
    so is one that stands on the paper already under another id.
    """
    salt, chosen, tried = str(place), list[str](), set(used)
    banks = {bank for bank, held in drawn.pool.counts(place) if level in {"", held}}
    for seen in (False, True):
        left = set(banks)
        while left and len(chosen) < count:
            bank = min(left, key=lambda bank: (drawn.banks[bank], drawn.chance(salt, bank)))
            items = [
                item
                for item in drawn.pool.of_bank(place, bank)
                if level in {"", item.candidate.level} and item.id not in tried and (item.id in drawn.seen) is seen
            ]
            if not items:
                left.remove(bank)
                continue
            item = min(items, key=lambda item: (bool(item.cites & drawn.cites), drawn.chance(item.id)))
            tried.add(item.id)
            told = drawn.pool.with_cues(item)
            if not drawn.clashes(told):
                drawn.take(told)
                chosen.append(item.id)
    return chosen
