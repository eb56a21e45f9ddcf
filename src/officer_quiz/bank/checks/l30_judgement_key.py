"""L30: a judgement question tells good from bad, and its panel agrees."""

from __future__ import annotations

from collections.abc import Iterator

from officer_quiz.bank.context import Context
from officer_quiz.bank.model import Bank
from officer_quiz.bank.rule import Rule
from officer_quiz.kinds.base.judgement import Judgement
from officer_quiz.kinds.best_worst import BestWorst
from officer_quiz.kinds.rating import Rating
from officer_quiz.text.diagnostic import Fault

RULE = Rule("L30", "warning")
MESSAGES = {
    "zh": {
        "name": "情境题的答案站得住",
        "what": "评价题没有明显有效（最高两级）和明显无效（最低两级）的做法；最佳与最差相同、panel 缺了做法是错误；专家评价的标准差超过 1.2，"
        "或者专家平均分最高、最低的不是所写的最佳、最差。",
        "why": "做法都差不多的题分不出判断力；专家意见分散，就没有谁的答案算数。",
        "no-good": "没有明显有效的做法（{scale} 级评价里的最高两级）。请加上一个。",
        "no-bad": "没有明显无效的做法（{scale} 级评价里的最低两级）。请加上一个。",
        "spread": "专家对 {letter} 的意见太分散（标准差 {sd}，不宜超过 {most}）。请改写这个做法。",
        "panel-best": "专家平均分最高的是 {letter}，与所写的最佳做法不同。请核对。",
        "panel-worst": "专家平均分最低的是 {letter}，与所写的最差做法不同。请核对。",
    },
    "en": {
        "name": "a judgement key that holds",
        "what": "A rating has no clearly effective action (the two highest ratings) or no clearly ineffective one (the two lowest); best and worst alike, or a panel "
        "that leaves out an action, are errors; the panel's standard deviation is above 1.2, or its highest and lowest means are not the best and worst.",
        "why": "Actions of about the same worth do not measure judgement; where experts disagree no answer is the right one.",
        "no-good": "No action is clearly effective (one of the two highest of {scale} ratings). Add one.",
        "no-bad": "No action is clearly ineffective (one of the two lowest of {scale} ratings). Add one.",
        "spread": "The panel disagrees on {letter} (standard deviation {sd}, at most {most}). Rewrite the action.",
        "panel-best": "The panel's highest mean is {letter}, not the best action given. Check it.",
        "panel-worst": "The panel's lowest mean is {letter}, not the worst action given. Check it.",
    },
}
BAD = """\
id: demo-1
type: rating
scene: 晚上，两位邻居为停车位在楼下争吵，围了七八个人，你一个人先到。
actions:
  A: {do: 请双方先各退一步再说, expect: 3}
  B: {do: 先听其中一方讲完, expect: 3}
"""
GOOD = """\
id: demo-1
type: rating
scene: 晚上，两位邻居为停车位在楼下争吵，围了七八个人，你一个人先到。
actions:
  A: {do: 把双方请到两边，各听一分钟, expect: 5}
  B: {do: 让双方当着众人吵出个结果, expect: 1}
"""
MOST = 1.2


def check(bank: Bank, context: Context) -> Iterator[Fault]:
    """Yield a warning at actions all alike, and at a panel that disagrees with itself or with the key."""
    for rating, item in bank.of(Rating):
        values = [action.expect for action in rating.actions.values()]
        path = (*item.path, "actions")
        if max(values) < rating.scale - 1:
            yield RULE.fault(path, "no-good", scale=rating.scale)
        if min(values) > 2:
            yield RULE.fault(path, "no-bad", scale=rating.scale)
    for question, item in bank.of(Judgement):
        for letter, sd in (question.panel.sd if question.panel else {}).items():
            if sd > MOST:
                yield RULE.fault((*item.path, "panel", "sd", letter), "spread", letter=letter, sd=sd, most=MOST)
    for pair, item in bank.of(BestWorst):
        if pair.panel:
            mean = pair.panel.mean
            highest, lowest = max(mean, key=lambda key: mean[key]), min(mean, key=lambda key: mean[key])
            if highest != pair.best:
                yield RULE.fault((*item.path, "best"), "panel-best", letter=highest)
            if lowest != pair.worst:
                yield RULE.fault((*item.path, "worst"), "panel-worst", letter=lowest)
