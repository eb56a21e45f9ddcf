"""Collects what belongs to a question: the lines of its stem, its choices, key and explanation."""

from __future__ import annotations

import re

from officer_quiz.exchange.chinese import marks
from officer_quiz.exchange.chinese.lines import MARK, Line
from officer_quiz.exchange.chinese.papers import Asked
from officer_quiz.messages.catalogue import message

_TICK = re.compile(r"\s*[（(]?\s*(?:[√✓✔☑]|正确答案)\s*[)）]?\s*$")


class Collector:
    """The question that is being read, and what its last line belongs to."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.current: Asked | None = None
        self.state = ""
        """What a line without a mark goes on with: stem, choices, key, explain, material, or nothing."""

    def stem(self, place: int, text: str) -> None:
        """Take a line of a stem, perhaps with choices, key and explanation behind it."""
        asked = self._asked()
        asked.whole.append(text)
        text = self._split(text)
        labels = marks.inner_choices(text, "A")
        below = self.lines[place + 1].text if place + 1 < len(self.lines) else ""
        after = marks.choice(below)
        if len(labels) > 1 or (labels and after and after[0] == "B"):
            asked.inline = True
            head = text[: labels[0][1]].strip()
            asked.stem += [head] if head else []
            self._take(text, labels)
        elif text:
            asked.stem.append(text)

    def choice(self, place: int, text: str) -> bool:
        """Take a line that begins with a choice; False for one that does not, or where none is due."""
        asked, found = self._asked(), marks.choice(text)
        if not found or self.state not in {"stem", "choices"}:
            return False
        letter, start, ticked, loosely = found
        due = chr(ord("A") + len(asked.choices))
        below = marks.choice(self.lines[place + 1].text) if place + 1 < len(self.lines) else None
        if loosely and not asked.choices and not (below and below[0] == "B"):
            return False
        missing = ord(letter) - ord(due)
        if missing < 0 or missing > 2 or (missing and not asked.choices):
            return False
        if missing:
            asked.doubts.append(message("exchange.choice-missing", letter=due))
        asked.whole.append(text)
        asked.ticked += [letter] if ticked else []
        rest = self._split(text[start:])
        labels = marks.inner_choices(rest, chr(ord(letter) + 1))
        self._add(letter, rest[: labels[0][1]] if labels else rest)
        self._take(rest, labels)
        return True

    def _take(self, text: str, labels: list[tuple[str, int, int]]) -> None:
        """Take the choices that are labelled within a line."""
        ends = [*(start for _, start, _ in labels), len(text)][1:]
        for (letter, start, begin), end in zip(labels, ends, strict=True):
            if MARK in text[start:begin] or re.search("[√✓✔☑]", text[start:begin]):
                self._asked().ticked.append(letter)
            self._add(letter, text[begin:end])

    def _add(self, letter: str, text: str) -> None:
        asked = self._asked()
        if MARK in text or (_TICK.search(text) and not _TICK.fullmatch(text)):
            asked.ticked.append(letter)
            text = _TICK.sub("", text)
        asked.choices[letter] = text.replace(MARK, "").strip(" ;；|")
        self.state = "choices" if self.state == "stem" else self.state

    def _split(self, text: str) -> str:
        """Return a line without the key and the explanation behind it, which are taken."""
        asked = self._asked()
        text, key, explain = marks.split_labels(text)
        if key is not None:
            asked.keys.append(key)
            self.state = "key"
        if explain is not None:
            asked.explain.append(explain)
            self.state = "explain"
        return text

    def labelled(self, text: str) -> bool:
        """Take a line that begins with the label of a key, an explanation or something about the question."""
        asked = self._asked()
        if (start := marks.key_label(text)) is not None:
            asked.keys.append("")
            self.state = "key"
            rest = text[start:]
            before, _, explain = marks.split_labels(rest)
            asked.keys[-1] = (rest if explain is None else before).replace(MARK, "").strip()
            if explain is not None:
                asked.explain.append(explain)
                self.state = "explain"
            return True
        if (start := marks.explain_label(text)) is not None and (asked.keys or asked.choices or text[0] in "【["):
            asked.explain.append(text[start:])
            self.state = "explain"
            return True
        if (told := marks.about(text)) and self.state != "stem":
            what, value = told
            if what in {"知识点", "考点", "章节"}:
                asked.tags += [value] if value else []
            elif value:
                asked.about.append((what, value))
            return True
        return False

    def go_on(self, place: int, text: str) -> None:
        """Take a line without a mark: it goes on with what was before it."""
        asked = self._asked()
        if self.state == "stem":
            self.stem(place, text)
        elif self.state == "choices":
            last = list(asked.choices)[-1]
            asked.choices[last] += "\n" + self._split(text).replace(MARK, "")
        elif self.state == "key":
            before, _, explain = marks.split_labels(text)
            asked.keys[-1] = "\n".join(filter(None, (asked.keys[-1], before if explain is not None else text)))
            asked.explain += [explain] if explain is not None else []
        elif self.state == "explain":
            asked.explain.append(text)

    def _asked(self) -> Asked:
        assert self.current is not None
        return self.current
