"""Values on the command line that name what to practise: checked, with a suggestion for what is not known."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import get_args

from officer_quiz import kinds
from officer_quiz.errors import Exit, UserError
from officer_quiz.kinds.base.question import Post, QuestionLevel, Skill, Status
from officer_quiz.messages.catalogue import Word, message
from officer_quiz.messages.words import meant
from officer_quiz.services.narrowing import unknown
from officer_quiz.session.filter import Filter
from officer_quiz.session.stored import STATES

SWITCH = {"on": True, "off": False, "开": True, "关": False}


def chosen(
    wanted: Sequence[str],
    posts: Sequence[str],
    levels: Sequence[str],
    kind_names: Sequence[str],
    skills: Sequence[str],
) -> Filter:
    """Return the filter for the options given; UserError names the first value that is not known."""
    return Filter(
        wanted=frozenset(wanted),
        posts=_known("post", posts, get_args(Post)),
        levels=_known("level", levels, get_args(QuestionLevel)),
        kinds=_known("kind", kind_names, kinds.names()),
        skills=_known("skill", skills, get_args(Skill)),
    )


def known_post(value: str) -> str:
    """Return a post named on the command line; UserError with the nearest if there is none of that name."""
    return next(iter(_known("post", [value], get_args(Post))))


def known_level(value: str) -> str:
    """Return a level named on the command line; UserError with the nearest if there is none of that name."""
    return next(iter(_known("level", [value], get_args(QuestionLevel))))


def known_skill(value: str) -> str:
    """Return a skill named on the command line; UserError with the nearest if there is none of that name."""
    return next(iter(_known("skill", [value], get_args(Skill))))


def switched(option: str, value: str) -> bool:
    """Return whether a setting is switched on; UserError for a value that is neither on nor off."""
    if value.lower() not in SWITCH:
        raise UserError(message("cli.no-switch", name=option, value=value), Exit.USAGE)
    return SWITCH[value.lower()]


def key_and_places(words: Sequence[str]) -> tuple[Path | None, list[Path]]:
    """Return the key among the words, None for people's own results, and the places; UserError for several keys."""
    from officer_quiz.papers.key import ENDING  # noqa: PLC0415  (practice does without)

    keys = [Path(word) for word in words if word.endswith(ENDING)]
    if len(keys) > 1 or not words:
        raise UserError(message("mark.one-key"), Exit.USAGE)
    return next(iter(keys), None), [Path(word) for word in words if not word.endswith(ENDING)]


def known_statuses(values: Sequence[str]) -> frozenset[str]:
    """Return the statuses named on the command line; UserError with the nearest if there is none of that name."""
    return _known("status", values, get_args(Status))


def known_dispute_states(values: Sequence[str]) -> frozenset[str]:
    """Return the states of disputes named on the command line; UserError for what is none."""
    return _known("dispute", values, STATES)


def _known(what: str, values: Sequence[str], known: Collection[str]) -> frozenset[str]:
    """Return the words given, a word's name (单选, 派出所) as the word; UserError for one that is not known."""
    return frozenset(value if value in known else _meant(what, value, known) for value in values)


def _meant(what: str, value: str, known: Collection[str]) -> str:
    if word := kinds.meant(value) if what == "kind" else meant(value, known):
        return word
    listed = {name: kinds.told(name) if what == "kind" else Word(name) for name in known}
    raise unknown("screen.unknown-value", value, listed, what=message(f"screen.what.{what}"))
