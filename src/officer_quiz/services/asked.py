"""The questions of the banks in use as analysis and report need them: keys, and one line of what they ask."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from officer_quiz.analysis.items import CHOICES, Key
from officer_quiz.answers.read import echoed
from officer_quiz.answers.words import headline
from officer_quiz.env import Env
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.true_false import TrueFalse
from officer_quiz.library.library import Library


class Asked:
    """The questions of the banks in use as analysis and report need them: keys, and one line of what they ask."""

    def __init__(self, env: Env) -> None:
        self._env, self._library = env, Library(env)

    @cached_property
    def _parts(self) -> Mapping[str, Question]:
        """The parts of cases by their ids, which the library knows only as wholes."""
        wholes = (self._library.question(each.id) for each in self._library.candidates() if each.kind == "case")
        return {part.id: part for whole in wholes if whole for part in whole.parts}

    def question(self, id: str) -> Question | None:
        """Return a question or a part of one; None if there is none of that id."""
        return self._library.question(id) or self._parts.get(id)

    def key(self, id: str) -> Key | None:
        """Return the choices of a question and which are right; None where there are none."""
        return key_of(self.question(id))

    def title(self, id: str) -> str:
        """Return how what a question asks begins, in one short line; empty for one that is not in the banks."""
        question = self.question(id)
        return echoed(" ".join(headline(question, self._env.say).split())) if question else ""

    def says(self, id: str, chosen: str) -> str:
        """Return an answer with what its choices say, where it is made of choices: ``B 八小时``."""
        match self.question(id):
            case Chosen(choices=choices) if chosen and all(letter in choices for letter in chosen):
                return "；".join(f"{letter} {' '.join(choices[letter].split())}" for letter in chosen)
        return chosen

    def bank(self, id: str) -> str:
        """Return the title of a bank, its id where it is not in use."""
        return self._library.titles.get(id, id)


def key_of(question: Question | None) -> Key | None:
    """Return the choices of a question and which are right; None where there are none."""
    match question:
        case TrueFalse(answer=answer):
            return Key(frozenset([answer]), ("对", "错"))
        case Chosen() if question.type in CHOICES:
            return Key(question.keys, tuple(question.choices))
    return None
