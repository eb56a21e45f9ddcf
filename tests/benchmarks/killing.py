"""Kills real runs at random moments and looks whether anything confirmed was lost.

    python tests/benchmarks/killing.py [--count 10000] [--seed 1] [--kinds SIGKILL,SIGINT,…] [--commands practice,…]

Sessions (practice, review, exam) are played in the line dialogue by this process, which answers whatever is asked and
notes each answer as confirmed once the program has shown its result, or in an exam gone on from it. Runs are killed at
a random moment, or a random moment after an answer was sent; a killed session is resumed, killed again, and at last
resumed to its end. After each kill the log must hold every confirmed answer, and each file must be sound.

Most runs are forked from this process, which has everything imported; one in `--cold` is a fresh interpreter. Needs a
POSIX system. Ends with 1 if anything was found.
"""

from __future__ import annotations

import argparse
import codecs
import json
import os
import random
import re
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import yaml

from officer_quiz import interrupts
from officer_quiz.cli.main import run
from officer_quiz.messages.en import answer, exam
from officer_quiz.session.state import State
from officer_quiz.store.log import EventLog

AHEAD = ("bank.checks", "results.due", "services.personal_data", "services.statutes", "ui.terminal.sitting")
"""Imported before the first fork: what the runs would import one by one."""
KINDS = ("SIGKILL", "SIGINT", "SIGTERM", "SIGHUP")
DEADLINE = 30.0
"""Seconds after which a run counts as hanging."""
QUESTIONS = 6
KEYS = {"四小时": "A", "八小时": "B", "十二小时": "C", "二十四小时": "D"}
HEAD = "bank: killed\ntitle: K\nstatus: reviewed\nauthor: a\nreviewer: b\nchecked: 2026-01-05\nquestions:\n"
QUESTION = """\
  - id: killed-{number}
    type: single
    stem: 第 {number} 题，询问查证的时限是多少小时？
    choices: {{A: 四小时, B: 八小时, C: 十二小时, D: 二十四小时}}
    answer: B
    explain: 一般以八小时为限，其他时限各有法定条件，不能混用。
    cite: 《治安管理处罚法》第九十七条第一款
"""
EXAM = f"""\
exam: killed
title: E
minutes: 600
pass: 2
total: {QUESTIONS}
sections:
  - {{title: S, kinds: [single], count: {QUESTIONS}}}
"""
RESUME = re.compile(r"officer-quiz resume ([0-9a-f]{6,})")
STEM = re.compile(r"第 (\d+) 题，询问")
STEP = re.compile(rf"^   ([A-Z])  (?:{exam.TEXTS['cover.start']}|{exam.TEXTS['hand-in.yes']})$", re.MULTILINE)
"""The choice that takes an exam on."""
OPTION = re.compile(r"^   ([A-D])  (\S+)$", re.MULTILINE)
ASKED = (answer.TEXTS["how-one"], answer.TEXTS["how-pick"], exam.TEXTS["go-to"])
PROMPT = re.compile("(?:" + "|".join(re.sub(r"\\{\w+\\}", "[^\\n]+", re.escape(asked)) for asked in ASKED) + r")\n")
STORED = re.compile(r"^(?:[√×] (?:Right|Wrong)  |── Question \d|Which question\?)", re.MULTILINE)
"""What shows that the answer before it was stored: its result, or in an exam what comes after it."""
BROKEN = re.compile(r"Traceback|Exception ignored|Error in sys")
LEFT_OVER = re.compile(r"\.[0-9a-f]{32}$")


@dataclass(slots=True)
class Ended:
    """How a run ended: its code (negative: a signal), what it said, whether and by what it was killed."""

    code: int = 0
    out: str = ""
    err: str = ""
    killed: str = ""
    hung: bool = False


class Killed:
    """One run in a process of its own, answered as it asks, killed at a moment chosen before."""

    def __init__(self, argv: Sequence[str], environ: dict[str, str], cold: bool, chance: random.Random) -> None:
        self.chance = chance
        self.out, self.err = "", ""
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.pending: dict[str, str] = {}
        """The answer last sent to a question, by the question's id, while nothing shows that it was stored."""
        self.confirmed: dict[str, str] = {}
        self.seen = 0
        (theirs_in, self.input), (self.output, theirs_out), (self.errors, theirs_err) = (os.pipe() for _ in range(3))
        theirs = (theirs_in, theirs_out, theirs_err)
        for end in (self.input, self.output, self.errors):
            os.set_inheritable(end, False)
        self.pid = (_cold if cold else _forked)(argv, environ, theirs)
        for end in theirs:
            os.close(end)

    def play(self, after: float, answers: int, kind: str) -> Ended:
        """Answer until the end; send `kind` that many seconds after the start or after that many answers (0: none)."""
        begin = time.monotonic()
        due = begin + after if not answers else None
        sent, killed, streams = 0, "", {self.output, self.errors}
        while streams:
            now = time.monotonic()
            if kind and due is not None and now >= due and not killed:
                os.kill(self.pid, getattr(signal, kind))
                killed = kind
            if now > begin + DEADLINE:
                os.kill(self.pid, signal.SIGKILL)
                return self._ended(Ended(killed=killed, hung=True))
            wait = due - now if kind and due is not None and not killed else 1.0
            for stream in select.select(list(streams), [], [], max(wait, 0))[0]:
                if not (data := os.read(stream, 1 << 16)):
                    streams.discard(stream)
                elif stream == self.errors:
                    self.err += data.decode(errors="replace")
                else:
                    self.out += self.decoder.decode(data)
                    if self._answer():
                        sent += 1
                        if sent == answers:
                            due = time.monotonic() + after
        return self._ended(Ended(killed=killed))

    def _ended(self, ended: Ended) -> Ended:
        ended.code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        self._confirm(self.out[self.seen :])
        for stream in (self.input, self.output, self.errors):
            os.close(stream)
        ended.out, ended.err = self.out, self.err
        return ended

    def _answer(self) -> bool:
        """Answer the prompt just printed, if one was."""
        found = PROMPT.search(self.out, self.seen)
        if not found:
            return False
        said = self.out[self.seen : found.end()]
        self._confirm(said)
        self.seen = found.end()
        stem, options = STEM.findall(said), dict(OPTION.findall(said))
        if "Which question?" in said:
            line = "x"
        elif stem and set(options.values()) >= set(KEYS):
            line = self.chance.choice("ABCD")
            self.pending = {f"killed-{stem[-1]}": KEYS[options[line]]}
        else:
            onward = STEP.findall(said)
            line = onward[-1] if onward else "A"
        try:
            os.write(self.input, f"{line}\n".encode())
        except BrokenPipeError:
            return False
        return True

    def _confirm(self, said: str) -> None:
        """Note the answer last sent as confirmed when what was said since shows it."""
        if self.pending and STORED.search(said):
            self.confirmed |= self.pending
            self.pending = {}


def _cold(argv: Sequence[str], environ: dict[str, str], streams: Sequence[int]) -> int:
    program = [sys.executable, "-m", "officer_quiz", *argv]
    # Not waited for by Popen: `_ended` does that.
    child = subprocess.Popen(program, env=environ, stdin=streams[0], stdout=streams[1], stderr=streams[2])
    child.returncode = 0
    return child.pid


def _forked(argv: Sequence[str], environ: dict[str, str], streams: Sequence[int]) -> int:
    signal.pthread_sigmask(signal.SIG_BLOCK, interrupts.SIGNALS)
    child = os.fork()
    if not child:
        try:
            for number, stream in enumerate(streams):
                os.dup2(stream, number)
            os.closerange(3, 256)
            os.environ.update(environ)
            sys.stdin, sys.stdout, sys.stderr = (
                open(number, mode, encoding="utf-8")  # noqa: PTH123, SIM115
                for number, mode in enumerate("rww")
            )
            interrupts.install()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, interrupts.SIGNALS)
            run(list(argv))
        except SystemExit as end:
            sys.stderr.flush()
            os._exit(int(end.code or 0))
        except BaseException:
            sys.excepthook(*sys.exc_info())
        os._exit(1)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, interrupts.SIGNALS)
    return child


@dataclass(slots=True)
class Figures:
    """What has been counted."""

    runs: Counter[str] = field(default_factory=Counter)
    kills: Counter[tuple[str, str]] = field(default_factory=Counter)
    cold: int = 0
    found: Counter[str] = field(default_factory=Counter)
    confirmed: int = 0
    resumed: int = 0
    left_over: int = 0
    early: int = 0
    """Fresh interpreters that Ctrl-C met before they had come to the program: they answer with a traceback."""

    def killed(self) -> int:
        return sum(self.kills.values())

    def fault(self, what: str, detail: object) -> None:
        self.found[what] += 1
        if self.found[what] <= 5:
            print(f"!! {what}: {detail}", flush=True)

    def table(self) -> str:
        commands = sorted(self.runs)
        rows = [["command", "runs", *KINDS, "kills"]]
        for name in commands:
            by_kind = [self.kills[name, kind] for kind in KINDS]
            rows.append([name, *map(str, (self.runs[name], *by_kind, sum(by_kind)))])
        lines = ["".join(f"{cell:>10}" for cell in row) for row in rows]
        lines += [
            f"kills {self.killed():,} ({self.cold:,} of fresh interpreters), answers confirmed {self.confirmed:,}, "
            f"sessions resumed to their end {self.resumed:,}, temporary files left by SIGKILL {self.left_over:,}",
            f"met by Ctrl-C in the interpreter's own start {self.early:,}",
            *(f"{what}: {self.found[what]}" for what in FAULTS),
        ]
        return "\n".join(lines)


FAULTS = ("lost answers", "unresumable sessions", "half-written files", "tracebacks", "hangs", "wrong codes", "untold")


class Killer:
    """Plays, kills and checks, in one folder."""

    def __init__(self, folder: Path, args: argparse.Namespace) -> None:
        self.folder, self.args = folder, args
        self.chance = random.Random(args.seed)
        self.figures = Figures()
        self.changed: dict[tuple[str, ...], bytes] = {}
        """What a file becomes by each command that changes one."""
        self.usual: dict[tuple[str, bool], float] = {}
        self.banks, self.data, self.cache = folder / "banks", folder / "data", folder / "cache"
        (self.banks / "exams").mkdir(parents=True)
        self.register = (Path(__file__).parents[2] / "questions" / "statutes.yaml").read_bytes()
        self.bank = (HEAD + "".join(QUESTION.format(number=number) for number in range(QUESTIONS))).encode()
        self.restore()
        self.practised = self._practised()

    def restore(self) -> None:
        """Put the banks back as they were."""
        shutil.rmtree(self.banks)
        (self.banks / "exams").mkdir(parents=True)
        (self.banks / "killed.yaml").write_bytes(self.bank)
        (self.banks / "statutes.yaml").write_bytes(self.register)
        (self.banks / "exams" / "killed.yaml").write_text(EXAM, encoding="utf-8")

    def _practised(self) -> Path:
        """Return a data folder with a profile, a finished practice with wrong answers, and another one begun."""
        for argv, answers in ((["me", "--name", "A"], 0), (["practice", "--plain"], 0), (["practice", "--plain"], 3)):
            victim = Killed([*argv, "--banks", str(self.banks)], self._environ(), True, self.chance)
            victim.play(0, answers, "SIGTERM" if answers else "")
        return shutil.copytree(self.data, self.folder / "practised")

    def _environ(self) -> dict[str, str]:
        folders = {"OFFICER_QUIZ_DATA": str(self.data), "OFFICER_QUIZ_CACHE": str(self.cache)}
        return {**os.environ, **folders, "OFFICER_QUIZ_LANG": "en", "PYTHONUTF8": "1"}

    def attempt(self, name: str, argv: Sequence[str], kill: bool = True) -> tuple[Killed, Ended]:
        """Run once, killed at a random moment, and check what holds after any kill of any command."""
        cold = self.chance.random() < self.args.cold
        usual = self.usual.setdefault((name, cold), 0.4 if cold else 0.1)
        answers = self.chance.randrange(1, QUESTIONS + 3) if "--plain" in argv and self.chance.random() < 0.5 else 0
        after = self.chance.expovariate(500) if answers else self.chance.uniform(0, usual)
        kind = self.chance.choice(self.args.kinds) if kill else ""
        if self.chance.random() < 0.02:
            shutil.rmtree(self.cache, ignore_errors=True)
        begin = time.monotonic()
        victim = Killed([*argv, "--banks", str(self.banks)], self._environ(), cold, self.chance)
        ended = victim.play(after, answers, kind)
        self.figures.runs[name] += 1
        if ended.killed:
            self.figures.kills[name, ended.killed] += 1
            self.figures.cold += cold
        else:
            self.usual[name, cold] = 0.8 * usual + 0.2 * 1.1 * (time.monotonic() - begin)
        self._check_end(name, ended, cold)
        self._check_files(name)
        return victim, ended

    def _check_end(self, name: str, ended: Ended, cold: bool) -> None:
        detail = (name, ended.killed, ended.code, ended.err[-600:])
        own = -getattr(signal, ended.killed) if ended.killed else 0
        if ended.hung:
            self.figures.fault("hangs", detail)
        elif BROKEN.search(ended.err):
            # A fresh interpreter that has not come to the program yet answers Ctrl-C in its own way.
            if cold and ended.killed == "SIGINT" and "officer_quiz/" not in ended.err and not ended.out:
                self.figures.early += 1
            else:
                self.figures.fault("tracebacks", detail)
        elif ended.killed == "SIGKILL":
            pass
        elif ended.code not in {0, 130} and not (cold and ended.code == own and not ended.out + ended.err):
            self.figures.fault("wrong codes", detail)

    def _check_files(self, name: str) -> None:
        """Every file that is read as something can be read as that."""
        for file in [*self.banks.rglob("*.yaml"), *self.data.glob("*.json"), *self.cache.glob("*.index")]:
            try:
                if file.suffix == ".yaml":
                    assert yaml.load(file.read_bytes(), yaml.CSafeLoader)
                elif file.suffix == ".json":
                    json.loads(file.read_bytes())
                else:
                    with sqlite3.connect(file) as database:
                        assert database.execute("PRAGMA quick_check").fetchone() == ("ok",)
                    database.close()
            except (AssertionError, ValueError, yaml.YAMLError, sqlite3.Error) as error:
                self.figures.fault("half-written files", (name, file.name, error))
        for folder in (self.banks, self.data, self.cache):
            for file in folder.rglob("*"):
                if LEFT_OVER.search(file.name):
                    self.figures.left_over += 1
                    file.unlink()

    def state(self) -> tuple[str, State] | None:
        """Return the session that is open, or was last, and its state."""
        if not (self.data / "events.db").exists():
            return None
        with EventLog.open(self.data / "events.db") as log:
            heads = log.sessions()
            if not heads:
                return None
            id = log.latest_open() or max(heads, key=lambda head: head.last).id
            return id, log.read(id).state

    def session(self, name: str, argv: Sequence[str]) -> None:
        """Play a session to its end through up to five kills."""
        shutil.rmtree(self.data, ignore_errors=True)
        if name == "review":
            shutil.copytree(self.practised, self.data)
            if not self._left_no_other_open():
                return
        before = self.state()
        confirmed: dict[str, set[str]] = {}
        opened = False
        for turn in range(self.chance.randrange(1, 6) + 1):
            last = turn > 0 and opened and self.chance.random() < 0.3
            command, words = ("resume", ["resume", "--plain"]) if opened else (name, argv)
            victim, ended = self.attempt(command, words, kill=not last)
            confirmed = {
                id: keys | ({victim.pending[id]} if id in victim.pending else set()) for id, keys in confirmed.items()
            }
            confirmed |= {id: {key, victim.pending.get(id, key)} for id, key in victim.confirmed.items()}
            now = self.state()
            opened = now is not None and (before is None or now[0] != before[0])
            if self._check_answers(command, confirmed, now if opened else None, victim, ended):
                return
        if opened:
            self._finish(name, confirmed)

    def _left_no_other_open(self) -> bool:
        """Finish the session that was begun, so that only the one to be played is open; return whether that worked."""
        victim = Killed(["resume", "--plain", "--banks", str(self.banks)], self._environ(), False, self.chance)
        ended = victim.play(0, 0, "")
        if ended.hung:
            self.figures.fault("hangs", ("resume", "", ended.code, ended.err[-600:]))
        return not ended.hung

    def _check_answers(
        self, name: str, confirmed: dict[str, set[str]], now: tuple[str, State] | None, victim: Killed, ended: Ended
    ) -> bool:
        """Compare the log with what was confirmed; return whether the session is finished."""
        self.figures.confirmed += len(victim.confirmed)
        stored = now[1].past if now else {}
        for id, keys in confirmed.items():
            given = stored.get(id, ())
            if not given or not isinstance(given[-1], list) or given[-1][0] not in keys:
                self.figures.fault("lost answers", (name, ended.killed, id, keys, given))
        if (
            now
            and not now[1].finished
            and ended.code == 130
            and not any(now[0].startswith(said) for said in RESUME.findall(ended.err))
            and victim.confirmed
        ):
            self.figures.fault("untold", (name, ended.killed, ended.err))
        return bool(now and now[1].finished)

    def _finish(self, name: str, confirmed: dict[str, set[str]]) -> None:
        victim, ended = self.attempt("resume", ["resume", "--plain"], kill=False)
        confirmed = {id: keys for id, keys in confirmed.items() if id not in victim.confirmed}
        now = self.state()
        if ended.code or not now or not now[1].finished:
            self.figures.fault("unresumable sessions", (name, ended.code, ended.out[-300:], ended.err))
        else:
            self.figures.resumed += 1
        self._check_answers("resume", confirmed, now, victim, ended)

    def delete(self) -> None:
        """Delete a log with sessions: it is whole or gone, and can be deleted afterwards."""
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.copytree(self.practised, self.data)
        whole = self._rows()
        _, ended = self.attempt("delete", ["data", "delete", "--yes"])
        if self._rows() not in (whole, []):
            self.figures.fault("lost answers", ("delete", ended.killed))
        _, ended = self.attempt("delete", ["data", "delete", "--yes"], kill=False)
        if ended.code or self._rows():
            self.figures.fault("half-written files", ("delete", ended.code, ended.err))

    def _rows(self) -> list[dict[str, object]]:
        if not (self.data / "events.db").exists():
            return []
        with EventLog.open(self.data / "events.db") as log:
            return list(log.rows())

    def rewritten(self, name: str, argv: Sequence[str], file: Path) -> None:
        """Change one file: it has its old bytes or the new ones."""
        self.restore()
        before = file.read_bytes()
        if (done := self.changed.get(tuple(argv))) is None:
            self.attempt(name, argv, kill=False)
            done = self.changed[tuple(argv)] = file.read_bytes()
            file.write_bytes(before)
        _, ended = self.attempt(name, argv)
        if file.read_bytes() not in ((before, done) if ended.code else (done,)):
            self.figures.fault("half-written files", (name, ended))

    def amend(self) -> None:
        days = ["--adopted", "2030-01-01", "--effective", "2030-02-01", "--articles", "150"]
        self.rewritten("amend", ["statutes", "amend", "治安管理处罚法", *days], self.banks / "statutes.yaml")

    def confirm(self) -> None:
        words = ["statutes", "confirm", f"killed-{self.chance.randrange(QUESTIONS)}"]
        self.rewritten("confirm", words, self.banks / "killed.yaml")

    def profile(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.copytree(self.practised, self.data)
        self.rewritten("me", ["me", "--name", f"N{self.chance.randrange(1000)}"], self.data / "profile.json")


def main() -> int:
    """Kill as often as asked, print the figures, and return 1 if anything was found."""
    parser = argparse.ArgumentParser(description="Kills real runs at random moments.")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", type=lambda text: text.split(","), default=["SIGKILL", *KINDS])
    parser.add_argument("--commands", type=lambda text: text.split(","), default=[])
    parser.add_argument("--cold", type=float, default=0.12, help="share of runs in a fresh interpreter")
    args = parser.parse_args()
    for module in AHEAD:
        import_module(f"officer_quiz.{module}")
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="killing") as folder:
        killer = Killer(Path(folder), args)
        ways: dict[str, Callable[[], None]] = {
            "practice": lambda: killer.session("practice", ["practice", "--plain", "-n", str(QUESTIONS)]),
            "review": lambda: killer.session("review", ["review", "--plain", "-n", str(QUESTIONS)]),
            "exam": lambda: killer.session("exam", ["exam", "killed", "--plain"]),
            "delete": killer.delete,
            "amend": killer.amend,
            "confirm": killer.confirm,
            "me": killer.profile,
        }
        names = args.commands or list(ways)
        told = 0
        with suppress(KeyboardInterrupt):  # what has been counted so far is told
            while killer.figures.killed() < args.count:
                ways[killer.chance.choice(names)]()
                if killer.figures.killed() >= told + 500:
                    told = killer.figures.killed()
                    print(f"{told:,} kills, {time.monotonic() - begin:,.0f} s", dict(killer.figures.found), flush=True)
        print(killer.figures.table())
        print(f"seed {args.seed}, {time.monotonic() - begin:,.0f} s")
        return bool(killer.figures.found)


if __name__ == "__main__":
    raise SystemExit(main())
