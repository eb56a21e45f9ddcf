"""A question in HTML from both sides: as trainees read it, then its key, why, and the law with its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from officer_quiz.answers.labels import column_labels, is_scale, labels, row_labels
from officer_quiz.answers.turns import Step
from officer_quiz.answers.words import number, spoken
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Choose, Option, Passage, Turn
from officer_quiz.kinds.base.reveal import Note, Reveal, Whole
from officer_quiz.messages.catalogue import Wording
from officer_quiz.services.law import POINTER
from officer_quiz.session.whole import met_before
from officer_quiz.ui.html.element import Html, element
from officer_quiz.ui.screens.feedback import ending_label, marked
from officer_quiz.ui.screens.marks import MARKS

Words = Callable[[str], str]
"""From a citation to words: with its version, or the text of its articles (perhaps none)."""


class Sides:
    """Draws the two sides of questions; `cite` and `article` say a question's citations."""

    def __init__(self, cite: Words, article: Words, say: Wording) -> None:
        self._cite, self._article, self._say = cite, article, say

    def asked(self, parts: Iterable[Sequence[Step]]) -> Iterator[Html]:
        """Yield each turn as trainees meet it; of a conversation, which goes where the replies lead, the first."""
        for part in parts:
            for step in part[:1] if part[0].replies else part:
                yield from self._turn(step.turn, step.shown)

    def key(self, parts: Iterable[Sequence[Step]]) -> Iterator[Html]:
        """Yield what the trainer's side tells of each part; a conversation place by place."""
        for part in parts:
            yield self._part(part[0].turn)
            talk = bool(part[0].replies)
            for place, step in enumerate(part if talk else (), 1):
                yield self._place(place, step)
            for step in part[:1] if talk else part:
                if step.reveal:
                    # What replies earn and where they lead is told above.
                    told = replace(step.reveal, notes=(), ending=None) if talk else step.reveal
                    yield from self._reveal(replace(told, response=None))

    def _turn(self, turn: Turn, already: int) -> Iterator[Html]:
        for place, passage in enumerate(turn.context):
            if place >= already:
                yield self._passage(passage)
        yield self._part(turn)
        yield element("p", spoken(turn.prompt, self._say), of="prompt text")
        yield from self._options(turn.ask)
        if turn.hint:
            yield self._labelled(self._say("screen.hint"), turn.hint)

    def _options(self, ask: Ask) -> Iterator[Html]:
        match ask:
            case Choose(options=options):
                yield self._lettered(options, labels(ask))
            case Arrange(items=items):
                yield self._lettered(items, labels(ask))
            case Assign(rows=rows, columns=columns):
                yield self._lettered(rows, row_labels(ask))
                if not is_scale(ask):
                    yield self._lettered(columns, column_labels(ask))

    def _lettered(self, options: Sequence[Option], letters: Mapping[str, str]) -> Html:
        rows = (element("li", _sign(letters[each.key]), spoken(each.text, self._say)) for each in options)
        return element("ul", *rows)

    def _reveal(self, reveal: Reveal) -> Iterator[Html]:
        say = self._say
        yield element("ul", *self._answer(reveal))
        yield element("p", say(reveal.rule), of="facts")
        if reveal.caution:
            yield element("p", say(reveal.caution), of="notice")
        if reveal.ending:
            yield self._labelled(ending_label(reveal.ending, say), reveal.ending[0])
        yield self._labelled(say("screen.role.model"), reveal.model)
        yield self._labelled(say("screen.explain"), reveal.explain)
        yield element("ul", *(self._note(note) for note in reveal.notes if not note.key))
        yield from self._grounds(reveal)
        if reveal.whole:
            yield self._labelled(say("screen.whole-explain"), reveal.whole.explain)
            yield from self._grounds(reveal.whole)

    def _answer(self, reveal: Reveal) -> Iterator[Html]:
        """Each option marked, with the remark on it."""
        remarks = {note.key: note for note in reveal.notes if note.key}
        for mark, label, words, key in marked(reveal, remarks, self._say):
            yield element("li", _sign(f"{MARKS[mark].strip()} {label}".strip()), words, self._why(remarks.get(key)))
        if isinstance(reveal.ask, Assign):
            letters = column_labels(reveal.ask)
            for column in reveal.ask.columns:
                if column.key in remarks:
                    words = spoken(column.text, self._say)
                    yield element("li", _sign(letters[column.key]), words, self._why(remarks[column.key]))

    def _why(self, note: Note | None) -> Html:
        return element("span", spoken(note.text, self._say) if note else "", of="why text")

    def _place(self, place: int, step: Step) -> Html:
        """A place in a conversation: what is met there, and every reply with what it earns and where it leads."""
        say, replies = self._say, []
        for way in step.replies:
            if isinstance(way.to, int):
                leads = say("screen.show.to", number=way.to)
            else:
                leads = f"{ending_label(way.to, say)}  {way.to[0]}"
            replies.append(self._note(way.note, leads))
        met = map(self._passage, step.turn.context[met_before(step, place) :])
        title = element("h3", say("screen.show.place", number=place))
        return element("div", title, *met, element("ul", *replies), of="place")

    def _note(self, note: Note, leads: str = "") -> Html:
        """A remark that concerns no letter, with what it earns, the rule broken, and where it leads."""
        say = self._say
        points = ""
        if note.points:
            points = "  " + say("screen.note-points", points=number(note.points[0]), most=number(note.points[1]))
        rule = say("screen.violation", rule=note.violation) if note.violation else ""
        return element(
            "li",
            _sign(MARKS[note.verdict].strip()),
            spoken(note.about, say) + points,
            self._why(note),
            element("span", rule, of="why notice"),
            *map(self._citation, note.citations),
            element("span", f"→ {leads}" if leads else "", of="why"),
        )

    def _grounds(self, told: Reveal | Whole) -> Iterator[Html]:
        yield from map(self._citation, told.citations)
        if told.sources:
            yield self._labelled(self._say("screen.source"), self._say.listed(told.sources))

    def _citation(self, citation: str) -> Html:
        """A citation with its version, and the articles it means where their text is at hand."""
        lines = self._article(citation).splitlines()
        told = (element("p", line.removeprefix(POINTER).strip(), of=_of(line)) for line in lines)
        return Html(self._labelled(self._say("screen.cite"), self._cite(citation)) + element("blockquote", *told))

    def _part(self, turn: Turn) -> Html:
        if not (part := turn.part):
            return Html("")
        kind = self._say(f"kinds.{part.kind}.name")
        return element("h3", self._say("screen.part", number=part.number, of=part.of, kind=kind))

    def _passage(self, passage: Passage) -> Html:
        return self._labelled(passage.by or self._say(f"screen.role.{passage.role}"), passage.text)

    def _labelled(self, label: str, words: str) -> Html:
        return element("p", element("span", label, of="label"), words, of="text") if words else Html("")


def _of(line: str) -> str:
    return "meant" if line.startswith(POINTER) else ""


def _sign(sign: str) -> Html:
    """The letter or mark before a line; where there is none, the room for it."""
    return element("span", sign or " ", of="sign")
