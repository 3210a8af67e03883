"""编号次序颠倒

查什么：一组条目的编号不按次序，如“（1）（3）（2）”，或中间一项编号写错、前后却连得上。

为什么：多是移动了段落没有改号，引用时会指错项目。

例：“1.……2.……5.……4.……”中“5.”应为“3.”。

怎么改：按文中先后重新编号，并核对“存在问题××”之类按号引用的地方。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.numbering import label_faults
from zhenggai.notices.source import Span

CODE = "OUT103"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report a label that stands before its turn or after it."""
    for fault in label_faults(notice.outline):
        if fault.wrong == "out_of_order" and fault.before:
            yield Finding(
                Span(fault.node.start, fault.node.body),
                f"编号“{fault.node.label}”次序不对，这里应是第{fault.expected}项。",
                related=(Related(Span(fault.before.start, fault.before.body), "前一个编号"),),
            )
