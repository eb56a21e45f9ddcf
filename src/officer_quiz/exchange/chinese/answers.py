"""Sections of answers: numbers with keys and explanations, ranges, and which question each is for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from officer_quiz.exchange.chinese import keys, marks
from officer_quiz.exchange.chinese.lines import Line
from officer_quiz.exchange.chinese.papers import Answered, Asked, Paper
from officer_quiz.messages.catalogue import Message, message

_RANGE = re.compile(r"(?:第\s*)?(\d{1,5})\s*(?:题)?\s*[-—–―～~－至到]+\s*(?:第\s*)?(\d{1,5})\s*题?\s*[:：、.．]?\s*")
_JUDGED = "√×✓✗✔✘对错TFtf"
_TOKEN = re.compile(rf"[A-J]+|正确|错误|[{_JUDGED}]")
_SHORT = rf"(?:[A-J](?:[、,，]?[A-J])*(?![A-Za-z])|正确|错误|[{_JUDGED}](?![A-Za-z一-龥]))"
_PAIR = re.compile(rf"(?<![\d.])(\d{{1,5}})\s*(?:[.．、:：)）]|\s)?\s*[（(]?\s*({_SHORT})\s*[)）]?")
_ONLY_PAIRS = re.compile(
    rf"(?:\s*[（(]?\d{{1,5}}\s*(?:[.．、:：)）]|\s)?\s*[（(]?\s*{_SHORT}\s*[)）]?\s*[;；,，。|]?)+\s*"
)
MOST = 5_000
"""The longest range of numbers that is believed."""


def entries(line: Line, section: int, kind: str, losses: list[tuple[Message, Message]]) -> list[Answered] | None:
    """Return the entries that begin in a line of answers; None for one that goes on with the entry before."""
    text = line.text
    ranges = list(_RANGE.finditer(text))
    if ranges and not text[: ranges[0].start()].strip():
        return list(_ranges(line, ranges, section, kind, losses))
    if _ONLY_PAIRS.fullmatch(text):
        return [Answered(int(found[1]), line.place, section, kind, found[2]) for found in _PAIR.finditer(text)]
    numbered = marks.number(text)
    if not numbered or numbered[0] == "circle":
        return None
    _, number, start = numbered
    return [_entry(number, text[start:], line.place, section, kind)]


def _ranges(
    line: Line, ranges: Sequence[re.Match[str]], section: int, kind: str, losses: list[tuple[Message, Message]]
) -> Iterator[Answered]:
    """Yield the entries of ``1-5 ABCDE 6-10 …``; one whose keys are not as many as its numbers gives none."""
    ends = [*(each.start() for each in ranges[1:]), len(line.text)]
    for each, end in zip(ranges, ends, strict=True):
        first, last = int(each[1]), int(each[2])
        said = line.text[each.end() : end].strip()
        tokens = _TOKEN.findall(said)
        if len(tokens) != last - first + 1 and re.fullmatch(r"[A-J\s]+", said):
            tokens = re.findall("[A-J]", said)
        if not 0 <= last - first < MOST or len(tokens) != last - first + 1:
            wrong = message("exchange.range-mismatch", first=first, last=last, keys=len(tokens))
            losses.append((line.place, wrong))
            continue
        for number, token in enumerate(tokens, first):
            yield Answered(number, line.place, section, kind, token)


def _entry(number: int, text: str, place: Message, section: int, kind: str) -> Answered:
    """Return what a numbered line says: a key, an explanation, or both."""
    key, explain = text, ""
    start = marks.key_label(text)
    if start is not None:
        key = text[start:]
    else:
        begins = marks.explain_label(text)
        if begins is not None:
            return Answered(number, place, section, kind, "", text[begins:])
    before, within, after = marks.split_labels(key)
    key = before if within is None else within
    explain = after or ""
    return Answered(number, place, section, kind, key.strip(), explain.strip())


def is_key(text: str) -> bool:
    """Return whether a text is a key by itself: letters, or right or wrong."""
    return keys.judged(text) is not None or bool(keys.letters(text, {}))


def by_order(lines: Sequence[Line]) -> list[Answered]:
    """Return entries numbered in their order where a file of answers has only keys and no numbers."""
    tokens: list[tuple[str, Message]] = []
    for line in lines:
        words = line.text.split()
        if all(map(is_key, words)):
            tokens += [(word, line.place) for word in words]
        elif is_key(line.text):
            tokens.append((line.text, line.place))
        else:
            return []
    return [Answered(number, place, 1, "", token) for number, (token, place) in enumerate(tokens, 1)]


def apply(paper: Paper, answers: Sequence[Answered]) -> None:
    """Give each entry to its question: by number, within the section where numbers begin anew; what is over is lost."""
    unique: dict[int, list[Asked]] = defaultdict(list)
    for asked in paper.questions:
        unique[asked.number].append(asked)
    placed = _sections(paper.questions)
    for entry in answers:
        candidates = unique.get(entry.number, [])
        if len(candidates) > 1:
            named = [each for each in candidates if entry.kind and each.kind == entry.kind]
            here = placed.get(entry.section, set())
            candidates = named if len(named) == 1 else [each for each in candidates if each.section in here]
        if len(candidates) != 1:
            said = "exchange.answer-unclear" if candidates else "exchange.answer-alone"
            paper.losses.append((entry.place, message(said, number=entry.number, key=entry.key or entry.explain)))
            continue
        _give(candidates[0], entry)


def _sections(questions: Sequence[Asked]) -> dict[int, set[int]]:
    """Return by the place of a section of answers the sections of questions at the same place."""
    order = list(dict.fromkeys(asked.section for asked in questions))
    return {place: {section} for place, section in enumerate(order, 1)}


def _give(asked: Asked, entry: Answered) -> None:
    """Give an entry to a question: its key, or where the question has a key and this is none, its explanation."""
    key, explain = entry.key, entry.explain
    answered = asked.keys or asked.ticked
    if key and answered and not is_key(key) and not explain:
        key, explain = "", key
    if key:
        asked.keys.append(key)
    if explain:
        asked.explain.append(explain)
