"""Ranking: actions to put in order, most effective first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal

from officer_quiz.kinds.base.ask import Arrange, Option, Response
from officer_quiz.kinds.base.choices import same_faults
from officer_quiz.kinds.base.judgement import Judgement
from officer_quiz.kinds.base.question import Rules, Sample, said
from officer_quiz.kinds.base.reveal import Note
from officer_quiz.messages.catalogue import Message
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.fields import Length, Prose, Reads, Text, doc


@dataclass(frozen=True, kw_only=True)
class RankedAction:
    """An action and why it stands where it does."""

    do: Annotated[Text, doc("做法", "the action")]
    why: Annotated[Prose, doc("理由", "why")] = ""


def _action(value: Any) -> Any:
    """A bare text is an action without a reason."""
    return {"do": value} if isinstance(value, str) else value


@dataclass(frozen=True, kw_only=True)
class Ranking(Judgement):
    """Actions to order from most to least effective; marked by how far each is from its place."""

    EXAMPLE = """\
id: example-ranking-1
type: ranking
scene: 下午六点，社区民警接报：楼上楼下两户为漏水争吵，楼下住户情绪激动，堵着楼上的门要求马上赔钱，楼道里有邻居围观。
actions:
  - do: 请双方各回自家，分别听两家说完，再一起看漏水点
    why: 先分开降温，听清两边，再回到事实。
  - do: 请楼下住户先坐下说，请楼上住户稍等
    why: 能让一方冷静，但另一方会觉得被晾在一边。
  - do: 在楼道里让双方当面轮流说
    why: 有程序，但围观之下容易越说越僵。
  - do: 告诉双方漏水是民事纠纷，让他们去法院
    why: 说得不全错，但眼前的冲突没有人管。
explain: 先分开，再倾听，再回到事实；让双方当众对质会升温，一推了之最差。
skills: [defuse]
cite: 《人民警察法》第二十一条
source: S010
"""
    MESSAGES = {
        "zh": {
            "name": "情境排序",
            "summary": "把做法从最有效到最无效排列",
            "manual": "`actions` 从最有效写到最无效，每项写 `do` 和 `why`；显示时总是打乱。按每项离应在位置的远近计分，全对 1，最远 0。",
            "ask": "这些做法应当怎样从最有效排到最无效？",
            "rule": "排序评价：按每项离应在位置的远近计分。",
            "twice": "同一个做法写了两次。",
        },
        "en": {
            "name": "ranking",
            "summary": "actions from most to least effective",
            "manual": "`actions` stand from most to least effective, each with `do` and `why`, and are always shuffled. Marked "
            "by how far each is from its place: 1 when exact, 0 when as far as can be.",
            "ask": "How should these actions be ordered, most effective first?",
            "rule": "Ranking: by how far each action is from its place.",
            "twice": "The same action stands twice.",
        },
    }

    type: Literal["ranking"]
    actions: Annotated[
        list[Annotated[RankedAction, Reads(_action)]],
        Length(2, 8),
        doc("做法，从最有效到最无效，每项有 do 和 why", "actions, most effective first, each with do and why"),
    ]

    def problems(self) -> Iterator[Fault]:
        """Yield faults of the actions and the panel, whose keys are places from 1."""
        for fault in same_faults({str(place): action.do for place, action in enumerate(self.actions)}, ()):
            yield Fault(fault.code, ("actions", int(fault.path[-1])), said("ranking.twice"))
        yield from self.panel_faults([str(place) for place in range(1, len(self.actions) + 1)])

    def ask(self) -> Arrange:
        """Put the actions in order."""
        return Arrange(tuple(Option(str(place), action.do) for place, action in enumerate(self.actions, 1)))

    def key(self) -> Response:
        """Return the authored order."""
        return [str(place) for place in range(1, len(self.actions) + 1)]

    def mark(self, response: Response, rules: Rules) -> Fraction:
        """Return (s − w) / (n(n−1) − w), s summing n − 1 − distance over the actions, w its least possible value."""
        n = len(self.actions)
        s = sum(n - 1 - abs(place - int(key)) for place, key in enumerate(response, 1))
        worst = n * (n - 1) - n * n // 2
        return Fraction(s - worst, n * (n - 1) - worst)

    def rule(self, rules: Rules) -> Message:
        """By distance from the right places."""
        return said("ranking.rule")

    def remarks(self, response: Response | None) -> tuple[Note, ...]:
        """Return why each action stands where it does."""
        return tuple(Note(action.why, key=str(place)) for place, action in enumerate(self.actions, 1))

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Return the right order, a swap of neighbours, and the reverse."""
        return (
            Sample([["1", "2", "3", "4"]], Fraction(1)),
            Sample([["2", "1", "3", "4"]], Fraction(3, 4)),
            Sample([["4", "3", "2", "1"]], Fraction(0)),
            Sample([None], Fraction(0)),
        )
