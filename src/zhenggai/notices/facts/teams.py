"""The team that inspects, as it is called in print, and the level that sent it.

省委第七巡视组 · 省委巡视一组 · 巡察二组 · 第五交叉巡察组 · 市委第二轮巡察第四巡察组 ·
中央第八巡视组 · 市县联动巡察组 · 校党委巡察组; of the sister papers 中央第四生态环境保护督察组.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class Team:
    """A team in print: its place, name, level (None where none is printed) and its kind's word.

    `numbered` tells 第七巡视组 from the plain 巡视组 by which a paper goes on to speak of it.
    """

    span: Span
    name: str
    level: str | None
    level_span: Span | None
    word: str
    numbered: bool


_N = "[ ]?[一二三四五六七八九十百0-9]{1,3}[ ]?"
# 巡视组 · 巡视一组 · 巡察第二组 · 巡察工作组 · 巡察“回头看”第一组 · 生态环境保护督察组
_CORE = re.compile(
    rf"(?P<word>巡[视察]|督察)(?:工作|[“\"「]?回头看[”\"」]?)?(?P<number>第?{_N})?(?:小组|组)(?!长|建|成|织)"
)
# What cuts a name off from what stands before it in the sentence: marks, days, 统一部署.
_CUT = re.compile(
    r"[，,。；;：:！？!?、\n\r\t　“”\"<>《》]|\d[ ]?[日月年号]份?|[上中下]旬|月[底初]|年底"
    r"|部署|安排|要求|同意|批准|决定|领导小组|以来|期间|来自"
)
# Words between the date and the name: 由 经 受 接受 派出; in a title 关于落实
_LEAD = re.compile(
    r"(?:[ 由经向受被于在]|自(?!治)|接受了?|迎接|派出|按照|根据|此次|本轮|并且?|关于|贯彻|落实)"
    r"(?=(?:[一-龥]{2,8}[省市县区州盟旗]|[省市县区州盟旗]|自治区|中央|[一-龥]{0,8}党[委组])?.{0,3}[委央组第])"
)
_TERM = re.compile(r"^(?:第?[一二三四五六七八九十]{1,3}届)")
# 中央 · 省委 · 自治区党委 · 集团公司党委 · 校党委 · 局党组 · 教育工委
_LEVEL = re.compile(
    r"党?中央|(?:自治区|兵团|[省市县区州盟旗地])(?:党委|工委|委)|(?:国资委|集团(?:公司)?|总?公司|股份"
    r"|学校|大学|学院|医院|街道|系统|机关|[校院局厅部委办镇乡师行社县市区])?"
    r"(?:党委|党组|党工委|工委|党总支)|[中省市县区](?=第|生态|环保|环境)"
)
# What stands between level and 巡视组: 第七 · 第五交叉 · 提级 · 市县联动第三 · 第二轮巡察第四 ·
# 医疗卫生领域第六专项
_KIND_WORDS = (
    r"(?:第\S{1,3}轮|巡[视察]|提级|交叉|联动|上下|市县|省市|县区|县乡|三级|机动式?|专项|常规|延伸|异地|综合|生态环境保护|环境保护|环保|派驻|派出"
    rf"|联合|(?:(?![委党])[一-龥]){{2,8}}(?:领域|系统|行业)|企业|高校|第{_N}|（[^（）]{{1,6}}）|\([^()]{{1,6}}\))"
)
_BETWEEN = re.compile(rf"{_KIND_WORDS}{{0,5}}$")
_REACH = 36
# Words that are no part of a name: 我们迎来了省委第七巡视组
_NO_PLACE = re.compile("[\\s了的我们对是在和与及到来去向受]")


def find_teams(text: str, start: int, end: int) -> Iterator[Team]:
    """Every team named in a stretch, in order."""
    for core in _CORE.finditer(text, start, end):
        yield _read_team(text, core, max(start, core.start() - _REACH))


def _read_team(text: str, core: re.Match[str], low: int) -> Team:
    for cut in _CUT.finditer(text, low, core.start()):
        low = cut.end()
    while lead := _LEAD.match(text, low, core.end()):
        low = lead.end()
    term = _TERM.match(text[low : core.start()])
    if term:
        low += term.end()
    between = _BETWEEN.search(text, low, core.start())
    kind_start = between.start() if between else core.start()
    level = _level_before(text, low, kind_start)
    begin = _name_start(text, low, level.start) if level else kind_start
    numbered = bool(core["number"]) or "第" in text[begin : core.start()]
    span = Span(begin, core.end())
    return Team(
        span=span,
        name="".join(text[span.start : span.end].split()),
        level=text[level.start : level.end] if level else None,
        level_span=level,
        word=core["word"],
        numbered=numbered,
    )


def _name_start(text: str, low: int, level: int) -> int:
    """Where the name begins: with the place before the level if that is all that stands there."""
    if text.startswith("中共", low):
        low += 2
    place = text[low:level]
    longest = 4 if text[level] in "省市县区州盟旗地" else 12
    return low if len(place) <= longest and not _NO_PLACE.search(place) else level


def _level_before(text: str, low: int, stop: int) -> Span | None:
    """The level that ends right where the words of kind and number begin."""
    for found in _LEVEL.finditer(text, low, stop + 1):
        if found.end() == stop or text.startswith("中央", found.start()):
            return Span(*found.span())
    return None


# 根据省委统一部署 · 按照县委巡察工作安排 · 经市委批准 · 根据集团公司党委统一部署
_DEPLOYED = re.compile(
    r"(?:根据|按照|依据|经)(?:中共)?[^，,。；;\n]{0,12}?(?P<level>党?中央|(?:自治区|兵团)党委|[省市县区州盟旗]委|(?:国资委|集团(?:公司)?|总?公司|学校|大学|学院|医院|街道"
    r"|[校院局厅部委镇乡])?(?:党委|党组|党工委|工委))[^，,。；;\n]{0,16}?(?:部署|安排|要求|批准|同意|计划|决定)"
)


def find_deployment(text: str, start: int, end: int) -> Span | None:
    """The level in 根据省委统一部署."""
    found = _DEPLOYED.search(text, start, end)
    return Span(*found.span("level")) if found else None
