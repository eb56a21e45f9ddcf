"""Marks a hand-in from its raw responses, with the rules of its paper and the keys of a version."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from officer_quiz import scoring
from officer_quiz.answers.authored import typed
from officer_quiz.kinds.base.ask import Past
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.papers.key import Key, Keyed, VariantKey
from officer_quiz.papers.making import authored
from officer_quiz.papers.paper import Rulings
from officer_quiz.results.marks import Marked, Person, QuestionMark
from officer_quiz.session.marking import fits, to_the_end

InWords = Callable[[Question, Past], str]
"""From a question and the responses to it to these in words."""
Essays = Mapping[str, Fraction]
"""The fraction that each essay of a hand-in earned, by the question's id; those not yet marked are left out."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What is marked: whose, of which variant, when it began and was handed in (UTC; None where nobody measured it).

    `past` are the responses by the names on the paper, `seconds` the time each question took.
    """

    id: str
    person: Person
    variant: str
    began: datetime | None
    submitted: datetime | None
    past: Mapping[str, Past]
    seconds: Mapping[str, float]
    state: str


@dataclass(frozen=True, slots=True)
class Marker:
    """Who marks and when (UTC), and how responses are told in words."""

    name: str
    at: datetime
    in_words: InWords


def rules_of(rulings: Rulings) -> Rules:
    """Return the rules of a paper."""
    return scoring.rules(rulings.multiple, rulings.wrong_true_false, chance_corrected=rulings.chance_corrected)


def mark(answers: Answers, key: Key, essays: Essays, marker: Marker) -> Marked:
    """Return the marks of answers, question by question in the order of the variant."""
    marking = _Marking(answers, key, essays, marker, rules_of(key.rulings))
    rows = [row for name in key.variants[answers.variant].asked for row in marking.rows(name)]
    return Marked(
        answers.id,
        key.code,
        answers.variant,
        key.title,
        answers.person,
        answers.began,
        answers.submitted,
        marker.at,
        marker.name,
        key.version,
        key.rulings.multiple,
        answers.state,
        key.rulings.pass_mark,
        tuple(rows),
    )


def authored_past(variant: VariantKey, name: str, past: Past) -> Past:
    """Return the responses to a question of the paper in authored keys; none where they are no answers to it."""
    question, asked = variant.sealed[name], variant.asked[name]
    if not fits(question, past):
        return ()
    met = question.way(past)
    return [authored(asked.names[place], response) for place, response in zip(met, past, strict=False)]


def earned(marked: Marked) -> Fraction:
    """Return the points earned so far, essays that wait left out."""
    return sum((row.earned for row in marked.questions if row.earned is not None), Fraction(0))


def waiting(marked: Marked) -> list[str]:
    """Return the questions that wait for a marker."""
    return [row.question for row in marked.questions if row.earned is None]


def passed(marked: Marked) -> bool | None:
    """Return whether a hand-in passes, None as long as essays that wait could change that."""
    got = earned(marked)
    if got >= marked.pass_mark:
        return True
    open_points = sum((row.worth for row in marked.questions if row.earned is None), Fraction(0))
    return None if got + open_points >= marked.pass_mark else False


@dataclass(frozen=True, slots=True)
class _Marking:
    """One hand-in being marked."""

    answers: Answers
    key: Key
    essays: Essays
    marker: Marker
    rules: Rules

    def rows(self, name: str) -> Iterator[QuestionMark]:
        """Yield the mark of a question, or those of the questions of a case."""
        variant = self.key.variants[self.answers.variant]
        keyed = self.key.questions[variant.asked[name].id]
        past = authored_past(variant, name, self.answers.past.get(name, ()))
        worth, parts = variant.worth(name), keyed.question.parts
        if len(parts) == 1:
            yield self._row(keyed, parts[0], past, worth, self.answers.seconds.get(name))
            return
        total = sum((part.worth for part in parts), Fraction(0))
        for place, part in enumerate(parts):
            share = worth * (part.worth / total if total else Fraction(1, len(parts)))
            yield self._row(keyed, part, past[place : place + 1], share, None)

    def _row(
        self, keyed: Keyed, question: Question, past: Past, worth: Fraction, seconds: float | None
    ) -> QuestionMark:
        blank = all(response is None for response in past)
        if question.marked_by_trainer and not blank:
            share = self.essays.get(question.id)
            points = None if share is None else share * worth
        else:
            points = worth * question.score(to_the_end(question, past), self.rules)
        return QuestionMark(
            question.id,
            question.type,
            keyed.bank,
            keyed.question.level,
            tuple(question.skills or keyed.question.skills),
            self._chosen(question, past),
            blank,
            points,
            worth,
            seconds,
        )

    def _chosen(self, question: Question, past: Past) -> str:
        """The authored keys of an answer, of a conversation one after the other; words where keys do not say it."""
        given = [response for response in past if response is not None]
        turn = question.turn(())
        told = [typed(turn.ask, response) for response in given] if turn else []
        if told and None not in told:
            return ("" if question.revisable else " ").join(map(str, told))
        return self.marker.in_words(question, past) if given else ""
