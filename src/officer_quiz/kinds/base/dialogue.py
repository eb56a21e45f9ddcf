"""The parts of a dialogue as files have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from string import ascii_uppercase
from typing import Annotated, Literal

from officer_quiz.kinds.base.ask import Option
from officer_quiz.kinds.base.question import NUMBER, Points, Skill, said
from officer_quiz.messages.catalogue import Message
from officer_quiz.talk.script import HIGHEST, LOWEST
from officer_quiz.text.fields import (
    FEW,
    Cites,
    Editors,
    Id,
    Key,
    Label,
    Length,
    Name,
    Prose,
    Range,
    Reads,
    Term,
    Text,
    doc,
    exact,
)

SILENCE = "silence"
"""What responses call saying nothing."""
LATE = "silence:late"
"""What responses call it when it was the clock that said so; no reply can have such an id."""

If = Annotated[
    Label, Key("if"), doc("条件：说起过的事、人物的心情（yan.火气 >= 4）、说过几句（turn > 2）", "a condition")
]
Mood = Annotated[int, Range(LOWEST, HIGHEST)]
Change = Annotated[int, Range(-HIGHEST, HIGHEST)]
Effects = Annotated[
    dict[Name, dict[Name, Change]],
    doc("使谁的哪种心情变多少，如 {yan: {火气: -1}}", "how moods change, as {yan: {anger: -1}}"),
]
Notes = Annotated[
    list[Label], Length(most=FEW), doc("对方从此记得的话或事，条件里可以问", "what is remembered from then on")
]
By = Annotated[Label, doc("是谁说的（people 里的名字）", "who says it: a key of people")]
Reacts = Annotated[
    Label,
    doc(
        "then 是谁的反应（people 里的名字；不写就是这一处说话的人）",
        "whose reaction `then` is: a key of people, else who speaks at the node",
    ),
]


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody in a conversation, with moods from 0 to 5 of the author's choosing."""

    name: Annotated[Text, doc("怎么称呼", "what to call them")]
    who: Annotated[Prose, doc("是谁", "who they are")] = ""
    mood: Annotated[dict[Term, Mood], doc("开头的心情，0 到 5", "how they feel at first, 0 to 5")] = field(
        default_factory=dict
    )
    wording: Annotated[
        dict[Name, Name],
        doc("心情的名称显示时换用的文字，由译文填写", "how moods are called on screen, filled in from a translation"),
    ] = field(default_factory=dict)

    def called(self, mood: str) -> str:
        """Return what a mood is called on screen."""
        return self.wording.get(mood, mood)


@dataclass(frozen=True, kw_only=True)
class LineCase:
    """What is said at a node instead of its line, where a condition holds; its scene stays unless one stands here."""

    when: If
    line: Annotated[Prose, doc("这时对方说的话", "what is said then")] = ""
    scene: Annotated[Prose, doc("这时看到的情形，不写就不变", "what is seen then, if anything else")] = ""
    by: By = ""


@dataclass(frozen=True, kw_only=True)
class ReplyCase:
    """What a reply leads to instead, where a condition holds; what is left out is as the reply has it."""

    when: If
    points: Annotated[
        Fraction | None, Reads(exact), Range(0), Editors(NUMBER), doc("这时的得分", "what it earns then")
    ] = None
    feedback: Annotated[Prose, doc("这时的点评", "the remark then")] = ""
    then: Annotated[Prose, doc("这时对方的反应", "the reaction then")] = ""
    by: Reacts = ""
    to: Annotated[Label, doc("这时去哪一处", "where it leads then")] = ""
    effect: Annotated[dict[Name, dict[Name, Change]] | None, doc("这时心情怎样变", "how moods change then")] = None
    notes: Annotated[list[Label] | None, Length(most=FEW), doc("这时记住什么", "what is remembered then")] = None


@dataclass(frozen=True, kw_only=True)
class Silence:
    """What saying nothing leads to."""

    say: Annotated[Prose, doc("怎样写没有说话（可不写）", "how silence is written")] = ""
    points: Annotated[Points, doc("得分", "what it earns")]
    to: Annotated[
        Label,
        doc("接着去哪一处或哪个结局；不写就留在这里，再说别的", "the node or ending it leads to; else it stays here"),
    ] = ""
    feedback: Annotated[Text, doc("点评", "a remark")]
    then: Annotated[Prose, doc("对方的反应", "the reaction to it")] = ""
    by: Reacts = ""
    effect: Effects = field(default_factory=dict)
    notes: Notes = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Reply:
    """Something the officer may say or do: what it earns, where it leads, and what to remark on it."""

    id: Annotated[
        Id,
        doc(
            "编号，本处内唯一；写了以后调整回答的先后，作答记录的含义不变",
            "unique within its node; records then survive reordering",
        ),
    ] = ""
    offered: Annotated[Label, Key("if"), doc("什么条件下才能这样说", "the condition to offer it")] = ""
    say: Annotated[Text, doc("民警说的话或做的事", "what the officer says or does")]
    points: Annotated[Points, doc("得分，每处最高的只有一句", "what it earns; one reply of a node earns most")]
    then: Annotated[Prose, doc("对方的反应", "the reaction to it")] = ""
    by: Reacts = ""
    to: Annotated[Label, doc("接着去哪一处或哪个结局", "the node or ending it leads to")] = ""
    feedback: Annotated[Text, doc("点评：写明能力或条文", "a remark that names the skill or the article")]
    skills: Annotated[list[Skill], Length(most=FEW), doc("能力（八项）", "which of the eight skills it shows")] = field(
        default_factory=list
    )
    effect: Effects = field(default_factory=dict)
    notes: Notes = field(default_factory=list)
    when: Annotated[
        list[ReplyCase], Length(most=FEW), doc("在哪些情况下结果不同，先写的先算", "where it leads to something else")
    ] = field(default_factory=list)
    violation: Annotated[Prose, doc("违反了什么规定", "which rule it breaks")] = ""
    grade: Annotated[
        Literal["remark", "serious", "disqualifying"],
        doc("违规的轻重：提醒、严重、一票否决", "how grave the violation is"),
    ] = "disqualifying"
    cite: Annotated[Cites, doc("违反的条文", "the article it breaks")] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Node:
    """A place in the conversation: what the other person says, what is seen, and the officer's possible replies."""

    line: Annotated[Prose, doc("对方说的话", "what the other person says")] = ""
    scene: Annotated[Prose, doc("看到的情形", "what is seen")] = ""
    by: By = ""
    again: Annotated[Prose, doc("第二次来到这里时说的话", "what is said when one comes here again")] = ""
    again_by: Annotated[Label, doc("again 是谁说的（不写就是 by）", "who says `again`, if somebody else than `by`")] = (
        ""
    )
    when: Annotated[
        list[LineCase], Length(most=FEW), doc("在哪些情况下说别的话，先写的先算", "what is said instead, and when")
    ] = field(default_factory=list)
    moves: Annotated[
        int,
        Range(0, 8),
        doc("可以做几件事，每件一次；做完去 to", "how many replies may be used, each once, before `to`"),
    ] = 0
    to: Annotated[Label, doc("做完以后去哪一处", "where it goes on after the moves")] = ""
    repair: Annotated[bool, doc("是修复处：挽回严重违规丢的分", "earns back what a serious violation lost")] = False
    seconds: Annotated[
        int, Range(0, 600), doc("几秒内没有回答就算没有说话", "seconds after which silence is the answer")
    ] = 0
    silence: Annotated[
        Silence | None,
        doc(
            "没有说话会怎样；写了 seconds 而没写它，就是不得分、头一种心情加一、留在这里",
            "what silence leads to; with seconds and without it: no points, the first mood rises by 1, it stays here",
        ),
    ] = None
    replies: Annotated[list[Reply], Length(2, 8), doc("可以怎样回答，二至四句", "two to four replies")]

    @property
    def keys(self) -> tuple[str, ...]:
        """What responses call the replies: each by its id, one without an id by the letter of its place."""
        return tuple(reply.id or letter for letter, reply in zip(ascii_uppercase, self.replies, strict=False))

    def options(self, offered: Sequence[str]) -> tuple[Option, ...]:
        """Return the replies to choose from, of those that are offered; silence last.

        A letter stays good for a reply with an id, as in responses recorded before it had one; it can be no other
        reply's id, since ids are in small letters.
        """
        named = zip(ascii_uppercase, self.keys, self.replies, strict=False)
        options = [
            Option(key, reply.say, former=(letter,) if key != letter else ())
            for letter, key, reply in named
            if key in offered
        ]
        silent = [Option(SILENCE, self.text(SILENCE), former=(LATE,))] if self.silent and SILENCE in offered else []
        return (*options, *silent)

    @property
    def silent(self) -> bool:
        """Whether saying nothing is an answer here: where that is written, and where a clock runs."""
        return bool(self.silence or self.seconds)

    def key(self, named: str) -> str:
        """Return what the engine calls the reply that a well-formed response names, by its id or by its letter."""
        keys = self.keys
        if self.silent and named in {SILENCE, LATE}:
            return SILENCE
        return named if named in keys else keys[ascii_uppercase.index(named)]

    def told(self, key: str) -> Reply | None:
        """Return the reply of a key, None for saying nothing."""
        return None if self.silent and key == SILENCE else self.replies[self.keys.index(key)]

    def text(self, key: str) -> str | Message:
        """Return what is said or done by the reply of a key."""
        reply = self.told(key)
        return reply.say if reply else (self.silence and self.silence.say) or said("dialogue.silence")

    @property
    def best(self) -> Reply:
        """The reply that earns most, conditions left aside."""
        return max(self.replies, key=lambda reply: reply.points)


@dataclass(frozen=True, kw_only=True)
class Interruption:
    """Something that happens once, as soon as its condition holds: a bystander, the radio, a telephone."""

    when: If
    line: Annotated[Prose, doc("有人插的话", "what is said")] = ""
    scene: Annotated[Prose, doc("发生了什么", "what happens")] = ""
    by: By = ""
    effect: Effects = field(default_factory=dict)
    notes: Notes = field(default_factory=list)
    to: Annotated[Label, doc("因此去哪一处（可不写）", "where that leads, if elsewhere")] = ""


@dataclass(frozen=True, kw_only=True)
class Ending:
    """Where a conversation may end."""

    text: Annotated[Text, doc("结局", "how it ends")]
    outcome: Annotated[Literal["good", "mixed", "bad"], doc("好、一般、不好", "good, mixed or bad")]
    when: Annotated[
        Label, Key("if"), doc("条件；不成立时取后面第一个成立的结局", "where it fails, the first that holds comes")
    ] = ""
