"""Makes drafts of what was read: the kind of each question, its key if that is sure, what a person has to look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any, get_args

from officer_quiz.exchange.base.labels import grounds
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.chinese import keys, ruled
from officer_quiz.exchange.chinese.lines import MARK, PICTURE
from officer_quiz.exchange.chinese.papers import Asked, Paper
from officer_quiz.exchange.reading import Draft, Loss, Reading
from officer_quiz.kinds.base.question import QuestionLevel
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.messages.words import meant
from officer_quiz.statutes.citation import Unreadable as NoCitation
from officer_quiz.statutes.citation import parse

_LETTERED = re.compile(r"[（(【\[]\s*(?P<key>[A-J](?:[\sA-J、,，]*[A-J])?)\s*[)）】\]]")
_JUDGED = re.compile(
    r"[（(【\[]\s*(?P<key>[√×✓✗✔✘☑☒VXvx]|对|错|正确|错误|不正确|是|否|T|F|t|f)\s*[)）】\]]\s*[。.]?\s*$"
)
_ENDED = re.compile(r"[（(]\s*[)）]\s*[。.？?]?\s*$")
_CODE = re.compile(r"\s*(?://|#|/\*|\w+\s*=|.*[{};]\s*$|[\x00-\x7f]*$)")
_IDENTIFIERS = re.compile(r"[\w.]+(?:\([^)]*\))?[,;]?", re.ASCII)
_EMPTY = re.compile(r"（\s*）|(?<![A-Za-z0-9_])\(\s*\)")
_POINTS = re.compile(r"\n((?:采分点|得分点|评分要点|Scoring points)\s*[:：])\n")
_EMPTIED = re.compile(r"\s*[（(]\s*[)）]\s*$")
_CHOICES = {"single", "multiple", "indefinite"}


def shaped(paper: Paper) -> Reading:
    """Return the drafts of a paper, questions about the same material as one case, and what is lost."""
    drafts: list[Draft] = []
    for material, group in groupby(paper.questions, key=lambda asked: asked.material):
        together = list(group)
        singles = [_draft(asked) for asked in together]
        if material:
            worth = paper.worths.get(material) or _together([asked.worth for asked in together])
            drafts.append(_case(paper.materials[material], singles, worth))
        else:
            drafts += singles
    return Reading(tuple(drafts), tuple(Loss(place, said, whole=_whole(said)) for place, said in paper.losses))


def _whole(said: Message) -> bool:
    """Return whether a loss is that of a question, not of a key."""
    return said.key == "exchange.leap"


def _together(worths: Sequence[str]) -> str:
    """Return what questions are worth together, empty where one does not say it."""
    return str(sum(map(Decimal, worths), Decimal(0))) if all(worths) else ""


def _case(facts: Sequence[str], parts: Sequence[Draft], worth: str) -> Draft:
    """Return one draft of questions about the same material, which says what is doubtful of which."""
    doubts, losses = (
        [
            message("exchange.of-part", part=number, said=said)
            for number, part in enumerate(parts, 1)
            for said in getattr(part, name)
        ]
        for name in ("doubts", "losses")
    )
    questions = [plain(part.question) for part in parts]
    data = {"type": "case", "facts": "\n".join(facts), "questions": questions, **_worth(worth)}
    if not data["facts"]:
        doubts.append(message("exchange.no-facts"))
    return Draft(data, parts[0].place, tuple(doubts), tuple(losses))


@dataclass(slots=True)
class _Shaping:
    """A question on its way: its stem, the key as written, and what is doubtful so far."""

    asked: Asked
    stem: str
    keys: list[str]
    doubts: list[Message] = field(default_factory=list)

    def doubt(self, what: str, /, **args: object) -> None:
        told = {name: " ".join(value.split()) if isinstance(value, str) else value for name, value in args.items()}
        self.doubts.append(message(what, **told))

    @property
    def key(self) -> str:
        return self.keys[0] if self.keys else ""


def _draft(asked: Asked) -> Draft:
    asked.choices = {letter: text.strip() for letter, text in asked.choices.items()}
    given = [key.strip() for key in asked.keys if key.strip()]
    shaping = _Shaping(asked, "\n".join(asked.stem).replace(MARK, "").strip(), given, list(asked.doubts))
    if asked.choices and asked.kind not in ruled.KINDS and _no_choices(shaping):
        shaping.stem, asked.choices = "\n".join(asked.whole).replace(MARK, "").strip(), {}
    data = _shape(shaping)
    if not data.get("stem") and not data.get("scene"):
        shaping.doubt("exchange.no-stem")
    if any(PICTURE in text for text in (shaping.stem, *asked.choices.values(), *asked.explain)):
        shaping.doubt("exchange.picture")
    data |= _explained("\n".join(text for text in asked.explain if text).replace(MARK, "").strip())
    data |= {"tags": asked.tags} if asked.tags else {}
    data |= _worth(asked.worth) if data["type"] != "essay" else {}
    losses = []
    for what, value in asked.about:
        told = _about(what, value, data["type"])
        data |= told
        losses += [] if told else [message("exchange.about-lost", what=what, value=value)]
    return Draft(data, asked.place, tuple(shaping.doubts), tuple(losses))


def _shape(shaping: _Shaping) -> dict[str, Any]:
    asked = shaping.asked
    if asked.kind in ruled.KINDS:
        return _ruled(shaping)
    return _choosing(shaping) if asked.choices else _judging(shaping) or _filling(shaping) or _writing(shaping)


def _ruled(shaping: _Shaping) -> dict[str, Any]:
    """Return the data of a question whose key has a form of its own; with no key that fits, its choices as they are."""
    kind, choices = shaping.asked.kind, shaping.asked.choices
    shaping.stem = _EMPTIED.sub("", shaping.stem)
    data = ruled.asked(kind, shaping.stem, choices)
    told = [ruled.keyed(kind, shaping.stem, choices, key) for key in shaping.keys]
    if told and told[0] is not None and all(each == told[0] for each in told):
        return {**data, **told[0]}
    if not told:
        shaping.doubt("exchange.no-key")
    elif None in told:
        shaping.doubt("exchange.key-unread", key=shaping.keys[told.index(None)])
    else:
        shaping.doubt("exchange.keys-differ", keys=tuple(shaping.keys))
    return {**data, "stem": shaping.stem, **({"choices": dict(choices)} if choices else {})}


def _explained(text: str) -> dict[str, Any]:
    """Return what an explanation tells: it, and from its last lines the law and the sources that it names."""
    told = grounds(text)
    if any(isinstance(parse(each), NoCitation) for each in told.get("citations", ())):
        told = {"explain": text}
    names = {"explain": "explain", "citations": "cite", "sources": "source"}
    fields = {own: told.get(name) for name, own in names.items()}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items() if value}


def _worth(points: str) -> dict[str, Any]:
    """Return the field for points; the usual ones need none, and nothing is worth none."""
    return {"points": f"{Decimal(points).normalize():f}"} if points and Decimal(points) not in {0, 1} else {}


def _about(what: str, value: str, kind: str) -> dict[str, Any]:
    """Return the field that a line such as 难度：易 tells; nothing for what no field holds."""
    levels = get_args(QuestionLevel)
    if what.startswith("难") and (level := meant(value.strip(" 。"), levels)):
        return {"level": level}
    if what == "分值" and kind != "essay" and (found := re.fullmatch(r"\s*(\d{1,3}(?:\.\d)?)\s*分?\s*", value)):
        return {"points": found[1]}
    return {}


def _no_choices(shaping: _Shaping) -> bool:
    """Return whether what looks like choices is none: a list in the stem, or code, where the answer is a text."""
    asked = shaping.asked
    if asked.kind in _CHOICES or asked.ticked:
        return False
    if len(asked.choices) < 2:
        return True
    if not shaping.keys or keys.letters(shaping.key, asked.choices) or keys.judged(shaping.key):
        return False
    return asked.inline or all(_IDENTIFIERS.fullmatch(text) for text in asked.choices.values())


def _choosing(shaping: _Shaping) -> dict[str, Any]:
    """Return the data of a question with choices."""
    asked = shaping.asked
    read = _letters(shaping)
    shaping.stem = _EMPTY.sub("（　）", shaping.stem)
    as_judged = {letter: word for letter, text in asked.choices.items() if (word := keys.judged(text))}
    if asked.kind == "true_false" and len(as_judged) == len(asked.choices) == 2:
        answer = as_judged.get(read, "") or (keys.judged(shaping.key) or "" if shaping.keys else "")
        if not answer and not shaping.doubts:
            shaping.doubt("exchange.no-key")
        stem = f"{_ENDED.sub('', shaping.stem)}（　）"
        return {"type": "true_false", "stem": stem, **({"answer": answer} if answer else {})}
    kind = asked.kind if asked.kind in _CHOICES else "multiple" if len(read) > 1 else "single"
    if kind == "single" and len(read) > 1:
        shaping.doubt("exchange.several-keys", key=read)
        read = ""
    if kind == "multiple" and len(read) == 1:
        shaping.doubt("exchange.one-key", key=read)
        read = ""
    if not read and not shaping.doubts:
        shaping.doubt("exchange.no-key")
    if len(asked.choices) > 8:
        shaping.doubt("exchange.many-choices", count=len(asked.choices))
    for letter, text in asked.choices.items():
        if not text:
            shaping.doubt("exchange.empty-choice", letter=letter)
    data = {"type": kind, "stem": shaping.stem, "choices": dict(asked.choices)}
    return {**data, "answer": read} if read else data


def _letters(shaping: _Shaping) -> str:
    """Return the letters of the key, empty where it is missing, cannot be read, or is told differently."""
    asked = shaping.asked
    shaping.stem, within = _bracketed(shaping.stem)
    read: list[str] = [within] if within else []
    for key in shaping.keys:
        letters = keys.letters(key, asked.choices)
        if letters is None and (word := keys.judged(key)):
            letters = next((letter for letter, text in asked.choices.items() if keys.judged(text) == word), None)
        if letters is None:
            shaping.doubt("exchange.key-unread", key=key)
            return ""
        read.append(letters)
    ticked = "".join(letter for letter in asked.choices if letter in asked.ticked)
    if ticked and len(ticked) < len(asked.choices):
        read.append(ticked)
    if len(set(read)) > 1:
        shaping.doubt("exchange.keys-differ", keys=tuple(dict.fromkeys(read)))
        return ""
    if unknown := [letter for letter in (read[0] if read else "") if letter not in asked.choices]:
        shaping.doubt("exchange.key-no-choice", key=read[0], letters=tuple(unknown))
        return ""
    return read[0] if read else ""


def _bracketed(stem: str) -> tuple[str, str]:
    """Return a stem with its brackets emptied of the letters in them, and those; code is no place for keys."""
    lines, found = [], []
    for line in stem.split("\n"):
        inside = [] if _CODE.match(line) else list(_LETTERED.finditer(line))
        inside = [
            each
            for each in inside
            if each[0][0] in "（" or each.end() == len(line) or line[each.start() - 1] > "\u2e80"
        ]
        found += inside
        for each in reversed(inside):
            line = f"{line[: each.start()]}（　）{line[each.end() :]}"  # noqa: PLW2901
        lines.append(line)
    letters = {"".join(sorted(set(re.findall("[A-J]", each["key"])))) for each in found}
    return ("\n".join(lines), letters.pop()) if len(letters) == 1 else (stem, "")


def _judging(shaping: _Shaping) -> dict[str, Any] | None:
    """Return the data of a claim to judge, None for another question."""
    asked = shaping.asked
    within = _JUDGED.search(shaping.stem) if asked.kind in {"", "true_false"} else None
    words = [word for key in shaping.keys if (word := keys.judged(key))]
    if asked.kind != "true_false" and (asked.kind or not (within or (words and len(words) == len(shaping.keys)))):
        return None
    if within:
        words.append(keys.judged(within["key"]) or "")
        shaping.stem = f"{shaping.stem[: within.start()]}（　）"
    else:
        shaping.stem = f"{_ENDED.sub('', shaping.stem)}（　）"
    unread = [key for key in shaping.keys if keys.judged(key) is None]
    if unread and asked.kind == "true_false" and (more := _judged_first(unread[0])):
        words.append(more[0])
        asked.explain.insert(0, more[1])
        unread = unread[1:]
    if unread:
        shaping.doubt("exchange.key-unread", key=unread[0])
    elif len(set(words)) > 1:
        shaping.doubt("exchange.keys-differ", keys=tuple(dict.fromkeys(words)))
    elif words:
        return {"type": "true_false", "stem": shaping.stem, "answer": words[0]}
    else:
        shaping.doubt("exchange.no-key")
    return {"type": "true_false", "stem": shaping.stem}


def _judged_first(key: str) -> tuple[str, str] | None:
    """Return the judgement that a key begins with and the reason behind it (错误。应为…)."""
    found = re.match(r"(对|错|正确|错误|√|×)\s*[。，,.；;：:（(\n]\s*(.+)", key, re.DOTALL)
    word = keys.judged(found[1]) if found else None
    return (word, found[2].rstrip("）)")) if found and word else None


def _filling(shaping: _Shaping) -> dict[str, Any] | None:
    """Return the data of a sentence with blanks, None for another question."""
    asked, firmly = shaping.asked, shaping.asked.kind == "fill"
    if asked.kind not in {"", "fill"}:
        return None
    stem, count = keys.with_blanks(shaping.stem)
    own: list[str] = []
    if not count:
        stem, own = keys.filled(shaping.stem, firmly)
        count = len(own)
    told = keys.blanks(shaping.key, count) if shaping.keys and count else None
    if own and not firmly and shaping.keys and (told is None or [each[0] for each in told] != own):
        count = 0
    if not count and not firmly:
        if keys.bracketed(shaping.stem):
            shaping.doubt("exchange.perhaps-blanks")
        return None
    if own and told is not None and [each[0] for each in told] != own:
        shaping.doubt("exchange.keys-differ", keys=("；".join(own), shaping.key))
        return {"type": "fill", "stem": stem}
    answer = told or [[each] for each in own]
    if not answer and shaping.keys:
        shaping.doubt("exchange.blanks-differ", blanks=count, key=shaping.key)
    elif not answer:
        shaping.doubt("exchange.no-key")
    data = {"type": "fill", "stem": stem}
    return {**data, "answer": [each[0] if len(each) == 1 else each for each in answer]} if answer else data


def _writing(shaping: _Shaping) -> dict[str, Any]:
    """Return the data of a question to be answered in words."""
    data: dict[str, Any] = {"type": "essay", "stem": shaping.stem}
    model = "\n".join(shaping.keys)
    if not model:
        shaping.doubt("exchange.no-key")
        return data
    if re.fullmatch("[A-J]+", model):
        shaping.doubt("exchange.letter-no-choices", key=model)
    if shaping.asked.kind in _CHOICES:
        shaping.doubt("exchange.no-choices")
    before, label, listed = _POINTS.split(model, maxsplit=1) if _POINTS.search(model) else (model, "", "")
    return {**data, "points": keys.points(listed if label else model), "model": before}
