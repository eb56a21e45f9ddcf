"""The direction of imports and the one-importer rules of the architecture, over every module of the package."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "officer_quiz"

GROUPS = (
    ("interrupts", "printable"),
    ("errors", "messages", "version"),
    ("text", "talk"),
    ("statutes", "kinds"),
    ("bank",),
    ("scoring", "answers"),
    ("session",),
    ("results",),
    ("papers", "analysis"),
    ("store", "exchange"),
    ("env",),
    ("library",),
    ("services",),
    ("ui",),
    ("cli",),
    ("__main__",),
)
"""Left to right: a package imports only from groups to its left, and from itself."""
WITHIN = {("errors", "messages")}
"""The one import inside a group: a user's error carries the message that says it."""
ONLY_IMPORTER = {
    "yaml": {"text"},
    "pydantic": {"text"},
    "pydantic_core": {"text"},
    "sqlite3": {"store"},
    "sqlalchemy": {"store"},
    "psycopg": {"store"},
    "fsrs": {"results"},
    "dulwich": {"library"},
    "rich": {"ui", "cli"},
    "prompt_toolkit": {"ui"},
    "nacl": {"papers"},
    "typer": {"cli"},
    "jinja2": {"ui"},
    "altair": {"ui"},
    "vl_convert": {"ui"},
}
FORBIDDEN = {"click"}
PURE = {package for group in GROUPS[:9] for package in group} - {"interrupts"}
"""Left of `store`: no files, no console, no clock, no chance; `interrupts` ends the run."""
SILENT = {"store", "env", "library", "services"}
"""They touch files, never the screen or the keyboard: they return values, which `ui` shows."""

MODULES = sorted(PACKAGE.rglob("*.py"))
RANK = {package: rank for rank, group in enumerate(GROUPS) for package in group}


def package_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(module: Path) -> Iterator[str]:
    """Yield every module imported anywhere in a file, inside functions and under TYPE_CHECKING too."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            base = node.module or ""
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def test_every_package_is_in_the_table() -> None:
    known = set(RANK) | {"__init__", "questions", "__pycache__"}
    assert {entry.name.removesuffix(".py") for entry in PACKAGE.iterdir()} <= known


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_left(module: Path) -> None:
    package = package_of(module)
    for name in imports(module):
        words = name.split(".")
        if words[0] in FORBIDDEN:
            pytest.fail(f"{module} imports {name}")
        owner = ONLY_IMPORTER.get(words[0])
        assert owner is None or package in owner, f"{module} imports {name}: only {owner} may"
        if words[0] == "officer_quiz" and len(words) > 1 and words[1] != package:
            allowed = RANK[words[1]] < RANK[package] or (package, words[1]) in WITHIN
            assert allowed, f"{module} imports {name}: not to its left"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_core_does_no_io(module: Path) -> None:
    if package_of(module) not in PURE:
        return
    tree = ast.parse(module.read_text(encoding="utf-8"))
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    names = {func.id for func in called if isinstance(func, ast.Name)}
    methods = {func.attr for func in called if isinstance(func, ast.Attribute)}
    assert not names & {"open", "print", "input"}
    assert not methods & {"now", "today", "utcnow", "read_text", "write_text", "read_bytes", "write_bytes"}
    assert not {"random", "secrets", "time", "os", "sys", "subprocess"} & {
        name.split(".")[0] for name in imports(module)
    }


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_services_and_library_never_print_and_never_ask(module: Path) -> None:
    if package_of(module) not in SILENT:
        return
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert not names & {"print", "input"}
    of_sys = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys"
    }
    assert not of_sys & {"stdin", "stdout", "stderr"} or package_of(module) == "env"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_says_what_it_is_for_and_stays_small(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 400
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), f"{module}: the first line says what the module is for"
