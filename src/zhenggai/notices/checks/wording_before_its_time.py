"""表述早于它出现的日子

查什么：通报落款（发布）之日，党的代表大会、中央全会、重要表述和党内法规是否已经有了（词表
terms/dated_wording.toml，每条有日期和出处）。“迎接”“筹备”“将”这样说将来的句子不报。

为什么：日期写错，或者拿后来的稿子改旧稿，就会出现落款在前、会议在后的笑话，而且是政治性差错。

例：2021年6月落款的通报写“深入学习党的十九届六中全会精神”（六中全会2021年11月召开）。

怎么改：先核对落款日期和发布日期，再核对表述；确属当时没有的，改用当时的表述。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.searching import clause_start, is_printed
from zhenggai.notices.source import Span
from zhenggai.notices.terms.lists import DatedWording, dated_wordings
from zhenggai.notices.terms.scan import DATED, scan

CODE = "TXT107"
SEVERITY: Severity = "error"

# What makes a sentence one of the future, and what makes a clause so (现将, 按计划 do not).
SENTENCE_AHEAD = ("迎接", "喜迎", "下一步", "即将", "筹备", "准备")
_CLAUSE_AHEAD = re.compile("(?<!现)将|拟|(?<!按)(?<!照)计划|献礼|前夕|草案")


def check(notice: Notice) -> Iterator[Finding]:
    """Wordings that are younger than the paper."""
    days = [day for day in (notice.masthead.published, notice.masthead.signed) if day]
    if not days:
        return
    day = max(days)
    places: dict[str, tuple[DatedWording, list[Span]]] = {}
    listed = dated_wordings()
    text = notice.source.text
    for hit in scan(text)[DATED]:
        wording = listed[hit.entry]
        if day >= wording.since or not is_printed(notice.source, hit.span.start):
            continue
        if not is_ahead(text, hit.span):
            places.setdefault(wording.what, (wording, []))[1].append(hit.span)
    for wording, spans in places.values():
        first = spans[0]
        yield Finding(
            first,
            f"“{notice.source[first].strip('“”')}”不会出现在{chinese_day(day)}的文件里："
            f"{wording.what}{chinese_day(wording.since)}才有（{wording.source}）",
            related=tuple(
                Related(span, "同一表述") for span in spans[1:50] if span.start >= first.end
            ),
            severity=wording.severity,
        )


def is_ahead(text: str, span: Span) -> bool:
    """Whether the sentence speaks of what is to come."""
    sentence = text[clause_start(text, span.start, reach=60) : span.end + 10]
    clause = text[clause_start(text, span.start, "，,。；;\n", reach=40) : span.start]
    if any(word in sentence for word in SENTENCE_AHEAD):
        return True
    return _CLAUSE_AHEAD.search(clause) is not None


def chinese_day(day: object) -> str:
    """A date as a reader prints it."""
    year, month, dom = str(day).split("-")
    return f"{year}年{int(month)}月{int(dom)}日"
