"""Rating: how effective each action would be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Literal

from officer_quiz.kinds.base.ask import Assign, Option, Response
from officer_quiz.kinds.base.choices import letter_faults, same_faults
from officer_quiz.kinds.base.judgement import Judgement
from officer_quiz.kinds.base.question import Rules, Sample, said
from officer_quiz.kinds.base.reveal import Note, verdict
from officer_quiz.messages.catalogue import Message
from officer_quiz.text.diagnostic import Fault, Path
from officer_quiz.text.fields import Length, Prose, Range, Text, doc

if TYPE_CHECKING:
    from officer_quiz.kinds.base.portable import Rate


@dataclass(frozen=True, kw_only=True)
class RatedAction:
    """An action with the rating it should get and why."""

    do: Annotated[Text, doc("做法", "the action")]
    expect: Annotated[int, Range(1, 99), doc("应得的评价，1 很无效", "the rating it should get, 1 very ineffective")]
    why: Annotated[Prose, doc("理由", "why")] = ""


@dataclass(frozen=True, kw_only=True)
class Rating(Judgement):
    """Actions to rate from very ineffective to very effective."""

    EXAMPLE = """\
id: example-rating-1
type: rating
scene: 晚八点，小区广场。跳舞的退休居民和楼上考生家长正在争吵，三十多人围观，双方都说要自己动手。你先到，搭档两分钟后到。
actions:
  A:
    do: 亮明身份，请双方各推一人到两侧，每人先说一分钟
    expect: 5
    why: 先分开，再让双方都有话说，现场先稳下来。
  B:
    do: 当众宣读噪声处罚条款，说再不停就处罚
    expect: 2
    why: 劝阻、调解还没有做就谈处罚，一方会觉得民警偏袒。
  C:
    do: 复述双方的担心，问能否先关音乐十分钟，坐下来商量时段
    expect: 5
    why: 听懂、说准，再提一个小而具体的办法。
  D:
    do: 说明这是居委会的事，登记以后离开
    expect: 1
    why: 双方已经扬言动手，民警离开是推。
explain: 先分开、听双方、提具体办法；处罚要以依法劝阻、调解未能制止为前提，推走更会激化。
skills: [defuse]
cite: 《人民警察法》第二十一条
source: S010
"""
    MESSAGES = {
        "zh": {
            "name": "情境评价",
            "summary": "评价每种做法的有效程度",
            "manual": "`scene` 写情景，`actions` 每项写 `do` 做法、`expect` 应得的评价、`why` 理由，`scale` 是最高一级（默认 5）。"
            "与答案相同得 1，差一级且在中间值同侧得 0.5，否则 0，取平均。没有 `panel` 的显示“示例答案，未经专家组校准”。",
            "ask": "各做法在此时应当得到怎样的评价？1 很无效，{scale} 很有效。",
            "rule": "评价：与答案相同得 1，差一级且在同侧得 0.5，其余 0，取平均。",
            "rule-corrected": "评价：与答案相同得 1，差一级且在同侧得 0.5，其余 0，取平均；再扣去乱答或全答一样也能得的分。",
            "beyond-scale": "评价要在 1 到 {scale} 之间。",
        },
        "en": {
            "name": "rating",
            "summary": "how effective each action would be",
            "manual": "`scene` tells the incident; each of `actions` has `do`, the rating it should get (`expect`) and `why`; "
            "`scale` is the highest rating (5). The same rating earns 1, one step off on the same side of the middle 0.5, "
            "else 0; the mean counts. Without `panel` the key is shown as uncalibrated.",
            "ask": "How should each action be rated here? 1 very ineffective, {scale} very effective.",
            "rule": "Rating: 1 for the keyed value, 0.5 one step off on the same side, else 0; the mean counts.",
            "rule-corrected": "Rating: 1 for the keyed value, 0.5 one step off on the same side, else 0; the mean counts, less what chance or one value for all would earn.",
            "beyond-scale": "Ratings go from 1 to {scale}.",
        },
    }

    type: Literal["rating"]
    actions: Annotated[
        dict[str, RatedAction],
        Length(2, 8),
        doc("做法：每项有 do（做什么）、expect（应得的评价）、why（理由）", "actions, each with do, expect and why"),
    ]
    scale: Annotated[int, Range(2, 9), doc("最高一级", "the highest rating")] = 5

    def problems(self) -> Iterator[Fault]:
        """Yield faults of the actions, their ratings and the panel."""
        yield from letter_faults(self.actions, ("actions",))
        yield from same_faults({letter: action.do for letter, action in self.actions.items()}, ("actions",))
        for path, value in self._ratings():
            if not 1 <= value <= self.scale:
                yield Fault("out-of-range", path, said("rating.beyond-scale", scale=self.scale))
        yield from self.panel_faults(self.actions)

    def _ratings(self) -> Iterator[tuple[Path, float]]:
        """Yield every rating with its path."""
        for letter, action in self.actions.items():
            yield ("actions", letter, "expect"), action.expect
        panel = {"mean": self.panel.mean, "mode": self.panel.mode} if self.panel else {}
        for name, ratings in panel.items():
            for letter, value in ratings.items():
                yield ("panel", name, letter), value

    def prompt(self) -> str | Message:
        """Ask with the ends of the scale named."""
        return self.stem or said("rating.ask", scale=self.scale)

    def ask(self) -> Assign:
        """Give each action a value."""
        rows = tuple(Option(letter, action.do) for letter, action in self.actions.items())
        columns = tuple(Option(str(value), str(value)) for value in range(1, self.scale + 1))
        return Assign(rows, columns, distinct=False, fixed=not self.shuffle, columns_fixed=True)

    def key(self) -> Response:
        """Return the keyed values."""
        return {letter: str(action.expect) for letter, action in self.actions.items()}

    def neutral(self) -> Rate:
        """Rate the actions."""
        from officer_quiz.kinds.base import portable  # noqa: PLC0415  (only exports need it)

        items = (
            portable.Rated(letter, action.do, action.expect, action.why) for letter, action in self.actions.items()
        )
        return portable.Rate(tuple(items), self.scale)

    def mark(self, response: Response, rules: Rules) -> Fraction:
        """Return the mean of the actions' marks."""
        return Fraction(sum(self._halves(response).values()), 2 * len(self.actions))

    def by_chance(self, rules: Rules) -> Fraction:
        """Return the larger of what random values earn on the average and what the best one value for all earns."""
        values = range(1, self.scale + 1)
        same = [self.mark(dict.fromkeys(self.actions, str(value)), rules) for value in values]
        return max(sum(same, Fraction(0)) / self.scale, *same)

    def _halves(self, response: Response) -> dict[str, int]:
        """2 for the keyed value; 1 one step off, where both lie on the same side of the middle of the scale; else 0."""
        given = response if isinstance(response, dict) else {}
        twice_middle = 1 + self.scale
        halves = {}
        for letter, action in self.actions.items():
            value, keyed = int(given[letter]), action.expect
            near = abs(value - keyed) == 1 and (2 * value - twice_middle) * (2 * keyed - twice_middle) > 0
            halves[letter] = 2 if value == keyed else int(near)
        return halves

    def rule(self, rules: Rules) -> Message:
        """How ratings are marked."""
        return said("rating.rule-corrected" if rules.chance_corrected else "rating.rule")

    def remarks(self, response: Response | None) -> tuple[Note, ...]:
        """Return why each action is worth its value, marked."""
        halves = self._halves(response) if response is not None else dict.fromkeys(self.actions, 0)
        return tuple(
            Note(action.why, key=letter, verdict=verdict(Fraction(halves[letter], 2)))
            for letter, action in self.actions.items()
        )

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Return the key, one step off on the same side, across the middle, and far off."""
        return (
            Sample([{"A": "5", "B": "2", "C": "5", "D": "1"}], Fraction(1)),
            Sample([{"A": "4", "B": "1", "C": "4", "D": "2"}], Fraction(1, 2)),
            Sample([{"A": "5", "B": "3", "C": "5", "D": "1"}], Fraction(3, 4)),
            Sample([{"A": "3", "B": "3", "C": "3", "D": "3"}], Fraction(0)),
            Sample([None], Fraction(0)),
        )
