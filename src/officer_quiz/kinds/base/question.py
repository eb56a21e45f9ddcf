"""The common part of every question kind: fields, and the members each kind answers."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from officer_quiz.kinds.base.ask import Past, Turn
from officer_quiz.kinds.base.reveal import Reveal
from officer_quiz.messages.catalogue import Message
from officer_quiz.text.diagnostic import Fault

Post = Literal["traffic", "station", "border", "window", "inspector", "legal"]
QuestionLevel = Literal["basic", "intermediate", "advanced"]
Skill = Literal["psychology", "language", "technique", "defuse", "mediate", "service", "mobilise", "masswork"]
Status = Literal["draft", "reviewed", "retired"]


def doc(zh: str, en: str, **more: Any) -> Any:
    """Return a pydantic field described in Chinese and English; the reference and the editor schema show both."""
    field: FieldInfo = Field(description=f"{zh} / {en}", **more)
    return field


DIGITS = 18
"""The most digits of a number, before the point or after it."""


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


FEW = 50
"""The most labels, lines or links of one sort that a question may have: they are multiplied by those of a bank."""
Name = Annotated[str, Field(max_length=200)]
"""A label, or who somebody is: all questions of a bank may inherit it."""
Lines = Annotated[list[str], BeforeValidator(_listed, json_schema_input_type=str | list[str]), Field(max_length=FEW)]
"""One text or a list of texts."""
Cites = Annotated[
    list[Annotated[str, Field(max_length=500)]],
    BeforeValidator(_listed, json_schema_input_type=str | list[str]),
    Field(max_length=FEW),
]
"""One citation or a list of citations; each may name several places of law."""
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, Field(min_length=1)]

MultipleRule = Callable[[frozenset[str], frozenset[str], int], Fraction]
"""From keys, chosen and the number of choices to a fraction."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How a session marks: the multi-select rule in force and its name, and what a wrong judgement costs."""

    multiple: str
    mark_multiple: MultipleRule
    wrong_true_false: Fraction = Fraction(0)
    """What a wrong judgement counts: 0, or a share of the points taken off (``-1/2``)."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Responses to a kind's EXAMPLE and the exact fraction they must get."""

    past: Past
    fraction: Fraction


class Shared(BaseModel):
    """What a question may say of itself, or its bank for all its questions."""

    posts: list[Post] = doc("岗位", "posts it is for", default_factory=list, max_length=FEW)
    level: QuestionLevel = doc("级别", "level", default="basic")
    skills: list[Skill] = doc(
        "能力（八项）", "which of the eight skills it trains", default_factory=list, max_length=FEW
    )
    tags: list[Name] = doc("标签", "free labels", default_factory=list, max_length=FEW)
    author: Name = doc("出题人（单位或岗位，不写个人）", "who wrote it: a role or unit, not a person", default="")
    reviewer: Name = doc("审题人（与出题人不同）", "who reviewed it: not the author", default="")
    status: Status = doc("状态", "draft, reviewed or retired; only reviewed goes into exams", default="draft")
    checked: date | None = doc("内容最后核对日期", "when it was last checked against its sources", default=None)
    region: Name = doc("地区", "region of the rule", default="national")


class Question(Shared, ABC):
    """What every question has; a kind adds its own fields and members."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    EXAMPLE: ClassVar[str]
    """A valid question of the kind in YAML, in Chinese."""
    MESSAGES: ClassVar[Mapping[str, Mapping[str, str]]]
    """The kind's own wording by language; ``name`` is what the kind is called."""
    parts_field: ClassVar[str | None] = None
    """The field that holds questions of other kinds, parsed by their own kind before this one."""
    marked_by_trainer: ClassVar[bool] = False
    """Whether a trainer marks it in an exam: only its first turn is asked there."""

    id: Id = doc("永久且全部题库内唯一的编号", "permanent, unique across all banks")
    type: str = doc("题型", "the question's kind")
    title: str = doc("标题", "a title, shown above the question", default="")
    explain: str = doc(
        "解析：为什么对、错在哪里、记住什么", "why the key is right and the others are wrong", default=""
    )
    cite: Cites = doc(
        "依据，如 《治安管理处罚法》第九十七条第一款",
        "articles of law, in legal notation",
        default_factory=list,
    )
    source: Lines = doc("非法律题的出处", "where the point comes from, when not from law", default_factory=list)
    valid_from: date | None = doc("所教规则的生效日", "first day of the rule it teaches", default=None)
    valid_to: date | None = doc("所教规则的失效日", "last day of the rule it teaches", default=None)
    shuffle: bool = doc("显示时打乱选项", "shuffle the choices on screen", default=True)
    hint: str = doc("提示", "a hint", default="")

    @property
    def worth(self) -> Fraction:
        """The points of the question."""
        return Fraction(1)

    @property
    def revisable(self) -> bool:
        """Whether a response may be changed in an exam: not where the turn after it shows what it led to."""
        return all(part.revisable for part in self.parts if part is not self)

    @property
    def parts(self) -> Sequence[Question]:
        """The questions it is made of: itself, or a case's own."""
        return getattr(self, self.parts_field) if self.parts_field else (self,)

    def problems(self) -> Iterator[Fault]:
        """Yield faults between fields, with paths from the question; never raises."""
        return iter(())

    @abstractmethod
    def turn(self, past: Past) -> Turn | None:
        """Return what to ask after the responses so far, or None when the question is finished."""

    @abstractmethod
    def score(self, past: Past, rules: Rules) -> Fraction:
        """Return the fraction, 0 to 1, earned by well-formed responses; None in `past` is blank and earns 0.

        Below 0 only for a wrong judgement where the rules take points off for it.
        """

    @abstractmethod
    def reveal(self, past: Past, rules: Rules) -> Reveal | None:
        """Return the feedback on what the last response finished, or None if it finished nothing yet."""

    @classmethod
    @abstractmethod
    def samples(cls) -> Sequence[Sample]:
        """Return responses to EXAMPLE with their exact fractions under the practice rules: full, partial, none."""


_SOME = rf"\d{{1,{DIGITS}}}"
_NUMBER = re.compile(rf"[+-]?(?:{_SOME}(?:\.\d{{0,{DIGITS}}}|/[1-9]\d{{0,{DIGITS - 1}}})?|\.{_SOME})", re.ASCII)


def exact(value: object) -> object:
    """Read a number as written (``0.5``, ``-1``, ``1/3``) as an exact fraction; what is no text stays for the model.

    An exponent, or more digits than anybody counts with, is no number here: it is never worked out. A text that is
    none raises what pydantic calls ``fraction_parsing``.
    """
    if not isinstance(value, str):
        return value
    if not _NUMBER.fullmatch(value.strip()):
        raise PydanticCustomError("fraction_parsing", "not a number")
    return Fraction(value.strip())


Points = Annotated[Fraction, BeforeValidator(exact), Field(ge=0), WithJsonSchema({"type": "number", "minimum": 0})]


class Pointed(Question):
    """A question that says how many points it is worth."""

    points: Points = doc("分值", "points", default=Fraction(1))

    @property
    def worth(self) -> Fraction:
        """The points of the question."""
        return self.points


def said(key: str, /, **args: object) -> Message:
    """Return a message in a kind's own wording, such as ``said("single.ask")``."""
    return Message(f"kinds.{key}", args)
