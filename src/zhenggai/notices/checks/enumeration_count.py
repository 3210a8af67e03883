"""写“从N个方面”，列出的不是N项

查什么：“着重从五个方面”“采取三项措施”“做好以下4项工作”之类的话，与紧接着列出的编号条目数是否相等。中间缺号的由缺号规则报，这里不重复。

为什么：写五列六，要么数错，要么多一项、漏一项、重一个编号；公开后一数便知。

例：“主要从四个方面抓落实”，下面有（1）（2）（3）（3）（4）五项。

怎么改：先看编号有没有重号、漏号；编号没有错，就改前面的数字。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.relations.findings import contradictions

CODE = "NUM101"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report announcements that miss the number of the items below them."""
    yield from contradictions(notice, "enumeration")
