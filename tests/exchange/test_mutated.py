"""Spoilt papers and Word files: whatever is in them, they are read or refused with a sentence."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Mapping
from contextlib import suppress

from officer_quiz.exchange import docx, text
from officer_quiz.exchange.base.plain import plain
from officer_quiz.exchange.reading import Reading, Unreadable
from officer_quiz.library.written import bank, question
from officer_quiz.messages.catalogue import Wording
from officer_quiz.text.document import read
from word_files import of_lines

SAY = Wording("zh")
PAPER = """一、单选题（每题2分）
1.甲的行为是（B）A.合法 B.违法
2、乙
A.一
B.二
答案：A
解析：因为一。
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
参考答案
四、案例题
1-2 AB
"""
BITS = (
    "1.", "A.", "（", "）", "答案：", "解析：", "\n", "B、", "一、单选题\n", "参考答案\n", "____", "√", "1-5 ABC",
    "\ue000", "\t", "题号\t1", "【", "材料：", "①", "(A)",
    "\x00", "第十题", ": ", " #", '"', "'", "- ", "{", "|", "&a", "*b",
    "!", "%", "\u2028", "\u200b", "\ufeff", "\x85", "🙂", "（一）甲\n",
)  # fmt: skip


def spoilt(chance: random.Random) -> bytes:
    letters = list(PAPER)
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(letters) + 1)
        if chance.random() < 0.6:
            letters[place:place] = chance.choice(BITS)
        else:
            del letters[place : place + chance.randint(1, 10)]
    return "".join(letters).encode()


def check(reading: Reading) -> list[dict[str, object]]:
    """All that is said of a reading can be said; the questions in it."""
    for loss in reading.losses:
        assert SAY(loss.place) and SAY(loss.message)
    assert all(SAY(said) for draft in reading.questions for said in draft.doubts)
    return [{"id": f"x-{number}", **plain(draft.question)} for number, draft in enumerate(reading.questions)]


def test_spoilt_papers_are_read_and_written_back_as_they_were_read() -> None:
    chance = random.Random(1)
    for number in range(1000):
        with suppress(Unreadable):
            found = check(text.read(spoilt(chance)))
            if number % 10 == 0 and found:
                written = bank({"bank": "x", "title": "a: #"}, "n", "s", [question(each, ["b: #"]) for each in found])
                document = read("x", written.encode())
                assert (document.sound, document.data["questions"]) == (True, _texts(found))


def _texts(value: object) -> object:
    """Plain data as a bank's file holds it: every value a text."""
    if isinstance(value, Mapping):
        return {key: _texts(each) for key, each in value.items()}
    return [_texts(each) for each in value] if isinstance(value, (list, tuple)) else str(value)


def test_spoilt_word_files_are_read_or_refused() -> None:
    chance = random.Random(2)
    whole = of_lines(PAPER.splitlines())
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(60):
        name = chance.choice(["word/document.xml", "word/numbering.xml", "word/_rels/document.xml.rels", "_rels/.rels"])
        data = bytearray(parts[name])
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(data))
            data[place : place + chance.randint(0, 5)] = chance.choice([b"", b"<", b"w:p", b"0", b"</w:p>"])
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            for each, own in (parts | {name: bytes(data)}).items():
                new.writestr(each, own)
        with suppress(Unreadable):
            check(docx.read(out.getvalue()))
