"""Makes class papers: questions drawn once, sealed without their keys, with the key file that marks what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.kinds.base.ask import Blanks
from officer_quiz.kinds.base.question import Question
from officer_quiz.library.library import Library
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.papers import seal
from officer_quiz.papers.key import ENDING as KEY
from officer_quiz.papers.key import Asked, Key, Keyed, VariantKey, Version, write_key
from officer_quiz.papers.making import Made, TooLarge, made
from officer_quiz.papers.paper import ENDING as PAPER
from officer_quiz.papers.paper import Content, Facts, Rulings, Section, Variant, Wanted, read_paper, write_paper
from officer_quiz.services.papers import Drawn, blueprints, draw_paper, named_blueprint
from officer_quiz.services.unit_files import key_file, need_seal, put, writing
from officer_quiz.session.layout import mark
from officer_quiz.store.disk import is_there

LETTERS = "ABCD"
"""The variants there may be."""


@dataclass(frozen=True, slots=True)
class Order:
    """What paper is asked for: times are UTC, `name` is what its files are called, empty for the blueprint's id."""

    blueprint: str
    seed: str
    variants: int
    opens: datetime | None
    closes: datetime | None
    start_code: str
    name: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was made: its files, its facts and content, its key."""

    paper: Path
    key_path: Path
    facts: Facts
    content: Content
    key: Key
    seed: str


def make(env: Env, library: Library, order: Order) -> tuple[Paper, tuple[Message, ...]]:
    """Draw a paper, write its key and then itself, and return both with what to say.

    UserError for an unknown blueprint, a section that cannot be filled, times that do not fit, or files that are there
    already: a key is never overwritten.
    """
    need_seal()
    known, notices = blueprints(library)
    blueprint = named_blueprint(order.blueprint, known)
    _check_times(order, env.now(), blueprint.minutes)
    name = order.name or blueprint.exam
    paper, key = order.folder / f"{name}{PAPER}", order.folder / f"{name}{KEY}"
    for path in (paper, key):
        if is_there(path):
            raise UserError(message("paper.there-already", path=shown(path)), Exit.USAGE)
    drawn = draw_paper(env, library, blueprint, order.seed or env.chance(), frozenset())
    return _sealed(env, library, drawn, order, paper, key), notices


def _check_times(order: Order, now: datetime, minutes: int) -> None:
    if order.closes and order.closes <= (order.opens or now):
        key = "paper.closes-first" if order.opens and order.closes > now else "paper.closed-already"
        raise UserError(message(key), Exit.USAGE)
    if order.opens and order.closes and (order.closes - order.opens).total_seconds() < minutes * 60:
        raise UserError(message("paper.too-short", minutes=minutes), Exit.USAGE)


def _sealed(env: Env, library: Library, drawn: Drawn, order: Order, paper: Path, key: Path) -> Paper:
    secret, pair = seal.chance(seal.KEY).hex(), seal.sealing_pair()
    questions = {id: _question(library, id) for id, _ in drawn.contents}
    scoring, blueprint = drawn.blueprint.scoring, drawn.blueprint
    rulings = Rulings(
        blueprint.pass_mark, blueprint.total, scoring.multiple, scoring.wrong_true_false, scoring.chance_corrected
    )
    keys = {letter: _variant(drawn, questions, secret, letter) for letter in LETTERS[: order.variants]}
    content = Content(
        blueprint.note,
        rulings,
        {letter: Variant(variant.sections, variant.forms) for letter, variant in keys.items()},
    )
    wanted = Wanted(
        blueprint.title, env.language, blueprint.minutes, order.opens, order.closes, order.start_code, pair.public
    )
    raw = write_paper(wanted, content)
    facts = read_paper(raw).facts
    version = Version(env.now(), {id: _keyed(library, question) for id, question in questions.items()})
    made_key = Key(
        facts.code,
        facts.title,
        facts.language,
        facts.digest,
        pair.secret,
        facts.minutes,
        facts.opens,
        facts.closes,
        order.start_code,
        rulings,
        keys,
        (version,),
    )
    put(key, write_key(made_key), new=True, private=True)
    try:
        put(paper, raw, new=True)
    except UserError:
        with writing(key):
            key.unlink(missing_ok=True)
        raise
    return Paper(paper, key, facts, content, made_key, drawn.seed)


def _question(library: Library, id: str) -> Question:
    question = library.question(id)
    assert question is not None, "what is drawn is there"
    return question


def _keyed(library: Library, question: Question) -> Keyed:
    found = library.data(question.id)
    assert found is not None, "what is drawn is there"
    return Keyed(found.bank, library.content(question.id) or "", question)


def _variant(drawn: Drawn, questions: Mapping[str, Question], secret: str, letter: str) -> VariantKey:
    """Lay out a variant: the first in the order that was drawn, the others in orders of their own in each section."""
    sections, forms, asked = [], {}, {}
    number = 0
    for part in drawn.paper.parts:
        ids = part.questions
        if letter != LETTERS[0]:
            ids = tuple(sorted(ids, key=lambda id: mark(secret, letter, "place", id)))
        names = tuple(str(number + place) for place in range(1, len(ids) + 1))
        number += len(ids)
        sections.append(Section(part.title, names, Fraction(part.points)))
        for name, id in zip(names, ids, strict=True):
            shown_as = _made(questions[id], f"{secret}:{letter}")
            forms[name], asked[name] = shown_as.form, Asked(id, shown_as.names)
    return VariantKey(tuple(sections), forms, asked)


def _made(question: Question, secret: str) -> Made:
    try:
        return made(question, secret)
    except TooLarge as error:
        raise UserError(message("paper.too-large", id=question.id)) from error


@dataclass(frozen=True, slots=True)
class Fixed:
    """What came of putting a key right: the questions whose keys are new, and those whose choices changed too."""

    key: Key
    changed: tuple[str, ...]
    unlike: tuple[str, ...]


def fix(env: Env, library: Library, path: Path) -> Fixed:
    """Take the keys of questions that changed in the banks since into the key file, as a further version.

    A question that is asked otherwise now cannot be taken: its answers were given to what the paper shows.
    """
    key = key_file(path)
    changed: dict[str, Keyed] = {}
    unlike = []
    for id, keyed in key.questions.items():
        question = library.question(id)
        if question is None or library.content(id) == keyed.content:
            continue
        if _asks(question) == _asks(keyed.question):
            changed[id] = _keyed(library, question)
        else:
            unlike.append(id)
    if changed:
        key = key.with_version(Version(env.now(), changed))
        put(path, write_key(key), private=True)
    return Fixed(key, tuple(changed), tuple(unlike))


def _asks(question: Question) -> object:
    """What is asked, by the keys that answers are made of, and how many blanks there are."""
    shown_as = made(question, "")
    blanks = [len(ask.labels) for stop in shown_as.form.stops if isinstance(ask := stop.turn.ask, Blanks)]
    return question.type, [sorted(names.values()) for names in shown_as.names], blanks
