"""What a check on content is: its code, its usual level, and whether a remark in the file may silence it."""

from __future__ import annotations

from dataclasses import dataclass

from officer_quiz.messages.catalogue import Message
from officer_quiz.text.diagnostic import Fault, Level, Mend, Path


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for questions; `level` is the gravest it gives.

    `firm`: a fact such as a missing article, which no remark in a file makes right. `by_texts`: what it finds depends
    on the statute texts at hand, so that a remark may be needed where they are not, or only where they are. `apart`: a
    pass over all files finds some of its faults, so that a remark may be needed for another file.
    """

    code: str
    level: Level
    firm: bool = False
    by_texts: bool = False
    apart: bool = False

    @property
    def told_here(self) -> bool:
        """Whether what it finds in a file is the same whatever is beside it."""
        return not (self.by_texts or self.apart)

    def fault(
        self,
        path: Path,
        key: str = "found",
        /,
        level: Level | None = None,
        *,
        on_key: bool = False,
        offset: int | None = None,
        mend: Mend | None = None,
        **args: object,
    ) -> Fault:
        """Return a fault of this rule, said in the rule's own wording `key`; `offset` and `mend` as in `Fault`."""
        said = Message(f"checks.{self.code}.{key}", args)
        return Fault(self.code, path, said, level or self.level, on_key, offset, mend)
