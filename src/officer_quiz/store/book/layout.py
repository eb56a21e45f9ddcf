"""The tables of the unit book, the same on both engines: a lean row an answer, what repeats in tables of its own.

What came in is never changed: ``hand_ins``, ``markings``, ``answers`` and ``essay_marks`` only grow (forgetting a
person takes theirs out). The rest can be worked out from them again: which marks stand, and sums by month.
Times are microseconds since 1970 in UTC, points are exact fractions, with billionths beside them to add up many.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
)

VERSION = 1
"""Of these tables. A book of a newer version is refused."""
BILLIONTHS = 1_000_000_000

metadata = MetaData()

about = Table("about", metadata, Column("program", Text, primary_key=True), Column("version", Integer, nullable=False))


def _dimension(name: str, *columns: Column[object] | Index) -> Table:
    """Return a table of what repeats: `key` is a digest of the other columns, by which a row is found."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("key", LargeBinary, nullable=False, unique=True),
        *columns,
    )


papers = _dimension("papers", Column("code", Text, nullable=False), Column("variant", Text, nullable=False))
cohorts = _dimension("cohorts", Column("unit", Text, nullable=False), Column("post", Text, nullable=False))
people = _dimension(
    "people",
    Column("name", Text, nullable=False),
    Column("cohort", Integer, nullable=False),
    Index("people_of_cohort", "cohort"),
    Index("people_by_name", "name"),
)
subjects = _dimension(
    "subjects",
    Column("kind", Text, nullable=False),
    Column("bank", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("skills", Text, nullable=False),  # one a line
)
aspects = _dimension("aspects", Column("sort", Text, nullable=False), Column("value", Text, nullable=False))
"""What answers are summed up by: a kind, a bank, a level or a skill."""
subject_aspects = Table(
    "subject_aspects",
    metadata,
    Column("subject", Integer, primary_key=True, autoincrement=False),
    Column("aspect", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
questions = _dimension("questions", Column("name", Text, nullable=False), Column("subject", Integer, nullable=False))
outcomes = _dimension(
    "outcomes",
    Column("question", Integer, nullable=False),
    Column("chosen", Text, nullable=False),
    Column("blank", SmallInteger, nullable=False),
    Column("earned_over", BigInteger),  # a fraction, NULL while it waits for a marker
    Column("earned_under", BigInteger),
    Column("worth_over", BigInteger, nullable=False),
    Column("worth_under", BigInteger, nullable=False),
    Column("earned_billionths", BigInteger),
    Column("worth_billionths", BigInteger, nullable=False),
    Column("counted", Integer),  # the outcome without text that it is counted as; NULL for one counted as itself
)
schemes = _dimension(
    "schemes",
    Column("title", Text, nullable=False),
    Column("marker", Text, nullable=False),
    Column("key_version", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("pass_mark", Text, nullable=False),
)

hand_ins = Table(
    "hand_ins",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),
    Column("paper", Integer, nullable=False),
    Column("person", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),  # when it was handed in, as far as is known
    Column("month", Integer, nullable=False),  # of that: 202612
    Column("state", Text, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("content", LargeBinary, nullable=False),  # deflated
    Index("hand_ins_of_paper", "paper"),
    Index("hand_ins_of_person", "person"),
)
markings = Table(
    "markings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("hand_in", Integer, nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("scheme", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("started", BigInteger),
    Column("handed_in", BigInteger),
    Column("marked", BigInteger, nullable=False),
    Index("markings_of_hand_in", "hand_in"),
)
answers = Table(
    "answers",
    metadata,
    Column("marking", Integer, primary_key=True, autoincrement=False),
    Column("place", SmallInteger, primary_key=True, autoincrement=False),
    Column("outcome", Integer, nullable=False),
    Column("milliseconds", Integer),
    sqlite_with_rowid=False,
)
essay_marks = Table(
    "essay_marks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("hand_in", Integer, nullable=False),
    Column("question", Text, nullable=False),
    Column("marker", Text, nullable=False),
    Column("earned", Text, nullable=False),
    Column("points_given", Text, nullable=False),  # one a line
    Column("at", BigInteger, nullable=False),
    Index("essay_marks_of_hand_in", "hand_in"),
)
forgotten = Table("forgotten", metadata, Column("key", Text, primary_key=True))
"""The hand-ins of people who were forgotten, by digests of their ids: collected again, they stay out."""

standings = Table(
    "standings",
    metadata,
    Column("hand_in", Integer, primary_key=True, autoincrement=False),
    Column("marking", Integer, nullable=False),
    Column("earned", Text, nullable=False),
    Column("worth", Text, nullable=False),
    Column("waiting", Integer, nullable=False),
)
"""Which marking of a hand-in stands, and what it comes to."""
settled = Table(
    "settled",
    metadata,
    Column("marking", Integer, primary_key=True, autoincrement=False),
    Column("place", SmallInteger, primary_key=True, autoincrement=False),
    Column("outcome", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""The outcome of an essay by what its markers gave, in place of the one that waits."""
unit_months = Table(
    "unit_months",
    metadata,
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("paper", Integer, primary_key=True, autoincrement=False),
    Column("cohort", Integer, primary_key=True, autoincrement=False),
    Column("aspect", Integer, primary_key=True, autoincrement=False),
    Column("answers", BigInteger, nullable=False),
    Column("blanks", BigInteger, nullable=False),
    Column("earned_billionths", BigInteger, nullable=False),
    Column("worth_billionths", BigInteger, nullable=False),
    Column("milliseconds", BigInteger, nullable=False),
    Column("timed", BigInteger, nullable=False),
    Column("people", BigInteger, nullable=False),  # a bit a person: fewer than five are told for sure
    sqlite_with_rowid=False,
)
"""Sums by month, paper, unit and post, for each aspect of the questions by itself: a report asks for one."""
question_months = Table(
    "question_months",
    metadata,
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("paper", Integer, primary_key=True, autoincrement=False),
    Column("outcome", Integer, primary_key=True, autoincrement=False),
    Column("answers", BigInteger, nullable=False),
    Column("milliseconds", BigInteger, nullable=False),
    Column("timed", BigInteger, nullable=False),
    Column("people", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""Sums by month and paper for each outcome."""
