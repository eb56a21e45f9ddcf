"""What feedback shows after an answer: the mark, the key, why, and the citations, as values for any screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from officer_quiz.kinds.base.ask import Ask, Meter, Past, Response
from officer_quiz.messages.catalogue import Message

Verdict = Literal["right", "partly", "wrong", "blank", ""]
"""What is said of an answer; blank where there was none, empty where nothing is said."""
Ending = tuple[str, Literal["good", "mixed", "bad"]]
"""Where a conversation ended: its text and its outcome."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on one option, action, blank or reply.

    `key` is the option's authored key (screens show its letter), the number of a blank from 1, or empty; `about` is the
    text it concerns where there is no key on screen. `points` is (earned, most). `violation` names the rule a reply broke;
    `better` is the reply that would have earned most, empty where that was said; `own` is what one would have said in
    one's own words. `meters` are the moods after a reply,
    `turning`: the conversation turned there.
    """

    text: str | Message
    key: str = ""
    about: str | Message = ""
    verdict: Verdict = ""
    points: tuple[Fraction, Fraction] | None = None
    violation: str = ""
    better: str | Message = ""
    own: str = ""
    meters: tuple[Meter, ...] = ()
    turning: bool = False
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """What a case as a whole teaches, told after the last of its questions."""

    explain: str
    citations: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reveal:
    """Feedback on what was just finished: a question, or one part of a case.

    `fraction` is from 0 to 1 and counts `worth` points; `rule` says how it was marked. `key` is the response that earns
    full marks, None where there is no single one (a dialogue, an essay's text). `model` is a model answer; `ending` is where a
    conversation ended, `remembered` what was noted on the way. `whole` closes the last part of a case.
    """

    ask: Ask
    response: Response | None
    key: Response | None
    fraction: Fraction
    worth: Fraction
    rule: Message
    explain: str = ""
    notes: tuple[Note, ...] = ()
    citations: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    model: str = ""
    ending: Ending | None = None
    remembered: tuple[str, ...] = ()
    caution: Message | None = None
    whole: Whole | None = None

    @property
    def cited(self) -> tuple[str, ...]:
        """All it cites, each citation once, in the order told."""
        told = [*self.citations, *(citation for note in self.notes for citation in note.citations)]
        return tuple(dict.fromkeys([*told, *(self.whole.citations if self.whole else ())]))


def verdict(fraction: Fraction | bool) -> Verdict:
    """Return right for full marks, wrong for none, partly between."""
    return "right" if fraction == 1 else "partly" if fraction > 0 else "wrong"


def beside(reveal: Reveal, past: Past, said: Mapping[int, str]) -> Reveal:
    """Return feedback on a conversation with one's own words, by the number of the answer, beside the replies chosen.

    `past` are the responses so far: the conversation is all of them, or in a case the last.
    """
    if not said or not all(note.about for note in reveal.notes):
        return reveal
    before = len(past) - len(reveal.notes) - (past[-1] is None)
    notes = (replace(note, own=said.get(number, "")) for number, note in enumerate(reveal.notes, before + 1))
    return replace(reveal, notes=tuple(notes))
