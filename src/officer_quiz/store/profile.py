"""The trainee's profile: what they call themselves and for whom they practise; kept beside their results."""

from __future__ import annotations

import json
import os
from collections.abc import Container
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, get_args

from officer_quiz.errors import UserError, reason
from officer_quiz.messages.catalogue import LANGUAGES, Message, message
from officer_quiz.printable import as_json
from officer_quiz.store.disk import in_one_step, read_bytes
from officer_quiz.store.folder import check_folder

FILE = "profile.json"
DAYS = range(1, 31)
"""Days of full marks that may be asked for."""
GOALS = range(1001)
"""Questions that may be the goal of a day; 0 is none."""
STAMPED = ("name", "unit", "post", "level")
"""What a session keeps of the profile."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Display name or code, unit, post, level, language, the days of full marks that make a question mastered, the
    questions to answer in a day, whether practice asks how sure one is and for one's own words before the replies of a
    conversation, whether one key answers at once, and whether clocks run in conversations.

    No goal is 0, empty text means not said; nothing else about the trainee is collected.
    """

    name: str = ""
    unit: str = ""
    post: str = ""
    level: str = ""
    language: str = ""
    days: int = 3
    goal: int = 0
    sure: bool = False
    quick: bool = False
    say: bool = False
    clock: bool = True

    @classmethod
    def read(cls, folder: Path) -> Profile:
        """Return the profile kept in a data folder, an empty one if there is none.

        UserError if it is damaged or of a newer version of the program.
        """
        file = folder / FILE
        try:
            data = json.loads(read_bytes(file))
        except FileNotFoundError:
            check_folder(folder)
            return cls()
        except OSError as error:
            check_folder(folder)
            raise UserError(message("system.refused", path=str(file), reason=reason(error))) from error
        except (ValueError, RecursionError) as error:
            line = getattr(error, "lineno", 1)  # other faults than of JSON: of the encoding, and nested without end
            raise UserError(message("me.damaged", path=str(file), reason=message("me.no-json", line=line))) from error
        if isinstance(data, dict) and not {each.name for each in fields(cls)}.issuperset(data):
            raise UserError(message("me.newer", path=str(file)))
        if wrong := _fault(data):
            raise UserError(message("me.damaged", path=str(file), reason=wrong))
        return cls(**data)

    def write(self, folder: Path) -> None:
        """Keep the profile in a data folder, readable by its owner only, in one step; UserError if it cannot be."""
        check_folder(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with in_one_step(folder / FILE) as fresh:
                private = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(private, "w", encoding="utf-8") as file:
                    file.write(as_json(asdict(self), indent=2))
        except OSError as error:
            raise UserError(message("store.read-only", path=str(folder / FILE), reason=reason(error))) from error

    def changed(self, **given: Any) -> Profile:
        """Return the profile with what was given; None leaves a field as it is."""
        return replace(self, **{key: value for key, value in given.items() if value is not None})

    def stamp(self) -> dict[str, str]:
        """Return what a session keeps of the profile: what was said, by field."""
        return {key: value for key in STAMPED if (value := getattr(self, key))}


def _known(field: str, value: object) -> Container[object]:
    """What a field can hold; where it is not one of a few, any value."""
    if field in {"post", "level"} and value:
        from officer_quiz.kinds.base.question import Post, QuestionLevel  # noqa: PLC0415  (not for the language alone)

        return get_args(Post if field == "post" else QuestionLevel)
    return {"language": ("", *LANGUAGES), "days": DAYS, "goal": GOALS}.get(field, (value,))


def _fault(data: object) -> Message | None:
    """Return what is wrong with the JSON data of a profile: each field holds a value of its own type, one it can."""
    if not isinstance(data, dict):
        return message("me.no-object")
    usual = Profile()
    for field, value in data.items():
        if type(value) is not type(getattr(usual, field)) or value not in _known(field, value):
            return message("me.wrong-field", field=field, value=as_json(value)[:80])
    return None
