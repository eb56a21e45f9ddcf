"""L40: a stem asks for as many choices as are right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.numerals import to_int

RULE = Rule("L40", "warning")
MESSAGES = {
    "zh": {
        "name": "问几项，答几项",
        "what": "题干问“哪三项”“选三项”“三项要求是哪些”，正确的却不是三项；单选题问“哪些”“哪几项”“……的有（　）”；多选题问“哪一项”“哪个做法”；answer 里同一个字母写了两次。",
        "why": "学员照着题干选，选的个数就先错了。",
        "found": "题干问的是“{words}”，answer 有 {count} 项。请核对，改一处。",
        "single": "单选题只有一个答案，题干却问“{words}”。请改问“哪一项”，或改成多选题（type: multiple）。",
        "multiple": "多选题有几个答案，题干却问“{words}”。请改问“哪些”，或改成单选题（type: single）。",
        "twice": "answer 里 {letter} 写了两次。请核对是不是漏了另一个字母。",
    },
    "en": {
        "name": "as many as are asked for",
        "what": "A stem asks for three (哪三项, 选三项, 三项要求是哪些) and not three are right; a single-choice question asks 哪些, 哪几项 or …的有（　）, a multiple-choice one 哪一项 or 哪个做法; a letter stands twice in `answer`.",
        "why": "Trainees choose as many as the stem asks for, and are wrong before they begin.",
        "found": "The stem asks for “{words}” and the answer has {count}. Check which is right and mend the other.",
        "single": "A single-choice question has one answer but its stem asks “{words}”. Ask 哪一项, or make it type: multiple.",
        "multiple": "A multiple-choice question has several answers but its stem asks “{words}”. Ask 哪些, or make it type: single.",
        "twice": "{letter} stands twice in the answer. Check whether another letter was meant.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 民警口头传唤时应当做到哪些？
choices: {A: 出示工作证件, B: 请邻居转告, C: 先登门罚款}
answer: A
"""
GOOD = """\
id: demo-1
type: single
stem: 民警口头传唤时应当做到哪一项？
choices: {A: 出示工作证件, B: 请邻居转告, C: 先登门罚款}
answer: A
"""
_OF = "[个]?(?:选项|项|个|种|类|点|条|方面|做法|说法|情形)"
_NUMBER = "[两二三四五六七八2-8]"
_COUNTED = re.compile(
    rf"哪(?P<asked>{_NUMBER}){_OF}|(?<![推评竞挑当入多少可])选(?:出|择|取)?(?:其中的?)?(?P<chosen>{_NUMBER})(?:项|个(?=选项|答案|[。，）)]|$))"
    rf"|(?P<listed>{_NUMBER}){_OF}(?!以)[^，。；？?的]{{0,6}}[是有]哪[些几]"
)
_SEVERAL = re.compile(rf"(?:哪些|哪几{_OF})(?![^，。？?]{{0,8}}之一)")
_SEVERAL_TO_COME = re.compile(r"的有\s*+(?:[(（]|[：:？?]?\s*+$)")
_LISTS = re.compile("[的还]有[（(：:？?]|包括|哪些|哪几")
_ONE = re.compile(rf"哪(?:一{_OF}|项|[个种](?:做法|说法|选项|表述|情形|行为|答案))")
_PART = re.compile("[，。；]")
_ASKED = re.compile("什么|怎么|怎样|如何|哪|谁|多少|何[种时处]|几")


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each stem that asks for another number, and at each letter that an answer repeats."""
    for question, item in bank.of(Chosen):
        path, stem, count = (*item.path, "stem"), question.stem, len(question.keys)
        several, one = _asked(_SEVERAL, stem) or _SEVERAL_TO_COME.search(stem), _asked(_ONE, stem)
        if (found := _asked(_COUNTED, stem)) and to_int(found[found.lastgroup or 0]) != count:
            yield RULE.fault(path, offset=found.start(), words=found[0], count=count)
        elif question.type == "single" and several and not one and not found:
            yield RULE.fault(path, "single", offset=several.start(), words=several[0])
        elif question.type == "multiple" and one and not found and not _LISTS.search(stem):
            yield RULE.fault(path, "multiple", offset=one.start(), words=one[0])
        answer = getattr(question, "answer", ())
        if letter := next((each for place, each in enumerate(answer) if each in answer[:place]), ""):
            yield RULE.fault((*item.path, "answer"), "twice", letter=letter)


def _asked(pattern: re.Pattern[str], stem: str) -> re.Match[str] | None:
    """Return what a stem asks for by a pattern, None where it asks something else after that: 村民问哪些…，先做什么？"""
    found = pattern.search(stem)
    later = _PART.search(stem, found.end()) if found else None
    return None if later and _ASKED.search(stem, later.end()) else found
