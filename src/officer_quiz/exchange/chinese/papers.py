"""What a paper is taken apart into: questions with all that stands at them, entries of its sections of answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from officer_quiz.messages.catalogue import Message


@dataclass(slots=True)
class Asked:
    """A question as it stands there: texts by line, keys as written and where from."""

    number: int
    place: Message
    section: int = 0
    kind: str = ""
    stem: list[str] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)
    inline: bool = False
    """Whether the choices stand in the line of the stem."""
    ticked: list[str] = field(default_factory=list)
    """Letters of choices set off by a tick, bold or red."""
    keys: list[str] = field(default_factory=list)
    """Each key that is given, as written."""
    explain: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    worth: str = ""
    """Its points, empty where nothing tells them."""
    about: list[tuple[str, str]] = field(default_factory=list)
    """What else is told of it (难度, 分值), as name and value."""
    doubts: list[Message] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)
    """All lines as they are, to fall back on."""
    material: int = 0
    """The number of the material it is about, none: 0."""


@dataclass(slots=True)
class Answered:
    """An entry of a section of answers: to which question of which section, what it says."""

    number: int
    place: Message
    section: int
    kind: str = ""
    key: str = ""
    explain: str = ""


@dataclass(slots=True)
class Paper:
    """Questions in order, materials by number, entries of answers, heads of sections."""

    questions: list[Asked] = field(default_factory=list)
    materials: dict[int, list[str]] = field(default_factory=dict)
    worths: dict[int, str] = field(default_factory=dict)
    """The points of all questions about a material, where a head tells them."""
    answers: list[Answered] = field(default_factory=list)
    losses: list[tuple[Message, Message]] = field(default_factory=list)
