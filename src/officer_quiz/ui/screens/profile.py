"""The trainee's profile on screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console

from officer_quiz.messages.catalogue import Wording
from officer_quiz.ui.console import print_line


def print_profile(profile: Mapping[str, Any], screen: Console, say: Wording) -> None:
    """Print each field of the profile and how to change them."""
    for field, value in profile.items():
        shown = say(f"screen.{field}.{value}") if value and field in {"post", "level"} else value
        print_line(f"{say(f'me.{field}')}  {shown or say('me.unset')}", screen)
    print_line(say("me.how"), screen)
