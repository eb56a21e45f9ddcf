"""The program: commands found by name, options every command takes, help and errors in the user's language.

As in the commands, annotations are values: typer asks for them again and again.
"""

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from importlib import import_module
from keyword import iskeyword
from os import environ
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from officer_quiz import interrupts
from officer_quiz.cli.words import take_plainly
from officer_quiz.env import Env
from officer_quiz.env.language import choose_language
from officer_quiz.env.streams import prepare_streams
from officer_quiz.errors import Exit, UserError, reason
from officer_quiz.messages.catalogue import LANGUAGES, message
from officer_quiz.printable import literal
from officer_quiz.version import VERSION

COMMANDS = (
    "practice",
    "daily",
    "study",
    "review",
    "exam",
    "resume",
    "progress",
    "history",
    "banks",
    "show",
    "search",
    "check",
    "new",
    "import",
    "rename",
    "export",
    "schema",
    "statutes",
    "disputes",
    "paper",
    "hand-in",
    "mark",
    "sheet",
    "collect",
    "book",
    "analyse",
    "report",
    "me",
    "data",
)
"""In the order of the help. Each is ``cli/commands/<name>.py`` with a function ``run``, imported when it is called;
a word of Python has ``_`` behind it."""


class _Speaking:
    """Mixed into typer's commands: help in the user's language, drawn by `ui.screens.help`."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option that asks for help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        take_plainly([option])
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of a command to the formatter."""
        from officer_quiz.ui.screens.help import write_help  # noqa: PLC0415

        formatter.write(write_help(self, ctx, ctx.find_root().obj.say))


class Command(_Speaking, TyperCommand):
    """A command."""


class Program(_Speaking, TyperGroup):
    """The program itself: imports a command's module when the command is called or listed."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the names of the commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return the command of that name; UserError with the nearest name if there is none."""
        if cmd_name not in COMMANDS:
            if cmd_name.startswith("-"):
                return None
            from difflib import get_close_matches  # noqa: PLC0415  (only for a wrong word)

            near = get_close_matches(cmd_name, COMMANDS, 1)
            key = "cli.no-command-near" if near else "cli.no-command"
            raise UserError(message(key, name=cmd_name, near="".join(near)), Exit.USAGE)
        return _command(cmd_name)


SHARED = ("lang", "banks_dir", "data_dir", "statutes_dir")
"""Options that may stand before or after the command's name."""


def _keep(ctx: typer.Context, param: typer.CallbackParam, value: str | None) -> None:
    if value is not None and param.name:
        if param.name == "lang" and value not in LANGUAGES:
            raise UserError(message("cli.no-language", name=value), Exit.USAGE)
        ctx.find_root().obj.options[param.name] = value


def _keep_banks(ctx: typer.Context, value: list[str] | None) -> None:
    """Keep the banks named; those before the command's name come first."""
    ctx.find_root().obj.banks_named += value or []


def _version(ctx: typer.Context, value: bool) -> None:
    if value:
        print(ctx.find_root().obj.say("cli.version", number=VERSION))
        raise typer.Exit()


def _shared(flag: str, metavar: str, keep: Callable[..., None] = _keep) -> Any:
    return typer.Option(flag, metavar=metavar, callback=keep, expose_value=False)


def _home(
    ctx: typer.Context,
    lang: Annotated[str | None, _shared("--lang", "zh|en")] = None,
    banks_dir: Annotated[list[str] | None, _shared("--banks", "DIR|FILE|shipped", _keep_banks)] = None,
    data_dir: Annotated[str | None, _shared("--data", "DIR")] = None,
    statutes_dir: Annotated[str | None, _shared("--statutes", "DIR")] = None,
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, expose_value=False)
    ] = False,
) -> None:
    if ctx.invoked_subcommand is None:
        env: Env = ctx.find_root().obj
        if not env.terminal:
            print(literal(ctx.get_help()))
            return
        from officer_quiz.cli.home import home  # noqa: PLC0415

        raise typer.Exit(home(env))


@cache
def _command(name: str) -> Any:
    """Return the command of that name, which there is."""
    module = f"{name}_" if iskeyword(name) else name.replace("-", "_")
    function = import_module(f"officer_quiz.cli.commands.{module}").run
    holder = typer.Typer(add_completion=False, rich_markup_mode=None)
    holder.command(name, cls=Command, help=f"cli.{name}")(function)
    command = get_command(holder)
    take_plainly(command.params)
    command.params += [param for param in program().params if param.name in SHARED]
    return command


@cache
def program() -> Any:
    """Return the root command."""
    app = typer.Typer(cls=Program, rich_markup_mode=None, add_completion=True, invoke_without_command=True)
    app.callback(help="cli.about")(_home)
    command = get_command(app)
    take_plainly(command.params)
    return command


def run(argv: list[str] | None = None) -> None:
    """Run the program with `argv` (default: the process's) and end the process with its exit code."""
    prepare_streams()
    words = sys.argv[1:] if argv is None else argv
    env = Env(choose_language(words, environ), environ, counted=lambda *work: _shown(env, *work))
    code = _guarded(env, lambda: program().main(words, "officer-quiz", standalone_mode=False, obj=env))
    interrupts.over()
    sys.exit(code)


def _shown(env: Env, work: Iterable[Any], total: int, words: str) -> Iterable[Any]:
    """Show on stderr how far work is when it takes long, on a terminal."""
    if not sys.stderr.isatty():
        return work
    from officer_quiz.ui.console import console  # noqa: PLC0415  (only where a person waits)
    from officer_quiz.ui.waiting import counted_if_long  # noqa: PLC0415

    return counted_if_long(work, total, console(sys.stderr), env.say(words))


def _guarded(env: Env, work: Callable[[], int | None]) -> int:
    """Return the exit code of `work`; whatever it raises becomes a sentence on stderr and the code of its kind."""
    try:
        code = work() or Exit.DONE
        sys.stdout.flush()
        return _interrupted() if code == Exit.INTERRUPTED else code
    except UserError as error:
        return _complain("\n".join(env.say(said) for said in (*error.notices, error.message)), error.code)
    except KeyboardInterrupt:
        return _nobody_there() if interrupts.terminal_gone() else _interrupted()
    except (BrokenPipeError, SystemExit):
        # The reader went away (`| head`), which typer would end with 1: nothing more to say, nothing to flush at exit.
        sys.stdout = None
        return Exit.DONE
    except OSError as error:
        if interrupts.terminal_gone():
            return _nobody_there()
        key = "system.refused" if error.filename else "system.refused-nameless"
        return _complain(env.say(key, path=error.filename or "", reason=reason(error)), Exit.PROBLEMS)
    except Exception as error:
        if hasattr(error, "format_message"):
            from officer_quiz.cli.usage import explain  # noqa: PLC0415

            return _complain(explain(error, env.say), Exit.USAGE)
        import traceback  # noqa: PLC0415

        print(literal(traceback.format_exc()), end="", file=sys.stderr)
        return _complain(env.say("cli.fault"), Exit.FAULT)


def _interrupted() -> int:
    """Say how to go on with the session that is open, if one is and that has not been said."""
    words = interrupts.last_words()
    if words:
        print(words, file=sys.stderr)
    return Exit.INTERRUPTED


def _nobody_there() -> int:
    """End when the window was closed: everything confirmed is on disk, and what cannot be said is not said."""
    with suppress(OSError):
        _interrupted()
    sys.stdout = sys.stderr = None
    return Exit.INTERRUPTED


def _complain(sentence: str, code: int) -> int:
    print(literal(sentence), file=sys.stderr)
    return code
