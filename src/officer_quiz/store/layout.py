"""How the compiled index lies on disk: its tables, and names as bits, so that a filter is plain arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from typing import get_args
from zlib import crc32

from officer_quiz import kinds
from officer_quiz.kinds.base.question import Post, QuestionLevel, Skill, Status
from officer_quiz.version import VERSION

TABLES = """
CREATE TABLE about (mark TEXT NOT NULL, newest_law TEXT NOT NULL);
CREATE TABLE files (
    file INTEGER PRIMARY KEY, role TEXT NOT NULL, name TEXT NOT NULL UNIQUE, place INTEGER NOT NULL,
    size INTEGER NOT NULL, mtime INTEGER NOT NULL, inode INTEGER NOT NULL, doubtful INTEGER NOT NULL,
    digest BLOB NOT NULL, bank TEXT NOT NULL,
    topic TEXT NOT NULL, used INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, facts TEXT NOT NULL
);
CREATE TABLE questions (
    question INTEGER PRIMARY KEY, id TEXT NOT NULL, content BLOB NOT NULL, data TEXT NOT NULL, built TEXT,
    cites TEXT NOT NULL, tags TEXT NOT NULL, seal INTEGER NOT NULL
);
CREATE TABLE drawn (
    question INTEGER PRIMARY KEY, file INTEGER NOT NULL, point INTEGER NOT NULL, kind INTEGER NOT NULL,
    level INTEGER NOT NULL, status INTEGER NOT NULL, posts INTEGER NOT NULL, skills INTEGER NOT NULL,
    calibrated INTEGER NOT NULL, essay_part INTEGER NOT NULL, checked INTEGER NOT NULL, begins INTEGER NOT NULL,
    ends INTEGER NOT NULL
);
CREATE TABLE claims (
    point INTEGER NOT NULL, file INTEGER NOT NULL, question INTEGER, twice INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (point, file)
) WITHOUT ROWID;
CREATE TABLE left_out (file INTEGER NOT NULL, id TEXT NOT NULL);
CREATE TABLE tags (tag TEXT NOT NULL, question INTEGER NOT NULL, PRIMARY KEY (tag, question)) WITHOUT ROWID;
CREATE TABLE texts (
    id TEXT NOT NULL, language TEXT NOT NULL, file INTEGER NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (id, language, file)
) WITHOUT ROWID;
"""
"""`files`: one row a file of the material, in the order of `place`; the questions of a bank that is `used` are those
from `first` to `last`. `questions.data` is a question as its file has it, without what the bank's header gives;
`built` builds it where that does not; `seal` shows that not one bit of these has changed. `drawn` is what a filter
asks about, narrow, so that all of it is read in a moment; its days are their numbers in the calendar, 0 for none.
`claims`: which ids, of banks, questions and parts, a file takes, by their points, for which of its questions in use;
`twice` where an earlier file takes it too. `left_out`: the questions of a bank in use, or of a translation, that are
not used, by their ids, empty where one cannot be told. `texts`: translations.
"""
KINDS, LEVELS, STATUSES = kinds.names(), get_args(QuestionLevel), get_args(Status)
POSTS, SKILLS = get_args(Post), get_args(Skill)
MARK = sha256(repr((TABLES, KINDS, LEVELS, STATUSES, POSTS, SKILLS, VERSION)).encode()).hexdigest()
"""An index with another mark is outdated."""


@cache
def bits(names: frozenset[str], known: tuple[str, ...]) -> int:
    """Return names as the sum of their bits; a name not known has none."""
    return sum(1 << known.index(name) for name in names if name in known)


def named(value: int, known: Sequence[str]) -> frozenset[str]:
    """Return the names whose bits make up a value."""
    return frozenset(name for place, name in enumerate(known) if value >> place & 1)


def name_of(bit: int, known: Sequence[str]) -> str:
    """Return the name of a single bit."""
    return known[bit.bit_length() - 1]


def seal(content: bytes, data: str, built: str | None) -> int:
    """Return the checksum of what a question is asked and marked by."""
    return crc32(f"{data}\0{built}".encode(), crc32(content))


def day_number(day: str) -> int:
    """Return the number of a day (ISO) in the calendar, 0 for none."""
    return date.fromisoformat(day).toordinal() if day else 0


def day_of(number: int) -> str:
    """Return the day (ISO) of a number in the calendar, empty for 0."""
    return date.fromordinal(number).isoformat() if number else ""
