"""The schemas as files: what `schema` prints, and where `new` keeps them for editors."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from officer_quiz.bank import schema

FOLDER = ".schema"
"""The hidden folder beside the files of a trainer."""


def _written(name: str) -> str:
    return json.dumps(schema.SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"


SCHEMAS: Mapping[str, Callable[[], str]] = {name: partial(_written, name) for name in schema.SCHEMAS}


def schema_file(folder: Path, name: str) -> Path:
    """Return where the schema of that name is kept for the files of a folder."""
    return folder / FOLDER / f"{name}.json"
