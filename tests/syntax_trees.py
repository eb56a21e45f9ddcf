"""The syntax trees of the program's files, each parsed and walked once, for all tests that read the source."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import officer_quiz

PACKAGE = Path(officer_quiz.__file__).parent


@cache
def files() -> tuple[Path, ...]:
    """Return the files of the program."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def nodes_of(file: Path) -> tuple[ast.AST, ...]:
    """Return everything in a file's syntax tree, the module first."""
    return tuple(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
