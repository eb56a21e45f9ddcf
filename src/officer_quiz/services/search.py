"""Finds questions by the words in their texts and citations, whatever their case and width, and by filters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from officer_quiz.answers.words import headline
from officer_quiz.bank.citations import cite_texts
from officer_quiz.bank.prose import prose
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.kinds import kind
from officer_quiz.library.library import Library
from officer_quiz.messages.catalogue import message
from officer_quiz.services.narrowing import by_name
from officer_quiz.session.filter import Candidate, Filter
from officer_quiz.statutes.citation import Citation, Unreadable, parse, places_of
from officer_quiz.statutes.register import Register


@dataclass(frozen=True, slots=True)
class Hit:
    """A question found: `matches` are the texts with one of the words, each after the name of its field."""

    id: str
    bank: str
    kind: str
    level: str
    status: str
    headline: str
    matches: tuple[tuple[str, str], ...]

    def data(self) -> dict[str, Any]:
        """The hit as JSON data."""
        return {
            "id": self.id,
            "bank": self.bank,
            "kind": self.kind,
            "level": self.level,
            "status": self.status,
            "headline": self.headline,
            "matches": [{"field": field, "text": text} for field, text in self.matches],
        }


def search(
    env: Env, library: Library, words: Sequence[str], filters: Filter, statuses: Set[str], cites: str
) -> list[Hit]:
    """Return the questions that fit; retired ones only where `statuses` asks for them.

    UserError for an unknown bank, topic or tag, or a citation of no listed statute.
    """
    candidates = library.candidates()
    filters = by_name(filters, library)
    register = library.register
    place = _place(cites, register) if cites else None
    folded = [_fold(word) for word in words]
    fitting = (
        each
        for each in candidates
        if (each.status in statuses if statuses else each.status != "retired") and filters.fits(each)
    )
    hits = (_hit(env, library, each, folded, place, register) for each in fitting)
    return [hit for hit in hits if hit]


def _hit(
    env: Env, library: Library, each: Candidate, words: Sequence[str], place: Citation | None, register: Register
) -> Hit | None:
    """Return where a question has all the words, None if it lacks one or does not cite the place."""
    found, question = library.data(each.id), library.question(each.id)
    assert found is not None and question is not None
    if place and not any(_meets(place, own, register) for own in places_of(cite_texts(found.data))):
        return None
    texts = [("id", each.id), *_texts(found.data), *_texts(library.shown(each.id, found))]
    folded = [(where, text, _fold(text)) for where, text in texts]
    if not all(any(word in text for _, _, text in folded) for word in words):
        return None
    matches = dict.fromkeys(
        (where, text) for where, text, bare in folded if where != "id" and any(word in bare for word in words)
    )
    return Hit(each.id, each.bank, each.kind, each.level, each.status, headline(question, env.say), tuple(matches))


def _texts(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text people read in a question, its parts and citations, with the name of its field."""
    yield from ((str(path[0]), text) for path, text in prose(data, ()))
    field = kind(data["type"]).parts_field
    for part in data[field] if field else ():
        yield from ((str(path[0]), text) for path, text in prose(part, ()))
    yield from (("cite", text) for text in cite_texts(data))


def _place(text: str, register: Register) -> Citation:
    """Read what should be cited: 《法规》第N条 or just a statute's name; UserError for an unknown statute."""
    found = parse(text)
    place = Citation(text.strip("《》 ")) if isinstance(found, Unreadable) else found[0]
    if register.find(place.statute) is None:
        if isinstance(found, Unreadable) and "条" in text:
            raise UserError(message("checks.L21.notation"), Exit.USAGE)
        raise UserError(register.unknown(place.statute))
    return place


def _meets(wanted: Citation, own: Citation, register: Register) -> bool:
    """Whether a citation is of the statute wanted, and of the article, paragraph and item as far as they are named."""
    if register.find(own.statute) is not register.find(wanted.statute):
        return False
    pairs = ((wanted.article, own.article), (wanted.paragraph, own.paragraph), (wanted.item, own.item))
    return all(not asked or asked == told for asked, told in pairs) and (not wanted.article or wanted.sub == own.sub)


def _fold(text: str) -> str:
    return normalize("NFKC", text).casefold()
