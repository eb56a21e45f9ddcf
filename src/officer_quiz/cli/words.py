"""Takes plain words of a command line as they are, without loading what typer checks other values with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from typer.core import TyperArgument, TyperOption


class Plain:
    """Stands where typer keeps what checks a parameter's value; leaves to typer whatever is no plain word."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Return the value of a parameter as typer would: texts as they are, whole numbers in bounds as numbers."""
        many = param.multiple or param.nargs == -1
        wanted = param.type_descriptor.annotation
        if value is None:
            return () if many else None
        if wanted is str and isinstance(value, str):
            return value
        if wanted == list[str] and isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value):
            return list(value)
        if wanted is int and _within(value, param.type_descriptor.parameter_info):
            return int(value)
        param._runtime_param = None
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def take_plainly(params: Iterable[Any]) -> None:
    """Let parameters of a command take plain words as they are."""
    for param in params:
        if isinstance(param, (TyperOption, TyperArgument)):
            param._runtime_param = Plain()  # type: ignore[assignment]


def _within(value: Any, bounds: Any) -> bool:
    if isinstance(value, str) and not (value.isascii() and value.isdigit()):
        return False
    least, most = bounds.min, bounds.max
    return (least is None or int(value) >= least) and (most is None or int(value) <= most)
