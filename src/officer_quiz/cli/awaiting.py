"""What waits for a reviewer: questions still draft, and reviewed ones whose law has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from officer_quiz.cli.env import Env
from officer_quiz.cli.files import read_register
from officer_quiz.cli.material import Library
from officer_quiz.session.coverage import stale


def awaiting(env: Env, library: Library) -> Iterator[dict[str, Any]]:
    """Yield each question that waits, in the order of the banks, as JSON data; `why` is draft or stale."""
    register = read_register(library.statutes)[0]
    overtaken = {row.id for row in stale(library.drawables(), register, env.today())}
    for each in library.candidates():
        why = "draft" if each.status == "draft" else "stale" if each.id in overtaken else ""
        if not why or each.status == "retired":
            continue
        found = library.data(each.id)
        assert found is not None
        trail = {name: found.data.get(name) or None for name in ("author", "reviewer", "checked")}
        yield {"question": each.id, "bank": each.bank, "status": each.status, **trail, "why": why}
