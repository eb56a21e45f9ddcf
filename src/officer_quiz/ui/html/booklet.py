"""A bank as one page for a reviewing committee: each question from both sides, with room for the reviewer's remark."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.answers.words import number
from officer_quiz.bank.model import LeftOut
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.messages.catalogue import Wording
from officer_quiz.services.booklet import Booklet, Page
from officer_quiz.session.whole import parts
from officer_quiz.ui.html.element import Html, element
from officer_quiz.ui.html.page import page
from officer_quiz.ui.html.question import Sides
from officer_quiz.ui.screens.standing import measured, standing

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
    missing = (_missing(each, say) for each in booklet.left_out)
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
    return element("header", element("h1", booklet.title), element("p", about, of="facts"), *rows, *missing, of="head")


def _missing(left: LeftOut, say: Wording) -> Html:
    """A question that is not in the page, where it stands, and why."""
    place = f"{left.error.path}:{left.error.line}"
    key = "screen.booklet.left-out" if left.id else "screen.booklet.left-out-nameless"
    return element("p", say(key, id=left.id, place=place, said=left.error.message), of="notice")


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
    """Who looked at a question and when, what was measured of it, and how often it was answered right here."""
    question = each.question
    yield from standing(question, say)
    for name in ("author", "reviewer"):
        if who := getattr(question, name):
            yield f"{say(f'screen.review.{name}')} {who}"
    yield from measured(question, say)
    if here := each.answered:
        yield say("screen.booklet.measured", times=here.times, percent=round(here.right * 100))
    else:
        yield say("screen.booklet.unmeasured")
