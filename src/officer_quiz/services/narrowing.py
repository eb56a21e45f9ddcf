"""What practice and search may be narrowed to: names that questions are wanted by, checked with a suggestion."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.session.filter import Filter
from officer_quiz.text.nearest import nearest

ANY = "any"
"""Asks for all posts or levels in spite of the profile."""


def with_profile(
    env: Env, posts: Sequence[str], levels: Sequence[str]
) -> tuple[Sequence[str], Sequence[str], tuple[Message, ...]]:
    """Return the posts and levels asked for, by default the profile's, and what to say where the profile decides."""
    profile = env.profile
    used = []
    if not posts and profile.post:
        posts = [profile.post]
        used.append(env.say(f"screen.post.{profile.post}"))
    if not levels and profile.level:
        levels = [profile.level]
        used.append(env.say(f"screen.level.{profile.level}"))
    notices = (message("me.practising-for", chosen=" · ".join(used)),) if used else ()
    return [each for each in posts if each != ANY], [each for each in levels if each != ANY], notices


def by_name(filters: Filter, library: Library) -> Filter:
    """Return a filter whose banks may be named by their titles; UserError for a name nothing is wanted by."""
    known = library.names() if filters.wanted else set[str]()
    if filters.wanted <= known:
        return filters
    titled = {title: id for id, title in library.titles.items()} | {bank["title"]: bank["id"] for bank in library.banks}
    wanted = frozenset(name if name in known else titled.get(name, name) for name in filters.wanted)
    check_wanted(wanted, known, library)
    return replace(filters, wanted=wanted)


def check_wanted(wanted: Iterable[str], known: Collection[str], library: Library) -> None:
    """Raise UserError for a name that is not among those that questions are wanted by; it may be left out."""
    for value in wanted:
        if value not in known:
            error = unknown("screen.unknown-wanted", value, known)
            raise UserError(error.message, error.code, library.left_out_notices())


def unknown(key: str, value: str, known: Collection[str] | Mapping[str, object], **args: object) -> UserError:
    """Return the error that says a value is not known, with the nearest that is.

    `known` may say by each value how it is told.
    """
    listed = known if isinstance(known, Mapping) else {each: each for each in known}
    near = nearest(value, sorted(listed), most=None)
    told = tuple(listed[each] for each in sorted(listed))
    said = message(f"{key}-near" if near else key, value=value, near=near and listed[near], known=told, **args)
    return UserError(said, Exit.USAGE)
