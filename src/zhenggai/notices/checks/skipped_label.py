"""编号跳了号

查什么：一组条目的编号中间少了号，或不从“一”开始又接不上前面的编号。

为什么：少的可能是一项整改内容，也可能是删了一项没有改号；社会公开后会被问“第三项在哪里”。

例：“一是加强学习……二是完善制度……四是严肃问责……”

怎么改：补上漏掉的一项，或把后面的编号依次改正，并核对前文写的项数。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.numbering import LabelFault, label_faults
from zhenggai.notices.source import Span

CODE = "OUT102"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report the label after a gap."""
    for fault in label_faults(notice.outline):
        if fault.wrong == "skipped" and not is_hidden(notice.source.text, fault):
            before = fault.before
            yield Finding(
                Span(fault.node.start, fault.node.body),
                f"编号“{fault.node.label}”之前缺第{fault.expected}项。",
                related=(Related(Span(before.start, before.body), "前一个编号"),) if before else (),
            )


def is_hidden(text: str, fault: LabelFault) -> bool:
    """Whether the missing label is printed where none is expected: 「为此一是加强…」."""
    label = fault.node.label or ""
    if fault.node.level != "shi" or not 1 <= fault.expected <= 9:
        return False
    missing = "一二三四五六七八九"[fault.expected - 1]
    printed = f"第{missing}" if label.startswith("第") else f"{missing}是"
    since = fault.before.end if fault.before and fault.expected > 1 else fault.node.start - 600
    begin = fault.before.start if fault.before and fault.expected > 1 else max(0, since)
    return printed in text[begin : fault.node.start]
