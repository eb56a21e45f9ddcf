"""The words of files and of the command line, such as ``station``, by their names: 派出所, police station."""

from __future__ import annotations

from collections.abc import Iterable

from officer_quiz.messages.catalogue import LANGUAGES, named

ALSO = {
    "交通": "traffic",
    "交通警察": "traffic",
    "基层": "station",
    "派出所民警": "station",
    "边检": "border",
    "移民": "border",
    "窗口民警": "window",
    "户籍": "window",
    "警务督察": "inspector",
    "法制员": "legal",
    "基础": "basic",
    "容易": "basic",
    "简单": "basic",
    "易": "basic",
    "中等": "intermediate",
    "中": "intermediate",
    "困难": "advanced",
    "难": "advanced",
    "已审核": "reviewed",
    "审核": "reviewed",
    "草案": "draft",
    "未审": "draft",
    "作废": "retired",
    "中文": "zh",
    "汉语": "zh",
    "英文": "en",
    "英语": "en",
}
"""What people write for a word beside its name."""


def meant(written: str, words: Iterable[str]) -> str | None:
    """Return the one of `words` whose name in any language is what is written, None if there is none."""
    plain = written.strip().casefold()
    for word in words:
        names = (named(language, word) for language in LANGUAGES)
        if ALSO.get(plain) == word or any(name and name.casefold() == plain for name in names):
            return word
    return None
