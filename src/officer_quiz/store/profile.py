"""The trainee's profile: what they call themselves and for whom they practise; kept beside their results."""

from __future__ import annotations

import json
import os
from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, get_args

from officer_quiz.errors import UserError
from officer_quiz.kinds.base.question import Post, QuestionLevel
from officer_quiz.messages.catalogue import LANGUAGES, message

FILE = "profile.json"
KNOWN: Mapping[str, Container[object]] = {
    "post": ("", *get_args(Post)),
    "level": ("", *get_args(QuestionLevel)),
    "language": ("", *LANGUAGES),
    "days": range(1, 31),
}
"""What a field can hold where it is one of a few."""
STAMPED = ("name", "unit", "post", "level")
"""What a session keeps of the profile."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Display name or code, unit, post, level, language, and the days of full marks that make a question mastered.

    Empty text means not said; nothing else about the trainee is collected.
    """

    name: str = ""
    unit: str = ""
    post: str = ""
    level: str = ""
    language: str = ""
    days: int = 3

    @classmethod
    def read(cls, folder: Path) -> Profile:
        """Return the profile kept in a data folder, an empty one if there is none; UserError if it is damaged."""
        file = folder / FILE
        try:
            data = json.loads(file.read_text(encoding="utf-8"))
            profile = cls(**{key: type(getattr(cls(), key))(value) for key, value in data.items()})
            for field, known in KNOWN.items():
                if getattr(profile, field) not in known:
                    raise ValueError(f"{field}: {str(getattr(profile, field))[:80]!r}")
            return profile
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
            raise UserError(message("me.damaged", path=str(file), reason=str(error))) from error

    def write(self, folder: Path) -> None:
        """Keep the profile in a data folder, readable by its owner only, in one step."""
        from uuid import uuid4  # noqa: PLC0415  (only writing needs it)

        fresh = folder / f"{FILE}.{uuid4().hex}"
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                json.dump(asdict(self), file, ensure_ascii=False, indent=2)
            fresh.replace(folder / FILE)
        except OSError as error:
            fresh.unlink(missing_ok=True)
            reason = error.strerror or str(error)
            raise UserError(message("store.read-only", path=str(folder / FILE), reason=reason)) from error

    def changed(self, **given: Any) -> Profile:
        """Return the profile with what was given; None leaves a field as it is."""
        return replace(self, **{key: value for key, value in given.items() if value is not None})

    def stamp(self) -> dict[str, str]:
        """Return what a session keeps of the profile: what was said, by field."""
        return {key: value for key in STAMPED if (value := getattr(self, key))}
