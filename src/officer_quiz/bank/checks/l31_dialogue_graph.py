"""L31: a dialogue can be walked, and its best words end well."""

from __future__ import annotations

from collections.abc import Iterator, Set

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.talk.explore import Thing, ends, explore
from officer_quiz.talk.play import AGAIN
from officer_quiz.text.diagnostic import Fault, Path

LAST = 4
"""Replies that are told of the way to a fault."""
RULE = Rule("L31", "error")
MESSAGES = {
    "zh": {
        "name": "对话走得通",
        "what": "对话里有走不到的地方、没有结局的路、找不到的去处；一处没有唯一最好的回答；违规没有依据；一路最好的回答没有走到好的结局。",
        "why": "走不通的对话会卡住学员；处处说得最好却落得坏结局，教的就是反的。",
        "found": "一路都选最好的回答，结局“{ending}”却不是 good。请改结局，或改最好的回答去往哪里。",
        "worst": "一路都选最差的回答，结局“{ending}”却是 good。请给结局加上条件（if），或改差的回答去往哪里。",
        "stuck": "走到这里没有话可说：{way}。请给一句回答去掉条件。",
        "only-one": "走到这里只有一句可选：{way}。请再给一句。",
        "two-best": "走到这里有两句并列最好：{way}。请只留一句最高分。",
        "none-earns": "走到这里没有一句得分：{way}。请给最好的一句分。",
        "best-violates": "走到这里最好的一句却违规：{way}。请改分，或改违规的轻重。",
        "endless": "这里可以一直绕下去，对话走不完：{way}。请用记住的事（notes）或者次数把绕回来的路关上。",
        "no-ending": "走到这里没有一个结局的条件成立：{way}。请在最后写一个没有条件的结局。",
        "never": "这里怎样走都不会出现。请改条件，或者删去。",
        "unexplored": "这段对话的情况超过 {count} 种，没有全部走完。请减少人物的心情或者记住的事。",
    },
    "en": {
        "name": "a dialogue that can be walked",
        "what": "A node is never reached, a path does not end, a link is dead; a node has no single best reply; a violation cites no rule; or the best replies do not lead to a good ending.",
        "why": "A dead end traps the trainee; the best words ending badly teach the opposite.",
        "found": "The best replies all the way lead to the ending “{ending}”, which is not good. Mend the ending, or where the best reply leads.",
        "worst": "The worst replies all the way lead to the ending “{ending}”, which is good. Give the ending a condition (if), or change where bad replies lead.",
        "stuck": "Nothing can be said here after: {way}. Take the condition from one reply.",
        "only-one": "Only one reply can be given here after: {way}. Add another.",
        "two-best": "Two replies are equally best here after: {way}. Leave one with the most points.",
        "none-earns": "No reply earns anything here after: {way}. Give the best one points.",
        "best-violates": "The best reply here is a violation after: {way}. Change the points, or the grade of the violation.",
        "endless": "One can go round and round here: {way}. Close the way back with what is remembered (notes) or counted.",
        "no-ending": "No ending's condition holds here after: {way}. Let the last ending have none.",
        "never": "This never comes about, whatever is said. Change the condition, or remove it.",
        "unexplored": "This conversation has more than {count} situations; not all were walked. Use fewer moods or notes.",
    },
}
BAD = """\
id: demo-1
type: dialogue
objective: 说明理由
scene: 路口，驾驶人被拦下。
start: stop
nodes:
  stop:
    line: 为什么拦我？
    replies:
      - {say: 您好，您刚才压了实线。, points: 3, to: angry, feedback: 先说理由。}
      - {say: 自己不知道吗？, points: 0, to: done, feedback: 反问会激怒人。}
endings:
  done: {text: 驾驶人接受了。, outcome: good}
  angry: {text: 驾驶人吵了起来。, outcome: bad}
"""
GOOD = """\
id: demo-1
type: dialogue
objective: 说明理由
scene: 路口，驾驶人被拦下。
start: stop
nodes:
  stop:
    line: 为什么拦我？
    replies:
      - {say: 自己不知道吗？, points: 0, to: angry, feedback: 反问会激怒人。}
      - {say: 您好，您刚才压了实线。, points: 3, to: done, feedback: 先说理由。}
endings:
  done: {text: 驾驶人接受了。, outcome: good}
  angry: {text: 驾驶人吵了起来。, outcome: bad}
"""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield what is wrong with each dialogue as it is played; the kind tells what shows without playing."""
    for dialogue, item in bank.of(Dialogue):
        script = dialogue.script
        for outcome, name in ends(script, best=True):
            if outcome != "good":
                yield RULE.fault((*item.path, "endings", name, "outcome"), ending=name)
        if not script.plain:
            yield from (fault._replace(path=(*item.path, *fault.path)) for fault in _played(dialogue))


def _played(dialogue: Dialogue) -> Iterator[Fault]:
    """Yield what playing every way shows of a conversation with memory, at paths from the question."""
    script = dialogue.script
    for outcome, name in ends(script, best=False):
        if outcome == "good":
            yield RULE.fault(("endings", name, "outcome"), "worst", ending=name)
    explored = explore(script, dialogue.ahead)
    for wrong in explored.wrong:
        group = "endings" if wrong.at in dialogue.endings else "nodes"
        way = " → ".join(wrong.way[-LAST:]) or dialogue.start
        yield RULE.fault((group, wrong.at), wrong.what, on_key=True, way=way)
    if explored.whole:
        yield from (RULE.fault(path, "never", on_key=True) for path in _never(dialogue, explored.happened))
    else:
        yield RULE.fault(("nodes",), "unexplored", "warning", on_key=True, count=explored.states)


def _never(dialogue: Dialogue, happened: Set[Thing]) -> Iterator[Path]:
    """Yield the paths of what never comes about; of what is below such a path nothing more is told."""
    told: set[Path] = set()
    for thing, path in _things(dialogue):
        if thing not in happened and not any(path[: len(above)] == above for above in told):
            told.add(path)
            yield path


def _things(dialogue: Dialogue) -> Iterator[tuple[Thing, Path]]:
    """Yield all that may come about in a conversation, each with its path."""
    for name, node in dialogue.nodes.items():
        at: Path = ("nodes", name)
        yield ("node", name), at
        yield from ((("line", name, place), (*at, "when", place)) for place in range(len(node.when)))
        if node.again:
            yield ("line", name, AGAIN), (*at, "again")
        for number, (key, reply) in enumerate(zip(node.keys, node.replies, strict=True)):
            here: Path = (*at, "replies", number)
            yield ("reply", name, key), here
            yield from ((("case", name, key, place), (*here, "when", place)) for place in range(len(reply.when)))
    yield from ((("interruption", place), ("interruptions", place)) for place in range(len(dialogue.interruptions)))
    yield from ((("ending", name), ("endings", name)) for name in dialogue.endings)
