"""Question kinds, found by listing this package: every module here is a kind, named as `type` in YAML.

A kind's class is its module's name in capitals: ``true_false`` holds ``TrueFalse``. What kinds share is in ``base``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from officer_quiz.kinds.base.question import Question
from officer_quiz.messages.catalogue import Message
from officer_quiz.text.lookalikes import as_it_looks


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


_ALSO = {
    "选择": "single",
    "单项选择": "single",
    "多项选择": "multiple",
    "不定项选择": "indefinite",
    "是非": "true_false",
    "判断正误": "true_false",
    "简答": "essay",
    "问答": "essay",
    "论述": "essay",
    "主观": "essay",
    "案例分析": "case",
    "材料": "case",
    "连线": "matching",
    "匹配": "matching",
    "计算": "numeric",
    "对话": "dialogue",
    "情景排序": "ranking",
    "情景评价": "rating",
    "最佳最差": "best_worst",
}
"""What people write for a kind beside its name."""


def meant(written: str) -> str | None:
    """Return the kind whose name in any language, or another usual one, is what is written; None if there is none."""
    word = as_it_looks(written)
    return word if word in names() else _by_name().get(word.removesuffix("题").casefold())


@cache
def _by_name() -> Mapping[str, str]:
    """The kinds by all that is written for them; of two kinds with a name the first by its own name has it."""
    named = [(texts["name"].casefold(), name) for name in names() for texts in kind(name).MESSAGES.values()]
    return {**_ALSO, **dict(reversed(named))}


@cache
def told(name: str) -> Message:
    """Return a kind with what it is called."""
    return Message("kinds_common.kind-named", {"word": name, "name": Message(f"kinds.{name}.name")})
