"""The shape of a notice in one line and in words: 4方面 12类 35问题 112措施."""

from collections import Counter

from zhenggai.notices.levels import Kind
from zhenggai.notices.notice import Notice

# Every kind of node as people call it.
KINDS: dict[Kind, str] = {
    "title": "标题",
    "section": "部分",
    "aspect": "方面",
    "category": "类",
    "problem": "问题",
    "sub_problem": "子问题",
    "measure_group": "措施组",
    "measure": "措施",
    "narrative": "叙述",
    "outlook": "下步打算",
    "clues": "线索",
    "contact": "联系方式",
    "signature": "落款",
}
# What a line about a notice counts.
COUNTED: tuple[Kind, ...] = ("aspect", "category", "problem", "measure")


def counts_of(notice: Notice) -> Counter[Kind]:
    """How many nodes of each kind the outline has."""
    return Counter(node.kind for top in notice.outline for node in top.walk())


def structure_of(notice: Notice) -> str:
    """4方面 38问题 126措施; kinds that do not occur are left out."""
    counts = counts_of(notice)
    return " ".join(f"{counts[kind]}{KINDS[kind]}" for kind in COUNTED if counts[kind])
