"""Writes the help of a command in the user's language: usage, what it does, examples, arguments and options."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from officer_quiz.messages.catalogue import Wording
from officer_quiz.ui.console import console, hanging

WIDEST = 100
"""Cells a line at most: longer lines are hard to read."""
LONGEST_NAME = 28
"""Cells for the left column at most; a longer name has a line of its own."""


def write_help(command: Any, ctx: Any, say: Wording) -> str:
    """Return the help text of a typer command or group; its help, and its parameters' help, are message keys.

    The commands of a group are told by their names, none is imported.
    """
    width = min(shutil.get_terminal_size().columns, WIDEST)
    out = io.StringIO()
    screen = console(out, width=width)
    screen.print(f"{say('cli.usage-line')} {ctx.command_path} {' '.join(command.collect_usage_pieces(ctx))}\n")
    for paragraph in say(command.help).split("\n"):
        screen.print(hanging(paragraph, width, rest="") if not paragraph.startswith("  ") else Text(paragraph))
    params = command.get_params(ctx)
    _section(screen, say("cli.arguments"), [_row(param, say) for param in params if not _is_option(param)], width)
    if hasattr(command, "list_commands"):
        commands = [(name, say(f"cli.{name}").split("\n")[0]) for name in command.list_commands(ctx)]
        _section(screen, say("cli.commands"), commands, width)
    _section(screen, say("cli.options"), [_row(param, say) for param in params if _is_option(param)], width)
    return out.getvalue()


def _is_option(param: Any) -> bool:
    return bool(param.opts[0].startswith("-"))


def _row(param: Any, say: Wording) -> tuple[str, str]:
    metavar = "" if not param.metavar or not _is_option(param) else f" {param.metavar}"
    name = ", ".join(param.opts) + metavar if _is_option(param) else param.metavar or param.human_readable_name
    text = param.help or ""
    return name, say(text) if text.startswith("cli.") else say(f"cli.{param.name.replace('_', '-')}")


def _section(screen: Any, title: str, rows: Iterable[tuple[str, str]], width: int) -> None:
    listed = list(rows)
    if not listed:
        return
    screen.print(f"\n{title}:")
    left = min(max(cell_len(name) for name, _ in listed), LONGEST_NAME)
    for name, text in listed:
        label = name
        if cell_len(name) > left:
            screen.print(Text(f"  {name}"))
            label = ""
        screen.print(hanging(text, width, first="  " + label + " " * (left - cell_len(label) + 2)))
