"""Every line and column told lies inside the file, as an editor counts them, however a file is cut or mangled."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from law import TEXTS, register
from officer_quiz.bank.blueprint import read_blueprint
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import load
from officer_quiz.bank.translation import read_overlay
from officer_quiz.text.diagnostic import Diagnostic
from officer_quiz.text.document import read

BANKS = Path(__file__).parents[1] / "bank"
FILES = sorted([*(BANKS / "good").rglob("*.yaml"), *(BANKS / "bad").rglob("*.yaml"), BANKS / "statutes.yaml"])
SOUND = [raw for raw in (path.read_bytes() for path in FILES) if len(raw) < 4000]
ENDS = ("\n", "\r", "\r\n", "\x85", "\u2028", "\u2029")
PIECES = (*ENDS, "\t", "[", "{", '"', "'", ": ", "- ", "&a ", "*a", "\\", "#", "甲")
REGISTER = register()


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """Return a file cut at both ends, with pieces put in, and sometimes a byte that is no UTF-8."""
    text = draw(st.sampled_from(SOUND)).decode("utf-8", "replace")
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 3))
        text = text[:place] + draw(st.sampled_from(PIECES)) + text[place + gone :]
    start, end = draw(st.integers(0, 200)), draw(st.integers(0, len(text)))
    raw = text[start if draw(st.booleans()) else 0 : end].encode()
    spoil = draw(st.sampled_from([b"", b"", b"", b"\xff", b"\xd6\xd0"]))
    place = draw(st.integers(0, len(raw)))
    return raw[:place] + spoil + raw[place:]


def inside(found: Diagnostic, raw: bytes) -> bool:
    """Whether an editor has the place: a line end at the end of the file begins no line."""
    body = raw.removeprefix(b"\xef\xbb\xbf")
    lines = re.split(b"\r\n|\n|\r", body)
    lines = lines[:-1] if len(lines) > 1 and not lines[-1] else lines
    if not 1 <= found.line <= len(lines):
        return False
    line = lines[found.line - 1]
    return 1 <= found.column <= max(len(line.decode(name, "replace")) for name in ("utf-8", "gb18030")) + 1


def told(raw: bytes) -> list[Diagnostic]:
    document = read("x.yaml", raw)
    found = [*load([document], Context(REGISTER, date(2026, 11, 23), TEXTS)).diagnostics]
    faults = (*read_overlay(document).faults, *read_blueprint(document).faults)
    return found + [document.locate(fault) for fault in faults]


@settings(max_examples=100)
@given(raw=mangled())
def test_every_place_told_lies_inside_the_file(raw: bytes) -> None:
    for found in told(raw):
        assert inside(found, raw), (found.code, found.line, found.column)
