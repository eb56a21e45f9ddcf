"""Drawing a paper: exact counts, spread, nothing given away, the same for the same seed on every machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

import shipped_exams
from officer_quiz.bank.blueprint import Blueprint, quotas, read_blueprint
from officer_quiz.bank.context import Context
from officer_quiz.bank.load import load
from officer_quiz.kinds.base.question import Post, Skill
from officer_quiz.session.compose import Shortage, compose
from officer_quiz.session.draw import Drawable
from officer_quiz.session.filter import Candidate
from officer_quiz.session.pool import drawable
from officer_quiz.statutes.register import Register
from officer_quiz.text.document import read

QUESTIONS = Path(__file__).parents[2] / "questions"
EXAMS = sorted((QUESTIONS / "exams").glob("*.yaml"))
NONE: frozenset[str] = frozenset()
SEEDS = 40
"""Papers drawn to each blueprint."""


def item(id: str, bank: str = "b", level: str = "basic", kind: str = "single", **more: object) -> Drawable:
    status = str(more.pop("status", "reviewed"))
    posts = frozenset(str(more.pop("posts", "")).split())
    topic = str(more.pop("topic", "law"))
    candidate = Candidate(id, bank, topic, kind, posts, level, NONE, NONE, status)
    return Drawable(candidate, **more)  # type: ignore[arg-type]


def blueprint(sections: str, draw: str = "{}") -> Blueprint:
    text = f"exam: e\ntitle: 考试\nminutes: 10\npass: 1\ntotal: 100\ndraw: {draw}\nsections:\n{sections}"
    data = read("e.yaml", text.encode()).data
    data["total"] = str(sum(int(each["count"]) * float(each.get("points", 1)) for each in data["sections"]))
    found = read_blueprint(read("e.yaml", json.dumps(data, ensure_ascii=False).encode()))
    assert found.blueprint, found.faults
    return found.blueprint


SINGLE = "  - {title: 单选, kinds: [single], count: 4}\n"


def drawn(plan: Blueprint, pool: Sequence[Drawable], seed: str = "s", seen: frozenset[str] = NONE) -> list[str]:
    found = compose(plan, pool, seen, seed)
    assert not isinstance(found, Shortage), found
    return [id for ids in found for id in ids]


@cache
def shipped() -> tuple[Drawable, ...]:
    files = [file for file in sorted(QUESTIONS.rglob("*.yaml")) if file.parent.name != "exams"]
    banks = [file for file in files if file.name != "statutes.yaml"]
    register = Register.build(read("s", (QUESTIONS / "statutes.yaml").read_bytes()).data)[0]
    documents = [read(file.relative_to(QUESTIONS).as_posix(), file.read_bytes()) for file in banks]
    day = max(date.fromisoformat(each.data["checked"]) for each in documents if "checked" in each.data)
    loaded = load(documents, Context(register, day))
    return tuple(drawable(bank, entry) for bank in loaded.banks for entry in bank.entries)


@pytest.mark.parametrize("post", get_args(Post))
def test_a_post_can_practise_all_eight_skills(post: str) -> None:
    own = [each.candidate for each in shipped() if post in each.candidate.posts]
    assert {skill for candidate in own for skill in candidate.skills} == set(get_args(Skill))


@pytest.mark.parametrize("path", EXAMS, ids=lambda path: path.stem)
def test_each_shipped_blueprint_with_many_seeds(path: Path) -> None:
    found = read_blueprint(read(path.name, path.read_bytes()))
    plan = found.blueprint
    assert plan and found.faults == ()
    assert plan.exam == path.stem and plan.note == "练习方案，非官方试卷结构"
    pool = {each.id: each for each in shipped()}
    papers = set()
    for seed in range(SEEDS):
        sections = compose(plan, shipped(), NONE, str(seed))
        assert not isinstance(sections, Shortage), sections
        ids = [id for section in sections for id in section]
        papers.add(tuple(ids))
        assert len(set(ids)) == len(ids)
        for section, held in zip(plan.sections, sections, strict=True):
            items = [pool[id] for id in held]
            assert len(items) == section.count
            assert {each.candidate.kind for each in items} <= set(section.kinds)
            assert {each.candidate.status for each in items} == {"reviewed"}
            if section.where.levels:
                levels = Counter(each.candidate.level for each in items)
                wanted = quotas(section.where.levels, section.count)
                assert levels == Counter({level: count for level, count in wanted.items() if count})
        for one in ids:
            for other in ids:
                assert one == other or not any(key in pool[other].shown for key in pool[one].keys)
    assert len(papers) == SEEDS


def test_two_machines_draw_the_same_papers(tmp_path: Path, shelf: Path) -> None:
    """This process and one with another language, time zone, order of sets, and cache."""
    hash_seed = "42" if os.environ.get("PYTHONHASHSEED") != "42" else "43"
    environ = {
        **os.environ,
        "LC_ALL": "zh_CN.UTF-8",
        "PYTHONHASHSEED": hash_seed,
        "TZ": "Asia/Shanghai",
        "OFFICER_QUIZ_CACHE": str(tmp_path / "cache"),
        "OFFICER_QUIZ_DATA": str(tmp_path / "data"),
    }
    done = subprocess.run(
        [sys.executable, shipped_exams.__file__], env=environ, capture_output=True, text=True, check=True
    )
    here = shipped_exams.codes({"OFFICER_QUIZ_CACHE": str(shelf), "OFFICER_QUIZ_DATA": str(tmp_path / "data")})
    assert json.loads(done.stdout) == here
    assert set(here) == {path.stem for path in EXAMS}


def test_a_paper_spreads_over_its_banks() -> None:
    pool = [item(f"{bank}-{number}", bank) for bank in "wxyz" for number in range(30 if bank == "w" else 3)]
    for seed in "123456":
        banks = Counter(id[0] for id in drawn(blueprint(SINGLE.replace("4", "8")), pool, seed))
        assert banks == {"w": 2, "x": 2, "y": 2, "z": 2}


def test_questions_that_give_each_other_away_are_not_drawn_together() -> None:
    telling = item("a", shown="题干一", keys=("应当经县级以上负责人批准",))
    told = item("b", shown="本题说应当经县级以上负责人批准后执行")
    others = [item(f"c{number}") for number in range(3)]
    for seed in range(30):
        assert not {"a", "b"} <= set(drawn(blueprint(SINGLE), [telling, told, *others], str(seed)))
    assert compose(blueprint(SINGLE), [telling, told, *others[:2]], NONE, "1") == Shortage(
        "单选", 4, 3, "", {"cues": 1}
    )


def test_a_question_under_two_ids_stands_once_on_a_paper() -> None:
    one, other = item("a", shown="题干\n甲\n乙"), item("b", bank="c", shown="题干\n乙\n甲")
    others = [item(f"c{number}") for number in range(3)]
    for seed in range(30):
        assert not {"a", "b"} <= set(drawn(blueprint(SINGLE), [one, other, *others], str(seed)))
    assert compose(blueprint(SINGLE), [one, other, *others[:2]], NONE, "1") == Shortage("单选", 4, 3, "", {"cues": 1})


def test_what_was_seen_lately_comes_last() -> None:
    pool = [item(f"q{number}") for number in range(6)]
    seen = frozenset({"q0", "q1", "q2"})
    for seed in range(20):
        assert {"q3", "q4", "q5"} < set(drawn(blueprint(SINGLE), pool, str(seed), seen))


def test_what_falls_short_is_told_with_what_took_the_rest() -> None:
    plan = blueprint(
        "  - {title: 多选, kinds: [multiple], count: 3, where: {topics: [law], posts: [traffic],"
        " levels: {basic: 100%}}}\n"
    )
    pool = [
        item("ok", kind="multiple"),
        item("draft", kind="multiple", status="draft"),
        item("old", kind="multiple", stale=True),
        item("loose", kind="multiple", calibrated=False),
        item("elsewhere", kind="multiple", topic="ethos"),
        item("window", kind="multiple", posts="window"),
        item("hard", kind="multiple", level="advanced"),
        item("single"),
    ]
    taken = {"status": 1, "stale": 1, "uncalibrated": 1, "topics": 1, "posts": 1, "levels": 1}
    assert compose(plan, pool, NONE, "s") == Shortage("多选", 3, 1, "basic", taken)


@pytest.mark.parametrize("allowed", ["status: [reviewed, draft]", "stale: true", "uncalibrated: true"])
def test_a_blueprint_may_allow_what_is_refused(allowed: str) -> None:
    odd = [item(f"d{n}", status="draft") for n in range(4)]
    odd += [item(f"s{n}", stale=True) for n in range(4)] + [item(f"u{n}", calibrated=False) for n in range(4)]
    assert isinstance(compose(blueprint(SINGLE), odd, NONE, "s"), Shortage)
    assert len(drawn(blueprint(SINGLE, f"{{{allowed}}}"), odd)) == 4


def test_level_shares_become_whole_numbers() -> None:
    assert quotas({"basic": 50, "intermediate": 35, "advanced": 15}, 10) == {
        "basic": 5,
        "intermediate": 4,
        "advanced": 1,
    }
    assert quotas({"basic": 34, "intermediate": 33, "advanced": 33}, 1) == {
        "basic": 1,
        "intermediate": 0,
        "advanced": 0,
    }


def test_sections_with_little_to_choose_from_are_filled_first() -> None:
    plan = blueprint(
        "  - {title: 一, kinds: [single], count: 3}\n"
        "  - {title: 二, kinds: [single], count: 2, where: {topics: [rare]}}\n"
    )
    pool = [item(f"q{n}") for n in range(3)] + [item(f"r{n}", bank="rare") for n in range(2)]
    for seed in range(20):
        assert set(drawn(plan, pool, str(seed))[3:]) == {"r0", "r1"}


def test_a_paragraph_is_asked_about_once_where_there_is_another() -> None:
    same = frozenset({"《治安管理处罚法》第九十七条第一款"})
    pool = [item("a", cites=same), item("b", cites=same), item("c", cites=same)]
    pool += [item(f"q{number}", cites=frozenset({f"《治安管理处罚法》第{number}条"})) for number in range(1, 4)]
    for seed in range(20):
        paper = drawn(blueprint(SINGLE), pool, str(seed))
        assert {"q1", "q2", "q3"} < set(paper) and len(paper) == 4
