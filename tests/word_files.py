"""Word files made for tests: of lines, and of pieces of the file's own language."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

import docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def of_lines(lines: Iterable[str]) -> bytes:
    """A file with a paragraph a line."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return _saved(document)


def of_body(body: str, parts: Mapping[str, bytes] = {}, relations: str = "") -> bytes:
    """A file with this body, and with other parts in place of its own or beside them."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    whole = f'<w:document xmlns:w="{W}" xmlns:r="{space}"><w:body>{body}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_saved(docx.Document()))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = whole.encode()
            elif name == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", relations.encode() + b"</Relationships>")
            new.writestr(name, parts.get(name, data))
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    return out.getvalue()


def _saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
