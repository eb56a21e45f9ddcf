"""Which message keys the source says, found by reading it: whole ones, and those that f-strings build.

A key stands in the source whole (``"screen.left"``), or an f-string builds it (``f"screen.level.{level}"``). What fills
the gaps of an f-string is a word that stands as a string in its module, in one that it imports (or that one imports),
or in one that imports it; a gap at the beginning is filled by the beginning of keys (``f"{area}.{command}"``).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache, cached_property
from typing import get_args

from officer_quiz.exchange import found
from officer_quiz.exchange import written as writers
from officer_quiz.kinds.base.question import Skill
from officer_quiz.scoring import MULTIPLE_RULES
from officer_quiz.session.modes import MODES
from syntax_trees import PACKAGE, files, nodes_of

AREAS = tuple(sorted(path.stem for path in (PACKAGE / "messages" / "zh").glob("*.py") if path.stem != "__init__"))
WHOLE = re.compile(rf"({'|'.join(AREAS)})(\.[a-z0-9_-]+)+")
GAP, FIRST = r"([a-z0-9_-]+)", r"([a-z0-9_.-]+)"
ELSEWHERE: Mapping[str, Set[str]] = {
    "cli.": {"help", "install-completion", "show-completion"},  # the parser's own options, which help lists too
    "diagnostic.": {"trailing-space"},  # mended without being found by a check; --explain tells what it is
    "formats.of-": {*writers(), *found()},  # formats are found by listing
    "kinds_common.rule.": set(MULTIPLE_RULES),  # a session brings the rules it is marked by
    "screen.mode.": set(MODES),
    "screen.review.": {"draft", "stale"},  # JSON data says why a question waits
    "screen.skill.": set(get_args(Skill)),
}
"""Words for gaps that stand too far away for the reading, by the beginning of the keys."""


@dataclass(frozen=True)
class Module:
    """A module of the program as its syntax tree."""

    nodes: tuple[ast.AST, ...]
    """Everything in it."""

    @cached_property
    def strings(self) -> frozenset[str]:
        """Every string in it, but for the parts of f-strings."""
        parts = {id(part) for node in self.nodes if isinstance(node, ast.JoinedStr) for part in node.values}
        constants = (node.value for node in self.nodes if isinstance(node, ast.Constant) and id(node) not in parts)
        return frozenset(value for value in constants if isinstance(value, str))

    @cached_property
    def options(self) -> frozenset[str]:
        """The names of its command-line options and of its fields, as keys write them."""
        named = {node.arg for node in self.nodes if isinstance(node, ast.arg) and node.annotation}
        fields = {
            node.target.id
            for node in self.nodes
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
        }
        return frozenset(name.replace("_", "-") for name in named | fields)

    @cached_property
    def templates(self) -> frozenset[str]:
        """Every f-string in it as a pattern whose groups are its gaps."""
        return frozenset(_pattern(node) for node in self.nodes if isinstance(node, ast.JoinedStr))

    @cached_property
    def imports(self) -> frozenset[str]:
        """The names it imports, wherever in it."""
        found: set[str] = set()
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found |= {each.name for each in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
        return frozenset(found)


def _pattern(node: ast.JoinedStr) -> str:
    parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else GAP for part in node.values]
    return "".join([FIRST if parts[:1] == [GAP] else "", *parts[parts[:1] == [GAP] :]])


@cache
def modules() -> Mapping[str, Module]:
    """Return the modules of the program by name, without the catalogues of messages."""
    found = {}
    for path in files():
        steps = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if len(steps) < 4 or steps[1] != "messages":
            found[".".join(steps).removesuffix(".__init__")] = Module(nodes_of(path))
    return found


def whole(read: Mapping[str, Module]) -> Iterator[tuple[str, str]]:
    """Yield (module, key) for every string that has the form of a key."""
    for name, module in read.items():
        for text in module.strings:
            if WHOLE.fullmatch(text):
                yield name, text


def built(read: Mapping[str, Module], keys: Set[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (module, template, key) for each of `keys` that an f-string can build."""
    beginnings = {text for module in read.values() for text in module.strings if "." in text}
    options = {word for module in read.values() for word in module.options}
    for name, module in read.items():
        fitting = [(template, key, gaps) for template in module.templates for key, gaps in _fitting(template, keys)]
        if not fitting:
            continue
        near = _with_imports(_with_imports([module], read), read)
        near += [each for each in read.values() if name in each.imports]
        words: Set[str] = {word for each in near for word in each.strings}
        for template, key, gaps in fitting:
            known = [words, *(more for start, more in ELSEWHERE.items() if key.startswith(start))]
            known += [options] if key.partition(".")[0] in {"cli", "me"} else []
            first = [beginnings] if template.startswith(FIRST) else known
            if all(any(gap in some for some in (known if place else first)) for place, gap in enumerate(gaps)):
                yield name, template, key


def _fitting(template: str, keys: Set[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the keys that a template with gaps fits, each with what fills them."""
    pattern = re.compile(template)
    if not pattern.groups:
        return []
    return [(key, gaps.groups()) for key in keys if (gaps := pattern.fullmatch(key))]


def _with_imports(near: list[Module], read: Mapping[str, Module]) -> list[Module]:
    """Return modules with those that they import."""
    return [*near, *(read[name] for module in near for name in module.imports if name in read)]
