"""Plays one conversation again and again: where a reply leads is worked out once, however often it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.talk import play
from officer_quiz.talk.play import State, Step

Choice = Callable[[Mapping[str, str]], str]
"""Chooses a reply, by its key, from the texts of those there are."""


class _Place:
    """A state that a conversation came to, and where the replies lead that were given in it."""

    def __init__(self, question: Dialogue, state: State) -> None:
        self.state, self.over = state, state.at in question.endings
        self.taken: dict[str, tuple[Step, _Place]] = {}
        self.texts: Mapping[str, str] = {}
        if not self.over:
            keys = [each.key for each in play.offered(question.script, state)]
            self.texts = {option.key: str(option.text) for option in question.nodes[state.at].options(keys)}


class Replayed:
    """A conversation that is played again and again."""

    def __init__(self, question: Dialogue) -> None:
        self._question = question
        self._start = _Place(question, play.begin(question.script))

    def fraction(self, choose: Choice, most: int) -> Fraction:
        """Return what is earned by the replies that `choose` gives; it is broken off after so many."""
        place, steps = self._start, list[Step]()
        while not place.over and len(steps) < most:
            step, place = self._after(place, choose(place.texts))
            steps.append(step)
        return self._question.fraction(steps, place.state, left=not place.over)

    def _after(self, place: _Place, key: str) -> tuple[Step, _Place]:
        if key not in place.taken:
            step = play.reply(self._question.script, place.state, key)
            place.taken[key] = step, _Place(self._question, step.after)
        return place.taken[key]
