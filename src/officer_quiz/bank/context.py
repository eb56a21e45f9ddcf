"""What checks know beside the bank in hand: the statutes and their texts, the date, the banks before it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from officer_quiz.bank.model import Item
from officer_quiz.statutes.articles import Line
from officer_quiz.statutes.citation import Citation
from officer_quiz.statutes.register import Register
from officer_quiz.statutes.texts import NO_TEXTS, Texts


def claim_of(bank: str) -> str:
    """Return what a bank's own id is called among the ids taken: banks and questions do not share ids."""
    return f"bank {bank}"


@dataclass(frozen=True, slots=True)
class Context:
    """Shared by the checks of one run.

    `wanted` are the codes of the checks to run (None: all). `ids` maps each id taken so far to where: a file and a
    line; it is filled as the banks go by. `mends`: whether what would mend a fault is to be told with it.
    """

    register: Register
    today: date
    texts: Texts = NO_TEXTS
    wanted: Set[str] | None = None
    ids: dict[str, tuple[str, int]] = field(default_factory=dict)
    mends: bool = False

    def law(self, item: Item) -> str:
        """Return the text of the articles a question cites, whole; empty when any of them is not at hand."""
        found: list[str] = []
        for place in item.cited if self.texts.at_hand else ():
            lines = self.article(place, item.entry.question.checked or self.today)
            if not lines:
                return ""
            found += [line.text for line in lines]
        return "\n".join(found)

    def article(self, place: Citation, day: date) -> Sequence[Line] | None:
        """Return the lines of the article that a citation of a day means; empty if its text has no 第…条之N of it.

        None when the text of that day's version is not at hand: texts are those of the versions in force today, and one
        whose articles contradict that version is not used. Nor is one of an article that it lacks: which there are says
        the register, for the text may be incomplete.
        """
        statute = self.register.find(place.statute)
        if (
            statute is None
            or not self.register.sound
            or place.appendix
            or statute.version_on(day) != statute.version_on(self.today)
        ):
            return None
        articles = self.texts.in_force(statute, self.today)
        return articles.get((place.article, place.sub), ()) if (place.article, 0) in articles else None

    def runs(self, code: str) -> bool:
        """Return whether a check is to run."""
        return self.wanted is None or code in self.wanted
