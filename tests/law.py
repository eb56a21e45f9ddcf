"""A small register of statutes for tests, and a text shaped like one of them."""

from __future__ import annotations

from pathlib import Path

from officer_quiz.statutes.articles import articles
from officer_quiz.statutes.register import Register
from officer_quiz.statutes.texts import Text, Texts
from officer_quiz.text.document import read
from officer_quiz.text.numerals import to_chinese

STATUTES = Path(__file__).parent / "bank" / "statutes.yaml"
HOURS = "第九十七条　一般八小时，人多时十二小时，复杂时二十四小时。\n（一）人多；\n（二）复杂。\n其余照旧。\n"


def psap() -> str:
    """Return a text of 治安管理处罚法: articles of five sentences with two items each, but 97 (HOURS), and no 110."""
    articles = [f"第{to_chinese(number)}条　甲。\n" + "（一）子；\n（二）丑。\n乙。\n" * 4 for number in range(1, 145)]
    articles[96], articles[109] = HOURS, ""
    return "\n".join(articles)


TEXTS = Texts(
    lambda statute: Text("治安管理处罚法.md", articles(psap())) if statute.short == "治安管理处罚法" else None
)


def register() -> Register:
    """Return the register of the test banks."""
    built, faults = Register.build(read("statutes.yaml", STATUTES.read_bytes()).data)
    assert faults == []
    return built
