"""Question kinds, found by listing this package: every module here is a kind, named as `type` in YAML.

A kind's class is its module's name in capitals: ``true_false`` holds ``TrueFalse``. What kinds share is in ``base``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from officer_quiz.kinds.base.question import Question


@cache
def names() -> tuple[str, ...]:
    """Return the names of all kinds, sorted."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.ispkg))


@cache
def kind(name: str) -> type[Question]:
    """Return the class of a kind; KeyError if there is no such kind."""
    if name not in names():
        raise KeyError(name)
    module = import_module(f"{__name__}.{name}")
    return cast("type[Question]", getattr(module, "".join(word.capitalize() for word in name.split("_"))))


def wording(language: str, key: str) -> str:
    """Return the template of ``<kind>.<key>`` in a language: the source ``kinds`` of the catalogue."""
    name, _, rest = key.partition(".")
    return kind(name).MESSAGES[language][rest]
