"""Conversations with memory at the terminal: moods on screen, the whole talk afterwards, the graph for the trainer."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from conftest import Run

SVG = "{http://www.w3.org/2000/svg}"
YAN = Path(__file__).parents[1] / "talk" / "yan.yaml"


@pytest.fixture
def talk(tmp_path: Path) -> str:
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "yan.yaml").write_text(YAN.read_text(encoding="utf-8"), encoding="utf-8")
    return str(folder)


def test_moods_stand_above_the_replies_and_changes_in_the_feedback(oq: Run, talk: str) -> None:
    shown = oq("show", "yan-1", "--as", "trainee", "--banks", talk).out
    assert "严某  火气 ■■■□□  信任 ■□□□□\n" in shown
    letter = next(line.split()[0] for line in shown.splitlines() if "寻衅滋事" in line)
    ran = oq("practice", "--plain", "--banks", talk, "--seed", "1", input=[letter, "A"])
    asked = next(line for line in ran.out.splitlines() if line.startswith("   ") and "寻衅滋事" in line)
    ran = oq("practice", "--plain", "--banks", talk, "--seed", "1", input=[asked.split()[0], "A"])
    assert "严某  我寻衅？他唱半夜你们管过吗！\n秦某  （探出头）你再骂一句试试！\n" in ran.out
    assert "严某  火气 ■■■■■ (+2)  信任 □□□□□ (-1)\n" in ran.out
    assert "   转折：严某的火气 3 → 5、严某的信任 1 → 0\n" in ran.out
    assert "对方记住的" not in ran.out


def test_the_graph_has_conditions_changes_and_endings(oq: Run, talk: str) -> None:
    drawn = oq("show", "yan-1", "--graph", "--banks", talk).out.splitlines()
    assert drawn[0] == "让人把话说完，不许自己做不到的诺，谈成一个时段"
    assert "├── [door] 严某：你们来得正好！天天唱到半夜，你说怎么办吧！" in drawn
    assert "│   ├── 0 分  您放心，我保证明天他就不唱了。  〔yan.信任 +1、记住 许诺〕" in drawn
    assert "│   │   └── [settle] 严某：那……你说怎么办？" in drawn
    assert "│   │       ├── 如果 yan.火气 >= 4：  严某：我不听，今天就是要他好看！" in drawn
    assert drawn[-1] == "└── 插话（yan.火气 >= 5）  秦某：（探出头）你再骂一句试试！"
    "\n".join(drawn).encode("gbk")
    ran = oq("show", "small-1", "--graph", "--banks", talk)
    assert ran.code == 1


def test_the_graph_as_a_picture_has_every_text_whole_and_fetches_nothing(oq: Run, talk: str, tmp_path: Path) -> None:
    path = tmp_path / "走向.svg"
    ran = oq("show", "yan-1", "--graph", "--to", str(path), "--banks", talk)
    assert (ran.code, ran.out) == (0, f"走向图写在 {path}。\n")
    drawn = ElementTree.parse(path).getroot()
    shown = [each.text.replace("\xa0", " ") for each in drawn.iter(f"{SVG}text") if each.text]
    assert "0 分  您放心，我保证明天他就不唱了。  〔yan.信任 +1、记住 许诺〕" in shown
    assert "如果 yan.火气 >= 4：  严某：我不听，今天就是要他好看！" in shown
    assert not any(re.search("(?<!…)…$", each) for each in shown)
    assert "url(http" not in path.read_text(encoding="utf-8")


def test_the_graph_in_mermaid_has_an_arrow_for_each_outcome_of_a_reply(oq: Run, talk: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.mmd"
    assert oq("show", "yan-1", "--graph", "--to", str(path), "--banks", talk).code == 0
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "flowchart TD"
    settle = next(line.split("[")[0].strip() for line in lines if "#91;settle#93;" in line)
    promise = next(line for line in lines if "我保证明天他就不唱了" in line)
    assert promise.endswith(f"| {settle}") and "〔yan.信任 #43;1、记住 许诺〕" in promise
    assert any("如果 yan.火气 #62;#61; 4：" in line for line in lines)
    assert any(
        line.startswith('  i1{{"插话（yan.火气 #62;#61; 5）<br/>秦某：（探出头）你再骂一句试试！"}}') for line in lines
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--graph", "--to", "yan.yaml"), "--to 后面写图的文件名，以 .svg 或 .mmd 结尾，不是 yan.yaml。\n"),
        (
            ("--to", "走向.svg"),
            "--to 和 --graph 一起用，例如 officer-quiz --banks {banks} show yan-1 --graph --to 走向.svg。\n",
        ),
    ],
)
def test_a_graph_goes_only_to_a_picture(oq: Run, talk: str, asked: tuple[str, ...], said: str) -> None:
    ran = oq("show", "yan-1", *asked, "--banks", talk)
    assert (ran.code, ran.out, ran.err) == (2, "", said.replace("{banks}", talk))


def test_what_is_no_dialogue_has_no_graph(oq: Run, banks: Path) -> None:
    ran = oq("show", "small-1", "--graph", "--banks", str(banks))
    assert (ran.code, ran.err) == (2, "small-1 不是分支对话，没有走向可画。\n")
