"""Dialogue: a conversation that goes where the officer's words take it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Literal

from officer_quiz.kinds.base.ask import Choose, Passage, Past, Turn
from officer_quiz.kinds.base.dialogue import Ending, Node, Reply, graph_faults
from officer_quiz.kinds.base.question import Pointed, Rules, Sample, said
from officer_quiz.kinds.base.reveal import Note, Reveal, verdict
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.fields import Length, Name, Text, doc

if TYPE_CHECKING:
    from officer_quiz.kinds.base.portable import Place, Portable

CAP = Fraction(59, 100)
"""The most that a conversation with a violation can earn: never a pass."""


@dataclass(frozen=True, kw_only=True)
class Dialogue(Pointed):
    """A conversation: each reply earns points and leads on; a violation caps the whole."""

    EXAMPLE = """\
id: example-dialogue-1
type: dialogue
title: 拦停
objective: 说明理由，听取申辩，平稳收尾
scene: 早高峰，次干道。驾驶人王某手持电话通话，被拦停。
start: stop
nodes:
  stop:
    line: 满街都在打电话，凭什么就拦我？
    replies:
      - say: 吼什么吼！我拦你自然有拦你的道理，先把驾驶证和行驶证都拿出来，再跟我说话！
        points: 0
        to: heated
        violation: 训斥当事人
        cite: 《交通警察道路执勤执法工作规范》第六条
        feedback: 不得呵斥当事人；对方的火气是这句话点起来的。
      - say: （敬礼）你好！请出示驾驶证、行驶证。刚才看到您手持电话，所以请您靠边。
        points: 3
        to: hear
        skills: [language]
        feedback: 先敬礼，用规范用语，把理由说在前面。
      - say: （敬礼）你好！请出示驾驶证、行驶证。
        points: 2
        to: hear
        feedback: 用语规范；说明理由会让对方更快平静。
  heated:
    scene: 王某下车逼近，后车鸣笛。
    replies:
      - id: repair
        say: 刚才话说重了，对不起。请先到护栏外，您慢慢说。
        points: 3
        to: hear
        skills: [defuse]
        feedback: 及时修复，先顾安全，再让人说话。
      - id: warn
        say: 站住！你再往前走一步，我就按妨碍执行公务处理，后果自负！
        points: 0
        to: left
        feedback: 警告跑在事实前面，现场更僵。
  hear:
    line: 是医院来的电话，我妈住院了。
    replies:
      - say: 您的情况我知道了，规定是规定。
        points: 1
        to: done
        feedback: 听了，但没有问下去。
      - say: 老人现在怎么样？接电话的经过请您讲，我记下。
        points: 3
        to: done
        skills: [psychology]
        feedback: 先关心人，再认真听取申辩。
endings:
  done: {text: 文书办结，王某驶离。, outcome: good}
  left: {text: 王某滞留车道，随后投诉。, outcome: bad}
explain: 理由说在前面，申辩听在决定之前；话说重了要及时修复。
skills: [language, defuse]
cite: 《交通警察道路执勤执法工作规范》第六条
tags: [confirm-version]
"""
    MESSAGES = {
        "zh": {
            "name": "分支对话",
            "summary": "一句一句地说，对话随你的话走",
            "manual": "`nodes` 是对话的各处，每处写对方的话 `line`（或所见 `scene`）和两至四句 `replies`；每句写 `say`、`points`、`to`（下一处或结局）、"
            "`feedback`，违反规定的写 `violation` 和 `cite`。回答可以写 `id`，"
            "本处内不重复，作答记录就认它；没有写的，按先后记作 A、B、C，所以要调整先后就先写 `id`。每处只有一句最好，每处都走得到，每条路都有结局。"
            "得分是所得分÷走过各处最多可得的分；有违规的最多 0.59。",
            "rule": "对话：所得分÷走过各处最多可得的分；有违规的最多 0.59。",
            "reply-twice": "这一处的第 {first} 句已经用了编号“{id}”。请改用另一个。",
            "dead-link": "没有“{to}”这一处，也没有这个结局。",
            "unreachable-node": "“{name}”从开头走不到。请接上，或者删去。",
            "endless-path": "这里又回到“{to}”，对话会走不完。请改接到别处。",
            "best-reply": "每一处要有且只有一句得分最高的回答。",
            "violation-cite": "写了违规，就要用 cite 写明违反哪一条。",
            "best-violates": "最好的回答不能违规。",
            "silent-node": "这一处要有对方的话（line）或者所见（scene）。",
            "name-twice": "“{name}”既是一处又是结局，请改一个名字。",
        },
        "en": {
            "name": "dialogue",
            "summary": "a conversation that goes where your words take it",
            "manual": "`nodes` are the places of a conversation: the other person's `line` (or what is seen, `scene`) and two to "
            "four `replies`, each with `say`, `points`, `to` (a node or an ending) and `feedback`; one that breaks a rule has "
            "`violation` and `cite`. A reply may have an `id`, unique in its node, by which records know it; one without is A, "
            "B, C by its place, so give ids before reordering. One reply per node is best, every place is reached, every path ends. Points earned / the "
            "most at the places visited; 0.59 at most with a violation.",
            "rule": "Dialogue: points earned / the most at the places visited; 0.59 at most with a violation.",
            "reply-twice": "Reply {first} of this node has the id “{id}” already; give this one another.",
            "dead-link": "There is no node and no ending “{to}”.",
            "unreachable-node": "“{name}” is never reached from the start. Link it, or remove it.",
            "endless-path": "This leads back to “{to}”: the conversation would never end. Link it elsewhere.",
            "best-reply": "Each node needs exactly one reply that earns most.",
            "violation-cite": "A violation needs the rule it breaks: add cite.",
            "best-violates": "The best reply cannot be a violation.",
            "silent-node": "A node needs the other person's line, or what is seen (scene).",
            "name-twice": "“{name}” is both a node and an ending; rename one.",
        },
    }

    type: Literal["dialogue"]
    objective: Annotated[Text, doc("目标", "what the officer wants to reach")]
    scene: Annotated[Text, doc("情景", "where and how it begins")]
    start: Annotated[Name, doc("从哪一处开始", "the node it begins at")]
    nodes: Annotated[dict[str, Node], Length(1, 40), doc("对话的各处", "the places of the conversation")]
    endings: Annotated[dict[str, Ending], Length(1), doc("结局", "the endings")]

    @property
    def revisable(self) -> bool:
        """What was said is said: the other person has answered it."""
        return False

    def problems(self) -> Iterator[Fault]:
        """Yield the faults of the graph."""
        return graph_faults(self.start, self.nodes, self.endings)

    def _walk(self, past: Past) -> tuple[list[tuple[Node, Reply]], str]:
        """Return the places passed with what was said there, and the name of the place come to."""
        at, said_so_far = self.start, []
        for response in past:
            if response is None:
                break
            node = self.nodes[at]
            reply = node.named(response[0]) if isinstance(response, list) else node.best
            said_so_far.append((node, reply))
            at = reply.to
        return said_so_far, at

    @property
    def _opening(self) -> tuple[Passage, ...]:
        return Passage("objective", self.objective), Passage("scene", self.scene)

    def turn(self, past: Past) -> Turn | None:
        """Ask for the next reply, the conversation so far above it; a blank ends it."""
        steps, at = self._walk(past)
        if at in self.endings or len(steps) < len(past):
            return None
        context = [*self._opening]
        for node, reply in steps:
            context += [*_heard(node), Passage("self", reply.say)]
        node = self.nodes[at]
        ask = Choose(node.options(), 1, 1, fixed=not self.shuffle)
        return Turn("", ask, (*context, *_heard(node)), hint=self.hint, place=at)

    def score(self, past: Past, rules: Rules) -> Fraction:
        """Return points earned / the most at the places visited, one left blank included; capped by a violation."""
        steps, at = self._walk(past)
        earned = sum((reply.points for _, reply in steps), Fraction(0))
        visited = [node for node, _ in steps] + ([self.nodes[at]] if len(steps) < len(past) else [])
        most = sum((node.best.points for node in visited), Fraction(0))
        fraction = earned / most if most else Fraction(0)
        return min(fraction, CAP) if any(reply.violation for _, reply in steps) else fraction

    def reveal(self, past: Past, rules: Rules) -> Reveal | None:
        """Return the path with a remark on each reply, once the conversation has ended."""
        if self.turn(past) is not None:
            return None
        steps, at = self._walk(past)
        ending = self.endings.get(at)
        return Reveal(
            ask=Choose((), 0, 0, fixed=True),
            response=None if past[-1] is None else [],
            key=None,
            fraction=self.score(past, rules),
            worth=self.worth,
            rule=said("dialogue.rule"),
            explain=self.explain,
            notes=tuple(_remark(node, reply) for node, reply in steps),
            citations=tuple(self.cite),
            sources=tuple(self.source),
            ending=(ending.text, ending.outcome) if ending else None,
        )

    def portable(self) -> Portable:
        """Return the neutral shape: the graph of places, replies and endings."""
        from officer_quiz.kinds.base.portable import End, Talk  # noqa: PLC0415  (only exports need it)

        places = (_place(name, node) for name, node in self.nodes.items())
        endings = (End(name, ending.text, ending.outcome) for name, ending in self.endings.items())
        return self.carried(Talk(self.start, tuple(places), tuple(endings)), context=self._opening)

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Return the best path, a middling one, one repaired after a violation, and one broken off."""
        return (
            Sample([["B"], ["B"]], Fraction(1)),
            Sample([["C"], ["A"]], Fraction(1, 2)),
            Sample([["A"], ["repair"], ["B"]], CAP),
            Sample([["A"], ["warn"]], Fraction(0)),
            Sample([["A"], ["B"]], Fraction(0)),
            Sample([["B"], None], Fraction(1, 2)),
            Sample([None], Fraction(0)),
        )


def _heard(node: Node) -> list[Passage]:
    passages = [Passage("scene", node.scene)] if node.scene else []
    return passages + ([Passage("other", node.line)] if node.line else [])


def _place(name: str, node: Node) -> Place:
    from officer_quiz.kinds.base.portable import Place, Said  # noqa: PLC0415  (only exports need it)

    replies = (
        Said(
            id=key,
            text=reply.say,
            to=reply.to,
            points=reply.points,
            feedback=reply.feedback,
            skills=tuple(reply.skills),
            violation=reply.violation,
            citations=tuple(reply.cite),
        )
        for key, reply in zip(node.keys, node.replies, strict=True)
    )
    return Place(name, node.scene, node.line, tuple(replies))


def _remark(node: Node, reply: Reply) -> Note:
    most = node.best.points
    return Note(
        reply.feedback,
        about=reply.say,
        verdict=verdict(reply.points / most) if most else "",
        points=(reply.points, most),
        violation=reply.violation,
        better="" if reply.points == most else node.best.say,
        citations=tuple(reply.cite),
    )
