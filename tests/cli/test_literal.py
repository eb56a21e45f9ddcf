"""Whatever a text holds, a terminal only shows it: hostile names, notes, files and words in every command."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import sqlite3
from pathlib import Path

import pytest
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from conftest import Ran, Run, Wall
from officer_quiz import interrupts
from officer_quiz.cli import main
from officer_quiz.env import Env
from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Option
from officer_quiz.messages.catalogue import Wording
from officer_quiz.text import unwanted_characters
from officer_quiz.ui.terminal.live.answerer import LiveAnswerer
from syntax_trees import nodes_of

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What must never reach a terminal: it acts on it, or turns or hides text."""
NASTY = "\x1b[2J\x07\r\b\x9b31m\u202e\u2066\u200b[bold red]x[⁄]{0}%s{name}"
LITERAL = "[bold red]x[⁄]{0}%s{name}"
"""What is left of it to read."""
FORGED = "\n::error::FORGED\nFORGED"
"""A name with line ends that would begin a line of a report."""


def quoted(text: str) -> str:
    """Return a text as a YAML scalar that any character can be written in; a return is refused in any case."""
    return json.dumps(text.replace("\r", ""))


CITE = quoted(f"《治安{NASTY}》第九十七条")
BANK = f"""\
bank: law-nasty
title: {quoted("题库" + NASTY)}
posts: [station]
status: draft
author: {quoted("甲" + NASTY)}
checked: 2026-11-23
questions:
  - id: nasty-1
    type: single
    title: {quoted("标题" + NASTY)}
    stem: {quoted("题干？" + NASTY)}
    choices: {{A: {quoted("甲" + NASTY)}, B: {quoted("乙" + NASTY)}}}
    answer: B
    explain: {quoted("解析" + NASTY)}
    why: {{A: {quoted("为何" + NASTY)}}}
    hint: {quoted("提示" + NASTY)}
    cite: {CITE}
    tags: [{quoted("标签" + NASTY)}]
    shuffle: false
    skills: [language]
  - id: nasty-2
    type: numeric
    stem: 多少？
    answer: 8
    unit: {quoted("时" + NASTY)}
    explain: 八。
    cite: {CITE}
  - {{id: nasty-4, type: single, stem: 谁？, choices: {{A: 甲, B: 乙}}, answer: A, explain: 甲。, cite: {CITE}}}
  - id: nasty-3
    type: matching
    stem: 怎样配对？
    pairs: {{{quoted("子" + NASTY)}: {quoted("丑" + NASTY)}, 寅: 卯}}
    explain: 配。
    cite: {CITE}
"""
EXAM = f"""\
exam: nasty
title: {quoted("试卷" + NASTY)}
note: {quoted("说明" + NASTY)}
minutes: 30
pass: 1
total: 2
draw: {{status: draft}}
scoring: {{multiple: exact, wrong_true_false: 0}}
sections:
  - {{title: {quoted("单选" + NASTY)}, kinds: [single], count: 1, points: 2}}
"""
REGISTER = f"""\
- title: {quoted("中华人民共和国治安" + NASTY)}
  short: {quoted("治安" + NASTY)}
  versions:
    - {{adopted: 2012-10-26, effective: 2013-01-01, articles: 119}}
    - {{adopted: 2025-06-27, effective: 2026-12-01, articles: 98}}
"""
BROKEN = f"""\
bank: {quoted("x" + NASTY)}
{quoted("键" + NASTY)}: 1
questions:
  - {{id: {quoted("y" + NASTY)}, type: {quoted("z" + NASTY)}}}
"""


@pytest.fixture
def nasty(oq: Run, tmp_path: Path, wall: Wall, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return the program in a world whose every text is hostile, as if the checks of files had let it through."""
    monkeypatch.setattr(unwanted_characters, "ANY", re.compile("(?!)"))
    folder = tmp_path / f"banks{NASTY}{FORGED.replace('/', '')}"
    (folder / "exams").mkdir(parents=True)
    (folder / f"a{NASTY}.yaml").write_text(BANK, encoding="utf-8")
    (folder / f"b{FORGED}.yaml").write_text(BROKEN, encoding="utf-8")
    (folder / "exams" / f"e{NASTY}.yaml").write_text(EXAM, encoding="utf-8")
    (folder / "exams" / f"f{FORGED}.yaml").write_text(BROKEN, encoding="utf-8")
    (folder / "statutes.yaml").write_text(REGISTER, encoding="utf-8")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / f"治安{NASTY}.md").write_text(f"第九十七条　甲{NASTY}。\n（一）乙\n", encoding="utf-8")
    data = tmp_path / f"data{NASTY}"
    monkeypatch.setenv("OFFICER_QUIZ_BANKS", str(folder))
    monkeypatch.setenv("OFFICER_QUIZ_STATUTES", str(texts))
    monkeypatch.setenv("OFFICER_QUIZ_DATA", str(data))
    oq("me", "--name", f"名{NASTY}", "--unit", f"单位{NASTY}{FORGED}")
    args = ("practice", "-n", "2", "--plain", "--kind")
    assert oq(*args, "single", input=f"A\n:d\n异议{NASTY}\n").code == 0
    assert oq(*args, "numeric", input=f"6{NASTY}\n6\n").code == 0
    assert oq("exam", "nasty", "--seed", "1", "--plain", input="A\nA\nx\nB\nA\n").code == 0
    return oq


def read(ran: Ran) -> None:
    """Assert that nothing printed acts on a terminal, no line was forged, and nothing failed."""
    for stream in (ran.out, ran.err):
        assert not ACTING.search(stream), ascii(stream)
        assert "Traceback" not in stream
        assert not re.search("^(::error::)?FORGED", stream, re.MULTILINE)
    assert ran.code != 3


READING = (
    ("practice", "--plain"),
    ("practice", "nope" + NASTY),
    ("practice", "--post", NASTY),
    ("practice", "--seed", NASTY, "--plain"),
    ("review", "--plain"),
    ("review", "--list"),
    ("review", "--list", "--json"),
    ("review", "--drop", NASTY),
    ("exam", "--plain"),
    ("exam", "nope" + NASTY),
    ("exam", "nasty", "--unit", NASTY),
    ("exam", "nasty", "--month", NASTY),
    ("resume", "--plain"),
    ("resume", NASTY),
    ("history",),
    ("history", "--json"),
    ("history", NASTY),
    ("history", "--remark"),
    ("progress",),
    ("progress", "--json"),
    ("progress", "--post", NASTY),
    ("banks",),
    ("banks", "--json"),
    ("banks", "--translations"),
    ("banks", "--review"),
    ("show", "nasty-1"),
    ("show", "nasty-1", "--json"),
    ("show", "nasty-2"),
    ("show", "nasty-3"),
    ("show", "nasty-1", "--play", "--plain"),
    ("show", "nasty-1", "--as", NASTY),
    ("show", "nasty-1" + NASTY),
    ("search", "题干"),
    ("search", "题干", "--json"),
    ("search", NASTY),
    ("search", "--cites", NASTY),
    ("search", "--topic", NASTY),
    ("statutes",),
    ("statutes", "--json"),
    ("statutes", "--stale", "--on", "2027-01-01"),
    ("statutes", "--on", NASTY),
    ("statutes", "show", "治安" + NASTY, "97"),
    ("statutes", "show", "治安" + NASTY, "97", "--json"),
    ("statutes", "show", "治安" + NASTY, NASTY),
    ("statutes", "uncovered", "治安" + NASTY),
    ("statutes", "show", "无" + NASTY, "97"),
    ("statutes", "add", NASTY),
    ("statutes", "confirm", NASTY),
    ("statutes", NASTY),
    ("disputes",),
    ("disputes", "--json"),
    ("check", "--format", "text"),
    ("check", "--format", "json"),
    ("check", "--format", "github"),
    ("check", "--format", "sarif"),
    ("check", "--format", NASTY),
    ("check", "--explain", NASTY),
    ("check", "--select", NASTY),
    ("check", NASTY),
    ("new", "bank", NASTY),
    ("new", NASTY, "x"),
    ("new", "translation", NASTY),
    ("new", "question", "q-1", "--into", NASTY),
    ("schema", NASTY),
    ("me",),
    ("me", "--json"),
    ("me", "--post", NASTY),
    ("me", "--language", NASTY),
    ("data", "where"),
    ("data", "export"),
    ("data", "delete"),
    ("data", NASTY),
    (NASTY,),
    (f"--{NASTY}",),
    ("--lang", NASTY, "banks"),
    ("--banks", f"/nowhere{NASTY}{FORGED}", "banks"),
    ("--data", f"/dev/null/{NASTY}{FORGED}", "history"),
    ("--statutes", f"/nowhere{NASTY}{FORGED}", "statutes"),
    ("practice", "--count", NASTY),
    ("practice", f"--{NASTY}"),
    ("banks", NASTY, FORGED),
    ("show",),
    (),
)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_shows_text_literally(
    nasty: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("OFFICER_QUIZ_LANG", language)
    monkeypatch.chdir(tmp_path)
    folder = next(tmp_path.glob("banks*"))
    for words in READING:
        argv = [*words, str(folder)] if words[:1] == ("check",) and len(words) == 3 else list(words)
        try:
            read(nasty(*argv, input=f"{NASTY}\n?\nl\n"))
        except AssertionError as error:
            raise AssertionError(ascii(argv)) from error


def test_the_home_menu_shows_text_literally(nasty: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(Env, "terminal", True)
    for choice in "ABCDEFGHIJKL":
        read(nasty(input=f"{choice}\nA\n{NASTY}\n?\nq\n"))


def test_old_records_are_shown_literally(nasty: Run, tmp_path: Path) -> None:
    """Ids, questions, responses and notes that no program of this name has written."""
    log = next(tmp_path.glob("data*")) / "events.db"
    with sqlite3.connect(log) as database:
        rows = database.execute("SELECT session, seq, at, kind, question, data FROM events").fetchall()
        for session, seq, at, kind, question, data in rows:
            changed = data.replace("nasty-", json.dumps("gone" + NASTY + FORGED)[1:-1])
            row = (session + NASTY + FORGED, seq, at, kind, question and question + NASTY, changed)
            database.execute("INSERT INTO events (session, seq, at, kind, question, data) VALUES (?,?,?,?,?,?)", row)
    database.close()
    said = [nasty(*words, input=NASTY) for words in RECORDS]
    for ran in said:
        read(ran)
    assert any(LITERAL in ran.out for ran in said)


RECORDS = (
    ("history",),
    ("history", "--json"),
    ("history", "--remark"),
    ("resume", "--plain"),
    ("review", "--list"),
    ("disputes",),
    ("disputes", "--json"),
    ("progress",),
    ("data", "export"),
)


def test_json_reads_back_as_the_same_text(nasty: Run) -> None:
    assert nasty("me", "--json").json["name"] == f"名{NASTY}"
    exported = [json.loads(line) for line in nasty("data", "export").out.splitlines()]
    assert exported[0]["profile"]["name"] == f"名{NASTY}"
    kept = [row["note"] for row in exported if row.get("event") == "disputed"]
    assert kept == ["异议" + NASTY.partition("\r")[0]]


def test_a_name_that_is_no_text_is_kept_and_shown(oq: Run, banks: Path, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"b\xff\x9b")
    banks.rename(folder)
    name = os.fsdecode(b"n\xff")
    assert oq("me", "--name", name).code == 0
    assert oq("me", "--json").json["name"] == name
    assert oq("practice", "--banks", str(folder), "--seed", "1", input="A\n").code == 0
    read(oq("history"))
    read(oq("banks", "--banks", str(folder)))
    assert oq("check", str(folder)).code == 0


SAFE = {"say", "one_line", "literal", "as_json", "last_words"}
"""What makes text literal: wording, whose arguments are data, and the gate itself."""


def test_whatever_is_printed_has_passed_the_gate() -> None:
    """`print` is given wording, or a name that holds wording; everything else goes to the console of `ui`."""
    for module in Path(main.__file__).parent.rglob("*.py"):
        nodes = nodes_of(module)
        worded = {
            target.id
            for node in nodes
            if isinstance(node, ast.Assign) and _is_safe(node.value)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                for given in node.args:
                    named = isinstance(given, ast.Name) and given.id in worded
                    assert named or _is_safe(given), f"{module}:{node.lineno}"


def _is_safe(value: ast.expr) -> bool:
    function = value.func if isinstance(value, ast.Call) else None
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in SAFE


def test_the_live_areas_show_text_literally(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a question offers, what was written before, and what is being written."""
    say = Wording("en")
    options = (Option("A", f"one{NASTY}"), Option("B", f"two{NASTY}"))
    rows = (Option("R", f"row{NASTY}"),)
    asks: list[tuple[Ask, str, object]] = [
        (Choose(options, 1, 1), "b\r", ["B"]),
        (Arrange(options), "", None),
        (Assign(rows, options, distinct=False), "a\r", {"R": "A"}),
        (Blanks(("1",), form="number", unit=f"h{NASTY}"), "\x1b[200~7\u202e\x9b\x1b[201~\r", None),
        (Blanks(("1",), form="text"), "\x1b[200~x\u202e\u2066\x9by\x1b[201~\x1b\r", ["x\u202e\u2066\x9by"]),
    ]
    for ask, keys, answer in asks:
        monkeypatch.setattr(interrupts._Now, "asked", None)  # by the Ctrl-C before
        shown = io.StringIO()
        with create_pipe_input() as typed:
            typed.send_text(keys + "\x03")
            output = Vt100_Output(shown, lambda: Size(24, 80), term="xterm", enable_cpr=False)
            try:
                given = LiveAnswerer(say, colour=True, input=typed, output=output).ask(ask, frozenset())
            except KeyboardInterrupt:
                given = []
        assert answer in (None, given)
        own = re.sub("\x1b\\[[0-9;?]*[A-Za-ln-z]|\x1b\\[[0-9;]*m|\x1b[=>]|\r", "", shown.getvalue())
        assert not ACTING.search(own), ascii(own)
        assert "2J" not in re.findall("\x1b\\[([0-9;?]*[A-Za-z])", shown.getvalue())
