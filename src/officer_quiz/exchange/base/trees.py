"""XML as a tree: no declarations of types or entities, nothing fetched, any encoding that people have."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError

from officer_quiz.exchange.base.texts import check_size, decoded
from officer_quiz.exchange.reading import Unreadable
from officer_quiz.messages.catalogue import message

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)[\"']")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SINGLE = frozenset({"iso-8859-1", "latin1", "latin-1", "windows-1252", "iso-8859-15", "us-ascii", "big5"})
"""Declared encodings that cannot be told by looking."""


def tree(raw: bytes) -> Element:
    """Return the root of a document; Unreadable for one that is not sound, or that declares types or entities."""
    check_size(raw)
    try:
        from defusedxml import ElementTree  # noqa: PLC0415  (an extra)
        from defusedxml.common import DefusedXmlException  # noqa: PLC0415
    except ImportError:
        raise Unreadable(message("formats.no-library", library="defusedxml")) from None
    declared = _DECLARED.match(raw[:200])
    named = declared[1].decode().lower() if declared else ""
    text = raw.decode(named, "replace") if named in _SINGLE else decoded(raw)
    try:
        root: Element = ElementTree.fromstring(_DECLARATION.sub("", text, count=1), forbid_dtd=True)
    except DefusedXmlException:
        raise Unreadable(message("formats.entities")) from None
    except ParseError as error:
        line, column = error.position
        raise Unreadable(message("formats.xml-broken", line=line, column=column + 1)) from None
    except ValueError:
        raise Unreadable(message("formats.xml-broken", line=1, column=1)) from None
    return root
