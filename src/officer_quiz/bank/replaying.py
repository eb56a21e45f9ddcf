"""Plays one conversation again and again: where a reply leads is worked out once, however often it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.talk import play
from officer_quiz.talk.play import State, Step
from officer_quiz.talk.script import Outcomes, Reply

Choice = Callable[[Mapping[str, str]], str]
"""Chooses a reply, by its key, from the texts of those there are."""


@dataclass(slots=True)
class _Place:
    """A state that a conversation came to: the replies there, and where those lead that were given.

    `most` is the most that can be earned there.
    """

    state: State
    texts: Mapping[str, str] = field(default_factory=dict)
    led: Mapping[str, tuple[Reply, Outcomes]] = field(default_factory=dict)
    most: Fraction = Fraction(0)
    taken: dict[str, tuple[Step, _Place]] = field(default_factory=dict)


class Replayed:
    """A conversation that is played again and again."""

    def __init__(self, question: Dialogue) -> None:
        self._question, self._script = question, question.script
        self._texts: dict[str, Mapping[str, str]] = {}
        self._places: dict[State, _Place] = {}
        self._start = self._place(play.begin(self._script))

    def fraction(self, choose: Choice, most: int) -> Fraction:
        """Return what is earned by the replies that `choose` gives; it is broken off after so many."""
        place, steps = self._start, list[Step]()
        while place.led and len(steps) < most:
            step, place = self._after(place, choose(place.texts))
            steps.append(step)
        return self._question.fraction(steps, place.state, left=bool(place.led))

    def _after(self, place: _Place, key: str) -> tuple[Step, _Place]:
        if key not in place.taken:
            reply, outcomes = place.led[key]
            gone, _ = play.going_on(self._script, place.state, key, outcomes)
            place.taken[key] = Step(place.state, reply, outcomes, place.most, (), gone), self._place(gone)
        return place.taken[key]

    def _place(self, state: State) -> _Place:
        """Return the place of a state."""
        if state not in self._places:
            over = state.at in self._script.endings
            self._places[state] = _Place(state) if over else self._come_to(state)
        return self._places[state]

    def _come_to(self, state: State) -> _Place:
        script = self._script
        if state.at not in self._texts:
            keys = [each.key for each in script.nodes[state.at].replies]
            options = self._question.nodes[state.at].options(keys)
            self._texts[state.at] = {option.key: str(option.text) for option in options}
        texts, memory = self._texts[state.at], play.remembered(script, state)
        offered = play.offered(script, state, memory)
        led = {each.key: (each, play.leads_to(script, state, each, memory)[0]) for each in offered}
        points = (outcomes.points for _, outcomes in led.values())
        most = play.most(script, state, memory) if state.used else play.highest(points)
        return _Place(state, {key: texts[key] for key in led}, led, most)
