"""（试行）写在书名号外

查什么：“（试行）”“（暂行）”紧跟在书名号后面，没有写进书名号里。

为什么：“（试行）”是文件名的一部分，应当和文件名一起放在书名号里；写在外面，名称就不完整。

例：“《云岭县考勤办法》（试行）”，应为“《云岭县考勤办法（试行）》”。

怎么改：把“（试行）”移进书名号。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span

CODE = "REF105"
SEVERITY: Severity = "warning"

# 》（试行） · 》(暂行)
OUTSIDE = re.compile(r"》\s?(?P<state>[（(](?:试行|暂行)[)）])")


def check(notice: Notice) -> Iterator[Finding]:
    """Report the first （试行） outside, with the others as related."""
    text = notice.source.text
    ends = {one.span.end - 1 for one in notice.regulations}
    places = [match for match in OUTSIDE.finditer(text) if match.start() in ends]
    if places:
        first, *others = places
        count = f"全文共{len(places)}处。" if others else ""
        yield Finding(
            Span(*first.span("state")),
            f"“{first['state']}”是文件名的一部分，要写在书名号里面。{count}",
            related=tuple(Related(Span(*one.span("state")), "同样的问题") for one in others),
        )
