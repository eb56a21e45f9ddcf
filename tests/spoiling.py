"""Files of every format that is read, whole and spoilt: whatever is in one, it is read or refused with a sentence."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from random import Random

from examples import example
from officer_quiz import kinds
from officer_quiz.exchange import found, written
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.reading import Unreadable
from officer_quiz.messages.catalogue import Message, Wording

SAY = Wording("zh", {"kinds": kinds.wording})
PAPER = """一、单选题（每题2分）
1.甲的行为是（B）A.合法 B.违法
2、乙
A.一
B.二
答案：A
解析：因为一。
难度：易
二、判断题
1.丙。（√）
三、填空题
1.丁____。
答案：戊或者己
四、案例题
根据以下材料回答1-2题
庚打辛。
1.庚
A.一
B.二
2.辛
A.一
B.二
五、简答题
1.壬？
答：（1）一；（2）二。
六、排序题
1.癸
A.一
B.二
答案：BA
参考答案
四、案例题
1-2 AB
"""
NOTES = (
    "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
    "g1\tBasic\td\t几小时？<br>A. 四<br>B. 八\tB<br>法定\tlevel:advanced x\n"
    "g2\tCloze\td\t不超过{{c1::八}}小时\t\t\n"
    '"g3"\t"officer-quiz"\t"d"\t"排"\t"A．一<br>B．二"\t"BA"\t"解析：x"\t"排序题"\t"a-1"\t"x"\n'
)
ELSEWHERE = {"text": PAPER.encode(), "anki": NOTES.encode()}
"""Files of formats that the program does not write, or not as it reads them."""
SIGNS = '{}=~#\\<>&,;"\n\t[]()（）:：%.、A1一√_|$\x00\ue000\u2028🙂'
BITS = ("1.", "A.", "答案：", "解析：", "一、单选题\n", "参考答案\n", "____", "1-5 ABC", "题号\t1", "<w:p>", "</w:p>")
MOST = 6
"""Changes to a file."""


@cache
def whole() -> dict[str, bytes]:
    """A file of each format that is read, with all the kinds it can say."""
    questions = [each for name in kinds.names() if (each := example(name).portable())]
    read = found().keys() - ELSEWHERE.keys()
    return {**ELSEWHERE, **{name: written()[name].write("t", questions).raw for name in sorted(read)}}


def packed(raw: bytes) -> bool:
    """Whether a file is an archive."""
    return raw.startswith(b"PK")


def spoil(raw: bytes, chance: Random) -> bytes:
    """A file with some of it changed; of an archive mostly the parts, now and then the archive itself."""
    if not packed(raw) or chance.random() < 0.1:
        return _changed(raw, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        own = chance.choice([name for name in names if "document" in name or "sheet" in name] or names)
        own = chance.choice([own, chance.choice(names)])
        for name in old.namelist():
            new.writestr(name, _changed(old.read(name), chance) if name == own else old.read(name))
    return out.getvalue()


def _changed(raw: bytes, chance: Random) -> bytes:
    """Bytes with characters put in, taken out and repeated, mostly as text, at times as bytes."""
    as_text = chance.random() < 0.8
    text = raw.decode("utf-8", "surrogateescape") if as_text else raw.decode("latin-1")
    for _ in range(chance.randint(1, MOST)):
        at, other = chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)
        match chance.randrange(4):
            case 0:
                text = text[:at] + chance.choice(SIGNS) + text[at + 1 :]
            case 1:
                text = text[:at] + text[at + chance.randrange(40) :]
            case 2:
                text = text[:at] + text[other : other + 40] + text[at:]
            case _:
                text = text[:at] + chance.choice(BITS) + text[at:]
    if as_text:
        return text.encode("utf-8", "surrogateescape")
    return text.encode("latin-1", "ignore")


def run(format: str, raw: bytes) -> Message | None:
    """Read a file and say all that can be said of it; why it is refused, None for one that is read."""
    try:
        reading = found()[format].read(raw)
    except Unreadable as error:
        assert SAY(error.message)
        return error.message
    for draft in reading.questions:
        assert plain(draft.question)
        assert all(SAY(said) for said in (draft.place, *draft.doubts, *draft.losses))
    assert all(SAY(said) for loss in reading.losses for said in (loss.place, loss.message))
    return None
