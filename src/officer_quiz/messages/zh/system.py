"""操作系统不让读写时的措辞。"""

TEXTS: dict[str, str] = {
    "refused": "{path} 用不了：{reason}。请检查它是否还在、是否有权读写，再试一次。",
    "refused-nameless": "系统不允许这一步：{reason}。请检查当前文件夹还在不在、结果输出到哪里，再试一次。",
    "not-there": "没有这个文件或文件夹",
    "dangling": "这是一个链接，它指向的文件不在",
    "endless-link": "链接绕成了圈，到不了任何文件",
    "not-allowed": "没有权限",
    "folder": "这是文件夹，不是文件",
    "not-a-folder": "路径中间有一段不是文件夹",
    "not-a-file": "这是管道或设备，不是文件",
    "there-already": "那里已经有别的东西",
    "full": "磁盘已满",
    "read-only": "磁盘是只读的",
    "in-use": "正被另一个程序占用",
    "too-long": "名称太长",
    "too-many": "同时打开的文件太多",
    "broken": "磁盘读写出错",
}
