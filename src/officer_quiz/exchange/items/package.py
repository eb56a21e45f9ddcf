"""QTI files as they come: one item, or a package of many; nothing is unpacked to a disk, everything bounded."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from officer_quiz.exchange.base.texts import check_size, clean
from officer_quiz.exchange.base.trees import tree
from officer_quiz.exchange.items.item import Finds, drafted
from officer_quiz.exchange.items.names import ITEM, LISTS, MANIFEST, OLD, STIMULUS, camel, normal, root_name, version_of
from officer_quiz.exchange.reading import Draft, Loss, Reading, Seen, Unreadable, unseen
from officer_quiz.messages.catalogue import message

MOST_BYTES = 64_000_000
"""The most that the documents of a package may unpack to together."""
MOST_IN_ITEM = 4_000_000
MOST_PARTS = 50_000
_PACKED = b"PK"
LISTED = "imsmanifest.xml"
"""The name of the list of a package."""
_HEAD = 200_000
_LOOKED_AT = 20
"""Documents that are looked at to tell what a package without a list holds."""


def file_version(raw: bytes) -> str:
    """Return which QTI a file is: ``2`` or ``3``; empty where it is none, as far as its start and its list show."""
    if not raw.startswith(_PACKED):
        return version_of(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _packed_version(archive)
    except Exception:  # whatever zipfile meets in a file that is not what it says
        return ""


def _packed_version(archive: zipfile.ZipFile) -> str:
    names = [name for name in archive.namelist() if name.lower().endswith(".xml")]
    listed = [name for name in names if posixpath.basename(name).lower() == LISTED]
    for name in (listed or names)[:_LOOKED_AT]:
        with archive.open(name) as file:
            found = version_of(file.read(_HEAD))
        if found:
            return found
    return ""


def read_items(raw: bytes, seen: Seen = unseen) -> Reading:
    """Return the questions of an item or a package; Unreadable for a file that has none, or must not be read."""
    check_size(raw)
    found = list(_packed(raw, seen)) if raw.startswith(_PACKED) else [_alone(raw)]
    if not found:
        raise Unreadable(message("formats.qti-no-items"))
    drafts = tuple(each for each in found if isinstance(each, Draft))
    return Reading(drafts, tuple(each for each in found if isinstance(each, Loss)))


def _packed(raw: bytes, seen: Seen) -> Iterator[Draft | Loss]:
    package = _Package(_documents(raw))
    names = package.names()
    for name in seen(names, len(names)):
        if (found := package.one(name)) is not None:
            yield found


def _alone(raw: bytes) -> Draft | Loss:
    root = _root(raw)
    name = clean(root.get("identifier") or "") or "—"
    if root.tag == ITEM:
        return drafted(root, message("formats.place-item", name=name), (), lambda _: None)
    reasons = {OLD: "qti-old", STIMULUS: "description", **dict.fromkeys((*LISTS, MANIFEST), "qti-list")}
    raise Unreadable(message(f"formats.{reasons.get(root.tag, 'xml-other')}", name=root.tag))


def _root(raw: bytes) -> Element:
    """Return the root of an item or a text; Unreadable for one that is too large, or not sound."""
    if len(raw) > MOST_IN_ITEM:
        raise Unreadable(message("formats.qti-large-item", most=MOST_IN_ITEM // 1_000_000))
    return normal(tree(raw))


def _documents(raw: bytes) -> Mapping[str, bytes]:
    """Return the documents of a package by their names; Unreadable for one that must not or cannot be read.

    A document never unpacks to more than the package says: `zipfile` reads no further.
    """
    reason, found = "", {}
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            documents = [each for each in archive.infolist() if each.filename.lower().endswith(".xml")]
            reason = _refused(archive.infolist(), documents)
            found = {} if reason else {each.filename: archive.read(each) for each in documents}
    except Exception:  # whatever zipfile meets in a file that is not what it says
        reason = "broken"
    if reason:
        raise Unreadable(message(f"formats.zip-{reason}"))
    return found


def _refused(entries: Sequence[zipfile.ZipInfo], documents: Sequence[zipfile.ZipInfo]) -> str:
    if len(entries) > MOST_PARTS or sum(each.file_size for each in documents) > MOST_BYTES:
        return "too-large"
    return "paths" if any(_leads_out(each.filename) for each in entries) else ""


def _leads_out(name: str) -> bool:
    """Whether a path leads out of the package, on any system."""
    parts = name.replace("\\", "/").split("/")
    return not parts[0] or ".." in parts or ":" in parts[0]


@dataclass
class _Package:
    """The documents of a package, and what its list says of them."""

    documents: Mapping[str, bytes]
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def names(self) -> Sequence[str]:
        """Return the names of the documents, those first that are listed as items; some may not be there."""
        lists = [name for name in self.documents if posixpath.basename(name).lower() == LISTED]
        listed = [path for name in lists for path in self._listed(name)]
        return list(dict.fromkeys((*listed, *(name for name in self.documents if name not in lists))))

    def _listed(self, name: str) -> Iterator[str]:
        """Yield the documents with items that a list names, in its order."""
        try:
            root = normal(tree(self.documents[name]))
        except Unreadable:
            return
        for each in root.iter("resource"):
            if "item" in (each.get("type") or "").lower() and each.get("href"):
                path = _path(posixpath.dirname(name), each.get("href") or "")
                words = [clean("".join(own.itertext())) for own in each.iter("keyword")]
                self.tags[path] = tuple(word for word in words if word)
                yield path

    def one(self, name: str) -> Draft | Loss | None:
        """Return what a document is as a question, None for one of something else."""
        place = message("formats.place-file", file=name)
        if name not in self.documents:
            return Loss(place, message("formats.qti-missing"))
        raw = self.documents[name]
        sort = camel(root_name(raw))
        if sort in LISTS:
            return Loss(place, message("formats.qti-test"), whole=False)
        if sort == OLD:
            return Loss(place, message("formats.qti-old"))
        if sort != ITEM:
            return None
        try:
            root = _root(raw)
        except Unreadable as error:
            return Loss(place, error.message)
        own = clean(root.get("identifier") or "") or "—"
        finds = self._finder(posixpath.dirname(name))
        return drafted(root, message("formats.place-item-in", name=own, file=name), self.tags.get(name, ()), finds)

    def _finder(self, folder: str) -> Finds:
        def find(address: str) -> Element | None:
            path = _path(folder, address)
            if path not in self.documents:
                return None
            try:
                return _root(self.documents[path])
            except Unreadable:
                return None

        return find


def _path(folder: str, address: str) -> str:
    """Return the name of a part of the package that an address means; addresses elsewhere name none."""
    return posixpath.normpath(posixpath.join(folder, unquote(address)))
