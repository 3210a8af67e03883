"""巡视和巡察写混

查什么：巡察整改的通报里，把本次巡察的组织、反馈、整改写成“巡视”；巡视整改的通报里，在开头和结尾的
固定句式里写成“巡察”，或者把反馈的巡视组写成巡察组。“中央巡视”“省委巡视”“巡视巡察”“巡视工作条例”
“巡视员”，以及巡视通报里讲到本单位自己的巡察工作（包括“巡察整改督促不力”一类的问题），都是对的，不报。

为什么：巡视由党中央和省一级党委组织，巡察由市县党委（及有关单位党组织）组织，是两回事；写混了多半
是照搬了别处的通报。

例：市委巡察整改的通报，末尾写“欢迎对巡视整改落实情况进行监督”。

怎么改：按本次检查的性质统一。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.searching import clause_start, matches
from zhenggai.notices.source import Source, Span

CODE = "TXT103"
SEVERITY: Severity = "error"

# 巡视整改 · 巡视组 · 巡视反馈 …: words about the inspection that a paper answers
_OWN = re.compile("巡视(?:集中整改|整改|反馈|意见|组|期间|移交|指出|发现|交办)")
# 中央巡视 · 省委第三巡视组 · 巡视巡察: right in any paper; a 直辖市 sends a 巡视 too.
_HIGHER = re.compile(
    r"(?:中央|国家|省|自治区|市委|上级|部党组|兵团|十[八九]届|二十届|巡察|视察)"
    r"[^，,。；;\n]{0,12}$|[》”、和与及]$"
)
# 中央巡视整改 · 省委巡视反馈: a paper that speaks of one may mean it wherever it says 巡视 alone.
_OTHER = re.compile(
    r"(?:中央|省委|自治区党委|市委|上级)[^，,。；;\n]{0,10}巡视(?:组|反馈|整改|移交|“)"
)
# 对巡察整改落实情况进行监督 · 现将巡察整改进展情况予以公布: what only the paper's own one is called
_FRAME = (
    r"(?:对(?:本次|我[区市县校局院]?)?|现将(?:本次)?){}整改[^，,。；;\n]{{0,14}}"
    r"(?:监督|公布|公开|通报|公示)"
)
# 省委巡察 · 中央第三巡察组: what these send is a 巡视
_TOO_HIGH = re.compile(
    r"(?:中央|省委|自治区党委)(?:第?[一二三四五六七八九十\d]{1,3})?巡察(?!工作|机构|办)组?"
)
# 巡视组反馈了巡察意见 · 巡察组反馈了巡视意见
_GAVE = r"{}[一二三四五六七八九十\d]{{0,3}}组[^。；;\n]{{0,24}}反馈了?({}意见)"
# 巡察整改 · 巡察反馈, and 巡察 alone
_ANY = re.compile("巡察(?:集中整改|整改|反馈|意见)?")
# Who has a 巡察 of its own: 区委巡察整改, 被巡察, 对村巡察, 巡视巡察, 第三轮巡察
_SOMEBODY = re.compile(
    "(?:巡视|[市县区旗州校院局厅]委|党委|党组|公司|集团|内部|被|村|轮|[、和与及“《])[^，,]?$"
)
# 巡察整改督促偏软 · 巡察反馈问题整改不到位: a problem that the 巡视 found in somebody's own 巡察
_FAULTY = re.compile(
    "(?!的)[^，,。；;：:、“”\n]{0,16}?(?:不[够力实严足高深全细准及到强]|偏[软弱松低慢]|欠缺|滞后|缺位|薄弱|弱化"
    "|流于形式|走过场|差距|短板|拖延|松懈)"
)
FEW = 2
_INSPECTED = re.compile(_FRAME.format("巡察"))
_VISITED = re.compile(_FRAME.format("巡视"))


def check(notice: Notice) -> Iterator[Finding]:
    """The wrong one of 巡视 and 巡察."""
    kind = notice.inspection.kind
    text = notice.source.text
    if kind == "巡察":
        found = own_inspections(notice.source)
        found = apart([*found, *opinions(notice.source, "巡察", "巡视")])
        # A paper that speaks of a 巡视 all along answers both, or was read wrongly.
        if found and len(found) * 5 <= text.count("巡察"):
            yield tell(found, "巡视", "巡察")
    elif kind == "巡视":
        found = [Span(*match.span()) for match in matches(_INSPECTED, notice.source)]
        found += opinions(notice.source, "巡视", "巡察")
        found += [Span(*match.span()) for match in matches(_TOO_HIGH, notice.source)]
        found = apart([*found, *wrong_team(notice), *lonely_mentions(notice.source)])
        if found and text.count("巡视") >= 5 * len(found):
            yield tell(found, "巡察", "巡视")


def apart(found: list[Span]) -> list[Span]:
    """Places in order, of overlapping ones the first."""
    kept: list[Span] = []
    for span in sorted(found):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def tell(found: list[Span], wrong: str, right: str) -> Finding:
    """One finding for all places: the cause is one."""
    related = tuple(Related(span, f"这里也写作“{wrong}”") for span in found[1:20])
    message = f"本通报说的是{right}整改，这里写成了“{wrong}”"
    return Finding(found[0], message, related=related)


def own_inspections(source: Source) -> list[Span]:
    """Places in a 巡察 paper where 巡视 means its own inspection."""
    text = source.text
    pattern = _VISITED if _OTHER.search(text) else _OWN
    return [
        Span(*match.span())
        for match in matches(pattern, source)
        if not is_another(text, match.start(), match.end())
    ]


def lonely_mentions(source: Source) -> list[Span]:
    """The few places of a 巡视 paper that say 巡察, where nobody has a 巡察 of its own."""
    every = list(matches(_ANY, source))
    if not 0 < len(every) <= FEW or not all(is_bare(source.text, one) for one in every):
        return []
    if any(_FAULTY.match(source.text, one.end()) for one in every):
        return []
    return [Span(*one.span()) for one in every]


def is_bare(text: str, match: re.Match[str]) -> bool:
    """Whether 巡察 is the inspection that the paper answers: nobody's name stands before it."""
    before = text[max(0, match.start() - 8) : match.start()]
    return len(match.group()) > 2 and not _SOMEBODY.search(before)


def opinions(source: Source, team: str, wrong: str) -> list[Span]:
    """Places where a team gives its opinions under the wrong name."""
    pattern = re.compile(_GAVE.format(team, wrong))
    return [Span(*match.span(1)) for match in matches(pattern, source)]


def is_another(text: str, start: int, end: int) -> bool:
    """Whether 巡视 stands in a title, beside 巡察, or behind the name of a higher committee."""
    before = text[clause_start(text, start, "。；;！？，,\n", reach=30) : start]
    return (
        _HIGHER.search(before) is not None
        or before.rfind("《") > before.rfind("》")
        or "巡察" in text[end : end + 6]
    )


def wrong_team(notice: Notice) -> list[Span]:
    """Places where the team of the inspection is called 巡察组."""
    team = notice.inspection.team
    if not team or "巡视" not in team:
        return []
    pattern = re.compile(re.escape(team.replace("巡视", "巡察")))
    return [Span(*match.span()) for match in matches(pattern, notice.source)]
