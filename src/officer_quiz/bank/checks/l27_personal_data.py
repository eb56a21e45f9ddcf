"""L27: no personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault, Level

RULE = Rule("L27", "error")
MESSAGES = {
    "zh": {
        "name": "没有个人信息",
        "what": "题目里有像身份证号、手机号、车牌号、银行卡号的内容，全角数字也算；像座机号码、电子邮箱的是警告。",
        "why": "题库要分发、要放进版本库，真实号码一旦写进去就收不回来；编的号码也可能正是某个人的。",
        "id": "“{words}”像身份证号。请改用 ×，如 ××××××19900101××××。",
        "phone": "“{words}”像手机号。请改用 ×，如 138××××××××。",
        "plate": "“{words}”像车牌号。请改用 ×，如 ×A·×××××。",
        "card": "“{words}”像银行卡号。请改用 ×。",
        "landline": "“{words}”像座机号码。请改用 ×，如 0××-××××××××；公开的服务电话请写名称。",
        "mail": "“{words}”像电子邮箱。请改用 ×，或只写“某邮箱”。",
    },
    "en": {
        "name": "no personal data",
        "what": "A text has what looks like an identity number, a mobile number, a licence plate or a bank card number, in full width too; a telephone number or an e-mail address is a warning.",
        "why": "Banks are handed out and kept in version control; a real number cannot be taken back, and an invented one may be somebody's.",
        "id": "“{words}” looks like an identity number. Write ×, as in ××××××19900101××××.",
        "phone": "“{words}” looks like a mobile number. Write ×, as in 138××××××××.",
        "plate": "“{words}” looks like a licence plate. Write ×, as in ×A·×××××.",
        "card": "“{words}” looks like a bank card number. Write ×.",
        "landline": "“{words}” looks like a telephone number. Write ×, as in 0××-××××××××; name a public service instead.",
        "mail": "“{words}” looks like an e-mail address. Write ×, or only say that there is one.",
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
    r"(?P<id>(?<!\d)(?:\d{6}(?P<part>[ -]?)(?:19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\d|3[01])(?P=part)\d{3}"
    r"|\d{4} \d{2}(?:19|20) \d{2}(?:0[1-9]|1[0-2]) (?:0[1-9]|[12]\d|3[01])\d{2} \d)[\dXx](?!\d))"
    r"|(?P<phone>(?<!\d)1[3-9]\d(?P<gap>[ -]?)\d{4}(?P=gap)\d{4}(?!\d))"
    rf"|(?P<plate>[{_PROVINCES}][A-HJ-NP-Z][·•]?[A-HJ-NP-Z0-9]{{5,6}}(?![A-Z0-9]))"
    r"|(?P<card>(?<!\d)(?:62|4\d|5[1-5])\d{2}(?P<four>[ -]?)\d{4}(?P=four)\d{4}(?P=four)\d{4}(?:(?P=four)\d{1,3})?(?!\d))"
    r"|(?P<landline>(?<!\d)(?:0\d{2,3}[- ]|\(0\d{2,3}\) ?)[2-8]\d{6,7}(?!\d))"
    r"|(?P<mail>(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{2,20}){1,4}(?![A-Za-z0-9]))",
    re.ASCII,
)
_WIDTHS = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {ord(dash): "-" for dash in "－—–‐‑−"}
    | {0x3000: " ", 0xA0: " "}
)
"""Full-width characters as ordinary ones, whatever dash as a hyphen, whatever blank as one: a text keeps its length."""
_PUBLIC: Mapping[str, Level] = {"landline": "warning", "mail": "warning"}
"""What may be that of an office."""

_ANY = re.compile("[0-9A-Z０-９Ａ-Ｚ@＠](?:(?<=[@＠])|[0-9A-Z０-９Ａ-Ｚ]{3})")  # one by itself is looked for quicker
"""Part of every such number: most texts are passed over by it."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield an error at each such number."""
    for _, path, text in bank.prose_having(_ANY):
        for found in _NUMBERS.finditer(text.translate(_WIDTHS)):
            key = str(found.lastgroup)
            words = text[found.start() : found.end()]
            yield RULE.fault(path, key, _PUBLIC.get(key), offset=found.start(), words=words)
