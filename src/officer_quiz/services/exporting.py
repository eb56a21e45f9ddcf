"""Writes questions of the banks in use into a file of another format, and accounts for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.exchange import Writer, written
from officer_quiz.exchange.base.freezing import frozen
from officer_quiz.exchange.base.written import Told
from officer_quiz.exchange.reading import Unreadable
from officer_quiz.library.library import Library
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.services.leaving_out import left_out_ids
from officer_quiz.services.narrowing import check_wanted
from officer_quiz.session.filter import Filter
from officer_quiz.store.disk import in_one_step

USUAL = {".txt": "aiken"}
"""The format that an ending stands for which several formats have."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What came of an export; `counts` add up: questions = whole + with_loss + left_out."""

    path: Path
    format: str
    told: tuple[Told, ...]
    notices: tuple[Message, ...] = ()
    """What to say of questions of the banks that have errors: of those asked for each is told as left out too."""

    @property
    def counts(self) -> dict[str, int]:
        """How many questions there are, how many are written whole, with a loss, and not at all."""
        left_out = sum(each.why is not None for each in self.told)
        with_loss = sum(bool(each.lost) for each in self.told)
        whole = len(self.told) - left_out - with_loss
        return {"questions": len(self.told), "whole": whole, "with_loss": with_loss, "left_out": left_out}


def export(env: Env, wanted: Sequence[str], format: str, to: str, force: bool) -> Exported:
    """Write the questions wanted (none named: all) to a file, in the user's language where they are translated.

    UserError for a name that nothing has, a format that there is not, and a file that is there unless `force`.
    """
    if not to:
        raise UserError(message("formats.no-to"), Exit.USAGE)
    path = Path(to)
    writer = _writer(format, path)
    library = Library(env)
    check_wanted(wanted, library.names(), library)
    filters = Filter(wanted=frozenset(wanted))
    ids = [each.id for each in library.candidates() if filters.fits(each)]
    found = [question for id in env.counted(ids, len(ids), "formats.progress") if (question := library.question(id))]
    questions = [whole for question in found if (whole := question.portable())]
    if not getattr(writer, "FOLLOWS", False):
        questions = list(map(frozen, questions))
    titles = list(dict.fromkeys(library.bank_title(id) for id in ids))
    try:
        made = writer.write(titles[0] if len(titles) == 1 else "officer-quiz", questions)
    except Unreadable as error:
        raise UserError(error.message) from error
    _put(path, made.raw, force)
    faulty = (Told(id, why=message("formats.why-faulty")) for id in left_out_ids(library, wanted))
    return Exported(path, writer.NAME, (*made.told, *faulty), library.left_out_notices())


def _writer(format: str, path: Path) -> Writer:
    """Return the format asked for, else that of the file's ending."""
    known = written()
    ending = path.suffix.lower()
    name = format or USUAL.get(ending) or next((each for each in known if ending == known[each].ENDINGS[0]), "")
    if name not in known:
        key = "formats.no-format" if format else "formats.no-format-named"
        raise UserError(message(key, name=format, path=shown(path), known=tuple(known)), Exit.USAGE)
    return known[name]


def _put(path: Path, raw: bytes, force: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with in_one_step(path, new=not force) as fresh:
            fresh.write_bytes(raw)
    except FileExistsError as error:
        raise UserError(message("formats.there-already", path=shown(path))) from error
