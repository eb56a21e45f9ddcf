"""Case: facts, and questions of other kinds about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Annotated, Literal

from officer_quiz.kinds.base.ask import Part, Passage, Past, Response, Turn
from officer_quiz.kinds.base.question import Pointed, Question, Rules, Sample
from officer_quiz.kinds.base.reveal import Reveal, Whole
from officer_quiz.text.fields import FEW, Built, Length, Text, doc


@dataclass(frozen=True, kw_only=True)
class Case(Pointed):
    """Facts kept in view, and questions about them one after the other."""

    EXAMPLE = """\
id: example-case-1
type: case
facts: 2026年3月5日晚，楼上乙家用跑步机，楼下甲上门理论。两人在楼道争吵，乙先推甲并挥拳，甲格挡后把乙推开，乙手肘擦伤。民警到场控制局面，开始调查。
questions:
  - id: example-case-1-1
    type: single
    stem: 对甲格挡并推开乙的行为，应当先查明什么？
    choices:
      A: 是不是制止正在进行的侵害
      B: 双方是不是都先后动了手
      C: 乙的伤势够不够得上赔偿
    answer: A
    explain: 为免受正在进行的不法侵害而采取的制止行为造成损害的，不属于违反治安管理行为，所以要先查明这一点；双方都动了手不等于互殴，伤势和赔偿是以后的事。
    cite: 《治安管理处罚法》第十九条
  - id: example-case-1-2
    type: true_false
    stem: 乙的行为情节较轻，甲乙达成调解协议并履行的，对乙不予处罚。（　）
    answer: 对
    explain: 经调解达成协议的不予处罚；达不成协议或者达成后不履行的，才依法处理。
    cite: 《治安管理处罚法》第九条第三款
explain: 先查明谁在侵害、谁在制止，再谈调解；调解成了不予处罚，不成就依法处理。
"""
    MESSAGES = {
        "zh": {
            "name": "案例",
            "summary": "一段案情，几个小题",
            "manual": "`facts` 写案情（80 至 200 字，写明日期），`questions` 是几道其他题型的小题，各有编号、答案、解析和依据。"
            "整题的 `explain` 在最后一问之后显示。得分是各小题按分值的加权平均。",
        },
        "en": {
            "name": "case",
            "summary": "facts and questions about them",
            "manual": "`facts` tells what happened (dated, 80 to 200 characters); `questions` are questions of other kinds, each "
            "with its id, key, explanation and citation. The case's own `explain` is shown after the last. The mean of its "
            "questions counts, weighted by their points.",
        },
    }
    parts_field = "questions"

    type: Literal["case"]
    facts: Annotated[Text, doc("案情", "what happened")]
    questions: Annotated[
        list[Annotated[Question, Built()]], Length(1, FEW), doc("小题，写法同各题型", "questions of other kinds")
    ]

    def _split(self, past: Past) -> list[tuple[Question, list[Response | None]]]:
        """Return each question come to so far with its own responses; the last may still be unfinished."""
        rest = list(past)
        split = []
        for question in self.questions:
            own: list[Response | None] = []
            while rest and question.turn(own) is not None:
                own.append(rest.pop(0))
            split.append((question, own))
            if question.turn(own) is not None:
                break
        return split

    def turn(self, past: Past) -> Turn | None:
        """Ask the next turn of the current question, the facts first."""
        split = self._split(past)
        question, own = split[-1]
        turn = question.turn(own)
        if turn is None:
            return None
        facts = Passage("facts", self.facts, keep=True)
        return replace(turn, context=(facts, *turn.context), part=Part(len(split), len(self.questions), question.type))

    def score(self, past: Past, rules: Rules) -> Fraction:
        """Return the mean of the questions' fractions, weighted by their points."""
        earned = sum(
            (question.score(own, rules) * question.worth for question, own in self._split(past) if own),
            Fraction(0),
        )
        worth = sum((question.worth for question in self.questions), Fraction(0))
        return earned / worth if worth else Fraction(0)

    def reveal(self, past: Past, rules: Rules) -> Reveal | None:
        """Return the feedback on the question that the last response finished; with the last, what the whole teaches."""
        finished = [(question, own) for question, own in self._split(past) if own]
        question, own = finished[-1]
        reveal = question.reveal(own, rules)
        if reveal is None or len(finished) < len(self.questions) or not (self.explain or self.cite or self.source):
            return reveal
        return replace(reveal, whole=Whole(self.explain, tuple(self.cite), tuple(self.source)))

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Return both questions right, one, none, and one left blank."""
        return (
            Sample([["A"], ["对"]], Fraction(1)),
            Sample([["B"], ["对"]], Fraction(1, 2)),
            Sample([["A"], None], Fraction(1, 2)),
            Sample([["C"], ["错"]], Fraction(0)),
            Sample([None, None], Fraction(0)),
        )
