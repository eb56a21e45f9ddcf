"""The register of statutes."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from officer_quiz.messages.catalogue import Message, Wording, message
from officer_quiz.statutes.citation import Citation
from officer_quiz.statutes.currency import amendment
from officer_quiz.statutes.register import Register

PSAP = {
    "title": "中华人民共和国治安管理处罚法",
    "short": "治安管理处罚法",
    "aliases": ["治安法"],
    "english": "Public Security Administration Punishments Law",
    "versions": [
        {"adopted": "2012-10-26", "effective": "2013-01-01", "articles": "119"},
        {"adopted": "2025-06-27", "effective": "2026-01-01", "articles": "144"},
    ],
}
PENALTY = {
    "title": "中华人民共和国行政处罚法",
    "short": "行政处罚法",
    "versions": [{"adopted": "2021-01-22", "effective": "2021-07-15", "articles": "86"}],
}


def built(*statutes: Any) -> Register:
    register, faults = Register.build(list(statutes))
    assert faults == []
    return register


def told(*statutes: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(fault.code, fault.path) for fault in Register.build(list(statutes))[1]]


@pytest.mark.parametrize(
    "name", ["中华人民共和国治安管理处罚法", "治安管理处罚法", "治安法", "中华人民共和国治安法", " 治安 管理处罚法"]
)
def test_found_by_every_name(name: str) -> None:
    found = built(PENALTY, PSAP).find(name)
    assert found is not None
    assert found.title == PSAP["title"]


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    register = built(PSAP, PENALTY)
    assert register.find("治安管理法") is None
    assert register.unknown("行政处法") == message("statute.unknown-near", name="行政处法", near="行政处罚法")
    assert register.unknown("海商法条例") == message("statute.unknown", name="海商法条例", near=None)


@pytest.mark.parametrize(
    ("day", "effective"),
    [
        (date(2012, 12, 31), None),
        (date(2013, 1, 1), date(2013, 1, 1)),
        (date(2025, 12, 31), date(2013, 1, 1)),
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date.max, date(2026, 1, 1)),
    ],
)
def test_the_version_in_force(day: date, effective: date | None) -> None:
    statute = built(PSAP).statutes[0]
    version = statute.version_on(day)
    assert (version and version.effective) == effective


def test_versions_that_are_written_out_of_order_are_told_and_used_by_their_days() -> None:
    newest_first = {**PSAP, "versions": PSAP["versions"][::-1]}
    register, faults = Register.build([newest_first])
    assert [(fault.code, fault.path) for fault in faults] == [("version-order", (0, "versions", 1, "effective"))]
    assert register.statutes == built(PSAP).statutes


@pytest.mark.parametrize(
    ("checked", "today", "effective"),
    [
        (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 1)),
        (date(2025, 12, 31), date(2025, 12, 31), None),
        (date(2026, 1, 1), date(2026, 6, 1), None),
        (date(2012, 1, 1), date(2014, 1, 1), date(2013, 1, 1)),
        (date(2012, 1, 1), date(2027, 1, 1), date(2026, 1, 1)),
        (date(2026, 6, 1), date(2025, 6, 1), None),
    ],
)
def test_amended_since_it_was_checked(checked: date, today: date, effective: date | None) -> None:
    found = amendment([Citation("无此法", 1), Citation("治安法", 97)], checked, built(PENALTY, PSAP), today)
    assert (found and found.since) == effective
    assert found is None or (found.reason == "amended" and found.statute and found.statute.short == "治安管理处罚法")


@pytest.mark.parametrize(
    ("citation", "day", "said"),
    [
        (Citation("治安法", 119), date(2025, 12, 31), None),
        (Citation("治安法", 144), date(2026, 1, 1), None),
        (Citation("治安法", appendix=1), date(2026, 1, 1), None),
        (Citation("无此法", 999), date(2026, 1, 1), None),
        (
            Citation("治安法", 120),
            date(2025, 12, 31),
            message("statute.no-article", name="治安管理处罚法", article=120, last=119, effective="2013-01-01"),
        ),
        (
            Citation("治安法", 145),
            date(2026, 1, 1),
            message("statute.no-article", name="治安管理处罚法", article=145, last=144, effective="2026-01-01"),
        ),
        (
            Citation("治安法", 1),
            date(2012, 1, 1),
            message("statute.not-in-force", name="治安管理处罚法", day="2012-01-01"),
        ),
    ],
)
def test_a_citation_must_stand_on_its_day(citation: Citation, day: date, said: Message | None) -> None:
    assert built(PSAP).refuse(citation, day) == said


def test_no_file_is_an_empty_register() -> None:
    assert Register.build(None) == (Register((), {}), [])


@pytest.mark.parametrize(
    ("taken", "other", "place"),
    [
        ({"title": "治安法", "short": "别名"}, "治安法", ("title",)),
        ({"title": "别法", "short": "治安管理处罚法"}, "治安管理处罚法", ("short",)),
        ({"title": "别法", "short": "别法", "aliases": ["新别法", "中华人民共和国治安法"]}, "治安法", ("aliases", 1)),
    ],
)
def test_a_name_stands_for_one_statute(taken: dict[str, Any], other: str, place: tuple[str | int, ...]) -> None:
    register, faults = Register.build([PSAP, {**PENALTY, **taken}])
    said = message("statute.name-taken", name=other, other=PSAP["title"])
    assert [(fault.code, fault.path, fault.message) for fault in faults] == [("name-taken", (1, *place), said)]
    found = register.find(other)
    assert found is not None
    assert found.title == PSAP["title"]


FIRE = {
    "title": "中华人民共和国消防法",
    "short": "消防法",
    "versions": [{"adopted": "2021-04-29", "effective": "2021-04-29", "articles": "74"}],
}


def test_an_own_register_adds_to_the_one_beneath() -> None:
    register, faults = Register.build([FIRE], built(PSAP, PENALTY))
    assert faults == []
    assert [each.short for each in register.statutes] == ["消防法", "治安管理处罚法", "行政处罚法"]
    assert register.find("治安法") is register.statutes[1]
    assert register.newest() == "2026-01-01"


def test_an_own_entry_replaces_that_of_the_same_statute_whole() -> None:
    own = {**PSAP, "title": "治安管理处罚法", "aliases": [], "versions": PSAP["versions"][:1]}
    register, faults = Register.build([own], built(PSAP, PENALTY))
    assert faults == []
    assert [(each.short, len(each.versions)) for each in register.statutes] == [
        ("治安管理处罚法", 1),
        ("行政处罚法", 1),
    ]
    assert register.find("治安法") is None


@pytest.mark.parametrize(("key", "place"), [("short", ("short",)), ("aliases", ("aliases", 0))])
def test_a_name_of_another_statute_beneath_is_told_at_its_place(key: str, place: tuple[str | int, ...]) -> None:
    own = {**FIRE, key: "治安法" if key == "short" else ["治安法"]}
    register, faults = Register.build([PENALTY, own], built(PSAP, PENALTY))
    said = message("statute.name-taken-beneath", name="治安法", other=PSAP["title"])
    assert [(fault.code, fault.path, fault.message) for fault in faults] == [("name-taken", (1, *place), said)]
    found = register.find("治安法")
    assert found is not None and found.title == FIRE["title"]


def test_a_faulty_entry_costs_its_statute_alone() -> None:
    register, faults = Register.build([{"title": PSAP["title"]}, FIRE], built(PSAP, PENALTY))
    assert [each.short for each in register.statutes] == ["消防法", "行政处罚法"]
    assert [(fault.code, fault.path) for fault in faults] == [
        ("missing-key", (0, "short")),
        ("missing-key", (0, "versions")),
    ]
    assert (register.whole, register.sound) == (False, True)


def test_a_fault_of_an_entry_behind_a_faulty_one_stands_at_its_place() -> None:
    _, faults = Register.build([{"title": "甲"}, {**FIRE, "short": "治安法"}], built(PSAP))
    assert [(fault.code, fault.path) for fault in faults[2:]] == [("name-taken", (1, "short"))]


def test_a_register_that_is_no_list_leaves_the_one_beneath() -> None:
    beneath = built(PSAP)
    assert Register.build({"title": "甲"}, beneath)[0] == replace(beneath, whole=False, sound=False)


def test_one_statute_may_repeat_its_own_name() -> None:
    assert told({**PENALTY, "aliases": ["行政处罚法"]}) == []


def test_versions_in_order() -> None:
    first, second = PSAP["versions"]
    assert told({**PSAP, "versions": [second, first]}) == [("version-order", (0, "versions", 1, "effective"))]
    assert told({**PSAP, "versions": [first, first]}) == [("version-order", (0, "versions", 1, "effective"))]


def test_adopted_before_effective() -> None:
    early = {"adopted": "2013-01-02", "effective": "2013-01-01", "articles": "9"}
    assert told(PENALTY, {**PSAP, "versions": [early]}) == [("version-dates", (1, "versions", 0, "effective"))]


def test_faults_of_shape_at_their_place() -> None:
    wrong = {**PSAP, "versions": [{"adopted": "2013-13-01", "effective": "2013-01-01", "articles": "0"}], "编号": "1"}
    register, faults = Register.build([PENALTY, wrong])
    assert [each.short for each in register.statutes] == ["行政处罚法"]
    assert [(fault.code, fault.path) for fault in faults] == [
        ("not-a-date", (1, "versions", 0, "adopted")),
        ("out-of-range", (1, "versions", 0, "articles")),
        ("unknown-key", (1, "编号")),
    ]
    assert [fault.path for fault in Register.build({"a": "b"})[1]] == [()]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_refusal_has_words(language: str) -> None:
    register, say = built(PSAP), Wording(language)
    said = [
        register.unknown("治安管理处分法"),
        register.unknown("x"),
        register.refuse(Citation("治安法", 150), date(2026, 1, 1)),
        register.refuse(Citation("治安法", 1), date(2000, 1, 1)),
    ]
    sentences = [say(each) for each in said if each]
    assert len(sentences) == 4
    assert "150" in sentences[2]
    assert "2000-01-01" in sentences[3]
