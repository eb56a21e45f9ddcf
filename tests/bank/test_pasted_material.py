"""What is pasted from papers, web pages and PDF files is seen for what it is, at its place; the rest is left alone."""

from __future__ import annotations

import pytest

from one_check import loaded
from pasted import claim, multiple, places, single, words


@pytest.mark.parametrize(
    ("explain", "named"),
    [
        ("B项错误；C项、D项都在以后，所以选A。", ["found B", "found C", "found D", "found A"]),
        ("选项B、C、D都是以后的事，正确答案为A，请注意。", ["found B、C、D", "found A"]),
        ("A正确。BCD都在出示证件以后。", ["found A", "found BCD"]),
        ("故选ＡＢ，其余不选。", ["found ＡＢ"]),
        ("A、B两项正确，（C）项错误。", ["found A、B", "found C"]),
        ("Choice B is wrong and the answer is A.", ["found B", "found A"]),
        ("查到A级通缉令、B超报告和C1驾驶证，持A类证件。", []),
        ("当选A市代表；甲乙与D公司签约；血型AB型。", []),
        ("E项不是选项。", []),
        ("不可抗力与A无关；A、B同车。", []),
        ('"{B}项错误，所以选{A}。"', []),
        ('"{F}项错误。"', ["no-choice {F}"]),
    ],
)
def test_letters_of_shuffled_choices_are_seen(explain: str, named: list[str]) -> None:
    assert words(single(explain), "L35") == named


def test_letters_that_are_people_are_left_alone() -> None:
    stem = "A、B系邻居，A打了B，B都同意调解，应当先做什么？（ C ）"
    assert words(single("A、B均同意的，可以调解；C也错，B项错误。", stem=stem), "L35") == ["found C", "found B"]
    choices = "{A: A和B, B: A, C: B, D: A、B都不对}"
    assert words(single(stem="A与B谁先动手？", choices=choices), "L35") == []


def test_letters_may_be_named_where_they_stay() -> None:
    assert words(single("B项错误。", shuffle="false"), "L35") == []
    assert words(single("B项错误，D项也错误。", fixed="D"), "L35") == ["found B"]
    assert words(single("B项错误，D项也错误。", fixed="BD"), "L35") == []
    assert words(single(hint="想想B项。", why="{C: C项没有依据。}"), "L35") == ["found B", "found C"]


@pytest.mark.parametrize("last", ["A、B、C均正确", "ABC都对", "AB都对", "A、B", "A+B", "A、B、C三项", "A和B"])
def test_a_choice_that_names_others_is_seen(last: str) -> None:
    choices = f"{{A: 出示证件, B: 告知原因, C: 通知家属, D: {last}}}"
    assert words(single(choices=choices), "L35") == [f"choice {last}"]
    assert places(single(choices=choices), "L35") == ["8:43"]
    assert words(single(choices=choices, fixed="ABCD"), "L35") == []
    assert words(single(choices=choices), "L01") + words(single(choices=choices), "L17") != []


@pytest.mark.parametrize(
    ("explain", "answer", "found"),
    [
        ("本题选C，首先应当通知家属。", "A", ["found 本题选C"]),
        ("所以选A。", "A", []),
        ("答案是D。", "A", ["found 答案是D"]),
        ("不应选C，C错在没有依据。", "A", []),
        ("B正确，其他都在以后。", "A", ["found B正确"]),
        ("A正确，其他都在以后。", "A", []),
        ("正确答案为{B}。", "A", ["found 正确答案为{B}"]),
    ],
)
def test_an_explanation_of_another_key_is_seen(explain: str, answer: str, found: list[str]) -> None:
    assert words(single(f'"{explain}"', answer=answer), "L36") == found


def test_an_explanation_of_the_other_judgement_is_seen() -> None:
    assert words(claim("传唤要告知原因。（　）", "错", explain="说法正确，要告知。"), "L36") == ["found 说法正确"]
    assert words(claim("传唤要告知原因。（　）", "对", explain="说法正确，要告知。"), "L36") == []
    assert words(claim("传唤要告知原因。（　）", "错", explain="正确的做法是告知。"), "L36") == []


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("首先应当做什么？（ A ）", ["found （ A ）"]),
        ("首先应当做什么？（B）", ["other （B）"]),
        ("首先应当做什么？ 答案：A", ["found 答案：A"]),
        ("首先应当【A】做什么？", ["found 【A】"]),
        ("What comes first? Answer: B", ["other Answer: B"]),
        ("首先应当做什么（　）？", []),
        ("持（E）类证件应当先做什么？", []),
    ],
)
def test_a_key_left_in_a_stem_is_seen(stem: str, found: list[str]) -> None:
    assert words(single(stem=f'"{stem}"'), "L37") == found
    assert words(single(stem=f'"{stem}"'), "L18") == []


def test_a_judgement_left_in_a_stem_is_seen() -> None:
    assert words(claim("口头告诉就可以不予处罚。（×）", "错"), "L37") == ["found （×）"]
    assert words(claim("口头告诉就可以不予处罚。（√）", "错"), "L37") == ["other （√）"]
    assert words(claim("口头告诉就可以不予处罚。（×）", "错"), "L18") == []


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        ("{A: A、四小时, B: B．八小时, C: （C）十二小时}", ["found A、", "found B．", "found （C）"]),
        ("{A: 1. 出示证件, B: 2、告知原因, C: 通知家属}", ["found 1.", "found 2、"]),
        ("{A: 1.5小时, B: 2.5小时, C: 3.5小时}", []),
        ("{A: 1、2号楼, B: 3、4号楼, C: 5、6号楼}", []),
        ("{A: 一般程序, B: 二级警员, C: 三人以上}", []),
    ],
)
def test_labels_of_a_paper_are_seen(choices: str, found: list[str]) -> None:
    assert words(single(choices=choices), "L39") == found


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("12、民警应当先做什么？", ["stem 12、"]),
        ("（3）民警应当先做什么？", ["stem （3）"]),
        ("【单选题】民警应当先做什么？", ["stem 【单选题】"]),
        ("2026年3月，民警应当先做什么？", []),
        ("8小时以后应当做什么？", []),
    ],
)
def test_numbers_of_questions_are_seen(stem: str, found: list[str]) -> None:
    assert words(single(stem=stem), "L39") == found


def test_numbered_steps_tell_the_order() -> None:
    steps = "id: demo-1\ntype: ordering\nstem: 请排列。\nsteps: [第一步：出示证件, 第二步：盘问, 带回]\n"
    assert words(steps, "L39") == ["order 第一步：", "order 第二步："]


ALL = "以上说法均正确 以上选项都正确 以上三项都是 上述均可 前三项都对 以上都可以"


@pytest.mark.parametrize("choice", ALL.split())
def test_all_of_the_above_in_other_words(choice: str) -> None:
    assert words(single(choices=f"{{A: 一, B: 二, C: 三, D: {choice}}}"), "L01") != []


@pytest.mark.parametrize("choice", ["均不对", "没有正确选项", "以上说法均不正确", "以上都不是", "无正确答案"])
def test_none_of_the_above_in_other_words(choice: str) -> None:
    question = single(choices=f"{{A: 一, B: 二, C: 三, D: {choice}}}")
    assert (words(question, "L01"), len(words(question, "L02"))) == ([], 1)


@pytest.mark.parametrize(
    "choice",
    ["全部材料都要上交", "前三日内送达", "五百元以上可以处罚", "十六周岁以上均可处罚", "没有正当理由", "双方都错"],
)
def test_words_that_only_look_so_are_left_alone(choice: str) -> None:
    question = single(choices=f"{{A: 一, B: 二, C: 三, D: {choice}}}")
    assert words(question, "L01") + words(question, "L02") == []


def test_combined_choices_in_brackets_are_seen() -> None:
    assert words(single(choices="{A: (1)(2), B: ①③, C: 仅①}"), "L17") == ["found (1)(2)", "found ①", "found 仅"]
    assert words(single(choices="{A: ①出示人民警察证, B: ②告知原因和依据, C: 三}"), "L17") == []


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (single(stem="应当做到哪些？"), ["single 哪些"]),
        (single(stem="哪些人可以到场？下列哪一项正确？"), []),
        (single(stem="具有下列哪些情形之一的，应当传唤？"), []),
        (single(stem="下列三种情形中，哪一种应当传唤？"), []),
        (multiple("哪一项工作应当做的有（　）。", "AB"), []),
        (multiple("应当做到哪一项？", "AB"), ["multiple 哪一项"]),
        (multiple("应当做到哪三项？", "AB"), ["found 哪三项"]),
        (multiple("应当做到哪两项？", "AB"), []),
        (multiple("应当做到哪三项？", "AB", "indefinite"), ["found 哪三项"]),
        (multiple("应当做到哪些？", "AAC"), ["twice"]),
    ],
)
def test_as_many_are_asked_for_as_are_right(question: str, found: list[str]) -> None:
    assert words(question, "L40") == found


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("下列行为中，不应当给予处罚的是（　）。", "不应当"),
        ("下列哪一情形不适用当场处罚？", "不适用"),
        ("下列证据中，不能作为定案根据的是（　）。", "不能"),
        ("下列说法有误的是（　）。", "有误的"),
        ("“四会”中不含下列哪一项？", "不含"),
    ],
)
def test_negations_in_other_words(stem: str, found: str) -> None:
    assert words(single(stem=stem), "L03") == [f"unmarked {found}"]
    assert words(single(stem=stem.replace(found, f"【{found}】")), "L03") == [f"found {found}"]


@pytest.mark.parametrize(
    "stem",
    [
        "对不适用调解的案件，应当怎样处理？",
        "下列哪些属于不能辨认自己行为的人？",
        "哪些情形属于不可抗力？",
        "当事人不能到场时，应当怎么办？",
        "下列哪些人不执行行政拘留？",
        "不满十四周岁的，怎样处理？",
    ],
)
def test_a_negation_in_the_facts_is_none(stem: str) -> None:
    assert words(single(stem=stem), "L03") == []


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        ("{A: 五日以下, B: 三日以上十日以下, C: 十日以上十五日以下}", ["overlap"]),
        ("{A: 五日以下, B: 五日以上十日以下, C: 十日以上十五日以下}", []),
        ("{A: 二百元以下, B: 五百元以下, C: 一千元以下}", []),
        ("{A: 三年, B: 五年, C: 十年, D: 终生}", []),
        ("{A: 三年, B: 终生, C: 十年, D: 五年}", ["unsorted"]),
        ("{A: 四小时, B: 八小时。, C: 十二小时}", []),
        ("{A: 四小时, B: 八小时, C: 不受限制}", ["mixed"]),
    ],
)
def test_numbers_among_choices(choices: str, found: list[str]) -> None:
    assert words(single(choices=choices, shuffle="false"), "L11") == found


def test_the_same_number_in_both_numerals_is_one_choice() -> None:
    assert places(single(choices="{A: 8小时, B: 八小时, C: 十二小时}"), "L08") == ["8:24"]
    assert places(single(choices="{A: 1.5小时, B: 15小时, C: 十二小时}"), "L08") == []
    assert places(single(choices="{A: 人民法院, B: 十日, C: ⼈民法院}"), "L08") == ["8:32"]  # a radical of PDFs
    assert places(single(choices="{A: 人民、法院, B: 人民法院十, C: 人民法院}"), "L08") == ["8:36"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("群众电话１３８１２３４５６７８应当登记。", ["phone １３８１２３４５６７８"]),
        ("拨打010-66262114或者(0571)87654321应当登记。", ["landline 010-66262114", "landline (0571)87654321"]),
        ("邮箱 zhangsan@163.com 应当登记。", ["mail zhangsan@163.com"]),
        ("身份证号110101 19900101 1237应当登记。", ["id 110101 19900101 1237"]),
        ("身份证号110101-1990-01-01-123x应当登记。", ["id 110101-1990-01-01-123x"]),
        (
            "身份证号1101 0119 9001 0112 37，另有110101199001011237。",
            ["id 1101 0119 9001 0112 37", "id 110101199001011237"],
        ),
        (
            "卡号6222 0212 3456 7890 123、6222021234567890123。",
            ["card 6222 0212 3456 7890 123", "card 6222021234567890123"],
        ),
        ("电话138 1234 5678。", ["phone 138 1234 5678"]),
        ("编号110101 19901301 1237，数额4000 1200 3000元，110101 2026-01-01。", []),
        ("拨打110、12345或者96110，2026-01-01起施行，编号0571。", []),
    ],
)
def test_numbers_of_people_are_seen_however_they_are_written(text: str, found: list[str]) -> None:
    assert words(claim(text + "（　）"), "L27") == found


def test_a_number_of_an_office_is_no_error() -> None:
    (landline,) = loaded(claim("拨打010-66262114应当登记。（　）"), "L27").diagnostics
    (mobile,) = loaded(claim("拨打13812345678应当登记。（　）"), "L27").diagnostics
    assert (landline.level, mobile.level) == ("warning", "error")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("传唤<b>王某</b>&nbsp;后", ["<b>", "</b>", "&nbsp;"]),
        ("见![图](a.png)和[条文](http://x.cn)", ["![图](a.png)", "[条文](http://x.cn)"]),
        ("公式$x^2$，**粗体**，<br/>", ["$x^2$", "**粗体**", "<br/>"]),
        ("`传唤`要~~口头~~说明，__应当__告知", ["`传唤`", "~~口头~~", "__应当__"]),
        (r"先出示证件\n再告知<!-- 待改 -->", [r"\n", "<!-- 待改 -->"]),
        ("|甲|乙|，{{c1::原因}}，见<http://a.cn>", ["|甲|乙|", "{{c1::原因}}", "<http://a.cn>"]),
        ("好的~~谢谢~~，（甲|乙|丙|丁），超过__小时、__元，C:\\\\new，{A}，1~2日、5~~8日、10~~15日", []),
        ("下列**不属于**的，5 < 8 且 8 > 3，A&B，￥100，[一]", []),
    ],
)
def test_markup_is_seen(text: str, found: list[str]) -> None:
    assert words(claim(f"'{text}。（　）'"), "L42") == [f"found {each}" for each in found]


def test_blanks_are_no_markup() -> None:
    fill = "id: demo-1\ntype: fill\nstem: __先__出示____，再____原因，最后________登记。\nanswer: [一, 二, 三]\n"
    assert words(fill, "L42") == ["found __先__"]


@pytest.mark.parametrize(
    "text", ["|a-" * 20_000, "`" * 60_000, "__甲" * 20_000, "{{" * 30_000, "<!--" * 15_000, "~~甲 " * 9_999]
)
def test_much_that_looks_like_markup_is_looked_through(text: str) -> None:
    loaded(claim(f"'{text}。（　）'"), "L42")


def test_false_characters_are_seen_in_texts_and_answers() -> None:
    question = 'id: demo-1\ntype: fill\nstem: "由\u2f08\u2ea0警察____。\ue004"\nanswer: [\u2e80白\u2f9d]\n'
    told = [(each.line, each.column, each.message.args) for each in loaded(question, "L43").diagnostics]
    assert told == [
        (7, 11, {"words": "\u2f08", "point": "U+2F08", "right": "人"}),
        (7, 12, {"words": "\u2ea0", "point": "U+2EA0", "right": "民"}),
        (7, 20, {"point": "U+E004"}),
        (8, 12, {"words": "\u2e80", "point": "U+2E80"}),
        (8, 14, {"words": "\u2f9d", "point": "U+2F9D", "right": "身"}),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("应当告知“原因和依据", ["open “"]),
        ("应当告知”原因“", ["close ”", "open “"]),
        ("治安管理处罚法》规定", ["close 》"]),
        ("1）出示证件；2）告知原因", []),
        ("“他说‘依法’办”（半角)也成对", []),
        ("It’s right", []),
        ("（见“第一项）和第二项", ["open “"]),
    ],
)
def test_halves_of_pairs_are_seen(text: str, found: list[str]) -> None:
    assert words(claim(f"'{text}。'"), "L44") == found


def test_doubled_marks_and_blanks_after_marks_are_seen() -> None:
    assert words(claim("接报后到场，，应当登记。。他说：“好……”"), "L33") == ["doubled ，，", "doubled 。。"]
    assert words(claim("群众围观， 需要疏散。"), "L33") == ["space ， 需"]


def test_a_stroke_in_an_answer_is_seen() -> None:
    question = "id: demo-1\ntype: fill\nstem: ____小时，____元。\nanswer: [[八, 8/捌], km/h]\n"
    assert (words(question, "L45"), places(question, "L45")) == (["found 8/捌"], ["8:17"])
    question = "id: demo-1\ntype: fill\nstem: ____作出。\nanswer: [2026/1/1]\n"
    (found,) = loaded(question, "L45").diagnostics
    assert (found.message.args["parts"], found.message.args["count"]) == ("2026, 1, 1", 3)


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("依据《治安管理处罚法》第八十三条，要告知。", ["other 《治安管理处罚法》第八十三条"]),
        ("依据《治安管理处罚法》第九十六条第二款，要告知。", []),
        ("依据2012年修正的《治安管理处罚法》第八十三条，要告知。", []),
        ("依据《治安管理处罚法》第一百九十六条，要告知。", ["found 《治安管理处罚法》第一百九十六条"]),
        ("依据《治安管理处罚法》第九十六条第九款，要告知。", ["found 《治安管理处罚法》第九十六条第九款"]),
        ("依据《某某办法》第三条，要告知。", []),
        ("依据治安管理处罚法第八十三条，要告知。", ["other 治安管理处罚法第八十三条"]),
        (
            "依据中华人民共和国治安管理处罚法第一百四十五条，要告知。",
            ["found 中华人民共和国治安管理处罚法第一百四十五条"],
        ),
        ("依据旧治安管理处罚法第八十三条，要告知。", []),
        ("依据2012年修正的治安管理处罚法第八十三条，要告知。", []),
        ("依据某市实施治安法第八十三条，要告知。", []),
        ("依据《治安管理处罚法》 第九十六、八十三条，要告知。", []),
        ("依据《治安管理处罚法》的第八十三条，要告知。", ["other 《治安管理处罚法》的第八十三条"]),
    ],
)
def test_articles_named_in_a_stem_are_looked_up(stem: str, found: list[str]) -> None:
    assert words(claim(stem + "（　）", cite="《治安管理处罚法》第九十六条"), "L41") == found


def test_an_explanation_may_name_other_articles_that_exist() -> None:
    cite = "《治安管理处罚法》第九十六条"
    explain = "另见《治安管理处罚法》第八十三条和第九十条；《治安管理处罚法》第一百五十条没有。"
    found = ["found 《治安管理处罚法》第一百五十条"]
    assert words(claim("要告知。（　）", cite=cite, explain=explain), "L41") == found


@pytest.mark.parametrize(
    ("explain", "found"),
    [
        ("见治安管理处罚法第二百条。", ["found 治安管理处罚法第二百条"]),
        ("见治安法第145条，（治安法第9条）。", ["found 治安法第145条"]),
        ("《治安管理处罚法》第一百四十四、一百四十五条。", ["found 《治安管理处罚法》第一百四十四、一百四十五条"]),
        ("《治安管理处罚法》第九十条与第一百四十五条。", ["found 《治安管理处罚法》第九十条与第一百四十五条"]),
        ("《治安管理处罚法》第九十条、一百四十五条。", ["found 《治安管理处罚法》第九十条、一百四十五条"]),
        ("依照本法第二百条，还要告知。", ["found 第二百条"]),
        ("《治安管理处罚法》第九条是原则；第三条第六款另有规定。", ["found 第三条第六款"]),
        ("适用第二百条。", ["found 第二百条"]),
        ("《治安管理处罚法》第九条；合同第二百条、规约第三条第六款不算。", []),
        ("《行政处罚法》第九条另有规定；第一百条不适用。", []),
        ("《某市养犬条例》第九条；第二百条另有规定。", []),
        ("行政处罚法另有规定，见第二百条。", []),
        ("合同约定：见第二百条。", []),
        ("民警翻到聊天记录，见第二百条写着。", []),
        ("村规民约规定，本法第二百条由村委会解释。", []),
        ("本办法第二百条另有规定。", []),
        ("本法第一万条另有规定。", ["found 第一万条"]),
        ("2012年的规定写在第二百条。", []),
        ("这个规定以前在第二百条。", []),
        ("民警出示证件，第一、二条都要做到。", []),
    ],
)
def test_articles_are_looked_up_without_book_marks_and_after_the_first(explain: str, found: list[str]) -> None:
    """One that names no statute is of the only one that the question cites, where the text names no other."""
    question = claim("要告知。（　）", cite="《治安管理处罚法》第九十六条", explain=explain)
    assert words(question, "L41") == found


def test_an_article_without_a_statute_may_be_of_any_that_are_cited() -> None:
    cite = "[《治安管理处罚法》第九十六条, 《行政处罚法》第三条]"
    assert words(claim("要告知。（　）", cite=cite, explain="依照第一百条，还要告知。"), "L41") == []


@pytest.mark.parametrize(
    "text", ["第一、" * 20_000, "第" + "一" * 60_000, "第一条" * 20_000, "《法》，第一条与" * 9_000]
)
def test_many_articles_are_looked_up_to_the_end(text: str) -> None:
    question = claim("要告知。（　）", cite="《治安管理处罚法》第九十六条", explain=text)
    assert words(question, "L41") == []


@pytest.mark.parametrize(
    ("stem", "code"),
    [
        ("可能适用行政拘留的，不得超过二十四小时。", "L07"),
        ("一般纳税人的处所可以依法检查。", "L07"),
        ("民警办案应当同时告知权利。", "L15"),
        ("一名民警可以询问，但是应当全程录音录像。", "L15"),
    ],
)
def test_words_of_law_are_no_fault(stem: str, code: str) -> None:
    assert words(claim(stem + "（　）"), code) == []


def test_absolute_words_of_another_form() -> None:
    choices = "{A: 出示证件后传唤, B: 全部使用传唤证, C: 所有情形都要批准, D: 退回全部材料}"
    assert words(single(choices=choices), "L06") == ["found 全部", "found 所有情形都"]


def test_a_stem_about_the_following_names_no_topic() -> None:
    assert words(single(stem="以下说法正确的是（　）。"), "L16") == ["found"]
