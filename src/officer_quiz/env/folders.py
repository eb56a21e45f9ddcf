"""Where things are: the banks folder, the personal data folder, the cache; from options, environment and platform."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

SHIPPED = Path(__file__).parents[1] / "questions"
"""The banks inside an installed wheel."""
SOURCE = Path(__file__).parents[3] / "questions"
"""The banks beside `src` in a checkout (an editable install)."""

_SPECIAL = re.compile(r"[^\w@%+=:,./\\-]") if os.name == "nt" else re.compile(r"[^\w@%+=:,./-]")


def is_folder(path: str) -> bool:
    """Return whether there is a folder of that name; False too for a text that can name none."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def at_home(folder: str) -> Path:
    """Return a folder with ``~`` as the user's home; one that belongs to nobody stays as it is written."""
    try:
        return Path(folder).expanduser()
    except RuntimeError:
        return Path(folder)


def quoted(path: str) -> str:
    """Return a path as one word of a command line, as it is where nothing in it means anything to a shell."""
    if not _SPECIAL.search(path):
        return path
    if os.name == "nt":
        return f'"{path}"'
    from shlex import quote  # noqa: PLC0415  (rarely needed)

    return quote(path)


def shipped_banks() -> Path:
    """Return the folder of the banks that come with the program."""
    return SHIPPED if SHIPPED.is_dir() else SOURCE


def banks_folder(option: Path | None, environ: Mapping[str, str], here: Path) -> Path:
    """Return the banks folder: `option`, else ``OFFICER_QUIZ_BANKS``, else ./questions with banks, else the shipped."""
    if option:
        return option
    if named := environ.get("OFFICER_QUIZ_BANKS"):
        return Path(named)
    local = here / "questions"
    return local if next(local.rglob("*.yaml"), None) else shipped_banks()


def data_folder(option: Path | None, environ: Mapping[str, str]) -> Path:
    """Return the personal data folder: `option`, else ``OFFICER_QUIZ_DATA``, else the platform's."""
    if option:
        return option
    if named := environ.get("OFFICER_QUIZ_DATA"):
        return Path(named)
    from platformdirs import user_data_path  # noqa: PLC0415  (only when nothing else says)

    return user_data_path("officer-quiz", appauthor=False)


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of derived data, which may be deleted: ``OFFICER_QUIZ_CACHE``, else the platform's."""
    if named := environ.get("OFFICER_QUIZ_CACHE"):
        return Path(named)
    from platformdirs import user_cache_path  # noqa: PLC0415

    return user_cache_path("officer-quiz", appauthor=False)


def statutes_folder(option: Path | None, environ: Mapping[str, str]) -> Path | None:
    """Return the folder of statute texts, if one was named: `option`, else ``OFFICER_QUIZ_STATUTES``."""
    named = environ.get("OFFICER_QUIZ_STATUTES")
    return option or (Path(named) if named else None)
