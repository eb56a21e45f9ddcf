"""Values on the command line that name what to practise: checked, with a suggestion for what is not known."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from typing import get_args

from officer_quiz import kinds
from officer_quiz.cli.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.kinds.base.question import Post, QuestionLevel, Skill, Status
from officer_quiz.messages.catalogue import message
from officer_quiz.session.draw import Candidate, Filter
from officer_quiz.text.shapes import nearest


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


ANY = "any"
"""Asks for all posts or levels in spite of the profile."""


def with_profile(env: Env, posts: Sequence[str], levels: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the posts and levels asked for, by default the profile's; says on stderr when the profile decides."""
    profile, say = env.profile, env.say
    used = []
    if not posts and profile.post:
        posts = [known_post(profile.post)]
        used.append(say(f"screen.post.{profile.post}"))
    if not levels and profile.level:
        levels = [known_level(profile.level)]
        used.append(say(f"screen.level.{profile.level}"))
    if used:
        print(say("me.practising-for", chosen=" · ".join(used)), file=sys.stderr)
    return [each for each in posts if each != ANY], [each for each in levels if each != ANY]


def check_wanted(wanted: Iterable[str], candidates: Iterable[Candidate]) -> None:
    """Raise UserError for a name that is no bank, topic folder or tag of any question."""
    known = {name for each in candidates for name in names(each)}
    for value in wanted:
        if value not in known:
            raise _unknown("screen.unknown-wanted", value, known)


def names(candidate: Candidate) -> Iterable[str]:
    """Return every name a question is wanted by: its bank, its topic folders, its tags."""
    return (candidate.bank, *_topics(candidate.topic), *candidate.tags)


def _topics(topic: str) -> Iterable[str]:
    """A topic and the folders above it: ``law/traffic`` is practised by ``law`` too."""
    while topic:
        yield topic
        topic = topic.rpartition("/")[0]


def known_post(value: str) -> str:
    """Return a post named on the command line; UserError with the nearest if there is none of that name."""
    return next(iter(_known("post", [value], get_args(Post))))


def known_level(value: str) -> str:
    """Return a level named on the command line; UserError with the nearest if there is none of that name."""
    return next(iter(_known("level", [value], get_args(QuestionLevel))))


def known_statuses(values: Sequence[str]) -> frozenset[str]:
    """Return the statuses named on the command line; UserError with the nearest if there is none of that name."""
    return _known("status", values, get_args(Status))


def _known(what: str, values: Sequence[str], known: Collection[str]) -> frozenset[str]:
    for value in values:
        if value not in known:
            raise _unknown("screen.unknown-value", value, known, what=message(f"screen.what.{what}"))
    return frozenset(values)


def _unknown(key: str, value: str, known: Collection[str], **args: object) -> UserError:
    near = nearest(value, sorted(known))
    said = message(f"{key}-near" if near else key, value=value, near=near, known=tuple(sorted(known)), **args)
    return UserError(said, Exit.USAGE)
