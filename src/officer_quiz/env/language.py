"""The language of the program: asked for, or the profile's, or the system's."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping, Sequence
from itertools import pairwise

from officer_quiz.env.folders import at_home, data_folder
from officer_quiz.env.project import Project, find, project_start
from officer_quiz.errors import UserError
from officer_quiz.messages.catalogue import LANGUAGES
from officer_quiz.store.profile import Profile


def choose_language(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return the language: ``--lang``, else ``OFFICER_QUIZ_LANG``, the profile's, the project's, the locale's.

    English where none of them says.

    The command line is scanned ahead of parsing it, since help and errors of the parser already speak it.
    """
    named = _option("--lang", argv)
    if named in LANGUAGES:
        return named
    named = environ.get("OFFICER_QUIZ_LANG", "")
    if named in LANGUAGES:
        return named
    if named := _profile_language(argv, environ) or _project_language(argv, environ):
        return named
    return "zh" if _locale(environ).lower().startswith(("zh", "chinese")) else "en"


def _option(flag: str, argv: Sequence[str]) -> str:
    """The last value of an option on the command line, empty without it."""
    return next(reversed(_options(flag, argv)), "")


def _options(flag: str, argv: Sequence[str]) -> list[str]:
    """Every value of an option on the command line."""
    words = list(argv)[: list(argv).index("--")] if "--" in argv else list(argv)
    values = [word.removeprefix(f"{flag}=") for word in words if word.startswith(f"{flag}=")]
    return values + [after for word, after in pairwise(words) if word == flag]


def _profile_language(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    folder = _option("--data", argv)
    try:
        named = Profile.read(data_folder(at_home(folder) if folder else None, environ)).language
    except UserError:
        return ""  # whoever needs the profile says so in a language at hand
    return named if named in LANGUAGES else ""


def _project_language(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    try:
        return Project.at(find(project_start(_options("--banks", argv), environ))).language
    except (UserError, OSError):
        return ""  # whoever needs the project file, or the current folder, says what is wrong with it


def _locale(environ: Mapping[str, str]) -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return environ[name]
    if os.name == "nt":
        import ctypes  # noqa: PLC0415  (Windows keeps the user's language outside the environment)

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")  # type: ignore[attr-defined,unused-ignore]
    return ""
