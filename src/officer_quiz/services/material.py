"""What a session shows of its questions: each question, its bank's title, and the law behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from officer_quiz.answers.words import headline
from officer_quiz.bank.citations import basis_of
from officer_quiz.env import Env
from officer_quiz.kinds.base.question import Question
from officer_quiz.library.library import Library
from officer_quiz.results.rows import About
from officer_quiz.services.law import Law
from officer_quiz.session.state import State


class Material:
    """The questions of a library as a session on a day shows them."""

    def __init__(self, env: Env, library: Library, day: date) -> None:
        """`day` is the date of the law."""
        self.library = library
        self._say = env.say
        self._law = Law(env, library, day)

    @classmethod
    def of(cls, env: Env, library: Library, state: State) -> Material:
        """Return what a session shows, under the law of the day on which it began."""
        return cls(env, library, date.fromisoformat(state.started.law_date))

    def question(self, id: str) -> Question:
        """Return a question of the session."""
        found = self.library.question(id)
        assert found is not None, "a session asks only questions that are in the banks"
        return found

    def bank_title(self, id: str) -> str:
        """Return the title of a question's bank, empty for an unknown question."""
        return self.library.bank_title(id)

    def about(self, id: str) -> About | None:
        """Return what lists say of a question, None if it is no longer in the banks."""
        question = self.library.question(id)
        if question is None:
            return None
        return About(headline(question, self._say), self.bank_title(id), tuple(question.skills))

    def cite(self, question: Question, texts: Sequence[str]) -> list[str]:
        """Return citations in words, those of one statute in one line, with its version."""
        return self._law.cite_all(question, texts)

    def article(self, text: str) -> str:
        """Return the text of a cited article, empty where there is none at hand."""
        return self._law.article(text)

    def notice(self, question: Question) -> str:
        """Return what to say before a question whose law is not in force, or empty."""
        found = self.library.data(question.id)
        return self._law.notice(basis_of(question, found.data)) if found else ""
