"""Conversations as stories in Twee 3 and as graphs in Mermaid: whole, and with every text literal."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, replace

import pytest

from examples import example
from officer_quiz import kinds
from officer_quiz.exchange import json as json_format
from officer_quiz.exchange import mermaid, twee
from officer_quiz.kinds.base.portable import Portable, Talk
from officer_quiz.messages.catalogue import Wording

SAY = Wording("en", {"kinds": kinds.wording})
EVIL = (
    "1. **a** [[x->y]] \"q\" `#35;` %%{init: {'x':1}}%% <b onload=1> style: #x; $v (print: 1) <<run 1>> {{y}} ]| end; "
    "\\ --- &amp; click t1n1 href // ~ ^ _z_ @ +"
)


def talk(**changed: object) -> Portable:
    whole = example("dialogue").portable()
    assert whole is not None
    return replace(whole, **changed)  # type: ignore[arg-type]


def hostile() -> Portable:
    """The example with signs of many formats in every text."""
    whole = talk(title=f"::{EVIL}", explain=f":: a [b]\n{EVIL}")
    assert isinstance(whole.answer, Talk)
    places = tuple(
        replace(
            place,
            scene=f":: new\n- {EVIL}\n!x",
            line=EVIL,
            replies=tuple(replace(each, text=EVIL, feedback=EVIL, violation=EVIL) for each in place.replies),
        )
        for place in whole.answer.places
    )
    endings = tuple(replace(each, text=EVIL) for each in whole.answer.endings)
    return replace(whole, answer=replace(whole.answer, places=places, endings=endings))


@dataclass(frozen=True)
class Passage:
    name: str
    tags: list[str]
    text: str

    @property
    def links(self) -> list[str]:
        """Where its links lead."""
        return re.findall(r"\[\[[^\[\]]*?->([^\[\]]*?)\]\]", self.text)

    @property
    def shown(self) -> str:
        """Its text without its links, as a browser shows it."""
        return html.unescape(re.sub(r"\[\[.*?\]\]", "", self.text))


def story(questions: list[Portable]) -> dict[str, Passage]:
    """A file as the rules of Twee 3 have it: a passage begins at a line with two colons; names are unique."""
    found: dict[str, Passage] = {}
    text = twee.write("楼道", questions).raw.decode("utf-8")
    assert text.startswith("::")
    for piece in re.split(r"^::", text, flags=re.MULTILINE)[1:]:
        head, _, body = piece.partition("\n")
        fits = re.fullmatch(r" *((?:[^\[\]{}\\]|\\.)+?) *(?:\[([^\]]*)\])? *(\{.*\})?", head)
        assert fits is not None and fits[1] not in found, head
        found[fits[1]] = Passage(fits[1], (fits[2] or "").split(), body.strip())
    return found


@pytest.mark.parametrize("question", [talk(), hostile()], ids=["plain", "hostile"])
def test_a_story_has_a_passage_for_each_place_reply_and_ending(question: Portable) -> None:
    found = story([question])
    answer = question.answer
    assert isinstance(answer, Talk)
    replies = sum(len(place.replies) for place in answer.places)
    assert len(found) == 3 + len(answer.places) + replies + len(answer.endings)
    data = json.loads(found["StoryData"].text)
    assert data["start"] == "Start" and re.fullmatch("[0-9A-Z-]{8,63}", data["ifid"])
    assert found["StoryTitle"].text == "楼道"
    links = [to for passage in found.values() for to in passage.links]
    assert set(links) == found.keys() - {"StoryTitle", "StoryData", "Start"}
    assert len(links) == 1 + 2 * replies + len(answer.endings)
    endings = [each for each in found.values() if "ending" in each.tags]
    assert [each.tags[1] for each in endings] == [each.outcome for each in answer.endings]


def test_the_texts_of_a_story_are_shown_as_they_are() -> None:
    found = story([hostile()])
    start = found["example-dialogue-1 1"]
    assert start.shown.count(EVIL) == 3 + len(hostile().answer.places[0].replies)  # type: ignore[union-attr]
    assert EVIL in found["example-dialogue-1 1A"].shown
    for passage in found.values():
        if passage.name not in {"StoryTitle", "StoryData"}:
            rest = re.sub(r"\[\[[\w -]+->[\w -]+\]\]|&#\d+;", "", passage.text)
            assert not re.search(r"[\[\]{}<>*_~^$@#=|\\/`\"'+&-]", rest), rest
    assert story([replace(talk(), title="x")])["Start"].text.startswith("x\n\n[[")
    assert twee.write("::x", [talk()]).raw.decode().splitlines()[1] == "：：x"


def graph(questions: list[Portable]) -> list[str]:
    return mermaid.write("t", questions).raw.decode("utf-8").splitlines()


def shown(label: str) -> str:
    """A label as Mermaid shows it."""
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label).replace("<br/>", "\n")


LINE = re.compile(
    r'flowchart TD|  subgraph t\d+\["(?P<frame>[^"]*)"\]|    t\d+n\d+\["(?P<place>[^"]*)"\]|'
    r'    t\d+n\d+\(\["(?P<end>[^"]*)"\]\)|    t\d+n\d+ (?:-->|-\.->)\|"(?P<reply>[^"]*)"\| t\d+n\d+|  end|'
    r"  class t\d+n\d+ (?:good|mixed|bad)|  classDef (?:good|mixed|bad) fill:#\w+,stroke:#\w+"
)


@pytest.mark.parametrize("question", [talk(), hostile()], ids=["plain", "hostile"])
def test_a_graph_has_a_line_for_each_place_reply_and_ending(question: Portable) -> None:
    answer = question.answer
    assert isinstance(answer, Talk)
    found = [fits for line in graph([question]) if (fits := LINE.fullmatch(line))]
    assert len(found) == len(graph([question]))
    labels = {name: [shown(each[name]) for each in found if each[name]] for name in ("place", "end", "reply", "frame")}
    assert len(labels["place"]) == len(answer.places) and len(labels["reply"]) == sum(
        len(place.replies) for place in answer.places
    )
    assert labels["end"] == [" ".join(each.text.split()) for each in answer.endings]
    assert labels["frame"] == [f"{' '.join(question.title.split()) or question.id} ({question.id})"]
    first = answer.places[0].replies[0]
    assert labels["reply"][0].startswith(f"A. {first.text}\n")
    assert first.violation in labels["reply"][0]


def test_a_label_is_literal() -> None:
    for line in graph([hostile()]):
        fits = LINE.fullmatch(line)
        assert fits is not None, line
        for label in filter(None, fits.groupdict().values()):
            rest = label.replace("<br/>", "").replace(";", "")
            assert not re.search(r"[\"'<>{}\[\]()|`%&*+=/\\-]|\d\.", rest), rest


@pytest.mark.parametrize(
    ("write", "lost"),
    [
        (twee.write, "rule for part marks, level, skills"),
        (mermaid.write, "rule for part marks, remarks on items, text to read first, explanation, level, skills"),
    ],
)
def test_what_they_do_not_say_is_named(write: object, lost: str) -> None:
    question = talk(level="advanced", skills=("language",), explain="x", citations=(), sources=())
    single = example("single").portable()
    told = write("t", [question, single]).told  # type: ignore[operator]
    assert {SAY(f"formats.lost-{each}") for each in told[0].lost} >= set(lost.split(", "))
    assert SAY(told[1].why) == "no such kind: single choice"


def test_a_conversation_that_remembers_is_no_fixed_graph() -> None:
    whole = talk()
    assert isinstance(whole.answer, Talk)
    whole = replace(whole, answer=replace(whole.answer, remembers=True))
    for write in (twee.write, mermaid.write):
        (told,) = write("t", [whole]).told
        assert told.why is not None and SAY(told.why).startswith("the conversation remembers what was said")
    (told,) = json_format.write("t", [whole]).told
    assert [SAY(f"formats.lost-{each}") for each in told.lost] == ["how a conversation remembers what was said"]
