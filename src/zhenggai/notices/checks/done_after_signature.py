"""落款之后的事写成已经做了

查什么：写成已经发生、已经完成的事，日期却在通报的落款（发布）日期之后。

为什么：落款那天还没到的日子不可能“以来”怎样、“已经”怎样，多半是年份写错。公开后最容易被读者指出。

例：2021年12月15日落款的通报写“2022年8月份以来，组织集中学习4次”。

怎么改：核对年份；确属今后的安排，写“将”“拟”“计划”。
"""

import re
from collections.abc import Iterator
from datetime import date

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.facts.dates import DateMention
from zhenggai.notices.facts.tense import is_planned, words_after, words_before
from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import Node
from zhenggai.zh.days import in_words

CODE = "DAT101"
SEVERITY: Severity = "error"

# 已 · 完成了 · 办理完毕 soon after the date; 了解 and 为了 tell nothing
_DONE = re.compile("^[^，,]{0,24}?(?:已(?!经?到期)|(?<!为)了(?!解)|完毕)")
# What offices do and what comes of it; targets (完成, 实现, 建成, 达到) are left out
_ACT = re.compile(
    "^[^。；;]{0,40}?(?:召开|印发|下发|举办|出台|制定|修订|约谈|通报|传达|立案|查处|处分|组织|开展|启动"
    "|督查|督导|抽查|检查|反馈|学习|培训|调研|走访|清理|兑付|追缴|退还|收缴|办理|审核|审议|研究|排查"
    "|出现|发生|进驻|同比|下降|增长|退回|推送|发放|争取到|处置)"
)
# 截至 right before the date, but not 有效期截至
_AS_OF = re.compile("(?<!期)截[至止][到于]?$")
# Words that make the whole sentence a plan or a term
_AHEAD = re.compile(
    "将|拟|计划|预计|力争|争取|确保|有望|目标|届时|谋划|筹备|准备|力求|下一步|下步|接下来|今后"
    "|有效期|任期|合同|协议|规划|期限|时限|到期|为期|截止|限期|到位期"
)
# Words right before that make it an order or an agreement: 要求2022年3月召开…
_ORDERED = re.compile(
    "(?:要求|明确|提出|部署|安排|规定|约定|确定|定于|限|待|至|到)[^，,。；;：:]{0,12}$"
)
# 自2022年1月1日起施行 · 2022年9月启用 · 2022年底前
_IN_FORCE = re.compile(
    "^[^，,。；;]{0,12}?(?:施行|实施|执行|生效|启用|投用|届满|到期|将|拟|计划|前)"
)


def check(notice: Notice) -> Iterator[Finding]:
    """Report what is told as done on a day after the paper's own."""
    paper = notice.paper_day
    if paper is None:
        return
    late = [one for one in notice.dates if _begins_after(one, paper)]
    ahead = _chapters_ahead(notice) if late else []
    for one in late:
        if any(node.start <= one.span.start < node.end for node in ahead):
            continue
        told = _told_as_done(notice, one)
        if told:
            yield Finding(
                one.span,
                f"通报日期是{in_words(paper)}，“{one.text}”还没有到，文中却写成已经发生。",
                related=_signature(notice),
                severity=told,
            )


def _begins_after(one: DateMention, paper: date) -> bool:
    """Whether it begins after the paper's day; 「已于2023年10月底前」 ends after it."""
    day = one.last if one.open == "by" else one.first
    return not one.supplied_year and day is not None and day > paper


def _chapters_ahead(notice: Notice) -> list[Node]:
    """Chapters that tell plans and deadlines."""
    nodes = (node for top in notice.outline for node in top.walk())
    return [node for node in nodes if node.part in ("outlook", "unfinished")]


def _told_as_done(notice: Notice, one: DateMention) -> Severity | None:
    """How sure the words are that the thing has happened; None where they are not."""
    text = notice.source.text
    start, end = one.span
    before, after = words_before(text, start), words_after(text, end)
    if before.rfind("《") > before.rfind("》"):
        return None
    if one.text.endswith(("以来", "至今", "年来", "月来")) or _AS_OF.search(before):
        return "error"
    if one.open == "by":
        return "error" if before.endswith(("已于", "已在")) else None
    if len(one.iso) == len("2022") or _is_plan(text, one, before, after):
        return None
    inspected = any(one.span == place for place in notice.inspection.spans.values())
    if inspected or "已" in before[-4:] or _DONE.search(after):
        return "error"
    return "warning" if _ACT.search(after) else None


def _is_plan(text: str, one: DateMention, before: str, after: str) -> bool:
    """Whether the words around the date, or the label of its paragraph, look ahead."""
    start, end = one.span
    if _AHEAD.search(before) or _ORDERED.search(before) or _IN_FORCE.search(after):
        return True
    paragraph = text[max(text.rfind("\n", 0, start) + 1, start - 200) : start]
    return "时限" in paragraph or "期限" in paragraph or is_planned(text, start, end, by=False)


def _signature(notice: Notice) -> tuple[Related, ...]:
    span = notice.masthead.published_span or notice.masthead.signature
    return (Related(span, "通报日期"),) if span else ()
