"""反馈早于巡视巡察结束

查什么：反馈巡视（巡察）意见的日期，早于这次巡视（巡察）结束的日期。

为什么：先结束、后反馈是规定的程序；次序倒了，必有一个日期写错。

例：“2021年4月29日至6月28日……开展了巡察。6月6日，市委巡察组反馈了巡察意见。”

怎么改：对照巡视（巡察）公告和反馈会记录，核对两个日期。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.notice import Notice
from zhenggai.zh.days import in_words

CODE = "DAT104"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report a feedback day that lies before the inspection's last day."""
    inspection = notice.inspection
    place = inspection.spans.get("feedback_date")
    if inspection.end is None or place is None:
        return
    # The reader of dates knows the paper's day; the opening alone would give 6月6日 the next year.
    printed = next((one.last for one in notice.dates if one.span.start == place.start), None)
    feedback = printed or inspection.feedback_date
    if feedback is None or feedback >= inspection.end:
        return
    ended = inspection.spans.get("end")
    kind = inspection.kind or "巡视巡察"
    yield Finding(
        place,
        f"反馈日期{in_words(feedback)}早于{kind}结束的日期{in_words(inspection.end)}。",
        working=f"{feedback} < {inspection.end}",
        related=(Related(ended, "巡视巡察起止"),) if ended else (),
    )
