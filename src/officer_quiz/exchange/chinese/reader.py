"""Reads a paper from its lines: one pass, a state for what the last line belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from officer_quiz.exchange.chinese import answers, dense, keys, marks
from officer_quiz.exchange.chinese.collecting import Collector
from officer_quiz.exchange.chinese.lines import MARK, Line, cleaned
from officer_quiz.exchange.chinese.papers import Answered, Asked, Paper
from officer_quiz.exchange.chinese.shape import shaped
from officer_quiz.exchange.reading import Reading, Seen, Unreadable, unseen
from officer_quiz.messages.catalogue import message

AHEAD = 30
"""Lines after a number in which its choices or key must come to show that it numbers a question."""
GAP = 5
"""Numbers that may be missing between two questions."""
_NOTICE = re.compile(r"(?:注意事项|考生须知|答题须知|考试须知|答题要求|说明|使用说明)\s*[:：]?.*")
_CASE = re.compile(
    r"[（(][一二三四五六七八九十]+[)）]\s*[、.]?\s*|(?:案例|材料|案情)\s*[一二三四五六七八九十\d]+\s*[:：、.．]?\s*"
)
_INSTRUCTION = re.compile(r"[（(]?(?:本大?题|本部分|每小?题|共\d+|请|下列各题|以下各题)")
_KEYED = re.compile(r"[（(]\s*(?:[A-J][\sA-J、,，]*|[√×✓✗✔✘对错TF]|正确|错误)\s*[)）]|_{2,}|[（(]\s+[)）]")


PASSES = 3
"""How often the lines of a paper are gone through: cleaned, taken apart, read."""


def read_lines(lines: Sequence[Line], answer_lines: Iterable[Line], seen: Seen = unseen) -> Reading:
    """Return the questions of a paper; `answer_lines` are those of a second file with the keys, perhaps none.

    `seen` sees all passes over the lines go by as one work. Unreadable for a paper with neither questions nor answers.
    """
    paper = Paper()
    for _ in seen(_passes(lines, paper), PASSES * len(lines)):
        pass
    if given := list(cleaned(answer_lines)):
        _answer(paper, given)
    if not paper.questions and not paper.losses:
        raise Unreadable(message("exchange.nothing-found"))
    return shaped(paper)


def _passes(lines: Sequence[Line], paper: Paper) -> Iterator[Line]:
    """Read lines into a paper, and yield each line each time it has been gone through."""
    kept: list[Line] = []
    for line in cleaned(lines):
        kept.append(line)
        yield line
    apart: list[Line] = []
    for line in dense.apart(kept):
        apart.append(line)
        yield line
    yield from _Reader(apart, paper).steps()


def _answer(paper: Paper, given: list[Line]) -> None:
    """Give the keys of a second file to the questions, by number, or by order where it has no numbers."""
    in_order = answers.by_order(given)
    if in_order and len(in_order) == len(paper.questions):
        for asked, entry in zip(paper.questions, in_order, strict=True):
            asked.keys.append(entry.key)
        return
    found = Paper()
    second = _Reader(given, found)
    second.answering = True
    for _ in second.steps():
        pass
    paper.losses += found.losses
    answers.apply(paper, found.answers)


class _Reader(Collector):
    """What has been read, and what the next line may belong to."""

    def __init__(self, lines: list[Line], paper: Paper) -> None:
        super().__init__(lines)
        self.read = paper
        self.numbers = [marks.number(line.text.lstrip(MARK)) for line in lines]
        self.heads = [marks.head(line.text) for line in lines]
        self.section, self.kind, self.style, self.last = 0, "", "", 0
        self.head: marks.Head | None = None
        """The head of the section."""
        self.listed = 0
        """The number of the last item of a list within a text."""
        self.notice = False
        self.empty: list[Line] = []
        """The head of a section without a question so far, and what came after it."""
        self.material, self.material_to = 0, 0
        self.answering = False
        self.answers_from, self.answer_section, self.answer_kind = 0, 1, ""
        self.entry: Answered | None = None
        self._asking: dict[int, bool] = {}

    def steps(self) -> Iterator[Line]:
        """Read all lines into the paper, and yield each that has been read."""
        self.style = self._style(0)
        for place, line in enumerate(self.lines):
            if not (self.answering and self._answer_line(place, line)):
                self._line(place, line)
            yield line
        self._apply()
        self._tell_empty()

    # What a line is

    def _line(self, place: int, line: Line) -> None:
        text = line.text
        if self._head(place) or self._material(place, line):
            return
        if self._is_question(place):
            numbered = self.numbers[place]
            assert numbered is not None
            rest = text.lstrip(MARK)[numbered[2] :]
            if marks.key_label(rest) is not None and self.read.questions:
                self.answering = True
                self._answer_line(place, line)
            else:
                self._start(place, numbered[1], rest)
        elif self._starts_unnumbered(place):
            self._start(place, self.last + 1, text)
        elif self.current is None or not self.state:
            self.notice = self.notice or bool(_NOTICE.fullmatch(text))
            if self.state == "material":
                self.read.materials[self.material].append(text)
            elif self.empty:
                self.empty = [*self.empty, line]
        elif not self.labelled(text) and not self.choice(place, text):
            self.go_on(place, text)

    def _head(self, place: int) -> bool:
        """Take a line that heads a section of questions or of answers; False for any other."""
        head = self.heads[place]
        if head is None:
            return False
        if head.answers:
            if not self._opens_answers(place):
                return False
            self.answering, self.answer_section, self.answer_kind, self.entry = True, 1, head.kind, None
            self.current, self.state = None, ""
            return True
        if not head.kind and not self._precedes_questions(place):
            return False
        self._section(place, head)
        return True

    def _section(self, place: int, head: marks.Head) -> None:
        self._tell_empty()
        self.empty = [self.lines[place]] if head.kind else []
        self.section += 1
        self.kind, self.head = head.kind, head
        self.style = self._style(place + 1)
        self.current, self.state, self.last, self.listed, self.notice = None, "", 0, 0, False
        self.material = 0

    def _tell_empty(self) -> None:
        """Tell of a head of questions with lines and no question below it."""
        if len(self.empty) > 1:
            self.read.losses.append((self.empty[0].place, message("exchange.empty-section", head=self.empty[0].text)))
        self.empty = []

    def _opens_answers(self, place: int) -> bool:
        """Return whether a head of answers is one, and no label of the current question's own answer."""
        head = self.heads[place]
        following = self.lines[place + 1] if place + 1 < len(self.lines) else None
        if following is None:
            return self.current is None
        found = answers.entries(following, 0, "", [])
        below = self.heads[place + 1]
        if self.current is None or self.current.keys:
            return True
        if found is None:
            return below is not None or "题号" in following.text
        keyed = answers.is_key(found[0].key) if found else True
        return keyed or bool(self.current.choices) or not (head and head.colon)

    def _precedes_questions(self, place: int) -> bool:
        """Return whether questions begin within a few lines after a head that tells no kind."""
        for later in range(place + 1, min(place + 5, len(self.lines))):
            if self.heads[later]:
                return True
            if numbered := self.numbers[later]:
                if self._asks(later):
                    return True
                return numbered[1] in {1, self.last + 1} and self.state not in {"key", "explain"}
        return False

    def _material(self, place: int, line: Line) -> bool:
        found = marks.material(line.text) if self.state not in {"key", "explain"} or line.apart else None
        found = found or self._facts(place, line.text)
        if not found or self.state == "material":
            return False
        self.material = len(self.read.materials) + 1
        told, self.material_to = found
        self.read.materials[self.material] = [told] if told else []
        if self.head and self.head.kind == "case" and not self.head.parts:
            self.read.worths[self.material] = self.head.worth
        self.current, self.state = None, "material"
        return True

    def _facts(self, place: int, text: str) -> tuple[str, int] | None:
        """Return what begins the facts of a case in a section of cases: （一）…, or what comes before its questions."""
        if self.kind != "case":
            return None
        numbered = self.numbers[place]
        if found := _CASE.match(text):
            return text[found.end() :], 0
        if numbered and self.style == "round" and numbered[0] == "dot":
            return text[numbered[2] :], 0
        first = self.current is None and not self.state and not numbered and not _INSTRUCTION.match(text)
        return (text, 0) if first else None

    def _is_question(self, place: int) -> bool:
        """Return whether the number that a line begins with is that of a question."""
        numbered = self.numbers[place]
        if numbered is None:
            return False
        if numbered[0] not in {self.style, "word"}:
            return numbered[0] == "bare" and numbered[1] == self.last + 1 and self._asks(place)
        number, asks, line = numbered[1], self._asks(place), self.lines[place]
        if asks:
            self.notice = False
            return True
        if self.notice or not line.text[numbered[2] :].strip():
            return False
        expected = self.last + 1
        if self.listed and number == self.listed + 1 and not (line.apart and number == expected):
            self.listed = number
            return False
        if self.current is None:
            return number == 1 or number >= expected
        if self.state in {"key", "explain"}:
            fits = number == expected and (line.apart or not self.listed)
        else:
            fits = expected <= number <= expected + GAP or (number == 1 and bool(self.current.choices))
        if not fits:
            self.listed = number
        return fits

    def _asks(self, place: int) -> bool:
        """Return whether choices or a key belong to the number that a line begins with."""
        if place not in self._asking:
            self._asking[place] = self._looks_asked(place)
        return self._asking[place]

    def _looks_asked(self, place: int) -> bool:
        numbered = self.numbers[place]
        assert numbered is not None
        text = self.lines[place].text[numbered[2] :]
        if _KEYED.search(text) or len(marks.inner_choices(text, "A")) > 1 or marks.split_labels(text)[1] is not None:
            return True
        for later in range(place + 1, min(place + AHEAD, len(self.lines))):
            other = self.numbers[later]
            if (other and other[0] == numbered[0]) or (self.heads[later] and not self.heads[later].answers):  # type: ignore[union-attr]
                return False
            below = self.lines[later].text
            if marks.begins_choices(below):
                return True
            if marks.key_label(below) is not None:
                return True
        return False

    def _style(self, place: int) -> str:
        """Return how the questions of a section are numbered: as most are that have choices or a key; empty for not."""
        asking: Counter[str] = Counter()
        there: Counter[str] = Counter()
        for later in range(place, len(self.lines)):
            head = self.heads[later]
            if head and (there or head.answers):
                break
            if numbered := self.numbers[later]:
                there[numbered[0]] += 1
                asking[numbered[0]] += self._asks(later)
        if self.kind == "case" and asking["round"] >= asking["dot"] > 0:
            return "round"  # a number for the case, one in brackets for each of its questions
        best = max(marks.STYLES, key=lambda style: asking[style])
        if asking[best]:
            return best
        return next((style for style in marks.STYLES if there[style]), "")

    def _starts_unnumbered(self, place: int) -> bool:
        """Return whether a line without a number begins a question, where questions have none."""
        text = self.lines[place].text
        labelled = marks.key_label(text) is not None or marks.explain_label(text) is not None
        if self.style or marks.choice(text) or labelled:
            return False
        fresh = self.current is None or bool(self.current.choices or self.current.keys)
        below = self.lines[place + 1].text if place + 1 < len(self.lines) else ""
        if len(marks.inner_choices(text, "A")) > 1 or (self.kind == "true_false" and _KEYED.search(text)):
            return True
        if self.state == "explain" and not self.lines[place].apart:
            return False
        return fresh and (marks.begins_choices(below) or (bool(self.kind) and marks.key_label(below) is not None))

    def _start(self, place: int, number: int, text: str) -> None:
        line = self.lines[place]
        if self.material_to and number > self.material_to:
            self.material, self.material_to = 0, 0
        if number <= self.last:
            self.section += 1
        own, text = marks.points(text)
        kind, text = marks.tag(text)
        head = self.head
        each = head.worth if head and (head.kind != "case" or head.parts) else ""
        self.current = Asked(number, line.place, self.section, kind or self.kind, material=self.material)
        self.current.worth = own or each
        self.read.questions.append(self.current)
        self.empty = []
        self.last, self.listed, self.state = number, 0, "stem"
        self.stem(place, text)

    # Sections of answers

    def _answer_line(self, place: int, line: Line) -> bool:
        """Take a line of a section of answers; False for one with which questions go on."""
        head, numbered = self.heads[place], self.numbers[place]
        if head and not head.answers:
            if self._questions_follow(place):
                self._apply()
                return False
            own = [each for each in self.read.answers[self.answers_from :] if each.section == self.answer_section]
            self.answer_section += bool(own)
            self.answer_kind, self.entry = head.kind, None
            return True
        if head and head.answers:
            self.answer_section, self.answer_kind, self.entry = 1, head.kind, None
            return True
        if numbered and self.read.questions and self._is_asked(place):
            self._apply()
            if numbered[1] > self.last + GAP:
                self._leap(line, numbered[1])
                return True
            return False
        found = answers.entries(line, self.answer_section, self.answer_kind, self.read.losses)
        if found is None:
            self._answer_goes_on(line.text)
        for entry in found or ():
            if self.entry and entry.number <= self.entry.number and self.entry.section == self.answer_section:
                self.answer_section += 1
            entry.section = self.answer_section
            self.read.answers.append(entry)
            self.entry = entry
        return True

    def _leap(self, line: Line, number: int) -> None:
        """Leave out a question whose number leaps after a section of answers: perhaps no question at all."""
        said = message("exchange.leap", last=self.last, number=number)
        self.read.losses.append((line.place, said))
        self.current, self.state = None, ""

    def _questions_follow(self, place: int) -> bool:
        """Return whether questions, not answers, come after a head within a section of answers."""
        for later in range(place + 1, min(place + 6, len(self.lines))):
            if self.numbers[later]:
                return self._is_asked(later)
        return False

    def _is_asked(self, place: int) -> bool:
        """Return whether a numbered line among answers is a question: it has choices, or text and then a key."""
        numbered = self.numbers[place]
        assert numbered is not None
        text = self.lines[place].text[numbered[2] :]
        if len(marks.inner_choices(text, "A")) > 1:
            return True
        labelled = marks.key_label(text) is not None or marks.split_labels(text)[1] is not None
        for later in range(place + 1, min(place + AHEAD, len(self.lines))):
            if self.numbers[later] or self.heads[later]:
                return False
            below = self.lines[later].text
            if marks.begins_choices(below) and not labelled and not answers.is_key(text):
                return True
            if marks.key_label(below) is not None:
                return bool(text.strip()) and not labelled and not answers.is_key(text)
        return False

    def _answer_goes_on(self, text: str) -> None:
        entry = self.entry
        if entry is None:
            return
        key, explain = marks.key_label(text), marks.explain_label(text)
        if key is not None:
            entry.key = text[key:]
        elif explain is not None:
            entry.explain = "\n".join(filter(None, (entry.explain, text[explain:])))
        elif entry.explain or keys.judged(entry.key) or answers.is_key(entry.key):
            entry.explain = "\n".join(filter(None, (entry.explain, text)))
        else:
            entry.key = "\n".join(filter(None, (entry.key, text)))

    def _apply(self) -> None:
        """Give the entries read since the last time to their questions; a file of answers alone keeps them."""
        if self.read.questions or not self.answering:
            answers.apply(self.read, self.read.answers[self.answers_from :])
            self.answers_from = len(self.read.answers)
        self.answering, self.entry = False, None
