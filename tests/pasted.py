"""Questions with something pasted into them, and what one check says of it."""

from __future__ import annotations

from one_check import loaded

CHOICES = "{A: 出示人民警察证, B: 告知传唤原因, C: 通知他的家属, D: 制作询问笔录}"


def single(explain: str = "出示证件在先，其余各项都在以后。", **fields: str) -> str:
    """A single-choice question, with some fields written otherwise."""
    own = {"stem": "民警口头传唤，首先应当做什么？", "choices": CHOICES, "answer": "A", "explain": explain} | fields
    return "id: demo-1\ntype: single\n" + "".join(f"{key}: {value}\n" for key, value in own.items())


def claim(stem: str, answer: str = "对", **fields: str) -> str:
    """A question to judge."""
    own = {"stem": stem, "answer": answer} | fields
    return "id: demo-1\ntype: true_false\n" + "".join(f"{key}: {value}\n" for key, value in own.items())


def multiple(stem: str, answer: str, type: str = "multiple") -> str:
    return f"id: demo-1\ntype: {type}\nstem: {stem}\nchoices: {CHOICES}\nanswer: {answer}\n"


def words(question: str, code: str) -> list[str]:
    """The words that a check finds in a question, each with the name of its wording."""
    found = loaded(question, code).diagnostics
    return [f"{each.message.key.rpartition('.')[2]} {each.message.args.get('words', '')}".strip() for each in found]


def places(question: str, code: str) -> list[str]:
    return [f"{each.line}:{each.column}" for each in loaded(question, code).diagnostics]
