"""QTI: the standard's own items, what each becomes and why others stay out; packages, points and feedback."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from examples import example
from officer_quiz import exchange, kinds
from officer_quiz.exchange import qti, qti3
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.reading import Draft, Reading, Unreadable
from officer_quiz.kinds.base.portable import ChooseMany, ChooseOne, Portable
from officer_quiz.messages.catalogue import Wording
from reference import SAMPLES

SAY = Wording("en", {"kinds": kinds.wording})
HERE = pytest.mark.skipif(not (SAMPLES / "qti-2.1").exists(), reason="the samples are not here")
V2 = "http://www.imsglobal.org/xsd/imsqti_v2p1"
ONE = '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">{0}</responseDeclaration>'
KEY_A = ONE.format("<correctResponse><value>A</value></correctResponse>")
CHOICES = (
    '<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="{0}"><prompt>几小时？</prompt>'
    '<simpleChoice identifier="A">八{1}</simpleChoice><simpleChoice identifier="B">十二{2}</simpleChoice>'
    '<simpleChoice identifier="C">二十四</simpleChoice></choiceInteraction>'
)
BODY = CHOICES.format(1, "", "")


def item(body: str, before: str = KEY_A, after: str = "", **more: str) -> bytes:
    attributes = {"identifier": "i-1", "title": "t", "adaptive": "false", "timeDependent": "false", **more}
    listed = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<assessmentItem xmlns="{V2}"{listed}>{before}<itemBody>{body}</itemBody>{after}</assessmentItem>'.encode()


def rules(*steps: str) -> str:
    return f"<responseProcessing>{''.join(steps)}</responseProcessing>"


def drafted(raw: bytes) -> Draft:
    (found,) = qti.read(raw).questions
    return found


def asked(raw: bytes) -> Portable:
    question = drafted(raw).question
    assert isinstance(question, Portable)
    return question


def left_out(raw: bytes) -> str:
    reading = qti.read(raw)
    assert reading.questions == ()
    return SAY(reading.losses[0].message)


def packed(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def said(reading: Reading) -> list[tuple[str, str]]:
    return [(SAY(each.place), SAY(each.message)) for each in reading.losses]


# The standard's own items


def outcome(raw: bytes) -> str:
    """What became of a file: the type of its question (with ? where it has no key), or the name of the reason."""
    try:
        reading = qti.read(raw)
    except Unreadable as error:
        return error.message.key.removeprefix("formats.")
    if reading.questions:
        (draft,) = reading.questions
        assert all(SAY(each) for each in (draft.place, *draft.doubts, *draft.losses))
        mark = "" if isinstance(draft.question, Portable) else "?"
        assert bool(mark) == any(each.key == "formats.no-key" for each in draft.doubts)
        return f"{plain(draft.question)['type']}{mark}"
    (loss,) = reading.losses
    assert SAY(loss.place) and SAY(loss.message)
    return loss.message.key.removeprefix("formats.")


@HERE
@pytest.mark.parametrize(
    ("folder", "format", "became"),
    [
        (
            "qti-2.1",
            "qti",
            "single 5 multiple 1 multiple? 1 single? 1 true_false 4 matching 2 ordering 1 fill 1 numeric 1 case 2 "
            "essay? 3 qti-adaptive 2 qti-template 7 qti-in-picture 6",
        ),
        (
            "qti-2.2",
            "qti",
            "single 5 multiple 2 single? 1 true_false 4 matching 2 ordering 2 fill 1 numeric 1 case 2 "
            "essay? 4 qti-adaptive 2 qti-template 7 qti-in-picture 6",
        ),
        (
            "qti-3.0",
            "qti3",
            "single 37 multiple 10 multiple? 1 single? 1 true_false 7 matching 4 ordering 5 fill 5 fill? 2 numeric 3 "
            "case 4 case? 3 essay? 9 qti-adaptive 3 qti-template 12 qti-in-picture 20 no-such-kind 3 qti-list 3 "
            "xml-other 2",
        ),
    ],
)
def test_every_item_of_the_standard_is_read_or_refused_with_its_reason(folder: str, format: str, became: str) -> None:
    files = sorted((SAMPLES / folder).glob("*.xml"))
    assert all(
        format == found.NAME
        for file in files
        if (found := exchange.recognised("x", file.read_bytes())) and not file.name.startswith("metadata")
    )
    told = Counter(outcome(file.read_bytes()) for file in files)
    words = became.split()
    assert told == {name: int(count) for name, count in zip(words[::2], words[1::2], strict=True)}


def sample(name: str) -> dict[str, Any]:
    (draft,) = qti.read((SAMPLES / name).read_bytes()).questions
    return plain(draft.question)


@HERE
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("qti-2.1/choice_multiple.xml", {"type": "multiple", "answer": "AD", "points": "2"}),
        ("qti-2.1/order.xml", {"steps": ["Michael Schumacher", "Rubens Barrichello", "Jenson Button"]}),
        (
            "qti-2.1/associate.xml",
            {"pairs": {"Antonio": "Prospero", "Capulet": "Montague", "Demetrius": "Lysander"}, "points": "4"},
        ),
        ("qti-2.1/gap_match.xml", {"pairs": {"(1)": "winter", "(2)": "summer"}, "distractors": ["spring", "autumn"]}),
        ("qti-2.1/slider.xml", {"answer": "16", "tolerance": "2"}),
        ("qti-2.1/text_entry.xml", {"type": "fill", "answer": ["York"]}),
        ("qti-2.1/inline_choice.xml", {"choices": {"A": "Gloucester", "B": "Lancaster", "C": "York"}, "answer": "C"}),
        ("qti-2.1/hottext.xml", {"answer": "B"}),
        ("qti-2.1/orkney2.xml", {"type": "true_false", "answer": "错"}),
        (
            "qti-2.1/feedbackInline.xml",
            {"points": "10", "answer": "对", "explain": "That's correct\nThat's not correct"},
        ),
        ("qti-3.0/QUE_102012.xml", {"answer": "ACD", "explain": "general feedback", "points": "100"}),
        (
            "qti-3.0/shakespeare_biography.xml",
            {"answer": ["26 April 1564", "23 April 1616", ["poet", "playwright"]], "points": "3"},
        ),
        ("qti-3.0/order_partial_scoring.xml", {"points": "2"}),
    ],
)
def test_items_of_the_standard_mean_what_they_say(name: str, told: dict[str, Any]) -> None:
    found = sample(name)
    assert {key: found[key] for key in told} == told


@HERE
def test_an_item_that_asks_several_things_is_a_case() -> None:
    found = sample("qti-2.1/multi-input.xml")
    assert (found["type"], found["points"], found["facts"][:18]) == ("case", "4", "Many people who li")
    assert [each["type"] for each in found["questions"]] == ["single", "fill", "matching"]
    assert found["questions"][1] == {
        "type": "fill",
        "stem": "The woman, whose name was ____(Please choose... / Marine / Maureen / Marion), "
        "became angry with the ____.",
        "answer": ["Marion", "wicked king"],
        "points": "2",
    }


@HERE
def test_sides_that_are_used_twice_are_a_choice_for_each_left_side() -> None:
    found = sample("qti-2.1/match.xml")
    told = [(each["stem"], each["answer"], each.get("points", "1")) for each in found["questions"]]
    assert told == [("Capulet", "B", "1"), ("Demetrius", "A", "1/2"), ("Lysander", "A", "1/2"), ("Prospero", "C", "1")]
    assert found["points"] == "3"


@HERE
def test_all_of_a_package_is_accounted_for() -> None:
    files = {file.name: file.read_bytes() for file in (SAMPLES / "qti-3.0").glob("*.xml")}
    seen: list[int] = []

    def watch(work: Any, total: int) -> Any:
        seen.append(total)
        return work

    reading = qti3.read_seen(packed(files), watch)
    no_items = 5  # the list, two tests, two descriptions
    assert seen == [len(files) - 1]
    assert len(reading.questions) + sum(each.whole for each in reading.losses) == len(files) - no_items
    assert {each.place.args["file"] for each in reading.losses if not each.whole} == {
        "testQDB_1.xml",
        "-TX_G06SAMP_000.xml",
    }
    assert reading.losses[0].place.args["file"] == "adaptive.xml"  # which the list names first


# Points and rules

SCORE = '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"{0}/>'
MOST = (
    '<outcomeDeclaration identifier="MAXSCORE" cardinality="single" baseType="float">'
    "<defaultValue><value>2.5</value></defaultValue></outcomeDeclaration>"
)
SET = '<setOutcomeValue identifier="SCORE">{0}</setOutcomeValue>'
VALUE = '<baseValue baseType="float">{0}</baseValue>'
RIGHT = '<match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>'
WHEN = "<responseCondition><responseIf>" + RIGHT + "{0}</responseIf>{1}</responseCondition>"
ELSE = "<responseElse>{0}</responseElse>"
TEMPLATE = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/{0}"/>'
MAPPED = (
    '<mapping defaultValue="0"{0}><mapEntry mapKey="A" mappedValue="3"/>'
    '<mapEntry mapKey="B" mappedValue="{1}"/></mapping>'
)


@pytest.mark.parametrize(
    ("before", "after", "points", "lost"),
    [
        (KEY_A, "", "1", []),
        (KEY_A, TEMPLATE.format("match_correct"), "1", []),
        (KEY_A + SCORE.format(' normalMaximum="4"'), TEMPLATE.format("match_correct"), "1", []),
        (KEY_A + SCORE.format(' normalMaximum="4"'), "", "4", []),
        (KEY_A + MOST, TEMPLATE.format("CC2_match.xml"), "5/2", []),
        (KEY_A, rules(WHEN.format(SET.format(VALUE.format("2")), "")), "2", []),
        (KEY_A + MOST, rules(WHEN.format(SET.format('<variable identifier="MAXSCORE"/>'), "")), "5/2", []),
        (
            KEY_A,
            rules(SET.format(VALUE.format("0")), WHEN.format(SET.format(
                f'<sum><variable identifier="SCORE"/>{VALUE.format("1.5")}</sum>'), "")),
            "3/2",
            [],
        ),
        (ONE.format(MAPPED.format("", "0")), TEMPLATE.format("map_response"), "3", []),
        (ONE.format(MAPPED.format(' upperBound="2"', "0")), TEMPLATE.format("map_response"), "2", []),
        (ONE.format(MAPPED.format("", "1")), TEMPLATE.format("map_response"), "3", ["part-answers"]),
        (
            KEY_A,
            rules(WHEN.format(SET.format(VALUE.format("2")), ELSE.format(SET.format(VALUE.format("0.5"))))),
            "2",
            ["part-answers"],
        ),
        (KEY_A, TEMPLATE.format("of_their_own"), "1", ["qti-rules"]),
        (KEY_A, rules(SET.format('<customOperator class="x"/>')), "1", ["qti-rules"]),
        (KEY_A, rules("<exitResponse/>"), "1", ["qti-rules"]),
        (KEY_A, rules(*[SET.format(VALUE.format("2"))] * 5000), "1", ["qti-rules"]),
        (KEY_A, rules(SET.format(f"<product>{VALUE.format('1e99') * 900}</product>")), "1", ["qti-rules"]),
    ],
)  # fmt: skip
def test_points_are_what_the_rules_make_of_right_answers(before: str, after: str, points: str, lost: list[str]) -> None:
    draft = drafted(item(BODY, before, after))
    assert isinstance(draft.question, Portable) and isinstance(draft.question.answer, ChooseOne)
    assert [each.id for each in draft.question.answer.choices if each.right] == ["A"]
    assert (str(draft.question.points), [each.key.removeprefix("formats.") for each in draft.losses]) == (points, lost)


def test_weights_of_several_choices() -> None:
    many = ONE.format(MAPPED.format("", "-1")).replace("single", "multiple")
    question = asked(item(CHOICES.format(0, "", ""), many, TEMPLATE.format("map_response")))
    assert isinstance(question.answer, ChooseMany)
    assert [each.right for each in question.answer.choices] == [True, False, False]
    assert (question.kind, question.points, question.shuffle) == ("multiple", Fraction(3), True)


def test_a_key_that_is_no_choice_is_no_key() -> None:
    draft = drafted(item(BODY, ONE.format("<correctResponse><value>Z</value></correctResponse>")))
    assert [SAY(each) for each in draft.doubts] == ["there is no key, or it is none of the choices; add it."]
    assert "answer" not in plain(draft.question)


@pytest.mark.parametrize(
    ("mode", "tolerance"),
    [
        ('toleranceMode="absolute" tolerance="0.5 0.5"', "0.5"),
        ('toleranceMode="absolute" tolerance="0.5 2"', "0.5"),
        ('toleranceMode="relative" tolerance="10"', "2.4"),
        ('toleranceMode="exact"', "0"),
    ],
)
def test_a_number_has_its_tolerance_and_unit(mode: str, tolerance: str) -> None:
    before = KEY_A.replace('identifier">', 'float">').replace(">A<", ">24.0<")
    same = f'<equal {mode}><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal>'
    after = rules(
        f"<responseCondition><responseIf>{same}{SET.format(VALUE.format('1'))}</responseIf></responseCondition>"
    )
    body = '<p>几小时？</p><p><textEntryInteraction responseIdentifier="RESPONSE"/> 小时</p>'
    found = plain(asked(item(body, before, after)))
    assert (found["stem"], found["answer"], found.get("tolerance", "0"), found["unit"]) == (
        "几小时？",
        "24",
        tolerance,
        "小时",
    )


TEXT = (
    '<responseDeclaration identifier="RESPONSE" cardinality="single" baseType="string"><correctResponse>'
    "<value>八</value></correctResponse></responseDeclaration>"
)
GAP = '<textEntryInteraction responseIdentifier="RESPONSE"/>'


@pytest.mark.parametrize(
    ("body", "stem"),
    [
        (f"<p>不超过{GAP}小时。</p>", "不超过____小时。"),
        (f"<p>不超过（_____）小时。</p><p>{GAP}</p>", "不超过（____）小时。"),
        (f"<p>_____和_____，不超过</p><p>{GAP}</p>", "___和___，不超过\n____"),
    ],
)
def test_a_blank_stands_where_the_sentence_has_its_gap(body: str, stem: str) -> None:
    found = plain(asked(item(body, TEXT)))
    assert (found["stem"], found["answer"]) == (stem, ["八"])


SAME = '<{0}><variable identifier="RESPONSE"/><baseValue baseType="string">{1}</baseValue></{0}>'
BRANCH = "<responseElseIf>{0}{1}</responseElseIf>"


def test_texts_that_rules_compare_with_are_right_where_they_earn_everything() -> None:
    also = f"<or>{SAME.format('match', '8')}{SAME.format('stringMatch', '八个')}</or>"
    more = BRANCH.format(also, SET.format(VALUE.format("1")))
    part = BRANCH.format(SAME.format("match", "七"), SET.format(VALUE.format("0.5")))
    wrong = BRANCH.format(SAME.format("match", "六"), SET.format(VALUE.format("0")))
    after = rules(WHEN.format(SET.format(VALUE.format("1")), more + part + wrong))
    draft = drafted(item('<p>不超过<textEntryInteraction responseIdentifier="RESPONSE"/>小时。</p>', TEXT, after))
    assert plain(draft.question)["answer"] == [["八", "8", "八个"]]
    assert [each.key for each in draft.losses] == ["formats.part-answers"]


@pytest.mark.parametrize(
    ("interaction", "choice"),
    [("orderInteraction", "simpleChoice"), ("associateInteraction", "simpleAssociableChoice")],
)
def test_what_is_to_be_placed_without_a_key_stands_in_the_stem(interaction: str, choice: str) -> None:
    listed = "".join(f'<{choice} identifier="{text}">{text}</{choice}>' for text in "甲乙")
    before = '<responseDeclaration identifier="RESPONSE" cardinality="ordered" baseType="identifier"/>'
    body = f'<{interaction} responseIdentifier="RESPONSE"><prompt>排</prompt>{listed}</{interaction}>'
    draft = drafted(item(body, before))
    assert plain(draft.question).keys() == {"type", "title", "stem"}
    assert plain(draft.question)["stem"] == "排\n甲\n乙"
    assert [each.key for each in draft.doubts] == ["formats.no-key"]


# Feedback

SHOWN = '<modalFeedback outcomeIdentifier="{0}" showHide="{1}" identifier="{2}">{3}</modalFeedback>'
INLINE = '<feedbackInline outcomeIdentifier="F" showHide="show" identifier="{0}">{1}</feedbackInline>'
ECHO = '<setOutcomeValue identifier="F"><variable identifier="RESPONSE"/></setOutcomeValue>'
NAMED = '<setOutcomeValue identifier="F"><baseValue baseType="identifier">{0}</baseValue></setOutcomeValue>'


def feedback(body: str, after: str) -> tuple[list[str], str, list[str]]:
    draft = drafted(item(body, KEY_A, after))
    question = draft.question
    assert isinstance(question, Portable) and isinstance(question.answer, ChooseOne)
    lost = [each.key.removeprefix("formats.") for each in draft.losses]
    return [each.feedback for each in question.answer.choices], question.explain, lost


def test_feedback_in_a_choice_is_a_remark_on_it() -> None:
    body = CHOICES.format(1, INLINE.format("A", "对"), INLINE.format("B", "是另一档"))
    assert feedback(body, rules(ECHO)) == (["对", "是另一档", ""], "", [])
    assert feedback(body, "") == (["", "", ""], "", ["remarks-dropped"])  # nothing ever shows it


def test_feedback_after_answering_is_a_remark_on_what_it_is_shown_for() -> None:
    told = WHEN.format(NAMED.format("yes"), ELSE.format(NAMED.format("no")))
    after = rules(told) + SHOWN.format("F", "show", "yes", "好") + SHOWN.format("F", "show", "no", "再看")
    assert feedback(BODY, after) == (["好", "再看", "再看"], "", [])


def test_feedback_that_is_always_shown_explains_with_its_grounds() -> None:
    after = rules(ECHO) + SHOWN.format("G", "hide", "x", "<p>因为。</p><p>依据：《人民警察法》第二条</p>")
    draft = drafted(item(BODY, KEY_A, after))
    assert isinstance(draft.question, Portable)
    assert (draft.question.explain, draft.question.citations) == ("因为。", ("《人民警察法》第二条",))


def test_feedback_that_fits_no_choice_is_named() -> None:
    body = CHOICES.format(1, INLINE.format("B", "错放"), "")
    after = rules(ECHO) + SHOWN.format("H", "show", "x", "从不显示")
    assert feedback(body, after) == (["", "", ""], "", ["remarks-dropped"])


# What is read, and what is named


def test_what_is_dropped_is_named_one_by_one() -> None:
    more = (
        '<p><img src="a.png" alt="路口"/><math><mi>x</mi></math></p><rubricBlock view="tutor"><p>教师</p></rubricBlock>'
        '<rubricBlock view="candidate"><p>先看图。</p></rubricBlock>'
        '<p><endAttemptInteraction responseIdentifier="HINT" title="提示"/></p>'
    )
    fixed = BODY.replace('identifier="C"', 'identifier="C" fixed="true"')
    draft = drafted(item(more + fixed + "<apipAccessibility/>"))
    assert isinstance(draft.question, Portable)
    assert draft.question.prompt == "[路口]x\n先看图。\n几小时？"
    assert [SAY(each) for each in draft.losses] == [
        "further attempts, and hints on demand, were not imported.",
        "notes for teachers and scorers were not imported.",
        "support for people with impairments was not imported.",
        "that some choices keep their places was not imported.",
        "pictures or formulas in it were not imported.",
    ]


@pytest.mark.parametrize(
    ("body", "more", "why"),
    [
        ("<p>x</p>", {}, "it is only a text, no question."),
        (BODY + BODY, {"adaptive": "true"}, "what it asks depends on what was answered before."),
        (BODY.replace("十二", '<img src="x.png"/>'), {}, "a choice is no text, or there are not enough of them."),
        ('<customInteraction responseIdentifier="RESPONSE"/>', {}, "there is no kind like “customInteraction” here."),
        ('<strangeInteraction responseIdentifier="RESPONSE"/>', {}, "there is no kind like “strangeInteraction” here."),
        (BODY * 101, {}, "there are more than 100 choices or things asked in it."),
        (
            '<choiceInteraction responseIdentifier="RESPONSE">'
            + "".join(f'<simpleChoice identifier="C{n}">{n}</simpleChoice>' for n in range(101))
            + "</choiceInteraction>",
            {},
            "there are more than 100 choices or things asked in it.",
        ),
        (BODY.replace("<prompt>几小时？</prompt>", ""), {"title": ""}, "there is no stem."),
    ],
)
def test_what_has_no_place_here_is_left_out_with_its_reason(body: str, more: dict[str, str], why: str) -> None:
    assert left_out(item(body, **more)) == why


def test_a_text_to_read_first_comes_from_the_package_only() -> None:
    before = KEY_A + '<assessmentStimulusRef identifier="s" href="../texts/a%20b.xml"/>'
    text = f'<assessmentStimulus xmlns="{V2}"><stimulusBody><p>案情。</p></stimulusBody></assessmentStimulus>'.encode()
    (draft,) = qti.read(packed({"items/i.xml": item(BODY, before), "texts/a b.xml": text})).questions
    assert (plain(draft.question)["stem"], draft.losses) == ("案情。\n几小时？", ())
    alone = drafted(item(BODY, before.replace("../texts/a%20b.xml", "file:///etc/passwd")))
    assert plain(alone.question)["stem"] == "几小时？"
    assert [SAY(each) for each in alone.losses] == [
        "the text to read first is in another file (file:///etc/passwd) and was not imported."
    ]


# Packages

MANIFEST = (
    b'<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>'
    b'<resource type="imsqti_item_xmlv2p1" href="b.xml"><metadata><lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general>'
    b"<keyword><string>level:advanced</string></keyword><keyword><langstring>x</langstring></keyword></general></lom>"
    b'</metadata></resource><resource type="imsqti_item_xmlv2p1" href="a.xml"/>'
    b'<resource type="imsqti_item_xmlv2p1" href="gone.xml"/><resource type="imsqti_item_xmlv2p1" href="../out.xml"/>'
    b"</resources></manifest>"
)


def test_a_package_is_read_in_its_order_with_its_tags() -> None:
    files = {
        "a.xml": item(BODY, identifier="a"),
        "b.xml": item(BODY, identifier="b"),
        "c.xml": item(BODY, identifier="c"),
        "old.xml": b"<questestinterop><item/></questestinterop>",
        "broken.xml": b"<assessmentItem><itemBody>",
        "evil.xml": b'<!DOCTYPE assessmentItem [<!ENTITY a "b">]><assessmentItem>&a;</assessmentItem>',
        "readme.xml": b"<html/>",
        "imsmanifest.xml": MANIFEST,
    }
    raw = packed(files)
    recognised = exchange.recognised("x", raw)
    assert recognised is not None and recognised.NAME == "qti"
    reading = recognised.read(raw)
    found = [each.question for each in reading.questions]
    assert [(each.id, each.level, each.tags) for each in found if isinstance(each, Portable)] == [
        ("b", "advanced", ("x",)),
        ("a", "basic", ()),
        ("c", "basic", ()),
    ]
    assert said(reading) == [
        ("gone.xml", "the package names it, but it is not there."),
        ("../out.xml", "the package names it, but it is not there."),
        ("old.xml", "it is QTI 1.2, which is not read. Export it as QTI 2.1, 2.2 or 3.0, or as Moodle XML."),
        (
            "broken.xml",
            "the XML is not complete: it breaks off at line 1, column 27. "
            "Export it again from the program it comes from.",
        ),
        (
            "evil.xml",
            "it declares entities or external references, which may do harm, and was not read. "
            "Export it again from the program it comes from.",
        ),
    ]


# What is written


def there_and_back(question: Portable, writer: Any = qti) -> Portable:
    (found,) = writer.read(writer.write("t", [question]).raw).questions
    assert isinstance(found.question, Portable)
    return found.question


def test_the_same_questions_give_the_same_bytes() -> None:
    whole = [each for name in ("single", "matching") if (each := example(name).portable())]
    assert qti.write("t", whole).raw == qti.write("t", whole).raw
    assert qti.write("t", whole).raw != qti3.write("t", whole).raw


@pytest.mark.parametrize("name", ["rating", "best_worst", "ranking"])
@pytest.mark.parametrize("writer", [qti, qti3], ids=["qti", "qti3"])
def test_judgements_come_back_with_the_remarks_on_each(name: str, writer: Any) -> None:
    whole = example(name).portable()
    assert whole is not None and all(each.feedback for each in whole.answer.items)  # type: ignore[union-attr]
    back = there_and_back(whole, writer)
    assert (back.kind, back.answer, back.citations) == (name, whole.answer, whole.citations)
    assert set(writer.write("t", [whole]).told[0].lost) <= {"experts", "part-marks"}


def test_what_the_steps_of_others_say_has_no_place_and_is_named() -> None:
    whole = example("ranking").portable()
    assert whole is not None
    raw = qti.write("t", [replace(whole, kind="ordering")]).raw
    (draft,) = qti.read(raw).questions
    assert isinstance(draft.question, Portable) and draft.question.kind == "ordering"
    assert {each.feedback for each in draft.question.answer.items} == {""}  # type: ignore[union-attr]
    assert [each.key for each in draft.losses] == ["formats.remarks-dropped"]


def test_a_rating_that_was_changed_elsewhere_is_a_choice_for_each() -> None:
    whole = example("rating").portable()
    assert whole is not None
    with zipfile.ZipFile(io.BytesIO(qti.write("t", [whole]).raw)) as archive:
        document = archive.read("items/example-rating-1.xml").decode()
    changed = document.replace("<value>A V5</value>", "", 1).replace('mapKey="A V5"', 'mapKey="A V9"')
    found = plain(drafted(changed.encode()).question)
    assert (found["type"], [each.get("answer") for each in found["questions"]]) == ("case", [None, "B", "E", "A"])


# Hostile files


def deep(levels: int) -> bytes:
    return item("<div>" * levels + "x" + "</div>" * levels + BODY)


def locked() -> bytes:
    """A package whose item takes a password."""
    raw = bytearray(packed({"a.xml": item(BODY)}))
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        raw[raw.index(mark) + flags] |= 1
    return bytes(raw)


def bomb() -> bytes:
    """A package of 70 MB of XML that says it is small."""
    raw = bytearray(packed({"a.xml": b"<assessmentItem>" + b" " * 70_000_000}))
    at = raw.index(b"PK\1\2")
    raw[at + 24 : at + 28] = (70_000_000).to_bytes(4, "little")
    return bytes(raw)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b'<!DOCTYPE a [<!ENTITY a "b">]><assessmentItem>&a;</assessmentItem>', "entities"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><assessmentItem/>', "entities"),
        (b"<assessmentItem><itemBody></assessmentItem>", "xml-broken"),
        (b"", "xml-broken"),
        (b"<assessmentItem>\x81</assessmentItem>", "not-text"),
        (b"<assessmentItem>" + b"x" * 64_000_000, "too-large"),
        (deep(200), "xml-deep"),
        (deep(100_000), "xml-deep"),
        (b"<questestinterop/>", "qti-old"),
        (b"<html/>", "xml-other"),
        (MANIFEST, "qti-list"),
        (b"PK\3\4nothing", "zip-broken"),
        (packed({}), "qti-no-items"),
        (packed({"a.png": b"x"}), "qti-no-items"),
        (packed({"../a.xml": item(BODY)}), "zip-paths"),
        (packed({"/a.xml": item(BODY)}), "zip-paths"),
        (packed({"C:\\a.xml": item(BODY)}), "zip-paths"),
        (locked(), "zip-broken"),
        (bomb(), "zip-too-large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_files_get_a_sentence(raw: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as error:
        qti.read(raw)
    assert error.value.message.key == f"formats.{why}"
    assert SAY(error.value.message)


def test_one_item_of_a_package_that_is_too_large_stays_out() -> None:
    reading = qti.read(packed({"a.xml": item(BODY + f"<!--{'x' * 4_000_000}-->"), "b.xml": item(BODY)}))
    assert (len(reading.questions), said(reading)) == (1, [("a.xml", "one item has more than 4 MB and was not read.")])


def test_nothing_outside_is_included() -> None:
    body = '<p><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/></p>' + BODY
    draft = drafted(item(body))
    assert plain(draft.question)["stem"] == "几小时？"
    assert [each.key for each in draft.losses] == ["formats.pictures"]


def test_signs_of_our_own_in_a_text_are_no_blanks() -> None:
    body = '<p>a\ue0005\ue001b<textEntryInteraction responseIdentifier="RESPONSE"/></p>'
    found = plain(asked(item(body, KEY_A.replace('"identifier"', '"string"'))))
    assert (found["stem"], found["answer"]) == ("a5b____", ["A"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n'
    raw = (declared + item(BODY).decode()).encode(encoding)
    found = exchange.recognised("x.xml", raw)
    assert found is not None and found.NAME == "qti"
    assert plain(asked(raw))["stem"] == "几小时？"
