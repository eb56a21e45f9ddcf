"""Twee 3, the text of branching stories that Twine and others open: each place, reply and ending is a passage.

All text is literal: what a story format could take for its markup is written as the number of its character.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from uuid import NAMESPACE_URL, uuid5

from officer_quiz.answers.words import number as points_of
from officer_quiz.exchange.base.labels import feedback
from officer_quiz.exchange.base.talks import Told, told
from officer_quiz.exchange.base.tongue import wording
from officer_quiz.exchange.base.written import Written, said_apart
from officer_quiz.kinds.base.portable import Portable
from officer_quiz.messages.catalogue import Wording

NAME = "twee"
ENDINGS = (".twee", ".tw")
CARRIES = frozenset({"id", "title", "context", "explain", "citations", "sources", "remarks", "violations"})
START = "Start"
_MARKUP = re.compile(r"[!\"#$%&'()*+\-/:<=>@\[\\\]^_`{|}~]|(?<=\d)\.")


def write(title: str, questions: Sequence[Portable]) -> Written:
    """Return a story of all conversations: the first passage leads to each of them."""
    say = wording(questions)
    links: list[str] = []

    def passages(question: Portable) -> str:
        found = told(question)
        links.append(f"{_text(found.heading)}\n\n{_link(found.question.id, _name(found, found.talk.start))}")
        return "\n\n".join(_passages(found, say))

    pieces, accounts = said_apart(questions, CARRIES, passages)
    ifid = str(uuid5(NAMESPACE_URL, "\n".join((title, *(question.id for question in questions))))).upper()
    data = json.dumps({"ifid": ifid, "start": START})
    head = (_passage("StoryTitle", [_header(title)]), _passage("StoryData", [data]), _passage(START, links))
    return Written(("\n\n".join((*head, *pieces)) + "\n").encode(), accounts)


def _passages(found: Told, say: Wording) -> Iterator[str]:
    talk, question = found.talk, found.question
    for place in talk.places:
        lines = [*_opening(found, say)] if place.id == talk.start else []
        lines += [_text(each) for each in (place.scene, found.spoken(place.by, place.line, say)) if each]
        for letter, reply in found.replies(place):
            lines.append(f"{letter}. {_text(reply.text)}")
            lines.append(_link(say("printed.talk-choose", letter=letter), _name(found, place.id, letter)))
        yield _passage(_name(found, place.id), lines)
        most = points_of(max(reply.points for reply in place.replies))
        for letter, reply in found.replies(place):
            lines = [_text(then)] if (then := found.reaction(place, reply, say)) else []
            lines += [_text(say("printed.talk-earned", points=points_of(reply.points), most=most))]
            lines += [_text(reply.feedback)] if reply.feedback else []
            lines += [_text(say("printed.talk-violation", text=reply.violation))] if reply.violation else []
            lines += [_text(say("printed.talk-basis", citations=reply.citations))] if reply.citations else []
            lines.append(_link(say("printed.talk-go-on"), _name(found, reply.to)))
            yield _passage(_name(found, place.id, letter), lines)
    for end in talk.endings:
        outcome = say("printed.talk-ending", outcome=say(f"printed.outcome-{end.outcome}"))
        lines = [_text(each) for each in (outcome, end.text, *feedback(question).split("\n")) if each]
        lines.append(_link(say("printed.talk-again"), _name(found, talk.start)))
        yield _passage(_name(found, end.id), lines, f"[ending {end.outcome}]")


def _opening(found: Told, say: Wording) -> Iterator[str]:
    """Yield what is read before a conversation begins."""
    yield _text(found.heading)
    for passage in found.question.context:
        objective = passage.role == "objective"
        yield _text(say("printed.talk-objective", text=passage.text) if objective else passage.text)


def _name(found: Told, stop: str, letter: str = "") -> str:
    """Return the name of a passage: of numbers and letters, whatever the places of a conversation are called."""
    return f"{found.question.id} {found.numbers[stop]}{letter}"


def _passage(name: str, lines: Iterable[str], tags: str = "") -> str:
    return "\n".join((f":: {name} {tags}".rstrip(), "\n\n".join(lines)))


def _header(text: str) -> str:
    """Return a text that stands alone in a passage as one line that begins no other passage."""
    return re.sub(r"^:+", lambda found: "：" * len(found[0]), " ".join(text.split()))


def _link(text: str, to: str) -> str:
    return f"[[{text}->{to}]]"


def _text(text: str) -> str:
    """Return a text as paragraphs that show it as it is in any story format."""
    lines = (line.strip() for line in text.split("\n"))
    return "\n\n".join(_MARKUP.sub(lambda found: f"&#{ord(found[0])};", line) for line in lines if line)
