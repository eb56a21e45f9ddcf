"""L27: no personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L27", "error")
MESSAGES = {
    "zh": {
        "name": "没有个人信息",
        "what": "题目里有像身份证号、手机号、车牌号、银行卡号的内容。",
        "why": "题库要分发、要放进版本库，真实号码一旦写进去就收不回来；编的号码也可能正是某个人的。",
        "id": "“{words}”像身份证号。请改用 ×，如 ××××××19900101××××。",
        "phone": "“{words}”像手机号。请改用 ×，如 138××××××××。",
        "plate": "“{words}”像车牌号。请改用 ×，如 ×A·×××××。",
        "card": "“{words}”像银行卡号。请改用 ×。",
    },
    "en": {
        "name": "no personal data",
        "what": "A text has what looks like an identity number, a mobile number, a licence plate or a bank card number.",
        "why": "Banks are handed out and kept in version control; a real number cannot be taken back, and an invented one may be somebody's.",
        "id": "“{words}” looks like an identity number. Write ×, as in ××××××19900101××××.",
        "phone": "“{words}” looks like a mobile number. Write ×, as in 138××××××××.",
        "plate": "“{words}” looks like a licence plate. Write ×, as in ×A·×××××.",
        "card": "“{words}” looks like a bank card number. Write ×.",
    },
}
BAD = """\
id: demo-1
type: true_false
stem: 群众留下电话 13800000000 的，民警应当登记。（　）
answer: 对
"""
GOOD = """\
id: demo-1
type: true_false
stem: 群众留下电话 138×××××××× 的，民警应当登记。（　）
answer: 对
"""
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_NUMBERS = re.compile(
    r"(?P<id>(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d))"
    r"|(?P<phone>(?<!\d)1[3-9]\d(?P<gap>[ -]?)\d{4}(?P=gap)\d{4}(?!\d))"
    rf"|(?P<plate>[{_PROVINCES}][A-HJ-NP-Z][·•]?[A-HJ-NP-Z0-9]{{5,6}}(?![A-Z0-9]))"
    r"|(?P<card>(?<!\d)(?:62|4\d|5[1-5])\d{14,17}(?!\d))"
)

_LONG = re.compile("[0-9A-Z]{4}")
"""Part of every such number: most texts are passed over by it."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield an error at each such number."""
    for item in bank.items:
        for path, text in item.prose:
            for found in _NUMBERS.finditer(text) if _LONG.search(text) else ():
                key = str(found.lastgroup if found.lastgroup != "gap" else "phone")
                yield RULE.fault(path, key, offset=found.start(), words=found[0])
