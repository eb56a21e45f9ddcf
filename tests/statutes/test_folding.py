"""Citations folded to one line a statute: what is joined, what stays as written."""

from __future__ import annotations

import pytest

from officer_quiz.statutes.folding import folded

PSAP = "《治安管理处罚法》"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([f"{PSAP}第一百条", f"{PSAP}第九十七条", f"{PSAP}第103条"], [f"{PSAP}第97、100、103条"]),
        ([f"{PSAP}第九十七条"], [f"{PSAP}第九十七条"]),
        ([f"{PSAP}第九十七条", f"{PSAP}第九十七条"], [f"{PSAP}第九十七条"]),
        (
            [f"{PSAP}第九条第三款", f"{PSAP}第九条", f"{PSAP}第四十三条第一款第（三）项"],
            [f"{PSAP}第9条、第9条第3款、第43条第1款第3项"],
        ),
        (["《刑法》第一百三十三条之一", "《刑法》第二十条"], ["《刑法》第20条、第133条之1"]),
        (
            [f"{PSAP}第五条", "《刑法》第二十条", f"{PSAP}第六条、第八条"],
            [f"{PSAP}第5、6、8条", "《刑法》第二十条"],
        ),
        ([f"{PSAP}第五条至第八条", f"{PSAP}第九条"], [f"{PSAP}第五条至第八条", f"{PSAP}第九条"]),
        (["《到期规定》第五条", "《到期规定》第六条"], ["《到期规定》第5、6条"]),
        (["听人说的", f"{PSAP}第五条"], ["听人说的", f"{PSAP}第五条"]),
        ([], []),
    ],
)
def test_citations_of_one_statute_become_one_line(texts: list[str], expected: list[str]) -> None:
    assert folded(texts) == expected
