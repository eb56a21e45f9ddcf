"""Marks what was handed in to a paper: each file checked, none dropped, marked by the exam's rules, kept in a book."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

from officer_quiz.answers.words import responses_in_words
from officer_quiz.env import Env
from officer_quiz.errors import Exit, UserError
from officer_quiz.kinds.base.ask import Past
from officer_quiz.kinds.base.question import Question
from officer_quiz.library.places import shown
from officer_quiz.messages.catalogue import message
from officer_quiz.papers.checks import Checked, Finding, compare, examine
from officer_quiz.papers.essays import Difference, EssayMarks
from officer_quiz.papers.handin import ENDING, code_of
from officer_quiz.papers.key import Key
from officer_quiz.papers.marking import Answers, Marker, earned, mark, passed
from officer_quiz.papers.own import examine_own, own_marked
from officer_quiz.results.attempts import time_each
from officer_quiz.results.marks import Marked, Person, Received
from officer_quiz.services.sheets import read_sheet
from officer_quiz.services.unit_files import key_file, need_seal, writing
from officer_quiz.store.disk import read_bytes
from officer_quiz.store.journal import append, entries

JOURNAL, OWN = ".marking", "own.marking"
"""The ending of the file beside a key that keeps what was decided (accepted hand-ins, marks of essays), and the file
beside the trainer's own results that does where there is no key."""
SIGNERS = "signers.journal"
"""The file of the machines that people handed in from, beside the trainer's own results."""
LARGEST = 64 << 20
"""Bytes that a hand-in may have."""


@dataclass(frozen=True, slots=True)
class Row:
    """One file: what was found of it, its marks if there are answers to mark, and whether they count."""

    checked: Checked
    marked: Marked | None
    counts: bool
    accepted: bool = False

    @property
    def open(self) -> bool:
        """Whether the trainer has to decide about it."""
        return not self.counts and not self.checked.is_copy


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody whose marks are others by the key as it is now than by its first version; points, and pass or fail."""

    row: Row
    before: Fraction
    now: Fraction
    passed_before: bool | None
    passed_now: bool | None

    @property
    def crosses(self) -> bool:
        """Whether it is across the pass mark."""
        return self.passed_before != self.passed_now


@dataclass(frozen=True, slots=True)
class Marking:
    """What came of marking; without a key, people's own results."""

    key: Key | None
    rows: tuple[Row, ...]
    essays: EssayMarks
    journal: Path
    """The file that keeps what is decided."""

    @property
    def undecided(self) -> list[Row]:
        """The files about which the trainer has to decide."""
        return [row for row in self.rows if row.open]

    @property
    def counted(self) -> list[Row]:
        """The files that count."""
        return [row for row in self.rows if row.counts]

    @property
    def differences(self) -> list[Difference]:
        """The essays in which two markers found different points."""
        return self.essays.differences(row.checked.id for row in self.counted)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be marked: hand-ins in files and folders, spreadsheets, what is accepted, and who marks.

    The key is None for people's own results.
    """

    key: Path | None
    places: Sequence[Path]
    sheets: Sequence[Path]
    accept: Sequence[str]
    marker: str


def mark_all(env: Env, wanted: Wanted) -> Marking:
    """Check and mark what was handed in as files or on sheets, those accepted by code, id or name among them.

    UserError for a key that is none, a place that is not there, or something accepted that is not here.
    """
    need_seal()
    key, marker = (key_file(wanted.key) if wanted.key else None), wanted.marker
    journal = wanted.key.with_suffix(JOURNAL) if wanted.key else env.data / OWN
    files = list(files_in(wanted.places))
    if not files and not wanted.sheets:
        raise UserError(message("mark.no-files", places=tuple(map(shown, wanted.places))))
    known = list(entries(journal))
    found = [examined(env, path, key) for path in env.counted(files, len(files), "mark.progress")]
    found += [each for path in wanted.sheets if key for each in read_sheet(path, key)]
    checked = compare(found, signers(env))
    accepted = {entry["id"] for entry in known if entry.get("what") == "accept" and isinstance(entry.get("id"), str)}
    accepted |= accept_now(env, checked, wanted.accept, journal)
    essays = EssayMarks.of(known)
    rows = tuple(row_of(env, each, key, essays, marker, each.id in accepted) for each in checked)
    remember_signers(env, rows)
    return Marking(key, rows, essays, journal)


def files_in(places: Sequence[Path]) -> Iterator[Path]:
    """Yield the hand-ins in folders, and files as they are named; UserError for a place that is not there."""
    for place in places:
        if place.is_dir():
            yield from sorted(path for path in place.rglob(f"*{ENDING}") if path.is_file())
        elif place.exists():
            yield place
        else:
            raise UserError(message("mark.no-place", path=shown(place)), Exit.USAGE)


def some_in(places: Sequence[Path]) -> list[Path]:
    """Return the hand-ins in files and folders; UserError as `files_in`, and where there are none."""
    files = list(files_in(places))
    if not files:
        raise UserError(message("mark.no-files", places=tuple(map(shown, places))))
    return files


def row_of(env: Env, checked: Checked, key: Key | None, essays: EssayMarks, marker: str, accepted: bool) -> Row:
    """Return what was found of a file, with its marks."""
    if not checked.markable:
        return Row(checked, None, counts=False)
    earned_by = essays.earned(checked.id)
    if checked.about is not None or key is None:
        marked = own_marked(checked, earned_by, marker, env.now())
    else:
        marked = mark(answers_of(checked), key, earned_by, marker_of(env, marker))
    counts = (checked.verdict == "sound" or accepted) and not checked.is_copy
    return Row(checked, marked, counts, accepted)


def marker_of(env: Env, name: str) -> Marker:
    """Return who marks, now."""

    def in_words(question: Question, past: Past) -> str:
        return responses_in_words(question, past, env.say)

    return Marker(name, env.now(), in_words)


def answers_of(checked: Checked) -> Answers:
    """Return the answers of a hand-in that can be marked."""
    assert checked.person is not None and checked.past is not None, "only what was opened is marked"
    return Answers(
        checked.id,
        checked.person,
        checked.variant,
        checked.began,
        checked.submitted,
        checked.past,
        time_each(checked.events) if checked.events else {},
        checked.verdict,
    )


def changes(marking: Marking) -> list[Change]:
    """Return whose marks are others than by the first version of the key, those across the pass mark first."""
    key = marking.key
    if key is None or key.number == 1:
        return []
    found = []
    for row in marking.counted:
        assert row.marked is not None, "what counts is marked"
        if row.checked.about is not None:
            continue
        marker = Marker("", row.marked.marked, lambda _question, _past: "")
        first = mark(answers_of(row.checked), key.until(1), marking.essays.earned(row.checked.id), marker)
        change = Change(row, earned(first), earned(row.marked), passed(first), passed(row.marked))
        if change.before != change.now or change.crosses:
            found.append(change)
    return sorted(found, key=lambda each: (not each.crosses, each.now - each.before))


def keep(env: Env, marking: Marking, address: str) -> tuple[int, int, int]:
    """Put what counts into a unit book; return how many hand-ins are new, known, and marked anew."""
    from officer_quiz.store.book.opening import open_book  # noqa: PLC0415  (an extra, and slow)

    with open_book(address) as book:
        added = book.add(env.counted(pairs(env, marking), len(marking.counted), "mark.keeping"))
    return added.new, added.known, added.marked_again


def pairs(env: Env, marking: Marking) -> list[tuple[Received, Marked]]:
    """Return what counts as a unit book takes it."""
    found = []
    for row in marking.counted:
        assert row.marked is not None, "what counts is marked"
        own = row.marked
        received = Received(own.id, own.paper, own.variant, own.person, own.state, env.now(), row.checked.content)
        found.append((received, own))
    return found


def examined(env: Env, path: Path, key: Key | None) -> Checked:
    """Return what is found of the hand-in in a file by itself."""
    try:
        raw = read_bytes(path, LARGEST)
    except OSError:
        name = shown(path)
        digest = sha256(name.encode(errors="replace"))
        return Checked(name, digest.hexdigest(), code_of(name.encode(errors="replace"))).also(
            Finding("altered", "unreadable")
        )
    name, now = shown(path), env.now()
    if key is not None:
        found = examine(name, raw, key, now)
        if not any((each.state, each.how, each.other) == ("other-paper", "code", "") for each in found.findings):
            return found
    return examine_own(name, raw, key.secret if key else None, now)


def accept_now(env: Env, checked: Sequence[Checked], accept: Sequence[str], journal: Path) -> set[str]:
    """Keep what the trainer accepts now; UserError for what is not here, or has no answers that could be marked."""
    found = set()
    for wanted in accept:
        meant = [each for each in checked if _is_meant(wanted, each)]
        if not meant:
            raise UserError(message("mark.no-such", name=wanted), Exit.USAGE)
        for each in meant:
            if not each.markable:
                raise UserError(message("mark.cannot-accept", name=wanted))
            with writing(journal):
                append(journal, {"what": "accept", "id": each.id, "at": env.now().isoformat(timespec="seconds")})
            found.add(each.id)
    return found


def _is_meant(wanted: str, each: Checked) -> bool:
    plain = wanted.strip()
    by_id = len(plain) >= 6 and each.id.startswith(plain.lower())
    return plain.upper() == each.code or plain in {each.name, Path(each.name).name} or by_id


def signers(env: Env) -> Callable[[Person], frozenset[str]]:
    """Return what gives the machines that a person is known to have handed in from."""
    kept: dict[str, set[str]] = {}
    for entry in entries(env.data / SIGNERS):
        who, signer = entry.get("who"), entry.get("signer")
        if isinstance(who, str) and isinstance(signer, str):
            kept.setdefault(who, set()).add(signer)
    return lambda person: frozenset(kept.get(_who(person), ()))


def _who(person: Person) -> str:
    """What a person is kept as: no name is."""
    return sha256(f"{person.name}\0{person.unit}".encode()).hexdigest()[:32]


def remember_signers(env: Env, rows: Iterable[Row]) -> None:
    """Keep from which machines people handed in what counts."""
    known, path = signers(env), env.data / SIGNERS
    for row in rows:
        person, signer = row.checked.person, row.checked.signer
        if row.counts and person and signer and signer not in known(person):
            with writing(path):
                append(path, {"who": _who(person), "signer": signer})
