"""What the choosing kinds share: lettered choices, keys among them, and a remark on each."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from string import ascii_uppercase
from typing import TYPE_CHECKING, Annotated, Any, ClassVar
from unicodedata import normalize

from officer_quiz.kinds.base.ask import Choose, Option, Passage, Response
from officer_quiz.kinds.base.one_turn import OneTurn
from officer_quiz.kinds.base.question import Rules, said
from officer_quiz.kinds.base.reveal import Note
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.text.diagnostic import Fault, Mend, Path
from officer_quiz.text.fields import Label, Length, Name, Reads, Text, doc
from officer_quiz.text.lookalikes import as_it_looks, odd
from officer_quiz.text.normal import NORMAL
from officer_quiz.text.numerals import NUMERAL, in_digits

if TYPE_CHECKING:
    from officer_quiz.kinds.base.portable import Answer, Choice, ChooseMany, Portable

MOST = 8
"""Choices a question may have."""


_BESIDE = re.compile(r"[\s,、;.。·+&/|和与及\"'“”‘’()\[\]【】]+")
"""What people write between and around letters, full-width signs as ordinary ones."""


def letters(value: Any) -> Any:
    """Read letters as people write them (``b``, ``Ｂ``, ``“B”``, ``B。``, ``A、C``, ``[A, C]``) as ``B``, ``AC``.

    Anything else stays as it is, to be refused.
    """
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        read = [letters(each) for each in value]
        return "".join(read) if all(map(_LETTERS.fullmatch, read)) else value
    if not isinstance(value, str):
        return value
    bare = _BESIDE.sub("", normalize("NFKC", value)).upper()
    return bare if _LETTERS.fullmatch(bare) else value


def _keys(value: Any) -> Any:
    """Read letters as the list of them: ``A、C`` as [A, C]; any other text as the only one, to be refused."""
    read = letters(value)
    if not isinstance(read, str) or not read:
        return read
    return list(read) if _LETTERS.fullmatch(read) else [read]


_LETTERS = re.compile("[A-Z]+")
Key = Annotated[Name, Reads(letters)]
Keys = Annotated[list[Label], Reads(_keys, str | list[str]), Length(1, MOST)]
Pinned = Annotated[list[Label], Reads(_keys, str | list[str]), Length(most=MOST)]
Choices = Annotated[dict[str, Text], Length(2, MOST)]


@dataclass(frozen=True, kw_only=True)
class Chosen(OneTurn):
    """A question answered by choosing among lettered choices."""

    stem: Annotated[Text, doc("题干", "what is asked")]
    choices: Annotated[Choices, doc("选项，从 A 起按字母排", "the choices, lettered from A")]
    why: Annotated[dict[str, Text], doc("逐项说明", "a remark on each choice")] = field(default_factory=dict)

    fixed: Annotated[
        Pinned, doc("打乱时留在原处的选项，如 D", "letters of choices that keep their places when the rest is shuffled")
    ] = field(default_factory=list)

    @property
    @abstractmethod
    def keys(self) -> frozenset[str]:
        """The letters of the right choices."""

    def problems(self) -> Iterator[Fault]:
        """Yield faults of the choices, their keys and remarks."""
        yield from letter_faults(self.choices, ("choices",))
        yield from same_faults(self.choices, ("choices",))
        yield from unknown_faults(self.why, self.choices, ("why",), "why-unknown", on_key=True)
        yield from unknown_faults(self.fixed, self.choices, ("fixed",), "not-a-choice")

    def prompt(self) -> str:
        """Return the stem."""
        return self.stem

    def key(self) -> Response:
        """Return the right choices in the order of their letters."""
        return [letter for letter in self.choices if letter in self.keys]

    def carried_choices(self) -> tuple[Choice, ...]:
        """Return the choices in the neutral shape."""
        from officer_quiz.kinds.base.portable import Choice  # noqa: PLC0415  (only exports need it)

        keys = self.keys
        return tuple(
            Choice(letter, text, letter in keys, self.why.get(letter, "")) for letter, text in self.choices.items()
        )

    def carried(self, answer: Answer, prompt: str = "", context: tuple[Passage, ...] = ()) -> Portable:
        """Return the neutral shape."""
        return replace(super().carried(answer, prompt, context), fixed=tuple(self.fixed))

    def options(self, most: int) -> Choose:
        """Return the ask: choose from one up to `most`."""
        options = tuple(Option(letter, text) for letter, text in self.choices.items())
        return Choose(options, 1, most, fixed=not self.shuffle, pinned=tuple(self.fixed))

    def remarks(self, response: Response | None) -> tuple[Note, ...]:
        """Return the remark on each choice that has one."""
        del response
        keys = self.keys
        return tuple(
            Note(text, key=letter, verdict="right" if letter in keys else "wrong") for letter, text in self.why.items()
        )


@dataclass(frozen=True, kw_only=True)
class Several(Chosen):
    """A question where several choices may be right: asked alike whatever the number of keys, which never shows."""

    least_keys: ClassVar[int]

    answer: Annotated[Keys, doc("正确选项的字母，如 ACD", "the letters of the right choices, such as ACD")]

    @property
    def keys(self) -> frozenset[str]:
        """The letters of the right choices."""
        return frozenset(self.answer)

    def problems(self) -> Iterator[Fault]:
        """Yield faults of the choices and of the keys."""
        yield from super().problems()
        unknown = list(unknown_faults(self.answer, self.choices, ("answer",), "not-a-choice"))
        yield from unknown
        if not unknown and len(self.keys) < self.least_keys:
            yield Fault("L13", ("answer",), message("kinds_common.too-few-keys", least=self.least_keys))

    def ask(self) -> Choose:
        """Choose any number but none."""
        return self.options(len(self.choices))

    def neutral(self) -> ChooseMany:
        """Choose all right ones."""
        from officer_quiz.kinds.base import portable  # noqa: PLC0415  (only exports need it)

        return portable.ChooseMany(self.carried_choices())

    def mark(self, response: Response, rules: Rules) -> Fraction:
        """Return what the multi-select rule in force gives."""
        return rules.mark_multiple(self.keys, frozenset(response), len(self.choices))

    def rule(self, rules: Rules) -> Message:
        """Name the multi-select rule in force."""
        return message(f"kinds_common.rule.{rules.multiple}")


def letter_faults(choices: Mapping[str, Any], at: Path) -> Iterator[Fault]:
    """Yield a fault at the first choice whose letter is not the next one."""
    for place, letter in enumerate(choices):
        if letter != (right := ascii_uppercase[place]):
            slip = odd(letter) if as_it_looks(letter) == right else None
            key = "choice-keys-written" if _letter(letter) == right else "choice-keys"
            told = slip.said if slip else message(f"kinds_common.{key}", letter=letter, right=right)
            wide = as_it_looks(normalize("NFKC", letter)) == right
            mend = Mend(letter, right, "key", seen=False) if wide else None
            yield Fault("choice-keys", (*at, letter), told, on_key=True, mend=mend)
            return


def same_faults(choices: Mapping[str, str], at: Path) -> Iterator[Fault]:
    """Yield a fault at each choice that says the same as an earlier one."""
    seen: dict[str, str] = {}
    texts = [*choices.values()]
    for (letter, text), bare in () if _told_apart(texts) else zip(choices.items(), _bare(texts), strict=False):
        first = seen.setdefault(bare or text, letter)
        if first != letter:
            told = message("kinds_common.duplicate-choice", letter=letter, first=first)
            yield Fault("L08", (*at, letter), told)


def _told_apart(texts: Sequence[str]) -> bool:
    """Whether the ideographs of texts tell them apart, whatever else they share: most choices are passed over by it."""
    ideographs = {_OTHERS.sub("", text) for text in texts}
    return len(ideographs) == len(texts) and all(map(NORMAL.fullmatch, texts))


_OTHERS = re.compile(f"(?:[^\u4e00-\u9fff]|[{NUMERAL}])+")
"""All but ideographs, and numerals, which may be digits in another choice."""


def _bare(texts: Sequence[str]) -> Sequence[str]:
    """What texts must share to say the same: marks and blanks apart, numbers in either numerals.

    They are looked at as one text, a line each; those of several lines one by one.
    """
    if any("\n" in text for text in texts):
        return ["".join(_bare(text.split("\n"))) for text in texts]
    plain = in_digits(normalize("NFKC", "\n".join(texts)).casefold())
    return _MARKS.sub(r"\1", plain).split("\n")


_MARKS = re.compile(r"(?<=\d)([.,:/-])(?=\d)|[^\w\n]")


def unknown_faults(
    named: Mapping[str, Any] | list[str],
    choices: Mapping[str, Any],
    at: Path,
    code: str,
    *,
    on_key: bool = False,
) -> Iterator[Fault]:
    """Yield a fault at each letter of `named` that is no choice, once: at its key, or at its place in a list.

    The right letter of a choice whose own is not written right is none.
    """
    seen = set()
    for place, letter in enumerate(named):
        if letter not in choices and letter not in seen:
            seen.add(letter)
            if _letter(letter) in map(_letter, choices.keys() - {_letter(letter)}):
                continue
            path = (*at, letter if isinstance(named, Mapping) else place)
            slip = odd(letter) if choices.keys() >= set(as_it_looks(letter)) else None
            told = slip.said if slip else message(f"kinds_common.{code}", letter=letter, known=tuple(choices))
            yield Fault(code, path, told, on_key=on_key, offset=slip.offset if slip else None)


def key_faults(key: str, choices: Mapping[str, Any], at: Path, several: str) -> Iterator[Fault]:
    """Yield a fault where the letter of one choice is that of none, or several: that is said in a wording of a kind."""
    if len(key) > 1 and choices.keys() >= set(key):
        yield Fault("not-a-choice", at, said(several, letters=tuple(key)))
    else:
        yield from unknown_faults([key], choices, at, "not-a-choice")


def _letter(written: str) -> Any:
    """The letter that is meant by what is written for one."""
    return letters(as_it_looks(written))
