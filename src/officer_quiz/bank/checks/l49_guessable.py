"""L49: judgement items and dialogues of a bank are not to be guessed by the words of their actions.

What was learned comes from the other banks that are checked, so the check is a pass over all of them, `across`, over
a note of each (`Noted`): what of it depends on one file alone is worked out with that file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from officer_quiz.bank.chance import by_chance
from officer_quiz.bank.context import Context
from officer_quiz.bank.guessing import (
    Guessed,
    Guesser,
    Judged,
    Learned,
    by_words,
    judged,
    learned,
    means,
    room_used,
    rows,
)
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.bank.silence import remarks
from officer_quiz.kinds.base.question import Rules
from officer_quiz.kinds.base.stored import build, plain
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.messages.catalogue import Message
from officer_quiz.text.diagnostic import Diagnostic, Fault

RULE = Rule("L49", "warning", apart=True)
MESSAGES = {
    "zh": {
        "name": "不看情景猜不出来",
        "what": "有八道以上情境题、对话的题库，一个从不看情景、只会看用词的“猜题人”（从一起检查的其他题库学来好坏做法的用字）比碰运气多拿了三分之一以上的余地。",
        "why": "对的总是客气、周全，错的总是生硬，学员看措辞就能挑，考不出判断力。",
        "found": "只看用词就能拿到 {guesser}% 的分，碰运气是 {chance}%：多拿了余地的 {share}%（不宜超过 {limit}%）。最露底的：{items}。请把错的做法写得一样客气、一样具体，错在时机、对象、先后、许诺。",
        "item": "{id}（“{run}”）",
    },
    "en": {
        "name": "not to be guessed without the scene",
        "what": "In a bank of eight judgement items and dialogues or more, somebody who never reads the scene and only knows which characters went with good and bad actions in the other banks checked uses over a third of the room above chance.",
        "why": "Where right actions are always polite and full, and wrong ones harsh, wording alone earns points and judgement is not tested.",
        "found": "Words alone earn {guesser}% of the points, chance {chance}%: {share}% of the room above it (at most {limit}%). They give away most: {items}. Make wrong actions as polite and definite: wrong in time, person, order, or what is promised.",
        "item": "{id} (“{run}”)",
    },
}
BAD = "# 八道情境题，对的做法都写“请、您”，错的都写“别、自己”，别的题库也这样\n# eight judgement items whose right actions are all polite, in other banks too\n"
GOOD = "# 八道情境题，对的和错的做法一样客气\n# eight judgement items, right and wrong actions equally polite\n"
ENOUGH = 8
"""Judgement items and dialogues of a bank from which on it is told."""
LEARNED = 30
"""Texts of other banks that the guesser has to have seen."""
LIMIT = 1 / 3
"""The share of the room above chance that may be used. A bank should stay well below it, under a quarter; but of eight
to fifteen items the figure moves by some fifteen hundredths whenever another bank changes, and a warning should stand.
"""
TINY = 1e-9
"""More than what adding up in another order makes of a figure."""
NAMED = 3
"""Items that are named, with the run of characters that tells most."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield nothing: what a bank gives away is told by `across`, which knows the others."""
    del bank, context
    return iter(())


class Noted(NamedTuple):
    """A bank as the pass over all files knows it: its id, where its questions begin; nothing but plain values.

    `hushed`: a remark there silences this check. `questions` are its judgement items and dialogues as JSON data, `taught` is what they teach, None where that has to be worked out again: it is large.
    """

    bank: str
    path: str
    line: int
    column: int
    excerpt: str
    hushed: bool
    questions: Sequence[Mapping[str, Any]]
    taught: Learned | None = None


def noted(bank: Bank) -> Noted:
    """Return what the pass over all files knows of a bank."""
    place = bank.document.locate(RULE.fault(("questions",), on_key=True))
    remark = remarks(bank.document).get(place.line)
    hushed = remark is not None and RULE.code in remark.codes
    asked = judged(bank)
    return Noted(
        bank.header.bank,
        place.path,
        place.line,
        place.column,
        place.excerpt,
        hushed,
        [plain(question) for question in asked],
        learned(asked),
    )


Mapped = Callable[[Callable[["_Asked"], Diagnostic | None], Sequence["_Asked"]], Iterable[Diagnostic | None]]
"""Does work on each bank: `map`, or something quicker."""


class _Asked(NamedTuple):
    """A bank, and what is learned from it."""

    bank: Noted
    own: Learned


def across(banks: Iterable[Noted], rules: Rules, mapped: Mapped = map) -> Iterator[Diagnostic]:
    """Yield a warning at each bank whose items somebody guesses who knows only the others.

    `rules` are those of practice.
    """
    listed, by_bank = list[Noted](), dict[str, Learned]()
    for each in banks:
        by_bank[each.bank] = each.taught or learned(_built(each.questions))
        listed.append(each._replace(taught=None))
    total = Learned()
    for own in by_bank.values():
        total.add(own)
    asked = [
        _Asked(bank, own)
        for bank in listed
        if not bank.hushed
        and len(bank.questions) >= ENOUGH
        and total.texts - (own := by_bank[bank.bank]).texts >= LEARNED
    ]
    yield from filter(None, mapped(partial(_told, total=total, rules=rules), asked))


def size(asked: _Asked) -> int:
    """Return how much work a bank is, in judgement items: a conversation is as much as two for each of its nodes."""
    return sum(1 + 2 * len(each.get("nodes", ())) for each in asked.bank.questions)


def _told(asked: _Asked, total: Learned, rules: Rules) -> Diagnostic | None:
    bank, guesser = asked.bank, Guesser(total, asked.own)
    questions = _built(bank.questions)
    earned = [by_words(question, guesser, rules) for question in questions]
    chances = _chances(questions, sum(earned), rules)
    found = [Guessed(*each) for each in zip(questions, earned, chances, strict=True)] if chances else []
    if not found or (used := room_used(found)) <= LIMIT:
        return None
    said = _fault(found, used, guesser)
    return Diagnostic(said.code, said.level, said.message, bank.path, bank.line, bank.column, bank.excerpt)


def _chances(questions: Sequence[Judged], earned: float, rules: Rules) -> list[float] | None:
    """Return what chance earns in each question; None as soon as it is so much that what words earn in all of them uses
    no more than `LIMIT` of the room above it.

    Conversations are played last: they take most of the time, and are seldom needed then.
    """
    enough = (earned - LIMIT * len(questions)) / (1 - LIMIT) + TINY
    total, chances = 0.0, dict[int, float]()
    for place in sorted(range(len(questions)), key=lambda place: isinstance(questions[place], Dialogue)):
        if total > enough:
            return None
        chances[place] = by_chance(questions[place], rules)
        total += chances[place]
    return [chances[place] for place in range(len(questions))]


def _built(questions: Iterable[Mapping[str, Any]]) -> list[Judged]:
    built = map(build, questions)
    return [question for question in built if isinstance(question, Judged)]


def _fault(found: Sequence[Guessed], used: float, guesser: Guesser) -> Fault:
    worst = sorted(found, key=lambda each: (each.chance - each.guesser, each.question.id))[:NAMED]
    items = tuple(_item(each, guesser) for each in worst)
    by_words, chance = means(found)
    return RULE.fault(
        ("questions",),
        on_key=True,
        guesser=round(100 * by_words),
        chance=round(100 * chance),
        share=round(100 * used),
        limit=round(100 * LIMIT),
        items=items,
    )


def _item(each: Guessed, guesser: Guesser) -> Message:
    """An item with the run of characters in its texts that tells the guesser most."""
    texts = [text for text, _ in rows(each.question)]
    runs = sorted(filter(None, map(guesser.strongest, texts)), key=lambda run: -guesser.strength(run))
    return Message(f"checks.{RULE.code}.item", {"id": each.question.id, "run": runs[0] if runs else ""})
