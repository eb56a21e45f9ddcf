"""`export`: questions into a file that other programs read."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from officer_quiz.env import Env
from officer_quiz.errors import Exit
from officer_quiz.services.exporting import export, writers
from officer_quiz.ui.console import console, print_json, print_line
from officer_quiz.ui.screens.exporting import export_data, print_export


def run(
    ctx: typer.Context,
    wanted: Annotated[list[str] | None, typer.Argument(metavar="[BANK|TOPIC|TAG]...")] = None,
    format: Annotated[str, typer.Option("--format", metavar="NAME", help="cli.export-format")] = "",
    to: Annotated[str, typer.Option("--to", metavar="FILE", help="cli.export-to")] = "",
    force: Annotated[bool, typer.Option("--force", help="cli.export-force")] = False,
    formats: Annotated[bool, typer.Option("--formats", help="cli.export-formats")] = False,
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Write questions to a file and tell what the format cannot say of each; 1 if any is left out."""
    env: Env = ctx.find_root().obj
    screen = console(sys.stdout)
    if formats:
        print_line(env.say("formats.title"), screen)
        for name, each in writers().items():
            print_line(f"  {name}  {each.ENDINGS[0]}  {env.say(f'formats.of-{name}')}", screen)
        return
    exported = export(env, wanted or (), format, to, force)
    if json:
        print_json(export_data(exported, env.say), screen)
    else:
        print_export(exported, screen, env.say)
    if exported.counts["left_out"]:
        raise typer.Exit(Exit.PROBLEMS)
