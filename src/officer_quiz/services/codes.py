"""What the codes in brackets mean: checks by their modules, other problems by what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from officer_quiz import kinds
from officer_quiz.bank import checks
from officer_quiz.bank.checks import Check
from officer_quiz.messages.catalogue import Message, message, table
from officer_quiz.services.check import no_code

AREAS = ("diagnostic", "bank", "kinds_common", "statute", "blueprint", "check")
"""Where the sentences of problems in files stand, a problem's under its code or what begins with it."""
EXAM = "exam-"
"""How the codes of blueprints begin, whose sentences stand under the rest of them."""
REMARK = "remark-"
"""How the codes of remarks begin; the other sentences of that area are no problems."""
_GAP = re.compile(r"\{\w+(?::\|[^|{}]*\|(?P<several>[^{}]*))?\}")
_SENTENCE = re.compile(r".+?(?=。|\.\s|\.$|$)")
EXAMPLES: Mapping[str, tuple[str, str]] = {
    "bad-value": ("points: 九分", "points: 9"),
    "blanks-mismatch": (
        "stem: 询问查证不得超过____小时，复杂的不得超过____小时。\nanswer: [八]",
        "stem: 询问查证不得超过____小时，复杂的不得超过____小时。\nanswer: [八, 二十四]",
    ),
    "dead-link": (
        "- {say: 您先坐。, to: 坐下}\nendings:\n  坐下来谈: {}",
        "- {say: 您先坐。, to: 坐下来谈}\nendings:\n  坐下来谈: {}",
    ),
    "exam-short": ("{title: 判断, kinds: [true_false], count: 80}", "{title: 判断, kinds: [true_false], count: 20}"),
    "missing-key": (
        "- id: demo-1\n  type: true_false\n  stem: 传唤应当告知原因。（　）",
        "- id: demo-1\n  type: true_false\n  stem: 传唤应当告知原因。（　）\n  answer: 对",
    ),
    "not-a-choice": ("choices: {A: 四小时, B: 八小时}\nanswer: D", "choices: {A: 四小时, B: 八小时}\nanswer: B"),
    "out-of-range": ("minutes: 0", "minutes: 60"),
    "too-few": ("type: multiple\nanswer: [A]", "type: multiple\nanswer: [A, C]"),
    "too-many": ("tags: [盘查, 盘查, …]", "tags: [盘查]"),
    "unknown-key": ("stm: 传唤应当告知原因。（　）", "stem: 传唤应当告知原因。（　）"),
    "unknown-value": ("level: 简易", "level: basic"),
    "wrong-place": ("mybanks/unit-check.yaml", "mybanks/exams/unit-check.yaml"),
    "wrong-shape": ("answer: {A: 对}", "answer: [A, C]"),
}
"""A bad and a good example for what is said with little but gaps; what it means stands in the area ``problem``."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem that is no check: its code, and what is said of it with dots for what differs from file to file.

    Where that is little: what it means and what to do, and a bad and a good example.
    """

    code: str
    said: tuple[str, ...]
    meant: Message | None = None
    bad: str = ""
    good: str = ""


def explanation(code: str, language: str) -> Check | Problem:
    """Return the check or the problem of a code, in whatever case; UserError if there is none."""
    if found := checks.found().get(code.upper()):
        return found
    plain = code.strip("[]").lower()
    if said := tuple(dict.fromkeys(_sentences(plain, language))):
        if plain in EXAMPLES:
            return Problem(plain, said, message(f"problem.{plain}"), *EXAMPLES[plain])
        return Problem(plain, said)
    raise no_code(code)


def in_brief(code: str, language: str) -> str:
    """Return the first sentence of what is said of a problem that is no check; of what it means if this differs."""
    first, *others = dict.fromkeys(_sentences(code, language)) or [""]
    said = table(language, "problem").get(code, first) if others else first
    return found[0] if (found := _SENTENCE.match(said)) else ""


def _sentences(code: str, language: str) -> Iterator[str]:
    """Yield the templates of a code, gaps as dots: the one named like it in each table, else all that begin with it."""
    for area in AREAS:
        texts = table(language, area)
        name = code.removeprefix(EXAM) if area == "blueprint" and code not in texts else code
        if area != "check" or name.startswith(REMARK):
            yield from _of(name, texts)
    if "-" in code:
        for kind in kinds.names():
            yield from _of(code, kinds.kind(kind).MESSAGES[language])


def _of(name: str, texts: Mapping[str, str]) -> Iterator[str]:
    keys = [name] if name in texts else [key for key in texts if key.startswith(f"{name}-")]
    dotted = (_GAP.sub(lambda gap: gap["several"] or "…", texts[key]) for key in keys)
    return (text.replace("{{", "{").replace("}}", "}") for text in dotted)
