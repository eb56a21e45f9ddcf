"""L36: an explanation names the same key as the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from officer_quiz.bank.checks.base.letters import SENTENCE_END, TOGETHER, letters_in, people, plain, run
from officer_quiz.bank.checks.base.negation import negation
from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank, Item
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.choices import Chosen
from officer_quiz.kinds.true_false import TrueFalse
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L36", "warning")
MESSAGES = {
    "zh": {
        "name": "解析与答案一致",
        "what": "解析写“本题选C”“【答案】C”“C项正确”，而 answer 是别的，或者写“A项错误”，而 A 就在 answer 里；判断题的解析写“说法正确”，而 answer 是错，或者反过来。",
        "why": "答案和解析各说各的，总有一个是错的，学员不知道信哪个。",
        "found": "解析说“{words}”，answer 却是 {key}。请核对，改一处。",
    },
    "en": {
        "name": "explanation and answer agree",
        "what": "The explanation says “the key is C” (本题选C, 【答案】C, C项正确) and `answer` is another, or calls one of its letters wrong (A项错误); or judges a claim otherwise than `answer`.",
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
_LETTER = r"\{?[A-H]\}?"
_KEYS, _SOME = run(_LETTER, SENTENCE_END), run(_LETTER, TOGETHER)
_KEY_IS = (
    r"(?:本题|此题|该题|故|所以|因此|因而|(?<![不没勿])应当?|(?<![不没])应该)\s?(?:应当?|应该)?选择?\s?[:：]?"
    r"|(?<![若果])(?:正确)?(?<![若果]正确)(?:答案|(?<=正确)选项)(?:应当?|应该)?(?:是|为|选择?|[:：])\s?[:：]?"
    rf"|[【\[](?:正确|参考|标准)?答案[】\]]\s?[:：]?|答案\s?(?={_KEYS}(?:[。；;【]|\s?$))"
)
_CHOSEN = re.compile(
    rf"(?:{_KEY_IS})\s?[“(]?{_KEYS}(?![”)]?\s?[的吗？?])|(?:^|(?<=[。！】\s]))选择?\s?{_KEYS}项?(?=[。；;]|\s?$)|[Tt]he\s(?:answer|key)\sis\s{_KEYS}"
)
"""What an explanation says the key is. 选C，… may begin what is said against C."""
_SUPPOSED = re.compile("[认以]为[，,:：]?[^，。；！？,;]{0,6}$")
"""What stands before a key that others believe in: 有人认为答案是B，其实不然."""
_END = r"\s?(?:[，。；：！、,;:!…(（【“A-H{是因]|在(?![哪何什])|$|的(?:[，。；,;!]|$|[是原理]|选项|选择|答案)|无误)"
_JUDGED_ONES = re.compile(
    rf"(?<![认以]为)(?<![觉若][得是])(?<![若果说把])(?P<run>{_SOME})[”\"]?\s?(?:[一二两三四五六]?项|选项)?(?:的?(?:说法|表述|做法|观点))?\s?[都均也才全皆]{{0,2}}(?:是|为)?\s?"
    rf"(?:(?P<right>(?:正确|符合题意)(?={_END})|对的(?={_END})|对(?=[，。；,;]|$))(?![，,]?\s?(?:但|可|却|不过|只是|然而))|(?P<wrong>(?:错误|不正确|不符合题意)(?={_END})|(?:不对|错)的(?={_END})|(?:不对|错)(?=[，。；,;]|在(?![哪何什])|$)))"
)
_FAULTS_ASKED = re.compile(
    "错|有误|失误|违(?!反治安管理|法(?:嫌疑|行为|犯罪|所得|的?人))|不[当妥足]|瑕疵|缺陷|漏洞|问题[？?]|禁止|不得|最[差不]|欠[妥缺]|不可取|不合|失当|失职|疏[漏忽]|纠正|改正|无效"
)
"""In a stem: what is right of the claim that a choice makes is not what is right to choose."""
_CAPITAL = re.compile("[A-H]")
_JUDGED = re.compile(
    r"(?:^|本题|此题|该题|该|此|这种|这一|这个|题干的?|题目的?)(?:说法|表述|判断|观点)?(?:是|为)?(?P<word>正确|错误|不正确|对|错)(?:的)?[，。；,;]"
)


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at each explanation that names another key, or judges a claim otherwise."""
    for item in bank.items:
        question, text = item.question, plain(item.question.explain)
        path = (*item.path, "explain")
        if isinstance(question, Chosen):
            for found in _against(item, question, text):
                key = "".join(sorted(question.keys))
                yield RULE.fault(path, offset=found.start(), words=found[0].strip(), key=key)
        elif isinstance(question, TrueFalse) and (said := _JUDGED.match(text)):
            judged = "对" if said["word"] in {"正确", "对"} else "错"
            if judged != question.answer:
                yield RULE.fault(path, offset=0, words=said[0].rstrip("，。；,;"), key=question.answer)


def _against(item: Item, question: Chosen, text: str) -> Iterator[re.Match[str]]:
    """Yield where an explanation names another key, calls another choice right, or one of the keys wrong."""
    if not _CAPITAL.search(text):
        return
    known, keys, stem = question.choices.keys(), question.keys, question.stem
    for found in _CHOSEN.finditer(text):
        start, letters = found.start(), set(letters_in(found[0]))
        if known >= letters and letters != keys and not _SUPPOSED.search(text, max(0, start - 10), start):
            yield found
    if negation(stem) or _FAULTS_ASKED.search(stem):
        return
    others = people(stem, getattr(item.entry.question, "facts", ""))
    against: set[str] = set()
    told = []
    for found in _JUDGED_ONES.finditer(text):
        letters = set(letters_in(found["run"]))
        differing = letters & keys if found["wrong"] else letters - keys
        if known >= letters and differing and ("项" in found[0] or not others >= letters):
            against |= differing
            told.append(found)
    if against != known or len(known) < 3:  # each judged the other way round: the stem asks for what is wrong
        yield from told
