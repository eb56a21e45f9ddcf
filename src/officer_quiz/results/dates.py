"""On which day a question is due, worked out once (`due`): what can be kept of it and used again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Due:
    """The local day on which a question is due; `mark` tells the reviews that follows from."""

    day: date
    mark: str
