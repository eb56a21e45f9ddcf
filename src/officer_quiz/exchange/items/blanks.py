"""Sentences in which something is written or picked: blanks, one choice, or a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from officer_quiz.exchange.base.choosing import Weighed, chosen
from officer_quiz.exchange.base.understood import Understood
from officer_quiz.exchange.items.answers import NONE, NOTHING, WHOLE, Accepted, Asked, accepted, number
from officer_quiz.exchange.items.content import GAP, Content, marked
from officer_quiz.exchange.items.scoring import Declared, Rules
from officer_quiz.kinds.base.portable import Blanks
from officer_quiz.messages.catalogue import Message

_DRAWN = re.compile("_{3,}")
_UNIT = re.compile(r"\s*([^\s\d，。；,;?？!！][^，。；,;?？!！\n]{0,11})?\s*[.。]?\s*")
"""What may follow a number on its line and be its unit."""


def blanks(text: str, asked: Sequence[Element], rules: Rules, content: Content) -> tuple[str, Understood]:
    """Return the prompt and what is answered in a text with marks for the elements of `asked`."""
    texts, places = marked(text)
    elements = [asked[place] for place in places]
    if len(elements) == 1:
        only = elements[0]
        declared = _declared(only, rules)
        if only.tag == "inlineChoiceInteraction":
            return GAP.join(texts), _picked(only, rules, content)
        if declared.base in {"integer", "float"}:
            prompt, unit = _number_prompt(*texts)
            return prompt, number(declared, rules, only.get("responseIdentifier") or "", unit)
    answers: list[tuple[str, ...]] = []
    losses: tuple[Message, ...] = ()
    for place, each in enumerate(elements, 1):
        found, lost = _accepted(each, rules, content)
        if each.tag == "inlineChoiceInteraction":
            options = Asked(each, rules, content, {}).texts(each, "inlineChoice")
            texts[place] = f"({' / '.join(options.values())}){texts[place]}"
        answers.append(found)
        losses += lost
    texts = _in_place(texts)
    prompt = GAP.join(texts)
    answer = Blanks(tuple(texts), tuple(answers)) if all(answers) else None
    return prompt, Understood(Blanks, answer, losses=losses)


def _in_place(texts: Sequence[str]) -> list[str]:
    """Return the texts around blanks; one that stands below a sentence with a gap drawn in it belongs into the gap."""
    drawn = _DRAWN.split(texts[0])
    if len(texts) == 2 and len(drawn) == 2 and texts[0].endswith("\n") and not texts[1].strip():
        return [drawn[0], drawn[1].rstrip()]
    return [_DRAWN.sub("___", each) for each in texts]


def _declared(element: Element, rules: Rules) -> Declared:
    return rules.responses.get(element.get("responseIdentifier") or "", NONE)


def _picked(element: Element, rules: Rules, content: Content) -> Understood:
    keys = _declared(element, rules).best[:1]
    options = Asked(element, rules, content, {}).texts(element, "inlineChoice")
    return chosen([Weighed(text, WHOLE if name in keys else NOTHING) for name, text in options.items()], several=False)


def _accepted(element: Element, rules: Rules, content: Content) -> Accepted:
    declared = _declared(element, rules)
    if element.tag != "inlineChoiceInteraction":
        name = element.get("responseIdentifier") or ""
        return accepted(declared, rules.compared(name))
    options = Asked(element, rules, content, {}).texts(element, "inlineChoice")
    return tuple(options[each] for each in declared.best[:1] if each in options), ()


def _number_prompt(before: str, after: str) -> tuple[str, str]:
    """Return the prompt of a number, and its unit where the number stands on a line of its own with it."""
    found = _UNIT.fullmatch(after)
    if before.endswith("\n") and before.strip() and found:
        return before.strip(), found[1] or ""
    return (f"{before}{GAP}{after}" if before.strip() or after.strip() else ""), ""
