"""L24: ids are unique across all banks and permanent: history, citations and exports hang on them."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context, claim_of
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.text.diagnostic import Fault, Path

RULE = Rule("L24", "error", firm=True)
MESSAGES = {
    "zh": {
        "name": "编号唯一、永久",
        "what": "题库或题目的编号在别处已经用过是错误；在 git 仓库里，上一个发布（标签）有的编号现在哪个文件里都没有了是警告。",
        "why": "成绩、错题本、导出的试卷都凭编号认题；换了编号，学员的记录就断了，两题同号，记录就混了。",
        "taken": "编号 {id} 已经用在 {file} 第 {line} 行。编号不能重复，请换一个。",
        "vanished": "{release} 里有题目 {ids}，现在没有了。编号是永久的：请改回来，不用的题写 status: retired。",
        "vanished-with-file": "{release} 的 {file} 里有题目 {ids}，文件和这些编号现在都没有了。编号是永久的：请放回来，不用的题写 status: retired。",
        "more": "{ids} 等，还有 {more} 题",
        "unread": "读不出这里的 git 仓库的上一个发布（仓库损坏、太大，或者格式太新），没有查编号有没有丢。请重新克隆仓库再查。",
    },
    "en": {
        "name": "ids are unique and permanent",
        "what": "An id of a bank or a question that stands elsewhere is an error; in a git repository, one that the last release (tag) had and that no file has any more, a warning.",
        "why": "Results, wrong-answer books and exported papers know questions by their ids: a changed id cuts a trainee's history, a double one mixes two.",
        "taken": "The id {id} is already used in {file}, line {line}. Ids must be unique; choose another.",
        "vanished": "Gone since {release}: {ids}. Ids are permanent: bring them back; a question no longer used is status: retired.",
        "vanished-with-file": "Gone since {release} with the file {file}: {ids}. Ids are permanent: bring them back; a question no longer used is status: retired.",
        "more": "{ids} and {more} more",
        "unread": "The last release of the git repository here cannot be read (damaged, too large, or of a newer format), so lost ids were not looked for. Clone it anew and check again.",
    },
}
BAD = """\
- {id: demo-1, type: true_false, stem: 传唤应当告知原因和依据。（　）, answer: 对}
- {id: demo-1, type: true_false, stem: 询问可以不作笔录。（　）, answer: 错}
"""
GOOD = """\
- {id: demo-1, type: true_false, stem: 传唤应当告知原因和依据。（　）, answer: 对}
- {id: demo-2, type: true_false, stem: 询问可以不作笔录。（　）, answer: 错}
"""


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a fault at each id, of the bank or of a question now or formerly, that was taken before."""
    yield from _take(claim_of(bank.header.bank), bank.header.bank, ("bank",), bank, context)
    for item in bank.items:
        yield from _take(item.question.id, item.question.id, (*item.path, "id"), bank, context)
        for number, id in enumerate(item.question.former):
            if id != item.question.id:  # which it has again: the first of `former` is the one it began with
                yield from _take(id, id, (*item.path, "former", number), bank, context)


def _take(key: str, id: str, path: Path, bank: Bank, context: Context) -> Iterator[Fault]:
    """Take an id for this place, or yield the fault that it is taken. Banks and questions do not share ids."""
    if key in context.ids:
        file, line = context.ids[key]
        yield RULE.fault(path, "taken", id=id, file=file, line=line)
    else:
        context.ids[key] = (bank.document.name, bank.document.marks.values[path].line)
