"""用词写错

查什么：公文和整改通报里常见的错别字、误用词，逐条列在词表 terms/slips.toml 里，每条有正确写法、理
由和出处。只收没有正确用法的写法；另有正确用法的，用前后文把它让开。

为什么：错一个字，轻则闹笑话，重则改变意思；通报在网上公开后，改不回来。

例：截止目前应为截至目前；政治点位应为政治站位；落实不利应为落实不力。

怎么改：按提示改成正确写法。只作提示的是异形词，两种写法都有人用，公文宜用推荐的一种。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.terms.reporting import report
from zhenggai.notices.terms.scan import wrong_words

CODE = "TXT101"
SEVERITY: Severity = "warning"


def check(notice: Notice) -> Iterator[Finding]:
    """Words of the list of slips."""
    yield from report(notice.source, wrong_words(notice.source.text, "slips"))
