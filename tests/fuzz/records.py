"""What is done with a damaged log or profile: everything that the commands read from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

import typer

from fuzz.desk import Desk
from officer_quiz.cli.commands import data, disputes, history, me, progress, resume, review
from officer_quiz.errors import UserError
from officer_quiz.messages.catalogue import LANGUAGES
from officer_quiz.store.log import EventLog
from officer_quiz.store.profile import FILE

TYPED = "A\nAB\n1\n\n8\n" * 3 + "q\n"
FIELDS = 5
"""Columns of a row: session, number, time, kind, data."""


def log_events(desk: Desk, raw: bytes) -> None:
    """Read a log of these rows, a line each with tabs between its columns; a line that is no row is passed over."""
    desk.lay_log(_rows(raw))
    _read(desk)


def _rows(raw: bytes) -> Iterator[tuple[bytes, int, bytes, bytes, bytes]]:
    for line in raw.split(b"\n"):
        columns = line.split(b"\t", FIELDS - 1)
        if len(columns) == FIELDS and columns[1].isdigit() and len(columns[1]) < 19:
            session, seq, at, kind, told = columns
            yield session, int(seq), at, kind, told


def log_file(desk: Desk, raw: bytes) -> None:
    """Read a log whose file has these bytes."""
    desk.clear_log()
    desk.log.write_bytes(raw)
    _read(desk)


def _read(desk: Desk) -> None:
    """Run every command that reads the log; the last goes on with its sessions."""
    ids: list[str] = []
    with suppress(UserError), EventLog.open(desk.log) as log:
        heads = log.sessions()
        ids = [head.id for head in heads]
        for id in ids:
            with suppress(UserError):
                log.read(id)
        log.latest_open()
    zh, en = (desk.ctx(env) for env in desk.envs)
    for work in (
        partial(data.run, zh, "export"),
        partial(history.run, zh, json=True),
        partial(history.run, en),
        partial(history.run, zh, remark=True),
        *(
            partial(history.run, ctx, id, json=json)
            for id, ctx, json in zip(ids, (zh, en) * 9, (False, False, True) * 9, strict=False)
        ),
        partial(progress.run, zh, json=True),
        partial(progress.run, en, one_post="station"),
        partial(review.run, zh, listed=True),
        partial(disputes.run, en),
        partial(disputes.run, zh, said=True),
        *(partial(resume.run, zh, id, plain=True) for id in ids[:2]),
    ):
        _told(desk, work)


def _told(desk: Desk, work: Callable[[], None]) -> None:
    """Run a command; what a user did is told in words, in both languages."""
    with desk.streams(TYPED):
        try:
            work()
        except typer.Exit:
            pass
        except UserError as error:
            for env in desk.envs:
                assert env.say(error.message)


def profile(desk: Desk, raw: bytes) -> None:
    """Show a profile of these bytes, and what takes its defaults from it."""
    (desk.data / FILE).write_bytes(raw)
    desk.clear_log()
    try:
        for place, language in enumerate(LANGUAGES):
            ctx = desk.ctx(desk.env(language))
            for work in (partial(me.run, ctx, json=bool(place)), partial(data.run, ctx, "export")):
                _told(desk, work)
        _told(desk, partial(review.run, desk.ctx(desk.env("en")), listed=True))
    finally:
        (desk.data / FILE).unlink()
