"""The two vocabularies of QTI: 3.0 says ``qti-simple-choice`` for what 2.x calls ``simpleChoice``.

Everything here is read and built in the names of 2.x, without namespaces, and turned around at the edge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element, register_namespace

from officer_quiz.exchange.base.texts import start
from officer_quiz.exchange.reading import Unreadable
from officer_quiz.messages.catalogue import message

DEEPEST = 150
"""How deep elements may lie in each other."""
ITEM, STIMULUS, MANIFEST, OLD = "assessmentItem", "assessmentStimulus", "manifest", "questestinterop"
LISTS = frozenset({"assessmentTest", "assessmentSection"})
"""What names items and holds none."""
XML = "http://www.w3.org/XML/1998/namespace"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
LOM = "http://ltsc.ieee.org/xsd/LOM"
_FAR = 64_000
"""How far into a document its root is looked for: licences may stand before it."""
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")


@dataclass(frozen=True, slots=True)
class Version:
    """A version of QTI as it is written: its namespaces and schemas, and how a package names it."""

    items: str
    items_schema: str
    packages: str
    packages_schema: str
    package: str
    package_version: str
    resource: str
    kebab: bool


V21 = Version(
    "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
    "http://www.imsglobal.org/xsd/imscp_v1p1",
    "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
    "QTIv2.1 Package",
    "1.0.0",
    "imsqti_item_xmlv2p1",
    kebab=False,
)
V30 = Version(
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
    "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd",
    "QTI Package",
    "3.0.0",
    "imsqti_item_xmlv3p0",
    kebab=True,
)
HTML = frozenset({"p", "br", "span", "ul", "li", "div"})
"""Elements that both versions have from HTML."""
_WITH_BODY = frozenset({"modalFeedback", "rubricBlock"})
"""Elements that have a body of their own in 3.0."""


def root_name(raw: bytes) -> str:
    """Return the name of a document's root as it stands, without its prefix; empty where the start shows none."""
    text = start(raw, _FAR).lstrip("\ufeff \t\r\n")
    found = _ROOT.search(re.sub(r"<!--.*?(?:-->|\Z)", "", text, flags=re.DOTALL)) if text.startswith("<") else None
    return found[1] if found else ""


def version_of(head: bytes) -> str:
    """Return which QTI a document is by its start: ``2`` or ``3``, 1.2 as ``2`` too; empty where it is none."""
    name = root_name(head)
    if camel(name) in {ITEM, STIMULUS, *LISTS} or name == OLD:
        return "3" if name.startswith("qti-") else "2"
    if name == MANIFEST:
        return "3" if b"qtiv3p0" in head or b"_xmlv3p0" in head else "2"
    return ""


@lru_cache(2000)
def camel(name: str) -> str:
    """Return the name of 2.x for one of 3.0."""
    head, *rest = name.removeprefix("qti-").split("-")
    return head + "".join(each[:1].upper() + each[1:] for each in rest)


def kebab(name: str) -> str:
    """Return the name of 3.0, without ``qti-``, for one of 2.x."""
    return re.sub(r"([A-Z])", lambda found: f"-{found[1].lower()}", name)


def normal(root: Element) -> Element:
    """Return a tree with the names of 2.x and without namespaces; Unreadable for one that lies too deep in itself."""
    level = [root]
    for _ in range(DEEPEST):
        level = [child for each in level for child in each]
    if level:
        raise Unreadable(message("formats.xml-deep"))
    for each in root.iter():
        local = each.tag.rpartition("}")[2]
        own = local.startswith("qti-")
        each.tag = camel(local) if own else local
        attributes = {name.rpartition("}")[2]: value for name, value in each.attrib.items()}
        each.attrib.clear()
        each.attrib.update({camel(name) if own else name: value for name, value in attributes.items()})
    return root


def worded(root: Element, version: Version) -> Element:
    """Return an item built in the names of 2.x in those of a version, with its namespace."""
    register_namespace("", version.items)
    register_namespace("xsi", XSI)
    for each in list(root.iter()):
        if version.kebab and each.tag in _WITH_BODY:
            _into_body(each)
    for each in root.iter():
        own = version.kebab and each.tag not in HTML
        if own:
            attributes = {kebab(name): value for name, value in each.attrib.items()}
            each.attrib.clear()
            each.attrib.update(attributes)
        each.tag = f"{{{version.items}}}{f'qti-{kebab(each.tag)}' if own else each.tag}"
    root.set(f"{{{XSI}}}schemaLocation", f"{version.items} {version.items_schema}")
    return root


def _into_body(element: Element) -> None:
    """Put what is in an element into a body of its own, as 3.0 has it."""
    body = Element("contentBody")
    body.extend(list(element))
    for each in body:
        element.remove(each)
    element.append(body)
