"""L42: nothing is left of HTML, Markdown or a word processor: it would be shown as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.checks.base.negation import marked
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L42", "warning")
MESSAGES = {
    "zh": {
        "name": "没有网页、排版残留",
        "what": "文字里有 <b>、&nbsp;、**粗体**、`代码`、~~删除~~、[文字](网址)、$公式$、|表格|线|、写成两个字符的 \\n、MERGEFORMAT 之类的标记。用 ** 标出否定词的（见 L03）不算。",
        "why": "题目原样显示，学员看到的就是这些符号。",
        "found": "“{words}”是网页或排版的标记，会原样显示给学员。请删去，只留文字。",
    },
    "en": {
        "name": "no markup left over",
        "what": "A text has <b>, &nbsp;, **bold**, `code`, ~~struck~~, [text](address), $formula$, |table|lines|, \\n as two characters, MERGEFORMAT and the like. ** around a negation (see L03) is allowed.",
        "why": "Texts are shown literally, so trainees see the signs themselves.",
        "found": "“{words}” is markup and will be shown as it is. Remove it and leave the text.",
    },
}
BAD = """\
id: demo-1
type: true_false
stem: 传唤<b>应当</b>告知原因和依据&nbsp;。（　）
answer: 对
"""
GOOD = """\
id: demo-1
type: true_false
stem: 传唤应当告知原因和依据。（　）
answer: 对
"""
_TAGS = "b|i|u|s|p|br|hr|h[1-6]|a|em|li|ul|ol|td|th|tr|div|img|sub|sup|span|font|table|tbody|strong|o:p|v:[a-z]{1,12}|w:[a-zA-Z]{1,12}"
_ENTITIES = "nbsp|lt|gt|amp|quot|apos|[lr][sd]quo|[mn]dash|hellip|middot|e[mn]sp|times|#[0-9]{2,6}|#x[0-9a-f]{2,5}"
_LEFT = re.compile(
    rf"</?(?:{_TAGS})(?:\s[^<>]{{0,200}})?/?>|&(?:{_ENTITIES});"
    r"|\*\*[^*\n]{1,80}\*\*|!?\[[^\[\]\n]{0,80}\]\([^()\s]{1,300}\)|^\#{1,6}\s|```"
    r"|<!--(?:[^<>\n]{0,80}-->)?|<(?:https?|ftp|mailto):[^\s<>]{1,300}>"
    r"|(?<!`)`[^`\n]{1,80}`(?!`)|(?<![~\d吧呢啊哦呀嘛哈嗯好的了啦])~~(?![\s~])[^~\n]{1,80}~~(?!~)"
    r"|(?<!_)__(?![\s_元日天月年小时分个人名次条岁])[^_\n，。；？]{1,80}(?<!\s)__(?!_)"
    r"|(?<!\w)\|[^|\n]{1,80}(?:\|[^|\n]{1,80}){1,20}\|(?!\w)|\{\{[^{}\n]{1,80}\}\}|(?<![A-Za-z:\\])\\[nrt](?![A-Za-z])"
    r"|\$[^$\n]{0,40}[\\^_{][^$\n]{0,40}\$|\\(?:frac|times|text|left|right)\b|(?<![A-Z])(?:MERGEFORMAT|HYPERLINK\s|EMBED\s)",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNS = re.compile(r"[<&*\[#`$\\|~{_FLE](?:(?<=[<&*\[#`$\\|~{_])|ORMAT|INK|MBED)")  # begun with one set, it is quick
"""Part of all of these: most texts are passed over by it."""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each such mark."""
    for _, path, text in bank.prose_having(_SIGNS):
        for found in _LEFT.finditer(text):
            if not marked(found[0]):
                yield RULE.fault(path, offset=found.start(), words=found[0].strip())
