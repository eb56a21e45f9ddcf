"""One's own words in a conversation beside the reply that was chosen there and the best one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from officer_quiz.answers.words import response_in_words, spoken
from officer_quiz.kinds.base.ask import Past
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.kinds.base.reveal import Note
from officer_quiz.messages.catalogue import Wording


@dataclass(frozen=True, slots=True)
class Beside:
    """What was said in one's own words before answer `turn`, from 1.

    `heard` is what it was said to, `reply` what was chosen then, empty where nothing was, `best` the reply that earns
    most there, `points` what was earned and the most. All but the words are empty where the question is gone or has
    changed since.
    """

    turn: int
    words: str
    heard: str = ""
    reply: str = ""
    best: str = ""
    points: tuple[Fraction, Fraction] | None = None


def side_by_side(
    question: Question | None, past: Past, said: Mapping[int, str], rules: Rules, say: Wording
) -> tuple[Beside, ...]:
    """Return what was said in a conversation, by the number of the answer, beside what was chosen.

    `past` are the responses so far, well-formed; without the question nothing is told beside the words.
    """
    if question is None:
        return tuple(Beside(turn, words) for turn, words in said.items())
    return tuple(_beside(question, past, turn, words, rules, say) for turn, words in said.items())


def _beside(question: Question, past: Past, turn: int, words: str, rules: Rules, say: Wording) -> Beside:
    asked = question.turn(past[: turn - 1])
    given = past[turn - 1] if len(past) >= turn else None
    if asked is None:
        return Beside(turn, words)
    heard = asked.context[-1].text if asked.context else ""
    if given is None:
        return Beside(turn, words, heard)
    reply, note = response_in_words(asked.ask, given, say), _remark(question, past[:turn], rules)
    if note is None:
        return Beside(turn, words)
    return Beside(turn, words, heard, reply, spoken(note.better or note.about, say), note.points)


def _remark(question: Question, past: Past, rules: Rules) -> Note | None:
    """Return the remark on the last reply; a conversation that goes on is broken off behind it to find it out."""
    reveal = question.reveal(past, rules) or question.reveal((*past, None), rules)
    return reveal.notes[-1] if reveal and reveal.notes else None
