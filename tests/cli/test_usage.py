"""Help and usage errors in both languages, and what is imported before it is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run
from officer_quiz.cli.main import COMMANDS
from officer_quiz.env import Env
from officer_quiz.env.folders import shipped_banks
from officer_quiz.env.language import choose_language
from officer_quiz.library.library import Library


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("language", "examples"), [("zh", "例："), ("en", "Examples:")])
def test_every_command_has_help_with_examples(oq: Run, command: str, language: str, examples: str) -> None:
    ran = oq(command, "--help", "--lang", language)
    assert ran.code == 0
    assert examples in ran.out and f"  officer-quiz {command}" in ran.out
    assert "--lang zh|en" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100
    if language == "zh":
        assert not {"Usage", "Options", "Show", "Arguments"} & set(ran.out.replace(":", " ").split())


def test_the_program_lists_its_commands(oq: Run) -> None:
    out = oq("--help").out
    assert out.startswith("用法： officer-quiz [OPTIONS] COMMAND [ARGS]...\n")
    listed = out.partition("命令:\n")[2].partition("选项:\n")[0]
    assert [line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2] != " "] == list(
        COMMANDS
    )


def test_without_a_terminal_it_prints_help(oq: Run) -> None:
    assert oq().out == oq("--help").out


def test_version(oq: Run) -> None:
    assert oq("--version").out.startswith("officer-quiz 0.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("practise",), "没有“practise”这个命令。是不是 practice？"),
        (("xyzzy",), "没有“xyzzy”这个命令。"),
        (("practice", "--sed", "1"), "没有 --sed 这个选项。是不是 --seed？"),
        (("show",), "还缺参数 QUESTION。"),
        (("practice", "--seed"), "选项 --seed 后面要写一个值。"),
        (("resume", "a", "b"), "多了参数：b"),
        (("--lang", "fr", "banks"), "没有“fr”这种语言，可用 zh 或 en。"),
    ],
)
def test_a_wrong_command_line_is_explained(oq: Run, words: tuple[str, ...], said: str) -> None:
    ran = oq(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


@pytest.mark.parametrize(
    ("argv", "environ", "language"),
    [
        ((), {}, "en"),
        ((), {"LANG": "zh_CN.UTF-8"}, "zh"),
        ((), {"LANG": "C"}, "en"),
        ((), {"LC_ALL": "en_GB", "LANG": "zh_CN"}, "en"),
        ((), {"OFFICER_QUIZ_LANG": "zh", "LANG": "C"}, "zh"),
        (("--lang", "en"), {"OFFICER_QUIZ_LANG": "zh"}, "en"),
        (("practice", "--lang=en"), {"LANG": "zh_CN"}, "en"),
        (("--", "--lang", "en"), {"LANG": "zh_CN"}, "zh"),
    ],
)
def test_the_language_is_chosen(argv: tuple[str, ...], environ: dict[str, str], language: str) -> None:
    if sys.platform != "win32" or environ:
        assert choose_language(argv, environ) == language


HEAVY = (
    "email",
    "fsrs",
    "importlib.metadata",
    "prompt_toolkit",
    "pydantic",
    "pydantic_core",
    "rich",
    "sqlite3",
    "tomllib",
    "yaml",
)
STARTED = """
import sys
from officer_quiz.cli.main import run
class Told:
    def __init__(self, out): self.out, self.done = out, False
    def write(self, text):
        if {marker!r} in text and not self.done:
            self.done = True
            sys.stderr.write("\\n" + repr(sorted({{name for name in {heavy!r} if name in sys.modules}})) + "\\n")
        return self.out.write(text)
    def __getattr__(self, name): return getattr(self.out, name)
sys.stdout = Told(sys.stdout)
run({words!r})
"""
"""Runs the program and tells, when the marker is written, what has been imported of what is slow to import."""


@pytest.fixture(scope="module")
def warm_cache(shelf: Path) -> Path:
    """A cache that holds the index of the shipped banks."""
    Library(Env("zh", {"OFFICER_QUIZ_CACHE": str(shelf), "OFFICER_QUIZ_BANKS": str(shipped_banks())}))
    return shelf


@pytest.mark.parametrize(
    ("words", "keys", "marker", "used", "language"),
    [
        (["--version"], "", "officer-quiz", [], "zh"),
        (["practice", "--plain", "-n", "1"], "", "── ", ["rich", "sqlite3"], "zh"),
        (["practice", "--plain", "-n", "1"], "", "── ", ["rich", "sqlite3"], "en"),
        (["practice", "law", "--plain", "--kind", "single", "--post", "window"], "", "── ", ["rich", "sqlite3"], "zh"),
        (["exam", "mock-basic", "--plain"], "a\n", "── ", ["rich", "sqlite3"], "en"),
        (["--help"], "", "officer-quiz", ["rich"], "zh"),
    ],
    ids=["version", "practice", "practice-en", "filtered", "exam", "help"],
)
def test_nothing_heavy_is_imported_before_the_first_question(
    words: list[str], keys: str, marker: str, used: list[str], language: str, warm_cache: Path, tmp_path: Path
) -> None:
    folders = {"OFFICER_QUIZ_DATA": str(tmp_path), "OFFICER_QUIZ_CACHE": str(warm_cache)}
    environ = {"PATH": os.environ["PATH"], "OFFICER_QUIZ_LANG": language, "PYTHONIOENCODING": "utf-8", **folders}
    code = STARTED.format(marker=marker, heavy=HEAVY, words=words)
    ran = subprocess.run(
        [sys.executable, "-c", code], input=keys, env=environ, capture_output=True, encoding="utf-8", check=False
    )
    assert repr(used) in ran.stderr.splitlines(), ran.stderr


STRICT = (sys.executable, "-W", "error::EncodingWarning", "-X", "warn_default_encoding")
"""A Python that fails on a file opened without an encoding."""


@pytest.mark.parametrize(
    "environ",
    [
        {"PYTHONIOENCODING": "gbk", "OFFICER_QUIZ_LANG": "zh"},
        {"PYTHONIOENCODING": "ascii", "OFFICER_QUIZ_LANG": "zh"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["gbk", "ascii", "C"],
)
def test_narrow_encodings_do_not_crash(environ: dict[str, str], banks: Path, tmp_path: Path) -> None:
    folders = {"OFFICER_QUIZ_DATA": str(tmp_path / "d"), "OFFICER_QUIZ_CACHE": str(tmp_path / "c")}
    ran = subprocess.run(
        [*STRICT, "-m", "officer_quiz", "practice", "--banks", str(banks), "--kind", "single"],
        env={"PATH": "/usr/bin", **folders, **environ},
        input=b"B\n",
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, b"Traceback" in ran.stderr) == (0, False), ran.stderr.decode("ascii", "replace")
    if environ.get("PYTHONIOENCODING") == "gbk":
        assert "√ B  八小时  ← 你的答案" in ran.stdout.decode("gbk")


@pytest.mark.parametrize(
    ("words", "one", "other"),
    [
        ("show small-1 --html x.html --as trainee", "--html", "--as trainee"),
        ("show law-small --html x.html --graph", "--html", "--graph"),
        ("show law-small --html x.html --json", "--html", "--json"),
        ("show small-1 --json --as trainee", "--json", "--as trainee"),
        ("show small-1 --play --json", "--play", "--json"),
        ("banks --matrix --review", "--review", "--matrix"),
        ("banks --translations --matrix --json", "--translations", "--matrix"),
        ("check --explain L05 --watch", "--explain", "--watch"),
        ("check --statistics --quiet", "--statistics", "--quiet"),
        ("check --diff --quiet", "--quiet", "--diff"),
        ("review --star small-1 --list", "--star", "--list"),
        ("review --drop small-1 --json", "--drop", "--json"),
        ("review --away --star small-1 --list --json", "--star", "--list"),
        ("review --list -n 20", "--list", "-n"),
        ("review --json --sure", "--json", "--sure"),
        ("review --away --no-clock", "--away", "--no-clock"),
        ("review --favourites --drop small-1 --json", "--drop", "--json"),
        ("history --missed --replay small-1", "--missed", "--replay"),
        ("history --missed --json", "--missed", "--json"),
        ("disputes accept small-1 --state open", "accept", "--state"),
        ("analyse marks.csv --diff --json", "--diff", "--json"),
        ("report unit.db --out x.xlsx --json", "--out x.xlsx", "--json"),
        ("export --formats --json", "--formats", "--json"),
        ("statutes uncovered 某法 --stale", "uncovered", "--stale"),
        ("statutes add x.md --json --on 2026-01-01", "add", "--json"),
        ("statutes add x.md --on 2026-01-01", "add", "--on"),
        ("statutes register 某法 --on 2026-01-01", "register", "--on"),
        ("statutes register 某法 --json", "register", "--json"),
        ("statutes confirm small-1 --on 2026-01-01 --json", "confirm", "--json"),
        ("paper print x.paperkey --json", "print", "--json"),
    ],
)
def test_of_two_options_none_is_passed_over(
    oq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, one: str, other: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = oq(*words.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{one} 和 {other} 不能一起用。去掉一个，或者分开运行。\n"
    assert not list(tmp_path.glob("x.*"))


@pytest.mark.parametrize(
    ("words", "name", "action"),
    [
        ("statutes add x.md --short 某法", "--short", "register"),
        ("statutes confirm small-1 --articles 7", "--articles", "register, amend"),
        ("paper show x.paper --code 1234", "--code", "make"),
        ("paper fix x.paperkey --out here", "--out", "make, print"),
        ("paper show x.paper --out .", "--out", "make, print"),
        ("paper show x.paper --variants 1", "--variants", "make"),
    ],
)
def test_an_option_of_another_action_is_not_passed_over(oq: Run, words: str, name: str, action: str) -> None:
    ran = oq(*words.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{name} 只和 {action} 一起用，在这里不起作用。去掉它再运行。\n"


def test_an_empty_code_is_not_a_whole_check(oq: Run) -> None:
    ran = oq("check", "--explain", "")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("没有")
