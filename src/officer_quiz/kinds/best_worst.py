"""Best and worst: which action should be taken, and which least of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Literal

from officer_quiz.kinds.base.ask import Assign, Option, Response
from officer_quiz.kinds.base.choices import Choices, Key, key_faults, letter_faults, same_faults, unknown_faults
from officer_quiz.kinds.base.judgement import Judgement
from officer_quiz.kinds.base.question import Rules, Sample, said
from officer_quiz.kinds.base.reveal import Note
from officer_quiz.messages.catalogue import Message
from officer_quiz.text.diagnostic import Fault
from officer_quiz.text.fields import Text, doc

if TYPE_CHECKING:
    from officer_quiz.kinds.base import portable


@dataclass(frozen=True, kw_only=True)
class BestWorst(Judgement):
    """The best and the worst of several actions."""

    EXAMPLE = """\
id: example-best-worst-1
type: best_worst
scene: 派出所户籍窗口。务工人员老赵第二次来办居住证，仍缺住址证明，房东有租房合同。他说：“能不能一次讲完？”后面排着六个人。
actions:
  A: 说明上次是同事接待的，今天只讲今天缺什么
  B: 道歉，对照清单勾出全部所缺材料和可替代的证明，写上时限和电话
  C: 先收下身份证复印件，告诉他后台看完会通知
  D: 讲清所缺材料，请他到旁边给房东打电话，能传来就接着办
  E: 请他自己看墙上的办事流程，不要耽误后面的人
best: B
worst: E
why:
  A: 把责任推给同事，老赵还是不知道一共缺什么。
  B: 一次讲清全部材料并留下凭据，他不会再白跑。
  C: 没有解决缺材料的问题，又添了一次等待。
  D: 当场想办法，但没有给清单，办不成时还得再问。
  E: 推给墙上的流程，正是群众最不满意的“冷、硬、推”。
explain: 申请材料不全的应当一次性告知，当场联系房东能帮上忙，但没有留下清单；最差的是让人自己看墙。
cite: 《居住证暂行条例》第九条
source: [S052, S053]
skills: [service]
"""
    MESSAGES = {
        "zh": {
            "name": "最佳与最差",
            "summary": "选出最好和最差的做法",
            "manual": "`actions` 按字母写做法，`best`、`worst` 写字母，`why` 逐项说明。选对最佳、最差各加一，把最差当最佳、最佳当最差各减一，"
            "（合计+2）÷4 为得分。",
            "ask": "应当采取的最佳做法和最差做法各是哪一个？",
            "best": "最佳",
            "worst": "最差",
            "rule": "最佳与最差：选对各加一，颠倒各减一，（合计+2）÷4。",
            "rule-corrected": "最佳与最差：选对各加一，颠倒各减一，合计÷2，不足 0 按 0（已扣去乱选也能得的分）。",
            "best-is-worst": "最佳和最差不能是同一个做法。",
            "several-keys": "最佳和最差各只有一个做法，这里写了 {letters}。请只留一个。",
        },
        "en": {
            "name": "best and worst",
            "summary": "the best and the worst action",
            "manual": "`actions` are lettered, `best` and `worst` are letters, `why` explains each. Best right +1, worst right "
            "+1, the worst taken for the best -1, the best for the worst -1; (sum + 2) / 4.",
            "ask": "Which action should be taken, and which least of all?",
            "best": "best",
            "worst": "worst",
            "rule": "Best and worst: +1 for each right, -1 for each reversed; (sum + 2) / 4.",
            "rule-corrected": "Best and worst: +1 for each right, -1 for each reversed; sum / 2, not below 0 (corrected for chance).",
            "best-is-worst": "The best and the worst action cannot be the same.",
            "several-keys": "One action is the best and one the worst; this names {letters}. Keep one.",
        },
    }

    type: Literal["best_worst"]
    actions: Annotated[Choices, doc("做法，从 A 起按字母排", "the actions, lettered from A")]
    best: Annotated[Key, doc("最佳做法的字母", "the letter of the best action")]
    worst: Annotated[Key, doc("最差做法的字母", "the letter of the worst action")]
    why: Annotated[dict[str, Text], doc("逐项说明", "a remark on each action")] = field(default_factory=dict)

    def problems(self) -> Iterator[Fault]:
        """Yield faults of the actions, the keys and the panel."""
        yield from letter_faults(self.actions, ("actions",))
        yield from same_faults(self.actions, ("actions",))
        yield from key_faults(self.best, self.actions, ("best",), "best_worst.several-keys")
        yield from key_faults(self.worst, self.actions, ("worst",), "best_worst.several-keys")
        yield from unknown_faults(self.why, self.actions, ("why",), "why-unknown", on_key=True)
        if self.best == self.worst:
            yield Fault("L30", ("worst",), said("best_worst.best-is-worst"))
        yield from self.panel_faults(self.actions)

    def ask(self) -> Assign:
        """Give best and worst an action each."""
        rows = (Option("best", said("best_worst.best")), Option("worst", said("best_worst.worst")))
        columns = tuple(Option(letter, text) for letter, text in self.actions.items())
        return Assign(rows, columns, distinct=True, fixed=True, columns_fixed=not self.shuffle, typed_rows=False)

    def key(self) -> Response:
        """Return the best and the worst."""
        return {"best": self.best, "worst": self.worst}

    def neutral(self) -> portable.BestWorst:
        """Choose the best and the worst action."""
        from officer_quiz.kinds.base import portable  # noqa: PLC0415  (only exports need it)

        items = (portable.Item(letter, text, self.why.get(letter, "")) for letter, text in self.actions.items())
        return portable.BestWorst(tuple(items), self.best, self.worst)

    def mark(self, response: Response, rules: Rules) -> Fraction:
        """Return (sum + 2) / 4: +1 for each right, -1 for each that is the other's key."""
        given = response if isinstance(response, dict) else {}
        total = (given["best"] == self.best) + (given["worst"] == self.worst)
        total -= (given["best"] == self.worst) + (given["worst"] == self.best)
        return Fraction(total + 2, 4)

    def by_chance(self, rules: Rules) -> Fraction:
        """Return one half: a choice at random is right as often as it is reversed."""
        return Fraction(1, 2)

    def rule(self, rules: Rules) -> Message:
        """How best and worst are marked."""
        return said("best_worst.rule-corrected" if rules.chance_corrected else "best_worst.rule")

    def remarks(self, response: Response | None) -> tuple[Note, ...]:
        """Return why each action is good or bad."""
        return tuple(Note(text, key=letter) for letter, text in self.why.items())

    @classmethod
    def samples(cls) -> Sequence[Sample]:
        """Return both right, one right, neither, and both reversed."""
        return (
            Sample([{"best": "B", "worst": "E"}], Fraction(1)),
            Sample([{"best": "D", "worst": "E"}], Fraction(3, 4)),
            Sample([{"best": "B", "worst": "C"}], Fraction(3, 4)),
            Sample([{"best": "D", "worst": "C"}], Fraction(1, 2)),
            Sample([{"best": "E", "worst": "B"}], Fraction(0)),
            Sample([None], Fraction(0)),
        )
