"""L32: the best reply is not to be known by its length or place."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.dialogue import Node
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L32", "warning")
MESSAGES = {
    "zh": {
        "name": "对话不露答案",
        "what": "有三处以上的对话里，超过六成的地方最好的回答最长或者最短，或者最好的回答处处写在第一个。",
        "why": "好话说得周全就长，话难听的常常一大串，学员看长短就能挑；屏幕上会打乱顺序，但写在第一个的习惯会让改稿的人看不出哪里是示范。",
        "longest": "{count} 处里有 {found} 处最好的回答最长（不宜超过六成）。请把一些最好的回答写短，或把别的写长。",
        "shortest": "{count} 处里有 {found} 处最好的回答最短（不宜超过六成）。请把一些差的回答写短，或把最好的写长。",
        "first": "{count} 处里最好的回答都写在第一个。请调整一些顺序。",
    },
    "en": {
        "name": "no cue in a dialogue",
        "what": "In a dialogue of three nodes or more the best reply is the longest, or the shortest, at more than 60% of them, or stands first at every one.",
        "why": "Good words come out long, and rude ones in a torrent, so length alone may earn points; replies are shuffled on screen, but printed papers are not.",
        "longest": "The best reply is the longest at {found} of {count} nodes (at most 60%). Shorten some, or lengthen others.",
        "shortest": "The best reply is the shortest at {found} of {count} nodes (at most 60%). Shorten poor replies, or lengthen some of the best.",
        "first": "The best reply stands first at all {count} nodes. Reorder some.",
    },
}
BAD = """\
id: demo-1
type: dialogue
objective: 说明理由
scene: 路口，驾驶人被拦下。
start: one
nodes:
  one:
    line: 为什么拦我？
    replies:
      - {say: 您好，您刚才压了实线。, points: 3, to: two, feedback: 先说理由。}
      - {say: 自己不知道吗？, points: 0, to: two, feedback: 反问会激怒人。}
  two:
    line: 就压了一点点。
    replies:
      - {say: 您的说法我记下来，一起写进笔录。, points: 3, to: three, feedback: 听取申辩。}
      - {say: 少废话。, points: 0, to: three, feedback: 不得呵斥。}
  three:
    line: 那怎么办？
    replies:
      - {say: 我告诉您处罚的依据和救济途径。, points: 3, to: done, feedback: 告知权利。}
      - {say: 签字。, points: 0, to: done, feedback: 没有告知。}
endings:
  done: {text: 事情办完。, outcome: good}
"""
GOOD = """\
id: demo-1
type: dialogue
objective: 说明理由
scene: 路口，驾驶人被拦下。
start: one
nodes:
  one:
    line: 为什么拦我？
    replies:
      - {say: 您好，您刚才压了实线，请把车停到这边。, points: 3, to: two, feedback: 先说理由。}
      - {say: 您自己开的车，自己不知道吗？, points: 0, to: two, feedback: 反问会激怒人。}
  two:
    line: 就压了一点点。
    replies:
      - {say: 少废话。, points: 0, to: three, feedback: 不得呵斥。}
      - {say: 您的说法我记下来，一起写进笔录。, points: 3, to: three, feedback: 听取申辩。}
      - {say: 压多压少都是压，这个您就不用再跟我讲了。, points: 1, to: three, feedback: 没有听完。}
  three:
    line: 那怎么办？
    replies:
      - {say: 别问那么多了，在这里把字签了就行。, points: 0, to: done, feedback: 没有告知。}
      - {say: 我说说依据和救济途径。, points: 3, to: done, feedback: 告知权利。}
endings:
  done: {text: 事情办完。, outcome: good}
"""
SHARE = 0.6
ENOUGH = 3


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at the nodes of each dialogue that shows its best replies."""
    for dialogue, item in bank.of(Dialogue):
        nodes = dialogue.nodes.values()
        count = len(nodes)
        if count < ENOUGH:
            continue
        path = (*item.path, "nodes")
        longest = sum(len(node.best.say) > max(_others(node)) for node in nodes)
        shortest = sum(len(node.best.say) < min(_others(node)) for node in nodes)
        for cue, found in (("longest", longest), ("shortest", shortest)):
            if found > SHARE * count:
                yield RULE.fault(path, cue, on_key=True, count=count, found=found)
        if all(node.replies[0] is node.best for node in nodes):
            yield RULE.fault(path, "first", on_key=True, count=count)


def _others(node: Node) -> list[int]:
    return [len(reply.say) for reply in node.replies if reply is not node.best]
