"""A blueprint: what an exam draws and how it marks, read from one file of the ``exams`` folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Literal

from officer_quiz import kinds
from officer_quiz.bank.misplaced import misplaced
from officer_quiz.kinds.base.question import Points, Post, QuestionLevel, Skill
from officer_quiz.messages.catalogue import message
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.fields import FEW, Id, Key, Length, Name, Prose, Range, Reads, Text, doc, exact, listed
from officer_quiz.text.nearest import nearest

if TYPE_CHECKING:
    from officer_quiz.text.document import Document  # only reading a file needs it loaded


def _share(value: object) -> object:
    """Read ``60%`` as sixty; anything else stays to be refused."""
    return value.strip().removesuffix("%").strip() if isinstance(value, str) else value


Percent = Annotated[int, Reads(_share, str | int), Range(0, 100)]
Rule = Literal["exact", "subset_half", "subset_share", "net", "each_choice"]


@dataclass(frozen=True, kw_only=True)
class Where:
    """Which questions a section takes; nothing said means any."""

    topics: Annotated[
        list[Name], Length(most=FEW), doc("主题：题库文件夹、题库编号或标签", "topic folders, bank ids or tags")
    ] = field(default_factory=list)
    levels: Annotated[
        dict[QuestionLevel, Percent], doc("各级别所占比例，合计 100%", "the share of each level, 100% in all")
    ] = field(default_factory=dict)
    skills: Annotated[list[Skill], Length(most=FEW), doc("能力", "skills")] = field(default_factory=list)
    posts: Annotated[list[Post], Length(most=FEW), doc("岗位", "posts")] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section of the paper: so many questions of these kinds, or those that `ids` picks, worth so much each."""

    title: Annotated[Text, doc("标题", "its title")]
    kinds: Annotated[
        list[Name], Length(1, FEW), doc("题型；写了 ids 可不写", "the kinds of its questions; optional beside `ids`")
    ] = field(default_factory=list)
    count: Annotated[int, Range(1, 500), doc("题数；写了 ids 可不写", "how many; optional beside `ids`")] = 0
    ids: Annotated[
        list[Id], Length(1, 500), doc("指定的题，按写的先后出", "the very questions it holds, in this order")
    ] = field(default_factory=list)
    points: Annotated[Points, doc("每题分值", "points each")] = Fraction(1)
    where: Annotated[Where, doc("选题范围", "which questions")] = field(default_factory=Where)

    @property
    def size(self) -> int:
        """How many questions it holds."""
        return len(self.ids) or self.count


@dataclass(frozen=True, kw_only=True)
class Scoring:
    """The named scoring rules in force."""

    multiple: Annotated[Rule, doc("多选计分规则", "the multi-select rule")] = "subset_half"
    wrong_true_false: Annotated[
        Fraction,
        Reads(exact, float),
        Range(-1, 0),
        doc("判断答错倒扣的比例，如 -0.5", "share of the points a wrong judgement costs"),
    ] = Fraction(0)
    chance_corrected: Annotated[
        bool,
        doc("情境评价、最佳与最差扣去乱答也能得的分", "ratings, best and worst earn nothing for what chance earns"),
    ] = False


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Which questions may be drawn at all."""

    avoid_seen_within: Annotated[
        int, Range(0, 1000), doc("尽量不出最近几次考试出过的题", "put off what the last so many exams held")
    ] = 0
    status: Annotated[
        list[Literal["reviewed", "draft"]],
        Reads(listed, str | list[str]),
        doc("可用题目的状态", "the status a question must have"),
    ] = field(default_factory=lambda: ["reviewed"])
    uncalibrated: Annotated[bool, doc("可用未经校准的情境题", "take judgement questions without a panel")] = False
    stale: Annotated[bool, doc("可用法规已修订而未复核的题", "take questions whose law has changed")] = False


@dataclass(frozen=True, kw_only=True)
class Blueprint:
    """What an exam draws, how long it takes, and how it marks."""

    exam: Annotated[Id, doc("组卷方案编号：永久、唯一", "the blueprint's permanent, unique id")]
    title: Annotated[Text, doc("名称", "its title")]
    note: Annotated[Prose, doc("说明，显示在封面上", "a note shown on the cover")] = ""
    minutes: Annotated[int, Range(1, 600), doc("时限（分钟）", "time in minutes")]
    pass_mark: Annotated[Points, Key("pass"), doc("及格分", "the pass mark, of `total`")]
    total: Annotated[Points, doc("满分，等于各部分题数乘分值之和", "the sum of count times points")]
    monthly: Annotated[bool, doc("月抽查：同一单位同一个月抽出同一份试卷", "the same paper for a unit and a month")] = (
        False
    )
    scoring: Annotated[Scoring, doc("计分规则", "scoring rules")] = field(default_factory=Scoring)
    draw: Annotated[Drawing, doc("选题限制", "what may be drawn")] = field(default_factory=Drawing)
    sections: Annotated[list[Section], Length(1, FEW), doc("试卷的各部分", "the sections of the paper")]

    def problems(self) -> Iterator[Fault]:
        """Yield faults between fields, with paths from the file's top; never raises."""
        worth = sum((section.size * section.points for section in self.sections), Fraction(0))
        if worth != self.total and all(section.size for section in self.sections):
            said = message("blueprint.total", total=_told(self.total), sum=_told(worth))
            yield Fault("exam-total", ("total",), said)
        if self.pass_mark > self.total:
            yield Fault("exam-pass", ("pass",), message("blueprint.pass", total=_told(self.total)))
        if self.monthly and self.draw.avoid_seen_within:
            yield Fault("exam-monthly", ("draw", "avoid_seen_within"), message("blueprint.monthly"))
        picked: set[str] = set()
        for place, section in enumerate(self.sections):
            yield from _section_faults(section, ("sections", place))
            for number, id in enumerate(section.ids):
                if id in picked:
                    yield Fault("exam-id", ("sections", place, "ids", number), message("blueprint.id-twice", id=id))
                picked.add(id)


def _section_faults(section: Section, at: tuple[str, int]) -> Iterator[Fault]:
    for number, name in enumerate(section.kinds):
        if name not in kinds.names():
            from officer_quiz.kinds.base.parse import unknown_kind  # noqa: PLC0415  (slow, and only files need it)

            yield unknown_kind(name, (*at, "kinds", number))
    if section.ids:
        if section.count and section.count != len(section.ids):
            said = message("blueprint.ids-count", count=section.count, ids=len(section.ids))
            yield Fault("exam-ids", (*at, "count"), said)
        if section.where != Where():
            yield Fault("exam-ids", (*at, "where"), message("blueprint.ids-where"))
    else:
        for key in ("kinds", "count"):
            if not getattr(section, key):
                yield Fault("missing-key", (*at, key), message("diagnostic.missing-key", key=key))
    shares = section.where.levels
    if shares and sum(shares.values()) != 100:
        yield Fault("exam-levels", (*at, "where", "levels"), message("blueprint.levels", sum=sum(shares.values())))


def topic_faults(blueprint: Blueprint, known: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault at each topic that is no folder, bank or tag of the banks beside the blueprint."""
    topics = frozenset(known)
    for place, section in enumerate(blueprint.sections):
        for number, name in enumerate(section.where.topics):
            if name not in topics:
                near = nearest(name, known)
                said = message("blueprint.topic-near" if near else "blueprint.topic", name=name, near=near)
                yield Fault("exam-topic", ("sections", place, "where", "topics", number), said)


def pick_faults(blueprint: Blueprint, found: Mapping[str, tuple[str, str]], known: Sequence[str]) -> Iterator[Fault]:
    """Yield a fault at each picked question that is not there, out of use, or of no kind of its section.

    `found` are the kind and the status of those that are there, `known` the ids of all questions.
    """
    for place, section in enumerate(blueprint.sections):
        for number, id in enumerate(section.ids):
            kind, status = found.get(id, ("", ""))
            if not kind:
                near = nearest(id, known)
                said = message("blueprint.id-unknown-near" if near else "blueprint.id-unknown", id=id, near=near)
            elif status == "retired":
                said = message("blueprint.id-retired", id=id)
            elif section.kinds and kind not in section.kinds:
                said = message("blueprint.id-kind", id=id, kind=kinds.told(kind))
            else:
                continue
            yield Fault("exam-id", ("sections", place, "ids", number), said)


@dataclass(frozen=True, slots=True)
class Read:
    """A blueprint file as read: the blueprint, None if it has errors, and its faults.

    `shaped` is the blueprint even if there are errors between its fields.
    """

    document: Document
    blueprint: Blueprint | None
    faults: tuple[Fault, ...]
    shaped: Blueprint | None = None


def read_blueprint(document: Document) -> Read:
    """Return the blueprint of a document and every fault of its shape."""
    if not isinstance(document.data, dict):
        faults = [Fault("not-an-exam", (), message("blueprint.not-an-exam"))] if document.sound else []
        return Read(document, None, tuple(faults))
    if elsewhere := misplaced(document.data, "exam"):
        return Read(document, None, tuple(elsewhere))
    from officer_quiz.text.shapes import validate  # noqa: PLC0415  (slow, and only files need it)

    blueprint, faults = validate(Blueprint, document.data)
    if blueprint is not None and not document.torn:
        faults = list(blueprint.problems())
    faults = [fault for fault in faults if not document.echoes(fault)]
    return Read(document, None if faults or not document.sound else blueprint, tuple(faults), blueprint)


def quotas(shares: dict[QuestionLevel, int], count: int) -> dict[str, int]:
    """Return how many of `count` questions each level gets: whole numbers by largest remainder, `count` in all."""
    exact = {level: Fraction(count * share, 100) for level, share in shares.items()}
    given = {level: int(value) for level, value in exact.items()}
    left = sorted(exact, key=lambda level: given[level] - exact[level])
    for level in left[: count - sum(given.values())]:
        given[level] += 1
    return {str(level): number for level, number in given.items()}


def _told(points: Fraction) -> str:
    return f"{float(points):g}"
