"""The direction of imports and the one-importer rules of the architecture, over every module of the package."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from syntax_trees import PACKAGE, files, nodes_of

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

PACKAGES: dict[str, list[Path]] = {}
"""The modules of each package."""
for path in files():
    PACKAGES.setdefault(path.relative_to(PACKAGE).parts[0].removesuffix(".py"), []).append(path)
RANK = {package: rank for rank, group in enumerate(GROUPS) for package in group}


def imports(module: Path) -> Iterator[str]:
    """Yield every module imported anywhere in a file, inside functions and under TYPE_CHECKING too."""
    for node in nodes_of(module):
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


# A test looks at a package, not at a module: there are many hundreds of modules, and what fails names its own.


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_go_left(package: str) -> None:
    for module in PACKAGES[package]:
        for name in imports(module):
            words = name.split(".")
            assert words[0] not in FORBIDDEN, f"{module} imports {name}"
            owner = ONLY_IMPORTER.get(words[0])
            assert owner is None or package in owner, f"{module} imports {name}: only {owner} may"
            if words[0] == "officer_quiz" and len(words) > 1 and words[1] != package:
                allowed = RANK[words[1]] < RANK[package] or (package, words[1]) in WITHIN
                assert allowed, f"{module} imports {name}: not to its left"


@pytest.mark.parametrize("package", sorted(PURE & PACKAGES.keys()))
def test_the_core_does_no_io(package: str) -> None:
    for module in PACKAGES[package]:
        called = {node.func for node in nodes_of(module) if isinstance(node, ast.Call)}
        names = {func.id for func in called if isinstance(func, ast.Name)}
        methods = {func.attr for func in called if isinstance(func, ast.Attribute)}
        files = {"now", "today", "utcnow", "read_text", "write_text", "read_bytes", "write_bytes"}
        assert not names & {"open", "print", "input"}, module
        assert not methods & files, module
        imported = {name.split(".")[0] for name in imports(module)}
        assert not {"random", "secrets", "time", "os", "sys", "subprocess"} & imported, module


@pytest.mark.parametrize("package", sorted(SILENT & PACKAGES.keys()))
def test_services_and_library_never_print_and_never_ask(package: str) -> None:
    for module in PACKAGES[package]:
        names = {node.id for node in nodes_of(module) if isinstance(node, ast.Name)}
        assert not names & {"print", "input"}, module
        of_sys = {
            node.attr
            for node in nodes_of(module)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys"
        }
        assert not of_sys & {"stdin", "stdout", "stderr"} or package == "env", module


@pytest.mark.parametrize("package", PACKAGES)
def test_a_module_says_what_it_is_for_and_stays_small(package: str) -> None:
    for module in PACKAGES[package]:
        text = module.read_text(encoding="utf-8")
        assert len(text.splitlines()) < 400, module
        tree = nodes_of(module)[0]
        assert isinstance(tree, ast.Module)
        assert not text.strip() or ast.get_docstring(tree), f"{module}: the first line says what the module is for"
