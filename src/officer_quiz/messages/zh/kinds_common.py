"""几种题型共用的措辞。"""

TEXTS: dict[str, str] = {
    "kind-named": "{word}（{name}）",
    "unknown-kind": "没有“{name}”这种题型。可用：{known}。",
    "unknown-kind-near": "没有“{name}”这种题型。是不是 {near}？",
    "choice-keys": "选项要从 A 起按字母连续写，这里应当是 {right}，不是 {letter}。",
    "choice-keys-written": "选项的字母要用半角大写，请把 {letter} 改成 {right}。",
    "duplicate-choice": "{letter} 和 {first} 说的是同一件事，请改写其中一个。",
    "not-a-choice": "“{letter}”不是选项。这道题的选项有 {known}。",
    "why-unknown": "没有“{letter}”这个选项，逐项说明只能写 {known}。",
    "too-few-keys": "至少要有 {least} 个正确选项；只有一个正确的用单选（single）或不定项（indefinite）。",
    "panel-incomplete": "panel 的 {name} 要正好包括每个做法，缺：{missing}。",
    "uncalibrated": "示例答案，未经专家组校准",
    "rule.exact": "计分：全对得分，多选、少选、错选不得分。",
    "rule.subset_half": "计分：全对满分；没有错选时每选对一项得四分之一，最多四分之三；有错选不得分。",
    "rule.subset_share": "计分：没有错选时按选对的比例得分，有错选不得分。",
    "rule.net": "计分：选对减选错，按比例得分，不低于零。",
    "rule.each_choice": "计分：每个选项选对或不选对都计分。",
}
