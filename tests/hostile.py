"""Files made to keep `check` busy: families that grow with a size, each with one shape that once cost more than that.

`FAMILIES` maps a name to a function from a size in bytes to the text of a bank (or of what `PLACES` says), about as
long as that. The tests count the work at one size and at twice the size; the benchmark takes the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

HEAD = "bank: hostile\ntitle: 难题\nstatus: draft\n"
SINGLE = """\
  - id: {id}
    type: single
    stem: "{stem}"
    choices: {{A: "{first}", B: "{second}"}}
    answer: B
    explain: "{explain}"
    source: 讲义
"""
JUDGED = "  - {{id: {id}, type: true_false, stem: '{stem}', answer: 对, explain: {explain}, source: 讲义}}\n"
EXPLAINED = "一般情形以八小时为限，不得延长。"
Family = Callable[[int], str]
FAMILIES: dict[str, Family] = {}
PLACES: dict[str, str] = {}
"""Where a family is to be written that is no bank."""


def family(make: Family) -> Family:
    """Take a function for a family, named like it."""
    FAMILIES[make.__name__.replace("_", "-")] = make
    return make


def write(folder: Path, name: str, size: int) -> Path:
    """Write a family's file of a size and return its path."""
    path = folder / PLACES.get(name, "hostile.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(FAMILIES[name](size).encode("utf-8", "surrogatepass"))
    return path


def bank(questions: str, head: str = HEAD) -> str:
    """Return a bank of these questions."""
    return f"{head}questions:\n{questions}"


def single(**texts: str) -> str:
    """Return a single-choice question with some of its texts replaced."""
    usual = {"id": "h-1", "stem": "最长几小时？", "first": "四小时", "second": "八小时", "explain": EXPLAINED}
    return SINGLE.format(**(usual | texts))


def judged(stem: str, id: str = "h-1") -> str:
    """Return a claim."""
    return JUDGED.format(id=id, stem=stem, explain=EXPLAINED)


def repeated(size: int, line: Callable[[int], str]) -> str:
    """Return lines, told by their number, up to a size in bytes."""

    def lines() -> Iterator[str]:
        left, number = size, 0
        while left > 0:
            yield (text := line(number))
            left -= len(text.encode())
            number += 1

    return "".join(lines())


@family
def long_line(size: int) -> str:
    """A fault at the end of one line."""
    return bank('  - {id: h-1, type: single, junk: "' + "x" * size + '", stemm: y}\n')


@family
def long_chinese_line(size: int) -> str:
    """The same, in characters of two cells."""
    return bank('  - {id: h-1, type: single, junk: "' + "字" * (size // 3) + '", stemm: y}\n')


@family
def faults_on_one_line(size: int) -> str:
    """Faults all along one line."""
    return bank("  - {id: h-1, type: single, " + repeated(size, lambda n: f"stem{n}: 字, ") + "}\n")


@family
def unknown_keys(size: int) -> str:
    """Keys there are not, in one mapping."""
    return HEAD + repeated(size, lambda n: f"questoin{n}: 1\n")


@family
def syntax_faults(size: int) -> str:
    """Questions with a fault of syntax each, up to as many as are told."""
    text = repeated(min(size // 2, 40_000), lambda n: f"  - id：h-{n}\n    type: single\n    stem: 传唤。\n")
    return bank(text + repeated(size - len(text.encode()), lambda n: judged("传唤。（　）", f"s-{n}")))


@family
def tiny_faulty_items(size: int) -> str:
    """Items of a list with a fault of syntax each, as short as they can be."""
    return bank("- a：\n  b: c\n" * (size // 16))


@family
def tiny_sound_items(size: int) -> str:
    """One fault of syntax among items as short as they can be."""
    return bank('- "\n' + "- a: b\n" * (size // 7))


@family
def dashes_between(size: int) -> str:
    """A line that begins another document before each question."""
    return bank("---\n- a: b\n" * (size // 11))


@family
def merge_marks(size: int) -> str:
    """Merges that nobody settled."""
    return bank("<<<<<<< HEAD\n- a: b\n=======\n- a: c\n>>>>>>> other\n" * (size // 50))


@family
def open_brackets_again(size: int) -> str:
    """Brackets that are never closed, question after question, and a long one."""
    return bank("- a: [\n" * (size // 14) + "- b: " + "[], " * (size // 8) + "\n")


@family
def cut_texts(size: int) -> str:
    """Number signs that cut texts off."""
    return bank(repeated(size, lambda n: f"  - {{id: h-{n}, type: single}} #\n  - a: 字 #{n}\n"))


@family
def blanks_before_a_sign(size: int) -> str:
    """Very many blanks, and number signs far behind them."""
    return bank("- a: b" + " " * (size // 2) + "\n- a: c" + " " * (size // 2) + "#d\n")


@family
def blanks_in_stems(size: int) -> str:
    """Very many blanks in a stem, behind what begins a key or the points of a question."""
    blanks = " " * (size // 4)
    number = f"  - {{id: h-2, type: numeric, stem: '多少元（{blanks}x？', answer: 500, unit: 元}}\n"
    return bank(single(stem=f"得分（{blanks}得 A{blanks}x A") + number)


@family
def chinese_keys(size: int) -> str:
    """Questions whose keys have Chinese names."""
    text = "  - {{编号: h-{}, 题型: 单选题, 题干: 多久？, 选项: {{A: 甲, B: 乙}}, 答案: B}}\n"
    return bank(repeated(size, text.format))


@family
def keys_beside_theirs(size: int) -> str:
    """Choices that are not indented, in very many lines."""
    return bank("  - id: h-1\n    type: single\n    choices:\n" + repeated(size, lambda n: f"    K{n}: 字\n"))


@family
def slips_in_one_text(size: int) -> str:
    """Slips all along one text in a block."""
    return bank(
        "  - id: h-1\n    type: true_false\n    answer: 对\n    stem: |\n" + "      传唤,刁民,\n" * (size // 24)
    )


@family
def faulty_questions(size: int) -> str:
    """Questions with a misspelt key each, every one another."""
    return bank(repeated(size, lambda n: f"  - id: h-{n}\n    type: single\n    stemm{n}: 字\n"))


@family
def wrong_kinds(size: int) -> str:
    """Questions of kinds there are not."""
    return bank(repeated(size, lambda n: f"  - id: h-{n}\n    type: singel{n}\n"))


@family
def long_words(size: int) -> str:
    """A few very long keys and kinds where there should be short ones."""
    return bank(
        f"  - id: h-1\n    type: {'single' * (size // 12)}\n  - id: h-2\n    type: single\n    {'k' * 100}: 1\n"
    )


@family
def duplicate_keys(size: int) -> str:
    """One key over and over."""
    return HEAD + "title: 难题\n" * (size // 16)


@family
def equal_ids(size: int) -> str:
    """Questions of one id."""
    return bank(repeated(size, lambda _: judged("传唤应当告知原因。（　）")))


@family
def equal_stems(size: int) -> str:
    """Questions of one stem and one key, long enough to give each other away."""
    text = "传唤后询问查证的时间不得超过八小时"
    return bank(repeated(size, lambda n: single(id=f"h-{n}", second=text, stem=text + "？")))


@family
def alike_keys(size: int) -> str:
    """Keys that begin alike, in texts full of such beginnings."""
    text = "民警应当首先依法告知当事人"
    return bank(repeated(size, lambda n: single(id=f"h-{n}", second=f"{text}{n}", stem=text * 3 + "？")))


@family
def one_letter_keys(size: int) -> str:
    """Keys of one letter, one longer than the other."""
    lengths = range(10, max(11, int((size // 3) ** 0.5)))
    return bank("".join(single(id=f"h-{n}", second="好" * n, stem="好" * n + "？") for n in lengths))


@family
def remark_codes(size: int) -> str:
    """A remark that names a check over and over."""
    return bank(single().replace("id: h-1", "id: h-1 # check: ignore " + "L05, " * (size // 5)))


@family
def remark_spaces(size: int) -> str:
    """A remark with nothing but spaces."""
    return bank(single().replace("id: h-1", "id: h-1 # check: ignore L05 " + " " * size + "x"))


@family
def misplaced_remarks(size: int) -> str:
    """Remarks on lines where none may stand."""
    return bank(single() + repeated(size, lambda _: "    # check: ignore L05\n"))


@family
def remarks(size: int) -> str:
    """Remarks at every question."""
    return bank(repeated(size, lambda n: single(id=f"h-{n}  # check: ignore L05 L99 L21")))


@family
def combining_storm(size: int) -> str:
    """Marks without a width, all in a row."""
    return bank(single(stem="为什么e" + "\u0301" * (size // 2) + "？"))


@family
def combining_storms(size: int) -> str:
    """Many storms."""
    return bank(single(stem=repeated(size, lambda _: "为" + "\u0301" * 9) + "？"))


@family
def combining_marks(size: int) -> str:
    """As many marks as may stand in a row, over and over: nothing is wrong with them."""
    return bank(single(stem=repeated(size, lambda _: "e" + "\u0301" * 8) + "？"))


@family
def escaped_storm(size: int) -> str:
    """Marks written as escapes."""
    return bank(single(stem="为什么e" + "\\u0301" * (size // 6) + "？"))


@family
def bad_escapes(size: int) -> str:
    """Escapes of a control character."""
    return bank(single(stem="\\e" * (size // 2)))


@family
def escaped_scalars(size: int) -> str:
    """Many texts with such an escape each."""
    return HEAD + "tags: [" + repeated(size, lambda _: '"\\e",') + "]\n"


@family
def control_characters(size: int) -> str:
    """Control characters."""
    return bank(single(stem="\x01" * size))


@family
def many_digits(size: int) -> str:
    """A number of very many digits in a claim."""
    return bank(judged("不得超过" + "9" * size + "x。（　）"))


@family
def many_numerals(size: int) -> str:
    """The same in Chinese numerals."""
    return bank(judged("不得超过" + "十百千万" * (size // 12) + "x。（　）"))


@family
def many_limits(size: int) -> str:
    """Many amounts that limit something."""
    return bank(judged(repeated(size, lambda n: f"不超过{n}日，") + "（　）"))


@family
def long_numbers(size: int) -> str:
    """Numbers of very many digits where numbers stand."""
    digits = "9" * (size // 3)
    return bank(
        f"  - {{id: h-1, type: numeric, stem: 几日？, answer: {digits}, tolerance: {digits}, points: {digits}}}\n"
    )


@family
def cited_titles(size: int) -> str:
    """Citations of statutes there are not, every one another."""
    cite = "{} , cite: 《治安管理处罚法{}》第一条}}\n"
    return bank(repeated(size, lambda n: cite.format(judged("传唤。（　）", f"h-{n}").rstrip("}\n"), n)))


@family
def cited_spaces(size: int) -> str:
    """A citation that ends in spaces."""
    return bank(single() + '    cite: "《治安管理处罚法》第九十七条' + " " * size + '"\n')


@family
def flow_items(size: int) -> str:
    """A list of as many values as its bytes allow."""
    return HEAD + "tags: [" + "a," * (size // 2) + "]\n"


@family
def empty_items(size: int) -> str:
    """A list of empty lists."""
    return HEAD + "questions: [" + "[]," * (size // 3) + "]\n"


@family
def empty_lines(size: int) -> str:
    """Nothing but line ends."""
    return HEAD + "\n" * size


@family
def brackets(size: int) -> str:
    """Brackets that never close."""
    return "[" * size


@family
def many_keys_right(size: int) -> str:
    """An answer of very many letters."""
    text = "  - {{id: h-1, type: multiple, stem: 哪些？, choices: {{A: 甲, B: 乙, C: 丙}}, answer: {}}}\n"
    return bank(text.format("ABCDX" * (size // 5)))


@family
def inherited_tags(size: int) -> str:
    """Labels that every question inherits."""
    tags = repeated(size // 2, lambda n: f"t{n},")
    return bank(repeated(size // 2, lambda n: f"  - {{id: h-{n}, type: essay}}\n"), f"{HEAD}tags: [{tags}]\n")


@family
def inherited_author(size: int) -> str:
    """A long name that every question inherits and is told of."""
    head = HEAD.replace("draft", "reviewed") + f"author: {'甲' * (size // 6)}\nreviewer: {'甲' * (size // 6)}\n"
    return bank(repeated(size // 2, lambda n: judged("传唤。（　）", f"h-{n}")), head)


@family
def marked_negations(size: int) -> str:
    """Brackets that never close, in a negative stem."""
    return bank(single(stem="【不属于" * (size // 15) + "？"))


@family
def open_quotes(size: int) -> str:
    """Quotation marks that never close, beside a word that may only be quoted."""
    return bank(single(stem="傻瓜" + "“" * (size // 3) + "？"))


@family
def long_choices(size: int) -> str:
    """Choices and explanations of distinct characters."""
    text = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(size // 12))
    return bank(single(stem=text + "？", first=text[::-1], second=text[: len(text) // 2] + text[::-2], explain=text))


@family
def nearly_equal_choices(size: int) -> str:
    """Eight long choices that differ at their ends."""
    text = "".join(chr(0x4E00 + n * 7919 % 20000) for n in range(size // 24))
    choices = ", ".join(f"{letter}: {text}{letter}" for letter in "ABCDEFGH")
    return bank(f"  - {{id: h-1, type: single, stem: 哪项？, choices: {{{choices}}}, answer: B}}\n")


@family
def alternating_parts(size: int) -> str:
    """A case of very many questions."""
    parts = repeated(size, lambda n: f"      - {{id: h-1-{n}, type: true_false, stem: 传唤。（　）, answer: 对}}\n")
    return bank(f"  - id: h-1\n    type: case\n    facts: 案情。\n    questions:\n{parts}")


@family
def overlay_entries(size: int) -> str:
    """A translation with entries of questions there are not."""
    return "translates: hostile\nlanguage: en\ntitle: Hostile\nquestions:\n" + repeated(
        size, lambda n: f"  h-{n}: {{of: '0', stem: x}}\n"
    )


@family
def many_sections(size: int) -> str:
    """A blueprint of very many sections and topics."""
    section = "  - {{title: 一, kinds: [singel{}], count: 1, where: {{topics: [甲{}]}}}}\n"
    head = "exam: hostile\ntitle: 难\nminutes: 5\npass: 1\ntotal: 1\nsections:\n"
    return head + repeated(size, lambda n: section.format(n, n))


@family
def giant_exponents(size: int) -> str:
    """A blueprint with numbers that nobody could write out."""
    numbers = f"minutes: 1e{'9' * (size // 3)}\npass: 1e999999999\ntotal: -1e{'9' * (size // 3)}\n"
    section = "{title: 一, kinds: [single], count: 1e99, points: 1e9}"
    rest = f"scoring: {{wrong_true_false: -1e999999999}}\nsections: [{section}]\n"
    return f"exam: hostile\ntitle: 难\n{numbers}{rest}"


@family
def many_statutes(size: int) -> str:
    """A register of statutes with misspelt keys."""
    versions = "[{adopted: 2020-01-01, effective: 2020-01-01, articles: 9}]"
    return repeated(size, lambda n: f"- {{title: 法{n}, short: 法{n}, titel: 法, versions: {versions}}}\n")


PLACES |= {
    "overlay-entries": "hostile.en.yaml",
    "many-sections": "exams/hostile.yaml",
    "giant-exponents": "exams/hostile.yaml",
    "many-statutes": "statutes.yaml",
}
