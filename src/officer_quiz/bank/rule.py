"""What a check on content is: its code, its usual level, and whether a remark in the file may silence it."""

from __future__ import annotations

from dataclasses import dataclass

from officer_quiz.messages.catalogue import Message
from officer_quiz.text.diagnostic import Fault, Level, Path


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for questions; `level` is the gravest it gives.

    `firm`: a fact such as a missing article, which no remark in a file makes right. `by_texts`: what it finds depends
    on the statute texts at hand, so that a remark may be needed where they are not, or only where they are.
    """

    code: str
    level: Level
    firm: bool = False
    by_texts: bool = False

    def fault(
        self,
        path: Path,
        key: str = "found",
        /,
        level: Level | None = None,
        *,
        on_key: bool = False,
        offset: int | None = None,
        **args: object,
    ) -> Fault:
        """Return a fault of this rule, said in the rule's own wording `key`; `offset` as in `Fault`."""
        said = Message(f"checks.{self.code}.{key}", args)
        return Fault(self.code, path, said, level or self.level, on_key, offset)
