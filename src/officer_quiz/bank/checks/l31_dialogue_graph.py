"""L31: a dialogue can be walked, and its best words end well."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L31", "error")
MESSAGES = {
    "zh": {
        "name": "对话走得通",
        "what": "对话里有走不到的地方、没有结局的路、找不到的去处；一处没有唯一最好的回答；违规没有依据；一路最好的回答没有走到好的结局。",
        "why": "走不通的对话会卡住学员；处处说得最好却落得坏结局，教的就是反的。",
        "found": "一路都选最好的回答，结局“{ending}”却不是 good。请改结局，或改最好的回答去往哪里。",
    },
    "en": {
        "name": "a dialogue that can be walked",
        "what": "A node is never reached, a path does not end, a link is dead; a node has no single best reply; a violation cites no rule; or the best replies do not lead to a good ending.",
        "why": "A dead end traps the trainee; the best words ending badly teach the opposite.",
        "found": "The best replies all the way lead to the ending “{ending}”, which is not good. Mend the ending, or where the best reply leads.",
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
    """Yield an error at each dialogue whose best replies do not end well; the kind tells the rest of its graph."""
    for dialogue, item in bank.of(Dialogue):
        at = dialogue.start
        while at in dialogue.nodes:
            at = dialogue.nodes[at].best.to
        if dialogue.endings[at].outcome != "good":
            yield RULE.fault((*item.path, "endings", at, "outcome"), ending=at)
