"""The order of options on screen."""

import pytest

from officer_quiz.kinds.base.ask import Arrange, Ask, Assign, Blanks, Choose, Option, Part, Turn
from officer_quiz.session.layout import lay_out, lay_out_ask


def options(letters: str) -> tuple[Option, ...]:
    return tuple(Option(letter, f"选项{letter}") for letter in letters)


def keys(shown: tuple[Option, ...]) -> str:
    return "".join(option.key for option in shown)


CHOOSE = Choose(options("ABCDEF"), 1, 6)
ASSIGN = Assign(options("abcdef"), options("123456"), distinct=True)


def test_the_same_everywhere() -> None:
    """The exact order is part of the contract: a seed gives the same paper on every machine and in every version."""
    laid = lay_out_ask(CHOOSE, "2026", "law-1:0", shuffle=True)
    assert isinstance(laid, Choose)
    assert keys(laid.options) == "FCEBDA"
    assigned = lay_out_ask(ASSIGN, "2026", "law-1:0", shuffle=True)
    assert isinstance(assigned, Assign)
    assert (keys(assigned.rows), keys(assigned.columns)) == ("fabedc", "614532")


def test_options_keep_their_text_and_the_ask_its_bounds() -> None:
    laid = lay_out_ask(CHOOSE, "s", "q", shuffle=True)
    assert isinstance(laid, Choose)
    assert sorted(laid.options, key=lambda option: option.key) == list(CHOOSE.options)
    assert (laid.least, laid.most, laid.fixed) == (1, 6, False)


@pytest.mark.parametrize(("seed", "salt"), [("other", "q:0"), ("seed", "q:1"), ("seed", "r:0")])
def test_another_seed_turn_or_question_gives_another_order(seed: str, salt: str) -> None:
    many = Arrange(options("ABCDEFGHIJKLMNOP"))
    assert lay_out_ask(many, seed, salt, shuffle=True) != lay_out_ask(many, "seed", "q:0", shuffle=True)


def test_a_new_option_moves_no_other_past_another() -> None:
    longer = lay_out_ask(Arrange(options("ABCDEFGH")), "s", "q", shuffle=True)
    shorter = lay_out_ask(Arrange(options("ABCDEFG")), "s", "q", shuffle=True)
    assert isinstance(longer, Arrange)
    assert isinstance(shorter, Arrange)
    assert keys(longer.items).replace("H", "") == keys(shorter.items)


@pytest.mark.parametrize(
    "ask",
    [Choose(options("ABCDEF"), 1, 1, fixed=True), Blanks(("一", "二", "三")), Blanks(("",), "number", "元")],
)
def test_what_is_fixed_stays(ask: Ask) -> None:
    assert lay_out_ask(ask, "s", "q", shuffle=True) == ask


def test_without_shuffling_choices_stay() -> None:
    assert lay_out_ask(CHOOSE, "s", "q", shuffle=False) == CHOOSE


def test_what_would_give_the_answer_away_is_always_shuffled() -> None:
    items = lay_out_ask(Arrange(options("ABCDEFGHIJ")), "s", "q", shuffle=False)
    assert isinstance(items, Arrange)
    assert keys(items.items) != "ABCDEFGHIJ"
    matched = lay_out_ask(ASSIGN, "s", "q", shuffle=False)
    assert isinstance(matched, Assign)
    assert keys(matched.rows) == "abcdef"
    assert keys(matched.columns) != "123456"


def test_a_scale_and_fixed_rows_stay() -> None:
    scale = Assign(options("abcdef"), options("123456"), distinct=False, columns_fixed=True)
    laid = lay_out_ask(scale, "s", "q", shuffle=True)
    assert isinstance(laid, Assign)
    assert keys(laid.columns) == "123456"
    assert keys(laid.rows) != "abcdef"
    best = Assign(options("abcdef"), options("123456"), distinct=True, fixed=True)
    laid = lay_out_ask(best, "s", "q", shuffle=True)
    assert isinstance(laid, Assign)
    assert keys(laid.rows) == "abcdef"
    assert keys(laid.columns) != "123456"


def test_named_rows_choose_among_columns_which_stay_without_shuffling() -> None:
    ask = Assign(options("ab"), options("123456"), distinct=True, fixed=True, typed_rows=False)
    kept, shuffled = lay_out_ask(ask, "s", "q", shuffle=False), lay_out_ask(ask, "s", "q", shuffle=True)
    assert isinstance(kept, Assign) and isinstance(shuffled, Assign)
    assert keys(kept.columns) == "123456" != keys(shuffled.columns)


def test_rows_and_columns_are_shuffled_apart() -> None:
    laid = lay_out_ask(Assign(options("ABCDEF"), options("ABCDEF"), distinct=True), "s", "q", shuffle=True)
    assert isinstance(laid, Assign)
    assert keys(laid.rows) != keys(laid.columns)


def test_a_turn_keeps_everything_but_the_order() -> None:
    turn = Turn("问", CHOOSE, part=Part(1, 2, "single"), hint="提示")
    laid = lay_out(turn, "s", "q", shuffle=True)
    assert (laid.prompt, laid.context, laid.part, laid.hint) == ("问", (), Part(1, 2, "single"), "提示")
    assert laid.ask == lay_out_ask(CHOOSE, "s", "q", shuffle=True)
