"""起止日期前后颠倒

查什么：一段时间的止日早于起日。

为什么：起止颠倒，多半是某个年、月、日写错，读者无法判断哪一个对。

例：“2020年10月26日至20日开展督查”“2021年6月28日至2021年4月29日”。

怎么改：对照原始记录核对起止两个日期。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice

CODE = "DAT103"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report intervals that end before they begin."""
    for one in notice.dates:
        if one.first and one.last and one.last < one.first:
            yield Finding(
                one.span,
                f"“{one.text}”的止期早于起期。",
                working=f"{one.first} > {one.last}",
            )
