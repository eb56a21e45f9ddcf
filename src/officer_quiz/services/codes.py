"""What the codes in brackets mean: checks by their modules, other problems by what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from officer_quiz import kinds
from officer_quiz.bank import checks
from officer_quiz.bank.checks import Check
from officer_quiz.messages.catalogue import table
from officer_quiz.services.check import no_code

AREAS = ("diagnostic", "bank", "kinds_common", "statute", "blueprint", "check")
"""Where the sentences of problems in files stand, a problem's under its code or what begins with it."""
EXAM = "exam-"
"""How the codes of blueprints begin, whose sentences stand under the rest of them."""
REMARK = "remark-"
"""How the codes of remarks begin; the other sentences of that area are no problems."""
_GAP = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem that is no check: its code, and what is said of it with dots for what differs from file to file."""

    code: str
    said: tuple[str, ...]


def explanation(code: str, language: str) -> Check | Problem:
    """Return the check or the problem of a code, in whatever case; UserError if there is none."""
    if found := checks.found().get(code.upper()):
        return found
    plain = code.strip("[]").lower()
    if said := tuple(dict.fromkeys(_sentences(plain, language))):
        return Problem(plain, said)
    raise no_code(code)


def _sentences(code: str, language: str) -> Iterator[str]:
    """Yield the templates of a code, gaps as dots: the one named like it in each table, else all that begin with it."""
    for area in AREAS:
        texts = table(language, area)
        name = code.removeprefix(EXAM) if area == "blueprint" else code
        if area != "check" or name.startswith(REMARK):
            yield from _of(name, texts)
    if "-" in code:
        for kind in kinds.names():
            yield from _of(code, kinds.kind(kind).MESSAGES[language])


def _of(name: str, texts: Mapping[str, str]) -> Iterator[str]:
    keys = [name] if name in texts else [key for key in texts if key.startswith(f"{name}-")]
    return (_GAP.sub("…", texts[key]) for key in keys)
