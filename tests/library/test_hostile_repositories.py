"""A repository that is damaged, endless, or made to trip its reader costs one remark: no traceback and no wait."""

from __future__ import annotations

import os
import random
import zlib
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest
from dulwich.objects import Blob, ObjectID, Tree
from dulwich.pack import OFS_DELTA, REF_DELTA, create_delta

from conftest import Run
from officer_quiz.library.release import vanished
from officer_quiz.library.repository import files, history, objects
from repositories import Made, Piece, write_pieces

FILE = "law/law-small.yaml"
BLOB = Blob.type_num
Spoil = Callable[[Made], None]


@pytest.fixture
def repository(banks: Path) -> Made:
    """Return a repository with a release from which an id has been lost since."""
    made = Made(banks)
    made.tag("v1", made.commit())
    file = banks / FILE
    file.write_text(file.read_text(encoding="utf-8").replace("small-3", "small-33"), encoding="utf-8", newline="\n")
    return made


def said(made: Made) -> list[str]:
    """Return the names of what is told about a repository."""
    found = list(vanished([made.top]))
    assert {(each.path, each.line, each.column) for each in found} <= {((made.top / FILE).as_posix(), 1, 1)}
    return [each.message.key.removeprefix("checks.L24.") for each in found]


def blob(made: Made) -> ObjectID:
    """Return the id of the bank in the release."""
    return next(id for id, each in made.objects.items() if isinstance(each, Blob))


def commit(made: Made) -> Path:
    return made.loose(made.head)


def spoilt(path: str, content: bytes) -> Spoil:
    """Put this content in a file of the repository."""
    return lambda made: put(made.git / path, content)


def put(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def indexed(index: bytes) -> Spoil:
    """Add a pack with this index."""

    def spoil(made: Made) -> None:
        put(made.git / "objects" / "pack" / "pack-a.pack", b"PACK")
        put(made.git / "objects" / "pack" / "pack-a.idx", index)

    return spoil


def in_pieces(*pieces: Callable[[ObjectID, bytes], list[Piece]]) -> Spoil:
    """Keep the bank in a pack of such pieces instead of in a file."""

    def spoil(made: Made) -> None:
        id = blob(made)
        made.loose(id).unlink()
        content = made.objects[id].as_raw_string()
        write_pieces(made.git, [piece for make in pieces for piece in make(id, content)])

    return spoil


def varint(number: int) -> bytes:
    """Return a number as deltas begin with: seven bits at a time, the lowest first."""
    low, high = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + varint(high) if high else bytes([low])


SPOILT: dict[str, Spoil] = {
    "HEAD names nothing": spoilt("HEAD", b"somewhere\n"),
    "HEAD leads out": spoilt("HEAD", b"ref: refs/../../../banks/law/law-small.yaml\n"),
    "HEAD is large": spoilt("HEAD", b"ref: refs/heads/main".ljust(20_000)),
    "references lead in a circle": spoilt("refs/heads/main", b"ref: refs/heads/main\n"),
    "references are in tables": spoilt("HEAD", b"ref: refs/heads/.invalid\n"),
    "the commit is empty": lambda made: put(commit(made), b""),
    "the commit is cut off": lambda made: put(commit(made), commit(made).read_bytes()[:40]),
    "the commit is another object": lambda made: put(commit(made), made.loose(blob(made)).read_bytes()),
    "the commit is no commit": lambda made: put(commit(made), zlib.compress(b"commit 3\0abc")),
    "the bank is gone": lambda made: made.loose(blob(made)).unlink(),
    "the bank unpacks without end": lambda made: put(
        made.loose(blob(made)), zlib.compress(b"blob 30000000\0" + bytes(30_000_000))
    ),
    "an index is empty": indexed(b""),
    "an index counts more than it holds": indexed(b"\377tOc\0\0\0\2" + b"\xff" * 1024),
    "a piece claims a huge size": in_pieces(lambda id, content: [Piece(id, BLOB, content, size=1 << 60)]),
    "a piece claims too little": in_pieces(lambda id, content: [Piece(id, BLOB, content, size=10)]),
    "a piece is of no known type": in_pieces(lambda id, content: [Piece(id, 5, content)]),
    "a piece is another content": in_pieces(lambda id, content: [Piece(id, BLOB, content + b"#")]),
    "a delta claims a huge result": in_pieces(
        lambda id, content: [
            Piece(ObjectID(b"1" * 40), BLOB, content),
            Piece(id, OFS_DELTA, varint(len(content)) + varint(1 << 60) + b"\x01a", 1),
        ]
    ),
    "a delta starts from itself": in_pieces(lambda id, _: [Piece(id, REF_DELTA, b"\1\1\1a", id)]),
    "deltas start from each other": in_pieces(
        lambda id, _: [
            Piece(id, REF_DELTA, b"\1\1\1a", ObjectID(b"2" * 40)),
            Piece(ObjectID(b"2" * 40), REF_DELTA, b"\1\1\1a", id),
        ]
    ),
    "a delta starts from nothing": in_pieces(lambda id, _: [Piece(id, REF_DELTA, b"\1\1\1a", ObjectID(b"3" * 40))]),
    "a delta is no delta": in_pieces(
        lambda id, content: [Piece(ObjectID(b"1" * 40), BLOB, content), Piece(id, OFS_DELTA, b"\xff" * 99, 1)]
    ),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_repository_is_one_remark(repository: Made, spoil: Spoil) -> None:
    assert said(repository) == ["vanished"]
    spoil(repository)
    assert said(repository) == ["unread"]


@pytest.mark.parametrize("base", [1, ObjectID(b"1" * 40)])
def test_deltas_are_followed(repository: Made, base: ObjectID | int) -> None:
    def deltas(id: ObjectID, content: bytes) -> list[Piece]:
        delta = b"".join(create_delta(content[40:], content))
        start = Blob.from_string(content[40:]).id
        kind, place = (OFS_DELTA, 1) if base == 1 else (REF_DELTA, start)
        return [Piece(start, BLOB, content[40:]), Piece(id, kind, delta, place)]

    in_pieces(deltas)(repository)
    assert said(repository) == ["vanished"]


def pipe(file: Path) -> None:
    os.mkfifo(file)


def device(file: Path) -> None:
    file.symlink_to("/dev/zero")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.parametrize("place", ["HEAD", "refs/tags/v1", "packed-refs", "commondir", "objects/pack/a.pack", "commit"])
@pytest.mark.parametrize("make", [pipe, device])
def test_what_never_ends_is_not_opened(repository: Made, place: str, make: Callable[[Path], None]) -> None:
    file = commit(repository) if place == "commit" else repository.git / place
    file.unlink(missing_ok=True)
    make(file)
    if place.endswith(".pack"):
        make(file.with_suffix(".idx"))
    needed = place in {"HEAD", "refs/tags/v1", "commit"}
    assert said(repository) == ([] if needed else ["vanished"])


@pytest.mark.parametrize("text", ["", "gitdir: ", "gitdir: .", "gitdir: .git", "gitdir: \0", "x"])
def test_a_file_that_names_no_repository_is_none(banks: Path, text: str) -> None:
    (banks / ".git").write_text(text, encoding="utf-8")
    assert list(vanished([banks])) == []


def test_a_repository_above_is_used_where_the_nearer_is_none(repository: Made) -> None:
    (repository.top / "law" / ".git").write_text("gitdir: nowhere\n", encoding="utf-8")
    assert [each.message.key for each in vanished([repository.top / "law"])] == ["checks.L24.vanished"]


@pytest.mark.parametrize(
    ("owner", "bound", "least"),
    [
        (files, "MAX_TAGS", 1),
        (files, "MAX_PACKED", 10),
        (history, "MAX_COMMITS", 2),
        (history, "MAX_FILES", 1),
        (objects, "MAX_TOTAL", 30_000),
        (objects, "MAX_PACKS", 1),
        (objects, "MAX_OBJECT", 400),
    ],
)
def test_a_repository_over_a_bound_is_one_remark(
    repository: Made, monkeypatch: pytest.MonkeyPatch, owner: object, bound: str, least: int
) -> None:
    head = repository.head
    for number in range(3):
        (repository.top / f"{number}.txt").write_text("x" * number, encoding="utf-8")
        head = repository.commit(head)
    repository.pack()
    repository.tag("v0", blob(repository))
    repository.tag("v0", blob(repository))
    write_pieces(repository.git, [Piece(ObjectID(b"5" * 40), BLOB, b"")])
    for number in range(3):
        (repository.top / f"{number}.txt").unlink()
    assert said(repository) == ["vanished"]
    monkeypatch.setattr(owner, bound, least)
    assert said(repository) == ["unread"]


def release(made: Made, tree: Tree) -> None:
    """Let v1 be a commit of this tree."""
    id = made.add(tree)
    read = made.objects[made.head].copy()
    read.tree = id  # type: ignore[attr-defined]
    head = made.add(read)
    made.write("refs/heads/main", head.decode())
    made.tag("v1", head)


def test_a_tree_that_holds_itself_many_times_is_not_walked_to_its_end(
    repository: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MAX_FILES", 5_000)
    below = Tree()
    for _ in range(12):
        tree = Tree()
        for name in range(10):
            tree.add(b"%d" % name, 0o40000, repository.add(below))
        below = tree
    release(repository, below)
    assert said(repository) == ["unread"]


def test_names_that_lead_out_of_the_folder_are_none(repository: Made, tmp_path: Path) -> None:
    tree = Tree()
    for name in (b"..", b"../a.yaml", b"/a.yaml", b"", b".", b"law/law-small.yaml"):
        tree.add(name, 0o100644, blob(repository))
    for name in (b"..", b"."):
        tree.add(name + b"/x", 0o40000, repository.add(tree))
    release(repository, tree)
    assert said(repository) == []


def test_a_link_in_a_release_is_no_bank(repository: Made) -> None:
    tree = Tree()
    tree.add(b"law-small.yaml", 0o120000, blob(repository))
    tree.add(b"sub.yaml", 0o160000, ObjectID(b"6" * 40))
    release(repository, tree)
    assert said(repository) == []


def test_a_name_that_is_no_text_can_be_told(repository: Made, oq: Run) -> None:
    tree = Tree()
    tree.add(b"\xff\x1b[31m\xc2\x9b\xe2\x80\xae.yaml", 0o100644, blob(repository))
    release(repository, tree)
    for shape in ("text", "json", "github", "sarif"):
        ran = oq("check", str(repository.top), "--format", shape)
        assert "small-3" in ran.out and not {"\x1b", "\x9b", "\u202e"} & set(ran.out) and "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("start", "target", "elsewhere"),
    [
        ("C:/banks", "//other/share/git", True),
        ("C:/banks", "//?/UNC/other/share/git", True),
        ("//own/share/banks", "//own/share/git", False),
        ("C:/banks", "D:/git", False),
    ],
)
def test_no_other_machine_is_asked(start: str, target: str, elsewhere: bool) -> None:
    assert files.leads_elsewhere(PureWindowsPath(start), PureWindowsPath(target)) is elsewhere


def test_misnamed_tags_are_none(repository: Made) -> None:
    id = repository.head.decode()
    (repository.git / "refs" / "tags" / "v1").unlink()
    for name in ("a..b", "a\x1b[31m", "a b", "a.lock", ".a", "a~1", "a:b", "a?", "a\\b"):
        repository.write("packed-refs", f"# pack-refs with: peeled fully-peeled\n{id} refs/tags/{name}\n")
        assert said(repository) == []
    repository.write("packed-refs", f"{id} refs/tags/--output=x\n")
    assert said(repository) == ["vanished"]


def test_an_alternate_that_leads_back_is_no_circle(repository: Made) -> None:
    repository.write("objects/info/alternates", ".\n../objects\n")
    assert said(repository) == ["vanished"]


def test_any_byte_may_be_wrong(repository: Made) -> None:
    repository.commit(repository.head)
    repository.pack()
    chance = random.Random(20261128)
    files = [file for file in repository.git.rglob("*") if file.is_file()]
    for _ in range(60):
        file = chance.choice(files)
        sound = file.read_bytes()
        spoilt = bytearray(sound)
        for _ in range(chance.randint(1, 3)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        file.write_bytes(spoilt[: chance.choice([len(spoilt), chance.randrange(len(spoilt))])])
        assert said(repository) in ([], ["unread"], ["vanished"])
        file.write_bytes(sound)
    assert said(repository) == ["vanished"]
