"""Questions that ask once: a kind says how it asks, what the key is and how a response is marked; the rest is here."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from officer_quiz.kinds.base.ask import Ask, Passage, Past, Response, Turn
from officer_quiz.kinds.base.question import Pointed, Rules
from officer_quiz.kinds.base.reveal import Note, Reveal
from officer_quiz.messages.catalogue import Message

if TYPE_CHECKING:
    from officer_quiz.kinds.base.portable import Answer, Portable


@dataclass(frozen=True, kw_only=True)
class OneTurn(Pointed):
    """A question with one turn."""

    @abstractmethod
    def ask(self) -> Ask:
        """Return the shape of the answer."""

    @cached_property
    def asked(self) -> Ask:
        """The shape of the answer, made once."""
        return self.ask()

    @abstractmethod
    def prompt(self) -> str | Message:
        """Return what is asked."""

    @abstractmethod
    def key(self) -> Response:
        """Return the response that earns full marks."""

    @abstractmethod
    def neutral(self) -> Answer:
        """Return the answer in the neutral shape."""

    @abstractmethod
    def mark(self, response: Response, rules: Rules) -> Fraction:
        """Return the fraction a well-formed response earns."""

    @abstractmethod
    def rule(self, rules: Rules) -> Message:
        """Return how it is marked, in words."""

    def context(self) -> tuple[Passage, ...]:
        """Return what is read before answering."""
        return ()

    def remarks(self, response: Response | None) -> tuple[Note, ...]:
        """Return the remarks feedback shows; `response` None when it was left blank."""
        del response
        return ()

    @property
    def caution(self) -> Message | None:
        """What to say about the key's standing, if anything."""
        return None

    def portable(self) -> Portable | None:
        """Return the neutral shape, without a prompt where the kind asks by itself."""
        prompt = self.prompt()
        return self.carried(self.neutral(), prompt if isinstance(prompt, str) else "", self.context())

    def turn(self, past: Past) -> Turn | None:
        """Ask once."""
        return None if past else Turn(self.prompt(), self.asked, self.context(), hint=self.hint)

    def score(self, past: Past, rules: Rules) -> Fraction:
        """Return the fraction of the only response; 0 when it was left blank."""
        return Fraction(0) if past[0] is None else self.mark(past[0], rules)

    def reveal(self, past: Past, rules: Rules) -> Reveal | None:
        """Return the feedback on the only response."""
        return Reveal(
            ask=self.asked,
            response=past[0],
            key=self.key(),
            fraction=self.score(past, rules),
            worth=self.worth,
            rule=self.rule(rules),
            explain=self.explain,
            notes=self.remarks(past[0]),
            citations=tuple(self.cite),
            sources=tuple(self.source),
            caution=self.caution,
        )
