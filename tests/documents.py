"""Writes the generated parts of the documents from the program itself: kinds, fields, checks, the pictures.

    python tests/documents.py

`tests/test_documents.py` fails when a document is not what this would write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints

from officer_quiz import kinds
from officer_quiz.bank import checks
from officer_quiz.bank.blueprint import Blueprint, Drawing, Scoring, Section, Where
from officer_quiz.bank.model import Header
from officer_quiz.bank.translation import Header as Translation
from officer_quiz.kinds.base.dialogue import Reply
from officer_quiz.kinds.base.question import Post, Question, QuestionLevel, Skill, Status
from officer_quiz.messages.catalogue import Wording, table
from officer_quiz.scoring import MULTIPLE_RULES
from officer_quiz.session.commands import Command
from officer_quiz.session.conduct.practice import LOOKS_BACK
from officer_quiz.session.modes import MODES
from officer_quiz.text.models import model_of
from officer_quiz.ui.terminal.answering import ALWAYS, LETTERS
from officer_quiz.ui.terminal.live.fields import CONTROL

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
GUIDE = ROOT / "questions" / "README.md"
ORDER = (
    "single multiple indefinite true_false fill numeric ordering matching rating best_worst ranking case dialogue essay"
)
"""The order of kinds in documents; a kind not named here comes last."""
VALUES = {
    "post": ("`posts` 岗位", Post),
    "level": ("`level` 级别", QuestionLevel),
    "skill": ("`skills` 能力", Skill),
    "status": ("`status` 状态", Status),
    "outcome": ("`outcome` 分支对话的结局", Literal["good", "mixed", "bad"]),
    "grade": ("`grade` 违规的轻重", get_type_hints(Reply)["grade"]),
    "language": ("`language` 语言", get_type_hints(Header)["language"]),
}
"""The fields with a closed list of values: how the guide names them, and the values."""
NAMES = {
    "remark": "提醒",
    "serious": "严重（那一处不得分）",
    "disqualifying": "一票否决（不写就是）",
    "zh": "中文（不写就是）",
    "en": "英文",
}
"""Values that have no name on screen."""
KEYS, CHOICES, CHOSEN = "ACD", 5, ("A", "AC", "ACD", "ABC", "ABCDE")
"""The keys of the guide's example of the rules, how many choices it has, and what is chosen."""

AREAS = ("screen", "exam")
"""Where the words of the key list stand: in practice and in an exam."""
EXAM_ONLY = MODES["exam"].asking - MODES["practice"].asking | {Command.CLEAR}
AFTER = LOOKS_BACK | {Command.EXPLAIN, Command.LAW, Command.UNDO, Command.REPLAY}
ANSWERING = (
    (
        "`A` `B` `C` … or `1` `2` `3` …, `↑` `↓`, `Space`",
        "",
        "choose; several where several may be right; true or false also `T` `F` `对` `错`",
    ),
    (
        "`Space` and `↑` `↓`, or a number",
        "",
        "in an order: carry the item, or send it to a place; `Y` says that it lies right as it is",
    ),
    ("`0`", "", "ticks nothing, where points of an essay are ticked"),
    (
        "`Enter`",
        "`Enter`, `Esc Enter` in a long text",
        "confirms (with `--quick` the key of a choice does), and goes on after feedback (`Space` does too)",
    ),
    ("`Tab`", "`Tab`", "goes to the next blank"),
    ("a letter, or `↑` `↓` and `Enter`", "", "in a menu: picks; `q` or `Esc` goes back"),
)
"""The keys that answer: key, key in a text, what it does."""


def ordered_kinds() -> list[str]:
    """Return all kinds as documents list them."""
    known = ORDER.split()
    return sorted(kinds.names(), key=lambda name: (known.index(name) if name in known else len(known), name))


def zh(field: Any) -> str:
    """Return the Chinese half of a field's description."""
    return str(field.description or "").partition(" / ")[0]


def field_table(shape: type, leave_out: Iterable[str] = ()) -> str:
    """Return a table of a shape's fields: name, whether it is required, meaning."""
    out = set(leave_out)
    rows = [
        f"| `{field.alias or name}` | {'必填' if field.is_required() else ''} | {zh(field)} |"
        for name, field in model_of(shape).model_fields.items()
        if name not in out
    ]
    return "\n".join(["| 字段 | | 意思 |", "|---|---|---|", *rows])


def kinds_reference() -> str:
    """Return the manual of every kind: how to write it, its own fields, an example."""
    return "\n\n".join(_kind_manual(name) for name in ordered_kinds())


def _kind_manual(name: str) -> str:
    kind = kinds.kind(name)
    words = kind.MESSAGES["zh"]
    own = {each.name for each in fields(Question)}
    parts = [f"### {words['name']} `{name}`", words["manual"]]
    if {each.name for each in fields(kind)} - own:
        parts.append(field_table(kind, own))
    parts.append(f"```yaml\n{kind.EXAMPLE.strip()}\n```")
    return "\n\n".join(parts)


def kinds_table() -> str:
    """Return the README's table of kinds."""
    rows = []
    for name in ordered_kinds():
        words = kinds.kind(name).MESSAGES
        rows.append(f"| `{name}` | {words['zh']['name']} | {words['en']['summary']} |")
    return "\n".join(["| type | 中文 | what it is |", "|---|---|---|", *rows])


def keys_table() -> str:
    """Return the README's table of keys: those that answer, then those of every command, as the key list tells them."""
    say, rows = Wording("en"), list(ANSWERING)
    for command, letter in LETTERS.items():
        keys = [letter, *([ALWAYS[command]] if command in ALWAYS else [])]
        in_text = next((name for each, name in CONTROL.values() if each is command), "")
        told = [say(f"{area}.does.{command.value}") for area in AREAS if _has(f"{area}.does.{command.value}")]
        exam = len(told) > 1 and told[0] != told[1]
        what = f"{told[0]}; in an exam: {told[1]}" if exam else told[0]
        when = "in an exam: " if command in EXAM_ONLY else "after an answer: " if command in AFTER else ""
        rows.append(("`" + "` `".join(keys) + "`", f"`{in_text}`" if in_text else "", f"{when}{what}"))
    lines = [f"| {key} | {in_text} | {what} |" for key, in_text, what in rows]
    return "\n".join(["| key | in a text | does |", "|---|---|---|", *lines])


def _has(key: str) -> bool:
    area, _, name = key.partition(".")
    return name in table("en", area)


def checks_table() -> str:
    """Return the table of the checks on content."""
    say = Wording("zh", {"checks": checks.wording})
    rows = [
        f"| {code} | {say(f'checks.{code}.name')} | {say(f'check.{check.RULE.level}')} |"
        for code, check in checks.found().items()
    ]
    return "\n".join(["| 代号 | 检查什么 | 级别 |", "|---|---|---|", *rows])


def values_table() -> str:
    """Return the values that fields allow, each with its Chinese name."""
    say = Wording("zh")
    rows = []
    for sort, (names, values) in VALUES.items():
        told = "、".join(f"`{value}` {NAMES.get(value) or say(f'screen.{sort}.{value}')}" for value in get_args(values))
        rows.append(f"| {names} | {told} |")
    return "\n".join(["| 字段 | 可填的值 |", "|---|---|", *rows])


def rules_table() -> str:
    """Return the multi-select rules, each with the share of the points that some choices earn."""
    say = Wording("zh")
    head = " | ".join(f"选 {chosen}" for chosen in CHOSEN)
    rows = []
    for name, mark in MULTIPLE_RULES.items():
        shares = [mark(frozenset(KEYS), frozenset(chosen), CHOICES) for chosen in CHOSEN]
        rows.append(f"| `{name}` | {say(f'screen.rule.{name}')} | {' | '.join(map(str, shares))} |")
    return "\n".join([f"| `multiple` | 怎样计分 | {head} |", f"|---|---|{'---|' * len(CHOSEN)}", *rows])


def _header_table() -> str:
    return field_table(Header)


def _common_table() -> str:
    return field_table(Question, ("type",))


def _translation_table() -> str:
    return field_table(Translation)


def _exam_tables() -> str:
    """The fields of a blueprint, from the top down."""
    titled = (
        ("顶层", Blueprint),
        ("`scoring`", Scoring),
        ("`draw`", Drawing),
        ("`sections` 的每一部分", Section),
        ("`where`", Where),
    )
    return "\n\n".join(f"{title}：\n\n{field_table(model)}" for title, model in titled)


SECTIONS: dict[Path, dict[str, Callable[[], str]]] = {
    README: {"kinds": kinds_table, "keys": keys_table},
    GUIDE: {
        "fields": _common_table,
        "header": _header_table,
        "values": values_table,
        "rules": rules_table,
        "kinds": kinds_reference,
        "checks": checks_table,
        "exams": _exam_tables,
        "translation": _translation_table,
    },
}


def written(path: Path) -> str:
    """Return a document with its generated sections as they should be."""
    text = path.read_text(encoding="utf-8")
    for name, make in SECTIONS[path].items():
        section = f"<!-- {name} -->\n{make()}\n<!-- /{name} -->"
        old = re.search(rf"<!-- {name} -->.*?<!-- /{name} -->", text, re.DOTALL)
        assert old, f"{path.name} has no section {name}"
        text = text.replace(old[0], section)
    return text


def main() -> None:
    """Write the documents and the pictures."""
    from pictures import DRAWINGS, path_of, take_report

    for path in SECTIONS:
        path.write_text(written(path), encoding="utf-8", newline="\n")
    for name, draw in DRAWINGS.items():
        path_of(name).parent.mkdir(exist_ok=True)
        path_of(name).write_text(draw(), encoding="utf-8", newline="\n")
    take_report(path_of("report").with_suffix(".png"))


if __name__ == "__main__":
    main()
