"""Fill in: blanks in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Literal
from unicodedata import category

from officer_quiz.kinds.base.ask import Blanks, Response
from officer_quiz.kinds.base.one_turn import OneTurn
from officer_quiz.kinds.base.question import Rules, Sample, said
from officer_quiz.kinds.base.reveal import Note, verdict
from officer_quiz.messages.catalogue import Message
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.fields import FEW, Length, Lines, Reads, Text, doc
from officer_quiz.text.numerals import in_digits
from officer_quiz.text.quantity import Quantity, begins_with_unit, one_writing, quantity

if TYPE_CHECKING:
    from officer_quiz.kinds.base import portable

BLANK = re.compile(r"_{4,}")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_OF_NUMBERS = re.compile(r"(?<=\d)[.,/:~-](?=\d)|^[+-](?=\d)")
"""Signs that belong to numbers: without them 1.5 would be 15 and -5 would be 5."""


def same(text: str) -> str:
    """Return what two texts must share to count as the same answer.

    NFKC, no spaces or punctuation but that of numbers, case folded, Chinese numerals as digits: 第十条 = 第10条.
    """
    digits = _THOUSANDS.sub("", in_digits(one_writing(text)))
    signs = {found.start() for found in _OF_NUMBERS.finditer(digits)}
    return "".join(each for place, each in enumerate(digits) if place in signs or category(each)[0] not in "PSZC")


def _others(answers: Sequence[str]) -> Message | str:
    """Tell the other answers of a blank, but for other spellings of one already told."""
    told = [answers[0]]
    for answer in answers[1:]:
        if not any(_spelling(answer, earlier) for earlier in told):
            told.append(answer)
    return said("fill.also", answers=" / ".join(told[1:])) if len(told) > 1 else ""


def _spelling(one: str, other: str) -> bool:
    """Return whether two answers are the same, or the same number with and without its unit."""
    number, as_well = quantity(one), quantity(other)
    if number is None or as_well is None:
        return same(one) == same(other)
    return number.value == as_well.value and (number.unit == as_well.unit or "" in {number.unit, as_well.unit})


def _agree(typed: Quantity, key: Quantity, after: str) -> bool:
    """Return whether two numbers are the same; a unit may be left out or repeated that the text after the blank has."""
    if typed.value != key.value or typed.unit == key.unit:
        return typed.value == key.value
    written = typed.unit or key.unit
    return "" in {typed.unit, key.unit} and begins_with_unit(after, written)


def _one_blank(value: Any) -> Any:
    """A single text is the only blank's answer."""
    return [value] if isinstance(value, str) else value


@dataclass(frozen=True, kw_only=True)
class Fill(OneTurn):
    """Blanks in a sentence; each right one earns its share."""

    EXAMPLE = """\
id: example-fill-1
type: fill
stem: 传唤后询问查证一般不得超过____小时；涉案人数众多、身份不明的，不得超过____小时。请填写。
answer: [八, [十二, 十二小时]]
explain: 一般以八小时为限；涉案人数众多、身份不明的为十二小时，这一档是修订时新增的。
cite: 《治安管理处罚法》第九十七条第一款
"""
    MESSAGES = {
        "zh": {
            "name": "填空",
            "summary": "填写句中的空",
            "manual": "题干里每个空写成 `____`，`answer` 逐空写答案，一个空有几种写法就写成列表。"
            "比较时不计空格、标点、大小写和全角半角；"
            "同一个数的各种写法（24、二十四、24个小时、21:00）都算对，空后面已有的单位写不写都行。按填对的空数给分。",
            "rule": "填空：按填对的空数给分。",
            "blanks-mismatch": "题干有 {blanks} 个空（____），答案有 {answers} 个，两者要一样多。",
            "blanks-one": "题干只有一个空（____），答案有 {answers} 个。一个空有几种写法时请多套一层方括号：[[{spellings}]]。",
            "blanks-none": "题干里没有空，请把要填的地方写成 ____。",
            "also": "也对：{answers}",
        },
        "en": {
            "name": "fill in",
            "summary": "blanks in a sentence",
            "manual": "Each blank in the stem is `____`; `answer` lists one answer a blank, alternatives as a list. Spaces, "
            "punctuation, case and width do not count; a number is the same however it is written (24, 二十四, 21:00), with or without the unit that follows "
            "the blank. Marked by the share of blanks.",
            "rule": "Fill in: the share of blanks that are right.",
            "blanks-mismatch": "The stem has {blanks} blanks (____) but there are {answers} answers; they must match.",
            "blanks-one": "The stem has one blank (____) but there are {answers} answers. Several ways to fill one blank are a list in the list: [[{spellings}]].",
            "blanks-none": "The stem has no blank; write ____ where something is to be filled in.",
            "also": "Right too: {answers}",
        },
    }

    type: Literal["fill"]
    stem: Annotated[Text, doc("题干，每个空写成 ____", "the sentence, each blank written ____")]
    answer: Annotated[
        list[Annotated[Lines, Length(1)]],
        Reads(_one_blank, str | list[str | list[str]]),
        Length(1, FEW),
        doc("逐空的答案；一空有几种写法时写成列表", "one answer a blank; alternatives as a list"),
    ]

    def problems(self) -> Iterator[Fault]:
        """Yield a fault when blanks and answers are not equally many."""
        blanks = len(BLANK.findall(self.stem))
        if blanks != len(self.answer):
            one = blanks == 1 and all(len(answers) == 1 for answers in self.answer)
            key = "fill.blanks-one" if one else "fill.blanks-mismatch" if blanks else "fill.blanks-none"
            spellings = ", ".join(answers[0] for answers in self.answer)
            said_so = said(key, blanks=blanks, answers=len(self.answer), spellings=spellings)
            yield Fault("blanks-mismatch", ("answer",), said_so)

    def prompt(self) -> str:
        """Return the sentence."""
        return self.stem

    def ask(self) -> Blanks:
        """Write one text a blank."""
        return Blanks(tuple(str(number) for number in range(1, len(self.answer) + 1)))

    def key(self) -> Response:
        """Return the first answer of each blank."""
        return [answers[0] for answers in self.answer]

    def neutral(self) -> portable.Blanks:
        """Fill the blanks, the sentence split around them."""
        from officer_quiz.kinds.base import portable  # noqa: PLC0415  (only exports need it)

        texts = BLANK.split(self.stem)
        return portable.Blanks(tuple(texts), tuple(tuple(answers) for answers in self.answer))

    def mark(self, response: Response, rules: Rules) -> Fraction:
        """Return the share of blanks that are right."""
        return Fraction(sum(self._right(response)), len(self.answer))

    def _right(self, response: Response) -> list[bool]:
        around = BLANK.split(self.stem)
        return [
            self._fits(text, answers, around[place : place + 2])
            for place, (text, answers) in enumerate(zip(response, self.answer, strict=True))
        ]

    @staticmethod
    def _fits(text: str, answers: Sequence[str], around: Sequence[str]) -> bool:
        """Return whether a text is one of the answers of a blank, `around` being what stands before and after it."""
        before, after = around
        text = text.strip().removeprefix("第") if before.rstrip().endswith("第") else text
        if same(text) in {same(answer) for answer in answers}:
            return True
        typed = quantity(text)
        keys = [key for answer in answers if (key := quantity(answer))]
        return typed is not None and any(_agree(typed, key, after) for key in keys)

    def rule(self, rules: Rules) -> Message:
        """The share of blanks."""
        return said("fill.rule")

    def remarks(self, response: Response | None) -> tuple[Note, ...]:
        """Return each blank, marked, with its other answers."""
        right = self._right(response) if response is not None else [False] * len(self.answer)
        return tuple(
            Note(_others(answers), key=str(number), verdict=verdict(ok))
            for number, (answers, ok) in enumerate(zip(self.answer, right, strict=True), 1)
        )

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Return all blanks right, one of two, none."""
        return (
            Sample([["8", "十二"]], Fraction(1)),
            Sample([["８ ", "12 小时"]], Fraction(1)),
            Sample([["8。", "拾贰"]], Fraction(1)),
            Sample([["八", "24"]], Fraction(1, 2)),
            Sample([["", "十"]], Fraction(0)),
            Sample([None], Fraction(0)),
        )
