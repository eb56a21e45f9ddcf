"""个人记录文件出问题时的措辞。"""

TEXTS: dict[str, str] = {
    "full": "磁盘已满，刚才这一步没有存上（{path}）。之前确认的都已保存；清出空间后用 officer-quiz resume 接着做。",
    "read-only": "不能写入个人记录 {path}：{reason}。请检查文件夹的权限，或用 --data 指定一个能写的文件夹。",
    "no-folder": "个人记录不能放在 {path}：{reason}。请把它移走，或用 --data 另指定一个文件夹。",
    "not-a-folder": "这不是文件夹",
    "link-to-no-folder": "这是一个链接，它指向的文件夹不在",
    "no-file": "个人记录 {path} 用不了：{reason}。请把它移走，或用 --data 另指定一个文件夹。",
    "damaged": "个人记录 {path} 已损坏（{reason}），没有改动它。请从备份恢复，或用 --data 另指定一个文件夹。",
    "wrong-version": "版本号是 {version}",
    "newer": "个人记录 {path} 是更新版本的程序写的，没有改动它。请升级 officer-quiz，或用 --data 另指定一个文件夹。",
    "foreign": "{path} 是别的程序的数据库，没有改动它。请用 --data 另指定一个文件夹。",
    "old-sqlite": "这台机器的 SQLite 是 {found}，需要 {needed} 以上。请换用自带新版 SQLite 的 Python。",
    "busy": "个人记录 {path} 一直被另一个程序占用。之前确认的都已保存；请稍后用 officer-quiz resume 接着做。",
    "disk": "读写个人记录 {path} 时磁盘出错（{reason}）。之前确认的都已保存；请检查磁盘后用 officer-quiz resume 接着做。",
    "elsewhere": "{session} 已在另一个窗口里接着做了，这里的这一步没有存。请在那个窗口继续。",
    "newer-event": "个人记录 {path} 里有这个版本不认识的内容（{event}），没有改动它。多半是更新版本的程序写的：请升级 officer-quiz；否则请从备份恢复，或用 --data 另指定一个文件夹。",
}
