"""The multi-select rules by name, and the marks for certainty. Exact fractions of a question's points, 0 to 1.

Each takes the keys K, the chosen P and the number of choices N; t = |P∩K| right ones, f = |P∖K| wrong ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from officer_quiz.kinds.base.question import MultipleRule, Rules

Keys = frozenset[str]


def exact(keys: Keys, chosen: Keys, choices: int) -> Fraction:  # noqa: ARG001  (all rules take the same three)
    """All or nothing, as the national judicial examination (法考) marks multiple choice."""
    return Fraction(keys == chosen)


def subset_half(keys: Keys, chosen: Keys, choices: int) -> Fraction:  # noqa: ARG001
    """A quarter for each right choice up to three quarters, nothing with a wrong one (建造师: 0.5 of 2 points each)."""
    if keys == chosen:
        return Fraction(1)
    return Fraction(0) if chosen - keys else min(Fraction(3, 4), Fraction(len(chosen), 4))


def subset_share(keys: Keys, chosen: Keys, choices: int) -> Fraction:  # noqa: ARG001
    """The share of the keys found, nothing with a wrong choice (RELATE's ``proportional_correct``)."""
    return Fraction(0) if chosen - keys else Fraction(len(chosen), len(keys))


def net(keys: Keys, chosen: Keys, choices: int) -> Fraction:  # noqa: ARG001
    """Right minus wrong over the keys, not below zero (NCLEX plus/minus; PrairieLearn's ``net-correct``)."""
    return max(Fraction(0), Fraction(len(chosen & keys) - len(chosen - keys), len(keys)))


def each_choice(keys: Keys, chosen: Keys, choices: int) -> Fraction:
    """Every choice rightly ticked or left counts (PrairieLearn's ``each-answer``, RELATE's ``proportional``)."""
    return Fraction(choices - len(keys ^ chosen), choices)


MULTIPLE_RULES: Mapping[str, MultipleRule] = {
    rule.__name__: rule for rule in (exact, subset_half, subset_share, net, each_choice)
}


def rules(multiple: str, wrong_true_false: Fraction = Fraction(0), *, chance_corrected: bool = False) -> Rules:
    """Return the rules with the named multi-select rule; KeyError for an unknown name."""
    return Rules(multiple, MULTIPLE_RULES[multiple], wrong_true_false, chance_corrected)


PRACTICE = rules("subset_half")
CERTAIN: Mapping[str, tuple[Fraction, Fraction]] = {
    "low": (Fraction(0), Fraction(1, 3)),
    "medium": (Fraction(-2, 3), Fraction(4, 3)),
    "high": (Fraction(-2), Fraction(3)),
}
"""What a mark for certainty begins with and the share of it that the fraction earns, by how sure one was (Moodle's
certainty-based marking: −2 at worst, 1 at best)."""


def certainty_mark(certainty: str, fraction: Fraction) -> Fraction:
    """Return the mark, −2 to 1, for an answer that earned a fraction and was given with this certainty."""
    offset, factor = CERTAIN[certainty]
    return offset + factor * fraction
