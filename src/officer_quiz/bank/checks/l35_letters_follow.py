"""L35: what is shuffled on screen is not called by its letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.checks.base.left_key import left_keys
from officer_quiz.bank.checks.base.letters import alone, letters_in, named, people, plain, told
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank, Item
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.best_worst import BestWorst
from officer_quiz.kinds.rating import Rating
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L35", "warning")
MESSAGES = {
    "zh": {
        "name": "打乱的选项不用字母称呼",
        "what": "解析、提示、逐项说明、题干或选项里写了“选B”“C项错误”“AB都对”“同A”“B、……。C、……”，而显示时选项会打乱；{{字母}} 写的不是选项。",
        "why": "学员屏幕上的 B 不是题库里的 B，照着字母看解析，记住的正好是错的。",
        "found": "“{words}”是打乱以前的字母。请写出选项的内容，或写成 {{{letter}}}（显示时换成屏幕上的字母），或加 fixed、shuffle: false。",
        "choice": "选项里的“{words}”是打乱以前的字母。请改成多选题；确要这样问，写成 {{{letter}}}，并用 fixed 让这一项留在原处。",
        "no-choice": "“{words}”不是这道题的选项。请改成已有的字母。",
    },
    "en": {
        "name": "what is shuffled is not called by its letter",
        "what": "Explanation, hint, remarks, stem or choices say “选B”, “C项错误”, “AB都对”, “同A” or “B、…。C、…” while the choices are shuffled; or {{letter}} is no choice.",
        "why": "The B on a trainee's screen is not the B of the file: who follows the letters learns just what is wrong.",
        "found": "“{words}” is the letter before shuffling. Say what the choice says, or write {{{letter}}} (shown as the letter on screen), or add fixed or shuffle: false.",
        "choice": "“{words}” in a choice is the letter before shuffling. Make it a multiple-choice question; if it must be, write {{{letter}}} and keep the choice in its place with fixed.",
        "no-choice": "“{words}” is no choice of this question. Write one of its letters.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 民警口头传唤现场发现的违反治安管理行为人，首先应当做什么？
choices: {A: 出示工作证件, B: 告知传唤原因, C: 通知其家属}
answer: A
explain: B项错误，告知原因在出示证件之后；C项也在传唤以后，所以选A。
"""
GOOD = """\
id: demo-1
type: single
stem: 民警口头传唤现场发现的违反治安管理行为人，首先应当做什么？
choices: {A: 出示工作证件, B: 告知传唤原因, C: 通知其家属}
answer: A
explain: "{B}项错误，告知原因在出示证件之后；通知家属也在传唤以后。"
"""
_FIELDS = ("explain", "hint", "why", "stem")
_LETTER = re.compile("[A-ZＡ-Ｈａ-ｈ]")
"""Part of every letter that names a choice: most questions are passed over by it."""
_FOLLOWS = re.compile(r"\{([A-Z])\}")


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each letter that does not follow its choice, or follows none."""
    for item in bank.items:
        question = item.question
        if not isinstance(question, (Chosen, BestWorst, Rating)):
            continue
        if not any(_LETTER.search(text) for _, text in told(item, *_FIELDS, "choices", "actions")):
            continue
        known = frozenset(question.choices if isinstance(question, Chosen) else question.actions)
        pinned = known if not question.shuffle else frozenset(getattr(question, "fixed", ()))
        others = people(
            *(str(item.data.get(field, "")) for field in ("stem", "scene")), getattr(item.entry.question, "facts", "")
        )
        for path, text in told(item, *_FIELDS, "actions"):
            for each in named(text, known):
                if not each.strong and others.issuperset(each.letters):
                    continue
                if pinned.issuperset(each.letters):
                    continue
                if path[-1] != "stem" or not _left(question, each.start):
                    yield RULE.fault(path, offset=each.start, words=each.words, letter=each.letters[0])
        if isinstance(question, Chosen):
            yield from _choices(item, known - others, pinned)
        yield from _unknown(item, known)


def _left(question: Question, at: int) -> bool:
    """Whether what stands at a place of a stem is a key left there, which is to be removed."""
    return any(start <= at < start + len(words) for start, words, _ in left_keys(question))


def _choices(item: Item, known: frozenset[str], pinned: frozenset[str]) -> Iterator[Fault]:
    """Choices that name others: with some words about them, or by nothing but letters."""
    for path, text in told(item, "choices"):
        letters = alone(text) or next((each.letters for each in named(text, known)), "")
        if letters and known.issuperset(letters) and not pinned.issuperset(letters):
            start = next(place for place, mark in enumerate(plain(text)) if letters_in(mark))
            yield RULE.fault(path, "choice", offset=start, words=text[start:], letter=letters[0])


def _unknown(item: Item, known: frozenset[str]) -> Iterator[Fault]:
    for path, text in told(item, *_FIELDS, "choices", "actions"):
        for found in _FOLLOWS.finditer(text):
            if found[1] not in known:
                yield RULE.fault(path, "no-choice", offset=found.start(), words=found[0])
