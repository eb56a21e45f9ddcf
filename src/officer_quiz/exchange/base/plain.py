"""The plain data of a neutral question, as it stands in a bank's file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from string import ascii_uppercase
from typing import Any

from officer_quiz.kinds.base import portable
from officer_quiz.kinds.base.portable import Item, Portable


def plain(question: Portable | Mapping[str, Any]) -> dict[str, Any]:
    """Return the data of a question without an id; plain data stays as it is."""
    if not isinstance(question, Portable):
        return dict(question)
    data: dict[str, Any] = {"type": question.kind}
    data |= {"title": question.title} if question.title else {}
    data |= _answered(question)
    data |= {name: value for name in ("explain", "hint") if (value := getattr(question, name))}
    data |= {"cite": list(question.citations)} if question.citations else {}
    data |= {"source": list(question.sources)} if question.sources else {}
    defaults = {each.name: each.default for each in fields(Portable)}
    for name in ("level", "posts", "skills", "tags", "region"):
        value = getattr(question, name)
        if value != defaults[name]:
            data[name] = list(value) if isinstance(value, tuple) else value
    if question.points != 1 and question.kind != "essay":
        data["points"] = str(question.points)
    if not question.shuffle:
        data["shuffle"] = "false"
    data |= _some("fixed", "".join(question.fixed))
    data |= {name: day.isoformat() for name in ("valid_from", "valid_to") if (day := getattr(question, name))}
    return data


def _answered(question: Portable) -> dict[str, Any]:
    """Return what is asked and what is right."""
    stem, scene = question.prompt, "\n".join(str(each.text) for each in question.context)
    match question.answer:
        case portable.ChooseOne(choices) | portable.ChooseMany(choices):
            why = {each.id: each.feedback for each in choices if each.feedback}
            asked = {"stem": stem, "choices": {each.id: each.text for each in choices}}
            return {**asked, "answer": "".join(each.id for each in choices if each.right), **_some("why", why)}
        case portable.TrueFalse(right):
            return {"stem": stem, "answer": "对" if right else "错"}
        case portable.Blanks(texts, accepted):
            answers = [each[0] if len(each) == 1 else list(each) for each in accepted]
            return {"stem": "____".join(texts), "answer": answers}
        case portable.Number(value, tolerance, unit):
            told = {"stem": stem, "answer": str(value), **_some("tolerance", str(tolerance) if tolerance else "")}
            return {**told, **_some("unit", unit)}
        case portable.Order(items) if question.kind == "ranking":
            steps = [{"do": each.text, **_some("why", each.feedback)} for each in items]
            return {**_some("stem", stem if scene else ""), "scene": scene or stem, "actions": steps}
        case portable.Order(items):
            return {"stem": stem, "steps": _texts(items)}
        case portable.Pairs(pairs, distractors):
            told = {"stem": stem, "pairs": {left.text: right.text for left, right in pairs}}
            return {**told, **_some("distractors", _texts(distractors))}
        case portable.Text(model, items):
            return {"stem": stem, "points": _texts(items), "model": model}
        case portable.Parts(parts):
            return {"facts": scene, "questions": [plain(part) for part in parts]}
        case portable.Rate(rated, scale):
            actions = {each.id: {"do": each.text, "expect": str(each.value), "why": each.feedback} for each in rated}
            return {"scene": scene or stem, "actions": actions, "scale": str(scale)}
        case portable.BestWorst(items, best, worst):
            why = {each.id: each.feedback for each in items if each.feedback}
            told = {each.id: each.text for each in items}
            return {"scene": scene or stem, "actions": told, "best": best, "worst": worst, **_some("why", why)}
        case portable.Talk() as talk:
            return {**{each.role: each.text for each in question.context}, **_talk(talk)}


def _talk(talk: portable.Talk) -> dict[str, Any]:
    """Return a conversation, a reply's id only where it is not the letter of its place."""
    nodes: dict[str, Any] = {}
    for place in talk.places:
        replies = [
            {
                **_some("id", reply.id if reply.id != letter else ""),
                "say": reply.text,
                "points": str(reply.points),
                "to": reply.to,
                "feedback": reply.feedback,
                **_some("skills", list(reply.skills)),
                **_some("violation", reply.violation),
                **_some("cite", list(reply.citations)),
                **_some("then", reply.then),
                **_some("by", reply.by),
            }
            for letter, reply in zip(ascii_uppercase, place.replies, strict=False)
        ]
        heard = {"scene": place.scene, "line": place.line, "by": place.by}
        nodes[place.id] = {**{name: text for name, text in heard.items() if text}, "replies": replies}
    endings = {end.id: {"text": end.text, "outcome": end.outcome} for end in talk.endings}
    people = {each.id: {"name": each.name, **_some("who", each.who)} for each in talk.people}
    return {**_some("people", people), "start": talk.start, "nodes": nodes, "endings": endings}


def _texts(items: tuple[Item, ...]) -> list[str]:
    return [each.text for each in items]


def _some(name: str, value: Any) -> dict[str, Any]:
    return {name: value} if value else {}
