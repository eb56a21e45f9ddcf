"""What an import came to: the counts, how questions were understood, where a person has to look, what stayed behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console

from officer_quiz.library.written import question
from officer_quiz.messages.catalogue import Message, Wording, message
from officer_quiz.services.importing import Imported
from officer_quiz.ui.console import print_line, print_title

FIRST = 3
"""Questions shown as they were understood when nothing is written."""
MOST = 20
"""Places told one by one."""


def print_import(imported: Imported, dry_run: bool, screen: Console, say: Wording) -> None:
    """Print the counts and what has to be looked at; in a trial also the first questions."""
    counts = imported.counts
    files, formats = (tuple(dict.fromkeys(each)) for each in zip(*imported.formats, strict=True))
    print_line(say("exchange.found", files=files, formats=formats, **counts), screen)
    print_line(say("exchange.would-add" if dry_run else "exchange.added", **counts), screen)
    rest = {"there": "exchange.there", "repeated": "exchange.repeated", "left_out": "exchange.left-out"}
    for name, key in rest.items():
        if counts[name]:
            print_line(say(key, **counts), screen)
    if dry_run and imported.added:
        first = imported.added[:FIRST]
        print_title(say("exchange.first", count=len(first)), screen)
        for each in first:
            for line in question(each.data):
                print_line(line, screen)
    _print_places("exchange.looks", [_doubt(each, said) for each, said in imported.remarks()], screen, say)
    _print_places("exchange.lost", list(_losses(imported)), screen, say)


def _doubt(each: Any, said: Message) -> Message:
    return message("exchange.doubt", id=each.id, file=each.file, place=each.place, said=said)


def _losses(imported: Imported) -> Iterable[Message]:
    for file, loss in imported.losses:
        yield message("exchange.loss", file=file, place=loss.place, said=loss.message)
    for file, place, first in imported.repeated:
        yield message("exchange.loss", file=file, place=place, said=message("exchange.again", first=first))


def _print_places(title: str, places: list[Message], screen: Console, say: Wording) -> None:
    if not places:
        return
    print_title(say(title), screen)
    for each in places[:MOST]:
        print_line(f"  {say.brief(each)}", screen)
    if len(places) > MOST:
        print_line(f"  {say('exchange.more', count=len(places) - MOST)}", screen)


def import_data(imported: Imported, dry_run: bool, say: Wording) -> dict[str, Any]:
    """Return the same as plain data, all of it."""
    return {
        "format": 1,
        "into": None if dry_run or imported.into is None else imported.into.as_posix(),
        "files": [{"file": file, "format": format} for file, format in imported.formats],
        "counts": imported.counts,
        "questions": [
            {
                "file": each.file,
                "place": say(each.place),
                "doubts": [say(said) for said in each.doubts],
                "losses": [say(said) for said in each.losses],
                "question": dict(each.data),
            }
            for each in imported.added
        ],
        "repeated": [
            {"file": file, "place": say(place), "first": say(first)} for file, place, first in imported.repeated
        ],
        "left_out": [
            {"file": file, "place": say(loss.place), "why": say(loss.message), "whole": loss.whole}
            for file, loss in imported.losses
        ],
    }
