"""Explains a wrong command line: typer's errors, told in the user's language with the way to the help."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from officer_quiz.messages.catalogue import Wording


def explain(error: Any, say: Wording) -> str:
    """Return sentences for one of typer's usage errors: what is wrong and which help to read.

    Typer's own classes are private, so they are known by name and by what they carry.
    """
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx else "officer-quiz"
    return f"{_reason(error, ctx, say)}\n{say('cli.see-help', command=path)}"


def _reason(error: Any, ctx: Any, say: Wording) -> str:
    name = type(error).__name__
    if name == "NoSuchOption":
        known = [flag for param in ctx.command.get_params(ctx) for flag in param.opts] if ctx else []
        near = get_close_matches(error.option_name, known, 1)
        key = "cli.no-option-near" if near else "cli.no-option"
        return say(key, name=error.option_name, near="".join(near))
    if name == "MissingParameter":
        return say("cli.missing", name=error.param.metavar or error.param.name)
    if name == "BadOptionUsage":
        return say("cli.needs-value", name=error.option_name)
    if name == "BadParameter":
        whole = error.param is not None and error.param.bare_type() == "int"
        key = "cli.not-whole" if whole else "cli.bad-value"
        return say(key, name=error.param.opts[0] if error.param else "", reason=error.message)
    if "extra argument" in error.format_message():
        return say("cli.extra", words=error.format_message().rpartition("(")[2].rstrip(")"))
    return say("cli.usage", reason=error.format_message())
