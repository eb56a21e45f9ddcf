"""Two thousand damaged files, always the same: whatever is done with them, nothing escapes but a sentence.

`tests/benchmarks/fuzzing.py` tries any number of others.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from fuzz.families import FAMILIES, Family, families, mutants
from officer_quiz.errors import UserError

EXAMPLES = 2000
SHARES = 1000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Family]:
    return families(tmp_path_factory.mktemp("fuzz") / "desk")


@pytest.mark.parametrize("name", FAMILIES)
def test_no_exception_escapes(made: dict[str, Family], name: str) -> None:
    family = made[name]

    @settings(
        max_examples=EXAMPLES * family.share // SHARES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(mutants(family))
    def run(raw: bytes) -> None:
        with suppress(UserError):
            family.run(raw)

    run()


def test_the_families_share_all_examples(made: dict[str, Family]) -> None:
    assert list(made) == list(FAMILIES)
    assert sum(family.share for family in made.values()) == SHARES


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "found").iterdir()), ids=lambda path: path.name)
def test_what_fuzzing_once_found_stays_mended(made: dict[str, Family], path: Path) -> None:
    """The files are as small as fuzzing could make them, named by their family and by what is odd about them."""
    with suppress(UserError):
        made[path.name.partition(".")[0]].run(path.read_bytes())
