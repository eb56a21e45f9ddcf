"""Essay: a free answer, marked by the writer against its scoring points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from officer_quiz.kinds.base.ask import Blanks, Choose, Option, Passage, Past, Turn
from officer_quiz.kinds.base.question import Question, Rules, Sample, said
from officer_quiz.kinds.base.reveal import Reveal
from officer_quiz.text.fields import Length, Text, doc


@dataclass(frozen=True, kw_only=True)
class Essay(Question):
    """A free answer; then the trainee sees the model answer and ticks the scoring points that the answer has.

    Its ``points`` are the scoring points, so it is always worth one point.
    """

    EXAMPLE = """\
id: example-essay-1
type: essay
stem: 有人说“执法规范，就是按程序走，不用讲人情”。请结合路面执勤，谈谈规范执法与化解矛盾的关系。
points:
  - 规范是底线：程序、用语、权利告知不能省
  - 规范不等于冷漠：说明理由，听取陈述和申辩
  - 规范与执法统一：不因讲规范而不敢执法
  - 结合路面实际举例
model: 规范执法是底线，拦停、告知、听取申辩、作出决定都不能省；但规范不是冷冰冰地走程序，说清理由、认真听取申辩，本身就是化解矛盾。规范也不是不执法，而是通过规范更好地执法。例如对赶时间的驾驶人，先敬礼、说明拦停理由，听他讲完，再依法处理并告知救济途径。
explain: 关键在“统一”二字：只讲规范不讲执法，或者只讲执法不讲规范，都不对。
cite: 《交通警察道路执勤执法工作规范》第六条
source: S096
"""
    MESSAGES = {
        "zh": {
            "name": "论述",
            "summary": "写一段话，再对照采分点",
            "manual": "`points` 写采分点，`model` 写参考答案。学员先作答，再看参考答案，自己勾选答到了哪些采分点，按比例得分；考试中由教官评阅。",
            "mark": "对照参考答案，你的回答里有哪些采分点？",
            "rule": "论述：按答到的采分点给分（自评）。",
        },
        "en": {
            "name": "essay",
            "summary": "a free answer, then its scoring points",
            "manual": "`points` are the scoring points, `model` a model answer. The trainee writes, sees the model answer and "
            "ticks the points the answer has; their share counts. In exams a trainer marks it.",
            "mark": "Compare with the model answer: which points does your answer have?",
            "rule": "Essay: the share of scoring points the answer has, by self-assessment.",
        },
    }

    marked_by_trainer = True

    type: Literal["essay"]
    stem: Annotated[Text, doc("题目", "what to write about")]
    points: Annotated[list[Text], Length(1, 8), doc("采分点", "the scoring points")]
    model: Annotated[Text, doc("参考答案", "a model answer")]

    def turn(self, past: Past) -> Turn | None:
        """Ask for the text, then, unless it was left blank, for the points it has."""
        if not past:
            return Turn(self.stem, Blanks(("",), "text"), hint=self.hint)
        if len(past) == 1 and past[0] is not None:
            return Turn(said("essay.mark"), self._marking(), (Passage("model", self.model),))
        return None

    def _marking(self) -> Choose:
        options = tuple(Option(str(place), text) for place, text in enumerate(self.points, 1))
        return Choose(options, 0, len(options), fixed=True)

    def score(self, past: Past, rules: Rules) -> Fraction:
        """Return the share of points ticked."""
        ticked = past[1] if len(past) > 1 else None
        return Fraction(len(ticked or ()), len(self.points))

    def reveal(self, past: Past, rules: Rules) -> Reveal | None:
        """Return the points ticked; a text left blank reveals the model answer."""
        if self.turn(past) is not None:
            return None
        written = len(past) > 1
        return Reveal(
            ask=self._marking(),
            response=past[1] if written else None,
            key=None,
            fraction=self.score(past, rules),
            worth=self.worth,
            rule=said("essay.rule"),
            explain=self.explain,
            citations=tuple(self.cite),
            sources=tuple(self.source),
            model="" if written else self.model,
        )

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Return all points ticked, half of them, none, and a blank."""
        return (
            Sample([["规范是底线……"], ["1", "2", "3", "4"]], Fraction(1)),
            Sample([["规范是底线……"], ["1", "3"]], Fraction(1, 2)),
            Sample([["不知道"], []], Fraction(0)),
            Sample([["不知道"], None], Fraction(0)),
            Sample([None], Fraction(0)),
        )
