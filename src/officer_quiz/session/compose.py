"""Draws a paper to a blueprint: a pure function of what there is, the blueprint, what was seen, and the seed.

Sections with the least to choose from are filled first. Within a section each question comes from the bank that has
given the fewest so far, so that the paper spreads over its topics; what the trainee saw lately, and a paragraph of law
the paper already asks about, are put off; by chance among equals, and chance is a hash of the seed, so that every
machine draws the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from officer_quiz.bank.blueprint import Blueprint, Section, quotas
from officer_quiz.session.draw import Drawable, Filter
from officer_quiz.session.layout import mark


@dataclass(frozen=True, slots=True)
class Shortage:
    """A section that cannot be filled: how many it needs (of a level, if one fell short) and how many there are.

    `taken` counts the questions of its kinds that each filter turned away, in the order the filters were asked.
    """

    section: str
    needs: int
    there: int
    level: str
    taken: Mapping[str, int]


@dataclass(slots=True)
class _Drawn:
    """The paper in the making."""

    seen: Collection[str]
    seed: str
    with_cues: Callable[[Drawable], Drawable]
    items: list[Drawable] = field(default_factory=list)
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
        self.banks[item.candidate.bank] += 1
        self.cites |= item.cites

    def gives_away(self, item: Drawable) -> bool:
        """Whether the key of a question stands in the text of another of this paper, either way."""
        return any(
            any(key in item.shown for key in other.keys) or any(key in other.shown for key in item.keys)
            for other in self.items
        )

    def rank(self, item: Drawable, salt: str) -> tuple[bool, int, bytes, bool, bytes]:
        """What is drawn first: not seen, from the bank that gave least, on law not yet asked about, then by chance."""
        bank = item.candidate.bank
        return (
            item.id in self.seen,
            self.banks[bank],
            self.chance(salt, bank),
            bool(item.cites & self.cites),
            self.chance(item.id),
        )


def compose(
    blueprint: Blueprint,
    pool: Sequence[Drawable],
    seen: Collection[str],
    seed: str,
    with_cues: Callable[[Drawable], Drawable] = lambda item: item,
) -> list[tuple[str, ...]] | Shortage:
    """Return the ids of each section's questions in the order of the paper, or the first section that falls short.

    `seen`: what the trainee had in the exams to avoid, drawn only where nothing else is left. `with_cues` adds to a
    question of the pool what it shows and what its key says, where the pool comes without.
    """
    drawn = _Drawn(seen, seed, with_cues)
    chosen: dict[int, tuple[str, ...]] = {}
    fitting = [_sift(section, blueprint, pool) for section in blueprint.sections]
    spare = [len(fits) - section.count for section, (fits, _) in zip(blueprint.sections, fitting, strict=True)]
    for place in sorted(range(len(fitting)), key=lambda place: (spare[place], place)):
        fits, taken = fitting[place]
        section = blueprint.sections[place]
        got = _fill(section, fits, taken, drawn, salt=str(place))
        if isinstance(got, Shortage):
            return got
        chosen[place] = got
    return [chosen[place] for place in range(len(fitting))]


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


def _fill(
    section: Section, fits: Sequence[Drawable], taken: Counter[str], drawn: _Drawn, salt: str
) -> tuple[str, ...] | Shortage:
    """Draw a section's questions, level by level where it has shares."""
    used = {item.id for item in drawn.items}
    free = [item for item in fits if item.id not in used]
    if used_here := len(fits) - len(free):
        taken = taken + Counter({"used": used_here})
    wanted = quotas(section.where.levels, section.count) if section.where.levels else {"": section.count}
    chosen: list[str] = []
    for level, count in wanted.items():
        these = [item for item in free if level in {"", item.candidate.level}]
        got = _pick(these, count, drawn, salt)
        if len(got) < count:
            away = len(these) - len(got)
            told = taken + Counter({"cues": away}) if away else taken
            return Shortage(section.title, count, len(got), level, told)
        chosen += got
    return tuple(sorted(chosen, key=lambda id: drawn.chance(salt, "place", id)))


def _pick(these: list[Drawable], count: int, drawn: _Drawn, salt: str) -> list[str]:
    """Draw up to `count` questions one by one; the first of each bank's queue competes for the next place."""
    left = list(these)
    chosen: list[str] = []
    while left and len(chosen) < count:
        item = min(left, key=lambda item: drawn.rank(item, salt))
        left.remove(item)
        told = drawn.with_cues(item)
        if not drawn.gives_away(told):
            drawn.take(told)
            chosen.append(item.id)
    return chosen
