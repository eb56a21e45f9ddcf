"""What a session is called: shown short, typed short."""

import pytest

from officer_quiz.session.names import Name, shortened, start_of_uuid

UUID = "3f9a2c15-07d4-4e6b-9a51-c0ffee123456"
ORIGIN = "0b54a1de-8c1f-4d25-8a7e-2f6d1c9e8b70"


@pytest.mark.parametrize(
    ("others", "shown"),
    [
        ([], "3f9a2c"),
        (["00000000-0000-4000-8000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff"], "3f9a2c"),
        (["3f9a2d15-07d4-4e6b-9a51-c0ffee123456"], "3f9a2c"),
        (["3f9a2c95-07d4-4e6b-9a51-c0ffee123456"], "3f9a2c1"),
        (["3f9a2c15-97d4-4e6b-9a51-c0ffee123456", "3f9a2cff-07d4-4e6b-9a51-c0ffee123456"], "3f9a2c150"),
        (["3f9a2c15-07d4-4e6b-9a51-c0ffee123457"], "3f9a2c1507d44e6b9a51c0ffee123456"),
    ],
)
def test_the_short_form_is_six_digits_or_as_many_as_tell_it_from_others(others: list[str], shown: str) -> None:
    assert shortened(UUID, others) == shown
    assert Name.of(UUID, UUID, ORIGIN, others) == Name(UUID, UUID, ORIGIN, shown)


def test_an_older_id_is_shown_as_it_is() -> None:
    name = Name.of("20261123-4821", UUID, ORIGIN, [])
    assert name.data("id") == {"id": "20261123-4821", "uuid": UUID, "origin": ORIGIN}


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("3", "3"),
        ("3f9a2c", "3f9a2c"),
        ("3F9A2C15", "3f9a2c15"),
        ("3f9a2c150", "3f9a2c15-0"),
        ("3f9a2c15-07d4", "3f9a2c15-07d4"),
        ("3f9a2c15-", "3f9a2c15"),
        ("3f9a-2c15", "3f9a2c15"),
        ("3F9A2C1507D44E6B9A51C0FFEE123456", UUID),
        (UUID, UUID),
        (UUID + "7", ""),
        ("", ""),
        ("-", ""),
        ("3f9*", ""),
        ("3f9g", ""),
        ("３f9", ""),
        ("3f9 ", ""),
        ("\udcff", ""),
    ],
)
def test_starts_are_typed_with_or_without_hyphens_in_any_case(typed: str, start: str) -> None:
    assert start_of_uuid(typed) == start
