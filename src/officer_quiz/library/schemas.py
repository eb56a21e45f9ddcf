"""JSON Schemas (draft 2020-12) of the files trainers write, made from the models that read them.

Editors complete and check with them while somebody types. Files are read as text and converted by the field's type, so
a schema allows whatever YAML makes of such a text: ``answer: 12`` and ``answer: "12"`` are the same here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from officer_quiz import kinds
from officer_quiz.bank.blueprint import Blueprint
from officer_quiz.bank.model import Header
from officer_quiz.bank.translation import Header as Translation
from officer_quiz.statutes.register import Statute
from officer_quiz.text.document import read
from officer_quiz.text.models import model_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"
REF = "#/$defs/{model}"
NUMERAL = r"^\s*[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)\s*%?\s*$"
SWITCH = r"^([Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF|[tfynTFYN01])$"


def bank_schema() -> dict[str, Any]:
    """Return the schema of a bank file: its header, and questions each by its kind."""
    found: dict[str, Any] = {}
    for name in kinds.names():
        found |= _kind(name)
    question = {
        "type": "object",
        "description": "一道题：id、type 和题型的字段 / a question: id, type and the fields of its kind",
        "required": ["id", "type"],
        "properties": {"type": {"enum": list(kinds.names()), "description": _names()}},
        "allOf": [_if_kind(name) for name in kinds.names()],
    }
    schema = _schema(Header)
    schema["$defs"] = schema.get("$defs", {}) | found | {"question": question}
    schema["properties"]["questions"]["items"] = {"$ref": "#/$defs/question"}
    schema["required"] = sorted({*schema["required"], "questions"})
    return _finished(schema, "题库 / bank")


def translation_schema() -> dict[str, Any]:
    """Return the schema of a translation file."""
    return _finished(_schema(Translation), "译文 / translation")


def exam_schema() -> dict[str, Any]:
    """Return the schema of a blueprint file."""
    return _finished(_schema(Blueprint), "组卷方案 / exam blueprint")


def statutes_schema() -> dict[str, Any]:
    """Return the schema of the register of statutes, a list."""
    statute = _schema(Statute)
    inner = statute.pop("$defs", {})
    listed = {"type": "array", "items": {"$ref": "#/$defs/Statute"}, "$defs": inner | {"Statute": statute}}
    return _finished(listed, "法规登记 / register of statutes")


SCHEMAS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "bank": bank_schema,
    "translation": translation_schema,
    "exam": exam_schema,
    "statutes": statutes_schema,
}


def _kind(name: str) -> dict[str, Any]:
    """The definitions of a kind: its own, with its example, and those of the models within it."""
    kind = kinds.kind(name)
    schema = _schema(kind)
    inner: dict[str, Any] = schema.pop("$defs", {})
    if kind.parts_field:
        schema["properties"][kind.parts_field]["items"] = {"$ref": "#/$defs/question"}
    schema["properties"]["type"] = {"const": name}
    words = kind.MESSAGES
    schema["description"] = f"{words['zh']['manual']} / {words['en']['manual']}"
    schema["examples"] = [read(name, kind.EXAMPLE.encode()).data]
    return {name: schema} | inner


def _if_kind(name: str) -> dict[str, Any]:
    asked = {"properties": {"type": {"const": name}}, "required": ["type"]}
    return {"if": asked, "then": {"$ref": f"#/$defs/{name}"}}


def _names() -> str:
    told = (f"{name} {kinds.kind(name).MESSAGES['zh']['name']}" for name in kinds.names())
    return "、".join(told)


def _schema(shape: type) -> dict[str, Any]:
    return model_of(shape).model_json_schema(ref_template=REF)


def _finished(schema: dict[str, Any], title: str) -> dict[str, Any]:
    return {"$schema": DRAFT, "title": title} | {
        key: value for key, value in _loose(schema).items() if key not in {"$schema", "title"}
    }


def _loose(node: Any) -> Any:
    """Return a schema that allows every YAML form of a text; names pydantic makes up for titles are left out."""
    if isinstance(node, list):
        return [_loose(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _loose(value) if key != "examples" else value for key, value in node.items()}
    if isinstance(kept.get("title"), str):
        del kept["title"]
    match kept.get("type"):
        case "string" if not {"enum", "const", "format"} & kept.keys():
            kept["type"] = ["string", "number", "boolean"]
        case "number" | "integer":
            kept |= {"type": [kept["type"], "string"], "pattern": NUMERAL}
        case "boolean":
            kept |= {"type": ["boolean", "string"], "pattern": SWITCH}
    return kept


FOLDER = ".schema"
"""The hidden folder beside the files of a trainer in which `new` keeps schemas for editors."""


@cache
def schema_text(name: str) -> str:
    """Return a schema as JSON text; KeyError for a name that is not in SCHEMAS."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"


def schema_file(folder: Path, name: str) -> Path:
    """Return where the schema of that name is kept for the files of a folder."""
    return folder / FOLDER / f"{name}.json"
