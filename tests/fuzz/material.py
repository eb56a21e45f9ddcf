"""What is done with a damaged bank, blueprint, register, translation, text, citation or index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console

from fuzz.desk import TODAY, Desk, Listed
from notation import notation
from officer_quiz.answers.turns import responses
from officer_quiz.answers.words import headline, responses_in_words
from officer_quiz.bank.blueprint import read_blueprint, topic_faults
from officer_quiz.bank.citations import basis_of
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import Loaded, load
from officer_quiz.bank.model import Bank
from officer_quiz.bank.translating import translated
from officer_quiz.bank.translation import current, problems, read_overlay
from officer_quiz.kinds.base.ask import Response
from officer_quiz.kinds.base.parse import parse
from officer_quiz.kinds.base.question import Question
from officer_quiz.kinds.base.stored import build, builds, plain
from officer_quiz.library.statute_texts import Folders
from officer_quiz.results.coverage import covered, stale, uncovered
from officer_quiz.scoring import PRACTICE
from officer_quiz.services import papers
from officer_quiz.services.law import Law
from officer_quiz.services.statutes import Article, Uncovered
from officer_quiz.session.compose import Shortage, compose
from officer_quiz.session.layout import lay_out
from officer_quiz.session.pool import drawable
from officer_quiz.session.shortage import short
from officer_quiz.statutes.citation import Unreadable
from officer_quiz.statutes.citation import parse as parse_citation
from officer_quiz.statutes.register import Register
from officer_quiz.statutes.texts import Texts
from officer_quiz.text.diagnostic import Diagnostic, Fault
from officer_quiz.text.document import read
from officer_quiz.ui.reports.diagnostics import REPORTS
from officer_quiz.ui.screens import statutes as screens
from officer_quiz.ui.screens.cover import print_cover
from officer_quiz.ui.screens.show import answer, print_as_trainee, print_question

OF_LAW = frozenset({"L21", "L22", "L23", "L25"})
"""The checks that look into the register and the texts."""
TURNS = 30
"""Turns after which playing a question is given up: a conversation may go round."""


def bank(desk: Desk, raw: bytes) -> None:
    """Check a bank and report, compile it, and build, play and show its questions."""
    loaded = load([read("law/fuzz.yaml", raw)], desk.context())
    with desk.streams() as screen:
        report(desk, loaded.diagnostics, loaded, screen)
        if loaded.banks:
            _use(desk, loaded.banks, screen)


def report(desk: Desk, found: Iterable[Diagnostic], loaded: Loaded | None, screen: Console) -> None:
    """Word every diagnostic in both languages, and print every report."""
    listed = list(found)
    counts = dict.fromkeys(("files", "questions", "errors", "warnings", "infos", "silenced", "ignored"), len(listed))
    for place, print_report in enumerate(REPORTS.values()):
        print_report(listed, counts, screen, desk.envs[place % len(desk.envs)].say)
    for each in listed:
        for env in desk.envs:
            assert env.say(each.message), each.code
        assert each.line > 0 and each.column > 0, each
    assert loaded is None or loaded.files == 1


def _use(desk: Desk, banks: tuple[Bank, ...], screen: Console) -> None:
    for entry in (entry for bank in banks for entry in bank.entries):
        drawable(banks[0], entry)
        kept = entry.data if builds(entry.data, entry.question) else plain(entry.question)
        question = build(kept)
        assert question == entry.question
        play(question)
        show(desk, question, entry.data, screen)


def play(question: Question) -> None:
    """Answer a question in several ways to its end; every answer of a well-formed sort is taken and marked."""
    for way in range(3):
        past: tuple[Response | None, ...] = ()
        while len(past) < TURNS and (turn := question.turn(past)) is not None:
            lay_out(turn, "seed", str(way), shuffle=question.shuffle)
            given = responses(turn.ask)
            response = None if way == 2 else given[way * (len(given) - 1)]
            assert response is None or turn.ask.refuse(response) is None, response
            past = (*past, response)
            question.reveal(past, PRACTICE)
        if question.turn(past) is None:
            assert 0 <= question.score(past, PRACTICE) <= 1
            reveal = question.reveal(past, PRACTICE)
            if reveal is not None and reveal.key is not None and len(past) == 1:
                assert question.score((reveal.key,), PRACTICE) == 1
    for sample in question.samples():
        fits(question, sample.past)


def fits(question: Question, past: Any) -> None:
    """Offer a question answers that were made for another; what is refused goes no further."""
    for place, response in enumerate(past):
        turn = question.turn(past[:place])
        if turn is None or (response is not None and turn.ask.refuse(response)):
            return
    if question.turn(past) is None:
        question.score(past, PRACTICE)
        question.reveal(past, PRACTICE)


def show(desk: Desk, question: Question, data: dict[str, Any], screen: Console) -> None:
    """Print a question from both sides, one in each language."""
    one, other = (env.say for env in desk.envs[:: 1 if len(str(data)) % 2 else -1])
    print_question(question, "题库", PRACTICE, lambda texts: desk.law.cite_all(question, texts), screen, one)
    print_as_trainee(question, "题库", PRACTICE, screen, other)
    headline(question, one)
    for turn in filter(None, [question.turn(())]):
        responses_in_words(question, (responses(turn.ask)[0], None), other)
    answer(question, data, PRACTICE)
    desk.law.notice(basis_of(question, data))


def blueprint(desk: Desk, raw: bytes) -> None:
    """Check a blueprint and report; draw its paper, and show its cover."""
    document = read("exams/fuzz.yaml", raw)
    found = read_blueprint(document)
    faults = list(found.faults)
    env = desk.envs[0]
    with desk.streams() as screen:
        if plan := found.blueprint:
            known = {name for item in desk.pool for name in item.candidate.names}
            faults += topic_faults(plan, sorted(known))
            drawn = compose(plan, desk.pool, (), plan.exam)
            if isinstance(drawn, Shortage):
                faults.append(Fault("exam-short", ("sections",), short(drawn), "warning"))
            else:
                paper = papers.draw_paper(env, desk.library, plan, "seed", frozenset())
                print_cover(paper, TODAY.isoformat(), screen, env.say)
        report(desk, [*document.diagnostics, *map(document.locate, faults)], None, screen)


def register(desk: Desk, raw: bytes) -> None:
    """Check a register and report; look up, list and cite by it."""
    document = read("statutes.yaml", raw)
    built, faults = Register.build(document.data)
    context = Context(built, TODAY, wanted=OF_LAW)
    with desk.streams() as screen:
        report(desk, [*document.diagnostics, *map(document.locate, faults)], None, screen)
        loaded = load([desk.cited], context)
        report(desk, loaded.diagnostics, loaded, screen)
        rows = covered(desk.pool, built, TODAY)
        for env in desk.envs:
            screens.print_covered(rows, screen, env.say)
            screens.print_stale(stale(desk.pool, built, TODAY), TODAY, screen, env.say)
            for statute in built.statutes:
                missing = uncovered(statute, TODAY, (), ())
                screens.print_uncovered(Uncovered(statute, missing, 0), screen, env.say)
                env.say(built.unknown(statute.short + "x"))
        _cite(Law(desk.envs[0], Listed(built, built.newest()), TODAY), desk.bank)


def _cite(law: Law, bank: Bank) -> None:
    for entry in bank.entries:
        law.notice(entry.basis)
        law.lapse(drawable(bank, entry).basis)
        for text in entry.question.cite:
            law.cite(entry.question, text)
            law.article(text)


def overlay(desk: Desk, raw: bytes) -> None:
    """Check a translation and report; build, play and show the questions it translates."""
    found = read_overlay(read("law/fuzz.en.yaml", raw))
    faults = list(found.faults)
    with desk.streams() as screen:
        if found.header:
            faults += problems(found, desk.bank)
        report(desk, [*found.document.diagnostics, *map(found.document.locate, faults)], None, screen)
        data = {entry.question.id: entry.data for entry in desk.bank.entries}
        for id, texts in current(found, desk.bank).items():
            shown = translated(data[id], texts)
            question, _ = parse(shown)
            if question is not None:
                play(question)
                show(desk, question, shown, screen)


def statute_text(desk: Desk, raw: bytes) -> None:
    """Read a statute's text, check questions by it, and show its articles."""
    (desk.statutes / "治安管理处罚法.md").write_bytes(raw)
    read_text = Folders((desk.statutes,))
    loaded = load([desk.cited], Context(desk.register, TODAY, Texts(read_text), OF_LAW))
    env = desk.env("zh", STATUTES=desk.statutes)
    law = Law(env, desk.library, TODAY)
    statute = desk.register.find("治安管理处罚法")
    assert statute is not None
    known = Texts(read_text).articles(statute)
    with desk.streams() as screen:
        report(desk, loaded.diagnostics, loaded, screen)
        _cite(law, desk.bank)
        for number, lines in known.items():
            law.article(f"《治安管理处罚法》第{number[0]}条第一款第一项")
            found = Article(statute, None, number, [line.text for line in lines], ["a"])
            screens.print_article(found, screen, env.say)
        screens.print_uncovered(Uncovered(statute, uncovered(statute, TODAY, known, ()), 0), screen, env.say)


def citation(desk: Desk, raw: bytes) -> None:
    """Read a citation, write it again, and look it up."""
    text = raw.decode("utf-8", "replace")
    places = parse_citation(text)
    if isinstance(places, Unreadable):
        assert 0 <= places.offset <= len(text)
        return
    for place in places:
        assert (
            parse_citation(notation(place)) == (place,) or place.statute.strip() != place.statute or not place.statute
        )
        for env in desk.envs:
            if said := desk.register.refuse(place, TODAY):
                env.say(said)
            env.say(desk.register.unknown(place.statute))
    desk.law.cite(desk.bank.entries[0].question, text)
    desk.law.article(text)
