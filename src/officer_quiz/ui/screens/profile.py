"""The trainee's profile on screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from rich.console import Console

from officer_quiz.kinds.base.question import Post, QuestionLevel
from officer_quiz.messages.catalogue import Wording
from officer_quiz.printable import one_line
from officer_quiz.ui.console import print_line

NAMED = {"post": get_args(Post), "level": get_args(QuestionLevel)}
"""Fields whose values have names."""


def print_profile(profile: Mapping[str, Any], screen: Console, say: Wording) -> None:
    """Print each field of the profile and how to change them."""
    for field, value in profile.items():
        shown = say(f"screen.{field}.{value}") if field in NAMED and value in NAMED[field] else value
        if isinstance(value, bool):
            shown = say("me.on" if value else "me.off")
        print_line(f"{say(f'me.{field}')}  {one_line(str(shown)) if shown else say('me.unset')}", screen)
    print_line(say("me.how"), screen)
