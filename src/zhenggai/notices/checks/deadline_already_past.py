"""期限已过仍写成将要完成

查什么：尚未完成的事项，完成时限早于通报日期，又没有写明已逾期；或者“将于、计划于、力争”某日完成，而这一天在通报日期之
前。

为什么：期限已过，要么已经完成该写结果，要么没有完成该写原因和新的期限；照抄方案里的期限会被认为没有整改。

例：2022年2月22日的通报写“完成时限：2021年12月31日前，完成年度目标”。

怎么改：写明到期后的实际情况；确需延期的，写明延期理由和新的期限。
"""

import re
from collections.abc import Iterator
from datetime import date

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.facts.dates import DateMention
from zhenggai.notices.facts.tense import words_after, words_before
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span
from zhenggai.zh.days import in_words

CODE = "DAT102"
SEVERITY: Severity = "warning"

# 将于 · 计划在 · 力争 · 预计到 right before the date; 将2020年的… is another 将
_STILL_AHEAD = re.compile("(?:将[于在]|拟[于在]|(?:预计|力争|争取|计划|有望)[于在到至]?)$")
# Words that make the plan an old one or somebody's order, in the sentence before
_OLD_PLAN = re.compile(
    "原|曾|当时|要求|提出|明确|规定|方案|规划|强调|承诺|约定|合同|反映|指出|[0-9０-９]年"
)
# （已逾期） · ，完成验收（现已逾期）: the paper says itself that the day is past
_OVERDUE = re.compile(r"[^。；;\n]{0,60}?(?:逾期|超期)")
# Words that tell that it was kept, in the clause before or in the sentence after
_KEPT = re.compile("已|了(?!解)|按期|如期|按时|提前")


def check(notice: Notice) -> Iterator[Finding]:
    """Report deadlines before the paper's day that the paper tells as still ahead."""
    today = notice.as_of or notice.paper_day
    if today is None:
        return
    unfinished = [one for one in notice.statuses if one.state != "done"]
    milestones = [milestone for one in unfinished for milestone in one.milestones]
    for milestone in milestones:
        says_so = _OVERDUE.match(notice.source.text, milestone.span.end)
        if milestone.on and milestone.on < today and not says_so:
            yield _finding(notice, milestone.span, milestone.text, today)
    terms = [milestone.span for milestone in milestones]
    for one in notice.dates:
        past = one.last is not None and one.last < today and not one.supplied_year
        told = any(start <= one.span.start < end for start, end in terms)
        if past and not told and _is_told_ahead(notice, one):
            yield _finding(notice, one.span, one.text, today)


def _is_told_ahead(notice: Notice, one: DateMention) -> bool:
    text = notice.source.text
    before = words_before(text, one.span.start)
    if not _STILL_AHEAD.search(before):
        return False
    clause = re.split("[，,]", before)[-1]
    kept = _KEPT.search(clause) or _KEPT.search(words_after(text, one.span.end))
    return not (kept or _OLD_PLAN.search(before))


def _finding(notice: Notice, span: Span, text: str, today: date) -> Finding:
    signed = notice.masthead.published_span or notice.masthead.signature
    whose = "指定的核对日期" if notice.as_of else "通报日期"
    return Finding(
        Span(span.start, min(span.end, span.start + 60)),
        f"期限“{text[:24]}”早于{whose}{in_words(today)}，事项却写成尚待完成。",
        related=(Related(signed, "通报日期"),) if signed and not notice.as_of else (),
    )
