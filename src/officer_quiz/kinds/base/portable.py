"""The neutral shape of a question, between the kinds and other formats: a closed vocabulary that names no kind.

A kind makes it with `portable()`; a format reads and writes it without knowing any kind. All texts are those of the
bank, never a Message: where a kind asks by itself the prompt is empty and the format words it. An `id` within an answer
is the authored key that responses hold, never a place on a screen.

It does not say how part marks are given, nor what each expert of a panel thought; `kind` tells a format that cares.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from officer_quiz.kinds.base.ask import Passage


@dataclass(frozen=True, slots=True)
class Item:
    """Something to put in order, to pair or to tick, with the remark on it."""

    id: str
    text: str
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen, whether it should be, and the remark on it."""

    id: str
    text: str
    right: bool
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class ChooseOne:
    """Choose one; exactly one choice is right."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ChooseMany:
    """Choose all right ones, of which there may be only one."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """Judge the claim that is the prompt: `right` says whether it is true."""

    right: bool


@dataclass(frozen=True, slots=True)
class Blanks:
    """Fill the blanks of a sentence, which is the prompt too.

    `texts` are what stands before, between and after the blanks, one more than there are blanks; `accepted` are the
    answers that each blank takes, the one to show first.
    """

    texts: tuple[str, ...]
    accepted: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Number:
    """Write a number, right when at most `tolerance` from `value`, in `unit` (perhaps none)."""

    value: Decimal
    tolerance: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Order:
    """Put the items in order; they stand in the right one."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Find the right side of each left side; `distractors` are right sides of none."""

    pairs: tuple[tuple[Item, Item], ...]
    distractors: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """Something to rate, the value it should get from 1, and the remark on it."""

    id: str
    text: str
    value: int
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """Rate each item from 1, the least effective, to `scale`."""

    items: tuple[Rated, ...]
    scale: int


@dataclass(frozen=True, slots=True)
class BestWorst:
    """Choose the best and the worst of the items; `best` and `worst` are their ids."""

    items: tuple[Item, ...]
    best: str
    worst: str


@dataclass(frozen=True, slots=True)
class Text:
    """Write a text, to be compared with a model answer; each of `items` it has earns the same share."""

    model: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """Answer one question after the other; the context of the whole belongs to each."""

    parts: tuple[Portable, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Something that may be said at a place of a talk: what it earns, and the place or ending it leads to.

    `then` is the reaction to it, `by` whose that is, where it is not that of who speaks at the place.
    """

    id: str
    text: str
    to: str
    points: Fraction
    feedback: str
    skills: tuple[str, ...] = ()
    violation: str = ""
    citations: tuple[str, ...] = ()
    then: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a talk: what is seen and heard there (one may be empty), and what may be said; one reply earns most.

    `by` is who speaks there, empty where nobody is named.
    """

    id: str
    scene: str
    line: str
    replies: tuple[Said, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody in a talk: what they are called, and who they are."""

    id: str
    name: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """Where a talk may end."""

    id: str
    text: str
    outcome: Literal["good", "mixed", "bad"]


@dataclass(frozen=True, slots=True)
class Talk:
    """Talk, from the place `start` on, until a reply leads to an ending.

    `remembers`: what is said and where it leads depends on what was said before, which the shape does not carry; else
    no way goes round.
    """

    start: str
    places: tuple[Place, ...]
    endings: tuple[End, ...]
    remembers: bool = False
    people: tuple[Speaker, ...] = ()


Answer = ChooseOne | ChooseMany | TrueFalse | Blanks | Number | Order | Pairs | Rate | BestWorst | Text | Parts | Talk
"""What is answered, with what is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portable:
    """A question in the neutral shape.

    `context` is read before the prompt. `points` is what it is worth, within a case its weight. `shuffle`: choices may
    be shown in any order but for those of the ids in `fixed`. `experts`: how many stand behind the key of a judgement, 0
    where it is only its author's; None for a key that needs none.
    """

    id: str
    kind: str
    answer: Answer
    prompt: str = ""
    context: tuple[Passage, ...] = ()
    title: str = ""
    hint: str = ""
    explain: str = ""
    citations: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    points: Fraction = Fraction(1)
    shuffle: bool = True
    fixed: tuple[str, ...] = ()
    experts: int | None = None
    level: str = "basic"
    posts: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    region: str = "national"
    author: str = ""
    reviewer: str = ""
    status: str = "draft"
    checked: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
