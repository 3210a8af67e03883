"""编号用了两次

查什么：同一组条目里，两项用了同一个编号，如两个“（3）”、两个“三是”。

为什么：编号重了，项数就数不清，“从五个方面”也对不上；读的人引用“第（3）项”时不知指哪一项。

例：“（2）加大教育力度……（3）强化监督……（3）从严执纪……（4）惩治腐败……”

怎么改：看后面的编号和前文写的项数，把第二个改成下一个编号，或并入上一项作“二是”。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.numbering import label_faults
from zhenggai.notices.source import Span

CODE = "OUT101"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report the second of two equal labels in one list."""
    for fault in label_faults(notice.outline):
        if fault.wrong == "twice" and fault.before:
            yield Finding(
                Span(fault.node.start, fault.node.body),
                f"编号“{fault.node.label}”在同一组里用了两次，这里应是第{fault.expected}项。",
                related=(Related(Span(fault.before.start, fault.before.body), "第一次用这个编号"),),
            )
