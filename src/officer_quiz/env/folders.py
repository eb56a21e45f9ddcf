"""Where things are: banks, the personal data folder, the cache; from options, environment and platform."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

SHIPPED = Path(__file__).parents[1] / "questions"
"""The banks inside an installed wheel."""
SOURCE = Path(__file__).parents[3] / "questions"
"""The banks beside `src` in a checkout (an editable install)."""
USUAL_BOOK = "unit.db"
"""The file of the unit book in the current folder, where none is named."""
SHIPPED_WORD = "shipped"
"""What names the banks that come with the program wherever banks are named; a folder of that name is ``./shipped``."""

_SPECIAL = re.compile(r"[^\w@%+=:,./\\-]") if os.name == "nt" else re.compile(r"[^\w@%+=:,./-]")


def exists(path: Path | str) -> bool:
    """Return whether there is a file or folder of that name; False too for a text that can name none."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def absolute(path: Path) -> Path:
    """Return a path from the root, ``..`` taken out as it is written: a link is followed by nobody who types it."""
    return Path(os.path.abspath(path))  # noqa: PTH100  (pathlib keeps them, or follows links)


def at_home(folder: str) -> Path:
    """Return a folder with ``~`` as the user's home; one that belongs to nobody stays as it is written."""
    try:
        return Path(folder).expanduser()
    except RuntimeError:
        return Path(folder)


def book_address(given: str, folder: Path | None = None) -> str:
    """Return the address of a unit book: a server's as it is, a file's seen from a folder, ``~`` being the home."""
    if "://" in given:
        return given
    path = at_home(given)
    return str(folder / path if folder else path)


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


def is_shipped_file(path: Path) -> bool:
    """Return whether a file, there or not, is among the banks that come with the program."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(shipped_banks()))


def is_installed(path: Path) -> bool:
    """Return whether a file is part of the installed program: an upgrade replaces it."""
    return SHIPPED.is_dir() and is_shipped_file(path)


def usual_banks(here: Path) -> Path:
    """Return the banks folder where none is named: ./questions with banks, else the shipped."""
    local = here / "questions"
    return local if next(local.rglob("*.yaml"), None) else shipped_banks()


def named_banks(options: Sequence[str], environ: Mapping[str, str]) -> list[str]:
    """Return the folders and files of banks as the user names them: `options`, else ``OFFICER_QUIZ_BANKS``.

    The variable holds several as ``PATH`` does; what is there as it stands is one.
    """
    if options:
        return list(options)
    named = environ.get("OFFICER_QUIZ_BANKS", "")
    return [named] if named and exists(named) else [each for each in named.split(os.pathsep) if each]


def banks_place(name: str, folder: Path = Path()) -> Path:
    """Return the folder or file of banks that a name means, seen from a folder; ``~`` is the user's home."""
    return shipped_banks() if name == SHIPPED_WORD else folder / at_home(name)


REMEMBERED = "\n"
"""Between the places of banks that a session remembers."""


def remembered(places: Sequence[Path]) -> str:
    """Return places of banks as a session remembers them; the shipped ones by their word, for they may move."""
    shipped = shipped_banks()
    return REMEMBERED.join(SHIPPED_WORD if place == shipped else str(place.absolute()) for place in places)


def recalled(text: str) -> tuple[list[Path], bool]:
    """Return the places of banks in what a session remembers that are still there, and whether all are."""
    names = [text] if exists(text) else text.split(REMEMBERED)
    places = [shipped_banks() if name == SHIPPED_WORD else Path(name) for name in names if name]
    found = [place for place in places if exists(place)]
    return found, len(found) == len(places)


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


def statutes_folder(option: Path | None, environ: Mapping[str, str], project: Path | None) -> Path | None:
    """Return the folder of statute texts, if one was named: `option`, else ``OFFICER_QUIZ_STATUTES``, `project`'s."""
    named = environ.get("OFFICER_QUIZ_STATUTES")
    return option or (Path(named) if named else project)
