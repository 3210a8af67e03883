"""Whether the words around a date tell it as still ahead or as done."""

import re

# Sentences end here; a comma does not end one.
_ENDS = "。；;！!？?\n"
# 将于 · 计划在 · 力争 · 完成时限： before a date make it a plan
_PLANNED = re.compile("将|拟|计划|预计|力争|争取|有望|预期|时限|期限|限期|限于|打算|届时|目标")
_NEAR = 14


def words_before(text: str, at: int, reach: int = 60) -> str:
    """The words of the same sentence before a place, at most `reach` characters."""
    start = max(at - reach, 0)
    return text[max(start, *(text.rfind(mark, start, at) + 1 for mark in _ENDS)) : at]


def words_after(text: str, at: int, reach: int = 60) -> str:
    """The words of the same sentence after a place, at most `reach` characters."""
    stop = min(at + reach, len(text))
    ends = (text.find(mark, at, stop) for mark in _ENDS)
    return text[at : min((end for end in ends if end >= 0), default=stop)]


def is_planned(text: str, start: int, end: int, *, by: bool) -> bool:
    """Whether a date is told as still to come; `by` says that it ends with 前 (6月底前)."""
    before = words_before(text, start, _NEAR)
    after = text[end : end + 3]
    if "已" in before[-6:] or "已" in after:
        return False
    if by or after.startswith(("将", "拟")):
        return True
    return _PLANNED.search(before) is not None
