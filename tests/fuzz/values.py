"""Values that hardly belong anywhere, keys from everywhere, and the signs that YAML and this program give a meaning."""

from __future__ import annotations

_NUMBERS = """
0 -0 -1 1 2 41 999999999999999999999 1e999999999 1E-999999999 -1e400 1e5 0x10 0o17 0b1 1_000 1:30 .5 5. NaN .nan
inf -.inf Infinity １２ ½ ² 1,000 1/3 1/0 70% 101% 三 二〇二六 一万亿 壹 +1 1e
"""
_DATES = """
0000-00-00 9999-99-99 9999-12-31 0001-01-01 2026-02-30 2026-11-23T12:00 2026-11-23T12:00:00+25:00 -0001-01-01
20261123 2026-W47-1 1e10 99999-01-01 ２０２６-１１-２３ 二〇二六年
"""
_KEYS = """
id type stem choices answer explain why cite source points level status checked tags posts skills title hint
facts questions scene objective nodes start pairs distractors steps actions best worst scale panel unit
tolerance model shuffle region valid_to bank exam of translates language sections kinds count where levels
topics total pass minutes versions adopted effective articles short aliases wording parts_field __class__ self A
B Z 1
"""
NUMBERS, DATES, KEYS = (tuple(words.split()) for words in (_NUMBERS, _DATES, _KEYS))

LONG = "长" * 10_000
STRANGE = (
    "",
    " ",
    "\t",
    "\n",
    "\0",
    "\x07\x1b[31m",
    "\x7f\x85\x9b",
    "\ufeff",
    "\ufffe\uffff",
    "\u202e反\u202c",
    "\u2066\u2069",
    "\u200b\u200d",
    "\u2028\u2029",
    "👮‍♀️",
    "🇨🇳" * 40,
    "e" + "\u0301" * 60,
    "\U0010ffff",
    "ﷺ",
    "İ",
    "ß",
    "{} {0} {x!r} %s %(a)s $a",
    "[red]x[/red]",
    "《》",
    "《治安管理处罚法》第零条",
    "《治安管理处罚法》第99999999999999999999条",
    "《治安管理处罚法》第九十七条之一万亿",
    "_" * 300,
    "____" * 30,
    "A" * 3000,
    LONG,
    "以上都对",
    "null",
    "~",
    "yes",
    "no",
    "true",
    "对",
    "../../etc",
    "CON",
    "a\r\nb\rc\x85d",
    "\\",
    "\\ud800",
    "'",
    '"',
    "# check: ignore L03",
)
SNIPPETS = (
    r'"\ud800"',
    r'"\ud83d\ude00"',
    r'"\x00\x1b\u202e\U0010FFFF"',
    r'"\q"',
    r'"\U00110000"',
    "*a",
    "*nobody",
    "&a",
    "&a x",
    "!!binary aGk=",
    "!!python/object:os.system x",
    "!!set {a, b}",
    "!<tag:yaml.org,2002:int> 3",
    "! x",
    "<<: {a: b}",
    "? [a, b]",
    "{[a]: b}",
    "{{a: b}: c}",
    "{: x}",
    "[,]",
    "[" * 60 + "]" * 60,
    "{a: " * 50 + "x" + "}" * 50,
    "|",
    ">-",
    "---",
    "...",
    "%YAML 1.2",
    "- ",
    ": ",
    "#",
    "# check: ignore L03 原文如此",
    "# check: ignore",
    "# check: ignore L99、L01",
    "\t",
    "\r",
    "\r\n",
    "\n\n",
    "\x85",
    "\u2028",
    "'",
    '"',
    "，",
    "：",
)
"""What YAML and this program's remarks give a meaning to."""
TAGS = ("!!str", "!!int", "!!null", "!own", "!!python/none", "!!timestamp", "&a", "&b", "!!map", "!!seq")
