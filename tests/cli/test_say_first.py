"""Saying it first: one's own words before the replies of a conversation, kept beside the reply that was chosen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.test_talks import YAN
from conftest import Run, write_example
from logs import events, keep_until
from officer_quiz.kinds.base.ask import SPEECH, Blanks
from officer_quiz.messages.catalogue import message
from officer_quiz.papers import seal
from officer_quiz.papers.handin import open_envelope, read_envelope, write_hand_in

ASK = "先用自己的话说一句；直接回车就不说"
NEAREST = "再选最接近的一句："


@pytest.fixture
def talk(tmp_path: Path) -> tuple[str, ...]:
    """Return the options for a practice on one conversation of two places, its replies in the authored order."""
    folder = tmp_path / "talks"
    folder.mkdir()
    text = YAN.read_text(encoding="utf-8").replace("    start:", "    shuffle: false\n    start:")
    (folder / "yan.yaml").write_text(text, encoding="utf-8")
    return ("--banks", str(folder))


def test_the_replies_come_after_ones_own_words_and_both_stand_together(oq: Run, talk: tuple[str, ...]) -> None:
    ran = oq("practice", "--say", "--plain", *talk, input="大爷，您先消消气\nB\n\nA\n")
    first, second, end = ran.out.split(ASK)[0], *ran.out.split(ASK)[1:]
    assert "   A  半个月没睡好" not in first and NEAREST in second and "   A  半个月没睡好" in second
    assert NEAREST not in end, "nothing was said there"
    assert (
        " × 您放心，我保证明天他就不唱了。  0/3 分\n"
        "   你自己的话：大爷，您先消消气\n"
        "   更好的说法：半个月没睡好，搁谁都急。拖把先靠墙上，您跟我说说，他都是几点唱？\n"
        "   替别人保证，自己兑现不了。\n"
    ) in end
    assert end.count("你自己的话") == 1
    kept = [(each["turn"], each["words"]) for each in events(oq) if each["event"] == "said"]
    assert kept == [(1, "大爷，您先消消气")]
    assert [each["event"] for each in events(oq)].index("said") == 1, "before the reply"


def test_without_asking_for_it_nothing_changes(oq: Run, talk: tuple[str, ...]) -> None:
    ran = oq("practice", "--plain", *talk, input="B\nA\n")
    assert ASK not in ran.out and "说法" in ran.out
    assert oq("practice", "--say", "--plain", *talk, "--seed", "1", input="q\n").code == 0


def test_what_was_said_is_there_after_a_crash_and_not_asked_for_again(
    oq: Run, talk: tuple[str, ...], tmp_path: Path
) -> None:
    oq("practice", "--say", "--plain", *talk, input="消消气\nB\n您定个时间\nA\n")
    keep_until(oq, tmp_path / "data" / "events.db", "said")
    ran = oq("resume", "--plain", *talk, input="A\n")
    assert ASK not in ran.out and f"你的话  您定个时间\n{NEAREST}\n" in ran.out
    assert "   你自己的话：消消气\n" in ran.out and "   你自己的话：您定个时间\n" in ran.out


def test_commands_work_while_it_is_asked_for_and_are_no_words(oq: Run, talk: tuple[str, ...]) -> None:
    ran = oq("practice", "--say", "--plain", *talk, input=":?\n:f\n:q\n")
    assert ran.code == 0 and "已标记。" in ran.out and "officer-quiz" in ran.err
    assert "不会：记为未作答" not in ran.out, "there is nothing to skip"
    assert [each["event"] for each in events(oq)] == ["started", "flagged"]


def test_words_are_shown_as_they_read_and_no_longer_than_they_may_be(oq: Run, talk: tuple[str, ...]) -> None:
    ran = oq("practice", "--say", "--plain", *talk, input="x" * (SPEECH + 1) + "\n[red]\x1b[31m\u202e红\nC\n:q\n")
    assert f"太长了，最多写 {SPEECH} 个字。" in ran.out
    assert Blanks(("",), form="speech").refuse(["x" * (SPEECH + 1)]) == message("ask.speech-long", most=SPEECH)
    assert Blanks(("",), form="speech").refuse([""]) is None
    ran = oq("resume", "--plain", *talk, input="\nA\n")
    assert "   你自己的话：[red]?[31m?红\n" in ran.out


def test_the_profile_asks_always_exams_and_other_questions_never(oq: Run, talk: tuple[str, ...], banks: Path) -> None:
    assert "分支对话先说再选  开" in oq("me", "--say", "on").out
    assert ASK in oq("practice", "--plain", *talk, input=":q\n").out
    assert ASK not in oq("practice", "law-small", "--plain", "--banks", str(banks), input="s\ns\n").out
    assert oq("me", "--say", "vielleicht").code == 2
    oq("me", "--say", "off")
    assert ASK not in oq("practice", "--plain", *talk, input="q\n").out
    write_example(banks, "dialogue")
    assert ASK in oq("practice", "dialogue-small", "--say", "--plain", "--banks", str(banks), input=":q\n").out


def test_english(oq: Run, talk: tuple[str, ...]) -> None:
    ran = oq("practice", "--say", "--plain", "--lang", "en", *talk, input="calm down\nB\n\nA\n")
    assert (
        "First say it in your own words, or just press Enter to say nothing" in ran.out
        and "Now choose the nearest:" in ran.out
    )
    assert "   Your own words: calm down\n   Better: 半个月" in ran.out


def test_history_and_the_trainer_see_it_beside_what_was_chosen(oq: Run, talk: tuple[str, ...]) -> None:
    oq("me", "--name", "小李")
    oq("practice", "--say", "--plain", *talk, input="消消气\nB\n您定个时间\nA\n")
    oq("practice", "--say", "--plain", *talk, input="先听听\n:q\n")
    (answer,) = oq("history", oq("history", "--json").json["sessions"][1]["id"], "--json", *talk).json["answers"]
    first, second = answer["said"]
    assert first == {
        "turn": 1,
        "heard": "你们来得正好！天天唱到半夜，你说怎么办吧！",
        "words": "消消气",
        "reply": "您放心，我保证明天他就不唱了。",
        "best": "半个月没睡好，搁谁都急。拖把先靠墙上，您跟我说说，他都是几点唱？",
        "score": 0.0,
        "points": 3.0,
    }
    assert (second["reply"], second["score"]) == (second["best"], 3.0)
    told = oq("disputes", "--said", "--json", *talk).json["said"]
    assert [(each["words"], each["name"], each["changed"]) for each in told] == [
        ("先听听", "小李", False),
        ("消消气", "小李", False),
        ("您定个时间", "小李", False),
    ]
    assert (told[0]["reply"], told[1]["reply"]) == (None, first["reply"])
    shown = oq("disputes", "--said", *talk).out
    assert (
        "    听到的  你们来得正好！天天唱到半夜，你说怎么办吧！\n"
        "    你的话  消消气\n"
        "    选的话  您放心，我保证明天他就不唱了。  0/3 分\n"
        "    最好的  半个月没睡好"
    ) in shown
    assert "共 3 句。" in shown
    assert len(oq("disputes", "yan-1", "--said", "--json", *talk).json["said"]) == 3
    assert oq("disputes", "yan-2", "--said", "--json", *talk).json["said"] == []
    assert oq("disputes", "--said", "--state", "open").code == 2
    assert oq("disputes", *talk).out.startswith("没有意见")


def test_of_a_question_that_has_changed_only_the_words_are_told(oq: Run, talk: tuple[str, ...], tmp_path: Path) -> None:
    oq("practice", "--say", "--plain", *talk, input="消消气\nB\n\nA\n")
    file = tmp_path / "talks" / "yan.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("points: 0", "points: 1", 1), encoding="utf-8")
    (row,) = oq("disputes", "--said", "--json", *talk).json["said"]
    assert (row["words"], row["reply"], row["heard"], row["changed"]) == ("消消气", None, None, True)
    assert "（题目在这之后改过，或已不在题库里）" in oq("disputes", "--said", *talk).out


def test_it_is_exported_and_deleted_with_everything_else(oq: Run, talk: tuple[str, ...], tmp_path: Path) -> None:
    oq("practice", "--say", "--plain", *talk, input="消消气\n:q\n")
    assert '"words": "消消气"' in oq("data", "export").out
    assert oq("data", "delete", "--yes").code == 0
    assert "没有自己的话" in oq("disputes", "--said", *talk).out
    left = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert not [path for path in left if "消消气".encode() in path.read_bytes()]


def as_stored(words: str) -> bytes:
    return json.dumps(words)[1:-1].encode()


def test_the_trainer_reads_it_in_results_handed_in(oq: Run, talk: tuple[str, ...], tmp_path: Path) -> None:
    oq("me", "--name", "小李")
    oq("practice", "--say", "--plain", *talk, input="消消气\nB\n\nA\n")
    stick = tmp_path / "stick"
    assert oq("hand-in", "--since", "2020-01-01", "--out", str(stick), *talk).code == 0
    oq("data", "delete", "--yes")
    (handed,) = stick.glob("*.handin")
    handed.with_name("copy.handin").write_bytes(handed.read_bytes())
    handed.with_name("broken.handin").write_bytes(handed.read_bytes().replace(b'"inside":"', b'"inside":"x'))
    inside = open_envelope(read_envelope(handed.read_bytes()), None).content
    other = inside.replace(as_stored("消消气"), as_stored("骂人话"))
    signed_anew = write_hand_in(other, "", None, seal.signing_pair())
    handed.with_name("altered.handin").write_bytes(signed_anew)
    ran = oq("disputes", "--said", "--from", str(stick), "--json", *talk)
    (row,) = ran.json["said"]
    assert (row["name"], row["words"], row["heard"][:6], row["reply"][:3]) == (
        "小李",
        "消消气",
        "你们来得正好",
        "您放心",
    )
    assert ran.err.startswith("没有读：") and ran.err.count("\n") == 2
    assert "altered.handin" in ran.err and "broken.handin" in ran.err
    assert oq("disputes", "yan-2", "--said", "--from", str(stick), "--json", *talk).json["said"] == []
    assert oq("disputes", "--said", *talk).out.startswith("没有自己的话")
    assert oq("disputes", "--from", str(stick)).code == 2
    assert oq("disputes", "--said", "--from", str(tmp_path / "nowhere")).code == 2
