"""The register of statutes: which are cited, under which names, in which dated versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from officer_quiz.errors import UserError
from officer_quiz.messages.catalogue import Message, message
from officer_quiz.statutes.citation import Citation
from officer_quiz.text.diagnostic import Fault, Path
from officer_quiz.text.fields import Label, Length, Name, Range, doc
from officer_quiz.text.nearest import nearest

MOST = 50
"""The most versions or aliases of a statute."""
MOST_ARTICLES = 9999
"""The highest number of an article; the longest code in force has fewer than 1,300."""
COUNTRY = "中华人民共和国"


@dataclass(frozen=True, kw_only=True)
class Version:
    """A version of a statute: when it was adopted and took effect, and the number of its last article."""

    adopted: Annotated[date, doc("通过或修订日期", "when it was adopted or amended")]
    effective: Annotated[date, doc("施行日期", "when it took effect")]
    articles: Annotated[int, Range(1, MOST_ARTICLES), doc("最大条号", "the number of its last article")]


@dataclass(frozen=True, kw_only=True)
class Statute:
    """A legal instrument with its names and its versions, oldest first."""

    title: Annotated[Name, doc("全称", "its full title")]
    short: Annotated[Name, doc("简称，依据里这样写", "its short title, as citations have it")]
    aliases: Annotated[list[Label], doc("别的名称", "other names")] = field(default_factory=list)
    english: Annotated[Label, doc("英文名", "its English title")] = ""
    versions: Annotated[list[Version], Length(1), doc("版本，旧的在前", "its versions, oldest first")]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it is known by."""
        return (self.title, self.short, *self.aliases)

    def version_on(self, day: date) -> Version | None:
        """Return the version in force on a day, None before the first known one."""
        in_force = [version for version in self.versions if version.effective <= day]
        return in_force[-1] if in_force else None


@dataclass(frozen=True, kw_only=True)
class _File:
    statutes: list[Statute]


@dataclass(frozen=True, slots=True)
class Register:
    """The statutes by every name they are known by, without 中华人民共和国 and spaces.

    `whole`: whether every entry could be read; a statute that is missing of one that is not may be listed.
    `sound`: whether the text could; of one that is not, an entry may be missing that replaces another, and nothing is
    checked against it.
    """

    statutes: tuple[Statute, ...]
    _by_name: Mapping[str, Statute]
    whole: bool = True
    sound: bool = True

    @classmethod
    def build(cls, data: Any, beneath: Register | None = None) -> tuple[Register, list[Fault]]:
        """Return the register of a statutes file's data with the faults found; a faulty entry alone is not read.

        What is `beneath` it is added: its statutes, but for those that the file has an entry of its own for.
        """
        beneath = beneath or cls((), {})
        if data is None:
            return beneath, []
        from officer_quiz.text.shapes import validate  # noqa: PLC0415  (slow, and only files need it)

        file, faults = validate(_File, {"statutes": data})
        faults = [fault._replace(path=fault.path[1:]) for fault in faults]
        faulty = {fault.path[0] for fault in faults if fault.path}
        places = [place for place in range(len(data)) if place not in faulty] if isinstance(data, list) else []
        if faulty:
            file, _ = validate(_File, {"statutes": [data[place] for place in places]})
        if file is None:
            return beneath.unread(), faults
        by_name: dict[str, Statute] = {}
        kept = beneath._without([*(each.title for each in file.statutes), *_titles(data[place] for place in faulty)])
        statutes = [_in_order(statute) for statute in file.statutes]
        for place, written, statute in zip(places, file.statutes, statutes, strict=True):
            faults += _order_faults(written, place)
            for path, name in _named(statute):
                if (other := by_name.get(name, statute)) is not statute:
                    said = message("statute.name-taken", name=name, other=other.title)
                    faults.append(Fault("name-taken", (place, *path), said))
                elif listed := kept.find(name):
                    said = message("statute.name-taken-beneath", name=name, other=listed.title)
                    faults.append(Fault("name-taken", (place, *path), said))
                by_name.setdefault(name, statute)
        names = {**kept._by_name, **by_name}
        return cls((*statutes, *kept.statutes), names, beneath.whole and not faulty, beneath.sound), faults

    def unread(self) -> Register:
        """Return the register as one of which some text could not be read."""
        return replace(self, whole=False, sound=False)

    def _without(self, own: Iterable[str]) -> Register:
        """Return the register without the statutes of these titles."""
        titles = {_bare(title) for title in own}
        kept = tuple(statute for statute in self.statutes if _bare(statute.title) not in titles)
        names = {name: each for name, each in self._by_name.items() if _bare(each.title) not in titles}
        return replace(self, statutes=kept, _by_name=names)

    def find(self, name: str) -> Statute | None:
        """Return the statute known by a name, with or without 中华人民共和国, or None."""
        return self._by_name.get(_bare(name))

    def named(self, name: str) -> Statute:
        """Return the statute known by a name, in 《》 or not; UserError for one that is not listed."""
        found = self.find(name.strip("《》"))
        if found is None:
            raise UserError(self.unknown(name))
        return found

    def newest(self) -> str:
        """Return the latest day on which any listed version takes effect (ISO), empty when none is listed."""
        days = [version.effective.isoformat() for statute in self.statutes for version in statute.versions]
        return max(days, default="")

    def unknown(self, name: str) -> Message:
        """Return what to say of a statute that is not listed, with the nearest that is."""
        near = nearest(name, [each.short for each in self.statutes])
        return message("statute.unknown-near" if near else "statute.unknown", name=name, near=near)

    def refuse(self, citation: Citation, day: date) -> Message | None:
        """Return why a citation of a listed statute cannot stand on a day: none in force, no such article; or None."""
        statute = self.find(citation.statute)
        if statute is None:
            return None
        version = statute.version_on(day)
        if version is None:
            return message("statute.not-in-force", name=statute.short, day=day.isoformat())
        if citation.article > version.articles:
            return message(
                "statute.no-article",
                name=statute.short,
                article=citation.article,
                last=version.articles,
                effective=version.effective.isoformat(),
            )
        return None


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    return "".join(name.split()).removeprefix(COUNTRY)


def _titles(entries: Iterable[Any]) -> Iterator[str]:
    """Yield the titles of entries that could not be read, as far as they have one."""
    titles = (entry.get("title") for entry in entries if isinstance(entry, dict))
    return (title for title in titles if isinstance(title, str))


def _named(statute: Statute) -> Iterator[tuple[Path, str]]:
    """Yield each name of a statute once, with where it stands in its entry."""
    places = (("title",), ("short",), *(("aliases", number) for number in range(len(statute.aliases))))
    seen: set[str] = set()
    for path, name in zip(places, map(_bare, statute.names), strict=True):
        if name not in seen:
            seen.add(name)
            yield path, name


def _in_order(statute: Statute) -> Statute:
    """A statute with its versions, however they are written, in the order they took effect."""
    return replace(statute, versions=sorted(statute.versions, key=lambda version: version.effective))


def _order_faults(statute: Statute, place: int) -> list[Fault]:
    """Versions stand in the order they took effect, and none took effect before it was adopted."""
    faults = []
    for number, version in enumerate(statute.versions):
        at = (place, "versions", number, "effective")
        if version.effective < version.adopted:
            faults.append(Fault("version-dates", at, message("statute.version-dates")))
        if number and version.effective <= statute.versions[number - 1].effective:
            faults.append(Fault("version-order", at, message("statute.version-order")))
    return faults
