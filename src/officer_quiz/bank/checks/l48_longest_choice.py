"""L48: over a law bank the longest choice is not nearly always right."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen, Several
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L48", "info")
MESSAGES = {
    "zh": {
        "name": "多选题最长的选项不总是对的",
        "what": "法律题库（编号以 law- 开头）里有八道以上多选、不定项题，独自最长的选项是正确选项的超过八成，又比按答案个数碰巧的多一成半以上。单选题见 L05。",
        "why": "对的总写得周全，“长的都选上”就成了办法。",
        "found": "{count} 道题有独自最长的选项，{longest} 道里它是对的（{share}%，碰巧约为 {chance}%）。请把一些错项写得一样具体，或把对的写短。",
    },
    "en": {
        "name": "the longest choice is not always right",
        "what": "A law bank (its id begins with law-) has eight multiple-choice questions or more, and the choice that alone is longest is right in over 80% of them, "
        "and by 15% more than by chance. For single choice see L05.",
        "why": "Authors spell out what is right, so “tick the long ones” earns points.",
        "found": "In {longest} of {count} questions the choice that alone is longest is right ({share}%, by chance about {chance}%). Make some wrong ones as definite, or shorten right ones.",
    },
}
BAD = "# 八道多选题，八道里最长的选项都是对的\n# eight multiple-choice questions, the longest choice right in all of them\n"
GOOD = "# 八道多选题，最长的选项有对有错\n# eight multiple-choice questions, the longest choice now right, now wrong\n"
ENOUGH = 8
SHARE = 0.8
ABOVE = 0.15
LAW = "law-"
"""How the ids of law banks begin."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a remark for a law bank whose longest choices are right too often."""
    told = [(question, longest) for question, _ in bank.of(Several) if (longest := _longest(question))]
    count = len(told)
    if not bank.header.bank.startswith(LAW) or count < ENOUGH:
        return
    right = sum(letter in question.keys for question, letter in told)
    chance = sum(len(question.keys) / len(question.choices) for question, _ in told)
    if right > SHARE * count and right - chance > ABOVE * count:
        share, usual = round(100 * right / count), round(100 * chance / count)
        yield RULE.fault(("questions",), on_key=True, count=count, longest=right, share=share, chance=usual)


def _longest(question: Chosen) -> str:
    """The letter of the choice that alone is longest, empty where there is none."""
    first, second, *_ = sorted(question.choices, key=lambda letter: -len(question.choices[letter]))
    return first if len(question.choices[first]) > len(question.choices[second]) else ""
