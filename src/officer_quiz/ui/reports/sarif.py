"""Diagnostics as SARIF 2.1.0, which code-scanning services and editors read (OASIS, 2020)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from rich.console import Console

from officer_quiz.messages.catalogue import Wording
from officer_quiz.text.diagnostic import Diagnostic
from officer_quiz.ui.console import print_json

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def report_sarif(found: Iterable[Diagnostic], counts: dict[str, int], screen: Console, say: Wording) -> None:
    """Print one run with its results; columns count characters, as SARIF's ``unicodeCodePoints``."""
    del counts
    listed = list(found)
    codes = {code: place for place, code in enumerate(sorted({each.code for each in listed}))}
    driver = {"name": "officer-quiz", "rules": [_rule(code, say) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes[each.code], say) for each in listed],
    }
    print_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, screen)


def _rule(code: str, say: Wording) -> dict[str, Any]:
    """A rule's description; the problems of reading a file have only their code."""
    try:
        name, what, why = (say(f"checks.{code}.{key}") for key in ("name", "what", "why"))
    except KeyError:
        return {"id": code}
    return {"id": code, "shortDescription": {"text": name}, "fullDescription": {"text": what}, "help": {"text": why}}


def _result(each: Diagnostic, rule: int, say: Wording) -> dict[str, Any]:
    region = {"startLine": each.line, "startColumn": each.column}
    place = {"physicalLocation": {"artifactLocation": {"uri": quote(each.path, safe="/:")}, "region": region}}
    return {
        "ruleId": each.code,
        "ruleIndex": rule,
        "level": LEVELS[each.level],
        "message": {"text": say.brief(each.message)},
        "locations": [place],
    }
