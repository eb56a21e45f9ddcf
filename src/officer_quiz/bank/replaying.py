"""Plays one conversation again and again: where a reply leads is worked out once, however often it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.talk import play
from officer_quiz.talk.ahead import Ahead
from officer_quiz.talk.play import State, Step

Choice = Callable[[Mapping[str, str]], str]
"""Chooses a reply, by its key, from the texts of those there are."""


@dataclass(slots=True)
class _Place:
    """A state that a conversation came to, the texts of the replies there, and where those lead that were given."""

    state: State
    texts: Mapping[str, str]
    taken: dict[str, tuple[Step, _Place]] = field(default_factory=dict)


class Replayed:
    """A conversation that is played again and again."""

    def __init__(self, question: Dialogue) -> None:
        self._question, self._ahead = question, Ahead(question.script)
        self._texts: dict[str, Mapping[str, str]] = {}
        self._places: dict[State, _Place] = {}
        self._start = self._place(play.begin(question.script))

    def fraction(self, choose: Choice, most: int) -> Fraction:
        """Return what is earned by the replies that `choose` gives; it is broken off after so many."""
        place, steps = self._start, list[Step]()
        while place.state.at in self._question.nodes and len(steps) < most:
            step, place = self._after(place, choose(place.texts))
            steps.append(step)
        return self._question.fraction(steps, place.state, left=place.state.at in self._question.nodes)

    def _after(self, place: _Place, key: str) -> tuple[Step, _Place]:
        if key not in place.taken:
            step = play.reply(self._question.script, place.state, key)
            place.taken[key] = step, self._place(step.after)
        return place.taken[key]

    def _place(self, state: State) -> _Place:
        """Return the place of a state; states that go on alike are one."""
        state = self._ahead.kept(state)
        if state not in self._places:
            self._places[state] = _Place(state, self._offered(state))
        return self._places[state]

    def _offered(self, state: State) -> Mapping[str, str]:
        """Return the texts of the replies that may be given in a state, none at an ending."""
        if state.at not in self._question.nodes:
            return {}
        if state.at not in self._texts:
            keys = [each.key for each in self._question.script.nodes[state.at].replies]
            options = self._question.nodes[state.at].options(keys)
            self._texts[state.at] = {option.key: str(option.text) for option in options}
        texts = self._texts[state.at]
        return {each.key: texts[each.key] for each in play.offered(self._question.script, state)}
