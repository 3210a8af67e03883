"""Operators on the state of single items."""

import re
from collections.abc import Iterator

from zhenggai.notices.benchmark.planting import Change, Edit, Operator, Paper, swap
from zhenggai.notices.source import Span

# 整改情况：…该问题已完成整改。
TOLD_DONE = re.compile(r"(?<=整改情况：)[^\n]{20,400}(?=该问题已完成整改。)")
# A measure of its own line, of which only a promise is left: （2）修订… ⑵… 1)…
MEASURE = re.compile(r"(?<=\n)[ 　]*(?:[（(]\d[)）]|[⑴-⑼])[^\n]{30,}(?=\n)")
# The fields of an unfinished item, each a line of its own.
FIELDS = re.compile(r"(?:^[ 　]*(?:a\.|b\.)?(?:有关情况说明|下一步措施|完成时限)：.*\n)+", re.M)
ITEM = re.compile(r"[^\n]+\n\Z")

PROMISE = "计划开展专项排查，拟研究制定工作方案，将适时组织检查验收。"


def promises(paper: Paper) -> Iterator[Edit]:
    """已完成整改 with plans as its only proof."""
    for match in TOLD_DONE.finditer(paper.text):
        told = Span(match.end(), match.end() + len("该问题已完成整改"))
        yield swap(*match.span(), PROMISE, told)
    for match in MEASURE.finditer(paper.text):
        label = re.match(r"[ 　]*(?:[（(]\d[)）]|[⑴-⑼])", match[0])
        start = match.start() + (label.end() if label else 0)
        yield swap(start, match.end(), f"该问题已完成整改。{PROMISE}")


def unexplained(paper: Paper) -> Iterator[Edit]:
    """An unfinished item without explanation, next step and deadline."""
    for match in FIELDS.finditer(paper.text):
        item = ITEM.search(paper.text, 0, match.start())
        if item:
            yield Edit((Change(Span(*match.span()), ""),), (Span(item.start(), item.end() - 1),))


STATES = (
    Operator("done_without_proof", ("STA",), "已完成只有打算", promises, advice=True),
    Operator("unfinished_unexplained", ("STA",), "未完成事项没有说明", unexplained, advice=True),
)
