"""完成期限推迟了

查什么：同一个问题，新件写的完成期限比旧件晚，而新件又没有写已完成。

为什么：延期要按程序批准并说明理由；不声不响地推迟，是督查时最容易被抓住的。

例：旧件“完成时限：2021年12月底前”，新件“完成时限：2022年6月底前”。

怎么改：已批准延期的，写明延期原因和批准情况；没有批准的，按原期限写。
"""

from collections.abc import Iterator

from zhenggai.notices.compare.change import Change
from zhenggai.notices.compare.pairing import Pair
from zhenggai.notices.compare.standing import deadline_of, status_of
from zhenggai.notices.diagnostics import Severity

CODE = "CMP103"
SEVERITY: Severity = "warning"


def check(pair: Pair) -> Iterator[Change]:
    """Every open problem whose last day is later than it was."""
    for old, new in pair.both:
        before, after = deadline_of(old, pair.old), deadline_of(new, pair.new)
        status = status_of(new, pair.new)
        if before is None or after is None or (status and status.state == "done"):
            continue
        if after[0] > before[0]:
            words = f"“{pair.old.source[before[1]]}”", f"“{pair.new.source[after[1]]}”"
            message = f"问题“{new.node.heading[:30]}”的期限由{words[0]}推迟到{words[1]}。"
            working = f"{before[0]} → {after[0]}，晚{(after[0] - before[0]).days}天"
            yield Change(after[1], message, before[1], working)
