"""What waits for a reviewer: questions still draft, and reviewed ones whose law is not in force any more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from officer_quiz.env import Env
from officer_quiz.library.library import Library
from officer_quiz.results.coverage import stale


def waiting_for_review(env: Env, library: Library) -> Iterator[dict[str, Any]]:
    """Yield each question that waits, in the order of the banks, as JSON data; `why` is draft or stale."""
    overtaken = {row.id for row in stale(library.drawables(), library.register, env.today())}
    for each in library.candidates():
        why = "draft" if each.status == "draft" else "stale" if each.id in overtaken else ""
        if not why or each.status == "retired":
            continue
        found = library.data(each.id)
        assert found is not None, "what can be drawn is in the index"
        trail = {name: found.data.get(name) or None for name in ("author", "reviewer", "checked")}
        yield {"question": each.id, "bank": each.bank, "status": each.status, **trail, "why": why}
