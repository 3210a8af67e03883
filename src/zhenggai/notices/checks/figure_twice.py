"""同一个数前后不一

查什么：问题数、任务数、措施数和移交的线索、信访件数在文中出现几次，是否都一样；较长的相同说法后面跟着不同的数，提示核对。专项检查、民主生活会、自查的数另算。

为什么：改数时往往只改了一处。

例：前面写“反馈35个问题”，后面写“反馈的36个问题”。

怎么改：以台账为准，几处一起改；确是两个口径的，写明各自的范围。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.relations.findings import contradictions

CODE = "NUM106"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report one figure told with two values."""
    yield from contradictions(notice, "same")
