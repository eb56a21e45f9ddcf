"""`me`: the trainee's profile, used as defaults and stamped on sessions."""

import sys
from dataclasses import asdict
from typing import Annotated

import typer

from officer_quiz.cli.options import known_level, known_post, switched
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.messages.catalogue import LANGUAGES, message
from officer_quiz.store.profile import DAYS, GOALS
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.screens.profile import print_profile


def run(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME")] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="UNIT")] = None,
    one_post: Annotated[str | None, typer.Option("--post", metavar="POST")] = None,
    one_level: Annotated[str | None, typer.Option("--level", metavar="LEVEL")] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="zh|en")] = None,
    days: Annotated[int | None, typer.Option("--mastery-days", min=DAYS[0], max=DAYS[-1], metavar="N")] = None,
    goal: Annotated[int | None, typer.Option("--goal", min=GOALS[0], max=GOALS[-1], metavar="N")] = None,
    sure: Annotated[str | None, typer.Option("--sure", metavar="on|off", help="cli.me-sure")] = None,
    quick: Annotated[str | None, typer.Option("--quick", metavar="on|off", help="cli.me-quick")] = None,
    say: Annotated[str | None, typer.Option("--say", metavar="on|off", help="cli.me-say")] = None,
    clock: Annotated[str | None, typer.Option("--clock", metavar="on|off", help="cli.me-clock")] = None,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Show the profile, or change what is given; an empty value clears a field."""
    env: Env = ctx.find_root().obj
    if language and language not in LANGUAGES:
        raise UserError(message("cli.no-language", name=language), Exit.USAGE)
    given = {
        "name": name.strip() if name is not None else None,
        "unit": unit.strip() if unit is not None else None,
        "post": known_post(one_post) if one_post else one_post,
        "level": known_level(one_level) if one_level else one_level,
        "language": language,
        "days": days,
        "goal": goal,
        "sure": None if sure is None else switched("--sure", sure),
        "say": None if say is None else switched("--say", say),
        "quick": None if quick is None else switched("--quick", quick),
        "clock": None if clock is None else switched("--clock", clock),
    }
    profile = env.profile
    if any(value is not None for value in given.values()):
        profile = profile.changed(**given)
        profile.write(env.data)
        tell([message("me.kept")], env.say)
    screen = console(sys.stdout)
    if json:
        print_json({"format": 1, **asdict(profile)}, screen)
        return
    print_profile(asdict(profile), screen, env.say)
