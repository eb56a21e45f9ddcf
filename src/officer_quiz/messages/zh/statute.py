"""法规登记与依据的措辞。"""

TEXTS: dict[str, str] = {
    "name-taken": "名称“{name}”已经用在《{other}》上，两部法规不能同名。",
    "version-dates": "施行日期早于通过日期，请核对。",
    "version-order": "版本要按施行日期从早到晚排列。",
    "unknown": "statutes.yaml 里没有《{name}》。请先登记这部法规，或核对名称。",
    "unknown-near": "statutes.yaml 里没有《{name}》。是不是《{near}》？",
    "not-in-force": "{day} 那一天《{name}》还没有登记的有效版本。请核对 checked，或在 statutes.yaml 里补上版本。",
    "no-article": "《{name}》（{effective} 起施行）只有 {last} 条，没有第 {article} 条。",
    "no-folder": "没有法规条文文件夹 {folder}。请核对 --statutes 或 OFFICER_QUIZ_STATUTES。",
    "version": "（{adopted} 通过或修订，{effective} 起施行）",
}
