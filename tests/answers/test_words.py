"""Responses in words."""

from officer_quiz.answers.words import responses_in_words
from officer_quiz.kinds import kind
from officer_quiz.kinds.base.parse import parse
from officer_quiz.messages.catalogue import Wording
from officer_quiz.text.document import read

QUESTION, _ = parse(read("single", kind("single").EXAMPLE.encode()).data)
SAY = Wording("zh")


def test_a_response_and_a_blank() -> None:
    assert QUESTION is not None
    turn = QUESTION.turn(())
    assert turn is not None
    option = turn.ask.options[0]  # type: ignore[union-attr]
    assert responses_in_words(QUESTION, ([option.key],), SAY) == option.text
    assert responses_in_words(QUESTION, (None,), SAY) == "—"


def test_what_is_no_response_to_the_question_is_not_told() -> None:
    assert QUESTION is not None
    assert responses_in_words(QUESTION, (["Z"],), SAY) == responses_in_words(QUESTION, ({"A": "B"},), SAY) == ""
