"""How many questions there are for each post, topic, level and kind, and where there are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from officer_quiz.kinds.base.question import Post, QuestionLevel
from officer_quiz.session.filter import Candidate

POSTS: tuple[str, ...] = get_args(Post)
LEVELS: tuple[str, ...] = get_args(QuestionLevel)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: how many questions it has in all, and of each (post, level, kind); `kinds` are all there may be.

    A question for several posts counts for each of them.
    """

    name: str
    questions: int
    counts: Mapping[tuple[str, str, str], int]
    kinds: Sequence[str]

    @property
    def present(self) -> list[str]:
        """The kinds it has."""
        there = {kind for _, _, kind in self.counts}
        return [kind for kind in self.kinds if kind in there]

    @property
    def missing(self) -> list[str]:
        """The kinds it has not."""
        there = self.present
        return [kind for kind in self.kinds if kind not in there]

    @property
    def gaps(self) -> dict[str, list[str]]:
        """The levels for which it has no question of any kind, by post; a post without such a level is left out."""
        there = {(post, level) for post, level, _ in self.counts}
        found = {post: [level for level in LEVELS if (post, level) not in there] for post in POSTS}
        return {post: levels for post, levels in found.items() if levels}

    def data(self) -> dict[str, Any]:
        """The topic as JSON data; `counts` without zeros."""
        return {
            "topic": self.name,
            "questions": self.questions,
            "counts": [
                {"post": post, "level": level, "kind": kind, "questions": self.counts[post, level, kind]}
                for post in POSTS
                for level in LEVELS
                for kind in self.kinds
                if (post, level, kind) in self.counts
            ],
            "gaps": [{"post": post, "level": level} for post, levels in self.gaps.items() for level in levels],
            "missing_kinds": self.missing,
        }


def matrix(candidates: Iterable[Candidate], kinds: Sequence[str]) -> list[Topic]:
    """Return the topics of the questions in use, in the order of their names; a bank in no folder is a topic.

    A question that names no post is for every post.
    """
    totals: Counter[str] = Counter()
    counts: dict[str, Counter[tuple[str, str, str]]] = {}
    for each in candidates:
        if each.status == "retired":
            continue
        topic = each.topic or each.bank
        totals[topic] += 1
        counted = counts.setdefault(topic, Counter())
        counted.update((post, each.level, each.kind) for post in each.posts or POSTS)
    return [Topic(name, totals[name], counts[name], kinds) for name in sorted(totals)]
