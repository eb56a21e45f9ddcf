"""The common part of every question kind: fields, and the members each kind answers."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from officer_quiz.kinds.base.ask import Passage, Past, Turn
from officer_quiz.kinds.base.reveal import Reveal
from officer_quiz.messages.catalogue import Message
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.fields import (
    FEW,
    Cites,
    Editors,
    Id,
    Label,
    Length,
    Lines,
    Prose,
    Range,
    Reads,
    Short,
    doc,
    exact,
)

if TYPE_CHECKING:
    from officer_quiz.kinds.base.portable import Answer, Portable

Post = Literal["traffic", "station", "border", "window", "inspector", "legal"]
QuestionLevel = Literal["basic", "intermediate", "advanced"]
Skill = Literal["psychology", "language", "technique", "defuse", "mediate", "service", "mobilise", "masswork"]
Status = Literal["draft", "reviewed", "retired"]


MultipleRule = Callable[[frozenset[str], frozenset[str], int], Fraction]
"""From keys, chosen and the number of choices to a fraction."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How a session marks: the multi-select rule in force and its name, and what a wrong judgement costs."""

    multiple: str
    mark_multiple: MultipleRule
    wrong_true_false: Fraction = Fraction(0)
    """What a wrong judgement counts: 0, or a share of the points taken off (``-1/2``)."""
    chance_corrected: bool = False
    """Whether ratings, and best and worst, earn nothing for what chance or one and the same answer earns."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Responses to a kind's EXAMPLE and the exact fraction they must get."""

    past: Past
    fraction: Fraction


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What a question may say of itself, or its bank for all its questions."""

    posts: Annotated[list[Post], Length(most=FEW), doc("岗位", "posts it is for")] = field(default_factory=list)
    level: Annotated[QuestionLevel, doc("级别", "level")] = "basic"
    skills: Annotated[list[Skill], Length(most=FEW), doc("能力（八项）", "which of the eight skills it trains")] = (
        field(default_factory=list)
    )
    tags: Annotated[list[Short], Length(most=FEW), doc("标签", "free labels")] = field(default_factory=list)
    author: Annotated[Short, doc("出题人（单位或岗位，不写个人）", "who wrote it: a role or unit, not a person")] = ""
    reviewer: Annotated[Short, doc("审题人（与出题人不同）", "who reviewed it: not the author")] = ""
    status: Annotated[Status, doc("状态", "draft, reviewed or retired; only reviewed goes into exams")] = "draft"
    checked: Annotated[
        datetime.date | None, doc("内容最后核对日期", "when it was last checked against its sources")
    ] = None
    region: Annotated[Short, doc("地区", "region of the rule")] = "national"


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """What the answers of a class said of a question: see `analyse --write`."""

    n: Annotated[int, Range(1, 1_000_000_000), doc("作答人数", "how many answered")]
    facility: Annotated[float, doc("得分率，0 至 1", "the mean share of its points, 0 to 1")]
    discrimination: Annotated[
        float | None,
        doc("区分度：与其余各题得分的相关，-1 至 1", "the correlation with the rest of the paper, -1 to 1"),
    ] = None
    date: Annotated[datetime.date, doc("日期", "when")]


@dataclass(frozen=True, kw_only=True)
class Question(Shared, ABC):
    """What every question has; a kind adds its own fields and members."""

    EXAMPLE: ClassVar[str]
    """A valid question of the kind in YAML, in Chinese."""
    MESSAGES: ClassVar[Mapping[str, Mapping[str, str]]]
    """The kind's own wording by language; ``name`` is what the kind is called."""
    parts_field: ClassVar[str | None] = None
    """The field that holds questions of other kinds, parsed by their own kind before this one."""
    marked_by_trainer: ClassVar[bool] = False
    """Whether a trainer marks it in an exam: only its first turn is asked there."""

    replays: ClassVar[bool] = False
    """Whether one may go back to any of its turns afterwards and go on from there otherwise."""

    id: Annotated[Id, doc("永久且全部题库内唯一的编号", "permanent, unique across all banks")]
    type: Annotated[Label, doc("题型", "the question's kind")]
    title: Annotated[Prose, doc("标题", "a title, shown above the question")] = ""
    explain: Annotated[
        Prose, doc("解析：为什么对、错在哪里、记住什么", "why the key is right and the others are wrong")
    ] = ""
    cite: Annotated[Cites, doc("依据，如 《治安管理处罚法》第九十七条第一款", "articles of law, in legal notation")] = (
        field(default_factory=list)
    )
    source: Annotated[Lines, doc("非法律题的出处", "where the point comes from, when not from law")] = field(
        default_factory=list
    )
    reviewed_print: Annotated[
        Short, doc("审定时的指纹；审定后改过题，check 会提示（可不写）", "the print of the question as it was reviewed")
    ] = ""
    valid_from: Annotated[datetime.date | None, doc("所教规则的生效日", "first day of the rule it teaches")] = None
    valid_to: Annotated[datetime.date | None, doc("所教规则的失效日", "last day of the rule it teaches")] = None
    former: Annotated[
        list[Id], Length(most=FEW), doc("以前的编号，由 rename 写上；作答记录跟着走", "ids it had, written by `rename`")
    ] = field(default_factory=list)
    measured: Annotated[
        Measurement | None,
        doc("实测的难度和区分度，由 analyse --write 写上", "how it did, written by `analyse --write`"),
    ] = None
    shuffle: Annotated[bool, doc("显示时打乱选项", "shuffle the choices on screen")] = True
    hint: Annotated[Prose, doc("提示", "a hint")] = ""

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

    def standing(self, past: Past) -> Hashable:
        """Return what two ways through the question share after which all that is asked is the same."""
        return len(past)

    @abstractmethod
    def score(self, past: Past, rules: Rules) -> Fraction:
        """Return the fraction, 0 to 1, earned by well-formed responses; None in `past` is blank and earns 0.

        Below 0 only for a wrong judgement where the rules take points off for it.
        """

    @abstractmethod
    def reveal(self, past: Past, rules: Rules) -> Reveal | None:
        """Return the feedback on what the last response finished, or None if it finished nothing yet."""

    @abstractmethod
    def portable(self) -> Portable | None:
        """Return the neutral shape that other formats understand, None where it cannot be said in it."""

    def carried(self, answer: Answer, prompt: str = "", context: tuple[Passage, ...] = ()) -> Portable:
        """Return the neutral shape of the question: its kind's answer, with all that every question says of itself.

        Texts end with their last sign: a block of lines in a file ends with a line break.
        """
        from officer_quiz.kinds.base.portable import Portable  # noqa: PLC0415  (only exports need it)

        return Portable(
            id=self.id,
            kind=self.type,
            answer=answer,
            prompt=prompt.rstrip("\n"),
            context=tuple(replace(each, text=each.text.rstrip("\n")) for each in context),
            title=self.title,
            hint=self.hint.rstrip("\n"),
            explain=self.explain.rstrip("\n"),
            citations=tuple(self.cite),
            sources=tuple(self.source),
            points=self.worth,
            shuffle=self.shuffle,
            level=self.level,
            posts=tuple(self.posts),
            skills=tuple(self.skills),
            tags=tuple(self.tags),
            region=self.region,
            author=self.author,
            reviewer=self.reviewer,
            status=self.status,
            checked=self.checked,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )

    @classmethod
    @abstractmethod
    def samples(cls) -> Sequence[Sample]:
        """Return responses to EXAMPLE with their exact fractions under the practice rules: full, partial, none."""


NUMBER: Mapping[str, object] = {"type": "number", "minimum": 0}
"""How editors know points."""
Points = Annotated[Fraction, Reads(exact), Range(0), Editors(NUMBER)]


@dataclass(frozen=True, kw_only=True)
class Pointed(Question):
    """A question that says how many points it is worth."""

    points: Annotated[Points, doc("分值", "points")] = Fraction(1)

    @property
    def worth(self) -> Fraction:
        """The points of the question."""
        return self.points


def said(key: str, /, **args: object) -> Message:
    """Return a message in a kind's own wording, such as ``said("single.ask")``."""
    return Message(f"kinds.{key}", args)
