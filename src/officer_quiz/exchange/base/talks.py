"""Conversations as programs for branching stories and graphs have them: places and replies under names of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from officer_quiz.exchange.base.written import CannotSay, no_shape
from officer_quiz.kinds.base.portable import End, Place, Portable, Said, Talk
from officer_quiz.messages.catalogue import Wording, message


@dataclass(frozen=True, slots=True)
class Told:
    """A conversation: the number of each place and ending by its id, the start first; what lies between is asked."""

    question: Portable
    talk: Talk
    numbers: Mapping[str, int]

    def replies(self, place: Place) -> Iterator[tuple[str, Said]]:
        """Yield the replies at a place, each with its letter there."""
        return zip(ascii_uppercase, place.replies, strict=False)

    def reaction(self, place: Place, reply: Said, say: Wording) -> str:
        """Return how somebody reacts to a reply, nothing where nobody does."""
        return self.spoken(reply.by or place.by, reply.then, say)

    def spoken(self, by: str, text: str, say: Wording) -> str:
        """Return what somebody says, with their name before it where they have one."""
        names = {each.id: each.name for each in self.talk.people}
        return say("printed.talk-says", who=names[by], text=text) if text and by in names else text

    @property
    def heading(self) -> str:
        """What the conversation is called."""
        return self.question.title or self.question.id


def told(question: Portable) -> Told:
    """Return a question as a conversation; CannotSay for any other kind, and for one that remembers what was said."""
    if not isinstance(question.answer, Talk):
        raise no_shape(question)
    if question.answer.remembers:
        raise CannotSay(message("formats.why-remembers"))
    talk = question.answer
    stops: Sequence[Place | End] = (*talk.places, *talk.endings)
    order = sorted(stops, key=lambda each: each.id != talk.start)
    return Told(question, talk, {each.id: number for number, each in enumerate(order, 1)})
