"""A class paper for printing: the booklet as trainees read it, a sheet to answer on, and the key of a variant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from officer_quiz.answers.labels import column_labels, is_scale, labels, row_labels
from officer_quiz.answers.turns import responses
from officer_quiz.answers.words import number as points_of
from officer_quiz.answers.words import spoken
from officer_quiz.exchange.base.paper import PLACES, RULED, Block
from officer_quiz.exchange.base.printing import BLANK
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Response, Turn
from officer_quiz.kinds.base.following import follow
from officer_quiz.kinds.base.question import Question, Rules
from officer_quiz.messages.catalogue import Wording
from officer_quiz.papers.key import Key, Keyed, VariantKey
from officer_quiz.papers.making import Names
from officer_quiz.papers.marking import rules_of
from officer_quiz.papers.paper import Section
from officer_quiz.papers.sealed import SealedQuestion

ACROSS, WIDE, TALL, LINES = 10, 2, 9.0, 14
"""Boxes side by side for letters, and for more; how high they are in millimetres; lines for an essay."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Boxes to write into under their labels, so many side by side, and lines to write on."""

    labels: tuple[str, ...]
    across: int = ACROSS
    height: float = TALL
    lines: int = 0


Printed = list[Block | Grid]


def booklet(key: Key, letter: str, say: Wording) -> Printed:
    """Return what trainees read."""
    variant = key.variants[letter]
    blocks: Printed = [*_head(key, letter, key.title, say), Block("about", say("printed.class-how"))]
    for section, head in _sections(variant, say):
        blocks.append(Block("head", head))
        kinds = {variant.sealed[name].type for name in section.questions}
        if len(kinds) == 1 and (kind := next(iter(kinds))) in RULED:
            blocks.append(Block("rule", say(f"printed.class-rule-{kind}")))
        for name in section.questions:
            blocks += _question(name, variant.sealed[name], say)
    return blocks


def answer_sheet(key: Key, letter: str, say: Wording) -> Printed:
    """Return the sheet to answer on."""
    variant = key.variants[letter]
    blocks: Printed = [*_head(key, letter, say("printed.class-sheet", title=key.title), say)]
    for section, head in _sections(variant, say):
        blocks.append(Block("head", head))
        blocks += _boxes(section, variant, say)
    return blocks


def key_sheet(key: Key, letter: str, say: Wording) -> Printed:
    """Return the key of a variant: each answer as it is typed, then why, and the law."""
    variant, known, rules = key.variants[letter], key.questions, rules_of(key.rulings)
    blocks: Printed = [*_head(key, letter, say("printed.class-key", title=key.title), say, who=False)]
    for section, head in _sections(variant, say):
        blocks.append(Block("head", head))
        for name in section.questions:
            asked = variant.asked[name]
            blocks += _key(name, variant.sealed[name], known[asked.id], asked.names, rules, say)
    return blocks


def _head(key: Key, letter: str, title: str, say: Wording, *, who: bool = True) -> Iterator[Block]:
    yield Block("title", title)
    total = points_of(key.rulings.total)
    count = len(key.variants[letter].sealed)
    yield Block("about", say("printed.class-about", code=key.code, variant=letter, minutes=key.minutes))
    yield Block("about", say("printed.sum", count=count, points=total))
    if who:
        yield Block("about", say("printed.for"))


def _sections(variant: VariantKey, say: Wording) -> Iterator[tuple[Section, str]]:
    """Yield the sections with their heads: 一、单项选择（每题2分，共40分）."""
    for place, section in zip(PLACES[say.language], variant.sections, strict=False):
        total = section.points * len(section.questions)
        told = {"points": points_of(section.points), "total": points_of(total)}
        yield section, say("printed.head", place=place, kind=section.title, **told)


def _question(name: str, question: SealedQuestion, say: Wording) -> Iterator[Block]:
    label = say("printed.number", number=name)
    if question.talks:
        yield Block("question", label + say("printed.class-talk", title=question.title))
        return
    if len(question.stops) == 1:
        yield from _turn(label, question.stops[0].turn, say)
        return
    yield Block("question", label + say("printed.class-read"))
    kept = question.stops[0].turn.context[:1]
    yield from (Block("facts", line) for passage in kept for line in passage.text.split("\n"))
    for part, stop in enumerate(question.stops, 1):
        yield from _turn(say("printed.class-part", number=part), stop.turn, say, already=len(kept))


def _turn(label: str, turn: Turn, say: Wording, already: int = 0) -> Iterator[Block]:
    read = [passage.text for passage in turn.context[already:]]
    stem = "\n".join(filter(None, (*read, spoken(turn.prompt, say))))
    yield Block("question", label + stem + _tail(turn.ask, stem, say))
    match turn.ask:
        case Choose(options=options) if not all(each.typed for each in options):
            yield _choices(options, labels(turn.ask), say)
        case Arrange(items=items):
            yield _choices(items, labels(turn.ask), say)
        case Assign(rows=rows, columns=columns):
            if turn.ask.typed_rows:
                yield _choices(rows, row_labels(turn.ask), say)
            if not is_scale(turn.ask):
                yield _choices(columns, column_labels(turn.ask), say)


def _choices(options: Sequence[object], named: dict[str, str], say: Wording) -> Block:
    texts = tuple(spoken(getattr(each, "text", ""), say) for each in options)
    return Block("choices", texts=texts, labels=tuple(named.values()))


def _tail(ask: Ask, stem: str, say: Wording) -> str:
    """What follows a stem: the place for the answer, where it has none."""
    match ask:
        case Choose():
            bare = "".join(stem.replace("（", "(").replace("）", ")").split())
            return "" if "()" in bare else say("printed.bracket")
        case Blanks(form="number", unit=unit):
            return f" {BLANK}{unit}"
        case _:
            return ""


def _boxes(section: Section, variant: VariantKey, say: Wording) -> Iterator[Block | Grid]:
    """Yield boxes for the turns of a section, those of one width together; lines for essays."""
    turns = [
        (_label(name, turn, len(variant.sealed[name].stops)), stop.turn.ask)
        for name in section.questions
        if not variant.sealed[name].talks
        for turn, stop in enumerate(variant.sealed[name].stops, 1)
    ]
    if not turns:
        yield Block("facts", say("printed.class-talks"))
    for across, own in groupby(turns, key=lambda each: _across(each[1])):
        if across:
            named = tuple(label for label, _ in own)
            yield Grid(named, across if across == ACROSS else min(across, len(named)))
        else:
            for label, _ in own:
                yield Block("question", say("printed.number", number=label))
                yield Grid((), lines=LINES)


def _label(name: str, turn: int, of: int) -> str:
    return name if of == 1 else f"{name}({turn})"


def _across(ask: Ask) -> int:
    """How many boxes for an answer stand side by side; 0 for one that needs lines."""
    if isinstance(ask, Blanks) and ask.form == "text":
        return 0
    return ACROSS if isinstance(ask, Choose) else WIDE


def _key(
    name: str, question: SealedQuestion, keyed: Keyed, names: Sequence[Names], rules: Rules, say: Wording
) -> Iterator[Block]:
    if question.talks:
        yield Block("key", say("printed.number", number=name) + say("printed.class-talk", title=question.title))
        return
    parts = keyed.question.parts
    for place, part in enumerate(parts):
        label = say("printed.number", number=_label(name, place + 1, len(parts)))
        yield from _key_of_part(label, question.stops[place].turn.ask, part, names[place], rules, say)


def _key_of_part(label: str, ask: Ask, part: Question, names: Names, rules: Rules, say: Wording) -> Iterator[Block]:
    turn = part.turn(())
    assert turn is not None, "a question asks something"
    given: list[Response | None] = [None] if part.marked_by_trainer else [responses(turn.ask)[0]]
    reveal = part.reveal(given, rules)
    assert reveal is not None, "one answer finishes it"
    letters = _authored_letters(ask, names)
    if part.marked_by_trainer:
        points = [spoken(each.text, say) for each in getattr(reveal.ask, "options", ())]
        yield Block("key", label + say("printed.points"))
        yield from (Block("more", f"{place}  {text}") for place, text in enumerate(points, 1))
        yield Block("more", reveal.model)
    else:
        yield Block("key", label + _typed(ask, reveal.key, names, say))
    if reveal.explain:
        yield Block("more", say("printed.explain") + follow(reveal.explain, letters))
    if reveal.citations:
        yield Block("more", say("printed.talk-basis", citations=reveal.citations))


def _authored_letters(ask: Ask, names: Names) -> dict[str, str]:
    """The label on the paper of each authored letter."""
    shown = _labels(ask)
    return {key: shown.get(name, name) for name, key in names.items()}


def _labels(ask: Ask) -> dict[str, str]:
    match ask:
        case Choose() | Arrange():
            return labels(ask)
        case Assign():
            return column_labels(ask) | {f"row {row}": label for row, label in row_labels(ask).items()}
        case _:
            return {}


def _typed(ask: Ask, key: Response | None, names: Names, say: Wording) -> str:
    """Return the key as it is typed into a spreadsheet: ``ACD``, ``8/12/24``, ``2 1 3``, ``1c 2a``, ``B E``."""
    letters = _authored_letters(ask, names)
    match ask, key:
        case Choose(options=options), list():
            if all(each.typed for each in options):
                back = {authored: name for name, authored in names.items()}
                texts = {each.key: spoken(each.text, say) for each in options}
                return "".join(texts[back[each]] for each in key)
            return "".join(sorted(letters[each] for each in key))
        case Arrange(), list():
            return " ".join(letters[each] for each in key)
        case Assign(typed_rows=False, rows=rows), dict():
            return " ".join(letters[key[names[f"row {row.key}"]]] for row in rows)
        case Assign(rows=rows), dict():
            shown = row_labels(ask)
            return " ".join(f"{shown[row.key]}{letters[key[names[f'row {row.key}']]]}" for row in rows)
        case _, list():
            return "/".join(key)
        case _:
            return ""
