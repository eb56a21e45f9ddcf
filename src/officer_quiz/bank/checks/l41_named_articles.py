"""L41: articles named in a stem or an explanation exist, and a stem names the article that is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.checks.base.articles import refused
from officer_quiz.bank.checks.base.letters import told
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank, Item
from officer_quiz.bank.rule import Rule
from officer_quiz.statutes.citation import Citation, Unreadable, parse
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L41", "warning", by_texts=True)
MESSAGES = {
    "zh": {
        "name": "题里写的条号对得上",
        "what": "题干、解析、逐项说明等文字里写到的《…》第N条，在核对当日有效的版本里没有（有法规条文库时，款和项也查）；"
        "题干写的条号与 cite 不同。写明是旧版（如“2012年修正的《…》”“原《…》”）的不查。",
        "why": "法律一改，条号就变；依据改了、题干里的旧条号还在，学员去查的就是另一条。",
        "found": "“{words}”对不上：{why}",
        "other": "题干写的是“{words}”，cite 里没有这一条。请核对是不是修订前的条号；确要对照旧法，请写明年份。",
    },
    "en": {
        "name": "articles named are right",
        "what": "《…》第N条 written in a stem, explanation or remark is not in the version of the day of checking (with a text library, paragraph and item too); "
        "or a stem names another article than `cite`. An earlier version named as such (2012年修正的《…》, 原《…》) is left alone.",
        "why": "Articles are renumbered when a law changes; where the citation was mended and the stem was not, trainees look up the wrong one.",
        "found": "“{words}” cannot be found: {why}",
        "other": "The stem names “{words}”, which `cite` does not. Check whether it is the number before an amendment; to compare with the old law, name its year.",
    },
}
BAD = """\
id: demo-1
type: true_false
stem: 依据《治安管理处罚法》第八十三条，传唤应当告知原因和依据。（　）
answer: 对
explain: 传唤的规定见《治安管理处罚法》第一百九十六条。
cite: 《治安管理处罚法》第九十六条
"""
GOOD = """\
id: demo-1
type: true_false
stem: 依据《治安管理处罚法》第九十六条，传唤应当告知原因和依据。（　）
answer: 对
explain: 2012年修正的《治安管理处罚法》写在第八十二条。
cite: 《治安管理处罚法》第九十六条
"""
_N = "[0-9０-９零〇一二三四五六七八九十百千]{1,9}"
_PLACE = rf"第{_N}条(?:之{_N})?(?:第{_N}款)?(?:第[（(]?{_N}[）)]?项)?"
_NAMED = re.compile(rf"《[^《》\n]{{2,60}}》{_PLACE}(?:[、和及与]{_PLACE}){{0,9}}")
_EARLIER = re.compile(r"(?:\d{4}年|修[订正改]前|原|旧|以前)[^《。；]{0,12}$")
"""What stands before a statute that is named in an earlier version."""
_FIELDS = ("stem", "explain", "why", "hint", "facts", "choices", "scene")


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each article named that does not exist, or in a stem is not the one cited."""
    for item in bank.items:
        for path, text in told(item, *_FIELDS):
            for found in _NAMED.finditer(text) if "》第" in text else ():
                if _EARLIER.search(text, max(0, found.start() - 20), found.start()):
                    continue
                places = parse(found[0])
                if isinstance(places, Unreadable):
                    continue
                day = item.entry.question.checked or context.today
                why = (refused(place, day, context) for place in places)
                if said := next(filter(None, why), None):
                    yield RULE.fault(path, offset=found.start(), words=found[0], why=said)
                elif path[-1] == "stem" and not any(_is_cited(item, place, context) for place in places):
                    yield RULE.fault(path, "other", offset=found.start(), words=found[0])


def _is_cited(item: Item, place: Citation, context: Context) -> bool:
    """Whether a question that cites articles of this statute cites this one."""
    statute = context.register.find(place.statute)
    cited = [each for each in item.cited if context.register.find(each.statute) is statute]
    texts = " ".join(item.question.cite or item.entry.question.cite)
    return not cited or statute is None or "至" in texts or any(_same(each, place) for each in cited)


def _same(one: Citation, other: Citation) -> bool:
    return (one.article, one.sub) == (other.article, other.sub)
