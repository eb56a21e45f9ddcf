"""成绩库的措辞：有什么，往里收，出了什么问题。"""

TEXTS: dict[str, str] = {
    "full": "成绩库 {book} 没有空间了（{reason}）。之前收进去的都在；清出空间后把同一条命令再运行一次，不会重复。",
    "read-only": "不能写入成绩库 {book}：{reason}。请检查文件和文件夹的权限，或另指定一个成绩库。",
    "not-allowed": "服务器不允许在成绩库 {book} 里这样做：{reason}。请向管理员要建表的权限。",
    "damaged": "成绩库 {book} 已损坏（{reason}），没有改动它。请从备份恢复，或另指定一个成绩库。",
    "busy": "有人正在写成绩库 {book}，一直没有写完。之前收进去的都在；请稍后再试，不会重复。",
    "disk": "读写成绩库 {book} 时磁盘出错（{reason}）。之前收进去的都在；请检查磁盘后把同一条命令再运行一次。",
    "newer": "成绩库 {book} 是更新版本的程序写的，没有改动它。请升级 officer-quiz。",
    "foreign": "{book} 是别的程序的数据库，没有改动它。请给成绩库另指定一个文件或数据库。",
    "none": "{book} 处没有成绩库。请用 --book 指定，或先往里收：officer-quiz collect 文件 --into 成绩库",
    "no-folder": "成绩库 {book} 建不了：没有文件夹 {folder}。请先建好它，或另指定一个地方。",
    "no-library": '成绩库要用 {library}。请运行 pip install "officer-quiz[unit]"。',
    "no-address": "{book} 不是成绩库的地址。地址是一个文件的路径，或 postgresql://用户@主机/数据库。",
    "no-server": "成绩库 {book} 的服务器没有应答：{reason}。请检查它是否在运行、地址对不对；之前收进去的都在。",
    "no-entry": "成绩库 {book} 的服务器不让进：{reason}。请检查用户和密码；密码可以写在 .pgpass 文件或 PGPASSWORD 里。",
    "no-database": "服务器上没有成绩库 {book} 的数据库：{reason}。请在那里用 createdb 建一个，或改正地址。",
}
