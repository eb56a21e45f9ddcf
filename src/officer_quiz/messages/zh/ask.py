"""答案写法不对时的措辞。"""

TEXTS: dict[str, str] = {
    "choose-unknown": "有的选择不在选项里，或者重复了。",
    "choose-one": "请选一项。",
    "choose-count": "请选 {least} 到 {most} 项。",
    "blanks-count": "要填 {count} 个空。",
    "blanks-empty": "还没有写答案。",
    "blanks-number": "这里要写一个数。",
    "speech-long": "太长了，最多写 {most} 个字。",
    "arrange-all": "要把 {count} 项都排上，每项一次。",
    "assign-all": "{count} 行都要配上。",
    "assign-unknown": "有的选择不在右边。",
    "assign-distinct": "同一个选择不能用两次。",
}
