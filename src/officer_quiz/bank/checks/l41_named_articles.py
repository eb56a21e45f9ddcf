"""L41: articles named in a stem or an explanation exist, and a stem names the article that is cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from officer_quiz.bank.checks.base.articles import refused
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank, Item
from officer_quiz.bank.rule import Rule
from officer_quiz.statutes.citation import Citation, Unreadable, parse
from officer_quiz.text.diagnostic import Fault, Path
from officer_quiz.text.numerals import NUMERAL

RULE = Rule("L41", "warning", by_texts=True)
MESSAGES = {
    "zh": {
        "name": "题里写的条号对得上",
        "what": "题干、解析、逐项说明等文字里写到的《…》第N条（已登记的法规不加书名号也算），在核对当日有效的版本里没有（有法规条文库时，款和项也查）；"
        "题干写的条号与 cite 不同。全题只引一部法规、文字里也不提别的法规或合同、村规民约等时，“本法第N条”“见第N条”指的就是它。写明是旧版（如“2012年修正的《…》”“原《…》”）的不查。",
        "why": "法律一改，条号就变；依据改了、题干里的旧条号还在，学员去查的就是另一条。",
        "found": "“{words}”对不上：{why}",
        "other": "题干写的是“{words}”，cite 里没有这一条。请核对是不是修订前的条号；确要对照旧法，请写明年份。",
    },
    "en": {
        "name": "articles named are right",
        "what": "《…》第N条 written in a stem, explanation or remark (a listed statute without 《》 too) is not in the version of the day of checking (with a text library, paragraph and item too); "
        "or a stem names another article than `cite`. Where one statute alone is cited, and a text names no other and no contract or the like, 本法第N条 and 见第N条 mean that one. An earlier version named as such (2012年修正的《…》, 原《…》) is left alone.",
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
_N = rf"[0-9０-９{NUMERAL}]{{1,9}}"
_AND = "[、和及与至到]"
_PLACE = rf"第{_N}(?:{_AND}第?{_N}){{0,9}}条(?:之{_N})?(?:第{_N}款)?(?:第[（(]?{_N}[）)]?项)?"
_PLACES = re.compile(rf"{_PLACE}(?:{_AND}(?:{_PLACE}|{_N}条)){{0,9}}")
_NUMBERS = re.compile(rf"第{_N}(?:{_AND}第?{_N})+条")
_LEFT_OUT = re.compile(rf"(?<=[条款项])({_AND})(?={_N}条)")
_TITLES = re.compile(r"《([^《》\n]{2,60})》")
_TITLED = re.compile(r"《[^《》\n]{2,60}》的?\s?$")
_LEAD = re.compile(r"(?:^|[^\w]|[见照据按和与及在由是的以对用合反到国行新了将把])$")
"""What stands before the name of a statute without 《》: anything else may be the beginning of a longer name."""
_MEANT = re.compile(r"(?:(?:^|\W|[见照据按由以用合反])|[本该](?P<own>法|条例|规定|办法|解释|规范)的?)$")
"""What stands before an article of the statute that all is about, and the word for its kind: 本法 is no 规定."""
_EARLIER = re.compile(r"(?:\d{4}年|修[订正改]前|原|旧|以前)[^《。；]{0,12}$")
"""What stands before a statute that is named in an earlier version."""
_BY_TIME = re.compile(r"\d{4}年|修[订正改]|原[《法条规]|旧|新[法规]|[以此]前|过去")
"""What a text has that speaks of another version: which one an article is of that stands without a name, is open."""
_CLAUSES = re.compile("合同|协议|约定|章程|公约|民约|规约|微信|聊天|短信|笔录")
"""What a text has that speaks of other papers with articles: one without a name may be theirs."""
_BEHIND = 80
"""Characters before an article in which the name of its statute is looked for."""
_FIELDS = {"stem", "explain", "why", "hint", "facts", "choices", "scene"}


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each article named that does not exist, or in a stem is not the one cited."""
    names = sorted({name for each in context.register.statutes for name in each.names}, key=len, reverse=True)
    for item, path, text in bank.prose_having(_PLACES):
        if path[len(item.path)] in _FIELDS:
            sole = cache(partial(_sole, item, text, names, context))
            for found in _PLACES.finditer(text):
                yield from _faults(found, item, path, names, sole, context)


def _faults(
    found: re.Match[str], item: Item, path: Path, names: Sequence[str], sole: Callable[[], str], context: Context
) -> Iterator[Fault]:
    """The fault of one article named, or of several of one statute."""
    text, first = found.string, max(0, found.start() - _BEHIND)
    before = text[first : found.start()]
    if title := _TITLED.search(before):
        name, start = title[0], title.start()
    elif name := _bare(before, names):
        start = len(before) - len(name)
    else:
        name, start = _meant(before, sole), len(before)
    if not name or _EARLIER.search(before, max(0, start - 20), start):
        return
    places = parse(f"《{name.rstrip(' 的').strip('《》')}》{_spelt(found[0])}")
    if isinstance(places, Unreadable):
        return
    day, words = item.entry.question.checked or context.today, text[first + start : found.end()]
    if said := next(filter(None, (refused(place, day, context) for place in places)), None):
        yield RULE.fault(path, offset=first + start, words=words, why=said)
    elif path[-1] == "stem" and start < len(before) and not any(_is_cited(item, place, context) for place in places):
        yield RULE.fault(path, "other", offset=first + start, words=words)


def _bare(before: str, names: Sequence[str]) -> str:
    """Return the name of a listed statute with which a text ends that does not stand in 《》."""
    found = next((name for name in names if before.endswith(name)), "")
    return found if _LEAD.search(before, 0, len(before) - len(found)) else ""


def _meant(before: str, sole: Callable[[], str]) -> str:
    """Return the name of the statute that an article without one is of; empty where it may be of another."""
    found = _MEANT.search(before)
    return name if found and (name := sole()).endswith(found["own"] or "") else ""


def _sole(item: Item, text: str, names: Sequence[str], context: Context) -> str:
    """Return the name of the only statute that a question cites and a text names; empty where there are others."""
    if not item.cited or _BY_TIME.search(text) or _CLAUSES.search(text):
        return ""
    name = item.cited[0].statute
    named = [each.statute for each in item.cited] + _TITLES.findall(text) + [each for each in names if each in text]
    statute, *others = map(context.register.find, [name, *named])
    return name if statute and all(each is statute for each in others) else ""


def _spelt(places: str) -> str:
    """Return several articles as citations have them: 第三、四条 as 第三条、第四条."""
    whole = _NUMBERS.sub(lambda found: re.sub(f"({_AND})第?", r"条\1第", found[0]), places)
    return _LEFT_OUT.sub(r"\1第", whole).replace("与", "和")


def _is_cited(item: Item, place: Citation, context: Context) -> bool:
    """Whether a question that cites articles of this statute cites this one."""
    statute = context.register.find(place.statute)
    cited = [each for each in item.cited if context.register.find(each.statute) is statute]
    texts = " ".join(item.question.cite or item.entry.question.cite)
    return not cited or statute is None or "至" in texts or any(_same(each, place) for each in cited)


def _same(one: Citation, other: Citation) -> bool:
    return (one.article, one.sub) == (other.article, other.sub)
