"""What an item of QTI means: points by its rules, keys, feedback, and what is named that stays behind."""

from __future__ import annotations

from fractions import Fraction

import pytest

from officer_quiz.exchange import qti
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.base.trees import tree
from officer_quiz.exchange.items.names import normal
from officer_quiz.exchange.items.scoring import rules_of
from officer_quiz.kinds.base.portable import ChooseMany, ChooseOne, Portable
from qti_items import (
    A_VALUE,
    BODY,
    CHOICES,
    ELSE,
    KEY_A,
    MAPPED,
    MOST,
    ONE,
    RIGHT,
    SAY,
    SCORE,
    SET,
    TEMPLATE,
    V2,
    VALUE,
    VARIABLE,
    WHEN,
    asked,
    drafted,
    item,
    left_out,
    matching,
    packed,
    paired,
    rules,
)

# Points and rules


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


def test_one_of_a_response_with_several_values_is_a_single_choice_in_its_order() -> None:
    one = KEY_A.replace("single", "multiple")
    question = asked(item(BODY.replace('shuffle="true"', 'shuffle="false"'), one))
    assert (question.kind, question.shuffle) == ("single", False)


B_EARNS = '<mapping defaultValue="-1" lowerBound="0"><mapEntry mapKey="b" mappedValue="1"{0}/></mapping>'
FOLDED = ' caseSensitive="false"'


@pytest.mark.parametrize(
    ("declared", "given", "step", "score"),
    [
        (B_EARNS.format(""), "C", '<mapResponse identifier="RESPONSE"/>', "0"),
        (B_EARNS.format("").replace(' lowerBound="0"', ""), "C", '<mapResponse identifier="RESPONSE"/>', "-1"),
        (B_EARNS.format(""), "B", '<mapResponse identifier="RESPONSE"/>', "0"),
        (B_EARNS.format(FOLDED), "B", '<mapResponse identifier="RESPONSE"/>', "1"),
        ("", "A B", f"<containerSize>{VARIABLE}</containerSize>", "2"),
        ("", "", f"<containerSize>{VARIABLE}</containerSize>", "0"),
        ("", "A", f"<max>{VALUE.format('2')}{VALUE.format('3')}</max>", "3"),
        ("", "A", f"<subtract>{VALUE.format('2')}{VALUE.format('3')}</subtract>", "-1"),
        ("", "A", f"<divide>{VALUE.format('3')}{VALUE.format('2')}</divide>", "1.5"),
        ("", "A", f"<divide>{VALUE.format('3')}{VALUE.format('0')}</divide>", None),
        ("", "A", f"<power>{VALUE.format('3')}{VALUE.format('2')}</power>", None),
        ("", "A", VALUE.format("1e30"), None),
    ],
)
def test_rules_are_followed(declared: str, given: str, step: str, score: str | None) -> None:
    root = normal(tree(item(BODY, ONE.format(declared), rules(SET.format(step)))))
    found = rules_of(root).score({"RESPONSE": tuple(given.split())})
    assert (None if found is None else str(found)) == score


@pytest.mark.parametrize(
    ("cardinality", "condition", "holds"),
    [
        ("multiple", RIGHT, True),
        ("ordered", RIGHT, False),
        ("multiple", f"<not>{RIGHT}</not>", False),
        ("multiple", f"<and>{RIGHT}<isNull>{VARIABLE}</isNull></and>", False),
        ("multiple", f"<or>{RIGHT}<isNull>{VARIABLE}</isNull></or>", True),
        ("multiple", f"<member>{A_VALUE}{VARIABLE}</member>", True),
        ("multiple", f"<contains>{A_VALUE}{VARIABLE}</contains>", False),
        ("multiple", f"<lt>{VALUE.format('2')}{VALUE.format('2')}</lt>", False),
        ("multiple", f"<gte>{VALUE.format('2')}{VALUE.format('2')}</gte>", True),
    ],
)
def test_conditions_hold_as_they_say(cardinality: str, condition: str, holds: bool) -> None:
    both = ONE.format("<correctResponse><value>A</value><value>B</value></correctResponse>")
    when = f"<responseCondition><responseIf>{condition}{SET.format(VALUE.format('1'))}</responseIf></responseCondition>"
    root = normal(tree(item(BODY, both.replace('"single"', f'"{cardinality}"'), rules(when))))
    assert rules_of(root).score({"RESPONSE": ("B", "A")}) == (1 if holds else None)


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
    assert (found["stem"], found["answer"], found["unit"]) == ("几小时？", "24", "小时")
    assert found.get("tolerance", "0") == tolerance
    uneven = ["formats.qti-bounds"] if "0.5 2" in mode else []
    assert [each.key for each in drafted(item(body, before, after)).losses] == uneven


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


def test_feedback_on_all_choices_together_is_none_on_each() -> None:
    many = KEY_A.replace('"single"', '"multiple"').replace("<value>A", "<value>B</value><value>A")
    told = WHEN.format("", ELSE.format(NAMED.format("no")))
    draft = drafted(item(CHOICES.format(0, "", ""), many, rules(told) + SHOWN.format("F", "show", "no", "再看")))
    assert isinstance(draft.question, Portable)
    assert [each.feedback for each in draft.question.answer.choices] == ["", "", ""]  # type: ignore[union-attr]
    assert [each.key for each in draft.losses] == ["formats.remarks-dropped"]


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


@pytest.mark.parametrize(
    ("interaction", "choice", "cardinality", "values", "why"),
    [
        (
            "associateInteraction",
            "simpleAssociableChoice",
            "multiple",
            "A B|C A",
            "something in it belongs to several pairs.",
        ),
        ("orderInteraction", "simpleChoice", "ordered", "A|B", "only some of the items are to be ordered."),
    ],
)
def test_keys_that_our_kinds_cannot_say_leave_out(
    interaction: str, choice: str, cardinality: str, values: str, why: str
) -> None:
    listed = "".join(f'<{choice} identifier="{text}">{text}</{choice}>' for text in "ABC")
    keys = "".join(f"<value>{each}</value>" for each in values.split("|"))
    before = ONE.format(f"<correctResponse>{keys}</correctResponse>").replace("single", cardinality)
    assert left_out(item(f'<{interaction} responseIdentifier="RESPONSE">{listed}</{interaction}>', before)) == why


def test_pairs_with_the_same_words_on_the_left_are_left_out() -> None:
    raw = item(matching("A甲 B甲", "C丙 D丁"), paired("A C", "B D"))
    assert left_out(raw) == "something in it belongs to several pairs."


def test_left_sides_without_a_pair_are_the_ones_to_choose_from() -> None:
    found = plain(asked(item(matching("A甲 B乙 E戊", "C丙 D丁"), paired("A C", "B D"))))
    assert (found["pairs"], found["distractors"]) == ({"丙": "甲", "丁": "乙"}, ["戊"])


def test_a_slider_tolerates_only_what_lies_evenly_around_its_key() -> None:
    before = KEY_A.replace('identifier">', 'integer">').replace(">A<", ">2<")
    mapping = "".join(f'<mapEntry mapKey="{value}" mappedValue="1"/>' for value in (2, 3, 4))
    before = before.replace(
        "</responseDeclaration>", f'<mapping defaultValue="0">{mapping}</mapping></responseDeclaration>'
    )
    slider = 'sliderInteraction responseIdentifier="RESPONSE" lowerBound="0" upperBound="9"'
    body = f"<{slider}><prompt>几？</prompt></sliderInteraction>"
    draft = drafted(item(body, before))
    assert (plain(draft.question)["answer"], "tolerance" in plain(draft.question)) == ("2", False)
    assert [each.key for each in draft.losses] == ["formats.qti-scale", "formats.part-answers"]


def test_the_parts_of_an_item_share_its_text_and_its_points() -> None:
    two = matching("A甲 B乙", "C丙 D丁", response="R2")
    body = f"<p>案情。</p><p>先问：</p>{BODY.replace('<prompt>几小时？</prompt>', '')}<p>再配：</p>{two}<p>完。</p>"
    before = KEY_A + paired("A C", "B C", response="R2", worth="1 3")
    after = rules(SET.format('<sum><mapResponse identifier="R2"/><variable identifier="SCORE"/></sum>'))
    found = plain(asked(item(body, before, after)))
    assert (found["facts"], found["points"]) == ("案情。\n完。", "4")
    told = [(each["stem"], each["answer"], each.get("points", "1")) for each in found["questions"]]
    assert told == [("先问：", "A", "1"), ("再配：\n配\n甲", "A", "1"), ("再配：\n配\n乙", "A", "3")]


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
