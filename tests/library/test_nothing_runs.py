"""A folder of banks runs no code: traps for git in every place that git obeys, and none of them springs."""

from __future__ import annotations

import ast
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from conftest import Run
from officer_quiz.cli.main import COMMANDS
from repositories import Made
from syntax_trees import PACKAGE, nodes_of

ROOT = Path(__file__).parents[2]
EXAM = """\
exam: small
title: 小考
note: 练习方案，非官方试卷结构
minutes: 30
pass: 1
total: 1
sections: [{title: 判断, kinds: [true_false], count: 1, points: 1}]
"""


class Trapped:
    """A banks folder in a repository full of traps, each of which leaves a file of its name in `sprung`."""

    def __init__(self, folder: Path, sprung: Path, tools: Path) -> None:
        self.folder, self.sprung = folder, sprung
        sprung.mkdir()
        made = Made(folder)
        (folder / "exams").mkdir()
        (folder / "exams" / "small.yaml").write_text(EXAM, encoding="utf-8")
        (folder / ".gitattributes").write_text("*.yaml diff=trap filter=trap merge=trap\n", encoding="utf-8")
        (folder / ".gitmodules").write_text(
            f'[submodule "s"]\n\tpath = s\n\turl = ext::sh\n\tupdate = !{self._touch("update")}\n',
            encoding="utf-8",
        )
        release = made.commit()
        made.tag("v1", release)
        made.write("packed-refs", f"{release.decode()} refs/tags/--output={sprung.as_posix()}/tag\n")
        made.write("included", self._section("core", alternateRefsCommand="include"))
        made.write("config", self._configuration(made.git))
        for hook in ("pre-commit", "post-checkout", "post-index-change", "fsmonitor-watchman", "reference-transaction"):
            made.write(f"hooks/{hook}", f"#!/bin/sh\n{self._touch(hook)}\n")
            (made.git / "hooks" / hook).chmod(0o755)
        tools.mkdir()
        (tools / "git").write_text(f"#!/bin/sh\n{self._touch('git')}\n", encoding="utf-8", newline="\n")
        (tools / "git").chmod(0o755)
        (tools / "git.bat").write_text(f"@echo. > {sprung / 'git'}\n", encoding="utf-8")
        # Something is lost, so that the release is read and every bank in it.
        file = folder / "law" / "law-small.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("small-3", "small-33"), encoding="utf-8")

    def _touch(self, name: str) -> str:
        return f"touch '{(self.sprung / name).as_posix()}'"

    def _section(self, section: str, **values: str) -> str:
        said = "".join(f'\t{key} = "{self._touch(name)}; false"\n' for key, name in values.items())
        return f"[{section}]\n{said}"

    def _configuration(self, git: Path) -> str:
        core = {"fsmonitor": "fsmonitor", "pager": "pager", "editor": "editor", "askPass": "askpass"}
        parts = [
            "[core]\n\trepositoryformatversion = 0\n\tattributesFile = ../.gitattributes\n",
            self._section("core", **core, sshCommand="ssh", gitProxy="proxy", hooksPath="hooks-path"),
            self._section("diff", external="external-diff"),
            self._section('diff "trap"', textconv="textconv", command="diff-command"),
            self._section('filter "trap"', smudge="smudge", clean="clean", process="process"),
            self._section('merge "trap"', driver="merge-driver"),
            self._section("credential", helper="credential"),
            self._section("alias", describe="alias", diff="alias", show="alias", log="alias"),
            self._section("pager", describe="pager-describe", diff="pager-diff", show="pager-show", tag="pager-tag"),
            self._section("interactive", diffFilter="diff-filter"),
            self._section("gpg", program="gpg"),
            self._section('remote "origin"', url="remote", uploadpack="uploadpack"),
            f'[include]\n\tpath = included\n[includeIf "gitdir:{git.as_posix()}"]\n\tpath = included\n',
        ]
        return "".join(parts)

    def check(self) -> None:
        """Fail if a trap has sprung."""
        assert sorted(path.name for path in self.sprung.iterdir()) == []


@pytest.fixture
def trapped(banks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trapped:
    """Return a trapped banks folder; the first git on the path is a trap as well."""
    trapped = Trapped(banks, tmp_path / "sprung", tmp_path / "tools")
    monkeypatch.setenv("PATH", f"{tmp_path / 'tools'}{os.pathsep}{os.environ['PATH']}")
    return trapped


LOST = "[L24]"


@pytest.mark.skipif(shutil.which("git") is None or os.name == "nt", reason="needs git")
def test_the_traps_are_set(banks: Path, tmp_path: Path) -> None:
    trapped = Trapped(banks, tmp_path / "sprung", tmp_path / "tools")
    for words in (["status"], ["diff", "v1"], ["checkout", "."], ["describe", "--tags"]):
        subprocess.run(["git", "-C", banks, *words], capture_output=True, timeout=30, check=False)
    sprung = {path.name for path in trapped.sprung.iterdir()}
    assert {"fsmonitor", "clean", "process"} & sprung
    subprocess.run([tmp_path / "tools" / "git"], timeout=30, check=True)
    assert (trapped.sprung / "git").exists()


def test_check_springs_none(oq: Run, trapped: Trapped) -> None:
    assert LOST in oq("check", str(trapped.folder)).out
    trapped.check()


def test_watching_springs_none(oq: Run, trapped: Trapped, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = [set(), {(2, str(trapped.folder / "law" / "law-small.yaml"))}]
    monkeypatch.setattr("watchfiles.watch", lambda *_, **__: iter(saved))
    assert oq("check", str(trapped.folder), "--watch").out.count(LOST) == 2
    trapped.check()


def test_the_hook_for_commits_springs_none(oq: Run, trapped: Trapped, monkeypatch: pytest.MonkeyPatch) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *words = shlex.split(hook["entry"])
    assert program == "officer-quiz"
    monkeypatch.chdir(trapped.folder)
    assert LOST in oq(*words, *hook["args"]).out
    trapped.check()


EVERY: dict[str, list[str]] = {
    "practice": ["practice", "law", "-n", "1"],
    "daily": ["daily"],
    "study": ["study", "law", "-n", "1"],
    "review": ["review"],
    "exam": ["exam", "small"],
    "resume": ["resume"],
    "progress": ["progress"],
    "history": ["history"],
    "banks": ["banks", "--translations"],
    "show": ["show", "small-1"],
    "search": ["search", "询问"],
    "check": ["check", ".", "--strict"],
    "new": ["new", "question", "small-9", "--into", "law/law-small.yaml"],
    "import": ["import", "--formats"],
    "rename": ["rename", "small-1", "small-9"],
    "export": ["export", "--to", "out.json"],
    "schema": ["schema", "bank"],
    "statutes": ["statutes"],
    "disputes": ["disputes"],
    "paper": ["paper", "make", "small"],
    "hand-in": ["hand-in", "--since", "2026-01-01"],
    "mark": ["mark", "small.key", "law"],
    "sheet": ["sheet", "small.key"],
    "collect": ["collect", "law"],
    "book": ["book"],
    "analyse": ["analyse", "law/law-small.yaml"],
    "report": ["report", "unit.db"],
    "me": ["me"],
    "data": ["data"],
}


def test_every_command_is_tried() -> None:
    assert set(EVERY) == set(COMMANDS)


@pytest.mark.parametrize(
    "words", [*EVERY.values(), ["statutes", "confirm", "small-1"], ["new", "bank", "b"]], ids=" ".join
)
def test_no_command_springs_any(oq: Run, trapped: Trapped, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.chdir(trapped.folder)
    ran = oq(*words, "--banks", ".", input="A\nB\nq\n")
    assert ran.code in {0, 1, 2}
    trapped.check()


# The program has no means to run anything.

RUNNERS = {"subprocess", "pty", "webbrowser", "asyncio", "runpy"}
STARTS = {"system", "popen", "startfile", "posix_spawn", "posix_spawnp", "fork", "forkpty"}
READERS = {"dulwich.objects", "dulwich.object_format", "dulwich.pack", "dulwich.refs"}
"""What reads objects and references: neither configuration nor hooks, filters or remotes."""


@pytest.mark.parametrize("package", sorted(path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"))
def test_no_module_can_run_a_program(package: str) -> None:
    place = PACKAGE / package
    for module in place.rglob("*.py") if place.is_dir() else [place]:
        for node in nodes_of(module):
            assert not _can_run(node), f"{module}:{getattr(node, 'lineno', 0)}"


def _can_run(node: ast.AST) -> bool:
    """Whether a piece of source gets hold of what runs programs."""
    match node:
        case ast.Import(names=names):
            imported = {alias.name for alias in names}
        case ast.ImportFrom(module=str(module), names=names):
            imported = {module}
            if module == "os" and {alias.name for alias in names} & STARTS:
                return True
        case ast.Attribute(value=ast.Name(id="os"), attr=attr):
            return attr in STARTS or attr.startswith(("exec", "spawn"))
        case _:
            return False
    roots = {name.partition(".")[0] for name in imported}
    return bool(roots & RUNNERS) or not {name for name in imported if name.startswith("dulwich")} <= READERS
