"""Starting files for trainers, valid as they are, and parts of files: a bank, a question of each kind, a statute ..."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from officer_quiz import kinds
from officer_quiz.bank.model import Bank
from officer_quiz.bank.translation import fingerprints, originals
from officer_quiz.statutes.register import Statute, Version
from officer_quiz.text.document import read

SCHEMA_LINE = "# yaml-language-server: $schema={schema}\n"
"""What tells editors (VS Code with the YAML extension, vim with yaml-language-server) which schema a file follows."""

_BANK = """\
# {note}
bank: {id}
title: {title}
language: zh
posts: [station]              # traffic station border window inspector legal
level: basic                  # basic intermediate advanced
status: draft                 # draft → reviewed → retired
author: 出题单位
checked: {day}

questions:
{question}"""
_EXAM = """\
# {note}
exam: {id}
title: {title}
minutes: 30
pass: 6
total: 10
sections:
  - title: 单项选择
    kinds: [single]
    count: 10
    points: 1
    where: {{levels: {{basic: 60%, intermediate: 40%}}}}
"""


def bank(id: str, title: str, day: str, note: str, schema: str) -> str:
    """Return a bank of one single-choice question."""
    lines = question("single", f"{id.removeprefix('law-')}-001")
    text = "".join(f"  {line}\n" if line else "\n" for line in lines)
    return SCHEMA_LINE.format(schema=schema) + _BANK.format(
        id=id, title=scalar(title), day=day, note=note, question=text
    )


def question(kind: str, id: str) -> list[str]:
    """Return the lines of a kind's example as an item of a list, under an id of its own; KeyError for no such kind."""
    example = kinds.kind(kind).EXAMPLE.strip()
    first, *rest = example.replace(example.splitlines()[0].removeprefix("id: "), id).splitlines()
    return [f"- {first}", *(f"  {line}" if line else "" for line in rest)]


def exam(id: str, title: str, note: str, schema: str) -> str:
    """Return a blueprint of one section."""
    return SCHEMA_LINE.format(schema=schema) + _EXAM.format(id=id, title=scalar(title), note=note)


def statute(entry: Statute) -> list[str]:
    """Return the lines of a statute as an item of a register."""
    lines = [f"- title: {scalar(entry.title)}", f"  short: {scalar(entry.short)}"]
    lines += ["  aliases:", *(f"    - {scalar(each)}" for each in entry.aliases)] if entry.aliases else []
    lines += [f"  english: {scalar(entry.english)}"] if entry.english else []
    return [*lines, "  versions:", *(f"    {version(each)}" for each in entry.versions)]


def version(each: Version) -> str:
    """Return the line of a version of a statute, an item of a list."""
    adopted, effective = each.adopted.isoformat(), each.effective.isoformat()
    return f"- {{adopted: {adopted}, effective: {effective}, articles: {each.articles}}}"


def translation(bank: Bank, language: str, note: str, schema: str) -> str:
    """Return a translation of a bank: every text of the original, to be written over, under its fingerprint."""
    lines = [SCHEMA_LINE.format(schema=schema).rstrip(), f"# {note}", f"translates: {bank.header.bank}"]
    lines += [f"language: {language}", f"title: {quoted(bank.header.title)}", "questions:"]
    prints = fingerprints(bank)
    for id, shaped in originals(bank).items():
        lines += [f"  {id}:", f"    of: {quoted(prints[id])}", *_written(shaped, "    ")]
    return "\n".join(lines) + "\n"


def _written(shaped: Mapping[str, Any], indent: str) -> Iterator[str]:
    """Yield the lines of nested texts in block style."""
    for key, inner in shaped.items():
        head = f"{quoted(key) if any(mark in key for mark in ': #') else key}:"
        if isinstance(inner, str):
            yield f"{indent}{head} {quoted(inner)}"
        elif isinstance(inner, list):
            yield f"{indent}{head}"
            for item in inner:
                yield from _item(item, indent + "  ")
        else:
            yield f"{indent}{head}"
            yield from _written(inner, indent + "  ")


def _item(item: str | Mapping[str, Any], indent: str) -> Iterator[str]:
    """Yield the lines of an item of a list."""
    if isinstance(item, str):
        yield f"{indent}- {quoted(item)}"
        return
    first, *rest = _written(item, indent + "  ")
    yield f"{indent}- {first.lstrip()}"
    yield from rest


def scalar(text: str) -> str:
    """Return a text as a value in YAML: plain where that reads as this very text, else in double quotes."""
    document = read("", f"key: {text}\n".encode(errors="replace"))
    return text if not document.diagnostics and document.data == {"key": text} else quoted(text)


def quoted(text: str) -> str:
    """Return a text as a double-quoted YAML scalar."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
