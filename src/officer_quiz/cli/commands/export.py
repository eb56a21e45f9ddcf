"""`export`: questions into a file that other programs read."""

import sys
from typing import Annotated

import typer

from officer_quiz.cli.excluding import excludes
from officer_quiz.env import Env
from officer_quiz.errors import Exit
from officer_quiz.exchange import takes_extra, written
from officer_quiz.services.exporting import export
from officer_quiz.ui.console import console, print_json, tell
from officer_quiz.ui.screens.exporting import export_data, print_export, print_formats


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
        excludes("--formats", {"--format": format, "--to": to, "--json": json})
        rows = [(name, each.ENDINGS[0], takes_extra(each)) for name, each in written().items()]
        print_formats("formats.title", rows, screen, env.say)
        return
    exported = export(env, wanted or (), format, to, force)
    tell(exported.notices, env.say)
    if json:
        print_json(export_data(exported, env.say), screen)
    else:
        print_export(exported, screen, env.say)
    if exported.counts["left_out"]:
        raise typer.Exit(Exit.PROBLEMS)
