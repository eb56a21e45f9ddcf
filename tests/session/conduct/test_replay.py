"""Going back to a turn of a conversation that is over: everything stands as it stood, and nothing is recorded."""

from __future__ import annotations

from dataclasses import replace

from examples import example
from officer_quiz.kinds.base.question import Question
from officer_quiz.session.commands import Command
from officer_quiz.session.conduct.practice import Practice
from officer_quiz.session.conduct.recorder import Unrecorded
from officer_quiz.session.conduct.replay import Replay, alone, before
from officer_quiz.session.events import Answered, Event, Said, Scored, Started, Submitted, Written
from officer_quiz.session.paper import Paper, Part
from officer_quiz.session.state import State, fold

TALK, OTHER = replace(example("dialogue"), hint="想一想。"), example("single")
"""Said best at both places, or worst at the first."""
ALL = ((TALK.id, "t"), (OTHER.id, "o"))


def over(seed: str = "种子") -> State:
    """Return a session in which the conversation is over, with own words at both places, and asks on."""
    events: list[Event] = [
        Started("practice", ALL, seed, "subset_half", "2026-11-23", asks_certainty=True, minutes=9, says_first=True),
        Said(TALK.id, 1, "甲"),
        Answered(TALK.id, ["A"]),
        Said(TALK.id, 2, "乙"),
        Answered(TALK.id, ["repair"]),
        Answered(TALK.id, ["B"], "59/100", "1", "dialogue"),
    ]
    return fold(events)


def options(practice: Practice, question: Question) -> list[str]:
    turn = practice.turn(question)
    assert turn is not None
    return [option.key for option in turn.ask.options]  # type: ignore[union-attr]


def test_it_stands_as_it_stood_at_every_turn() -> None:
    for seed in ("种子", "x", "3"):
        first = Practice(Unrecorded(fold([over(seed).started])))
        for turn, response in enumerate((["A"], ["repair"], ["B"]), 1):
            replay = Replay.of(over(seed), TALK.id, turn)
            assert replay.turn(TALK) == first.turn(TALK) and options(replay, TALK) == options(first, TALK)
            assert replay.current == TALK.id
            first.answer(TALK, response)


def test_another_way_is_marked_by_itself_and_the_first_stays() -> None:
    state = over()
    replay = Replay.of(state, TALK.id, 1)
    assert replay.answer(TALK, ["B"]) is None
    reveal = replay.answer(TALK, ["B"])
    assert reveal is not None and reveal.fraction == 1
    assert replay.current is None
    assert state == over() and str(state.results[TALK.id].fraction) == "59/100"


def test_own_words_up_to_there_stay_beside_and_no_more_are_asked_for() -> None:
    replay = Replay.of(over(), TALK.id, 2)
    turn = replay.turn(TALK)
    assert turn is not None and not replay.asks_own_words(TALK, turn)
    replay.answer(TALK, ["repair"])
    reveal = replay.answer(TALK, ["B"])
    assert reveal is not None and [note.own for note in reveal.notes] == ["甲", "", ""]
    assert not replay.asks_certainty(reveal)


def test_nothing_that_is_for_later_is_offered() -> None:
    replay = Replay.of(over(), TALK.id, 3)
    turn = replay.turn(TALK)
    assert turn is not None
    asked = replay.while_asked(turn, looks_back=True, has_articles=True)
    assert asked == {Command.HELP, Command.STOP, Command.HINT}
    replay.answer(TALK, ["B"])
    assert replay.after_feedback(has_articles=False, may_undo=True) == {Command.HELP, Command.NEXT, Command.REPLAY}
    assert replay.after_feedback(has_articles=True, has_more=True) >= {Command.LAW, Command.EXPLAIN}


def test_it_is_offered_behind_a_conversation_and_nothing_else() -> None:
    practice = Practice(Unrecorded(over()), previous=TALK)
    assert Command.REPLAY in practice.after_feedback(has_articles=False)
    turn = practice.turn(OTHER)
    assert turn is not None
    assert Command.REPLAY in practice.while_asked(turn, looks_back=True, has_articles=False)
    assert Command.REPLAY not in practice.while_asked(turn, looks_back=False, has_articles=False)
    practice.answer(OTHER, ["A"])
    assert Command.REPLAY not in practice.after_feedback(has_articles=False)


def test_a_conversation_of_an_exam_is_played_on_by_itself() -> None:
    paper = Paper("e", "考试", 30, "2026-11-23T09:00:00+00:00", "1", "1", "-1/2", (Part("全部", (TALK.id,), "1"),))
    events: list[Event] = [
        Started("exam", ALL[:1], "种子", "exact", "2026-11-23", paper=paper),
        Written(TALK.id, (["B"], None)),
        Submitted(by_clock=False),
        Scored(TALK.id, "1/2", "1", "dialogue"),
    ]
    state = fold(events)
    assert alone(state, TALK.id).past == {TALK.id: (["B"], None)}
    opened = before(state, TALK.id, 2)
    assert (opened.past, dict(opened.results), opened.started.paper) == ({TALK.id: (["B"],)}, {}, None)
