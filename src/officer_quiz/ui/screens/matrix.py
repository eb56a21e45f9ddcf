"""How many questions there are by post, topic, level and kind on screen: a table a topic, and what it has none of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from officer_quiz.messages.catalogue import Wording
from officer_quiz.results.matrix import LEVELS, POSTS, Topic
from officer_quiz.ui.console import hanging, print_line, single_line

NONE = "-"
"""Where there is no question."""


def print_matrix(topics: Sequence[Topic], screen: Console, say: Wording) -> None:
    """Print the topics, kinds downwards, posts with their levels across; as many posts side by side as fit."""
    for topic in topics:
        count = say("screen.banks.questions", count=topic.questions)
        screen.print(single_line(f"{topic.name}  {count}", "bold"), overflow="fold")
        names = {kind: say(f"kinds.{kind}.name") for kind in topic.present}
        left = max(map(cell_len, names.values()))
        wide = max(len(str(max(topic.counts.values()))), 2) + 1
        posts = {post: say(f"screen.post.{post}") for post in POSTS}
        across = max(wide * len(LEVELS) + 1, *(cell_len(name) + 1 for name in posts.values()))
        fit = max(1, (screen.width - left) // across)
        for start in range(0, len(POSTS), fit):
            _print_block(topic, POSTS[start : start + fit], (left, wide, across), screen, say)
        _print_gaps(topic, screen, say)
        screen.print()
    print_line(say("screen.matrix.legend" if topics else "screen.matrix.none"), screen)


def _print_block(
    topic: Topic, posts: Sequence[str], widths: tuple[int, int, int], screen: Console, say: Wording
) -> None:
    left, wide, across = widths
    _print_row("", left, (_right(say(f"screen.post.{post}"), across) for post in posts), screen, "cyan")
    levels = "".join(_right(say(f"screen.matrix.{level}"), wide) for level in LEVELS)
    _print_row("", left, (_right(levels, across) for _ in posts), screen, "cyan")
    for kind in topic.present:
        counts = (
            "".join(_right(str(topic.counts.get((post, level, kind), NONE)), wide) for level in LEVELS)
            for post in posts
        )
        _print_row(say(f"kinds.{kind}.name"), left, (_right(each, across) for each in counts), screen)


def _print_gaps(topic: Topic, screen: Console, say: Wording) -> None:
    """Say which levels of which posts, and which kinds, a topic has no question of."""
    gaps = topic.gaps
    if gaps:
        told = [
            say(
                "screen.matrix.gap",
                post=say(f"screen.post.{post}"),
                levels=[say(f"screen.level.{each}") for each in levels],
            )
            for post, levels in gaps.items()
        ]
        screen.print(hanging("  ".join(told), screen.width, first=f"{say('screen.matrix.gaps')}  "))
    if topic.missing:
        kinds = [say(f"kinds.{kind}.name") for kind in topic.missing]
        screen.print(hanging(say.listed(kinds), screen.width, first=f"{say('screen.matrix.missing')}  "))


def _print_row(name: str, left: int, cells: Iterable[str], screen: Console, style: str = "") -> None:
    screen.print(Text(name + " " * (left - cell_len(name)) + "".join(cells), style=style), no_wrap=True)


def _right(text: str, width: int) -> str:
    return " " * (width - cell_len(text)) + text
