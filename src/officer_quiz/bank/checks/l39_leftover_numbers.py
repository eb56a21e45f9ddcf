"""L39: choices, steps and stems do not carry the letters and numbers of the paper they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from officer_quiz.bank.checks.base.letters import people
from officer_quiz.bank.checks.base.mending import in_turn
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank, Item
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.ordering import Ordering
from officer_quiz.kinds.ranking import Ranking
from officer_quiz.text.diagnostic import Fault, Mend, Path

RULE = Rule("L39", "warning")
MESSAGES = {
    "zh": {
        "name": "不留试卷上的编号",
        "what": "选项、做法、配对以“A、”“1.”“①”开头，或者依次以“A ”“A”“甲、”开头，步骤以“1.”“第一步”开头，题干以题号（“12、”“①”）或题型（“【单选】”）开头，或者写着“（2分）”。",
        "why": "编号由程序来写，打乱以后就成了“B  A、四小时”；步骤带着序号，排序题的答案就写在题面上。",
        "found": "开头的“{words}”是试卷上的编号，显示时会另编字母。请删去。",
        "order": "开头的“{words}”写出了先后，答案就在题面上。请删去。",
        "stem": "题干里的“{words}”是试卷上的题号、题型或分值，程序会自己写。请删去。",
    },
    "en": {
        "name": "no numbers left from a paper",
        "what": "A choice, action or pair begins with “A、”, “1.” or “①”, or all in turn with “A ”, “A” or “甲、”; a step with “1.” or “第一步”, a stem with its number (“12、”, “①”) or its kind (“【单选】”), or has its points （2分）.",
        "why": "The program writes its own letters, and once shuffled a choice reads “B  A、四小时”; numbered steps show the key of an ordering.",
        "found": "“{words}” is a label from a paper; the screen gives its own letter. Remove it.",
        "order": "“{words}” tells the order, which is the key. Remove it.",
        "stem": "“{words}” is the number, the kind or the points from a paper, which the program writes itself. Remove it.",
    },
}
BAD = """\
id: demo-1
type: ordering
stem: 12、请把下列步骤按先后排列。
steps: [1. 出示证件, 2. 当场盘问, 3. 带至公安机关]
"""
GOOD = """\
id: demo-1
type: ordering
stem: 请把下列步骤按先后排列。
steps: [出示证件, 当场盘问, 带至公安机关]
"""
_SIGN = r"[、，,.．:：）)]"
_LETTER = re.compile(rf"\s*[(（]?[A-Ha-hＡ-Ｈ]\s*{_SIGN}\s*(?![A-Za-zＡ-Ｈ0-9\s/]|$)")
_NUMBER = re.compile(
    r"\s*(?:[(（]?(?P<number>[1-9１-９][0-9０-９]?|[一二三四五六七八九十]{1,2})\s*(?:[、.．)）])|(?P<ring>[①-⑳⑴-⒇⒈-⒛](?=[^①-⑳]{4})))\s*(?![0-9０-９一二三四五六七八九十]|$)"
)
_STEP = re.compile(r"\s*(?:第[一二三四五六七八九十0-9]{1,3}步|步骤[一二三四五六七八九十0-9]{1,3})\s*[，,、:：]?\s*")
_IN_TURN = re.compile(
    r"\s*(?:(?P<blank>[A-HＡ-Ｈ]\s+)|(?P<bare>[A-HＡ-Ｈ])|[甲乙丙丁戊己庚辛]\s*[、.．]\s*(?![甲乙丙丁]))(?=(?P<next>[\u4e00-\u9fff“《]))"
)
"""Labels that may be words of a text: looked at only where all texts of a question have them, in turn."""
_BARE = re.compile(r"\s*[A-HＡ-Ｈ]")
_UNITS = frozenset("级类型市县区省镇乡村州国超照证票座栋楼号股组队班方点段线厂店车船男女君某人是和与把将向对被")
"""What follows a letter that is a name of its own: A市、B级."""
_POINT = r"[(（【\[]\s*+(?:(?:本题|本小题|每题|每小题|共)\s*+)?\d{1,2}(?:\.\d)?\s*+分\s*+[)）】\]]"
_POINTS = re.compile(rf"^\s*{_POINT}|{_POINT}(?=[。\s]*+$)")
_PENALTY = re.compile("(?<![登书标笔])记(?![录者载名忆])|扣(?![押留缴])")
"""What a stem has that asks for penalty points: those in its brackets may be they, and not its own."""
_OWN = re.compile("[题共]")
_STEM = re.compile(
    r"\s*(?:第\s?\d{1,4}\s?题\s*+[、.．:：]?|[(（]?\d{1,4}\s*[、.．)）](?!\d)|[(（]?[一二三四五六七八九十]{1,3}[、)）](?![一二三四五六七八九十])|[①-⑳⑴-⒇⒈-⒛](?!号|队(?![员伍])|组(?![织成建员])|[楼栋]|.*[①-⑳⑴-⒇⒈-⒛]))\s*(?=\S)"
    r"|\s*[【\[（(]?(?:单项?选择?|多项?选择?|不定项(?:选择)?|判断|填空|排序|案例|简答|论述)题?[】\]）):：]\s*"
)
_LISTS = frozenset({"choices", "steps", "actions", "pairs", "distractors"})


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each such beginning; numbers only where several of a question's texts have one."""
    for item in bank.items:
        stem = getattr(item.question, "stem", "")
        if found := _STEM.match(stem):
            yield RULE.fault((*item.path, "stem"), "stem", offset=0, words=found[0].strip())
        for found in _points(stem) if "分" in stem else ():
            yield RULE.fault((*item.path, "stem"), "stem", offset=found.start(), words=found[0].strip())
        texts = list(_listed(item))
        ordered = isinstance(item.question, (Ordering, Ranking))
        told = _labels(texts, ordered) or _in_turn(item, texts)
        certain = len(told) == len(texts) and len({path[len(item.path)] for path in told}) == 1
        certain = certain and in_turn(list(told.values())) and not any(map(_BARE.fullmatch, told.values()))
        for path, label in told.items():
            mend = Mend(label, "") if certain else None
            yield RULE.fault(path, "order" if ordered else "found", offset=0, mend=mend, words=label.strip())


def _points(stem: str) -> Iterator[re.Match[str]]:
    """Yield the points of a stem, with what it counts among the penalty points of traffic left out."""
    penalty = _PENALTY.search(stem)
    return (found for found in _POINTS.finditer(stem) if not penalty or _OWN.search(found[0]))


def _labels(texts: Sequence[tuple[Path, str]], ordered: bool) -> dict[Path, str]:
    """Return the labels that texts begin with, numbers only where several of them do."""
    numbered = sum(bool(_NUMBER.match(text)) for _, text in texts) > 1
    told: dict[Path, str] = {}
    for path, text in texts:
        step = _STEP.match(text) if ordered else None
        if found := step or _LETTER.match(text) or (_NUMBER.match(text) if numbered else None):
            told[path] = found[0]
    return told


def _in_turn(item: Item, texts: Sequence[tuple[Path, str]]) -> dict[Path, str]:
    """Return the labels that every text begins with, in turn, where they can be no words of the texts."""
    if len(texts) < 2 or not _IN_TURN.match(texts[0][1]):
        return {}
    found = {path: label for path, text in texts if (label := _IN_TURN.match(text))}
    if len(found) < len(texts) or not in_turn([each[0] for each in found.values()]):
        return {}
    after = {each["next"] for each in found.values() if each["blank"] or each["bare"]}
    named = people(getattr(item.question, "stem", ""), getattr(item.entry.question, "facts", ""))
    if after and (after & _UNITS or len(after) == 1 or named):
        return {}
    return {path: each[0] for path, each in found.items()}


def _listed(item: Item) -> Iterator[tuple[Path, str]]:
    """The texts that stand in a list on screen, each with a label of its own."""
    depth = len(item.path)
    for path, text in item.prose:
        if path[depth] in _LISTS and path[-1] != "why":
            yield path, text
