"""Dialogue: a conversation that goes where the officer's words take it, with people who remember them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from officer_quiz.kinds.base.ask import Choose, Meter, Passage, Past, Turn
from officer_quiz.kinds.base.dialogue import LATE, SILENCE, Ending, Interruption, Node, Person
from officer_quiz.kinds.base.dialogue_faults import Faults, best_replies, circles
from officer_quiz.kinds.base.dialogue_script import script
from officer_quiz.kinds.base.question import Pointed, Rules, Sample, said
from officer_quiz.kinds.base.reveal import Note, Reveal, verdict
from officer_quiz.messages.catalogue import Message
from officer_quiz.talk import play
from officer_quiz.talk.ahead import Ahead
from officer_quiz.talk.play import State, Step
from officer_quiz.talk.script import Script, Speech
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.fields import FEW, Length, Name, Text, doc

if TYPE_CHECKING:
    from officer_quiz.kinds.base.portable import Place, Portable

CAP = Fraction(59, 100)
"""The most that a conversation with a disqualifying violation can earn: never a pass."""
TURNING = 2
"""Steps that moods together change at a turning point, at least."""


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
            "得分是所得分÷走过各处最多可得的分；一票否决的违规（`grade` 不写就是）使全题最多 0.59。"
            "对方可以有心情、记得住话，见“会记事的对话”一节。",
            "rule": "对话：所得分÷走过各处最多可得的分；严重违规的那一处不得分，一票否决的最多 0.59。",
            "reply-twice": "这一处的第 {first} 句已经用了编号“{id}”。请改用另一个。",
            "dead-link": "没有“{to}”这一处，也没有这个结局。",
            "unreachable-node": "“{name}”从开头走不到。请接上，或者删去。",
            "endless-path": "这里又回到“{to}”，对话会走不完。请改接到别处。",
            "best-reply": "每一处要有且只有一句得分最高的回答。",
            "violation-cite": "写了违规，就要用 cite 写明违反哪一条。",
            "best-violates": "最好的回答不能违规。",
            "silent-node": "这一处要有对方的话（line）或者所见（scene）。",
            "name-twice": "“{name}”既是一处又是结局，请改一个名字。",
            "moves": "还可以做 {left} 件事：",
            "silence": "（没有说话）",
            "late": "（时间到，没有说话）",
            "late-said": "（时间到）{said}",
            "unsaid": "该开口的时候没有开口；对方等的就是这一句。",
            "reply-silence": "编号“{id}”在这里是不说话的意思。请改用另一个。",
            "no-way-on": "这句回答没有写接着去哪里。请写 to（某一处或某个结局）。",
            "too-many-replies": "一处最多 {most} 句回答；限次数做几件事的地方（写了 moves）可以更多。请删去几句。",
            "moves-and-to": "moves（可以做几件事）和 to（做完去哪里）要一起写。请补上另一个，或者都删去。",
            "unknown-person": "people 里没有“{name}”。请改成其中一个名字，或者在 people 里加上。",
            "unknown-person-near": "people 里没有“{name}”。是不是 {near}？请改过来，或者在 people 里加上。",
            "by-alone": "这里没有写 {what}，by 说不出是谁的话。请写上 {what}，或者删去这一行。",
            "unknown-mood": "people 里没有“{name}”这种心情。请写成 人物.心情，并在 people 的 mood 里写上开头的值。",
            "unknown-note": "没有一句回答记下“{name}”（notes），这个条件永远不成立。请核对名字，或者在某句回答的 notes 里写上。",
            "condition-sign": "条件里这个符号不认识。可以写：记住的事；人物.心情 >= 3；turn > 2；用 not、and、or 和括号连接。",
            "condition-name-missing": "条件里这里少一个名字。可以写：许诺；yan.火气 >= 4；not 许诺 and turn > 2。",
            "condition-number-missing": "心情和 turn 要和一个整数比较，如 yan.火气 >= 4。请补上。",
            "condition-bracket": "这个括号没有另一半。请补上“)”。",
            "condition-left-over": "条件到这里应当完了。两个条件之间要写 and 或者 or。",
            "condition-long": "条件太长，没有人看得清。请拆成几条，先写的先算。",
        },
        "en": {
            "name": "dialogue",
            "summary": "a conversation that goes where your words take it",
            "manual": "`nodes` are the places of a conversation: the other person's `line` (or what is seen, `scene`) and two to "
            "four `replies`, each with `say`, `points`, `to` (a node or an ending) and `feedback`; one that breaks a rule has "
            "`violation` and `cite`. A reply may have an `id`, unique in its node, by which records know it; one without is A, "
            "B, C by its place, so give ids before reordering. One reply per node is best, every place is reached, every path ends. Points earned / the "
            "most at the places visited; 0.59 at most with a disqualifying violation. People may have moods and memory.",
            "rule": "Dialogue: points earned / the most at the places visited; nothing where a violation is serious, 0.59 at most where it disqualifies.",
            "reply-twice": "Reply {first} of this node has the id “{id}” already; give this one another.",
            "dead-link": "There is no node and no ending “{to}”.",
            "unreachable-node": "“{name}” is never reached from the start. Link it, or remove it.",
            "endless-path": "This leads back to “{to}”: the conversation would never end. Link it elsewhere.",
            "best-reply": "Each node needs exactly one reply that earns most.",
            "violation-cite": "A violation needs the rule it breaks: add cite.",
            "best-violates": "The best reply cannot be a violation.",
            "silent-node": "A node needs the other person's line, or what is seen (scene).",
            "name-twice": "“{name}” is both a node and an ending; rename one.",
            "moves": "Things you may still do: {left}",
            "silence": "(say nothing)",
            "late": "(time ran out, nothing was said)",
            "late-said": "(time ran out) {said}",
            "unsaid": "Nothing was said when the other waited for a word.",
            "reply-silence": "The id “{id}” means saying nothing here; give this reply another.",
            "no-way-on": "This reply does not say where it leads. Add to: a node or an ending.",
            "too-many-replies": "A node has at most {most} replies; one with moves may have more. Remove some.",
            "moves-and-to": "moves (how many replies may be used) and to (where it goes on then) belong together. Add the other, or remove both.",
            "unknown-person": "There is no “{name}” in people. Name one of them, or add them.",
            "unknown-person-near": "There is no “{name}” in people. Did you mean {near}? Write that, or add them.",
            "by-alone": "Nothing is said here: {what} is missing. Add it, or remove this line.",
            "unknown-mood": "Nobody in people has the mood “{name}”. Write person.mood, and give its first value under mood of that person.",
            "unknown-note": "No reply notes “{name}” (notes), so this never holds. Check the name, or add it to the notes of a reply.",
            "condition-sign": "This sign means nothing in a condition. Write what is remembered, person.mood >= 3, turn > 2, joined by not, and, or and brackets.",
            "condition-name-missing": "A name is missing here. Write for example: promised, yan.anger >= 4, not promised and turn > 2.",
            "condition-number-missing": "A mood, and turn, is compared with a whole number, as in yan.anger >= 4. Add it.",
            "condition-bracket": "This bracket has no other half. Add “)”.",
            "condition-left-over": "The condition should end here. Two conditions are joined by and or or.",
            "condition-long": "Nobody takes in so long a condition. Make it several; the first that holds counts.",
        },
    }

    replays = True

    type: Literal["dialogue"]
    objective: Annotated[Text, doc("目标", "what the officer wants to reach")]
    scene: Annotated[Text, doc("情景", "where and how it begins")]
    people: Annotated[
        dict[Name, Person], Length(most=FEW), doc("对方是谁、开头的心情", "who is talked to, and how they feel")
    ] = field(default_factory=dict)
    start: Annotated[Name, doc("从哪一处开始", "the node it begins at")]
    nodes: Annotated[dict[str, Node], Length(1, 40), doc("对话的各处", "the places of the conversation")]
    interruptions: Annotated[
        list[Interruption], Length(most=FEW), doc("中途有人插话、电台呼叫等", "what breaks in on the way")
    ] = field(default_factory=list)
    endings: Annotated[dict[str, Ending], Length(1), doc("结局", "the endings")]

    @cached_property
    def script(self) -> Script:
        """The conversation as the engine plays it."""
        return script(self)

    @cached_property
    def ahead(self) -> Ahead:
        """What may be asked later in it."""
        return Ahead(self.script)

    @property
    def revisable(self) -> bool:
        """What was said is said: the other person has answered it."""
        return False

    def problems(self) -> Iterator[Fault]:
        """Yield the faults that show without playing; what a conversation with memory comes to, the checks walk."""
        yield from Faults(self).found()
        if self.script.plain:
            yield from circles(self.start, self.nodes)
            yield from best_replies(self.start, self.nodes)

    def _walk(self, past: Past) -> tuple[list[Step], State]:
        """Return the steps that were taken, and the state come to."""
        state, steps = play.begin(self.script), list[Step]()
        for response in past:
            if response is None or state.at in self.endings:
                break
            named = response[0] if isinstance(response, list) else ""
            steps.append(play.reply(self.script, state, self.nodes[state.at].key(named)))
            state = steps[-1].after
        return steps, state

    @property
    def _opening(self) -> tuple[Passage, ...]:
        return Passage("objective", self.objective), Passage("scene", self.scene)

    def turn(self, past: Past) -> Turn | None:
        """Ask for the next reply, the conversation so far above it; a blank ends it."""
        steps, state = self._walk(past)
        if state.at in self.endings or len(steps) < len(past):
            return None
        context = [*self._opening]
        for step in steps:
            context += self._heard(step.before)
            context += [Passage("self", self._said(step)), *(each for then in step.then for each in self._spoken(then))]
        context += self._heard(state)
        node = self.nodes[state.at]
        offered = [each.key for each in play.offered(self.script, state)]
        options, waits = node.options(offered), SILENCE in offered
        left = self.script.nodes[state.at].moves - len(state.used)
        return Turn(
            said("dialogue.moves", left=left) if node.moves else "",
            Choose(options, 1, 1, fixed=not self.shuffle, pinned=(SILENCE,) if waits else ()),
            tuple(context),
            hint=self.hint,
            place=state.at,
            meters=self._meters(steps[-1].before if steps else state, state),
            seconds=node.seconds if waits else 0,
            late=LATE if node.seconds and waits else "",
            fresh=not state.used,
        )

    def standing(self, past: Past) -> State:
        """Return where the conversation stands, whatever led there."""
        return self._walk(past)[1]

    def _said(self, step: Step) -> str:
        text = self.nodes[step.before.at].text(step.reply.key)
        return text if isinstance(text, str) else "……"

    def _heard(self, state: State) -> list[Passage]:
        speech, _ = play.heard(self.script, state)
        return self._spoken(speech)

    def _spoken(self, speech: Speech) -> list[Passage]:
        passages = [Passage("scene", speech.scene)] if speech.scene else []
        by = self.people[speech.by].name if speech.by in self.people else ""
        return passages + ([Passage("other", speech.line, by=by)] if speech.line else [])

    def _meters(self, before: State, after: State) -> tuple[Meter, ...]:
        felt = ((self.people[who], mood) for who, mood in (name.split(".", 1) for name in self.script.moods))
        names = [(person.name, person.called(mood)) for person, mood in felt]
        values = zip(names, after.moods, before.moods, strict=True)
        return tuple(Meter(who, mood, value, was) for (who, mood), value, was in values)

    def score(self, past: Past, rules: Rules) -> Fraction:
        """Return points earned / the most at the nodes visited, one left blank included; capped by a violation."""
        steps, state = self._walk(past)
        return self.fraction(steps, state, left=len(steps) < len(past) and state.at not in self.endings)

    def fraction(self, steps: Sequence[Step], state: State, *, left: bool) -> Fraction:
        """Return what steps earn that came to a state, where the conversation was perhaps `left`."""
        earned, most = play.earned(self.script, steps)
        if left:
            most += play.most(self.script, state)
        fraction = earned / most if most else Fraction(0)
        return min(fraction, CAP) if any(step.reply.grade == "disqualifying" for step in steps) else fraction

    def reveal(self, past: Past, rules: Rules) -> Reveal | None:
        """Return the path with a remark on each reply, once the conversation has ended."""
        if self.turn(past) is not None:
            return None
        steps, state = self._walk(past)
        ending = self.endings.get(state.at)
        remembered = state.notes - {note for each in self.interruptions for note in each.notes}
        return Reveal(
            ask=Choose((), 0, 0, fixed=True),
            response=None if past[-1] is None else [],
            key=None,
            fraction=self.score(past, rules),
            worth=self.worth,
            rule=said("dialogue.rule"),
            explain=self.explain,
            notes=tuple(self._remark(step, given == [LATE]) for step, given in zip(steps, past, strict=False)),
            citations=tuple(self.cite),
            sources=tuple(self.source),
            ending=(ending.text, ending.outcome) if ending else None,
            remembered=tuple(sorted(remembered)),
        )

    def _remark(self, step: Step, late: bool) -> Note:
        """What is to be said of a reply: what it earned, the better one, what it did to the others' moods."""
        node = self.nodes[step.before.at]
        written = node.told(step.reply.key)
        points = Fraction(0) if step.reply.grade == "serious" else step.outcomes.points
        changed = sum(abs(after - was) for after, was in zip(step.after.moods, step.before.moods, strict=True))
        return Note(
            step.outcomes.feedback or said("dialogue.unsaid"),
            about=_when_late(node) if late else node.text(step.reply.key),
            verdict=verdict(points / step.most) if step.most else "",
            points=(points, step.most),
            violation=written.violation if written else "",
            better="" if points >= step.most else self._better(step),
            meters=self._meters(step.before, step.after),
            turning=changed >= TURNING or step.reply.grade in {"serious", "disqualifying"},
            citations=tuple(written.cite) if written else (),
        )

    def _better(self, step: Step) -> str | Message:
        """What would have earned most where a reply was given."""
        offered = play.offered(self.script, step.before)
        best = max(offered, key=lambda each: play.leads_to(self.script, step.before, each)[0].points)
        return self.nodes[step.before.at].text(best.key)

    def portable(self) -> Portable:
        """Return the neutral shape: the graph of places, replies and endings."""
        from officer_quiz.kinds.base.portable import End, Speaker, Talk  # noqa: PLC0415  (only exports need it)

        places = (_place(name, node) for name, node in self.nodes.items())
        endings = (End(name, ending.text, ending.outcome) for name, ending in self.endings.items())
        people = (Speaker(key, person.name, person.who) for key, person in self.people.items())
        talk = Talk(self.start, tuple(places), tuple(endings), not self.script.plain, tuple(people))
        return self.carried(talk, context=self._opening)

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


def _when_late(node: Node) -> Message:
    """How it is told that the clock ran out at a node."""
    written = node.silence.say if node.silence else ""
    return said("dialogue.late-said", said=written) if written else said("dialogue.late")


def _place(name: str, node: Node) -> Place:
    from officer_quiz.kinds.base.portable import Place, Said  # noqa: PLC0415  (only exports need it)

    replies = (
        Said(
            id=key,
            text=reply.say,
            to=reply.to or node.to,
            points=reply.points,
            feedback=reply.feedback,
            skills=tuple(reply.skills),
            violation=reply.violation,
            citations=tuple(reply.cite),
            then=reply.then,
            by=reply.by,
        )
        for key, reply in zip(node.keys, node.replies, strict=True)
    )
    return Place(name, node.scene, node.line, tuple(replies), node.by)
