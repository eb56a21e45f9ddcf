"""What the judgement kinds share: a scene, actions to judge, and the panel of experts behind the key."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

from officer_quiz.kinds.base.ask import Passage, Past
from officer_quiz.kinds.base.one_turn import OneTurn
from officer_quiz.kinds.base.question import Rules
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.fields import Prose, Range, Text, doc

if TYPE_CHECKING:
    from officer_quiz.kinds.base.portable import Portable


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Experts who judged the actions: how many, when, and their mean, mode and standard deviation for each action."""

    size: Annotated[int, Range(1, 1_000_000), doc("人数", "how many")]
    date: Annotated[datetime.date, doc("日期", "when")]
    mean: Annotated[dict[str, float], doc("每个做法的平均分", "the mean for each action")]
    mode: Annotated[dict[str, float], doc("每个做法的众数", "the mode for each action")]
    sd: Annotated[dict[str, float], doc("每个做法的标准差", "the standard deviation for each action")]


@dataclass(frozen=True, kw_only=True)
class Judgement(OneTurn):
    """A question on what should be done in a scene."""

    scene: Annotated[
        Text,
        doc("情景：岗位、时间、地点、已知、紧迫之处", "the incident: post, time, place, what is known, what presses"),
    ]
    stem: Annotated[Prose, doc("题干；不写时由程序按题型发问", "what is asked; the kind asks by itself without it")] = (
        ""
    )
    panel: Annotated[Panel | None, doc("专家组校准记录", "who agreed on the key")] = None

    @property
    def calibrated(self) -> bool:
        """Whether a panel stands behind the key."""
        return self.panel is not None

    @property
    def caution(self) -> Message | None:
        """Say that an author's key is only an example."""
        return None if self.panel else message("kinds_common.uncalibrated")

    def prompt(self) -> str | Message:
        """Return the author's wording, else the kind's: what should be done."""
        return self.stem or Message(f"kinds.{self.type}.ask")

    def context(self) -> tuple[Passage, ...]:
        """Return the scene."""
        return (Passage("scene", self.scene),)

    def portable(self) -> Portable | None:
        """Return the neutral shape, with how many experts stand behind the key."""
        whole = super().portable()
        return whole and replace(whole, experts=self.panel.size if self.panel else 0)

    def by_chance(self, rules: Rules) -> Fraction:
        """Return what the best answer earns that does not read the question; 0 where marks are not corrected for it."""
        del rules
        return Fraction(0)

    def score(self, past: Past, rules: Rules) -> Fraction:
        """Return the fraction of the only response, corrected for chance where the rules say so.

        f' = max(0, (f - c) / (1 - c)) with c what chance earns (scoring.md, "Chance-corrected"; the form of Abbott's
        formula). Where the same answer for every action earns everything, there is nothing to correct.
        """
        fraction = super().score(past, rules)
        if not rules.chance_corrected:
            return fraction
        chance = self.by_chance(rules)
        return fraction if chance == 1 else max(Fraction(0), (fraction - chance) / (1 - chance))

    def panel_faults(self, actions: Collection[str]) -> Iterator[Fault]:
        """Yield a fault at each part of the panel that does not name exactly the actions."""
        for name in ("mean", "mode", "sd") if self.panel else ():
            given = getattr(self.panel, name)
            if set(given) != set(actions):
                missing = tuple(key for key in actions if key not in given) or "—"
                said = message("kinds_common.panel-incomplete", name=name, missing=missing)
                yield Fault("L30", ("panel", name), said)
