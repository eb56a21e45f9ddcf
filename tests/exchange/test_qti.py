"""QTI: the standard's own items, what each becomes and why others stay out; packages, what is written, harm."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from examples import example
from officer_quiz import exchange
from officer_quiz.exchange import qti, qti3
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.reading import Unreadable
from officer_quiz.kinds.base.portable import Portable
from qti_items import (
    BODY,
    KEY_A,
    SAY,
    asked,
    drafted,
    item,
    packed,
    said,
)
from reference import SAMPLES

HERE = pytest.mark.skipif(not (SAMPLES / "qti-2.1").exists(), reason="the samples are not here")


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


def test_ids_that_begin_with_a_digit_come_back() -> None:
    whole = example("single", id="2026-single-1").portable()
    assert whole is not None and there_and_back(whole).id == "2026-single-1"
    assert b'identifier="_2026-single-1"' in document(whole)


def document(question: Portable) -> bytes:
    """The only item of a package."""
    with zipfile.ZipFile(io.BytesIO(qti.write("t", [question]).raw)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return archive.read(next(name for name in archive.namelist() if name.startswith("items/")))


def test_points_that_no_decimal_says_come_back_exactly() -> None:
    whole = example("single", points="1/3").portable()
    assert whole is not None and there_and_back(whole).points == Fraction(1, 3)


def test_steps_do_not_stand_in_their_order() -> None:
    whole = example("ordering").portable()
    assert whole is not None
    texts = [each.text for each in whole.answer.items]  # type: ignore[union-attr]
    raw = document(whole).decode()
    assert sorted(texts, key=raw.index) == sorted(texts) != texts
    assert there_and_back(whole).answer == whole.answer


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
    raw = document(whole)
    changed = raw.replace(b"<value>A V5</value>", b"", 1).replace(b'mapKey="A V5"', b'mapKey="A V9"')
    found = plain(drafted(changed).question)
    assert (found["type"], [each.get("answer") for each in found["questions"]]) == ("case", [None, "B", "E", "A"])


def test_a_best_without_a_worst_is_no_judgement() -> None:
    whole = example("best_worst").portable()
    assert whole is not None
    changed = document(whole).replace(b"<value>WORST E</value>", b"", 1)
    found = plain(drafted(changed).question)
    assert (found["type"], [each.get("answer") for each in found["questions"]]) == ("case", ["B", None])


# Hostile files


def deep(levels: int) -> bytes:
    return item("<div>" * levels + "x" + "</div>" * levels + BODY)


def locked() -> bytes:
    """A package whose item takes a password."""
    raw = bytearray(packed({"a.xml": item(BODY)}))
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        raw[raw.index(mark) + flags] |= 1
    return bytes(raw)


def bomb(claimed: int) -> bytes:
    """A package with 70 MB of XML, of which it says that they are as many bytes as claimed."""
    raw = bytearray(packed({"a.xml": b"<assessmentItem>" + b" " * 70_000_000}))
    at = raw.index(b"PK\1\2")
    raw[at + 24 : at + 28] = claimed.to_bytes(4, "little")
    return bytes(raw)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b'<!DOCTYPE a [<!ENTITY a "b">]><assessmentItem>&a;</assessmentItem>', "entities"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><assessmentItem/>', "entities"),
        (b"<assessmentItem><itemBody></assessmentItem>", "xml-broken"),
        (b"", "xml-broken"),
        (b"<assessmentItem>\x81</assessmentItem>", "not-text"),
        (lambda: b"<assessmentItem>" + b"x" * 64_000_000, "too-large"),
        (lambda: b"<assessmentItem>" + b"x" * 4_000_000, "qti-large-item"),
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
        (lambda: bomb(70_000_000), "zip-too-large"),
        (lambda: bomb(1000), "zip-broken"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_files_get_a_sentence(raw: bytes | Callable[[], bytes], why: str) -> None:
    data = raw() if callable(raw) else raw  # what is large is not made where tests are only listed
    with pytest.raises(Unreadable) as error:
        qti.read(data)
    assert error.value.message.key == f"formats.{why}"
    assert SAY(error.value.message)


def test_a_package_of_very_many_files_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("officer_quiz.exchange.items.package.MOST_PARTS", 2)
    assert len(qti.read(packed({"a.xml": item(BODY), "b.png": b""})).questions) == 1
    with pytest.raises(Unreadable) as error:
        qti.read(packed({"a.xml": item(BODY), "b.png": b"", "c.png": b""}))
    assert error.value.message.key == "formats.zip-too-large"


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


def test_an_item_is_known_behind_a_licence() -> None:
    raw = f'<?xml version="1.0"?>\n<!-- <quiz> {"x" * 9000} -->\n'.encode() + item(BODY)
    found = exchange.recognised("x.xml", raw)
    assert found is not None and found.NAME == "qti"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n'
    raw = (declared + item(BODY).decode()).encode(encoding)
    found = exchange.recognised("x.xml", raw)
    assert found is not None and found.NAME == "qti"
    assert plain(asked(raw))["stem"] == "几小时？"
