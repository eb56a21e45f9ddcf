"""分支对话里先说再选、从某一轮重来的措辞。"""

TEXTS: dict[str, str] = {
    "say-first": "先用自己的话说：这时你会怎么讲、怎么做？（空着就直接看可选的回答）",
    "nearest": "现在选最接近的一句。",
    "own": "你的话",
    "beside.heard": "听到的",
    "beside.own": "你的话",
    "beside.chosen": "选的话",
    "beside.best": "最好的",
    "beside.turn": "第 {number} 轮",
    "said": "共 {count} 句。看题：officer-quiz show 题目编号",
    "none-said": "没有自己的话。学员用 practice --say 在看到可选的回答之前先说。",
    "said-alone": "--said 只列自己的话，可以写题目或题库的编号，不和 --state、--note 一起用。",
    "own-beside": "你自己的话：{words}",
}
