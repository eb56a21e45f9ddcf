"""What other people's parsers make of our files: GIFT by gift-pegjs, graphs by Mermaid.

They come from npm: `npm install gift-pegjs mermaid jsdom` in a folder of its own, and its `node_modules` in
OFFICER_QUIZ_NODE_MODULES. Without them these tests are skipped.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from examples import example
from officer_quiz import kinds
from officer_quiz.exchange import gift, mermaid
from officer_quiz.exchange.base import labels
from officer_quiz.exchange.base.written import apart
from officer_quiz.kinds.base.portable import (
    Blanks,
    ChooseMany,
    ChooseOne,
    Number,
    Pairs,
    Portable,
    Talk,
    TrueFalse,
)
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.messages.catalogue import Wording
from officer_quiz.ui.graph import mermaid as graph
from shipped import shipped

SAY = Wording("en", {"kinds": kinds.wording})
MODULES = Path(os.environ.get("OFFICER_QUIZ_NODE_MODULES", "node_modules"))
NODE = shutil.which("node")
GIFT = """
const { parse } = require(process.argv[1] + '/gift-pegjs');
process.stdout.write(JSON.stringify(parse(require('fs').readFileSync(0, 'utf8'))));
"""
MERMAID = """
const { JSDOM } = require(process.argv[1] + '/jsdom');
const window = new JSDOM('<body></body>').window;
Object.assign(globalThis, { window, document: window.document, Element: window.Element });
(async () => {
  const url = require('url').pathToFileURL(process.argv[1] + '/mermaid/dist/mermaid.core.mjs');
  const mermaid = (await import(url)).default;
  mermaid.initialize({ maxTextSize: 1e7, maxEdges: 1e4 });
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(require('fs').readFileSync(0, 'utf8'));
  const texts = (found) => [...found].map((each) => each.text ?? '');
  const told = { places: texts(db.getVertices().values()), arrows: texts(db.getEdges()) };
  process.stdout.write(JSON.stringify(told));
})();
"""


def run(script: str, module: str, raw: bytes) -> Any:
    """What a script prints as JSON for a file, with a module of npm."""
    if NODE is None or not (MODULES / module).is_dir():
        pytest.skip(f"npm install {module}, and OFFICER_QUIZ_NODE_MODULES")
    done = subprocess.run(
        [NODE, "-e", script, str(MODULES.resolve())], input=raw, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return json.loads(done.stdout)


def test_gift_is_parsed_to_the_same_questions() -> None:
    written = gift.write("题库", shipped())
    out = [part for each, said in zip(shipped(), written.told, strict=True) if not said.why for part in apart(each)]
    found = [each for each in run(GIFT, "gift-pegjs", written.raw) if each["type"] != "Category"]
    assert len(found) == len(out)
    for sent, got in zip(out, found, strict=True):
        assert got["id"] == sent.id and got["title"] == (sent.title or sent.id)
        assert _read(got) == _sent(sent), sent.id


def test_signs_of_gift_in_texts_are_texts() -> None:
    evil = "{=x} ~%50%y # z: [html]<b> \\ \\= // {T} $a$ ::t:: -> 1..2"
    whole = example("single").portable()
    assert whole is not None and isinstance(whole.answer, ChooseOne)
    choices = tuple(replace(each, text=f"{evil} {each.id}", feedback=f"[html]{evil}") for each in whole.answer.choices)
    one = replace(whole, prompt=evil, title=evil, explain=f"[moodle] {evil}", answer=ChooseOne(choices), tags=())
    (found,) = run(GIFT, "gift-pegjs", gift.write(evil, [one]).raw)
    assert (found["title"], *_read(found)) == (evil, *_sent(one))
    (back,) = gift.read(gift.write(evil, [one]).raw).questions
    assert isinstance(back.question, Portable)
    assert (back.question.prompt, back.question.answer, back.question.explain) == (evil, one.answer, one.explain)


def _text(told: Any) -> str:
    return told["text"] if isinstance(told, dict) else told or ""


def _read(got: dict[str, Any]) -> tuple[object, ...]:
    """What the parser says of a question: its kind, what is asked, what is right, what is said of it."""
    asked = (_text(got["stem"]), _text(got["globalFeedback"]), got["tags"] or [])
    match got["type"]:
        case "TF":
            return "TF", *asked, got["isTrue"]
        case "Numerical":
            return "Numerical", *asked, float(got["choices"]["number"]), float(got["choices"]["range"])
        case "Matching":
            return "Matching", *asked, [(_text(each["subquestion"]), each["subanswer"]) for each in got["matchPairs"]]
        case "Essay":
            return "Essay", *asked
        case "Short":
            return "Short", *asked, [_text(each["text"]) for each in got["choices"]]
        case _:
            choices = [
                (_text(each["text"]), each["isCorrect"], each["weight"], _text(each["feedback"]))
                for each in got["choices"]
            ]
            return got["type"], *asked, choices


def _sent(sent: Portable) -> tuple[object, ...]:
    """The same of our question."""
    asked = (labels.stem(sent), labels.feedback(sent), list(labels.tags(sent, points=True)))
    match sent.answer:
        case TrueFalse(right=right):
            return "TF", *asked, right
        case Number(value=value, tolerance=tolerance):
            return "Numerical", *asked, float(value), float(tolerance)
        case Pairs(pairs=pairs, distractors=others):
            sides = [(left.text, right.text) for left, right in pairs]
            return "Matching", *asked, [*sides, *(("", each.text) for each in others)]
        case Blanks(texts=texts, accepted=accepted):
            return "Short", f"{texts[0]}_____{texts[1]}".strip(), *asked[1:], list(accepted[0])
        case ChooseOne(choices=choices):
            return "MC", *asked, [(each.text, each.right, None, each.feedback) for each in choices]
        case ChooseMany(choices=choices) as many:
            shares = [float(share) for share in labels.weights(many)]
            told = [(each.text, False, share, each.feedback) for share, each in zip(shares, choices, strict=True)]
            return "MC", *asked, told
        case _:
            return "Essay", *asked


def test_mermaid_draws_the_places_and_replies_of_a_conversation_with_their_texts() -> None:
    talks = [each for each in shipped() if isinstance(each.answer, Talk) and not each.answer.remembers]
    whole = example("dialogue").portable()
    assert whole is not None
    told = run(MERMAID, "mermaid", mermaid.write("t", [*talks, whole]).raw)
    answers = [each.answer for each in (*talks, whole) if isinstance(each.answer, Talk)]
    places = [place for answer in answers for place in answer.places]
    texts = [*(_decoded(each) for each in told["places"])]
    assert len(texts) == len(places) + sum(len(answer.endings) for answer in answers)
    for place in places:
        shown = "<br>".join(" ".join(each.split()) for each in (place.scene, place.line) if each)
        assert shown in texts
    replies = [" ".join(reply.text.split()) for place in places for reply in place.replies]
    assert [_decoded(each).split("<br>")[0][3:] for each in told["arrows"]] == replies


def test_mermaid_draws_a_conversation_that_remembers_with_each_outcome_of_a_reply() -> None:
    talk = example("dialogue")
    assert isinstance(talk, Dialogue)
    told = run(MERMAID, "mermaid", graph.mermaid(talk, SAY).encode())
    outcomes = [each for node in talk.nodes.values() for reply in node.replies for each in (reply, *reply.when)]
    silences = [node.silence for node in talk.nodes.values() if node.silence]
    assert len([each for each in told["places"] if _decoded(each).startswith("[")]) == len(talk.nodes) + len(
        talk.endings
    )
    assert len([each for each in told["arrows"] if each]) == len(outcomes) + len(silences)


def _decoded(text: str) -> str:
    """A text of Mermaid's with its numbers of characters as characters."""
    return re.sub("ﬂ°°(\\d+)¶ß", lambda found: chr(int(found[1])), text)
