"""个人资料与个人数据。"""

TEXTS: dict[str, str] = {
    "name": "称呼",
    "unit": "单位",
    "post": "岗位",
    "level": "级别",
    "language": "语言",
    "days": "掌握所需天数",
    "unset": "（未填）",
    "kept": "已记下。",
    "how": '修改：officer-quiz me --name 称呼 --unit 单位 --post traffic --level basic；留空即清除，如 --unit ""。不收集其他内容。',
    "damaged": "个人资料文件 {path} 读不了（{reason}）。改正它，或者删去后用 officer-quiz me 重新填写。",
    "newer": "个人资料文件 {path} 是更新版本的程序写的，没有改动它。请升级 officer-quiz，或用 --data 另指定一个文件夹。",
    "practising-for": "按个人资料选题：{chosen}。全部题目用 --post any、--level any。",
    "no-action": "没有“{name}”这个操作，可用：where、export、delete。",
    "deleting": "将删去 {folder} 里的全部个人记录：{sessions} 次练习和考试、错题本和个人资料。删去后不能恢复。",
    "delete-ask": "确定删去，请输入 yes：",
    "deleted": "已删去。",
    "not-deleted": "没有删去。",
    "nothing": "{folder} 里没有个人记录。",
    "in-use": "个人记录正被另一个窗口使用，没有删去。请先关闭它。",
}
