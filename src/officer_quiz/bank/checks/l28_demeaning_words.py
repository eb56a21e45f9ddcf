"""L28: no demeaning label in the voice of the question or of what it holds right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank, Item
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.kinds.dialogue import Dialogue
from officer_quiz.text.diagnostic import Fault, Path

RULE = Rule("L28", "warning")
MESSAGES = {
    "zh": {
        "name": "没有贬损人的称呼",
        "what": "题干、情景、案情、解析、正确的选项和最好的回答里有“刁民”“泼妇”“乡巴佬”一类的称呼。别人的话、不该选的做法和引号里的词不算。",
        "why": "教材怎么称呼群众，民警就怎么看群众；叙述和答案里的用词就是示范。",
        "found": "“{words}”贬损人。请换成中性的说法；要讨论这个词时，请放在“”里。",
    },
    "en": {
        "name": "no demeaning labels",
        "what": "A stem, scene, facts, explanation, right choice or best reply calls people 刁民, 泼妇, 乡巴佬 and the like. What others say, what should not be chosen, and words in “” do not count.",
        "why": "Officers see people as their training calls them; the words of narrator and key are an example.",
        "found": "“{words}” demeans people. Use a neutral word; to discuss the word itself, put it in “”.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 窗口来了一个乡巴佬，说不清要办什么，民警应当怎么办？
choices: {A: 请他看墙上的流程, B: 问清来意，一次讲清要带什么, C: 让他想好再来}
answer: B
"""
GOOD = """\
id: demo-1
type: single
stem: 窗口来了一位口音很重的老人，说不清要办什么，民警应当怎么办？
choices: {A: 请他看墙上的流程, B: 问清来意，一次讲清要带什么, C: 让他想好再来}
answer: B
"""
_LABELS = re.compile(
    "刁民|愚民|愚昧|愚蠢|蠢货|乡巴佬|土包子|泼妇|悍妇|盲流|贱民|贱人|低素质|素质低下|神经病|疯子|疯婆|傻子|傻瓜|白痴|弱智|瘸子|瞎子|聋子|哑巴"
    "|残废|老不死|老糊涂|穷鬼|叫花子|流氓无赖|地痞|混混|人渣|败类|黑鬼|洋鬼子|老外|坏人|娘娘腔"
)
_QUOTES = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"))
_OTHERS = frozenset({"line", "do", "choices", "actions", "replies", "steps", "pairs", "distractors", "why"})
"""What other people say, what may be chosen, and remarks on it: told apart by the key."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield an error at each such word in the question's own voice."""
    for item, path, text in bank.prose_having(_LABELS):
        for found in _LABELS.finditer(_unquoted(text)) if _own_voice(item, path) else ():
            yield RULE.fault(path, offset=found.start(), words=found[0])


def _unquoted(text: str) -> str:
    """A text with blanks for what it quotes; a quotation that is never closed stays."""
    for opening, closing in _QUOTES:
        closed = text.rfind(closing) + 1
        quoted = re.compile(f"{opening}[^{closing}]*{closing}")
        text = quoted.sub(lambda found: " " * len(found[0]), text[:closed]) + text[closed:]
    return text


def _own_voice(item: Item, path: Path) -> bool:
    """Whether a text is the narrator's, an explanation, or what should be chosen or said."""
    question, inner = item.question, path[len(item.path) :]
    if isinstance(question, Chosen) and inner[0] == "choices":
        return inner[1] in question.keys
    if isinstance(question, Dialogue) and "replies" in inner:
        node = question.nodes[str(inner[1])]
        return inner[-1] == "feedback" or (inner[-1] == "say" and node.replies[int(inner[3])] is node.best)
    return not _OTHERS.intersection(inner)
