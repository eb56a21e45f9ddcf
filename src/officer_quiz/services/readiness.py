"""Sets what was answered lately against what each blueprint beside the banks draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from fractions import Fraction

from officer_quiz.bank.blueprint import Blueprint
from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.results.attempts import Kept
from officer_quiz.results.readiness import LATELY, Readiness, Share, readiness, scored, shares_of
from officer_quiz.services.law import Law
from officer_quiz.session.filter import Candidate


def readiness_for_each(
    env: Env, library: Library, attempts: Iterable[Kept], candidates: Mapping[str, Candidate], now: datetime
) -> list[Readiness]:
    """Return how ready the trainee is for each sound blueprint, in the order of their files; none without any.

    `attempts` are oldest first; `candidates` are the questions in use.
    """
    lately = {each.question: each.fraction for each in attempts if each.fraction is not None and now - each.at < LATELY}
    known = {id: fraction for id, fraction in lately.items() if id in candidates}
    blueprints = {each.exam: each for each in reversed(library.blueprints().values()) if each}
    law = Law(env, library, env.today())
    return [
        readiness(blueprint, _shares(blueprint, library, law, known, candidates))
        for blueprint in reversed(blueprints.values())
    ]


def _shares(
    blueprint: Blueprint,
    library: Library,
    law: Law,
    last: Mapping[str, Fraction],
    candidates: Mapping[str, Candidate],
) -> Iterator[Share]:
    scores = {id: scored(fraction, candidates[id].kind, blueprint) for id, fraction in last.items()}
    pool = library.pool(blueprint, lambda item: law.lapse(item.basis) is not None)
    for place, section in enumerate(blueprint.sections):
        counts = {} if section.ids else pool.counts(place)
        seen = {} if section.ids else pool.among(place, scores)
        yield from shares_of(blueprint, section, counts, seen, scores)
