"""A package of items: a document for each, and the list of them with their tags."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from fractions import Fraction
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement, register_namespace

from officer_quiz.exchange.base import labels
from officer_quiz.exchange.base.texts import legal
from officer_quiz.exchange.base.tongue import language
from officer_quiz.exchange.base.written import Written, said_apart
from officer_quiz.exchange.items.building import decimal, identifier
from officer_quiz.exchange.items.names import LOM, XML, XSI, Version, worded
from officer_quiz.exchange.items.package import LISTED
from officer_quiz.exchange.items.writing import item
from officer_quiz.kinds.base.portable import Portable

CARRIES = labels.CARRIED | {"id", "title", "feedback", "points", "hint", "shuffle", "unit", "model", "remarks"}
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""When all documents were written: the same questions give the same bytes."""


def package(title: str, questions: Sequence[Portable], version: Version) -> Written:
    """Return a package of the questions that QTI can say; those of a case stand each by itself, with its facts."""
    items, told = said_apart(questions, CARRIES, lambda question: _Packed(question, version))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, LISTED, _manifest(title, items, version))
        for each in items:
            _put(archive, each.path, each.document)
    return Written(out.getvalue(), told)


def _put(archive: zipfile.ZipFile, name: str, document: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _MOMENT), document, zipfile.ZIP_DEFLATED)


class _Packed:
    """An item as it lies in a package: its name, its path, its document and its tags."""

    def __init__(self, question: Portable, version: Version) -> None:
        self.name = identifier(question.id)
        self.path = f"items/{self.name}.xml"
        root = worded(item(question), version)
        self.language = language([question])
        root.set(f"{{{XML}}}lang", self.language)
        self.document = _document(root)
        self.tags = labels.tags(question, points=Fraction(decimal(question.points)) != question.points)


def _document(root: Element) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'.encode()


def _manifest(title: str, items: Sequence[_Packed], version: Version) -> bytes:
    register_namespace("", version.packages)
    register_namespace("lom", LOM)
    root = Element(f"{{{version.packages}}}manifest", identifier="officer-quiz")
    schemas = (version.packages, version.packages_schema)
    root.set(f"{{{XSI}}}schemaLocation", " ".join(schemas))

    def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
        own = SubElement(parent, f"{{{version.packages}}}{name}", attributes)
        own.text = text or None
        return own

    about = add(root, "metadata")
    add(about, "schema", version.package)
    add(about, "schemaversion", version.package_version)
    _described(about, "title", [title], "")
    add(root, "organizations")
    resources = add(root, "resources")
    for each in items:
        own = add(resources, "resource", identifier=each.name, type=version.resource, href=each.path)
        if each.tags:
            _described(add(own, "metadata"), "keyword", each.tags, each.language)
        add(own, "file", href=each.path)
    ElementTree.indent(root)
    return _document(root)


def _described(parent: Element, name: str, texts: Sequence[str], tongue: str) -> None:
    """Add what is said of a thing as learning object metadata."""
    general = SubElement(SubElement(parent, f"{{{LOM}}}lom"), f"{{{LOM}}}general")
    for text in texts:
        own = SubElement(SubElement(general, f"{{{LOM}}}{name}"), f"{{{LOM}}}string")
        own.text = legal(text)
        own.attrib.update({"language": tongue} if tongue else {})
