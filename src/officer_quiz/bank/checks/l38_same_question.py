"""L38: no question stands twice, in its bank or in another.

Within a bank it is a check like all others. Across files it is a pass of its own, `across`, over a note of each
question (`Noted`: a few numbers and a place), so that what is found in one file never depends on another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from officer_quiz.bank.context import Context
from officer_quiz.bank.likeness import is_sample, pairs
from officer_quiz.bank.model import Bank, Entry
from officer_quiz.bank.rule import Rule
from officer_quiz.bank.silence import Remark, remarks
from officer_quiz.text.diagnostic import Diagnostic, Fault

RULE = Rule("L38", "warning", apart=True)
MESSAGES = {
    "zh": {
        "name": "同一道题不出两次",
        "what": "两道题的题面相同（选项顺序不同也算），在同一题库或者在别的题库；几乎相同的是提示。停用的题（status: retired）不算。",
        "why": "一份试卷里会出现两道一样的题，练习也白做一遍；两处答案若不一样，总有一处是错的。",
        "found": "与 {file} 第 {line} 行的 {id} 是同一道题。请删去一处，不用的题写 status: retired。",
        "other-key": "与 {file} 第 {line} 行的 {id} 题面相同，答案却不同。请核对哪个对，再删去一处。",
        "near": "与 {file} 第 {line} 行的 {id} 几乎相同。请改写，或只留一处。",
    },
    "en": {
        "name": "no question twice",
        "what": "Two questions show the same (choices may stand in another order), in one bank or in two; nearly the same is a remark. Retired questions do not count.",
        "why": "A paper may hold both, and practice is wasted on one; where their keys differ one of them is wrong.",
        "found": "The same question as {id} in {file}, line {line}. Remove one; a question no longer used is status: retired.",
        "other-key": "Shows the same as {id} in {file}, line {line}, and has another key. Check which is right, then remove one.",
        "near": "Nearly the same as {id} in {file}, line {line}. Reword it, or keep only one.",
    },
}
BAD = """\
- id: demo-1
  type: true_false
  stem: 民警口头传唤时应当出示人民警察证。（　）
  answer: 对
- id: demo-2
  type: true_false
  stem: 民警口头传唤时，应当出示人民警察证。（　）
  answer: 错
"""
GOOD = """\
- id: demo-1
  type: true_false
  stem: 民警口头传唤时应当出示人民警察证。（　）
  answer: 对
- id: demo-2
  type: true_false
  stem: 使用传唤证传唤，要经办案部门负责人批准。（　）
  answer: 对
"""


class Noted(NamedTuple):
    """A question as the pass over all files knows it: its id, its sketch, where it begins; nothing but plain values.

    `hushed`: a remark there silences this check; `sample`: it is one that a trainer has still to rewrite.
    """

    id: str
    whole: int
    key: int
    point: int
    lowest: Sequence[int]
    bits: int
    runs: int
    path: str
    line: int
    column: int
    excerpt: str
    hushed: bool
    sample: bool


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a fault at each question that is like an earlier one of its bank."""
    for later, earlier, same in pairs(_used(bank), lambda entry: entry.sketch):
        one, other = (_note(bank, entry, {}) for entry in (later, earlier))
        if not one.sample:
            yield _fault(later.index, one, other, same=same)


def notes(bank: Bank) -> Sequence[Noted]:
    """Return the notes of a bank's questions that are used, in their order."""
    written = remarks(bank.document)
    return [_note(bank, entry, written) for entry in _used(bank)]


def _used(bank: Bank) -> Sequence[Entry]:
    """The questions of a bank that are not retired: those may be like others, nobody gets them any more."""
    return [entry for entry in bank.entries if entry.question.status != "retired"]


def _note(bank: Bank, entry: Entry, written: Mapping[int, Remark]) -> Noted:
    """The note of a question of a bank with these remarks."""
    sketch, place = entry.sketch, bank.document.locate(RULE.fault(("questions", entry.index)))
    remark = written.get(place.line)
    hushed = remark is not None and RULE.code in remark.codes
    drawn = (sketch.whole, sketch.key, sketch.point, sketch.lowest, sketch.bits, sketch.runs)
    sample = is_sample(entry.question, sketch)
    return Noted(entry.question.id, *drawn, place.path, place.line, place.column, place.excerpt, hushed, sample)


def across(noted: Iterable[Noted]) -> tuple[list[Diagnostic], int]:
    """Return the problems of questions that are like one of an earlier file, and how many remarks silence.

    The notes may come as files are checked.
    """
    like = pairs(noted, lambda each: each)
    apart = [(one, other, same) for one, other, same in like if one.path != other.path and not one.sample]
    found = [_at(one, _fault(0, one, other, same=same)) for one, other, same in apart if not one.hushed]
    return found, len(apart) - len(found)


def _fault(index: int, one: Noted, other: Noted, *, same: bool) -> Fault:
    key = "near" if not same else "found" if one.key == other.key else "other-key"
    level = RULE.level if same else "info"
    return RULE.fault(("questions", index), key, level, file=other.path, line=other.line, id=other.id)


def _at(one: Noted, fault: Fault) -> Diagnostic:
    """A fault found without its document, at a place known before."""
    return Diagnostic(fault.code, fault.level, fault.message, one.path, one.line, one.column, one.excerpt)
