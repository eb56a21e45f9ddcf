"""题库文件的结构问题与检查项的措辞。"""

TEXTS: dict[str, str] = {
    "not-a-bank": "这不是题库：题库文件的最上层要有 bank、title、questions 等键。",
    "not-a-question": "这里要写一道题（有 id、type、stem 等键），不能只写文字。",
    "too-many-alike": "{code} 在这个文件里已有 {most} 处，其余的不再列出。请先改好这些。",
    "not-a-translation": "这不是译文：文件名以 .en.yaml 或 .zh.yaml 结尾的是译文，最上层要有 translates、language、title、questions。",
    "wrong-place-exam": "这是组卷方案，放在这里会当成题库来读。请移到题库旁边的 exams 文件夹里。",
    "wrong-place-translates": "这是译文，照这个名字和位置会当成别的文件来读。请放到原题库旁边，文件名以 .en.yaml 结尾，译成中文的以 .zh.yaml 结尾。",
    "wrong-place-bank": "这是题库，放在 exams 文件夹里会当成组卷方案来读。请移到别的文件夹。",
    "no-original": "找不到所译的题库 {id}。译文要放在原题库旁边，translates 写它的编号。",
    "same-language": "译文的语言与原题库相同（{language}）。请核对 language。",
    "untranslated": "{id} 还没有译文。请补上（of: {of}）。",
    "not-in-original": "原题库里没有 {id} 这道题。请核对编号，或删去。",
    "untranslated-names": "心情的名称 {names} 没有译文，照原文显示。请在这个人的 mood 里写上：名称: 译文。",
    "translation-old": "原文在翻译以后改过，这一条不再显示。请对照原文改好，再把 of 改为 {of}。",
    "translation-of": "缺少 of（所译原文的指纹），这一条不会显示。请对照原文，写上 of: {of}。",
    "translation-same": "这一条还是原文，没有译，所以不会显示。请换成译文。",
    "translation-same-title": "名称还是原文。请换成译文。",
    "translation-shape": "这里的结构与原文不同。译文要与原文同样分层，只把文字换掉。",
    "translation-count": "原文有 {right} 项，这里有 {count} 项。两者要一样多，顺序相同。",
    "translation-missing": "缺少 {key} 的译文。请补上。",
    "translation-extra": "原文没有 {key}。译文只写原文有的文字；答案、分值、依据都在原文里。",
}
