"""标题下面没有内容

查什么：一个部分或方面的标题下面什么也没有，紧接着就是下一个标题。

为什么：多是粘贴时漏了一段，或者标题重复。

例：“（一）党的政治建设方面”之后直接是“（二）党的组织建设方面”。

怎么改：补上内容，或删去多余的标题。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import Node
from zhenggai.notices.source import Span

CODE = "OUT105"
SEVERITY: Severity = "error"

HEADS = ("section", "aspect", "category")
LONGEST = 60


def check(notice: Notice) -> Iterator[Finding]:
    """Report headings of chapters and aspects with nothing below them."""
    for node in notice.nodes:
        if node.kind in HEADS and node.label and is_bare(notice.source.text, node):
            end = min(node.end, node.start + LONGEST)
            yield Finding(Span(node.start, end), f"标题“{node.heading}”下面没有内容。")


def is_bare(text: str, node: Node) -> bool:
    """Whether a node is its heading and nothing else."""
    rest = text[node.head.end : node.end]
    return not node.children and not rest.strip("。.：:；;，,*# \n\r\t　")
