"""The role of each top-level chapter: organisation, the main part, unfinished items, clues,
outlook.
"""

import re
from collections.abc import Sequence

from zhenggai.notices.levels import Part
from zhenggai.notices.nesting import Draft
from zhenggai.notices.wording import (
    CLUES,
    NAMES_ASPECT,
    ORGANISATION,
    OUTLOOK,
    RECTIFICATION,
    UNFINISHED,
)

# The first that fits tells the role.
TOLD_BY: tuple[tuple[Part, re.Pattern[str]], ...] = (
    ("unfinished", UNFINISHED),
    ("outlook", OUTLOOK),
    ("clues", CLUES),
    ("main", NAMES_ASPECT),
    ("main", re.compile("问题$")),
    ("organisation", ORGANISATION),
    ("main", RECTIFICATION),
)
# A chapter this much smaller than the biggest one, and before it, only prepares it.
PREPARES = 4


def chapter_parts(text: str, chapters: Sequence[Draft]) -> list[Part]:
    """The roles in order: by heading first, then by place and size.

    The biggest chapter that does not call itself something else is the main one; small ones
    before it tell the organisation; those after it that say nothing are more of it.
    """
    said = [part_of(text[one.head.start : one.head.end]) for one in chapters]
    sizes = [size(one) for one in chapters]
    candidates = [at for at, part in enumerate(said) if part in (None, "main", "organisation")]
    if not candidates:
        return [part or "main" for part in said]
    biggest = max(candidates, key=lambda at: sizes[at])
    parts: list[Part] = []
    for at, part in enumerate(said):
        if at == biggest:
            parts.append("main")
        elif part in (None, "main") and at < biggest and sizes[at] * PREPARES < sizes[biggest]:
            parts.append(
                "main" if part == "main" and is_aspect(text, chapters[at]) else "organisation"
            )
        elif part == "organisation" and at > biggest:
            parts.append("main")
        else:
            parts.append(part or "main")
    return parts


def part_of(title: str) -> Part | None:
    """The role that a chapter's heading tells, if it does."""
    return next((part for part, pattern in TOLD_BY if pattern.search(title)), None)


def is_aspect(text: str, chapter: Draft) -> bool:
    """Whether the chapter itself is an aspect: 「一、聚焦…方面」."""
    return bool(NAMES_ASPECT.search(text[chapter.head.start : chapter.head.end]))


def size(draft: Draft) -> int:
    """A draft and everything below it."""
    return 1 + sum(size(child) for child in draft.children)
