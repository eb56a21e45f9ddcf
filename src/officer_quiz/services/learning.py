"""What the trainee's log says of their learning: what is due, the wrong-answer book, mastery, trend, exams."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property

from officer_quiz.answers.words import headline
from officer_quiz.env import Env
from officer_quiz.library.collecting import uncollected
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.results.activity import Activity, per_day
from officer_quiz.results.attempts import Kept, until
from officer_quiz.results.book import Miss, book
from officer_quiz.results.calibration import Calibration, wrong_with_certainty
from officer_quiz.results.course import Course, courses
from officer_quiz.results.habit import Habit
from officer_quiz.results.mastery import Strength, by_question, strengths
from officer_quiz.results.progress import Progress
from officer_quiz.results.rows import TakenRow
from officer_quiz.results.summary import Summary
from officer_quiz.services.lists import on_list
from officer_quiz.services.practice import scheduled
from officer_quiz.session.events import Away, Starred, Sure
from officer_quiz.session.filter import Candidate
from officer_quiz.session.names import Name
from officer_quiz.store.log import Log

AHEAD = 14
"""Days for which due questions are counted."""
QUARTER = 900
"""Seconds of a quarter of an hour: midnight falls on the end of one in every time zone."""


class Learning:
    """Everything derived from one log on one day, each part worked out when it is asked for."""

    def __init__(self, env: Env, log: Log, library: Library) -> None:
        self.env, self.log, self.library = env, log, library
        self.today, self.now = env.today(), env.now()
        self._days: dict[int, date] = {}

    def day(self, at: datetime) -> date:
        """Return the local day of a time, worked out once for each quarter of an hour."""
        quarter = int(at.timestamp()) // QUARTER
        if quarter not in self._days:
            self._days[quarter] = self.env.day(at)
        return self._days[quarter]

    @cached_property
    def attempts(self) -> list[Kept]:
        """Every attempt but for those dated after now, oldest first."""
        return until(self._recorded, self.now)

    @cached_property
    def _recorded(self) -> list[Kept]:
        with uncollected():
            return self.library.follow(self.log.attempts())

    @property
    def stars(self) -> list[tuple[datetime, Starred]]:
        """What was put into the book or taken out by hand, oldest first, but for what is dated after now."""
        made = [(at, event) for at, event in self.log.stars() if at <= self.now]
        return [(at, replace(event, question=self.library.current(event.question))) for at, event in made]

    @cached_property
    def _sure(self) -> list[tuple[datetime, Sure]]:
        """How sure the trainee was of each answer, oldest first, but for what is dated after now."""
        said = [(at, event) for at, event in self.log.sure() if at <= self.now]
        return [(at, replace(event, question=self.library.current(event.question))) for at, event in said]

    @cached_property
    def wrong_with_certainty(self) -> list[str]:
        """The questions in use answered wrong with certainty and not put right yet, the longest waiting first."""
        return [id for id in wrong_with_certainty(self._sure, self.attempts) if self._asked(id)]

    @property
    def calibration(self) -> Calibration:
        """How often the trainee was right at each degree of certainty, and what was wrong with certainty."""
        found = [(id, self.library.question(id)) for id in self.wrong_with_certainty]
        wrong = [(id, headline(question, self.env.say)) for id, question in found if question]
        return Calibration.of((event for _, event in self._sure), wrong)

    def notices(self) -> tuple[Message, ...]:
        """Return what to say of answers that are set aside because they are dated after now."""
        ahead = [each.at for each in self._recorded if each.at > self.now]
        if not ahead:
            return ()
        return (message("book.ahead", count=len(ahead), last=self.env.day(max(ahead)).isoformat()),)

    @cached_property
    def candidates(self) -> Mapping[str, Candidate]:
        """The questions in use by id; retired ones are left out."""
        return {each.id: each for each in self.library.candidates() if each.status != "retired"}

    @cached_property
    def due(self) -> Mapping[str, date]:
        """The day on which each question is due that is in use, was answered and is not put away."""
        days = scheduled(self.log, self.attempts, self.day)
        return {id: day for id, day in days.items() if self._asked(id)}

    @property
    def due_today(self) -> list[str]:
        """The questions due today or before, the longest overdue first."""
        waiting = [id for id, day in self.due.items() if day <= self.today]
        return sorted(waiting, key=lambda id: (self.due[id], id))

    @cached_property
    def book(self) -> Mapping[str, Miss]:
        """The wrong-answer book, questions that are no longer in use or put away left out."""
        kept = book(self.attempts, self.stars, self.env.profile.days, self.day)
        return {id: miss for id, miss in kept.items() if self._asked(id)}

    @cached_property
    def away(self) -> frozenset[str]:
        """The questions put away."""
        return frozenset(on_list(self.log, self.library, Away))

    def _asked(self, id: str) -> bool:
        """Whether a question may be asked: it is in use and not put away."""
        return id in self.candidates and id not in self.away

    @property
    def open_misses(self) -> list[str]:
        """The questions in the book that are not mastered yet, the longest without an answer first."""
        last = {each.question: each.at for each in self.attempts}
        waiting = [id for id, miss in self.book.items() if miss.standing == "open"]
        return sorted(waiting, key=lambda id: (id in last, last.get(id), id))

    @cached_property
    def answered_by_day(self) -> Mapping[date, int]:
        """How many questions were answered on each local day; blanks do not count."""
        return per_day(self.attempts, self.day)

    @property
    def habit(self) -> Habit:
        """How many questions were answered today, and how many days in a row."""
        return Habit.of(self.answered_by_day, self.today, self.env.profile.goal)

    def to_review(self) -> list[str]:
        """Return what is due, then the rest of the wrong-answer book but for what was put right today.

        Of both, what was answered wrong with certainty comes first.
        """
        last = {each.question: each for each in self.attempts if each.fraction is not None}
        righted = {id for id, each in last.items() if each.fraction == 1 and self.day(each.at) == self.today}
        due = self.due_today
        waiting = [*due, *(id for id in self.open_misses if id not in due and id not in righted)]
        first = [id for id in self.wrong_with_certainty if id in waiting]
        return [*first, *(id for id in waiting if id not in first)]

    def due_counts(self) -> list[tuple[date, int]]:
        """Return how many questions are due on each of the next days; the first counts what is overdue too."""
        counts = Counter(max(day, self.today) for day in self.due.values())
        days = [self.today + timedelta(days=number) for number in range(AHEAD)]
        return [(day, counts[day]) for day in days]

    @cached_property
    def mastered(self) -> Mapping[str, float]:
        """The mastery of each question answered."""
        return by_question(self.attempts, self.today, self.day)

    def by_topic(self, post: str = "") -> list[Strength]:
        """Return the mastery of each bank, the weakest first; with `post`, only of questions that post needs."""
        return strengths(self._grouped(lambda each: (each.bank,), post), self.mastered)

    def by_skill(self, post: str = "") -> list[Strength]:
        """Return the mastery of each of the eight skills that questions name."""
        return strengths(self._grouped(lambda each: sorted(each.skills), post), self.mastered)

    def by_level(self, post: str = "") -> list[Strength]:
        """Return the mastery of each level."""
        return strengths(self._grouped(lambda each: (each.level,), post), self.mastered)

    def _grouped(self, names: Callable[[Candidate], Iterable[str]], post: str) -> Mapping[str, Iterable[str]]:
        groups: dict[str, list[str]] = {}
        for each in self.candidates.values():
            if not post or not each.posts or post in each.posts:
                for name in names(each):
                    groups.setdefault(name, []).append(each.id)
        return groups

    def taken(self) -> list[TakenRow]:
        """Return the finished sessions, oldest first."""
        return [_taken(name, self.day(each.finished), each) for name, each in self.log.summaries() if each.finished]

    def courses(self, topics: Container[str]) -> Mapping[str, Course]:
        """Return how each of some banks went in the last weeks, those without answers in them left out."""
        known = self.candidates

        def topic_of(question: str) -> str | None:
            found = known.get(question)
            return found.bank if found and found.bank in topics else None

        return courses(self.attempts, topic_of, self.today, self.day)

    def progress(self, post: str = "") -> Progress:
        """Return all that the progress screen shows; `post` limits mastery to what that post needs."""
        from officer_quiz.services.readiness import readiness_for_each  # noqa: PLC0415  (only this reads blueprints)

        topics = self.by_topic(post)
        return Progress(
            topics=topics,
            skills=self.by_skill(post),
            levels=self.by_level(post),
            due=self.due_counts(),
            taken=self.taken(),
            post=post,
            titles=self.library.titles,
            habit=self.habit,
            activity=Activity(self.today, self.answered_by_day, self.env.profile.goal),
            courses=self.courses({each.name for each in topics}),
            readiness=readiness_for_each(self.env, self.library, self.attempts, self.candidates, self.now),
            calibration=self.calibration,
        )


def _taken(name: Name, day: date, session: Summary) -> TakenRow:
    outcome = session.outcome
    earned, of = (outcome.earned, outcome.total) if outcome else (session.score, session.points)
    return TakenRow(name, session.mode, day, float(earned / of) if of else 0.0, session.title, outcome)
