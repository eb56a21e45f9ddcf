"""Wording shared by several kinds of questions."""

TEXTS: dict[str, str] = {
    "kind-named": "{word} ({name})",
    "unknown-kind": "There is no kind “{name}”. Known: {known}.",
    "unknown-kind-near": "There is no kind “{name}”. Did you mean {near}?",
    "choice-keys": "Choices are lettered from A without gaps: this should be {right}, not {letter}.",
    "choice-keys-written": "Choices are lettered in ordinary capitals: write {right} for {letter}.",
    "duplicate-choice": "{letter} says the same as {first}; rewrite one of them.",
    "not-a-choice": "“{letter}” is no choice. The choices here are {known}.",
    "why-unknown": "There is no choice “{letter}”; remarks can be on {known}.",
    "too-few-keys": "At least {least} choices must be right; for a single right one use single or indefinite.",
    "panel-incomplete": "The panel's {name} must name exactly the actions; missing: {missing}.",
    "uncalibrated": "Sample key, not calibrated by a panel of experts",
    "rule.exact": "Marking: all or nothing.",
    "rule.subset_half": (
        "Marking: a quarter for each right choice up to three quarters, full for all, none with a wrong choice."
    ),
    "rule.subset_share": "Marking: the share of right choices, none with a wrong choice.",
    "rule.net": "Marking: right choices minus wrong ones, as a share, not below zero.",
    "rule.each_choice": "Marking: every choice rightly ticked or rightly left counts.",
}
