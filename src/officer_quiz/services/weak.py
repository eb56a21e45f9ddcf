"""Practice on what is weakest.

Weak are, of the questions that fit, the three banks and the three skills of lowest mastery among those practised, as
far as they are below what a post needs; where none is, the weakest bank and the weakest skill. A session takes from
both sides in turn, first a question of a weak bank, then one that names a weak skill, and no question twice; where one
side runs out, the other goes on. On each side the order is that of any practice: what was never answered, what was last
missed, the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from officer_quiz.env import Env
from officer_quiz.errors import UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import Message, Word, message
from officer_quiz.results.figures import percent
from officer_quiz.results.mastery import Strength
from officer_quiz.results.progress import weakest
from officer_quiz.services.learning import Learning
from officer_quiz.services.lists import for_drawing
from officer_quiz.services.practice import Marking, Ready, how_many, start
from officer_quiz.session import modes
from officer_quiz.session.filter import Filter
from officer_quiz.store.log import Log


@dataclass(frozen=True, slots=True)
class Weak:
    """The weakest banks and skills that have questions that fit, the weakest first."""

    banks: Sequence[Strength]
    skills: Sequence[Strength]

    def told(self, library: Library) -> Message:
        """Return what to say of them."""
        titles = library.titles
        banks = tuple(_one(titles[each.name], each) for each in self.banks)
        skills = tuple(_one(Word(each.name), each) for each in self.skills)
        key = "ways.weak" if skills else "ways.weak-banks"
        return message(key, banks=banks, skills=skills)


def start_weak(env: Env, log: Log, filters: Filter, count: int, seed: str | None, marking: Marking) -> Ready:
    """Start a practice on up to `count` questions of the weakest banks and skills; UserError where nothing is known."""
    library = Library(env)
    filters = for_drawing(filters, log, library)
    weak = weak_points(Learning(env, log, library), filters)
    chosen_seed = seed or env.chance()
    last = log.last_fractions(env.now())
    of_banks, of_skills = (
        library.draw(each, last, chosen_seed, count) if each else []
        for each in (_in_banks(filters, weak.banks), _naming(filters, weak.skills))
    )
    drawn = in_turn(of_banks, of_skills)[:count]
    session = start(env, log, library, modes.PRACTICE, drawn, chosen_seed, marking)
    said = (weak.told(library), *how_many(session.state, count))
    return Ready(session, library, (*library.left_out_notices(), *said))


def weak_points(learning: Learning, filters: Filter) -> Weak:
    """Return the weakest banks and skills of the questions that fit; UserError where none of these was answered."""
    fitting = [each for each in learning.candidates.values() if filters.matches(each)]
    banks, skills = {each.bank for each in fitting}, {name for each in fitting for name in each.skills}
    skills = skills & filters.skills if filters.skills else skills
    weak = Weak(weakest(_among(learning.by_topic(), banks)), weakest(_among(learning.by_skill(), skills)))
    if not weak.banks:
        said = message("ways.none-weak" if fitting else "screen.nothing")
        raise UserError(said, notices=learning.library.left_out_notices())
    return weak


def in_turn(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return the ids of two lists, each once: in turn the next of each that was not taken yet."""
    taken: dict[str, None] = {}
    sides = [iter(one), iter(other)]
    while sides:
        side = sides.pop(0)
        found = next((id for id in side if id not in taken), None)
        if found is not None:
            taken[found] = None
            sides.append(side)
    return list(taken)


def _one(name: str, each: Strength) -> Message:
    return message("ways.weak-one", name=name, percent=percent(each.mastery))


def _among(found: Sequence[Strength], names: Collection[str]) -> list[Strength]:
    return [each for each in found if each.name in names]


def _in_banks(filters: Filter, banks: Sequence[Strength]) -> Filter:
    return replace(filters, banks=frozenset(each.name for each in banks))


def _naming(filters: Filter, skills: Sequence[Strength]) -> Filter | None:
    return replace(filters, skills=frozenset(each.name for each in skills)) if skills else None
