"""电话号码用错连接号

查什么：区号和号码之间是否用了破折号、一字线或者别的横线。全角的“－”和短横线“-”不报。

为什么：《标点符号用法》规定电话号码用短横线；用了破折号，手机上点一下拨不出去，按号码检索也找不到。

例：0999—8765432应为0999-8765432。

怎么改：把区号后面的横线换成半角短横线“-”。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.searching import matches
from zhenggai.notices.source import Span

CODE = "PUN108"
SEVERITY: Severity = "warning"

# —8765432 · ——12345678 · —123—4567: the dash and what follows it
_REST = re.compile(r"([—–―─━_~～一]{1,2})(?:[1-9]\d{6,7}|\d{3,4}[-—–―─]\d{3,4})(?!\d)")
# 0999 · （0999） · 400: what stands before the dash
_AREA = re.compile(r"(?<!\d)(?:[（(]?0\d{2,3}[）)]?|[48]00)$")


def check(notice: Notice) -> Iterator[Finding]:
    """Telephone numbers whose dash is none."""
    text = notice.source.text
    for match in matches(_REST, notice.source):
        area = _AREA.search(text, max(0, match.start() - 7), match.start())
        if area:
            place = Span(area.start(), match.end())
            right = notice.source[place].replace(match[1], "-")
            message = f"电话号码里的“{match[1]}”应为短横线“-”：{right}（GB/T 15834—2011 4.13）"
            yield Finding(place, message)
