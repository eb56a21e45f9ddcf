"""Ways of writing one number, and others that are not that number: what a blank and a numeric question take alike.

First what stands before and after the blank, and the key (for a numeric question its unit and its key); then what is
the same number (=) and what is not (≠), parted by two spaces.
"""

from __future__ import annotations

from collections.abc import Iterator

BLANKS = """
最长不超过 | 小时。 | 十二
  =  12  十二  １２  12小时  十二小时  12 小时  12个小时  十二个小时  12 个小时  12h  拾贰  012
  =  12.0  12小时。  十二小時
  ≠  1.2  12天  12分钟  -12  112  十二十  12小时以上  1,2
最长不超过 | 小时。 | 12小时
  =  12  十二  12小时  十二个小时  拾贰小时
  ≠  12日  2
期限为 | 日 | 三十
  =  30  三十  卅  30日  30天  三十天  叁拾  叁拾日  ３０日
  ≠  30个月  3  三零零  -30
期限为 | 个月。 | 三
  =  3  三  3月  3个月  三个月  叁个月
  ≠  3日  3年  13
处 | 元以下罚款。 | 五百
  =  500  五百  500元  五百元  ￥500  ¥500  伍佰  伍佰元  500块  500.00  500元整  人民币500元
  ≠  5000  5  500角  50,0  -500
处 | 元以下罚款。 | 两万五
  =  25000  25,000  两万五  二万五  两万五千  贰万伍仟  2.5万  ２５０００元  25,000元
  ≠  20005  2.5  250000
处 | 元以下罚款。 | 三千五
  =  3500  三千五百  3,500  三千五
  ≠  3005  35,00
共 | 人。 | 一百二
  =  120  一百二十  一百二  120人  120名  一百二十个人
  ≠  102  一百零二
夜间指当日 | 至次日七时。 | 二十一点
  =  21点  21时  21:00  21：00  二十一时  廿一点  21点整  21点钟  ２１点
  ≠  21小时  12点  21:30  2100
夜间指当日 | 时至次日七时。 | 二十一
  =  21  二十一  21时  21点  21:00  廿一
  ≠  21小时  9
误差为 | 度。 | -5
  =  -5  −5  –5  －5  负五
  ≠  5  五  -50
系数为 | 。 | 1.5
  =  1.5  1.50  １．５  一点五
  ≠  15  1,5  1  5  1/5  1:5
占 | 。 | 1/3
  =  1/3  三分之一  １/３
  ≠  13  1  3  1.3  0.33
占比 | 。 | 50%
  =  50%  ５０％  百分之五十
  ≠  0.5  5  50元
依据第 | 条。 | 九十七
  =  97  九十七  97条  第97条  第九十七条  ９７
  ≠  79  第97款  97条之一
年满 | 周岁。 | 十四
  =  14  十四  14岁  14周岁  十四周岁
  ≠  14年  4
至少 | 名民警。 | 二
  =  2  二  两  2人  两人  2名  两名  贰
  ≠  2次  二十
每年不少于 | 次。 | 两
  =  2  二  两次  2次  二次  两回
  ≠  12次
在 | 个工作日内 | 五
  =  5  五  5个工作日  五个工作日  5工作日
  ≠  5日  5天
共 | 。 | 1,000
  =  1000  1,000  一千  １，０００
  ≠  1,00  1.000.0  10,00
"""
NUMBERS = """
小时 | 48
  =  48  四十八  ４８  48小时  四十八小时  48个小时  48.0  48小时。
  ≠  4.8  48天  84
元 | 500
  =  500  五百  五百元  500元  500元。  ￥500  ¥500  伍佰元整  ＋500  500.0
  ≠  5,00  50  500天
元 | 15
  =  15  十五
  ≠  1,5  1.5
度 | -5
  =  -5  −5  –5  －5  负五
  ≠  5
万元 | 5
  =  5  五  5万元  50000元  五万元
  ≠  50000
 | 1000
  =  1000  1,000  一千  1000个
  ≠  10,00  1,00
% | 50
  =  50  50%  百分之五十
  ≠  0.5
"""


def pairs(table: str) -> Iterator[tuple[list[str], str, bool]]:
    """Yield the head of a row, one way of writing a number, and whether it is the number of the key."""
    head: list[str] = []
    for line in table.strip("\n").splitlines():
        mark, *words = [word.strip() for word in line.strip().split("  ")]
        if mark in {"=", "≠"}:
            yield from ((head, word, mark == "=") for word in words)
        else:
            head = [cell.strip() for cell in line.split("|")]
