"""未完成事项没有说明和时限

查什么：未完成、基本完成事项的说明里，有一项只写了标题，有关情况、下一步措施、完成时限三样一样也没有。

为什么：公开时没有完成的事项必须说清三件事：为什么没完成、下一步怎么办、什么时候完成。

例：“（一）未完成的整改事项
1.老旧小区改造推进缓慢问题。
2.……问题。有关情况说明：……下一步措施：……完成时限：……”

怎么改：补上有关情况说明、下一步措施和完成时限；确实同别项一并说明的，写明“见第×项”。
"""

import re
from collections.abc import Iterator, Sequence

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.facts.statuses import ItemStatus
from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import Node
from zhenggai.notices.source import Span

CODE = "STA102"
SEVERITY: Severity = "warning"

NAMES = {"not_done": "未完成", "basically_done": "基本完成", "in_progress": "正在整改"}
LONGEST = 60
# So much text beside the items of a chapter explains all of them together.
SHARED = 16
_FOR_ALL = re.compile("(?:以上|上述|上列|这[两三四五六七八九]|这些|对(?:以上|上述))")
_HAN = re.compile("[一-龥]")


def check(notice: Notice) -> Iterator[Finding]:
    """Report items of a chapter on unfinished items that stand there as a bare heading."""
    for chapter in notice.outline:
        items = [
            one
            for one in notice.statuses
            if one.in_chapter and chapter.start <= one.node < chapter.end and one.state != "done"
        ]
        bare = [one for one in items if _is_bare(one)]
        if bare and not _explains_all(notice.source.text, chapter, items):
            for one in bare:
                yield Finding(
                    Span(one.span.start, min(one.span.end, one.span.start + LONGEST)),
                    f"这一项{NAMES[one.state]}，却没有情况说明、下一步措施和完成时限。",
                )


def _is_bare(item: ItemStatus) -> bool:
    told = (item.explanation, item.next_steps, item.deadline)
    return not any(told) and not item.milestones and not item.standing and item.place is not None


def _explains_all(text: str, chapter: Node, items: Sequence[ItemStatus]) -> bool:
    """Whether the chapter has sentences of its own beside headings and items: 以上两项因…"""
    if any(one.explanation and _FOR_ALL.match(text, one.explanation.start) for one in items):
        return True
    covered = {one.start: one.end for one in (item.place for item in items) if one}
    own = 0
    at = chapter.head.end
    for start in sorted(covered):
        own += _words(text, chapter, at, start)
        at = max(at, covered[start])
    return own + _words(text, chapter, at, chapter.end) >= SHARED


def _words(text: str, chapter: Node, start: int, end: int) -> int:
    """How many characters a stretch has outside the headings of the chapter."""
    if end <= start:
        return 0
    heads = [node.head for node in chapter.walk() if start <= node.head.start < end]
    told = len(_HAN.findall(text, start, end))
    return told - sum(len(_HAN.findall(text, *head)) for head in heads)
