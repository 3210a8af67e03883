"""金额缺“元”

查什么：说钱的句子里，“万”“亿”后面没有“元”（或者美元等币种）的数。人数、面积、点击量等不是钱的数不
报；“350万至400万元”这样共用一个“元”的不报。

为什么：金额缺了单位，严格说就不知道是多少什么；一句话里有的带“元”有的不带，更容易被质疑。

例：追缴违规发放资金350万，应为350万元。

怎么改：补上“元”。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.searching import clause_start, matches
from zhenggai.notices.source import Span

CODE = "TXT104"
SEVERITY: Severity = "warning"

# 350 · 2000 · 3.5余: the figure before 万 or 亿
_FIGURE = re.compile(r"(?<![\d.])\d{1,6}(?:\.\d{1,4})?[余多]?万?$")
# 万， · 亿。 · 万以上 · 万余。: what ends an amount without 元
_BARE = re.compile(
    r"[万亿](?=[，,。；;、）)”\s]|$|(?:以上|以下|以内|左右|多|余)"
    r"(?:[，,。；;、）)”\s]|的|大额|诈骗|项目|工程|资金|支出|采购|合同|贷款))"
)
# What money is called: in the same clause before the figure, or right behind it
_MONEY = re.compile(
    "万元|亿元|价款|款项|基金|核销|资金|余额|存款|注册资本|投资|金额|收入|税收|税款|产值|增加值|生产总值|GDP|经济总量|贷款|借款|债务|欠款|预算|"
    "补助|补贴|补偿|奖金|罚款|罚没|追缴|收缴|追回|清退|退缴|退赔|违规发放|节约|经费|费用|"
    "赔偿|损失|融资|营收|销售额|成交额|交易额|合同额|总额|利润|工程款|货款|租金|押金|"
    "保证金|进出口|案值|大额|诈骗|支出|价值|造价|担保"
)
# What is no money: 常住人口51万 · 阅读量超100万
_COUNT = re.compile(
    "人口|人数|人次|阅读|点击|播放|浏览|访问|关注|粉丝|用户|面积|产量|里程|户数|数据|短信|字数|流量|客流"
    "|游客|车流|订单|覆盖|惠及|受众|编号|编码|就业|岗位|劳动力|学生|师生|职工|农民|村民|居民|患者|门诊"
    "|接种|检测|培训|宣传|传播|下载|销量|产能|发电|存栏|出栏|存量|库存|藏书|[株棵亩吨份条件次户人名个家台辆栋座米头只羽]"
)
# 50万以上大额诈骗 · 30万以下的工程: money is told behind the figure
_BEHIND = re.compile("(?:以上|以下|左右)?(?:的)?(?:大额|诈骗|资金|贷款)")
# 350万至400万元 · 10万、20万元: the unit stands at the last of them
_SHARED = re.compile(r"(?:至|到|—|-|~|～|、|和|或|以上|以下|左右|不满|不超过|[\d.万亿余多])*元")


# 其中已收回 · 力争达到: so many characters stand before a figure that goes on
FEW_WORDS = 6


def check(notice: Notice) -> Iterator[Finding]:
    """Amounts of money without 元, one finding a sentence."""
    text = notice.source.text
    sentences: dict[int, list[Span]] = {}
    for match in matches(_BARE, notice.source):
        figure = _FIGURE.search(text, max(0, match.start() - 14), match.start())
        if not figure:
            continue
        place = Span(figure.start(), match.end())
        sentence = clause_start(text, place.start)
        if sentence in sentences or is_money(text, place, sentence):
            sentences.setdefault(sentence, []).append(place)
    for spans in sentences.values():
        first = spans[0]
        yield Finding(
            first,
            f"“{notice.source[first]}”是金额，后面缺“元”",
            related=tuple(Related(span, "这里也缺“元”") for span in spans[1:20]),
        )


def is_money(text: str, place: Span, sentence: int) -> bool:
    """Whether a bare figure is an amount of money: the last word before it that tells decides."""
    if _SHARED.match(text, place.end):
        return False
    if _BEHIND.match(text, place.end):
        return True
    before = text[max(sentence, place.start - 60) : place.start]
    clause = max(before.rfind(mark) for mark in "，,、") + 1
    money = last_end(_MONEY, before)
    # 投资12亿元，增加4.8万: a clause of a few words goes on speaking of the money before it.
    near = money > clause or len(before) - clause <= FEW_WORDS
    return money >= 0 and near and money > last_end(_COUNT, before)


def last_end(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match of a pattern ends; -1 where there is none."""
    return max((match.end() for match in pattern.finditer(text)), default=-1)
