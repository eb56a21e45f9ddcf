"""A bank as one page for a reviewing committee: each question from both sides, with room for the reviewer's remark."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.answers.words import number
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.messages.catalogue import Wording
from officer_quiz.services.booklet import Booklet, Page
from officer_quiz.session.whole import parts
from officer_quiz.ui.html.element import Html, element
from officer_quiz.ui.html.page import page
from officer_quiz.ui.html.question import Sides

SHORT = 2
"""Turns of a question that fits on a sheet of paper; a longer one may go on over the page."""


def booklet_page(booklet: Booklet, rules: Rules, say: Wording) -> str:
    """Return the page of a bank; the rule for multi-select marks is that of `rules`."""
    sheets = (_sheet(place, each, booklet, rules, say) for place, each in enumerate(booklet.pages, 1))
    return page(booklet.title, say.language, _head(booklet, say), *sheets)


def _head(booklet: Booklet, say: Wording) -> Html:
    facts = booklet.facts
    counts = (
        ("kinds", {say(f"kinds.{name}.name"): count for name, count in facts["kinds"].items()}),
        ("levels", {say(f"screen.level.{name}"): count for name, count in facts["levels"].items()}),
        ("status", {say(f"screen.status.{name}"): count for name, count in facts["status"].items()}),
    )
    about = say("screen.booklet.about", bank=facts["id"], count=facts["questions"], day=booklet.day.isoformat())
    rows = (
        element(
            "p",
            element("span", say(f"screen.banks.{title}"), of="label"),
            "  ".join(f"{name} {count}" for name, count in told.items()),
            of="facts",
        )
        for title, told in counts
    )
    return element("header", element("h1", booklet.title), element("p", about, of="facts"), *rows, of="head")


def _sheet(place: int, each: Page, booklet: Booklet, rules: Rules, say: Wording) -> Html:
    question, law = each.question, booklet.law
    shown = parts(question, rules)
    sides = Sides(lambda text: law.cite(question, text), law.article, say)
    return element(
        "article",
        element("h2", f"{place}. {question.title}" if question.title else f"{place}. {question.id}"),
        element("p", " · ".join(_facts(question, say)), of="facts"),
        element("section", *sides.asked(shown)),
        element("section", element("h3", say("screen.show.key-side")), *sides.key(shown), of="key"),
        element("p", each.notice, of="notice"),
        element("p", " · ".join(_status(each, say)), of="status"),
        element("div", say("screen.booklet.remark"), of="remark"),
        of="question" if sum(map(len, shown)) <= SHORT else "question long",
    )


def _facts(question: Question, say: Wording) -> Iterator[str]:
    if question.title:
        yield question.id
    yield say(f"kinds.{question.type}.name")
    yield say(f"screen.level.{question.level}")
    yield say("screen.points", points=number(question.worth))
    for sort, words in (("post", question.posts), ("skill", question.skills)):
        if words:
            yield say.listed([say(f"screen.{sort}.{word}") for word in words])


def _status(each: Page, say: Wording) -> Iterator[str]:
    """Who looked at a question and when, and how often it was answered right."""
    question = each.question
    checked = question.checked.isoformat() if question.checked else say("screen.unchecked")
    yield say("screen.show.facts", status=say(f"screen.status.{question.status}"), checked=checked)
    for name in ("author", "reviewer"):
        if who := getattr(question, name):
            yield f"{say(f'screen.review.{name}')} {who}"
    if measured := each.measured:
        yield say("screen.booklet.measured", times=measured.times, percent=round(measured.right * 100))
    else:
        yield say("screen.booklet.unmeasured")
