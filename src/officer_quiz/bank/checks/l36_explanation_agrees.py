"""L36: an explanation names the same key as the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.checks.base.letters import letters_in, plain
from officer_quiz.bank.checks.base.negation import NEGATIVE
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.kinds.true_false import TrueFalse
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L36", "warning")
MESSAGES = {
    "zh": {
        "name": "解析与答案一致",
        "what": "解析写“本题选C”“答案是C”“C项正确”，而 answer 是别的；判断题的解析写“说法正确”，而 answer 是错，或者反过来。",
        "why": "答案和解析各说各的，总有一个是错的，学员不知道信哪个。",
        "found": "解析说“{words}”，answer 却是 {key}。请核对，改一处。",
    },
    "en": {
        "name": "explanation and answer agree",
        "what": "The explanation says “the key is C” (本题选C, 答案是C, C项正确) and `answer` is another; or judges a claim otherwise than `answer`.",
        "why": "Where answer and explanation differ one of them is wrong, and nobody knows which to believe.",
        "found": "The explanation says “{words}” but the answer is {key}. Check which is right and mend the other.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 民警口头传唤现场发现的违反治安管理行为人，首先应当做什么？
choices: {A: 出示工作证件, B: 告知传唤原因, C: 通知其家属}
answer: A
explain: 本题选C，首先应当通知家属，出示证件、告知原因都在以后。
"""
GOOD = """\
id: demo-1
type: single
stem: 民警口头传唤现场发现的违反治安管理行为人，首先应当做什么？
choices: {A: 出示工作证件, B: 告知传唤原因, C: 通知其家属}
answer: A
explain: 首先应当出示工作证件，告知原因、通知家属都在以后。
"""
_RUN = r"(?<![A-Za-z0-9_.])\{?[A-H]\}?(?:\s?[、，,/+＋和与及]?\s?\{?[A-H]\}?){0,7}(?![A-Za-z0-9_]|\.[A-Za-z0-9])"
_CHOSEN = re.compile(
    rf"(?:(?:本题|此题|该题|故|所以|因此|因而|(?<![不没勿])应当?|(?<![不没])应该)\s?(?:应当?|应该)?选择?|(?:正确)?答案(?:应当?)?(?:是|为|选|[:：]))\s?[:：]?\s?[“(]?(?P<run>{_RUN})"
    rf"|[Tt]he\s(?:answer|key)\sis\s(?P<said>{_RUN})"
)
_RIGHT = re.compile(
    rf"(?P<run>{_RUN})(?:[一二两三四五六]?项|选项)?(?:[都均]?是?正确(?!与否|的?[前理方做处])|[都均]?是?对的|[都均]对(?=[，。；]|$))"
)
_JUDGED = re.compile(
    r"(?:^|本题|此题|该题|该|此|这种|这一|这个|题干的?|题目的?)(?:说法|表述|判断|观点)?(?:是|为)?(?P<word>正确|错误|不正确|对|错)(?:的)?[，。；,;]"
)


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each explanation that names another key, or judges a claim otherwise."""
    for item in bank.items:
        question, text = item.question, plain(item.question.explain)
        path = (*item.path, "explain")
        if isinstance(question, Chosen):
            for found in _named(text, right_ones=not NEGATIVE.search(question.stem)):
                letters = set(letters_in(found[0]))
                wrong = letters != question.keys if found.re is _CHOSEN else not letters <= question.keys
                if question.choices.keys() >= letters and wrong:
                    key = "".join(sorted(question.keys))
                    yield RULE.fault(path, offset=found.start(), words=found[0].strip(), key=key)
        elif isinstance(question, TrueFalse) and (said := _JUDGED.match(text)):
            judged = "对" if said["word"] in {"正确", "对"} else "错"
            if judged != question.answer:
                yield RULE.fault(path, offset=0, words=said[0].rstrip("，。；,;"), key=question.answer)


def _named(text: str, *, right_ones: bool) -> Iterator[re.Match[str]]:
    """Yield where an explanation says what to choose, and with `right_ones` which choices are right."""
    if letters_in(text):
        yield from _CHOSEN.finditer(text)
        yield from _RIGHT.finditer(text) if right_ones else ()
