"""L17: choices do not combine statements listed in the stem."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.checks.base.choices import matching_choices
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L17", "warning")
MESSAGES = {
    "zh": {
        "name": "不用组合选项",
        "what": "选项以“①②”“(1)(2)”“A和B”“A、B”“仅”开头，是把题干里的说法拼起来的。",
        "why": "组合选项靠排除就能猜中，能力强的人和会猜的人分不开。",
        "found": "选项以“{words}”开头，像是组合选项。请改成多选题，把各个说法直接作选项。",
    },
    "en": {
        "name": "no combined choices",
        "what": "A choice begins with ①②, (1)(2), A和B, A、B or 仅: it combines statements of the stem.",
        "why": "Combinations can be guessed by elimination, so they do not tell the able from the test-wise.",
        "found": "This choice begins with “{words}” and looks like a combination. Make it a multiple-choice question with the statements as choices.",
    },
}
BAD = """\
id: demo-1
type: single
stem: 治安调解的原则有①合法②公正③从重，正确的是哪一组？
choices: {A: ①②, B: ①③, C: ①②③}
answer: A
"""
GOOD = """\
id: demo-1
type: multiple
stem: 治安调解应当遵循哪些原则？
choices: {A: 合法, B: 公正, C: 从重, D: 自愿}
answer: ABD
"""
_COMBINED = re.compile(
    r"^(?:[①-⑨](?![^①-⑨]{4})|[(（][1-9一二三四五六][)）]\s*+(?:[、，,和与及+＋]\s*+)?[(（][1-9一二三四五六][)）]|[A-H](?:(?:\s?[、，,和与及+＋/]\s?|\s{0,2})[A-H])+(?=[一二两三四五六]项|$)|[A-H]和[A-H]|仅)"
)


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each such choice."""
    for path, found in matching_choices(bank, _COMBINED):
        yield RULE.fault(path, offset=found.start(), words=found[0])
