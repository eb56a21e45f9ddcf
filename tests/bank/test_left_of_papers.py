"""Letters, keys, labels and ways of asking that papers in Word have: each seen in its usual forms, and only there."""

from __future__ import annotations

import pytest

from law import register
from officer_quiz.bank import checks
from officer_quiz.bank.context import Context
from one_check import TODAY, loaded
from pasted import claim, multiple, places, single, words


def mended(question: str, code: str) -> list[str | None]:
    """What each label or key is to be instead without asking, None where a person decides."""
    (bank,) = loaded(question, code).banks
    faults = checks.found()[code].check(bank, Context(register(), TODAY))
    return [fault.mend and fault.mend.new for fault in faults]


@pytest.mark.parametrize(
    ("explain", "named"),
    [
        ("B、告知在后。C、通知家属在后。", ["found B", "found C"]),
        ("A. 出示在先；B. 告知在后", ["found A", "found B"]),
        ("A：出示在先；Ｂ：告知在后；C：通知在后", ["found A", "found Ｂ", "found C"]),
        ("（B）在后，（C）也在后", ["found B", "found C"]),
        ("Ｂ项在后，ｃ项在后", ["found Ｂ", "found ｃ"]),
        ("“B”和“C”都不对", ["found B”和“C"]),
        ("应选A而不是B", ["found A", "found B"]),
        ("想想A和C的差别", ["found A和C"]),
        ("排除B、C，正确的是A", ["found B、C", "found A"]),
        ("与A不同，告知在后", ["found A"]),
        ("同B", ["found B"]),
        ("正确答案为A，B项错误", ["found A", "found B"]),
        ("正确答案为A，B、C错误", ["found A", "found B、C"]),
        ("答案是A，B。", ["found A，B"]),
        ("A，B都在先", ["found A，B"]),
        ("A至C均在后，应当选D", ["found A至C", "found D"]),
        ("用A4纸，做B超，持C1驾驶证，到KTV，补维生素C和维生素A的差别", []),
        ("A市B小区，A把B打伤，A级通缉令，选A类证件、选B超检查", []),
        ("A、B两地，B、某小区，A：B：C是三比二比一", []),
        ("A与B不同村，A、B同车", []),
    ],
)
def test_letters_are_seen_in_the_forms_of_word(explain: str, named: list[str]) -> None:
    assert words(single(f"'{explain}'"), "L35") == named


def test_labels_of_people_are_left_alone() -> None:
    stem = "A与B争吵，民警先做什么？"
    assert words(single("A：先动手；B：还手。A与B不同。", stem=stem), "L35") == []
    assert words(single("A错误地还手，B是对的。", stem=stem), "L36") == []


@pytest.mark.parametrize(
    ("last", "named"),
    [("同A", "A"), ("除A以外的做法", "A以外的做法"), ("与Ａ相同", "Ａ相同"), ("A至C都是", "A至C都是")],
)
def test_a_choice_that_stands_on_another_is_seen(last: str, named: str) -> None:
    choices = f"{{A: 出示证件, B: 告知原因, C: 通知家属, D: {last}}}"
    assert words(single(choices=choices), "L35") == [f"choice {named}"]


@pytest.mark.parametrize(
    ("explain", "found"),
    [
        ("正确答案为A，B项错误。", []),
        ("正确答案为A，BC错误。", []),
        ("正确答案为A，B、C错误，其余也错。", []),
        ("答案选A，C不选。", []),
        ("B项正确的说法应是先出示。", []),
        ("B项正确，但不是首先应当做的；C项说法正确却在后。", []),
        ("选B，就忽略了出示在先；有人以为C正确，误认为A错误。", []),
        ("答案B、C错误；如果答案是C，就没有依据。", []),
        ("A项错误地写成在后的不少；不应选C的理由在前。", []),
        ("选C。通知家属在先。", ["found 选C"]),
        ("正确选项为C，其余在后。", ["found 正确选项为C"]),
        ("【答案】C【解析】通知在先。", ["found 【答案】C"]),
        ("答案 C。通知在先。", ["found 答案 C"]),
        ("答案是A，B。", ["found 答案是A，B"]),
        ("有人认为答案是B，其实不然；不少人以为，本题应选C。", []),
        ("A错在哪里？没有错；A项错误在何处？", []),
        ("A错在先后。", ["found A错"]),
        ("A错误，出示在后。", ["found A错误"]),
        ("A项不正确，出示在后。", ["found A项不正确"]),
        ("A、B项的说法均错误。", ["found A、B项的说法均错误"]),
        ("{B} 才是正确的，其余在后。", ["found {B} 才是正确"]),
        ("B的说法是正确的。", ["found B的说法是正确"]),
        ("C符合题意。", ["found C符合题意"]),
    ],
)
def test_an_explanation_against_the_key_is_seen_in_the_forms_of_word(explain: str, found: list[str]) -> None:
    assert words(single(f"'{explain}'"), "L36") == found


def test_a_range_of_letters_is_all_of_them() -> None:
    question = single("答案为A至C。", type="multiple", answer="ABC").replace("type: single\n", "")
    assert words(question, "L36") == []
    assert words(question.replace("answer: ABC", "answer: AC"), "L36") == ["found 答案为A至C"]


def test_a_claim_that_is_wrong_is_the_key_where_a_stem_asks_for_it() -> None:
    assert words(single("A错误，B正确。", stem="下列做法违反规定的是哪一项？"), "L36") == []
    assert words(single("A错误，B正确。", stem="违反治安管理行为人到案后先做什么？"), "L36") == [
        "found A错误",
        "found B正确",
    ]


@pytest.mark.parametrize(
    "stem", ["哪种做法欠妥？", "最不可取的是哪一项？", "哪一项应当纠正？", "哪一项属于无效的告知？"]
)
def test_what_is_wrong_is_asked_for_in_many_words(stem: str) -> None:
    assert words(single("A项错误，B项正确。", stem=stem), "L36") == []


def test_a_stem_asks_for_what_is_wrong_where_every_choice_is_judged_the_other_way_round() -> None:
    explain = "A项错误，是败笔；B项正确，C项正确，D项正确。"
    assert words(single(explain, stem="民警的哪一步是败笔？"), "L36") == []
    assert len(words(single(explain.replace("D项正确", "D项不选")), "L36")) == 3
    two = single("A项错误，B项正确。", choices="{A: 出示证件, B: 告知原因}")
    assert words(two, "L36") == ["found A项错误", "found B项正确"]


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("首先应当做什么？ A", ["found A"]),
        ("首先应当做什么（　） B", ["other B"]),
        ("首先应当做的是 B", ["other B"]),
        ("首先应当做的有：  A", ["found A"]),
        ("首先应当____。 A", ["found A"]),
        ("表示禁止通行的是哪一个？（图 C）", []),
        ("甲（A）与乙（B）发生争执，先做什么？", []),
        ("甲（A）与乙（K）发生争执，先做什么？", ["found （A）"]),
        ("首先应当做什么？Ｂ", ["other Ｂ"]),
        ("首先应当做什么?答:A", ["found 答:A"]),
        ("首先应当做什么？答案A", ["found 答案A"]),
        ("首先应当做什么？【答案：A】", ["found 答案：A"]),
        ("应当__A__。", ["found __A__"]),
        ("首先____做什么？", []),
        ("民警答：好的。他答：A方案。先做什么？", []),
        ("下列给出的答案对不对？", []),
    ],
)
def test_a_key_at_the_end_or_on_a_line_is_seen(stem: str, found: list[str]) -> None:
    assert words(single(stem=f"'{stem}'"), "L37") == found
    assert words(single(stem=f"'{stem}'"), "L18") + words(single(stem=f"'{stem}'"), "L35") == []


@pytest.mark.parametrize(
    "stem",
    ["请看图 A", "他的驾驶证准驾车型是 A", "依据的是材料 B", "Which vehicle may be driven with licence class C"],
)
def test_a_letter_behind_a_blank_alone_is_a_name(stem: str) -> None:
    assert words(single(stem=stem), "L37") == []


def test_a_judgement_at_the_end_is_seen() -> None:
    for stem, found in [
        ("要查明事实。T", "found T"),
        ("要查明事实。 ×", "other ×"),
        ("要查明事实 ☒", "other ☒"),
        ("要查明事实__√__。", "found __√__"),
        ("要查明事实。（✘）", "other （✘）"),
        ("要查明事实。（☒）", "other （☒）"),
        ("要查明事实。（不对）", "other （不对）"),
        ("甲（A）打了乙（B）。（√）", "found （√）"),
    ]:
        assert words(claim(stem), "L37") == [found]
        assert words(claim(stem), "L18") == []
    for stem in ("办了两项（1）和（0）。", "在图上标出（v）。", "要查明事实。 n"):
        assert words(claim(stem), "L37") == []
    assert words(claim("他给出的答案错误。（　）"), "L37") + words(claim("民警问是不是，他说是。（　）"), "L37") == []


FILL = "id: demo-1\ntype: fill\nstem: {}\nanswer: [[八, 八天], 元]\n"


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("____（8）小时，____。", ["found （8）"]),
        ("____小时（八），____。", ["found （八）"]),
        ("__8__小时，____，____。", ["found __8__"]),
        ("____小时，____。（元）", ["found （元）"]),
        ("____（小时），____（见第8条）。", []),
        ("（8）____小时，____。", []),
    ],
)
def test_an_answer_beside_its_blank_is_seen(stem: str, found: list[str]) -> None:
    assert words(FILL.format(stem), "L37") == found
    assert mended(FILL.format(stem), "L37") == [None] * len(found)


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("请排列（ACB）。", ["found （ACB）"]),
        ("请排列（②→①→③）。", ["found （②→①→③）"]),
        ("请排列（213）。", ["found （213）"]),
        ("请排列（110）（AB）（3）。", []),
    ],
)
def test_an_order_in_the_stem_is_seen(stem: str, found: list[str]) -> None:
    question = f"id: demo-1\ntype: ordering\nstem: {stem}\nsteps: [出示证件, 盘问, 带回]\n"
    assert words(question, "L37") == found
    two = question.replace(", 带回", "").replace(stem, "请排列（12）（AB）。")
    assert words(two, "L37") == []


def test_a_number_in_the_stem_is_seen() -> None:
    question = "id: demo-1\ntype: numeric\nstem: {}\nanswer: 500\nunit: 元\n"
    for stem, found in [
        ("罚多少（五百元）？", ["found （五百元）"]),
        ("罚__500__元？", ["found __500__"]),
        ("罚（200）？", []),
    ]:
        assert words(question.format(stem), "L37") == found


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("民警不应当做的是哪一项？", "不应当"),
        ("下列不能作为调解依据的是哪一项？", "不能"),
        ("下列案件不得调解的是哪一种？", "不得"),
        ("下列行为，禁止当场进行的是谁？", "禁止"),
        ("不宜调解的案件，不宜调解的是：", "不宜"),
        ("不构成违反治安管理的情形有哪些？", "不构成"),
        ("并非调解原则的是哪一项？", "并非"),
        ("不含在协议里的是哪一项？", "不含"),
        ("错误的做法是哪一项？", "错误的"),
        ("哪一项做法错误？", "错误"),
        ("哪一项并非调解原则？", "并非"),
    ],
)
def test_what_is_not_so_is_asked_for_in_the_forms_of_word(stem: str, found: str) -> None:
    assert words(single(stem=f"'{stem}'"), "L03") == [f"unmarked {found}"]
    marked = f"【{found}】".join(stem.rsplit(found, 1))
    assert words(single(stem=f"'{marked}'"), "L03")[0].startswith("found ")


@pytest.mark.parametrize(
    "stem",
    [
        "禁止鸣喇叭的路段是哪一种？",
        "不能到场的人应当通知的是哪一方？",
        "不能当场处罚的案件，应当先做的是哪一项？",
        "尚不构成犯罪的，应当给予的处罚是哪一种？",
        "纠正错误的做法是哪一种？",
        "决定书有哪些错误？",
        "不予处罚的情形是哪一种？",
    ],
)
def test_a_negation_beside_what_is_asked_is_none(stem: str) -> None:
    assert words(single(stem=stem), "L03") == []


RIGHT = "都正确 皆是 三者都是 上面说的都对 以上任何一种都行 所有选项都正确 A至C都是 全是 三者皆可 以上全部正确"
WRONG = "以上皆非 以上全错 上述各项都不对 以上任何一种都不行 所有选项都不正确 三者都不是 以上说法均错误"


@pytest.mark.parametrize(
    ("choice", "code"), [(each, "L01") for each in RIGHT.split()] + [(e, "L02") for e in WRONG.split()]
)
def test_the_above_are_told_once(choice: str, code: str) -> None:
    question = single(choices=f"{{A: 一, B: 二, C: 三, D: {choice}}}")
    told = [each for each in ("L01", "L02", "L06") for _ in words(question, each)]
    assert told == [code]


SILENT = (
    "上述两人都不在场 上述两人都应当到场 前两项都不处罚 前次处罚认定错误 三者都是当事人 都是邻居 都要到场 均可当场处罚"
)


@pytest.mark.parametrize("choice", SILENT.split())
def test_people_above_are_left_alone(choice: str) -> None:
    question = single(choices=f"{{A: 一, B: 二, C: 三, D: {choice}}}")
    assert words(question, "L01") + words(question, "L02") == []


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (multiple("请选出三项。", "AB"), ["found 选出三项"]),
        (multiple("应当做什么？（选三项）", "AB"), ["found 选三项"]),
        (multiple("三项要求是哪些？", "AB"), ["found 三项要求是哪些"]),
        (multiple("调解的四个方面有哪些？", "AB"), ["found 四个方面有哪些"]),
        (multiple("两项要求是哪些？请选出两项。", "AB"), []),
        (multiple("三个部门的职责是哪些？", "AB"), []),
        (multiple("三个以上部门是哪些？最多可选三项。", "AB"), []),
        (multiple("推选三个代表，应当做到哪些？", "AB"), []),
        (multiple("哪个做法正确？", "AB"), ["multiple 哪个做法"]),
        (multiple("向哪个部门申请，要带什么？", "AB"), []),
        (multiple("群众问去哪一个窗口。民警应当告知什么？", "AB"), []),
        (single(stem="下列做法正确的有（　）。"), ["single 的有（"]),
        (single(stem="正确的有哪一项？"), []),
        (single(stem="村民问哪些材料可以补，民警首先应当做什么？"), []),
        (single(stem="民警问什么，群众应当带哪些？"), ["single 哪些"]),
    ],
)
def test_the_number_asked_for_is_read_in_the_forms_of_word(question: str, found: list[str]) -> None:
    assert words(question, "L40") == found


@pytest.mark.parametrize(
    ("choices", "found", "instead"),
    [
        ("{A: A 出示证件, B: B 告知原因, C: C 通知家属}", ["found A", "found B", "found C"], ""),
        ("{A: A出示证件, B: Ｂ告知原因, C: C通知家属}", ["found A", "found Ｂ", "found C"], None),
        ("{A: 甲、出示证件, B: 乙、告知原因, C: 丙、通知家属}", ["found 甲、", "found 乙、", "found 丙、"], ""),
        ("{A: A出示证件, B: 告知原因, C: C通知家属}", [], None),
        ("{A: B出示证件, B: A告知原因, C: C通知家属}", [], None),
        ("{A: A公司赔偿, B: B公司赔偿, C: C公司赔偿}", [], None),
        ("{A: A市公安局, B: B县公安局, C: C区分局}", [], None),
        ("{A: 甲、乙赔偿, B: 乙、丙赔偿, C: 丙、丁赔偿}", [], None),
    ],
)
def test_labels_in_turn_are_seen(choices: str, found: list[str], instead: str | None) -> None:
    question = single(choices=choices)
    assert words(question, "L39") == found
    assert mended(question, "L39") == [instead] * len(found)
    assert words(single(choices=choices, stem="A、B、C三家谁负责？"), "L39") == (found if "甲" in choices else [])


@pytest.mark.parametrize(
    ("stem", "found", "place"),
    [
        ("①民警先做什么？", ["stem ①"], ["7:9"]),
        ("（2分）民警先做什么？", ["stem （2分）"], ["7:9"]),
        ("民警先做什么？（本题2分）", ["stem （本题2分）"], ["7:16"]),
        ("①出示②盘问③带回，先做哪一步？", [], []),
        ("①号嫌疑人逃跑时，民警先做什么？", [], []),
        ("①组织群众疏散时，民警先做什么？", ["stem ①"], ["7:9"]),
        ("某驾驶人因违法被记（6分）。", [], []),
        ("学习的是记满多少分的驾驶人（12分）", [], []),
        ("一次记几分？（本题2分）", ["stem （本题2分）"], ["7:15"]),
        ("民警登记、扣押时先做什么？（2分）", ["stem （2分）"], ["7:22"]),
        ("闯红灯记（6分）还是（3分）？", [], []),
    ],
)
def test_points_and_rings_of_a_stem_are_seen(stem: str, found: list[str], place: list[str]) -> None:
    assert words(single(stem=stem), "L39") == found
    assert places(single(stem=stem), "L39") == place


BLANKS = " " * 60_000


@pytest.mark.parametrize("stem", [f"得分（{BLANKS}x？", f"得 A{BLANKS}x A", f"多少元（{BLANKS}x？"])
def test_very_many_blanks_are_read_once(stem: str) -> None:
    number = f"id: demo-1\ntype: numeric\nstem: {stem}\nanswer: 500\nunit: 元\n"
    for code in ("L37", "L39"):
        assert words(single(stem=stem), code) + words(number, code) == []


@pytest.mark.parametrize("choice", ["A " * 2_000 + "x", f"（1）{BLANKS}x"])
def test_choices_of_very_many_letters_or_blanks_are_read_once(choice: str) -> None:
    question = single(choices=f"{{A: 出示证件, B: 告知原因, C: {choice}, D: A  B、C}}")
    assert words(question, "L17") == ["found A  B、C"]
